"""Deadlines still owed, reckoned anew: under another calendar, or with the day that they hang on moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from caunoi.tasks import rules
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Clock, Due
from vanban.dates.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Moved:
    """A task whose deadline comes to another day or means another safe day; `due` and `meant` are the new."""

    task: Task
    before: date | None
    due: Due
    meant: Clock
    # The office set the day itself; it then hangs on nothing else any more.
    ours: bool = False

    @property
    def old_words(self) -> str:
        return rules.due_words(self.task.deadline)

    @property
    def new_words(self) -> str:
        return rules.due_words(self.due)

    @property
    def words(self) -> str:
        """The move in one line, as it is shown before it is made."""
        return f"{self.task} — {self.task.owner_name}: {self.old_words} → {self.new_words}"

    @property
    def another_day(self) -> bool:
        """The deadline itself is another, not only the last safe day before it."""
        return (self.due.on, self.due.at) != (self.task.due, self.task.deadline.at)

    def write(self) -> None:
        """Writes the new day and meaning into the task; not saved."""
        task, kept = self.task, None if self.ours else self.task.anchor
        task.set_due(self.due, self.meant, anchor=kept, ours=self.ours or task.due_by_office)


def moved_by(days: WorkingDays, owed: Iterable[Task]) -> Iterator[Moved]:
    """The tasks among these (each brought with its anchor) whose deadline comes to something else under this
    calendar and with their anchors as they stand now."""
    for task in owed:
        due = rules.resolved(task.deadline, task.anchor.moment if task.anchor else None, days)
        meant = rules.clock(due, days)
        old = task.deadline
        if (old.on, old.at, task.safe_on, task.late_on) != (due.on, due.at, meant.safe_on, meant.late_on):
            yield Moved(task, task.safe_on, due, meant)
