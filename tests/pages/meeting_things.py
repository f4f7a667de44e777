"""The meetings on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from caunoi.meetings.actions import NewMeeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Kind
from tests.pages.things import NEXT, At, Position


def meeting_of(at: At) -> Meeting:
    """A meeting of the position's office, in which the walkers' office takes part where it is shared."""
    made = Meeting.objects.create(
        office=at.office, kind=Kind.GATHERING, title="Gặp mặt", starts_on=NEXT, created_by=at.scene.other
    )
    if at.position is Position.SHARED:
        made.offices.add(at.scene.offices[Position.OWN])
    return made


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings.pk": lambda at: at.once(meeting_of).pk,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "meetings:new": lambda at: {"office": at.office.pk, "kind": "gathering", "title": "Gặp mặt"},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "meetings:meeting": lambda at: at.once(meeting_of),
    "meetings:new": lambda at: NewMeeting(at.office, Kind.GATHERING, "Gặp mặt", starts_on=NEXT),
}
