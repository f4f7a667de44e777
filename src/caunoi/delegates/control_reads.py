"""The control room: what should be on, who is here and who is not, what is broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q

from caunoi.delegates.control_rules import Planned, Slot, due_now, timetable
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import AWAITED
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
    awaited, entered, absent = _offices(meeting)
    return Control(tuple(_sessions(meeting, now)), board(meeting), awaited, entered, absent, now)


def _sessions(meeting: Meeting, now: datetime) -> list[OnAir]:
    """The sessions of today, or all of a meeting that is on another day."""
    rows = list(meeting.sessions.prefetch_related("agenda"))
    today = [one for one in rows if one.on == now.date()]
    return [_on_air(one, now, meeting) for one in today or rows]


def _on_air(session: Session, now: datetime, meeting: Meeting) -> OnAir:
    rows = session.agenda.all()
    planned = [Planned(row.pk, row.content, row.lead, row.starts_at, row.minutes) for row in rows]
    slots = timetable(planned, _begins(session, meeting, now))
    return OnAir(session, tuple(slots), due_now(slots, now))


def _begins(session: Session, meeting: Meeting, now: datetime) -> datetime:
    day: date = session.on or meeting.starts_on or now.date()
    return datetime.combine(day, session.starts_at or meeting.starts_at or time(0), now.tzinfo)


def _offices(meeting: Meeting) -> tuple[int, int, tuple[Absent, ...]]:
    """How many are awaited, how many have come in, and the offices of which nobody has."""
    here = Q(check_ins__annulled_at=None, check_ins__doubles=None, check_ins__isnull=False)
    awaited = Delegate.objects.filter(meeting=meeting, standing__in=AWAITED)
    counted = awaited.values("office__name").annotate(
        awaited=Count("pk", distinct=True), entered=Count("pk", distinct=True, filter=here)
    )
    rows = [(row["office__name"], row["awaited"], row["entered"]) for row in counted.order_by("office__name")]
    absent = tuple(Absent(name, count) for name, count, came in rows if name and not came)
    return sum(row[1] for row in rows), sum(row[2] for row in rows), absent
