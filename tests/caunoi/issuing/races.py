"""Numbers at the same moment: SQLite has one writer at a time, so these run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from caunoi.issuing.models import NumberEntry, Series, Term
from caunoi.issuing.number_actions import cancel_number, reserve_number, take_number, use_number
from caunoi.issuing.number_file import preview_numbers
from caunoi.issuing.number_file_actions import confirm_numbers, offer_numbers
from caunoi.issuing.number_series import Asked
from caunoi.issuing.term_actions import TermSaid, add_term
from caunoi.ledger.reads import verdict
from caunoi.people.models import Office, User
from tests.caunoi.issuing.conftest import CONTENT, DAY
from tests.caunoi.issuing.test_number_file import PLAN, SECRET, workbook
from tests.caunoi.people.races import at_once
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)

CLERKS = 20


def test_twenty_clerks_get_twenty_numbers(committee: Office, specialist: User) -> None:
    """The series itself does not exist before; half of them ask through the standing committee."""
    standing = Office.objects.create(
        name="Ban Thường vụ", short_name="BTV", kind="standing", level="province", parent=committee
    )
    asked = [Asked(office, "party", "Kế hoạch", DAY) for office in (committee, standing)]
    acts = [
        partial(take_number, actor=specialist, asked=asked[n % 2], content=CONTENT, draft_key=f"du-thao.{n}")
        for n in range(CLERKS)
    ]
    assert at_once(acts) == ["done"] * CLERKS
    assert list(NumberEntry.objects.values_list("number", flat=True)) == [*range(1, CLERKS + 1)]
    assert Series.objects.count() == 1
    assert (verdict().lines, verdict().fault) == (CLERKS, "")


def test_one_draft_asked_for_by_many_gets_one_number(committee: Office, specialist: User) -> None:
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    act = partial(take_number, actor=specialist, asked=asked, content=CONTENT, draft_key="du-thao.1")
    assert at_once([act] * 6) == ["done", *["number-given"] * 5]
    assert NumberEntry.objects.get().number == 1


def test_a_kept_number_is_used_or_cancelled(committee: Office, specialist: User, chief: User) -> None:
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    kept = reserve_number(actor=specialist, asked=asked, reason="Đ/c Hạnh")
    use = partial(use_number, actor=specialist, entry=kept, on=DAY, content=CONTENT)
    came_to = at_once([use, use, use])
    assert came_to == ["done", "wrong-state", "wrong-state"]
    cancel = partial(cancel_number, actor=chief, entry=kept, reason="Thôi")
    assert at_once([cancel, cancel]) == ["done", "wrong-state"]


def test_a_number_given_while_the_past_comes_in(committee: Office, specialist: User, chief: User) -> None:
    """Either the file comes first and the number follows it, or what was seen is true no more."""
    data = workbook(PLAN, SECRET)
    offered = offer_numbers(actor=chief, name="so.xlsx", data=data)
    seen = preview_numbers(data).seen
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    came_to = at_once(
        [
            partial(confirm_numbers, actor=chief, offered=offered, seen=seen),
            partial(confirm_numbers, actor=chief, offered=offered, seen=seen),
            *[partial(take_number, actor=specialist, asked=asked, content=CONTENT)] * 4,
        ]
    )
    assert came_to == ["already-decided", *["done"] * 5]
    numbers = list(NumberEntry.objects.order_by("number").values_list("number", flat=True))
    before = [number for number in numbers if number < 151]
    assert before == [*range(1, len(before) + 1)]
    assert numbers[len(before) :] == [151, 153, *range(154, 158 - len(before))]
    assert verdict().fault == ""


def test_two_terms_of_the_same_days_do_not_both_stand(province: Province, chief: User) -> None:
    said = [
        TermSaid(province.commune, f"Nhiệm kỳ {day}", date(2025, 8, day), "Nghị quyết") for day in (1, 2, 3)
    ]
    came_to = at_once([partial(add_term, actor=chief, said=one) for one in said])
    assert came_to == ["done", "terms-overlap", "terms-overlap"]
    assert Term.objects.count() == 1
