"""Issued weeks as an iCalendar feed (RFC 5545) that the calendars of persons, offices and rooms subscribe to.

Each line is one event of a stable UID; a revision that changes it raises its SEQUENCE, one that takes it out
leaves it CANCELLED. Notes and telephone numbers do not leave the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from icalendar import Calendar, Event

from caunoi.programmes.week_rules import Half, Session, without_phones

NAMESPACE = "lich-tuan.caunoi"
# Where only a part of the day is said, an event of that part; the whole day is an all-day event.
_HOURS = {
    Half.MORNING: (time(7, 30), time(11, 30)),
    Half.AFTERNOON: (time(13, 30), time(17)),
    Half.EVENING: (time(19), time(21)),
}


@dataclass(frozen=True, slots=True)
class Issued:
    """One issue as a feed needs it."""

    revision: int
    at: datetime
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A line as it stands after all issues: when it last changed, and whether it was taken out."""

    session: Session
    sequence: int
    at: datetime
    cancelled: bool


def told(issues: Iterable[Issued], wanted: Callable[[Session], bool]) -> tuple[Told, ...]:
    """What a subscriber has to know of one week after its issues, oldest first.

    A line that no longer concerns the subscriber is cancelled in that feed though it stands in the week.
    """
    known: dict[str, Told] = {}
    for issue in issues:
        now = {one.uid: without_phones(one) for one in issue.sessions if wanted(one)}
        for uid, session in now.items():
            before = known.get(uid)
            if before is None or before.cancelled or _public(before.session) != _public(session):
                known[uid] = Told(session, issue.revision, issue.at, cancelled=False)
        for uid, before in known.items():
            if uid not in now and not before.cancelled:
                known[uid] = Told(before.session, issue.revision, issue.at, cancelled=True)
    return tuple(known.values())


def _public(session: Session) -> tuple[object, ...]:
    """What an event shows of a line."""
    return (
        session.on, session.half, session.start, session.end, session.content, session.place,
        session.chair, session.attendees, session.vehicle,
    )  # fmt: skip


def feed(lines: Sequence[Told], *, name: str, zone: tzinfo, assumed: int) -> bytes:
    """The feed's bytes; `assumed` is how many minutes a session without an end lasts."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cau Noi//Lich tuan//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", "PT1H")
    for one in lines:
        calendar.add_component(_event(one, zone, timedelta(minutes=assumed)))
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def _event(one: Told, zone: tzinfo, assumed: timedelta) -> Event:
    event, session = Event(), one.session
    event.add("uid", f"{session.uid}@{NAMESPACE}")
    event.add("dtstamp", one.at)
    event.add("last-modified", one.at)
    event.add("sequence", one.sequence)
    event.add("summary", session.content)
    _place_in_time(event, session, zone, assumed)
    if session.place:
        event.add("location", session.place)
    if description := _description(session):
        event.add("description", description)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    return event


def _place_in_time(event: Event, session: Session, zone: tzinfo, assumed: timedelta) -> None:
    if session.start is None and session.half is Half.DAY:
        event.add("dtstart", session.on)
        event.add("dtend", session.on + timedelta(days=1))
        return
    starts, ends = (session.start, session.end) if session.start else _HOURS[session.half]
    begin = datetime.combine(session.on, starts, zone)
    event.add("dtstart", begin)
    event.add("dtend", datetime.combine(session.on, ends, zone) if ends else begin + assumed)


def _description(session: Session) -> str:
    said = (("Chủ trì", session.chair), ("Thành phần", session.attendees), ("Xe", session.vehicle))
    return "\n".join(f"{what}: {words}" for what, words in said if words)
