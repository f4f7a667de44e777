"""What a paper tells, as what the verb of planning is given; and a meeting's day, as an anchor takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from django.utils import timezone

from caunoi.meetings.actions import NewItem, NewMeeting, NewSession
from caunoi.meetings.agenda_facts import MeetingRead, Told
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import SessionKind
from caunoi.people.models import Office
from caunoi.tasks.anchor_actions import Day


def as_read(read: MeetingRead, office: Office) -> NewMeeting:
    """The meeting exactly as the paper tells it; the agenda stands in the first plenary."""
    main = read.main
    sessions = tuple(session_of(one) for one, held in read.sessions if held)
    return NewMeeting(
        office, read.kind, read.title, starts_on=main.on if main else None, ends_on=read.last,
        starts_at=main.starts_at if main else None, place=main.place if main else "", chair=read.chair,
        online=any(one.online for one, _ in read.sessions), expected=read.expected,
        sessions=with_agenda(sessions, read),
    )  # fmt: skip


def session_of(told: Told) -> NewSession:
    """A session as its fact tells it; without a day it has none."""
    name = told.name[:1].upper() + told.name[1:] or "Phiên họp"
    return NewSession(
        name, told.kind, told.on, told.starts_at, None, told.place, told.chair, told.part,
        undated=told.on is None, fact=told.fact,
    )  # fmt: skip


def with_agenda(sessions: tuple[NewSession, ...], read: MeetingRead) -> tuple[NewSession, ...]:
    """The sessions with the paper's agenda in the first plenary, else in the first of all."""
    rows = tuple(NewItem(row.content, row.lead, row.starts_at) for row in read.agenda)
    plenary = (number for number, one in enumerate(sessions) if one.kind is SessionKind.PLENARY)
    bearer = next(plenary, 0)
    return tuple(
        replace(one, agenda=rows) if number == bearer else one for number, one in enumerate(sessions)
    )


def day_of(meeting: Meeting) -> Day:
    """The meeting's first day, with its hour where it is known."""
    return Day(moment_of_day(meeting.starts_on, meeting.starts_at))


def moment_of_day(on: date | None, at: time | None) -> date | datetime | None:
    """A day with its hour on the office's clock, where the hour is known."""
    if on is None or at is None:
        return on
    return datetime.combine(on, at, timezone.get_current_timezone())
