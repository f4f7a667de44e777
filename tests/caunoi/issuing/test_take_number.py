"""A number is given at issue: the next of its series, once, with its line in the ledger, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents.models import SecretStub
from caunoi.issuing.models import NumberEntry, Series, Term
from caunoi.issuing.number_actions import (
    cancel_number,
    correct_number,
    reserve_number,
    take_number,
    take_secret_number,
    use_number,
)
from caunoi.issuing.number_rules import Content, State
from caunoi.issuing.number_series import Asked
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, OfficeKind, Role, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.conftest import CONTENT, DAY, Take, said
from tests.conftest import Province


@pytest.fixture
def asked(committee: Office) -> Asked:
    return Asked(committee, "party", "Kế hoạch", DAY)


def test_the_next_number_with_all_that_the_book_says(asked: Asked, specialist: User) -> None:
    entry = take_number(actor=specialist, asked=asked, content=CONTENT, draft_key="du-thao.7")
    entry.refresh_from_db()
    assert (entry.number_text, entry.stands, entry.issued_on) == ("01-KH/TU", State.GIVEN, DAY)
    assert (entry.content, entry.draft_key, entry.by) == (CONTENT, "du-thao.7", specialist)
    assert str(entry.series) == "Kế hoạch, Nhiệm kỳ 2025–2030"
    assert said(entry) == [
        f"{specialist} cấp số 01-KH/TU, ngày 10/03/2026, cho Kế hoạch tổ chức hội nghị."
    ]  # fmt: skip
    assert "to chuc hoi nghi" in entry.search_folded


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (
            [("Quyết định", DAY), ("Quy định", DAY), ("Quyết định", DAY)],
            ["01-QĐ/TU", "01-QĐ/TU", "02-QĐ/TU"],
        ),
        ([("Chỉ thị", DAY), ("Chương trình", DAY)], ["01-CT/TU", "01-CTr/TU"]),
        ([("Thông tri", DAY), ("Tờ trình", DAY)], ["01-TT/TU", "01-TTr/TU"]),
        ([("Công văn", DAY), ("Kế hoạch", DAY), ("Công văn", DAY)], ["01-CV/TU", "01-KH/TU", "02-CV/TU"]),
        # V15: the congress of October 2025 restarts the count; 1 January does not.
        (
            [
                ("Kế hoạch", date(2024, 12, 31)),
                ("Kế hoạch", date(2025, 1, 1)),
                ("Kế hoạch", date(2025, 10, 15)),
                ("Kế hoạch", date(2025, 10, 16)),
                ("Kế hoạch", date(2026, 1, 2)),
            ],
            ["01-KH/TU", "02-KH/TU", "03-KH/TU", "01-KH/TU", "02-KH/TU"],
        ),
    ],
    ids=["QĐ", "CT", "TT", "letters", "V15"],
)
def test_each_type_of_a_term_counts_for_itself(
    take: Take, given: list[tuple[str, date]], texts: list[str]
) -> None:
    assert [take(doc_type, on).number_text for doc_type, on in given] == texts


def test_the_state_begins_anew_each_year(government: Office, specialist: User) -> None:
    days = [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 1)]
    entries = [
        take_number(actor=specialist, asked=Asked(government, "state", "Kế hoạch", on), content=CONTENT)
        for on in days
    ]
    assert [entry.number_text for entry in entries] == [f"0{n}/KH-UBND" for n in (1, 2, 1, 2)]
    assert {str(one) for one in Series.objects.all()} == {"Kế hoạch, năm 2025", "Kế hoạch, năm 2026"}
    letter = Asked(government, "state", "Công văn", DAY, unit="VP")
    assert take_number(actor=specialist, asked=letter, content=CONTENT).number_text == "01/UBND-VP"


def test_papers_of_a_congress_are_one_series_beside_the_committees(
    committee: Office, specialist: User, take: Take
) -> None:
    """Also on days on which the new committee sits already."""
    Term.objects.create(
        office=committee, kind="congress", name="Đại hội XX", begins_on=date(2025, 10, 14),
        ends_on=date(2025, 10, 16), basis="Kế hoạch",
    )  # fmt: skip
    asked = Asked(committee, "party", "Nghị quyết", date(2025, 10, 14), congress=True)
    kinds = (("Nghị quyết", 14), ("Báo cáo", 15), ("Nghị quyết", 16))
    entries = [
        take_number(
            actor=specialist, asked=replace(asked, doc_type=kind, on=date(2025, 10, day)), content=CONTENT
        )
        for kind, day in kinds
    ]
    assert [entry.number_text for entry in entries] == ["01-NQ/ĐH", "02-BC/ĐH", "03-NQ/ĐH"]
    assert str(entries[0].series) == "Văn kiện đại hội, Đại hội XX"
    assert take("Nghị quyết", date(2025, 10, 16)).number_text == "01-NQ/TU"


def test_whose_book_and_whose_term(province: Province, committee: Office, specialist: User) -> None:
    """A standing committee writes into its committee's book; an office that works for it has its own."""
    standing = Office.objects.create(
        name="Ban Thường vụ", short_name="BTV", kind=OfficeKind.STANDING, level="province", parent=committee
    )
    Office.objects.filter(pk=province.party_office.pk).update(symbol="VPTU")
    office = Office.objects.get(pk=province.party_office.pk)
    texts = [
        take_number(actor=specialist, asked=Asked(one, "party", "Công văn", DAY), content=CONTENT).number_text
        for one in (committee, standing, office)
    ]
    assert texts == ["01-CV/TU", "02-CV/TU", "01-CV/VPTU"]
    commune = province.commune
    commune.symbol = "ĐU"
    with pytest.raises(RuleBroken, match=r"no-term.*Xã Bến Thượng"):
        take_number(actor=specialist, asked=Asked(commune, "party", "Công văn", DAY), content=CONTENT)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"doc_type": "Lịch công tác"}, "type-unknown"),
        ({"on": date(2019, 1, 1)}, "no-term"),
        ({"on": timezone.localdate() + timedelta(1)}, "future-day"),
        ({"on": DAY - timedelta(1)}, "out-of-order"),
        ({"congress": True}, "no-term"),
    ],
)
def test_refused_and_nothing_is_used_up(
    asked: Asked, specialist: User, take: Take, changed: dict[str, object], code: str
) -> None:
    take()
    lines = Entry.objects.count()
    wrong = replace(asked, **changed)  # type: ignore[arg-type]  # fields by name
    with pytest.raises(RuleBroken, match=code):
        take_number(actor=specialist, asked=wrong, content=CONTENT)
    assert (NumberEntry.objects.count(), Entry.objects.count()) == (1, lines)
    assert take().number == 2


