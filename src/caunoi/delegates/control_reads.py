"""The control room: what should be on, who is here and who is not, what is broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from caunoi.delegates.control_rules import Planned, Slot, due_now, timetable
from caunoi.delegates.door_figures import offices_of, summed
from caunoi.meetings.models import Incident, Meeting, Session
from caunoi.meetings.point_day_reads import Board, board


@dataclass(frozen=True, slots=True)
class OnAir:
    """A session of the day: its rows with their hours, and which one should be on by the plan."""

    session: Session
    slots: tuple[Slot, ...]
    on: int | None

    @property
    def rows(self) -> list[tuple[Slot, bool]]:
        """(row, whether it is on)."""
        return [(slot, index == self.on) for index, slot in enumerate(self.slots)]


@dataclass(frozen=True, slots=True)
class Absent:
    """An office of which nobody has come, and how many are awaited."""

    name: str
    awaited: int


@dataclass(frozen=True, slots=True)
class Control:
    """All that who runs the day looks at."""

    sessions: tuple[OnAir, ...]
    board: Board
    awaited: int
    entered: int
    absent: tuple[Absent, ...]
    now: datetime

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """What is broken now, the oldest first."""
        return self.board.incidents


def control(meeting: Meeting, now: datetime) -> Control:
    """The state of the day. Eight queries, however large the meeting is. `now` on the office's clock."""
    offices = offices_of(meeting, None)
    whole = summed(offices)
    absent = tuple(Absent(one.name, one.awaited) for one in offices if one.awaited and not one.here)
    return Control(tuple(_sessions(meeting, now)), board(meeting), whole.awaited, whole.here, absent, now)


def _sessions(meeting: Meeting, now: datetime) -> list[OnAir]:
    """The sessions of today, or all of a meeting that is on another day."""
    rows = list(meeting.sessions.prefetch_related("agenda"))
    today = [one for one in rows if one.on == now.date()]
    # The meeting's hour is that of the session which opens it; of the others it says nothing.
    return [
        _on_air(one, one.starts_at or (meeting.starts_at if one == rows[0] else None), now, meeting)
        for one in today or rows
    ]


def _on_air(session: Session, at: time | None, now: datetime, meeting: Meeting) -> OnAir:
    rows = session.agenda.all()
    planned = [Planned(row.pk, row.content, row.lead, row.starts_at, row.minutes) for row in rows]
    day: date = session.on or meeting.starts_on or now.date()
    slots = timetable(planned, datetime.combine(day, at or time(0), now.tzinfo), hour_known=at is not None)
    return OnAir(session, tuple(slots), due_now(slots, now))
