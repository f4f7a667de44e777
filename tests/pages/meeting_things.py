"""The meetings on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from caunoi.meetings.actions import NewItem, NewMeeting
from caunoi.meetings.models import AgendaItem, Meeting, Session
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


def item_of(at: At) -> AgendaItem:
    """The second of two items."""
    session = Session.objects.create(meeting=at.once(meeting_of), position=1, name="Phiên toàn thể")
    AgendaItem.objects.create(session=session, position=1, content="Khai mạc")
    return AgendaItem.objects.create(session=session, position=2, content="Bế mạc")


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings.pk": lambda at: at.once(meeting_of).pk,
    "meetings:session.pk": lambda at: at.once(item_of).session_id,
    "meetings:release.pk": lambda at: at.once(item_of).session.meeting_id,
    **{
        f"meetings:{name}.pk": lambda at: at.once(item_of).pk for name in ("item", "move_item", "remove_item")
    },
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "meetings:session": lambda at: {"content": "Chụp ảnh"},
    "meetings:item": lambda at: {"content": "Bế mạc lúc 11 giờ", "seen": at.once(item_of).words},
    "meetings:release": lambda at: {"sure": "1"},
    "meetings:new": lambda at: {"office": at.office.pk, "kind": "gathering", "title": "Gặp mặt"},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "meetings:meeting": lambda at: at.once(meeting_of),
    "meetings.release_agenda:meeting": lambda at: at.once(item_of).session.meeting,
    "meetings.set_agenda_item:session": lambda at: at.once(item_of).session,
    "meetings.set_agenda_item:new": lambda at: NewItem("Bế mạc lúc 11 giờ"),
    "meetings.set_agenda_item:item": lambda at: None,
    "meetings.move_agenda_item:item": lambda at: at.once(item_of),
    "meetings.remove_agenda_item:item": lambda at: at.once(item_of),
    "meetings:up": lambda at: True,
    "meetings:new": lambda at: NewMeeting(at.office, Kind.GATHERING, "Gặp mặt", starts_on=NEXT),
}
