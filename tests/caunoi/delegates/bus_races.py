"""Many who take the last seats of a bus at once: as many pass as there are seats (test_postgres runs it)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.bus_actions import put_on_bus, remove_bus
from caunoi.delegates.guest_actions import change_delegate
from caunoi.delegates.models import Bus, Delegate
from tests.caunoi.delegates.bus_scene import bus_made, on_buses
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.quota_races import AT_ONCE, at_once
from tests.caunoi.delegates.seat_scene import crowd

pytestmark = pytest.mark.django_db(transaction=True)


def _put(hall: Hall, bus: Bus, one: Delegate) -> Callable[[], object]:
    return partial(put_on_bus, actor=hall.by, bus=bus, people=[one])


def _change(hall: Hall, bus: Bus, one: Delegate) -> Callable[[], object]:
    new = NewDelegate(one.full_name, one.why, office=hall.province.commune, bus="xe 1")
    return partial(change_delegate, actor=hall.by, delegate=one, new=new)


def _invite(hall: Hall, bus: Bus, one: Delegate) -> Callable[[], object]:
    new = NewDelegate(f"Thêm {one.full_name}", "tiêu biểu", office=hall.province.commune, bus="Xe 1")
    return partial(invite_delegate, actor=hall.by, meeting=hall.meeting, new=new)


@pytest.mark.parametrize("verbs", [(_put,), (_change,), (_put, _change, _invite)])
def test_the_last_seats_are_taken_once(
    hall: Hall, verbs: tuple[Callable[[Hall, Bus, Delegate], Callable[[], object]], ...]
) -> None:
    crowd(hall.meeting, {"Đoàn An Hòa": AT_ONCE})
    bus = bus_made(hall, seats=3)
    acts = [
        verbs[at % len(verbs)](hall, bus, one) for at, one in enumerate(hall.meeting.delegates.order_by("pk"))
    ]
    came = at_once(acts)
    assert sorted(came) == ["bus-full"] * (AT_ONCE - 3) + ["done"] * 3
    assert list(on_buses(hall).values()) == ["Xe 1"] * 3


def test_one_person_is_put_on_one_bus(hall: Hall) -> None:
    crowd(hall.meeting, {"Đoàn An Hòa": 1})
    [one] = hall.meeting.delegates.all()
    buses = [bus_made(hall, f"Xe {number}") for number in range(AT_ONCE)]
    came = at_once([_put(hall, bus, one) for bus in buses])
    assert sorted(came) == ["done"] + ["riders-moved"] * (AT_ONCE - 1)


def test_a_bus_goes_while_people_get_on(hall: Hall) -> None:
    crowd(hall.meeting, {"Đoàn An Hòa": AT_ONCE - 1})
    bus = bus_made(hall, seats=20)
    came = at_once(
        [
            partial(remove_bus, actor=hall.by, bus=bus),
            *(_put(hall, bus, one) for one in hall.meeting.delegates.all()),
        ]
    )
    assert set(came) <= {"done", "gone"}
    assert on_buses(hall) == {}, "nobody waits for a bus that is no more"
