"""What the page of a meeting shows of its agenda, of its changes, and of the papers that may be begun."""

from __future__ import annotations

from dataclasses import dataclass

from caunoi.meetings.agenda_reads import SessionView, agendas, last_release
from caunoi.meetings.models import AgendaRelease, Meeting


@dataclass(frozen=True, slots=True)
class Panels:
    """The sessions as this person sees them; `news` is what is not released yet, for who prepares."""

    views: tuple[SessionView, ...]
    makes: bool
    news: str


def panels(meeting: Meeting, *, makes: bool) -> Panels:
    """The draft for who prepares the meeting (`makes`), the released agenda for the rest. Three queries."""
    views, release = tuple(agendas(meeting, draft=makes)), last_release(meeting)
    return Panels(views, makes, _news(views, release) if makes else "")


def _news(views: tuple[SessionView, ...], release: AgendaRelease | None) -> str:
    drafted = [line for view in views for line in view.lines]
    if release is None:
        return "Chương trình đang soạn, chưa phát hành" if drafted else ""
    return "Có thay đổi chưa phát hành" if release.lines != drafted else ""
