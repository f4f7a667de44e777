"""What the morning's page says of programmes: months that wait for somebody, papers that are late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.programmes.models import LinePaper, MonthProgramme, WeekSchedule
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_reads import proposals_due
from caunoi.programmes.month_rules import MonthState
from caunoi.programmes.proposals import next_open_month
from caunoi.programmes.reads import offices_with_programmes
from caunoi.programmes.rules import Month
from caunoi.programmes.week_rules import WeekState
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task
from caunoi.tasks.reads import address_of_task, badge_of, urgency_of
from caunoi.tasks.rules import State

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """A month that waits for this person, with what is to be done."""

    address: str
    month: str
    office: str
    what: str
    tone: str


@dataclass(frozen=True, slots=True)
class LatePaper:
    """Papers that have not come in time; `report` says what became of the report that was demanded."""

    address: str
    content: str
    office: str
    session: str
    badge: str
    tone: str
    report: str


@dataclass(frozen=True, slots=True)
class Proposing:
    """For which month a unit may propose, and the last day of it."""

    address: str
    month: str
    until: date


def proposing(user: User, today: date) -> Proposing | None:
    """What the unit's own page says of proposals; None for who proposes none, or where no programme runs."""
    if may(user.role, Verb.PROPOSE_MATTER) is None or not offices_with_programmes():
        return None
    month = next_open_month(today)
    return Proposing(reverse("programmes:proposals"), month.name, proposals_due(month))


def months_waiting(user: User, today: date) -> list[Waiting]:
    """The programmes of this month and the next that wait for the person's approval or work. Three queries.

    A month without a draft is named once units can no longer propose for it.
    """
    makes = may(user.role, Verb.MAKE_PROGRAMME) is not None
    approves = may(user.role, Verb.APPROVE_PROGRAMME) is not None
    if not makes and not approves:
        return []
    now = Month.of(today)
    made = {
        (month.office_id, month.month): month.stands
        for month in MonthProgramme.objects.filter(first_on__in=[now.first, now.plus(1).first])
    }
    return [
        waiting
        for office in offices_with_programmes()
        for month in (now, now.plus(1))
        for waiting in _waiting(office, month, made.get((office.pk, month)), today, makes, approves)
    ]


def _waiting(
    office: Office, month: Month, state: MonthState | None, today: date, makes: bool, approves: bool
) -> Iterator[Waiting]:
    address = f"{reverse('programmes:month', args=[month])}?co_quan={office.pk}"
    what = {
        None: ("chưa lập", "late") if makes and today > proposals_due(month) else None,
        MonthState.DRAFT: ("dự thảo chờ duyệt", "soon") if approves else None,
        MonthState.APPROVED: ("đã duyệt, chờ ban hành", "soon") if makes else None,
        MonthState.ISSUED: None,
    }[state]
    if what:
        yield Waiting(address, month.name, str(office), *what)


def months_to_approve(user: User) -> QuerySet[MonthProgramme]:
    """The drafts of this month or later that wait for the person's approval."""
    first = Month.of(timezone.localdate()).first
    drafts = MonthProgramme.objects.filter(state=MonthState.DRAFT, first_on__gte=first)
    return drafts.filter(office__in=reach(user, Verb.APPROVE_PROGRAMME))


def weeks_to_approve(user: User) -> QuerySet[WeekSchedule]:
    """The weeks that were submitted and wait for the person's approval."""
    offices = reach(user, Verb.APPROVE_PROGRAMME)
    return WeekSchedule.objects.filter(state=WeekState.SUBMITTED, office__in=offices)


def late_papers(user: User, when: Now) -> list[LatePaper]:
    """Papers late and not handed in, the nearest session first, for whoever approves. Two queries."""
    if may(user.role, Verb.APPROVE_PROGRAMME) is None:
        return []
    rows = LinePaper.objects.filter(
        task__in=Task.objects.late(when.at).order_by().values("pk"), kind=PaperKind.PAPERS,
        line__month__office__in=reach(user, Verb.APPROVE_PROGRAMME),
    ).select_related("office", "task", "line__item")  # fmt: skip
    papers = list(rows.order_by("line__session_on", "pk")[:SHOWN])
    reports = _reports(papers)
    return [_late(paper, reports.get((paper.line_id, paper.office_id)), when) for paper in papers]


def _reports(papers: list[LinePaper]) -> dict[tuple[int, int], State]:
    rows = LinePaper.objects.filter(kind=PaperKind.REPORT, line__in=[paper.line_id for paper in papers])
    return {(row.line_id, row.office_id): row.task.stands for row in rows.select_related("task")}


def _late(paper: LinePaper, report: State | None, when: Now) -> LatePaper:
    badge, tone = badge_of(paper.task, urgency_of(paper.task, when), when)
    told = {
        None: "",
        State.HANDED_IN: "đã gửi báo cáo giải trình",
        State.ACCEPTED: "đã gửi báo cáo giải trình",
    }
    return LatePaper(
        address=address_of_task("detail", paper.task_id),
        content=paper.line.item.content,
        office=str(paper.office),
        session=paper.line.session,
        badge=badge,
        tone=tone,
        report=told.get(report, "chưa gửi báo cáo giải trình"),
    )
