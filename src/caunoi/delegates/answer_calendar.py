"""A delegate's sessions as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from caunoi.delegates.models import Delegate
from caunoi.meetings.models import Session
from caunoi.meetings.rules import SessionKind


def sessions_of(delegate: Delegate) -> list[Session]:
    """What a delegate takes part in: everything but the forums of others. One query."""
    found = delegate.meeting.sessions.all()
    return [one for one in found if one.kind != SessionKind.FORUM or one.pk == delegate.forum_id]


def calendar(delegate: Delegate, sessions: Iterable[Session]) -> bytes:
    """The sessions with a day as events; without any, the meeting itself where its day is known."""
    made = Calendar()
    made.add("prodid", "-//Cau Noi//dai bieu//VI")
    made.add("version", "2.0")
    meeting = delegate.meeting
    dated = [one for one in sessions if one.on is not None]
    for one in dated:
        made.add_component(_event(delegate, f"phien-{one.pk}", one.name, one))
    if not dated and meeting.starts_on is not None:
        whole = Session(on=meeting.starts_on, starts_at=meeting.starts_at, place=meeting.place)
        made.add_component(_event(delegate, f"hop-{meeting.pk}", "", whole))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(delegate: Delegate, key: str, name: str, session: Session) -> Event:
    event, meeting = Event(), delegate.meeting
    event.add("uid", f"{key}.{delegate.pk}@dai-bieu.caunoi")
    event.add("dtstamp", timezone.now())
    event.add("summary", f"{name}: {meeting.title}" if name else meeting.title)
    if session.place or meeting.place:
        event.add("location", session.place or meeting.place)
    assert session.on is not None  # only sessions with a day come here
    if session.starts_at is None:
        event.add("dtstart", session.on)
        return event
    event.add("dtstart", _at(session, session.starts_at))
    ends = _at(session, session.ends_at) if session.ends_at else None
    event.add("dtend", ends or _at(session, session.starts_at) + timedelta(hours=2))
    return event


def _at(session: Session, hour: time) -> datetime:
    assert session.on is not None  # likewise
    return timezone.make_aware(datetime.combine(session.on, hour))
