"""What the page of a meeting shows of its agenda, of its changes, and of the papers that may be begun."""

from __future__ import annotations

from dataclasses import dataclass

from caunoi.meetings.agenda_papers import PAPER_NAMES, papers_of
from caunoi.meetings.agenda_reads import SessionView, agendas, last_release
from caunoi.meetings.committee_reads import committee_of
from caunoi.meetings.floor_reads import promises_of
from caunoi.meetings.models import AgendaRelease, CommitteeMember, Meeting, MeetingChange
from caunoi.meetings.paper_reads import PaperView
from caunoi.meetings.paper_reads import papers_of as papers_of_meeting


@dataclass(frozen=True, slots=True)
class Panels:
    """The sessions as this person sees them; `news` is what is not released yet, for who prepares.

    `old`: the agenda in force was given out before the day last changed. `papers` may be begun: kind, name;
    `promised` is how many promises would make the conclusions; `sent` are those for who comes.
    """

    views: tuple[SessionView, ...]
    makes: bool
    news: str
    changes: tuple[MeetingChange, ...]
    old: bool
    papers: tuple[tuple[str, str], ...]
    promised: int
    sent: tuple[PaperView, ...]
    committee: tuple[CommitteeMember, ...]


def panels(meeting: Meeting, *, makes: bool) -> Panels:
    """The draft for who prepares the meeting (`makes`), the released agenda for the rest. Seven queries,
    eleven with papers sent."""
    views, release = tuple(agendas(meeting, draft=makes)), last_release(meeting)
    changes = tuple(meeting.changes.select_related("by"))
    old = release is not None and bool(changes) and changes[0].at > release.at
    papers = tuple((one.value, PAPER_NAMES[one]) for one in papers_of(meeting)) if makes else ()
    promised = len(promises_of(meeting)) if makes else 0
    return Panels(
        views,
        makes,
        _news(views, release) if makes else "",
        changes,
        old,
        papers,
        promised,
        tuple(papers_of_meeting(meeting)),
        tuple(committee_of(meeting)),
    )


def _news(views: tuple[SessionView, ...], release: AgendaRelease | None) -> str:
    drafted = [line for view in views for line in view.lines]
    if release is None:
        return "Chương trình đang soạn, chưa phát hành" if drafted else ""
    return "Có thay đổi chưa phát hành" if release.lines != drafted else ""
