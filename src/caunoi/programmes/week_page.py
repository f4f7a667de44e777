"""The schedule of one week as its page shows it to one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes.models import WeekEntry, WeekIssue, WeekSchedule, WeekWaiver
from caunoi.programmes.month_rules import revision_name
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.week_checks import Finding
from caunoi.programmes.week_reads import changed, faults, sheet_of
from caunoi.programmes.week_rules import (
    HALF_NAMES,
    WEEK_STATES,
    Difference,
    Duty,
    Session,
    Sheet,
    Week,
    WeekState,
    type_step,
    unphoned,
)
from caunoi.programmes.week_sources import Drawn, candidates
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import capital
from vanban.dates.weekdays import weekday_name


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `half` and `day_rows` stand on the first line of their part of the day."""

    session: Session
    half: str
    half_rows: int
    entry: int | None
    document: int | None
    source: str
    faulty: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the table. `off` says why nobody works."""

    on: date
    name: str
    off: str
    today: bool
    lines: tuple[Line, ...]
    duty: Duty


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault with what was said of it, if somebody let it pass."""

    finding: Finding
    waiver: WeekWaiver | None


@dataclass(frozen=True, slots=True)
class WeekPage:
    """Everything on the page. `issue` is set where the paper of an issue is shown instead of the draft."""

    office: Office
    week: Week
    schedule: WeekSchedule | None
    issue: WeekIssue | None
    issues: tuple[WeekIssue, ...]
    days: tuple[Day, ...]
    faults: tuple[Fault, ...]
    differences: tuple[Difference, ...]
    offered: tuple[Drawn, ...]
    deeds: frozenset[str]
    whole: bool
    step: int

    @property
    def revision(self) -> str:
        number = self.issue.revision if self.issue else self.schedule.revision if self.schedule else 0
        return revision_name(number)

    @property
    def note(self) -> str:
        """What a printed copy says of itself while it is no issue."""
        if self.issue or self.schedule is None:
            return ""
        return WEEK_STATES[self.schedule.stands].lower()

    @property
    def changes(self) -> tuple[str, ...]:
        """What this paper changes against the one before it."""
        if self.issue:
            said = self.issue.changes if self.whole else unphoned(self.issue.changes)
            return tuple(said.splitlines())
        return tuple(one.sentence for one in self.differences)

    @property
    def earlier(self) -> bool:
        """Whether the paper shown is not what the office works with now."""
        if self.issue is None or self.schedule is None or not self.whole:
            return False
        return self.schedule.stands is not WeekState.ISSUED or self.issue.revision != self.schedule.revision

    @property
    def editable(self) -> bool:
        return "write" in self.deeds

    @property
    def hints(self) -> tuple[Finding, ...]:
        """What asks for nothing."""
        return tuple(one.finding for one in self.faults if one.finding.hint)

    @property
    def in_the_way(self) -> int:
        """How many faults keep the week from being approved."""
        return sum(not one.finding.hint and one.waiver is None for one in self.faults)

    @property
    def count(self) -> int:
        return sum(len(day.lines) for day in self.days)


def week_page(user: User, office: Office, week: Week, today: date, asked: int | None) -> WeekPage:
    """The page of a week. Its number of queries does not depend on how much stands in the week."""
    found = WeekSchedule.objects.filter(office=office, monday=week.monday)
    made = found.select_related("office", "approved_by", "submitted_by").first()
    issues = tuple(made.issues.select_related("by", "approved_by")) if made else ()
    whole = sees_whole(user, office)
    issue = _issue(made, issues, asked, whole)
    shown = made if whole or issue else None
    sheet = issue.sheet if issue else sheet_of(made) if made and shown else Sheet(())
    told = _told(made, sheet) if made and whole and not issue else ()
    deeds = _deeds(user, office, made, issue)
    differences = changed(made, sheet) if made and whole and not issue and made.revision else ()
    marked = {one.uid for one in differences} | set(issue.changed_uids if issue else ())
    return WeekPage(
        office=office,
        week=week,
        schedule=shown,
        issue=issue,
        issues=issues if whole else tuple(issues[:1]),
        days=tuple(_days(sheet if whole else sheet.shared(), week, today, _entries(made, told, marked))),
        faults=told,
        differences=differences,
        offered=tuple(candidates(user, made)) if made and "write" in deeds else (),
        deeds=deeds,
        whole=whole,
        step=type_step(sheet, len(issue.changes.splitlines()) if issue else len(differences)),
    )


