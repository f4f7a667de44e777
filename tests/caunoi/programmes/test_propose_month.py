"""The machine's proposal of a month and the draft made of it: what is in it and why; done, refused, raced."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.people.models import Office, Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter, Recurring
from caunoi.programmes.item_actions import drop_item, finish_items, move_item
from caunoi.programmes.models import MonthLine, MonthProgramme, Programme
from caunoi.programmes.month_actions import add_sudden, keep_line, propose_month
from caunoi.programmes.month_reads import candidates, waiting
from caunoi.programmes.proposal_actions import propose_matter
from caunoi.programmes.rules import Every, Month, Origin, Period
from tests.caunoi.programmes.conftest import JULY, Make, line_of, shown, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province

SUDDEN = "Thường trực Tỉnh ủy"


def reasons(office: Office, month: Month = JULY) -> list[tuple[str, str]]:
    return [(one.content, one.reason.words) for one in candidates(office, month)]


# --- what is in it ---


def test_the_months_own_items_then_what_slipped_the_oldest_first(make: Make, committee: Office) -> None:
    for content, month in (("Tháng sáu", 6), ("Tháng bảy", 7), ("Tháng tám", 8), ("Tháng hai", 2)):
        make(content, month=month)
    make("Quý ba", period=Period(2023, quarter=3))
    make("Quý hai", period=Period(2023, quarter=2))
    make("Chưa rõ", period=Period(words="trước kỳ họp"))
    assert reasons(committee) == [
        ("Tháng bảy", "theo chương trình năm"),
        ("Quý ba", "theo chương trình năm"),
        ("Tháng hai", "chuyển từ tháng 2"),
        ("Tháng sáu", "chuyển từ tháng 6"),
        ("Quý hai", "chuyển từ tháng 6"),
    ]
    assert reasons(committee, Month(2024, 1))[0] == ("Tháng hai", "chuyển từ tháng 2/2023")


def test_what_is_done_or_dropped_does_not_slip(make: Make, committee: Office, specialist: User) -> None:
    done, dropped, _ = make("Xong", month=6), make("Rút", month=6), make("Còn", month=6)
    finish_items(actor=specialist, items=[done])
    drop_item(actor=specialist, item=dropped, reason="Hoãn")
    assert reasons(committee) == [("Còn", "chuyển từ tháng 6")]


def test_what_was_moved_stands_in_its_new_month(make: Make, committee: Office, specialist: User) -> None:
    item = make("Lùi", month=6)
    move_item(actor=specialist, item=item, to=JULY, reason="Chờ hướng dẫn")
    assert reasons(committee, Month(2023, 6)) == []
    assert reasons(committee) == [("Lùi", "chuyển từ tháng 6")]


def test_what_comes_back_and_what_was_missed(
    programme: Programme, committee: Office, specialist: User
) -> None:
    for content, every in (("Tháng", Every.MONTH), ("Quý", Every.QUARTER), ("Nửa năm", Every.HALF_YEAR)):
        actions.add_standing(actor=specialist, programme=programme, new=Recurring(content, every))
    assert reasons(committee, Month(2023, 6)) == [
        ("Tháng", "định kỳ hằng tháng"), ("Quý", "định kỳ hằng quý"),
        ("Nửa năm", "định kỳ 6 tháng một lần"),
    ]  # fmt: skip
    assert reasons(committee) == [
        ("Tháng", "định kỳ hằng tháng"), ("Quý", "chuyển từ tháng 6"), ("Nửa năm", "chuyển từ tháng 6"),
    ]  # fmt: skip
    assert reasons(committee, Month(2023, 9))[:2] == [
        ("Tháng", "định kỳ hằng tháng"), ("Quý", "định kỳ hằng quý"),
    ]  # fmt: skip


def test_what_units_propose_and_what_came_up(
    july: MonthProgramme, committee: Office, province: Province, specialist: User, contact: User
) -> None:
    propose_matter(
        actor=contact, unit=province.commune, office=committee, month=JULY, new=Matter("Sáp nhập thôn"),
        ground="Đề án 02", today=date(2023, 6, 20),
    )  # fmt: skip
    add_sudden(actor=specialist, month=july, new=Matter("Bão số 2"), decided_by=SUDDEN, ground="")
    assert reasons(committee)[-2:] == [
        ("Sáp nhập thôn", "đơn vị đề xuất: Xã Bến Thượng"), ("Bão số 2", f"đột xuất: {SUDDEN}"),
    ]  # fmt: skip
    assert reasons(committee, Month(2023, 8))[-1] == ("Bão số 2", "chuyển từ tháng 7")


def test_drafts_and_other_offices_stay_out(
    draft: Programme, committee: Office, specialist: User, province: Province
) -> None:
    new = Matter("Việc", Period(2023, month=7))
    actions.add_item(actor=specialist, programme=draft, new=new)
    assert reasons(committee) == []
    actions.adopt_programme(actor=specialist, programme=draft)
    assert reasons(committee) == [("Việc", "theo chương trình năm")]
    assert reasons(province.commune) == []


def test_two_queries_however_many(make: Make, committee: Office) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            candidates(committee, JULY)
        return len(caught)

    make()
    few = asked()
    for number in range(20):
        make(f"Việc {number}", month=1 + number % 12)
    assert few == asked() == 2


# --- the draft made of it ---


def test_done(make: Make, committee: Office, specialist: User) -> None:
    make("Tháng sáu", month=6)
    make("Tháng bảy")
    month = propose_month(actor=specialist, office=committee, month=JULY)
    assert (month.month, month.stands, str(month)) == (JULY, "draft", "chương trình tháng 7/2023")
    assert shown(month) == ["Tháng bảy", "Tháng sáu"]
    assert told(month) == [
        "Người Chuyên viên văn phòng lập dự thảo chương trình tháng 7/2023 của Tỉnh ủy: "
        "2 việc (theo chương trình 1, chuyển từ tháng trước 1)."
    ]


def test_asked_again_it_adds_only_what_is_new(july: MonthProgramme, make: Make, specialist: User) -> None:
    def again() -> None:
        propose_month(actor=specialist, office=july.office, month=JULY)

    keep_line(actor=specialist, line=line_of(july, "Hai"), kept=False)
    again()
    assert shown(july) == ["Một"]
    assert len(told(july)) == 2
    make("Ba")
    assert [one.content for one in waiting(july)] == ["Ba"]
    again()
    assert shown(july) == ["Một", "Ba"]
    assert "bổ sung vào dự thảo" in told(july)[-1]
    assert waiting(july) == []


def test_an_empty_month_is_a_draft_too(programme: Programme, committee: Office, specialist: User) -> None:
    month = propose_month(actor=specialist, office=committee, month=JULY)
    assert told(month)[0].endswith(": chưa có việc nào.")


def test_what_was_done_meanwhile_leaves_the_drafts_of_months_to_come(
    make: Make, committee: Office, specialist: User
) -> None:
    items = [make("Xong", month=6), make("Rút", month=6), make("Lùi", month=6), make("Còn", month=6)]
    later = Month.of(timezone.localdate()).plus(2)
    month = propose_month(actor=specialist, office=committee, month=later)
    finish_items(actor=specialist, items=items[:1])
    drop_item(actor=specialist, item=items[1], reason="Hoãn")
    move_item(actor=specialist, item=items[2], to=later.plus(1), reason="Lùi")
    assert shown(month) == ["Còn"]
    move_item(actor=specialist, item=items[3], to=later, reason="Đúng tháng này")
    assert shown(month) == ["Còn"]


def test_what_is_done_in_a_month_stays_in_its_draft(july: MonthProgramme, specialist: User) -> None:
    finish_items(actor=specialist, items=[line_of(july, "Một").item])
    assert shown(july) == ["Một", "Hai"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT, Role.READER])
def test_refused_to_who_may_not(committee: Office, province: Province, role: Role) -> None:
    person = province.people[role]
    assert refusal(propose_month, actor=person, office=committee, month=JULY) == "not-allowed"
    assert not MonthProgramme.objects.exists()


def test_refused_once_it_is_issued(issued: MonthProgramme, make: Make, specialist: User) -> None:
    make("Ba")
    assert refusal(propose_month, actor=specialist, office=issued.office, month=JULY) == "wrong-state"
    assert shown(issued) == ["Một", "Hai"]


def test_raced_the_database_itself_keeps_a_month_and_a_matter_to_one(
    july: MonthProgramme, specialist: User
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthProgramme.objects.create(office=july.office, first_on=JULY.first, created_by=specialist)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthLine.objects.create(month=july, item=line_of(july, "Một").item, position=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthProgramme.objects.filter(pk=july.pk).update(first_on=date(2023, 7, 2))


# --- what came up ---


def test_a_sudden_matter_says_who_decided(july: MonthProgramme, specialist: User, province: Province) -> None:
    new = Matter("Bão số 2", leads=(province.board,), coordinating=(province.board, province.commune))
    line = add_sudden(actor=specialist, month=july, new=new, decided_by=SUDDEN, ground="Công điện 05")
    item = line.item
    assert (item.origin, item.decided_by, item.ground, item.until) == (
        Origin.SUDDEN, SUDDEN, "Công điện 05", JULY,
    )  # fmt: skip
    assert (list(item.leads.all()), list(item.coordinating.all())) == ([province.board], [province.commune])
    assert shown(july) == ["Một", "Hai", "Bão số 2"]
    assert told(july)[-1].endswith(f"do {SUDDEN} quyết định.")


def test_a_sudden_matter_is_refused(
    july: MonthProgramme, issued: MonthProgramme, specialist: User, contact: User
) -> None:
    def asked(actor: User, month: MonthProgramme, content: str = "Bão", decided_by: str = SUDDEN) -> str:
        return refusal(
            add_sudden, actor=actor, month=month, new=Matter(content), decided_by=decided_by, ground=""
        )

    assert asked(specialist, issued) == "wrong-state"
    MonthProgramme.objects.update(state="draft", approved_by=None, approved_at=None)
    assert asked(contact, july) == "not-allowed"
    assert asked(specialist, july, content=" ") == "nothing-stated"
    assert asked(specialist, july, decided_by=" ") == "nothing-stated"


# --- the command ---


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("programme", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_each_line_with_its_reason(make: Make, committee: Office) -> None:
    make("Tổng kết mười năm thực hiện nghị quyết về công tác dân vận trong tình hình mới của tỉnh", month=6)
    make("Diễn tập", leads=())
    text = said("propose", "2023-07")
    assert text.splitlines()[0] == "Đề xuất chương trình tháng 7/2023 của Tỉnh ủy Hải Lam: 2 việc"
    assert "chưa rõ cơ quan" in text
    assert "theo chương trình năm" in text
    assert "chuyển từ tháng 6" in text
    assert max(len(line) for line in text.splitlines()) <= 120
    assert said("propose", "7/2023", "--office", "Tỉnh ủy") == text
    assert not MonthProgramme.objects.exists()


def test_the_command_on_an_empty_month(programme: Programme) -> None:
    assert said("propose", "2023-08") == "Đề xuất chương trình tháng 8/2023 của Tỉnh ủy Hải Lam: 0 việc\n"


@pytest.mark.parametrize(
    ("arguments", "told_so"),
    [(["2023-13"], "không phải là một tháng"), (["2023-07", "--office", "Sở X"], "Không có cơ quan nào")],
)
def test_the_command_refuses_in_a_sentence(programme: Programme, arguments: list[str], told_so: str) -> None:
    with pytest.raises(CommandError, match=told_so):
        said("propose", *arguments)


def test_the_command_without_a_programme(db: None) -> None:
    with pytest.raises(CommandError, match="Chưa có chương trình"):
        said("propose", "2023-07")
