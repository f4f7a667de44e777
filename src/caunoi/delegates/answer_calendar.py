"""A delegate's sessions as an iCalendar file (RFC 5545).

Each entry has a UID of its own that stays; told again with a higher SEQUENCE it moves in the calendar, or
leaves it, instead of standing there twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from email.utils import parseaddr
from functools import cache

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vCalAddress

from caunoi.delegates.letter_rules import Appointment
from caunoi.delegates.models import Delegate
from caunoi.meetings.models import Session
from caunoi.meetings.rules import SessionKind, State


def sessions_of(delegate: Delegate) -> list[Session]:
    """What a delegate takes part in: everything but the forums of others. One query."""
    return own_sessions(delegate, delegate.meeting.sessions.all())


def own_sessions(delegate: Delegate, sessions: Iterable[Session]) -> list[Session]:
    """Of a meeting's sessions those in which a delegate takes part."""
    return [one for one in sessions if one.kind != SessionKind.FORUM or one.pk == delegate.forum_id]


def appointments(delegate: Delegate, sessions: Iterable[Session]) -> tuple[Appointment, ...]:
    """A delegate's sessions with a day, else the meeting itself; of a postponed one no day is known."""
    meeting, point = delegate.meeting, delegate.point
    put_off = meeting.stands is State.POSTPONED
    away = (point.place or point.name) if point else ""
    dated = [] if put_off else [one for one in sessions if one.on is not None]
    if not dated:
        place = away or meeting.place
        on, at = (None, None) if put_off else (meeting.starts_on, meeting.starts_at)
        return (Appointment(f"hop-{meeting.pk}", "", on, at, None, place),)
    return tuple(
        Appointment(f"phien-{one.pk}", one.name, one.on, one.starts_at, one.ends_at, _place(one, away))
        for one in dated
    )


def on_paper(delegate: Delegate) -> tuple[Appointment, ...]:
    """What an invitation on paper tells a delegate of hour and place, as the meeting is now."""
    meeting = delegate.meeting
    places = "; ".join(part for part in (meeting.place, where_words(delegate)) if part)
    on, at = (None, None) if meeting.stands is State.POSTPONED else (meeting.starts_on, meeting.starts_at)
    return (Appointment(f"hop-{meeting.pk}", "", on, at, None, places),)


def where_words(delegate: Delegate) -> str:
    """The bridge point and the forum of a delegate: the meeting's place is told to all."""
    point, forum = delegate.point, delegate.forum
    own = ", ".join(part for part in (forum.name, forum.place) if part) if forum else ""
    return "; ".join(part for part in (point.name if point else "", own) if part)


def _place(session: Session, away: str) -> str:
    """Who sits at a bridge point stays there, but for a forum, which is held where it is held."""
    own = session.place if session.kind == SessionKind.FORUM else ""
    return own or away or session.place or session.meeting.place


def calendar(
    delegate: Delegate, entries: Sequence[Appointment], *, sequence: int = 0, gone: Sequence[Appointment] = ()
) -> bytes:
    """The entries that have a day as events, those that are gone as cancelled ones."""
    held = [one for one in entries if one.on is not None]
    made = Calendar()
    made.add("prodid", "-//Cau Noi//dai bieu//VI")
    made.add("version", "2.0")
    made.add("method", "CANCEL" if gone and not held else "PUBLISH")
    for one in (*held, *gone):
        event = _event(delegate, one)
        event.add("sequence", sequence)
        event.add("status", "CONFIRMED" if one in held else "CANCELLED")
        made.add_component(event)
    if any(one.starts_at for one in (*held, *gone)):
        made.add_component(_zone())
    return bytes(made.to_ical())


@cache
def _zone() -> Timezone:
    """The office's time zone, once: made anew it costs more than a whole letter."""
    return Timezone.from_tzid(settings.TIME_ZONE)


def _event(delegate: Delegate, one: Appointment) -> Event:
    event, title = Event(), delegate.meeting.title
    event.add("uid", f"{one.key}.{delegate.pk}@dai-bieu.caunoi")
    event.add("dtstamp", timezone.now())
    event.add("summary", f"{one.name}: {title}" if one.name else title)
    event.add("organizer", _organizer(delegate))
    if one.place:
        event.add("location", one.place)
    assert one.on is not None  # only entries with a day come here
    if one.starts_at is None:
        event.add("dtstart", one.on)
        return event
    starts = _at(one, one.starts_at)
    event.add("dtstart", starts)
    event.add("dtend", _at(one, one.ends_at) if one.ends_at else starts + timedelta(hours=2))
    return event


def _organizer(delegate: Delegate) -> vCalAddress:
    made = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    made.params["cn"] = delegate.meeting.office.name
    return made


def _at(one: Appointment, hour: time) -> datetime:
    assert one.on is not None  # likewise
    return timezone.make_aware(datetime.combine(one.on, hour))
