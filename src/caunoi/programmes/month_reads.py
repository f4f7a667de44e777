"""What a month takes up: the machine's proposal, its lines as printed, what a revision changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caunoi.people.models import Office
from caunoi.people.reads import parameter
from caunoi.programmes import month_rules, rules
from caunoi.programmes.models import MonthLine, MonthProgramme, ProgrammeItem
from caunoi.programmes.month_rules import PAPERS_BEFORE, PROPOSALS_DAY, Change, Days, Printed
from caunoi.programmes.rules import Kind, Month, Origin, Reason, State
from caunoi.programmes.year_models import office_names
from caunoi.tasks.office_days import working_days

_ORDER = (Origin.PROGRAMME, Origin.STANDING, Origin.PROPOSAL, Origin.SUDDEN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that a month may take up, with the reason."""

    item: int
    content: str
    leads: str
    resolved: bool
    origin: Origin
    reason: Reason


def candidates(office: Office, month: Month, apart_from: MonthProgramme | None = None) -> list[Candidate]:
    """What the machine proposes for a month: what falls in it, then what slipped. Two queries.

    Of the month itself first what the programme says, then what comes back, what units propose, what came up;
    what slipped stands last, the oldest first. Without what stands on a line of `apart_from`, kept or not.
    """
    rows = ProgrammeItem.objects.filter(office=office, state=State.OPEN, from_on__lte=month.first).binding()
    if apart_from is not None:
        rows = rows.exclude(pk__in=apart_from.lines.order_by().values("item"))
    rows = rows.select_related("programme", "standing", "proposed_by").prefetch_related("leads")
    found = [_candidate(item, month) for item in rows if not _gone_by(item, month)]
    return sorted(found, key=_rank)


def _gone_by(item: ProgrammeItem, month: Month) -> bool:
    if item.standing is None or item.until is None:
        return False
    return rules.superseded(item.until, item.standing.often, month)


def _candidate(item: ProgrammeItem, month: Month) -> Candidate:
    offices = list(item.leads.all())
    return Candidate(
        item=item.pk,
        content=item.content,
        leads=office_names(offices) or item.lead_text,
        resolved=bool(offices),
        origin=Origin(item.origin),
        reason=reason_of(item, month),
    )


def reason_of(item: ProgrammeItem, month: Month) -> Reason:
    """Why the month takes the matter up. No query where programme, standing item and unit are loaded."""
    written = item.written.stretch
    return rules.reason(
        Origin(item.origin),
        month,
        until=item.until or month,
        written=written.end if written else None,
        kind=Kind(item.programme.kind) if item.programme else Kind.YEAR,
        every=item.standing.often if item.standing else rules.Every.MONTH,
        who=str(item.proposed_by) if item.proposed_by else item.decided_by,
    )


def _rank(found: Candidate) -> tuple[bool, str, int]:
    """Equal ones stay in the order of the rows: by month, programme and position."""
    slipped = found.reason.slipped_from
    return (slipped is not None, slipped.key if slipped else "", _ORDER.index(found.origin))


def waiting(month: MonthProgramme) -> list[Candidate]:
    """What has come up since the draft was made: proposed for the month, and not yet on any of its lines."""
    return candidates(month.office, month.month, month)


def lines_of(month: MonthProgramme) -> list[MonthLine]:
    """Every line with all that a page or a paper shows of it, in its order. Four queries."""
    rows = month.lines.select_related("item__programme", "item__standing", "item__proposed_by")
    rows = rows.prefetch_related("item__leads", "item__coordinating").order_by("position", "pk")
    lines = list(rows)
    for line in lines:
        line.month = month
    return lines


def printed(lines: Iterable[MonthLine], told_on: date = date.min) -> list[Printed]:
    """The lines as they would stand on the paper; what was left out, dropped or moved on is not.

    `told_on` is the day on which units learn of it: papers are not due before.
    """
    before, days = parameter(PAPERS_BEFORE), working_days()
    return [_printed(line, before, days, told_on) for line in lines if line.in_place]


def _printed(line: MonthLine, before: int, days: Days, told_on: date) -> Printed:
    item = line.item
    return Printed(
        item=item.pk,
        content=item.content,
        leads=office_names(item.leads.all()) or item.lead_text,
        coordination=office_names(item.coordinating.all()) or item.coordination,
        session=line.session,
        reason=reason_of(item, line.month.month).words,
        product=item.product,
        papers_due=month_rules.papers_due(line.session_on, before, days, told_on)
        if line.session_on
        else None,
    )


def proposals_due(month: Month) -> date:
    """The last day on which units may propose for a month, by the office's own rule."""
    return month_rules.proposals_due(month, parameter(PROPOSALS_DAY), working_days())


def revision(month: MonthProgramme, now: list[Printed]) -> tuple[Change, ...]:
    """What the lines of today change against the last issue; nothing before the first. Two queries."""
    last = month.issues.first()
    if last is None:
        return ()
    return month_rules.changes([line.printed for line in last.lines.all()], now)
