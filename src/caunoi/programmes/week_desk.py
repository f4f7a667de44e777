"""What the morning's page says of weeks: today's lines as they were issued, weeks that wait for approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.programmes.models import WeekIssue, WeekSchedule
from caunoi.programmes.week_page import week_address
from caunoi.programmes.week_rules import Duty, Session, Week, WeekState


@dataclass(frozen=True, slots=True)
class Today:
    """What one office does today."""

    office: str
    address: str
    sessions: tuple[Session, ...]
    duty: Duty


@dataclass(frozen=True, slots=True)
class WaitingWeek:
    """A week that somebody submitted to this person."""

    address: str
    name: str
    office: str


def today_lines(user: User, today: date) -> list[Today]:
    """Today in the issued weeks of the person's office and the one above it. One query."""
    near = [pk for pk in (user.office_id, user.office.parent_id if user.office else None) if pk]
    week = Week.of(today)
    rows = WeekIssue.objects.filter(schedule__office__in=near, schedule__monday=week.monday)
    last = {row.schedule_id: row for row in rows.select_related("schedule__office").order_by("revision")}
    found = [_today(row, week, today) for row in last.values()]
    return [one for one in found if one.sessions or one.duty.words]


def _today(issue: WeekIssue, week: Week, today: date) -> Today:
    office, sheet = issue.schedule.office, issue.sheet.shared()
    return Today(str(office), week_address(office, week), sheet.day(today), sheet.duty(today))


def weeks_waiting(user: User) -> list[WaitingWeek]:
    """Weeks that were submitted and wait for this person's approval. One query."""
    if may(user.role, Verb.APPROVE_PROGRAMME) is None:
        return []
    offices = reach(user, Verb.APPROVE_PROGRAMME)
    rows = WeekSchedule.objects.filter(state=WeekState.SUBMITTED, office__in=offices)
    return [
        WaitingWeek(week_address(row.office, row.week), str(row), str(row.office))
        for row in rows.select_related("office").order_by("monday", "pk")
    ]