def _issue(
    made: WeekSchedule | None, issues: tuple[WeekIssue, ...], asked: int | None, whole: bool
) -> WeekIssue | None:
    """The issue asked for; else the last, where it stands or is all that the person sees."""
    if whole and asked is not None:
        return next((issue for issue in issues if issue.revision == asked), None)
    last = next(iter(issues), None)
    return last if not whole or (made and made.stands is WeekState.ISSUED) else None


def _told(made: WeekSchedule, sheet: Sheet) -> tuple[Fault, ...]:
    waivers = {one.key: one for one in made.waivers.select_related("by")}
    return tuple(Fault(one, waivers.get(one.key)) for one in faults(sheet))


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is known of the lines beyond their words, by uid."""

    rows: dict[str, WeekEntry]
    faulty: frozenset[str]
    marked: set[str]


def _entries(made: WeekSchedule | None, told: Iterable[Fault], marked: set[str]) -> _Rows:
    rows = made.entries.select_related("fact") if made else ()
    faulty = (uid for one in told if not one.finding.hint and not one.waiver for uid in one.finding.uids)
    return _Rows({str(row.uid): row for row in rows}, frozenset(faulty), marked)


def _days(sheet: Sheet, week: Week, today: date, known: _Rows) -> Iterable[Day]:
    calendar = working_days()
    for on in week.days:
        lines = tuple(_lines(sheet.day(on), known))
        yield Day(on, capital(weekday_name(on)), calendar.why_off(on), on == today, lines, sheet.duty(on))


def shared_days(sheet: Sheet, week: Week, today: date) -> tuple[Day, ...]:
    """The days of a sheet that somebody outside looks at: nothing but its words."""
    return tuple(_days(sheet, week, today, _Rows({}, frozenset(), set())))


def _lines(sessions: tuple[Session, ...], known: _Rows) -> Iterable[Line]:
    before = None
    for session in sessions:
        row = known.rows.get(session.uid)
        rows = sum(one.half == session.half for one in sessions)
        yield Line(
            session=session,
            half=HALF_NAMES[session.half],
            half_rows=rows if session.half != before else 0,
            entry=row.pk if row else None,
            document=row.fact.document_id if row and row.fact else None,
            source=row.get_source_display() if row else "",
            faulty=session.uid in known.faulty,
            changed=session.uid in known.marked,
        )
        before = session.half


def _deeds(user: User, office: Office, made: WeekSchedule | None, issue: WeekIssue | None) -> frozenset[str]:
    makes = reach(user, Verb.MAKE_PROGRAMME).filter(pk=office.pk).exists()
    approves = reach(user, Verb.APPROVE_PROGRAMME).filter(pk=office.pk).exists()
    if made is None:
        return frozenset({"draft"} if makes else ())
    if issue and (made.stands is not WeekState.ISSUED or issue.revision != made.revision):
        return frozenset()  # an earlier paper is only looked at
    open_to: dict[WeekState, set[str]] = {
        WeekState.DRAFT: {"write", "submit", "waive", *({"close"} if made.revision else ())},
        WeekState.SUBMITTED: {"revise", "waive"},
        WeekState.APPROVED: {"issue", "revise"},
        WeekState.ISSUED: {"revise"},
    }
    found = open_to[made.stands] if makes else set()
    if made.stands in (WeekState.APPROVED, WeekState.ISSUED):
        found = found | ({"paper"} if reach(user, Verb.WRITE_DRAFT).filter(pk=office.pk).exists() else set())
    return frozenset(found | ({"approve"} if approves and made.stands is WeekState.SUBMITTED else set()))


def week_address(office: Office, week: Week) -> str:
    """Where the page of an office's week is."""
    return f"{reverse('programmes:week', args=[week])}?co_quan={office.pk}"