def test_who_may_not_and_what_lacks_a_title_get_none(asked: Asked, province: Province) -> None:
    for role in set(Role) - {Role.SPECIALIST, Role.CHIEF}:
        with pytest.raises(RuleBroken, match="not-allowed"):
            take_number(actor=province.people[role], asked=asked, content=CONTENT)
    with pytest.raises(RuleBroken, match="no-title"):
        take_number(actor=province.people[Role.CHIEF], asked=asked, content=Content())
    assert not NumberEntry.objects.exists()


def test_an_earlier_day_with_its_reason(take: Take) -> None:
    take()
    entry = take(on=DAY - timedelta(3), reason="Ký ngày 07/3, phát hành chậm")
    assert entry.number == 2
    assert said(entry)[0].endswith("lý do: Ký ngày 07/3, phát hành chậm.")


def test_a_draft_has_one_number_until_it_is_cancelled(take: Take, chief: User) -> None:
    first = take(draft_key="du-thao.7")
    with pytest.raises(RuleBroken, match="number-given"):
        take(draft_key="du-thao.7")
    cancel_number(actor=chief, entry=first, reason="Ký nhầm bản")
    assert take(draft_key="du-thao.7").number == 2


def test_number_and_issue_stand_or_fall_together(take: Take) -> None:
    def issue() -> None:
        with transaction.atomic():
            take()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        issue()
    assert not NumberEntry.objects.exists()
    assert not Entry.objects.exists()
    assert take().number == 1


def test_a_secret_number_says_nothing_else(asked: Asked, specialist: User, take: Take) -> None:
    take()
    entry = take_secret_number(actor=specialist, asked=asked)
    entry.refresh_from_db()
    assert (entry.number_text, entry.stands, entry.issued_on) == ("02-KH/TU", State.SECRET, DAY)
    assert entry.content.bare
    stub = SecretStub.objects.get()
    assert (entry.stub, stub.number_text, stub.dated_on) == (stub, "02-KH/TU", DAY)
    assert said(entry) == [f"{specialist} cấp số 02-KH/TU, ngày 10/03/2026, cho Kế hoạch (mật, lưu riêng)."]
    assert take().number == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberEntry.objects.filter(pk=entry.pk).update(title="Nội dung")


