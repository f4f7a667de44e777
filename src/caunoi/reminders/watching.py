"""From the ledger's new lines to notices: what people did to tasks is told to whom it concerns.

The tasks room knows nothing of this one. The ledger's numbers have no gaps and are given under a lock that is
held until the deed is written, so whoever has read up to a number has missed nothing before it (ADR 0021).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.programmes.month_models import PaperKind
from caunoi.reminders.audience import Audience
from caunoi.reminders.letters import bundle_of, put_on_screen
from caunoi.reminders.models import Bookmark, Notice
from caunoi.reminders.rules import Kind, Occasion
from caunoi.tasks.models import Task
from caunoi.tasks.rules import CLOSED, State

LINES_AT_ONCE: Final = 500
_ABOUT: Final = Task._meta.label_lower
_NEEDED: Final = ("owner", "opened_by__office", "document", "line_paper__line__item")
# How a person is tied to a task, as last told.
_TIES: Final = (Kind.ASSIGNED, Kind.SHARED, Kind.MOVED)


@dataclass(slots=True)
class _Look:
    """What is known while a batch of lines is read."""

    audience: Audience
    tasks: Mapping[int, Task]
    sharers: Mapping[int, tuple[int, ...]]
    handed_in: Mapping[int, int]
    # (task, person) → how the person is tied to the task, as last told.
    tied: dict[tuple[int, int], Kind]
    found: dict[str, Notice] = field(default_factory=dict)
    now: datetime = field(kw_only=True)

    def tell(
        self, number: int, kind: Kind, task: Task, people: Iterable[User], detail: str, by: int | None
    ) -> None:
        """One notice for each of the people but the one who did it."""
        for person in people:
            key = f"{number}.{kind}.{person.pk}"
            if person.pk == by or key in self.found:
                continue
            self.found[key] = Notice(key=key, person=person, task=task, kind=kind, detail=detail, at=self.now)
            if kind in _TIES:
                self.tied[task.pk, person.pk] = kind

    def sharers_of(self, task: Task) -> tuple[User, ...]:
        owners = {person.pk for person in self.audience.of_owner(task)}
        people = self.audience.of_sharers(self.sharers.get(task.pk, ()))
        return tuple(person for person in people if person.pk not in owners)


def watch(*, now: datetime) -> int:
    """Reads the lines written since last time and tells of them; returns how many notices there are.

    On screen they stand at once; into letters they go when they are gathered.
    """
    told = 0
    while True:
        mark = Bookmark.objects.filter(pk=1).first()
        if not Entry.objects.filter(number__gt=mark.number if mark else 0).exists():
            return told
        with transaction.atomic():
            told += _read_on(now)


def _read_on(now: datetime) -> int:
    mark = Bookmark.held()
    lines = list(Entry.objects.filter(number__gt=mark.number).order_by("number")[:LINES_AT_ONCE])
    if not lines:
        return 0
    look = _look_at([line for line in lines if line.about_type == _ABOUT and line.verb in _TELLERS], now)
    known = set(Notice.objects.filter(key__in=look.found).values_list("key", flat=True))
    fresh = Notice.objects.bulk_create(one for key, one in look.found.items() if key not in known)
    by_person = defaultdict(list)
    for one in fresh:
        by_person[one.person].append(one)
    bundles = [bundle_of(person, notices, at=now) for person, notices in by_person.items()]
    put_on_screen(bundles, Occasion.DEEDS, mark=f"viec.{lines[-1].number}", now=now)
    mark.number = lines[-1].number
    mark.save(update_fields=["number"])
    return len(fresh)


def _look_at(lines: list[Entry], now: datetime) -> _Look:
    ids = {int(line.about_id) for line in lines}
    tasks = Task.objects.filter(pk__in=ids).select_related(*_NEEDED)
    look = _Look(
        Audience.now() if ids else Audience({}, ()), tasks.in_bulk(), _sharers(ids), _hand_ins(ids),
        _ties(ids), now=now,
    )  # fmt: skip
    for line in lines:
        task = look.tasks.get(int(line.about_id))
        if task is not None:
            _TELLERS[line.verb](look, line, task)
    return look


def _sharers(ids: set[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    links = Task.coordinating.through.objects.filter(task__in=ids).order_by("pk")
    for task, office in links.values_list("task_id", "office_id"):
        found[task] = (*found.get(task, ()), office)
    return found


def _hand_ins(ids: set[int]) -> dict[int, int]:
    """The number of the line by which each task was last handed in."""
    lines = Entry.objects.filter(about_type=_ABOUT, about_id__in=[str(pk) for pk in ids], verb="hand_in_task")
    return {
        int(about): number for about, number in lines.order_by("number").values_list("about_id", "number")
    }


def _ties(ids: set[int]) -> dict[tuple[int, int], Kind]:
    rows = Notice.objects.filter(task__in=ids, kind__in=_TIES)
    ordered = rows.order_by("pk").values_list("task_id", "person_id", "kind")
    return {(task, person): Kind(kind) for task, person, kind in ordered}


def _assigned(look: _Look, line: Entry, task: Task) -> None:
    """Told to whoever it is new to; whoever had it and has it no more is told where it went."""
    ties = dict.fromkeys(look.audience.of_owner(task), Kind.ASSIGNED)
    ties |= dict.fromkeys(look.sharers_of(task), Kind.SHARED)
    due = f"hạn: {task.due_said}"
    details = {Kind.ASSIGNED: due, Kind.SHARED: f"chủ trì: {task.owner_name}, {due}"}
    for person, kind in ties.items():
        if look.tied.get((task.pk, person.pk)) is not kind:
            look.tell(line.number, kind, task, [person], details[kind], line.actor_id)
    here = {person.pk for person in ties}
    left = [
        person
        for (about, person), kind in look.tied.items()
        if about == task.pk and kind is not Kind.MOVED and person not in here
    ]
    for person in User.objects.filter(pk__in=left, is_active=True).select_related("office"):
        look.tell(line.number, Kind.MOVED, task, [person], f"nay do {task.owner_name} chủ trì", line.actor_id)
    _handed_in(look, line, task)


def _handed_in(look: _Look, line: Entry, task: Task) -> None:
    """Told to who may accept, once for each time it is handed in, also when the acceptor is named later."""
    if task.stands is State.HANDED_IN and task.pk in look.handed_in:
        people = look.audience.may_accept(task)
        detail = f"{task.owner_name} báo hoàn thành"
        look.tell(look.handed_in[task.pk], Kind.HANDED_IN, task, people, detail, line.actor_id)


def _due_changed(look: _Look, line: Entry, task: Task) -> None:
    people = (*look.audience.of_owner(task), *look.sharers_of(task))
    look.tell(
        line.number, Kind.DUE_CHANGED, task, people, f"từ {line.before} sang {line.after}", line.actor_id
    )


def _returned(look: _Look, line: Entry, task: Task) -> None:
    if task.stands not in (*CLOSED, State.HANDED_IN):
        people = look.audience.of_owner(task)
        look.tell(line.number, Kind.RETURNED, task, people, line.after, line.actor_id)


def _accepted(look: _Look, line: Entry, task: Task) -> None:
    people = look.audience.of_owner(task)
    look.tell(line.number, Kind.ACCEPTED, task, people, f"{line.actor_name} nghiệm thu", line.actor_id)


def _cancelled(look: _Look, line: Entry, task: Task) -> None:
    people = (*look.audience.of_owner(task), *look.sharers_of(task))
    look.tell(line.number, Kind.CANCELLED, task, people, line.after, line.actor_id)


def _opened(look: _Look, line: Entry, task: Task) -> None:
    """A new task; where it is the report why papers were late, those who accept are told of that too."""
    _assigned(look, line, task)
    paper = getattr(task, "line_paper", None)
    if paper is not None and paper.kind == PaperKind.REPORT:
        people, detail = look.audience.may_accept(task), f"{task.owner_name} chậm gửi tài liệu {paper.line}"
        look.tell(line.number, Kind.LATE_PAPER, task, people, detail, line.actor_id)


def _time_asked(look: _Look, line: Entry, task: Task) -> None:
    people = look.audience.may_give_time(task)
    detail = f"{task.owner_name}: từ {line.before} sang {line.after}"
    look.tell(line.number, Kind.TIME_ASKED, task, people, detail, line.actor_id)


def _time_refused(look: _Look, line: Entry, task: Task) -> None:
    people = look.audience.of_owner(task)
    look.tell(line.number, Kind.TIME_REFUSED, task, people, line.after, line.actor_id)


def _urged(look: _Look, line: Entry, task: Task) -> None:
    people, detail = look.audience.of_owner(task), f"hạn: {task.due_said}"
    look.tell(line.number, Kind.URGED, task, people, detail, line.actor_id)


_TELLERS: Final[dict[str, Callable[[_Look, Entry, Task], None]]] = {
    "open_task": _opened,
    "assign_task": _assigned,
    "hand_over_task": _assigned,
    "place_task": _assigned,
    "hand_in_task": _handed_in,
    "return_task": _returned,
    "accept_task": _accepted,
    "cancel_task": _cancelled,
    "change_due": _due_changed,
    "move_due": _due_changed,
    "ask_extension": _time_asked,
    "extension_refused": _time_refused,
    "urge_office": _urged,
}
