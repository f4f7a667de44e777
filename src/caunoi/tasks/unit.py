"""The unit's own page: what my office owes by day, what waits, what came back, what was accepted lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from caunoi.tasks.filters import Now
from caunoi.tasks.models import ExtensionRequest, Task, TaskQuerySet
from caunoi.tasks.reads import Card, Moves, address_of_task, card, coordinators
from caunoi.tasks.rules import OWED, State, Urgency
from caunoi.tasks.unit_rules import Asked

# More than a screen of one kind is for the list, where it can be filtered.
MOST: Final = 60
LATELY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """A task of the unit with what can be done about it. Addresses are empty where a deed does not fit."""

    card: Card
    executor: str
    returned_for: str
    asked: str
    hand_in: str
    answers: bool
    start: str
    extend: str
    appoint: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page; `hint` is said when it holds nothing."""

    key: str
    name: str
    sign: str
    tone: str
    hint: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything on the unit's page; `more` tasks are left for the list."""

    office: Office
    parts: tuple[Part, ...]
    owed: int
    late: int
    more: int


_PARTS: Final = (
    ("returned", "Bị trả lại, cần làm tiếp", "return", "late", ""),
    ("late", "Đã quá hạn", "alert", "late", "Không có việc nào quá hạn."),
    ("today", "Hạn hôm nay", "sun", "soon", "Hôm nay không có việc nào đến hạn."),
    ("soon", "Trong 5 ngày làm việc tới", "clock", "", "Chưa có hạn nào trong những ngày tới."),
    ("later", "Còn lại", "list", "", ""),
    ("shared", "Phối hợp với đơn vị khác", "people", "", ""),
    ("waiting", "Đã báo xong, chờ nghiệm thu", "stamp", "calm", ""),
    ("done", "Được nghiệm thu trong 30 ngày qua", "check", "done", ""),
)
_OF_URGENCY: Final = {
    Urgency.LATE: "late",
    Urgency.TODAY: "today",
    Urgency.SOON: "soon",
    Urgency.LATER: "later",
    Urgency.UNDATED: "later",
    Urgency.WAITING: "waiting",
    Urgency.DONE: "done",
}


def works_for_unit(user: User) -> bool:
    """Whether the person's day is their own unit's work, so that the unit's page is where it begins."""
    return may(user.role, Verb.REPORT_DONE) in {Reach.OWN, Reach.BELOW} and user.office_id is not None


def unit_of(user: User, wanted: int | None) -> Office | None:
    """The office whose page is asked for, within what the person sees; one's own where none is named."""
    asked = wanted if wanted is not None else user.office_id
    return reach(user, Verb.SEE_TASK).filter(pk=asked).first() if asked is not None else None


def unit_page(user: User, office: Office, when: Now) -> UnitPage:
    """The page of one office for one person. At most ten queries, whatever the number of tasks."""
    seen = Task.objects.visible_to(user)
    own = list(_full(seen.filter(owner=office, state__in=(*OWED, State.HANDED_IN)).by_urgency())[: MOST + 1])
    shared = list(_full(seen.owed().filter(coordinating=office).by_urgency())[:MOST])
    done = seen.filter(owner=office, state=State.ACCEPTED, accepted_at__gte=when.at - LATELY)
    rows = _rows(user, [*own[:MOST], *shared, *_full(done.order_by("-accepted_at"))[:10]], when)
    sorted_in: dict[str, list[Row]] = {key: [] for key, *_ in _PARTS}
    together = {task.pk for task in shared}
    for row in rows:
        sorted_in[_part_of(row, together)].append(row)
    parts = tuple(
        Part(key, name, sign, tone, hint, tuple(sorted_in[key])) for key, name, sign, tone, hint in _PARTS
    )
    return UnitPage(
        office=office,
        parts=tuple(part for part in parts if part.rows or part.hint),
        owed=sum(row.card.state in OWED and row.card.id not in together for row in rows),
        late=len(sorted_in["late"]) + sum(row.card.tone == "late" for row in sorted_in["returned"]),
        more=seen.filter(owner=office, state__in=(*OWED, State.HANDED_IN)).count() - MOST
        if len(own) > MOST
        else 0,
    )


def _full(tasks: TaskQuerySet | QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("owner", "document", "answer").defer(
        "document__search_raw", "document__search_folded", "search_folded"
    )


def _part_of(row: Row, together: set[int]) -> str:
    if row.card.id in together:
        return "shared"
    return "returned" if row.card.state is State.RETURNED else _OF_URGENCY[row.card.urgency]


def _rows(user: User, tasks: Iterable[Task], when: Now) -> list[Row]:
    """The tasks as rows: who else works on them and what is asked are each one query for all of them."""
    found = list(tasks)
    others = coordinators([task.pk for task in found])
    asked = {
        request.task_id: request.wish_words
        for request in ExtensionRequest.objects.filter(task__in=found, state=Asked.WAITING)
    }
    moves, extends = Moves.of(user), set(reach(user, Verb.ASK_EXTENSION).values_list("pk", flat=True))
    return [
        _row(
            task,
            card(task, when, others.get(task.pk, ())),
            asked.get(task.pk, ""),
            works=moves.reaches(task, Verb.REPORT_DONE),
            extends=task.owner_id in extends,
        )
        for task in found
    ]


def _row(task: Task, drawn: Card, asked: str, *, works: bool, extends: bool) -> Row:
    owed, asks = task.stands in OWED, hasattr(task, "answer")
    return Row(
        card=drawn,
        executor=task.executor,
        returned_for=task.reason if task.stands is State.RETURNED else "",
        asked=asked,
        hand_in=address_of_task("answer_round" if asks else "hand_in", task.pk) if works and owed else "",
        answers=asks,
        start=address_of_task("start", task.pk) if works and task.stands is State.OPEN else "",
        extend=address_of_task("extend", task.pk)
        if extends and owed and task.due is not None and not asked
        else "",
        appoint=address_of_task("executor", task.pk) if works and owed else "",
    )
