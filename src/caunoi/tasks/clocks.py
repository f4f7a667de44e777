"""What a changed calendar does to the deadlines that are still owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caunoi.tasks import rules
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.rules import Clock
from vanban.dates.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Moved:
    """A task whose deadline means another day under another calendar."""

    task: Task
    before: date | None
    meant: Clock


def moved_by(days: WorkingDays, owed: TaskQuerySet) -> Iterator[Moved]:
    """The tasks among these whose last safe day or first late day is another under this calendar."""
    for task in owed:
        meant = rules.clock(task.deadline, days)
        if (task.safe_on, task.late_on) != (meant.safe_on, meant.late_on):
            yield Moved(task, task.safe_on, meant)
