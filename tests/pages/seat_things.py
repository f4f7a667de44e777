"""The halls and groups on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from caunoi.delegates.models import SeatGroup, SeatHall
from caunoi.delegates.seat_actions import NewHall
from tests.pages.delegate_things import guest_of
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At

_DEEDS: Final = ("hall", "swap_groups", "fill_hall", "remove_hall", "seat_list", "seat_sheet")


def hall_of(at: At) -> SeatHall:
    at.once(guest_of)
    return SeatHall.objects.create(
        meeting=at.once(meeting_of), name="Hội trường", rows=4, seats=6, made_by=at.scene.other
    )


def _group(at: At) -> SeatGroup:
    return SeatGroup.objects.create(hall=at.once(hall_of), key="part:chair", name="Chủ trì", position=1)


def _second(at: At) -> SeatGroup:
    return SeatGroup.objects.create(hall=at.once(hall_of), key="part:serve", name="Phục vụ", position=2)


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    **{f"delegates:{deed}.pk": lambda at: at.once(hall_of).pk for deed in _DEEDS},
    "delegates:seat_sheet.paper": lambda at: "a4",
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "delegates:halls": lambda at: {
        "name": "Hội trường", "grouped_by": "office", "rows": 4, "seats": 6, "aisle": 0,
        "front": 0, "back": 0,
    },
    "delegates:hall": lambda at: {"seen": 1},
    "delegates:fill_hall": lambda at: {"seen": 1},
    "delegates:remove_hall": lambda at: {"seen": 1},
    "delegates:swap_groups": lambda at: {
        "seen": 1, "first": at.once(_group).pk, "second": at.once(_second).pk,
    },
}  # fmt: skip

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates.make_hall:new": lambda at: NewHall("Hội trường", 4, 6),
    "delegates:hall": lambda at: at.once(hall_of),
    "delegates:order": lambda at: [],
    "delegates:first": lambda at: at.once(_group),
    "delegates:second": lambda at: at.once(_second),
    **{f"delegates.{deed}:seen": lambda at: 1 for deed in (*_DEEDS, "arrange_hall")},
}
