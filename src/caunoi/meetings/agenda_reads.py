"""What pages show of an agenda: the draft with its hours for who prepares it, the released one for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.meetings.agenda_changes import Line, by_session, changes
from caunoi.meetings.agenda_hours import Fault, faults, laid_out
from caunoi.meetings.models import AgendaItem, AgendaRelease, Meeting, Session


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session with the agenda that this person sees; `faults` only of a draft."""

    session: Session
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...] = ()


def draft_of(session: Session) -> SessionView:
    """The agenda as it is being prepared. One query, none where the items are prefetched."""
    items = list(session.agenda.all())
    slots = laid_out(items, session.starts_at)
    lines = tuple(_line(session, item, slot.words) for item, slot in zip(items, slots, strict=True))
    return SessionView(
        session, lines, tuple(faults(items, session.starts_at, session.ends_at)) if items else ()
    )


def _line(session: Session, item: AgendaItem, hours: str) -> Line:
    return Line(session.pk, session.name, item.pk, hours, item.content, item.lead)


def agendas(meeting: Meeting, *, draft: bool) -> list[SessionView]:
    """The sessions with their agendas: as prepared, or as last released. Two queries."""
    sessions = meeting.sessions.select_related("floor")
    if draft:
        return [draft_of(session) for session in sessions.prefetch_related("agenda")]
    release = last_release(meeting)
    given = by_session(release.lines) if release else {}
    return [SessionView(one, tuple(given.get(one.pk, ()))) for one in sessions]


def last_release(meeting: Meeting) -> AgendaRelease | None:
    """The agenda that is in force for others. One query."""
    return meeting.releases.select_related("by").first()


def draft_lines(meeting: Meeting) -> list[Line]:
    """All that a release would give out."""
    return [line for view in agendas(meeting, draft=True) for line in view.lines]


@dataclass(frozen=True, slots=True)
class Pending:
    """What a release would change, and the releases so far, the latest first."""

    log: tuple[str, ...]
    releases: tuple[AgendaRelease, ...]
    faults: tuple[tuple[Session, Fault], ...]


def pending(meeting: Meeting) -> Pending:
    """Before anything is given out: what others would see change. Three queries."""
    views = agendas(meeting, draft=True)
    releases = tuple(meeting.releases.select_related("by"))
    old: Sequence[Line] = releases[0].lines if releases else ()
    new = [line for view in views for line in view.lines]
    found = tuple((view.session, fault) for view in views for fault in view.faults)
    return Pending(tuple(changes(old, new)), releases, found)
