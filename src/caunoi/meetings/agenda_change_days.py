"""What a new day does to the sessions and the anchors of a meeting, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q

from caunoi.meetings.agenda_change_rules import When, shifted
from caunoi.meetings.agenda_meant import moment_of_day
from caunoi.meetings.models import Meeting, Session
from caunoi.tasks.anchor_actions import Day
from caunoi.tasks.models import Anchor
from caunoi.tasks.rules import anchor_words


def put_off(meeting: Meeting) -> When:
    """When and where it is held once it has been postponed."""
    return replace(meeting.when, starts_on=None, ends_on=None)


def first_day(meeting: Meeting) -> date | None:
    """The day it stands on, or stood on before it was postponed."""
    last = meeting.changes.exclude(was_on=None).first()
    return meeting.starts_on or (last.was_on if last else None)


def moved_sessions(meeting: Meeting, to: When) -> list[Session]:
    """The sessions as they will stand, not saved; while there is no new day they stay.

    Each keeps its distance from the first day; one at the meeting's own hour and place follows it.
    """
    sessions, first = list(meeting.sessions.all()), first_day(meeting)
    if to.starts_on is None:
        return sessions
    for session in sessions:
        opens = session.on == first and session.starts_at == meeting.starts_at
        session.on = shifted(session.on, first, to.starts_on)
        if opens and session.ends_at is None:
            session.starts_at = to.starts_at
        if session.place == meeting.place:
            session.place = to.place.strip()
    return sessions


def moved_anchors(meeting: Meeting, to: When) -> list[tuple[Anchor, Day]]:
    """The meeting's own anchor and those of its sessions that the same document tells, with their new days.

    While there is no new day a session's waits with the meeting's. What keeps its day is left out.
    """
    told: dict[int | None, Session] = {
        session.fact_id: session for session in moved_sessions(meeting, to) if session.fact_id
    }
    mine = Q(pk=meeting.anchor_id) | Q(document=meeting.document_id, fact__in=list(told))
    moves = []
    for anchor in Anchor.objects.filter(mine).order_by("pk"):
        day = Day(moment_of_day(to.starts_on, to.starts_at))
        if anchor.pk != meeting.anchor_id and to.starts_on is not None:
            session = told[anchor.fact_id]
            day = Day(moment_of_day(session.on, session.starts_at))
        if anchor.day_words != anchor_words(day.moment):
            moves.append((anchor, day))
    return moves
