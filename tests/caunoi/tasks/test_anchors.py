"""On which day a document's deadlines hang: one of its meetings, its own day, a day in the words."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from caunoi.documents.models import Document, FactState
from caunoi.people.models import User
from caunoi.tasks.anchors import AnchorDraft, DocumentAnchors, row_of
from caunoi.tasks.models import Anchor
from caunoi.tasks.rules import Due, Operator
from tests.caunoi.tasks.conftest import add_fact

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MEETING = date(2023, 3, 22)


def back(anchor: str = "", count: int = 7) -> Due:
    return Due(None, None, Operator.BEFORE, f"trước {count} ngày", "", -count, "working_day", anchor)


def within(anchor: str = "", count: int = 5) -> Due:
    return Due(None, None, Operator.WITHIN, f"trong {count} ngày", "", count, "day", anchor)


def after(anchor: str = "hội nghị") -> Due:
    return Due(None, None, Operator.AFTER, f"sau {anchor}", anchor=anchor)


def found(document: Document, due: Due) -> AnchorDraft | None:
    return DocumentAnchors(document, HANOI).of(due)


@pytest.mark.parametrize(
    "due", [back(), back("phiên họp"), within("ngày kết thúc Hội nghị"), after(), after("hội nghị kết thúc")]
)
def test_the_one_meeting_of_a_document(document: Document, due: Due) -> None:
    draft = found(document, due)
    assert draft is not None
    assert (draft.what, draft.moment) == ("Hội nghị", MEETING)
    assert draft.fact == document.facts.get(kind="meetings").pk


@pytest.mark.parametrize(
    ("due", "what", "moment"),
    [
        (within(), "Ngày ban hành văn bản", date(2023, 3, 1)),
        (within("ngày ký"), "Ngày ban hành văn bản", date(2023, 3, 1)),
        (within("ngày ban hành Kế hoạch này"), "Ngày ban hành văn bản", date(2023, 3, 1)),
        (within("kết thúc đợt rà soát"), "Kết thúc đợt rà soát", None),
        (within("ngày 15/3/2023"), "Ngày 15/3/2023", date(2023, 3, 15)),
        (within("ngày 15/3"), "Ngày 15/3", date(2023, 3, 15)),
        (back("hội nghị ngày 24/3/2023"), "Hội nghị ngày 24/3/2023", date(2023, 3, 24)),
        (
            back("hội nghị lúc 07 giờ 30, ngày 24/3/2023"),
            "Hội nghị lúc 07 giờ 30, ngày 24/3/2023", datetime(2023, 3, 24, 7, 30, tzinfo=HANOI),
        ),
    ],
)  # fmt: skip
def test_what_the_words_mean_by_themselves(
    document: Document, due: Due, what: str, moment: date | None
) -> None:
    draft = found(document, due)
    assert draft is not None
    assert (draft.what, draft.moment, draft.fact) == (what, moment, None)


def test_the_day_a_paper_came_in(document: Document) -> None:
    draft = found(document, within("ngày nhận được công văn này"))
    assert draft is not None
    received = document.incoming.received_at.astimezone(HANOI).date()
    assert (draft.what, draft.moment) == ("Ngày nhận văn bản", received)


def test_a_deadline_with_its_own_day_hangs_on_nothing(document: Document) -> None:
    assert found(document, Due(MEETING, None, Operator.BEFORE, "trước ngày 22/3/2023")) is None
    assert found(document, Due(text="hằng tháng", every="month")) is None
    assert found(document, Due()) is None


def test_a_meeting_with_its_hour(document: Document) -> None:
    document.facts.filter(kind="meetings").update(
        value={"name": "Hội nghị trực tuyến", "date": "2023-03-22", "time": "07:30"}
    )
    draft = found(document, after())
    assert draft is not None
    assert draft.moment == datetime(2023, 3, 22, 7, 30, tzinfo=HANOI)


@pytest.mark.parametrize("time", ["sáng", "", None, "99:99", 7])
def test_an_hour_that_is_none_leaves_the_day(document: Document, time: object) -> None:
    document.facts.filter(kind="meetings").update(value={"date": "2023-03-22", "time": time})
    draft = found(document, after())
    assert draft is not None
    assert (draft.what, draft.moment) == ("Cuộc họp", MEETING)


def test_a_meeting_without_a_day_waits(document: Document) -> None:
    document.facts.filter(kind="meetings").update(value={"name": "Hội nghị đối thoại", "date": None})
    draft = found(document, back())
    assert draft is not None
    assert (draft.what, draft.moment) == ("Hội nghị đối thoại", None)


class TestSeveralMeetings:
    @pytest.fixture
    def two(self, document: Document) -> Document:
        document.facts.filter(kind="meetings").update(
            value={"name": "Họp Ban Thường vụ", "date": "2023-03-22"}
        )
        add_fact(document, "meetings", 1, {"name": "Hội nghị đối thoại với nông dân", "date": "2023-04-05"})
        return document

    @pytest.mark.parametrize(
        ("words", "what", "moment"),
        [
            ("ngày họp Ban Thường vụ", "Họp Ban Thường vụ", MEETING),
            ("hội nghị đối thoại", "Hội nghị đối thoại với nông dân", date(2023, 4, 5)),
            ("ngay doi thoai", "Ngay doi thoai", None),  # no meeting by its words: a day of its own
            ("hội nghị", "Hội nghị", None),  # fits both, so fits none
            ("ngày họp Ban Chấp hành", "Họp Ban Thường vụ", MEETING),
        ],
    )
    def test_the_one_that_shares_most_words(
        self, two: Document, words: str, what: str, moment: date | None
    ) -> None:
        draft = found(two, back(words))
        assert draft is not None
        assert (draft.what, draft.moment) == (what, moment)

    def test_without_words_none_is_taken_for_the_other(self, two: Document) -> None:
        assert found(two, back()) == AnchorDraft("Cuộc họp")

    def test_a_rejected_meeting_does_not_count(self, two: Document) -> None:
        two.facts.filter(kind="meetings", position=1).update(state=FactState.REJECTED)
        draft = found(two, back())
        assert draft is not None
        assert draft.moment == MEETING

    def test_two_of_one_name_are_told_apart_by_their_day(self, two: Document) -> None:
        for position, day in ((0, "2023-03-22"), (1, "2023-04-05")):
            two.facts.filter(kind="meetings", position=position).update(
                value={"name": "Hội nghị", "date": day}
            )
        assert found(two, back("hội nghị")) == AnchorDraft("Hội nghị")
        two.facts.filter(kind="meetings", position=1).update(value={"name": "Hội nghị", "date": None})
        names = {draft.what for draft in DocumentAnchors(two, HANOI)._meetings}
        assert names == {"Hội nghị (thứ Tư 22/03/2023)", "Hội nghị (chưa có ngày)"}


class TestRow:
    def test_a_day_has_one_row_in_its_document(self, document: Document, specialist: User) -> None:
        draft = found(document, back())
        assert draft is not None
        row = row_of(draft, document=document, actor=specialist)
        assert row_of(draft, document=document, actor=specialist) == row
        assert Anchor.objects.get() == row
        assert (row.what, row.on, row.at, row.moment) == ("Hội nghị", MEETING, None, MEETING)
        assert row.day_words == "thứ Tư 22/03/2023"

    def test_an_hour_is_kept_and_told_on_the_clock_of_the_office(
        self, document: Document, specialist: User
    ) -> None:
        at = datetime(2023, 3, 22, 7, 30, tzinfo=HANOI)
        row = row_of(AnchorDraft("Hội nghị", at), document=document, actor=specialist)
        row.refresh_from_db()
        assert (row.on, row.moment) == (MEETING, at)
        assert row.day_words == "07:30 thứ Tư 22/03/2023"

    def test_a_day_moved_since_stays_where_it_was_moved_to(
        self, document: Document, specialist: User
    ) -> None:
        draft = AnchorDraft("Hội nghị", MEETING)
        row = row_of(draft, document=document, actor=specialist)
        Anchor.objects.filter(pk=row.pk).update(on=date(2023, 4, 5))
        assert row_of(draft, document=document, actor=specialist).on == date(2023, 4, 5)

    def test_a_day_not_known_yet(self, document: Document, specialist: User) -> None:
        row = row_of(AnchorDraft("Kết thúc đợt"), document=document, actor=specialist)
        assert (row.moment, row.day_words) == (None, "chưa có ngày")
