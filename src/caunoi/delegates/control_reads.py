"""The control room: what is on and how late, who speaks, who is here and who is not, what is broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from caunoi.delegates.control_rules import Planned, Slot, due_now, minutes_late, timetable
from caunoi.delegates.door_figures import Quorate, offices_of, quorate, summed
from caunoi.delegates.door_rules import WHOLE
from caunoi.meetings.floor_reads import ClockShown, clock_shown
from caunoi.meetings.floor_rules import SpeechState
from caunoi.meetings.models import Floor, Incident, Meeting, Session, Speech
from caunoi.meetings.point_day_reads import Board, board

NEXT: Final = 3


@dataclass(frozen=True, slots=True)
class Running:
    """What goes on at a session's floor: who is at the rostrum with the clock, and who comes next."""

    speaker: Speech | None
    clock: ClockShown | None
    following: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class OnAir:
    """A session of the day: its rows with their hours, which one is on, by how many minutes it is late.

    `sure`: the chair has called the row up; otherwise it is what the plan has for this hour, and nothing is
    known of lateness. `floor` is None where nobody runs the session.
    """

    session: Session
    slots: tuple[Slot, ...]
    on: int | None
    sure: bool
    late: int | None
    floor: Running | None

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
    quorate: Quorate | None
    now: datetime

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """What is broken now, the oldest first."""
        return self.board.incidents


def control(meeting: Meeting, now: datetime) -> Control:
    """The state of the day. Ten queries, however large the meeting is, one more where it is
    said how many must be present. `now` on the office's clock."""
    offices = offices_of(meeting, WHOLE)
    whole = summed(offices)
    absent = tuple(Absent(one.name, one.awaited) for one in offices if one.awaited and not one.here)
    return Control(
        tuple(_sessions(meeting, now)), board(meeting), whole.awaited, whole.here, absent,
        quorate(meeting, WHOLE), now,
    )  # fmt: skip


def _sessions(meeting: Meeting, now: datetime) -> list[OnAir]:
    """The sessions of today, or all of a meeting that is on another day."""
    rows = list(meeting.sessions.prefetch_related("agenda"))
    today = [one for one in rows if one.on == now.date()]
    shown, floors = today or rows, _floors(rows)
    # The meeting's hour is that of the session which opens it; of the others it says nothing.
    hours = [one.starts_at or (meeting.starts_at if one == rows[0] else None) for one in shown]
    return [
        _on_air(one, _slots(one, at, now, meeting), floors.get(one.pk), now)
        for one, at in zip(shown, hours, strict=True)
    ]


def _floors(sessions: list[Session]) -> dict[int, tuple[Floor, tuple[Speech, ...]]]:
    """The floors that are open, each with those who wait to speak in the chair's order. Two queries."""
    open_now = Floor.objects.filter(session__in=sessions, open=True).select_related("speech")
    waiting: dict[int, list[Speech]] = {floor.session_id: [] for floor in open_now}
    rows = Speech.objects.filter(session__in=sessions, state=SpeechState.WAITING)
    for speech in rows.order_by("position", "pk"):
        waiting.get(speech.session_id, []).append(speech)
    return {one.session_id: (one, tuple(waiting[one.session_id][:NEXT])) for one in open_now}


def _on_air(
    session: Session, slots: tuple[Slot, ...], run: tuple[Floor, tuple[Speech, ...]] | None, now: datetime
) -> OnAir:
    if run is None:
        return OnAir(session, slots, due_now(slots, now), sure=False, late=None, floor=None)
    floor, following = run
    called = next((at for at, slot in enumerate(slots) if slot.planned.pk == floor.item_id), None)
    clock = clock_shown(floor, now)
    running = Running(floor.speech if clock else None, clock, following)
    return OnAir(
        session, slots, due_now(slots, now) if called is None else called, sure=called is not None,
        late=minutes_late(slots, called, now), floor=running,
    )  # fmt: skip


def _slots(session: Session, at: time | None, now: datetime, meeting: Meeting) -> tuple[Slot, ...]:
    planned = [
        Planned(row.pk, row.content, row.lead, row.starts_at, row.minutes) for row in session.agenda.all()
    ]
    day: date = session.on or meeting.starts_on or now.date()
    begins = datetime.combine(day, at or time(0), now.tzinfo)
    return tuple(timetable(planned, begins, hour_known=at is not None))
