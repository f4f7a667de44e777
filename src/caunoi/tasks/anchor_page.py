"""What the pages of the days that deadlines hang on show, and what a move would do, before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from caunoi.people.models import User
from caunoi.tasks import rules
from caunoi.tasks.anchor_actions import Day
from caunoi.tasks.chain_reads import Overtaken, overtaken
from caunoi.tasks.clocks import Moved, moved_by
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import OWED

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """An anchor and how many tasks that hang on it are still owed."""

    anchor: Anchor
    owed: int


def anchors() -> list[AnchorLine]:
    """The newest anchors. One query."""
    owed = Count("tasks", filter=Q(tasks__state__in=OWED))
    rows = Anchor.objects.select_related("document__incoming").annotate(owed=owed)[:MOST_SHOWN]
    return [AnchorLine(row, row.owed) for row in rows]


@dataclass(frozen=True, slots=True)
class Staying:
    """A task that hangs on the anchor and keeps its deadline, and why."""

    task: Task
    due: str
    why: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move would do: which deadlines move, from what to what, which stay, which parts it overtakes."""

    moves: tuple[Moved, ...]
    staying: tuple[Staying, ...]
    overtaken: tuple[Overtaken, ...]


def effect_of_moving(anchor: Anchor, day: Day) -> Effect:
    """What the move of an anchor would do to the tasks that hang on it. Raises RuleBroken: date-too-far."""
    there = Anchor(pk=anchor.pk, what=anchor.what, on=day.on, at=day.at)
    tied = list(anchor.tasks.select_related("owner").order_by("pk"))
    for task in tied:
        task.anchor = there
    owed = [task for task in tied if task.stands in OWED]
    moves = tuple(moved_by(working_days(), owed))
    moving = {moved.task.pk for moved in moves}
    staying = tuple(_staying(task) for task in tied if task.pk not in moving)
    return Effect(moves, staying, overtaken(moves, Q(anchor=anchor) | Q(parent__anchor=anchor)))


def _staying(task: Task) -> Staying:
    why = "hạn không đổi" if task.stands in OWED else rules.STATE_NAMES[task.stands].lower()
    return Staying(task, task.due_said, why)


def tied_tasks(anchor: Anchor, user: User) -> list[Task]:
    """The tasks that hang on the anchor and that the person may see. One query."""
    seen = Task.objects.visible_to(user).filter(anchor=anchor)
    return list(seen.select_related("owner").by_urgency())
