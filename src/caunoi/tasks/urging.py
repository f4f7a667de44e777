"""Who is late with what and since when, whom to urge, and what has gone up to the leader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.db.models import Min, QuerySet
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks.filters import Now
from caunoi.tasks.models import ExtensionRequest, Task, TaskQuerySet, Urge
from caunoi.tasks.office_days import working_days
from caunoi.tasks.reads import Card, card
from caunoi.tasks.rules import OWED
from caunoi.tasks.unit_rules import Asked, Owing, urging_text


@dataclass(frozen=True, slots=True)
class Late:
    """A late task in the list of whom to urge."""

    card: Card
    owing: Owing
    urged: date | None


@dataclass(frozen=True, slots=True)
class LateOffice:
    """An office with all it is late with; `urged` is the last urging, `text` the words for the next."""

    office: Office
    tasks: tuple[Late, ...]
    urged: Urge | None
    urged_today: bool


def late_offices(user: User, when: Now) -> list[LateOffice]:
    """The late offices in reach, the longest list first. Four queries."""
    tasks = list(_late(user, when))
    first = _first_urged([task.pk for task in tasks])
    last = {
        urge.office_id: urge
        for urge in Urge.objects.filter(office__in={task.owner_id for task in tasks})
        .select_related("by")
        .order_by("at")
    }
    groups = groupby(tasks, key=lambda task: task.owner)
    found = [
        _office(office, list(some), first, last.get(office.pk), when)
        for office, some in groups
        if office is not None
    ]
    return sorted(found, key=lambda late: (-len(late.tasks), late.office.name))


def late_office(user: User, office: Office, when: Now) -> LateOffice | None:
    """One of them; None where the office is late with nothing that the person may urge."""
    return next((late for late in late_offices(user, when) if late.office == office), None)


def _late(user: User, when: Now) -> QuerySet[Task]:
    late = Task.objects.in_reach(user, Verb.URGE).late(when.at).filter(owner__isnull=False)
    return (
        late.select_related("owner", "document")
        .defer("document__search_raw", "document__search_folded", "search_folded")
        .order_by("owner__name", "owner", "late_on", "pk")
    )


def _first_urged(ids: list[int]) -> Mapping[int, date]:
    rows = Urge.tasks.through.objects.filter(task__in=ids)
    return {
        row["task"]: timezone.localtime(row["first"]).date()
        for row in rows.values("task").annotate(first=Min("urge__at"))
    }


def _office(
    office: Office, tasks: list[Task], first: Mapping[int, date], urged: Urge | None, when: Now
) -> LateOffice:
    late = tuple(_task(task, first.get(task.pk), when) for task in tasks)
    today = urged is not None and timezone.localtime(urged.at).date() == when.today
    return LateOffice(office, late, urged, today)


def _task(task: Task, urged: date | None, when: Now) -> Late:
    owing = Owing(task.action, task.due_said, days_late(task, when), _paper(task))
    return Late(card(task, when), owing, urged)


def words_for(late: LateOffice, when: Now, sender: str) -> str:
    """The words for the next urging, for the clerk to edit; an answer is asked for within some days."""
    answer_by = working_days().after(when.today, parameter("urging_answer_within"))
    owing = [task.owing for task in late.tasks]
    return urging_text(late.office.name, owing, sender=sender, today=when.today, answer_by=answer_by)


def days_late(task: Task, when: Now) -> int:
    """For how many days it is late, the first one counted."""
    return max(1, (when.today - (task.late_on or when.today)).days + 1)


def _paper(task: Task) -> str:
    document = task.document
    if document is None or not document.number_text:
        return ""
    issued = f", ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    return f"{document.doc_type or 'văn bản'} số {document.number_text}{issued}"


def gone_up(user: User, when: Now) -> TaskQuerySet:
    """Late tasks urged so many whole working days ago (the office's own figure), still owed: the leader's."""
    days = working_days()
    first = days.at_or_before(when.today)
    for _ in range(parameter("urging_up_after") - 1):
        first = days.before(first)
    end = datetime.combine(first, time.min, timezone.get_current_timezone())
    late = Task.objects.visible_to(user).late(when.at)
    return late.filter(pk__in=Urge.objects.filter(at__lt=end).values("tasks")).by_urgency()


def extensions_waiting(user: User) -> QuerySet[ExtensionRequest]:
    """Requests for more time that this person may answer, oldest first."""
    tasks = Task.objects.in_reach(user, Verb.CHANGE_DUE).filter(state__in=OWED)
    waiting = ExtensionRequest.objects.filter(state=Asked.WAITING, task__in=tasks)
    return waiting.select_related("task__owner", "asked_by").order_by("asked_at")
