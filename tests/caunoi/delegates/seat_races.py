"""Many who make, fill and arrange one plan at the same moment: one passes (test_postgres runs it)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from caunoi.delegates.models import SeatGroup, SeatHall, SeatPlace
from caunoi.delegates.seat_actions import NewHall, arrange_hall, fill_hall, make_hall, remove_hall
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.quota_races import AT_ONCE, at_once
from tests.caunoi.delegates.seat_scene import crowd, made

pytestmark = pytest.mark.django_db(transaction=True)

_ARRANGE = partial(arrange_hall, order=[])
DEEDS: dict[str, tuple[Callable[..., object], ...]] = {
    "late ones sit down": (fill_hall,) * AT_ONCE,
    "all are seated anew": (_ARRANGE,) * AT_ONCE,
    "whatever comes first": (fill_hall, _ARRANGE, remove_hall) * 2,
}


def test_one_plan_for_a_meeting(hall: Hall) -> None:
    crowd(hall.meeting)
    new = NewHall("Nhà văn hóa", 4, 6)
    came = at_once([partial(make_hall, actor=hall.by, meeting=hall.meeting, new=new)] * AT_ONCE)
    assert sorted(came) == ["done"] + ["hall-there"] * (AT_ONCE - 1)
    assert (SeatHall.objects.count(), SeatGroup.objects.count(), SeatPlace.objects.count()) == (1, 3, 12)


@pytest.mark.parametrize("case", DEEDS)
def test_of_many_who_saw_the_same_plan_one_changes_it(hall: Hall, case: str) -> None:
    crowd(hall.meeting)
    found = made(hall)
    crowd(hall.meeting, {"Đoàn Dốc Đá": 3})
    came = at_once([partial(deed, actor=hall.by, hall=found, seen=1) for deed in DEEDS[case]])
    assert sorted(came) == ["done"] + ["plan-moved"] * (len(came) - 1)
    left = SeatHall.objects.filter(pk=found.pk).first()
    assert left is None or (left.version, left.places.count()) == (2, 15)
