"""The programme of one month as its page shows it to one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from caunoi.people.models import Office, User
from caunoi.people.reads import parameter, reach
from caunoi.people.rules import Verb
from caunoi.programmes.item_page import Paper, papers_of
from caunoi.programmes.models import LinePaper, MonthIssue, MonthLine, MonthProgramme, ProgrammeItem
from caunoi.programmes.month_reads import (
    Candidate,
    candidates,
    lines_of,
    printed,
    proposals_due,
    reason_of,
    revision,
    waiting,
)
from caunoi.programmes.month_rules import (
    MONTH_STATES,
    PAPERS_BEFORE,
    Change,
    Days,
    MonthState,
    Printed,
    papers_due,
    revision_name,
)
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.rules import STATUS_TONES, Month, State, Status
from caunoi.programmes.year_models import office_names
from caunoi.programmes.year_reads import address_of
from caunoi.tasks.filters import Now
from caunoi.tasks.office_days import working_days


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of the month. `became` says what happened to it since; `off` why nobody works that day."""

    id: int
    number: int
    address: str
    content: str
    leads: str
    unresolved: bool
    coordination: str
    reason: str
    slipped: bool
    session: str
    off: str
    papers_due: date | None
    papers: tuple[Paper, ...]
    became: str
    tone: str
    last: bool


@dataclass(frozen=True, slots=True)
class MonthPage:
    """Everything on the page. `deeds` are the names of what this person may do with the month now.

    `lines` stand in the month, `out` a person left out; whoever sees only what the own unit prepares, or
    looks at an earlier issue, has `issue` and its words instead.
    """

    office: Office
    month: Month
    programme: MonthProgramme | None
    lines: tuple[Line, ...]
    out: tuple[MonthLine, ...]
    proposed: tuple[Candidate, ...]
    changes: tuple[Change, ...]
    issues: tuple[MonthIssue, ...]
    issue: MonthIssue | None
    words: tuple[Printed, ...]
    proposals_due: date
    deeds: frozenset[str]

    @property
    def editable(self) -> bool:
        """Whether lines can be arranged now."""
        return "arrange" in self.deeds

    @property
    def revision(self) -> str:
        """What stands behind the title: which revision it is."""
        number = self.issue.revision if self.issue else self.programme.revision if self.programme else 0
        return revision_name(number)

    @property
    def note(self) -> str:
        """What a printed copy says of itself while nothing has been issued."""
        if self.programme is None or self.programme.stands is MonthState.ISSUED:
            return ""
        return MONTH_STATES[self.programme.stands].lower()


def month_page(user: User, office: Office, month: Month, when: Now, revision_asked: int | None) -> MonthPage:
    """The page of a month. Its number of queries does not depend on how many matters there are."""
    found = MonthProgramme.objects.filter(office=office, first_on=month.first)
    made = found.select_related("office", "approved_by").first()
    issues = tuple(made.issues.select_related("by", "approved_by")) if made else ()
    whole = sees_whole(user, office)
    issue = _issue(issues, revision_asked, whole)
    lines = lines_of(made) if made and whole and issue is None else []
    return MonthPage(
        office=office,
        month=month,
        programme=made if whole or issues else None,
        lines=tuple(_lines(lines, when)),
        out=tuple(line for line in lines if not line.kept),
        proposed=_proposed(office, month, made) if whole and issue is None else (),
        changes=revision(made, printed(lines)) if made and lines and made.revision else (),
        issues=issues,
        issue=issue,
        words=_words(user, issue, whole),
        proposals_due=proposals_due(month),
        deeds=_deeds(user, office, made) if issue is None else frozenset(),
    )


def _issue(issues: tuple[MonthIssue, ...], asked: int | None, whole: bool) -> MonthIssue | None:
    if asked is not None:
        return next((issue for issue in issues if issue.revision == asked), None)
    return None if whole else next(iter(issues), None)


def _words(user: User, issue: MonthIssue | None, whole: bool) -> tuple[Printed, ...]:
    if issue is None:
        return ()
    rows = issue.lines.all()
    if not whole:
        rows = rows.filter(item__in=ProgrammeItem.objects.visible_to(user).order_by().values("pk"))
    return tuple(line.printed for line in rows)


def _proposed(office: Office, month: Month, made: MonthProgramme | None) -> tuple[Candidate, ...]:
    if made is None:
        return tuple(candidates(office, month))
    return tuple(waiting(made)) if made.stands is MonthState.DRAFT else ()


def _lines(lines: list[MonthLine], when: Now) -> Iterator[Line]:
    kept = [line for line in lines if line.kept]
    papers = papers_of(LinePaper.objects.filter(line__in=kept), when) if kept else {}
    before, days = parameter(PAPERS_BEFORE), working_days()
    for number, line in enumerate(kept, start=1):
        item, why = line.item, reason_of(line.item, line.month.month)
        offices = list(item.leads.all())
        became, tone = _became(line)
        yield Line(
            id=line.pk,
            number=number,
            address=address_of(item),
            content=item.content,
            leads=office_names(offices) or item.lead_text,
            unresolved=not offices,
            coordination=office_names(item.coordinating.all()) or item.coordination,
            reason=why.words,
            slipped=why.slipped_from is not None,
            session=line.session,
            off=days.why_off(line.session_on) if line.session_on else "",
            papers_due=_due(line, papers.get(line.pk, ()), before, days),
            papers=papers.get(line.pk, ()),
            became=became,
            tone=tone,
            last=number == len(kept),
        )


def _due(line: MonthLine, papers: tuple[Paper, ...], before: int, days: Days) -> date | None:
    """What was asked of the offices; before that, what the rule says."""
    if line.session_on is None:
        return None
    return papers[0].due if papers else papers_due(line.session_on, before, days, date.min)


def _became(line: MonthLine) -> tuple[str, str]:
    """What happened to the matter since it came into the month; empty while it is open and in place."""
    item, until = line.item, line.item.until
    if item.stands is State.DROPPED:
        return f"Đã rút: {item.said}", STATUS_TONES[Status.DROPPED]
    if line.moved_on and until is not None:
        return f"Chuyển sang {until.beside(line.month.month)}", STATUS_TONES[Status.DROPPED]
    return ("Đã xong", STATUS_TONES[Status.DONE]) if item.stands is State.DONE else ("", "")


def _deeds(user: User, office: Office, made: MonthProgramme | None) -> frozenset[str]:
    makes = reach(user, Verb.MAKE_PROGRAMME).filter(pk=office.pk).exists()
    approves = reach(user, Verb.APPROVE_PROGRAMME).filter(pk=office.pk).exists()
    if made is None:
        return frozenset({"propose"} if makes else ())
    open_to: dict[MonthState, Iterable[str]] = {
        MonthState.DRAFT: {"propose", "arrange", "sudden", "session", *({"close"} if made.revision else ())},
        MonthState.APPROVED: {"issue", "revise", "session"},
        MonthState.ISSUED: {"revise", "session"},
    }
    found = set(open_to[made.stands]) if makes else set()
    return frozenset(found | ({"approve"} if approves and made.stands is MonthState.DRAFT else set()))
