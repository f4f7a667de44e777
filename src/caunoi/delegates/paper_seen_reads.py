"""What a delegate may open, and who has opened what: per paper, and by office who has not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils import timezone

from caunoi.delegates.answer_calendar import sessions_of
from caunoi.delegates.models import AnswerLink, Delegate, DelegateQuerySet, PaperSeen
from caunoi.delegates.rules import AWAITED
from caunoi.meetings.models import Meeting, Paper, PaperVersion
from caunoi.meetings.paper_reads import PaperView, papers_of
from caunoi.meetings.paper_rules import still_read
from caunoi.meetings.rules import SessionKind


def may_read(delegate: Delegate) -> bool:
    """Whether the link still opens papers: its delegate is awaited, the meeting not over."""
    meeting = delegate.meeting
    last = meeting.ends_on or meeting.starts_on
    return delegate.stands in AWAITED and still_read(meeting.stands, last, timezone.localdate())


def papers_for(delegate: Delegate) -> list[PaperView]:
    """The papers that a delegate sees now: of the whole meeting and of his sessions."""
    if not may_read(delegate):
        return []
    return papers_of(delegate.meeting, sessions={one.pk for one in sessions_of(delegate)})


def version_for(link: AnswerLink, pk: int) -> PaperVersion | None:
    """A version behind a delegate's link; None for what is not his, was withdrawn or is over."""
    if not may_read(link.delegate):
        return None
    theirs = PaperVersion.objects.filter(pk=pk, paper__meeting=link.delegate.meeting_id, paper__withdrawn="")
    found = theirs.select_related("file", "paper__session").first()
    if found is None or not _is_for(found.paper, link.delegate.forum_id):
        return None
    return found


def has_seen(link: AnswerLink, version: PaperVersion) -> bool:
    """Whether the delegate has opened this version."""
    return PaperSeen.objects.filter(version=version, delegate=link.delegate_id).exists()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of those awaited have opened the version in force."""

    view: PaperView
    seen: int
    of: int

    @property
    def unseen(self) -> int:
        return self.of - self.seen


def tallies(meeting: Meeting) -> list[Tally]:
    """Every paper, the withdrawn too, with who has opened it. Six queries, however many there are."""
    views = papers_of(meeting, withdrawn=True)
    awaited = meeting.delegates.filter(standing__in=AWAITED)
    forums = Counter(dict(awaited.order_by().values_list("forum").annotate(Count("pk"))))
    seen = dict(
        PaperSeen.objects.filter(
            version__in=[view.last.version.pk for view in views], delegate__standing__in=AWAITED
        )
        .order_by()
        .values_list("version")
        .annotate(Count("pk"))
    )
    return [
        Tally(
            view, seen.get(view.last.version.pk, 0),
            sum(count for forum, count in forums.items() if _is_for(view.paper, forum)),
        )
        for view in views
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """Those of one office who have not opened the version in force; each with the older one opened, or 0."""

    office: str
    people: tuple[tuple[Delegate, int], ...]


def unread(paper: Paper) -> list[Unread]:
    """Who has not opened the version in force, by office. Three queries."""
    newest = paper.versions.order_by("-number").values_list("pk", flat=True)[:1]
    seen = PaperSeen.objects.filter(version__paper=paper).order_by().values_list("delegate")
    older = dict(seen.annotate(Max("version__number")))
    people = _readers(paper).exclude(papers_seen__version__in=list(newest)).select_related("office")
    return _by_office((one, older.get(one.pk, 0)) for one in people)


def _by_office(people: Iterable[tuple[Delegate, int]]) -> list[Unread]:
    found: defaultdict[str, list[tuple[Delegate, int]]] = defaultdict(list)
    for one, older in people:
        found[one.office_words or "Chưa ghi đơn vị"].append((one, older))
    return [Unread(office, tuple(rows)) for office, rows in sorted(found.items())]


def _readers(paper: Paper) -> DelegateQuerySet:
    """Those awaited for whom the paper is."""
    found = Delegate.objects.awaited().filter(meeting=paper.meeting_id)
    of_forum = paper.session is not None and paper.session.kind == SessionKind.FORUM
    return found.filter(forum=paper.session) if of_forum else found


def _is_for(paper: Paper, forum: int | None) -> bool:
    """A paper of a forum is for those of that forum, every other for all."""
    session = paper.session
    return session is None or session.kind != SessionKind.FORUM or session.pk == forum
