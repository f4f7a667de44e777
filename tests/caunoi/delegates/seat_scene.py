"""A meeting with groups of delegates, and a hall for them."""

from __future__ import annotations

from collections.abc import Mapping

from caunoi.delegates.models import Delegate, SeatHall
from caunoi.delegates.rules import Part
from caunoi.delegates.seat_actions import NewHall, make_hall
from caunoi.meetings.models import Meeting
from tests.caunoi.delegates.door_scene import Hall

CROWD: Mapping[str, int] = {"Đoàn An Hòa": 5, "Đoàn Bến Thượng": 4, "Đoàn Cửa Lạch": 3}


def crowd(meeting: Meeting, sizes: Mapping[str, int] = CROWD, part: Part = Part.ATTEND) -> None:
    """So many delegates of each office; the office is one that the register does not know."""
    for office, size in sizes.items():
        first = meeting.delegates.filter(office_text=office).count() + 1
        for number in range(first, first + size):
            Delegate.objects.create(
                meeting=meeting,
                full_name=f"{office} {number}",
                office_text=office,
                why="tiêu biểu",
                part=part,
            )


def made(hall: Hall, new: NewHall | None = None) -> SeatHall:
    """A hall of four rows of six, the first for the chair."""
    return make_hall(actor=hall.by, meeting=hall.meeting, new=new or NewHall("Nhà văn hóa", 4, 6, 3, front=1))


def seats(hall: SeatHall) -> dict[str, str]:
    """Who sits where."""
    rows = hall.places.select_related("delegate")
    return {one.delegate.full_name: str(one) for one in rows}
