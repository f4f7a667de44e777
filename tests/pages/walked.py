"""Everything that the walk is given, room by room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.pages import (
    bus_things,
    delegate_things,
    dialogue_things,
    door_things,
    floor_things,
    letter_things,
    meeting_things,
    point_things,
    seat_things,
    things,
)
from tests.pages.things import At

_ROOMS: Final = (
    things,
    dialogue_things,
    floor_things,
    letter_things,
    meeting_things,
    delegate_things,
    door_things,
    point_things,
    seat_things,
    bus_things,
)

IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    key: make for room in _ROOMS for key, make in room.IN_ADDRESS.items()
}
SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    key: make for room in _ROOMS for key, make in room.SENT.items()
}
WITH: Final[dict[str, Callable[[At], object]]] = {
    key: make for room in _ROOMS for key, make in room.WITH.items()
}
