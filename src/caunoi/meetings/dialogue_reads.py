"""What the public page shows, and the inbox of its organisers: senders masked, complaints sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from caunoi.meetings.agenda_changes import Line
from caunoi.meetings.agenda_reads import last_release
from caunoi.meetings.dialogue_rules import (
    INBOX_NAMES,
    WAITING_FROM_ONE,
    InboxState,
    is_asked,
    is_over,
    masked_name,
    masked_reach,
)
from caunoi.meetings.models import Meeting, MeetingChange, PublicAsker, PublicPage, PublicQuestion
from caunoi.people.reads import parameter

PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """The public page as everybody sees it: the released agenda only, unless the day was changed since."""

    page: PublicPage
    lines: tuple[Line, ...]
    over: bool
    asked: bool


def shown(address: str, now: datetime) -> Shown | None:
    """The page at an address while it is open. Two queries."""
    moved = MeetingChange.objects.filter(meeting=OuterRef("meeting")).order_by("-at").values("at")[:1]
    rows = PublicPage.objects.select_related("meeting__office").annotate(moved=Subquery(moved))
    page = rows.filter(address=address, on=True).first()
    if page is None:
        return None
    release, meeting = last_release(page.meeting), page.meeting
    current = release is not None and (page.moved is None or release.at > page.moved)
    over = is_over(meeting.stands, meeting.ends_on or meeting.starts_on, timezone.localdate(now))
    lines = tuple(release.lines) if release is not None and current else ()
    return Shown(page, lines, over, is_asked(page.until, over, now))


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A question as the inbox shows it, with how many were merged into it.

    Of one that was handed over there is no text and no sender.
    """

    question: PublicQuestion
    text: str
    sender: str
    masked: bool
    same: int


def _row(question: PublicQuestion, same: int) -> InboxRow:
    if question.sealed:
        return InboxRow(question, "", "", False, 0)
    asker: PublicAsker | None = getattr(question, "asker", None)
    if asker is None:
        return InboxRow(question, question.text, "đã xóa theo hạn", False, same)
    said = (masked_name(asker.full_name), asker.place, masked_reach(asker.reach))
    masked = bool(asker.full_name or asker.reach)
    return InboxRow(question, question.text, " · ".join(filter(None, said)) or "không ghi tên", masked, same)


@dataclass(frozen=True, slots=True)
class Flood:
    """More questions wait than people can sort by and by: how many of how many from one place, and whether
    that place must wait by now.
    """

    waiting: int
    most: int
    shut: bool

    @property
    def lone(self) -> bool:
        """Nearly all came from one place: one machine, or a proxy that hides all others."""
        return self.most * 10 >= self.waiting * 9


def flood(page: PublicPage) -> Flood | None:
    """The alarm of a page's inbox; None while there is none. One query, two with an alarm."""
    waiting = page.questions.filter(state=InboxState.NEW).count()
    if waiting < parameter("public_questions_alarm"):
        return None
    new = PublicAsker.objects.filter(question__page=page, question__state=InboxState.NEW).exclude(sender="")
    by_place = new.order_by().values_list("sender").annotate(size=Count("pk")).order_by("-size")
    most = next((size for _, size in by_place[:1]), 0)
    return Flood(waiting, most, most >= parameter(WAITING_FROM_ONE))


@dataclass(frozen=True, slots=True)
class Inbox:
    """One state of the inbox, a page of it, and how many there are of each: state, name, count."""

    state: InboxState
    page: Page[PublicQuestion]
    same: Mapping[int | None, int]
    counts: tuple[tuple[InboxState, str, int], ...]

    @property
    def rows(self) -> Iterator[InboxRow]:
        return (_row(question, self.same.get(question.pk, 0)) for question in self.page)


def inbox(page: PublicPage, asked: str, number: str) -> Inbox:
    """The questions of one state in the order they came. Four queries."""
    held = dict(page.questions.order_by().values_list("state").annotate(Count("pk")))
    state = next((one for one in InboxState if one == asked), InboxState.NEW)
    rows = page.questions.filter(state=state).select_related("asker", "into", "sorted_by")
    counts = tuple((one, name, held.get(one, 0)) for one, name in INBOX_NAMES.items())
    merged = PublicQuestion.objects.filter(into__page=page).order_by()
    same = dict(merged.values_list("into").annotate(Count("pk")))
    return Inbox(state, Paginator(rows, PER_PAGE).get_page(number), same, counts)


def page_of(meeting: Meeting) -> PublicPage | None:
    """The public page of a meeting, open or not. One query."""
    return PublicPage.objects.filter(meeting=meeting).first()
