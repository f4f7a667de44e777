"""The open work of an office that has ended, and who carries on with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Count, F, Q

from caunoi.people.models import Confidence, Office, OfficeEvent, User
from caunoi.people.reads import Successor, successors
from caunoi.people.rules import Verb
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.rules import CLOSED


@dataclass(frozen=True, slots=True)
class Work:
    """An open task that hangs on the office, which owns it or (`shared`) helps with it."""

    task: Task
    shared: bool


@dataclass(frozen=True, slots=True)
class Handover:
    """What an office leaves behind on a day. `heirs` is empty where nobody is known to have taken over."""

    office: Office
    heirs: tuple[Successor, ...]
    work: tuple[Work, ...]

    @property
    def sure(self) -> Successor | None:
        """Who carries on with everything; None where that is doubtful or there are several."""
        one = self.heirs[0] if len(self.heirs) == 1 else None
        return one if one and one.certain and one.office != self.office else None

    @property
    def seen(self) -> str:
        """What a person had before them, in short: other tasks, owners or heirs make another one."""
        tasks = [(one.task.pk, one.task.state, one.shared) for one in self.work]
        heirs = sorted((heir.office.pk, heir.certain) for heir in self.heirs)
        return sha256(repr((self.office.pk, tasks, heirs)).encode()).hexdigest()[:16]


def hanging_on(office: Office) -> TaskQuerySet:
    """The tasks not yet accepted or cancelled that the office owns or helps with, oldest first."""
    shared = Task.coordinating.through.objects.filter(office=office).values("task")
    return Task.objects.filter(Q(owner=office) | Q(pk__in=shared)).exclude(state__in=CLOSED).order_by("pk")


def open_work(office: Office) -> int:
    """How many tasks the office owns or helps with that are not yet accepted or cancelled. One query."""
    return hanging_on(office).count()


def handover(office: Office, on: date, tasks: Iterable[Task] | None = None) -> Handover:
    """What the office leaves behind on that day; `tasks` where they are loaded (and locked) already."""
    found = hanging_on(office).select_related("owner") if tasks is None else tasks
    work = tuple(Work(task, shared=task.owner_id != office.pk) for task in found)
    return Handover(office, tuple(successors(office, on)), work)


def why(heir: Successor) -> str:
    """The events that led to the heir, in words: 'hợp nhất từ 01/07/2025 theo Nghị quyết …; …'."""
    way = min(heir.ways, key=lambda events: any(event.confidence == Confidence.LOW for event in events))
    return "; ".join(_event_words(event) for event in way)


def _event_words(event: OfficeEvent) -> str:
    basis = f" theo {event.legal_basis}" if event.legal_basis else ""
    doubt = " (chưa chắc)" if event.confidence == Confidence.LOW else ""
    return f"{event.get_kind_display().lower()} từ ngày {event.on:%d/%m/%Y}{basis}{doubt}"


@dataclass(frozen=True, slots=True)
class Left:
    """An office that has ended and still owns open tasks."""

    office: int
    name: str
    ended_on: date
    tasks: int


def left_behind(user: User, today: date) -> list[Left]:
    """The ended offices whose work the person may hand over, the longest ended first. One query."""
    tasks = Task.objects.in_reach(user, Verb.ASSIGN_TASK).exclude(state__in=CLOSED)
    rows = tasks.filter(owner__valid_to__lt=today).values("owner", name=F("owner__name"))
    counted = rows.annotate(ended=F("owner__valid_to"), number=Count("pk")).order_by("ended", "name")
    return [Left(row["owner"], row["name"], row["ended"], row["number"]) for row in counted]
