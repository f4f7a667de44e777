"""Terms are entered with their basis and do not overlap; a series may go on where the book on paper ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from caunoi.issuing.models import Series, Term
from caunoi.issuing.number_series import Asked
from caunoi.issuing.term_actions import TermSaid, add_term, change_term, continue_series
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.conftest import DAY, Take
from tests.conftest import Province

CONGRESS = date(2025, 8, 20)


@pytest.fixture
def new(province: Province) -> TermSaid:
    return TermSaid(province.commune, "Nhiệm kỳ 2025–2030", CONGRESS, "Nghị quyết số 01-NQ/ĐH")


def test_a_term_is_entered(new: TermSaid, chief: User) -> None:
    term = add_term(actor=chief, said=new)
    assert (term.name, term.begins_on, term.ends_on) == ("Nhiệm kỳ 2025–2030", CONGRESS, None)
    line = Entry.objects.get(verb="add_term")
    assert line.said == (
        f"{chief} ghi nhiệm kỳ cấp ủy của Xã Bến Thượng: Nhiệm kỳ 2025–2030, từ ngày 20/08/2025 "
        "(Nghị quyết số 01-NQ/ĐH)."
    )
    before = replace(
        new, name="Nhiệm kỳ 2020–2025", begins_on=date(2020, 6, 2), ends_on=CONGRESS - timedelta(1)
    )
    add_term(actor=chief, said=before)
    congress = replace(new, kind="congress", name="Đại hội", ends_on=CONGRESS + timedelta(1))
    add_term(actor=chief, said=congress)
    assert Term.objects.count() == 3


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " "}, "nothing-stated"),
        ({"basis": ""}, "nothing-stated"),
        ({"ends_on": CONGRESS - timedelta(1)}, "wrong-order"),
        ({"begins_on": date(2020, 1, 1)}, "terms-overlap"),
        ({"begins_on": date(2020, 1, 1), "ends_on": CONGRESS}, "terms-overlap"),
        ({"begins_on": date(2028, 1, 1)}, "terms-overlap"),
    ],
)
def test_what_is_no_second_term(new: TermSaid, chief: User, changed: dict[str, object], code: str) -> None:
    add_term(actor=chief, said=new)
    second = replace(new, **changed)  # type: ignore[arg-type]  # fields by name
    with pytest.raises(RuleBroken, match=code):
        add_term(actor=chief, said=second)
    assert Term.objects.count() == 1


def test_an_office_that_works_for_a_committee_has_no_term(
    province: Province, new: TermSaid, chief: User, specialist: User
) -> None:
    with pytest.raises(RuleBroken, match=r"not-a-committee.*Tỉnh ủy"):
        add_term(actor=chief, said=replace(new, office=province.party_office))
    with pytest.raises(RuleBroken, match="not-allowed"):
        add_term(actor=specialist, said=new)


def test_a_term_ends_when_the_congress_has_closed(committee: Office, take: Take, chief: User) -> None:
    take()
    term = Term.objects.get(ends_on=None)
    said = TermSaid(committee, term.name, term.begins_on, "Kết luận", ends_on=DAY)
    change_term(actor=chief, term=term, said=said)
    term.refresh_from_db()
    assert (term.ends_on, term.basis) == (DAY, "Kết luận")
    line = Entry.objects.get(verb="change_term")
    assert "đến hết ngày 10/03/2026" in line.after
    assert "đến hết" not in line.before
    for changed, code in (
        ({}, "no-change"),
        ({"ends_on": DAY - timedelta(1)}, "numbers-outside"),
        ({"begins_on": DAY + timedelta(1), "ends_on": None}, "numbers-outside"),
        ({"begins_on": date(2025, 10, 15)}, "terms-overlap"),
    ):
        with pytest.raises(RuleBroken, match=code):
            change_term(actor=chief, term=term, said=replace(said, **changed))


def test_a_series_goes_on_after_the_book_on_paper(committee: Office, take: Take, chief: User) -> None:
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    series = continue_series(actor=chief, asked=asked, last=151, basis="Sổ văn bản đi năm 2026")
    assert (series.begun_after, series.begun_on) == (151, DAY)
    assert Entry.objects.get(verb="continue_series").said == (
        f"{chief} nối dãy Kế hoạch, Nhiệm kỳ 2025–2030 của Tỉnh ủy sau số 151 ngày 10/03/2026 "
        "của sổ giấy (Sổ văn bản đi năm 2026)."
    )
    with pytest.raises(RuleBroken, match="out-of-order"):
        take(on=DAY - timedelta(1))
    assert take().number_text == "152-KH/TU"


@pytest.mark.parametrize(
    ("last", "basis", "on", "code"),
    [
        (1, "Sổ giấy", DAY, "series-further"),
        (0, "Sổ giấy", DAY, "too-many"),
        (100_000, "Sổ giấy", DAY, "too-many"),
        (9, " ", DAY, "nothing-stated"),
        (9, "Sổ giấy", timezone.localdate() + timedelta(1), "future-day"),
    ],
)
def test_a_series_does_not_go_back(
    committee: Office, take: Take, chief: User, last: int, basis: str, on: date, code: str
) -> None:
    take()
    with pytest.raises(RuleBroken, match=code):
        continue_series(actor=chief, asked=Asked(committee, "party", "Kế hoạch", on), last=last, basis=basis)
    assert Series.objects.get().begun_after == 0
