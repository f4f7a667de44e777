"""Who is told of a task: the people of the offices that work on it, whoever may accept it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import GRANTS, Reach, Verb, may
from caunoi.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Audience:
    """The people of one moment.

    `workers` by office; each acceptor with the offices in reach, None for all; `dates` may change a deadline.
    """

    workers: Mapping[int, tuple[User, ...]]
    acceptors: tuple[tuple[User, frozenset[int] | None], ...]
    dates: tuple[User, ...] = ()

    @classmethod
    def now(cls) -> Audience:
        """Three queries, and one more for each acceptor whose reach is bounded."""
        workers: dict[int, tuple[User, ...]] = {}
        for person in _holders(Verb.REPORT_DONE):
            if person.office_id is not None:
                workers[person.office_id] = (*workers.get(person.office_id, ()), person)
        acceptors = tuple((person, _bounds(person)) for person in _holders(Verb.ACCEPT_TASK))
        return cls(workers, acceptors, tuple(_holders(Verb.CHANGE_DUE)))

    def of_owner(self, task: Task) -> tuple[User, ...]:
        """The owner's people. Where it has none, or is not known yet, whoever opened the task: somebody must
        be told."""
        if task.owner_id is not None and not self.orphaned(task):
            return self.workers[task.owner_id]
        return (task.opened_by,) if task.opened_by.is_active else ()

    def orphaned(self, task: Task) -> bool:
        """Whether the owner has nobody who could be told."""
        return task.owner_id is None or task.owner_id not in self.workers

    def of_sharers(self, offices: tuple[int, ...]) -> tuple[User, ...]:
        """The people of the coordinating offices."""
        return tuple(person for office in offices for person in self.workers.get(office, ()))

    def may_give_time(self, task: Task) -> tuple[User, ...]:
        """Who is asked for more time: who gave the task and who accepts it; or else all who may give it."""
        asked = tuple(one for one in self.dates if one.pk in {task.opened_by_id, task.acceptor_id})
        return asked or self.dates

    def may_accept(self, task: Task) -> tuple[User, ...]:
        """The named acceptor, or else all who may; never whoever handed the work in."""
        return tuple(
            person
            for person, offices in self.acceptors
            if task.acceptor_id in {None, person.pk}
            and person.pk != task.handed_in_by_id
            and (offices is None or task.owner_id in offices)
        )


def _holders(verb: Verb) -> list[User]:
    roles = [role for role in GRANTS if may(role, verb) is not None]
    people = User.objects.filter(is_active=True, role__in=roles).select_related("office")
    return list(people.order_by("pk"))


def _bounds(person: User) -> frozenset[int] | None:
    if may(person.role, Verb.ACCEPT_TASK) is Reach.ALL:
        return None
    return frozenset(reach(person, Verb.ACCEPT_TASK).values_list("pk", flat=True))
