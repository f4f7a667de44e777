"""The deadlines of a letter as an iCalendar file (RFC 5545), for the calendar of whoever gets it.

Each task is one event of a stable UID: told again after a change of the deadline, with a higher SEQUENCE, it
moves in the calendar instead of standing there twice. An event, not a to-do: office mail programs take no
to-dos from a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class DueDate:
    """One task's deadline: `at` where an hour is written, else the whole day `on`."""

    uid: str
    title: str
    on: date
    at: datetime | None
    said: str
    link: str
    changes: int
    cancelled: bool


def calendar_of(dates: Sequence[DueDate], *, written_at: datetime) -> str:
    """The file's text; empty for no dates."""
    if not dates:
        return ""
    calendar = Calendar()
    calendar.add("prodid", "-//Cau Noi//Han nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in dates:
        calendar.add_component(_event(one, written_at))
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(one: DueDate, written_at: datetime) -> Event:
    event, at = Event(), one.at.astimezone(UTC) if one.at else None
    event.add("uid", one.uid)
    event.add("dtstamp", written_at.astimezone(UTC))
    event.add("sequence", one.changes + one.cancelled)
    event.add("summary", f"Hạn: {one.title}")
    event.add("dtstart", at or one.on)
    event.add("dtend", at or one.on + timedelta(days=1))
    event.add("description", one.said)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if one.link:
        event.add("url", one.link)
    return event