def _kept(take: Take, asked: Asked, specialist: User) -> NumberEntry:
    """Number 02, kept, between 01 of the 10th and 03 of the 12th."""
    take()
    entry = reserve_number(actor=specialist, asked=asked, reason="Đ/c Hạnh, kế hoạch tiếp dân")
    take(on=DAY + timedelta(2))
    return entry


def test_kept_and_then_used(asked: Asked, specialist: User, take: Take) -> None:
    entry = _kept(take, asked, specialist)
    assert (entry.number_text, entry.stands, entry.issued_on) == ("02-KH/TU", State.RESERVED, None)
    used = use_number(actor=specialist, entry=entry, on=DAY + timedelta(1), content=CONTENT, draft_key="k")
    used.refresh_from_db()
    assert (used.stands, used.content, used.issued_on) == (State.GIVEN, CONTENT, DAY + timedelta(1))
    assert said(used) == [
        f"{specialist} giữ số 02-KH/TU cho Kế hoạch: Đ/c Hạnh, kế hoạch tiếp dân.",
        f"{specialist} cấp số 02-KH/TU, ngày 11/03/2026, cho Kế hoạch tổ chức hội nghị.",
    ]


Act = Callable[[User, NumberEntry], object]
DUPLICATE = "trung"


def _use(actor: User, entry: NumberEntry, on: date = DAY, key: str = "") -> object:
    return use_number(actor=actor, entry=entry, on=on, content=CONTENT, draft_key=key)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda who, entry: _use(who, entry, DAY + timedelta(3)), "out-of-order"),
        (lambda who, entry: _use(who, entry, DAY - timedelta(1)), "out-of-order"),
        (lambda who, entry: _use(who, entry, date(2025, 10, 15)), "out-of-span"),
        (lambda who, entry: _use(who, entry, DAY, DUPLICATE), "number-given"),
        (lambda who, entry: cancel_number(actor=who, entry=entry, reason="  "), "no-reason"),
        (
            lambda who, entry: correct_number(actor=who, entry=entry, content=CONTENT, reason="Nhầm"),
            "wrong-state",
        ),
    ],
)
def test_a_kept_number_stays_kept(asked: Asked, specialist: User, take: Take, act: Act, code: str) -> None:
    entry = _kept(take, asked, specialist)
    take(on=DAY + timedelta(2), draft_key=DUPLICATE)
    with pytest.raises(RuleBroken, match=code):
        act(specialist, entry)
    assert NumberEntry.objects.get(pk=entry.pk).stands is State.RESERVED


@pytest.mark.parametrize("state", [State.GIVEN, State.RESERVED, State.SECRET])
def test_a_cancelled_number_stays_in_the_book_and_is_not_given_again(
    asked: Asked, specialist: User, chief: User, take: Take, state: State
) -> None:
    makers: dict[State, Callable[[], NumberEntry]] = {
        State.GIVEN: take,
        State.RESERVED: lambda: reserve_number(actor=specialist, asked=asked, reason="Đ/c Hạnh"),
        State.SECRET: lambda: take_secret_number(actor=specialist, asked=asked),
    }
    entry = makers[state]()
    cancel_number(actor=chief, entry=entry, reason="Thôi ban hành")
    entry.refresh_from_db()
    assert (entry.stands, entry.reason, entry.by) == (State.CANCELLED, "Thôi ban hành", chief)
    assert said(entry)[-1] == f"{chief} hủy số 01-KH/TU: Thôi ban hành."
    assert take().number == 2
    for act in (cancel_number, correct_number):
        with pytest.raises(RuleBroken, match="wrong-state"):
            act(
                actor=chief,
                entry=entry,
                reason="Lần nữa",
                **({"content": CONTENT} if act is correct_number else {}),
            )


def test_a_line_put_right_keeps_number_and_day(take: Take, specialist: User) -> None:
    entry = take()
    changed = correct_number(actor=specialist, entry=entry, content=CONTENT, reason="Thiếu người ký")
    changed.refresh_from_db()
    assert (changed.content, changed.number, changed.issued_on) == (CONTENT, 1, DAY)
    line = Entry.objects.get(verb="correct_number")
    assert line.said == f"{specialist} sửa dòng số 01-KH/TU trong sổ văn bản đi: Thiếu người ký."
    assert "Lương Quốc Thái" in line.after
    with pytest.raises(RuleBroken, match="no-change"):
        correct_number(actor=specialist, entry=entry, content=CONTENT, reason="Thiếu người ký")


def test_the_database_itself_refuses_a_number_twice(take: Take) -> None:
    entry = take()
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberEntry.objects.create(
            series=entry.series, number=1, symbol="KH/TU", doc_type="Kế hoạch", state="given", issued_on=DAY
        )
