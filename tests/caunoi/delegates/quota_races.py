"""Two who take the last place at the same moment: one passes (test_postgres runs it)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from caunoi.delegates.models import Delegate, Quota, Registration
from caunoi.delegates.quota_actions import Place, QuotaSaid, register_place, set_quotas
from caunoi.delegates.quota_file import preview_places
from caunoi.delegates.quota_file_actions import confirm_places, offer_places
from caunoi.delegates.quota_reads import tallied
from caunoi.delegates.quota_rules import What
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.unit_sheets import place, unit_sheet
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """What each act came to, "done" or a refusal's code; all start together, on connections of their own."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except RuleBroken as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_a_quota_is_lowered_while_places_are_filled(
    meeting: Meeting, specialist: User, contact: User, province: Province
) -> None:
    """Each waits for the other, none for ever: never are more registered than the quota has places."""
    said = QuotaSaid([province.commune], What.DELEGATES, 1, AT_ONCE)
    [quota] = set_quotas(actor=specialist, meeting=meeting, said=said)
    lower = partial(set_quotas, actor=specialist, meeting=meeting, said=replace(said, most=2))
    acts: list[Callable[[], object]] = [
        partial(register_place, actor=contact, quota=quota, place=Place(f"Lê Văn {number}"))
        for number in range(AT_ONCE - 2)
    ]
    came = at_once([*acts[:2], lower, *acts[2:], lower])
    assert set(came) <= {"done", "quota-full", "below-registered"}
    [one] = tallied(Quota.objects.all())
    assert one.held <= (one.quota.most or 0)
    assert came.count("below-registered") in ((0,) if one.quota.most == 2 else (2,))


def test_a_file_and_the_page_fill_one_quota(
    meeting: Meeting, specialist: User, contact: User, province: Province
) -> None:
    """One file is confirmed by many at once while others fill places on the page: none twice or too many."""
    said = QuotaSaid([province.commune], What.DELEGATES, 1, 4)
    [quota] = set_quotas(actor=specialist, meeting=meeting, said=said)
    data = unit_sheet(place("Vũ An"), place("Lê Mai"))
    offered = offer_places(actor=contact, meeting=meeting, office=province.commune, name="a", data=data)
    seen = preview_places(meeting, province.commune, data).seen
    by_file = [partial(confirm_places, actor=contact, offered=offered, seen=seen)] * (AT_ONCE // 2)
    by_page = [
        partial(register_place, actor=contact, quota=quota, place=Place(f"Lê Văn {number}"))
        for number in range(AT_ONCE // 2)
    ]
    came = at_once([one for pair in zip(by_file, by_page, strict=True) for one in pair])
    assert set(came) <= {"done", "quota-full", "already-decided", "rows-wrong"}
    names = list(Registration.objects.values_list("name", flat=True))
    assert len(names) == len(set(names)) == 4 == Delegate.objects.count()
    assert names.count("Vũ An") == names.count("Lê Mai") <= came[::2].count("done") <= 1


@pytest.mark.parametrize("places", [1, 3])
def test_the_last_place_is_taken_once(
    places: int, meeting: Meeting, specialist: User, contact: User, province: Province
) -> None:
    said = QuotaSaid([province.commune], What.DELEGATES, 1, places)
    [quota] = set_quotas(actor=specialist, meeting=meeting, said=said)
    acts = [
        partial(register_place, actor=contact, quota=quota, place=Place(f"Lê Văn {number}"))
        for number in range(AT_ONCE)
    ]
    came = at_once(list(acts))
    assert sorted(came) == ["done"] * places + ["quota-full"] * (AT_ONCE - places)
    assert (Registration.objects.count(), Delegate.objects.count()) == (places, places)
    assert [one.held for one in tallied(Quota.objects.all())] == [places]
