"""What the pages of a floor show: who speaks, the clock, who waits, what is asked and noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch

from caunoi.meetings.floor_rules import (
    AT_ROSTRUM,
    Clock,
    NoteKind,
    QuestionState,
    Share,
    SpeechState,
    Tone,
    clock_words,
    shares,
)
from caunoi.meetings.models import AgendaItem, Floor, Meeting, Note, Point, Question, Session, Speech
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb


@dataclass(frozen=True, slots=True)
class ClockShown:
    """The clock at one moment in words, and in milliseconds for the page that lets it run on; `since` is a
    moment of the server's, None while the clock stands."""

    left: str
    tone: Tone
    allowed: int
    warn: int
    spent: int
    since: int | None
    allowed_words: str


@dataclass(frozen=True, slots=True)
class Now:
    """What everybody in the hall sees."""

    floor: Floor
    clock: ClockShown | None
    following: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What the chair and the secretary see; `queue` waits in the chair's order."""

    floor: Floor
    clock: ClockShown | None
    queue: tuple[Speech, ...]
    held: tuple[Speech, ...]
    shares: tuple[Share, ...]
    agenda: tuple[AgendaItem, ...]
    asked: tuple[Question, ...]
    admitted: tuple[Question, ...]
    notes: tuple[Note, ...]

    @property
    def next(self) -> Speech | None:
        """Who is called when nobody else is chosen."""
        return self.queue[0] if self.queue else None


def session_run_by(user: User, pk: int) -> Session | None:
    """The session, of whoever may run it. One query beside those of the reach."""
    meetings = Meeting.objects.in_reach(user, Verb.RUN_MEETING)
    return Session.objects.select_related("meeting__office").filter(meeting__in=meetings, pk=pk).first()


def floor_with(**given: object) -> Floor | None:
    """The floor with what everybody sees of it. One query."""
    shown = ("session__meeting__office", "item", "speech__point", "question__point")
    return Floor.objects.select_related(*shown).filter(**given).first()


def now_of(floor: Floor, now: datetime) -> Now:
    """What the hall sees: the clock, and the next three who were not called yet. One query."""
    queue = floor.session.speeches.filter(state=SpeechState.WAITING).order_by("position", "pk")
    return Now(floor, clock_shown(floor, now), tuple(queue[:3]))


def board(floor: Floor, now: datetime) -> Board:
    """Everything about a floor. Six queries, however long the lists are."""
    session = floor.session
    speeches = list(session.speeches.select_related("point", "office").exclude(state=SpeechState.WITHDRAWN))
    counted = [one.group for one in speeches if one.stands is not SpeechState.WAITING]
    quotas = list(session.speech_quotas.values_list("group", "most"))
    questions = list(
        session.questions.select_related("point", "asker").filter(
            state__in=[QuestionState.WAITING, QuestionState.ADMITTED]
        )
    )
    return Board(
        floor, clock_shown(floor, now),
        queue=tuple(one for one in speeches if one.stands is SpeechState.WAITING),
        held=tuple(one for one in speeches if one.stands is SpeechState.DONE),
        shares=shares(quotas, counted), agenda=tuple(session.agenda.all()),
        asked=tuple(one for one in questions if one.state == QuestionState.WAITING),
        admitted=tuple(one for one in questions if one.state == QuestionState.ADMITTED),
        notes=tuple(session.notes.filter(struck=False).order_by("-pk")[:60]),
    )  # fmt: skip


def held_sessions(meeting: Meeting) -> list[Session]:
    """The sessions that were run, with the notes that stand and the speeches held. Three queries."""
    notes = Prefetch("notes", Note.objects.filter(struck=False).order_by("pk"))
    speeches = Prefetch("speeches", Speech.objects.filter(state=SpeechState.DONE))
    sessions = Session.objects.filter(meeting=meeting, floor__isnull=False).order_by("position")
    return list(sessions.prefetch_related(notes, speeches))


def promises_of(meeting: Meeting) -> list[Note]:
    """What was promised and stands, in the order of the sessions. One query."""
    notes = Note.objects.filter(session__meeting=meeting, kind=NoteKind.PROMISED, struck=False)
    return list(
        notes.select_related("session__meeting", "speech__office").order_by("session__position", "pk")
    )


def clock_shown(floor: Floor, now: datetime) -> ClockShown | None:
    """The clock of whoever is at the rostrum."""
    if floor.speech is None or floor.speech.stands not in AT_ROSTRUM:
        return None
    clock: Clock = floor.clock
    since = None if clock.since is None else int(clock.since.timestamp() * 1000)
    return ClockShown(
        clock.left_at(now), clock.tone_at(now), _milli(clock.allowed), _milli(clock.warn),
        _milli(clock.spent), since, clock_words(clock.allowed),
    )  # fmt: skip


def _milli(time: timedelta) -> int:
    return int(time.total_seconds() * 1000)


def point_of(user: User, pk: int) -> Point | None:
    """The bridge point, of whoever may report for it: those of its keeper."""
    point = Point.objects.select_related("meeting__office", "office", "parent").filter(pk=pk).first()
    if point is None or not reach(user, Verb.REPORT_POINT).filter(pk=point.keeper.pk).exists():
        return None
    return point
