"""The table of remits: what it suggests for a task, and what confirmed assignments suggest to the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.people.models import Office
from caunoi.tasks import remit_rules as rules
from caunoi.tasks.models import Remit, Task

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A body for a task, and why."""

    office: Office
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrase that may be added to a body's remit, and from how many tasks."""

    office: Office
    phrase: str
    times: int


def remits() -> list[Remit]:
    """The whole table, by the names of the bodies. One query."""
    return list(Remit.objects.select_related("office"))


def suggestions(task: Task) -> list[Suggestion]:
    """The bodies that the table suggests for a task. One query."""
    rows = {row.office_id: row for row in remits()}
    found = rules.suggested(f"{task.action} {task.product}", map(_plain, rows.values()))
    return [Suggestion(rows[one.office].office, one.why) for one in found]


def lessons() -> list[Lesson]:
    """What the newest assignments could add to the table; a person adds it or not. Three queries."""
    rows = Task.objects.filter(owner__isnull=False).order_by("-pk")
    assigned = [
        (owner, action) for owner, action in rows.values_list("owner", "action")[:_LOOKED_AT] if owner
    ]
    found = rules.learnt(assigned, [_plain(row) for row in remits()])
    offices = Office.objects.in_bulk({one.office for one in found})
    return [Lesson(offices[one.office], one.phrase, one.times) for one in found]


def _plain(row: Remit) -> rules.Remit:
    return rules.Remit(row.office_id, row.listed)


def written() -> Iterator[tuple[str, ...]]:
    """The table as rows of a sheet: the body, its phrases, the note."""
    for row in remits():
        yield row.office.name, "; ".join(row.listed), row.note
