"""What the pages and verbs of a week ask: its lines, what is wrong with them, what a revision changes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from caunoi.people.models import Office, Person, User
from caunoi.people.naming import name_key
from caunoi.people.reads import parameter, reach
from caunoi.people.rules import Verb
from caunoi.programmes.models import WeekIssue, WeekSchedule
from caunoi.programmes.reads import chosen
from caunoi.programmes.week_checks import Finding, Limits, findings, named
from caunoi.programmes.week_rules import (
    ASSUMED_MINUTES,
    CLOSES,
    OPENS,
    Difference,
    Session,
    Sheet,
    differences,
)
from caunoi.tasks.office_days import working_days
from vanban.text.keys import search_key


def week_offices(user: User) -> list[Office]:
    """Whose weeks the person may look at: within reach, and those that posted one; by name. One query."""
    mine = reach(user, Verb.SEE_PROGRAMME).order_by().values("pk")
    posted = WeekIssue.objects.order_by().values("schedule__office")
    made = WeekSchedule.objects.filter(office__in=mine).order_by().values("office")
    own = [pk for pk in (user.office_id, user.office.parent_id if user.office else None) if pk]
    within = Q(pk__in=mine) & Q(pk__in=own)
    return list(Office.objects.filter(Q(pk__in=posted) | Q(pk__in=made) | within).order_by("name"))


def week_office(user: User, wanted: int | None, among: list[Office]) -> Office | None:
    """The office asked for, else of those that keep schedules the one nearest to the person. One query."""
    if wanted is None:
        keep = set(WeekSchedule.objects.values_list("office", flat=True).distinct())
        return chosen(user, None, [one for one in among if one.pk in keep] or among)
    return chosen(user, wanted, among)


def sheet_of(schedule: WeekSchedule) -> Sheet:
    """The schedule as its lines stand now. Two queries."""
    sessions = sorted((one.session for one in schedule.entries.all()), key=lambda one: one.order)
    return Sheet(tuple(sessions), tuple(one.duty for one in schedule.duty_days.all()))


def faults(sheet: Sheet) -> tuple[Finding, ...]:
    """What is wrong with the lines, by the office's calendar and figures. Five queries."""
    limits = Limits(parameter(ASSUMED_MINUTES), parameter(OPENS), parameter(CLOSES))
    return findings(sheet.sessions, working_days(), limits, _registered(sheet.sessions))


def _registered(sessions: Iterable[Session]) -> frozenset[str]:
    """The keys of the names that the register knows as persons. One query."""
    words = {search_key(one.words) for session in sessions for one in named(session.attendees)}
    rows = Person.objects.filter(search_folded__in=words).values_list("full_name", flat=True)
    return frozenset(map(name_key, rows))


def open_faults(schedule: WeekSchedule, found: Iterable[Finding]) -> list[Finding]:
    """Of these faults those that stand in the way: no hints, nothing that was let pass. One query."""
    waived = set(schedule.waivers.values_list("key", flat=True))
    return [one for one in found if not one.hint and one.key not in waived]


def changed(schedule: WeekSchedule, now: Sheet) -> tuple[Difference, ...]:
    """What the lines of today change against the last issue; nothing before the first. One query."""
    last = schedule.issues.first()
    return differences(last.sheet, now) if last else ()
