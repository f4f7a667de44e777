"""What hangs on a task below another: which a deed touches, and what the pages of a chain show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import parameter, register
from caunoi.tasks import rules
from caunoi.tasks.chain_rules import day_before
from caunoi.tasks.clocks import Moved
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import CLOSED, Due, Operator, State
from vanban.dates.working_days import WorkingDays

MARGIN = "chain_margin"


def parts_open(task: Task) -> TaskQuerySet:
    """The tasks right below that are neither accepted nor cancelled."""
    return Task.objects.filter(parent=task).exclude(state__in=CLOSED)


def open_below(task: Task, *, held: bool) -> list[Task]:
    """Everything below, down to the last floor, that is not closed.

    `held`: until the transaction ends; always from older to newer, so that two who hold some never wait for
    each other. One query a floor.
    """
    found: list[Task] = []
    floor = [task.pk]
    while floor:
        rows = Task.objects.filter(parent__in=floor)
        rows = rows.select_for_update(of=("self",)) if held else rows
        below = list(rows.exclude(state__in=CLOSED).select_related("owner").order_by("pk"))
        found += below
        floor = [one.pk for one in below]
    return found


def cancelled_token(below: Iterable[Task]) -> str:
    """What stands for the tasks that a person saw would be cancelled along."""
    return " ".join(str(task.pk) for task in below)


def moved_token(moves: Iterable[Moved]) -> str:
    """What stands for the deadlines that a person saw would move along."""
    return " ".join(f"{moved.task.pk}:{moved.due.on}" for moved in moves)


@dataclass(frozen=True)
class Below:
    """The clock of what is below a task: the office's margin, its calendar, and today."""

    margin: int
    days: WorkingDays
    today: date

    @classmethod
    def now(cls) -> Below:
        return cls(parameter(MARGIN), working_days(), timezone.localdate())

    def latest(self, above: date | None) -> date | None:
        """The day the office sets below a task whose last safe day is `above`; see day_before."""
        return day_before(above, self.margin, self.today, self.days)

    def moved_by(self, task: Task, due: Due) -> list[Moved]:
        """What would move along with another deadline of the task; nothing is held."""
        return self.moved_along(task, rules.clock(due, self.days).safe_on, held=False)

    def moved_along(self, task: Task, safe_on: date | None, *, held: bool) -> list[Moved]:
        """What below must move when the task's last safe day comes to be `safe_on`.

        Only what would no longer end before it; each comes to the day that the office sets.
        """
        safe: dict[int, date | None] = {task.pk: safe_on}
        moves: list[Moved] = []
        for below in open_below(task, held=held):
            assert below.parent_id is not None  # it was found by its parent
            moved = self._moved(below, safe[below.parent_id])
            safe[below.pk] = moved.meant.safe_on if moved else below.safe_on
            moves += [moved] if moved else []
        return moves

    def _moved(self, task: Task, above: date | None) -> Moved | None:
        latest = self.latest(above)
        fits = latest is None or above is None or (task.safe_on is not None and task.safe_on < above)
        if fits or task.stands not in rules.OWED:
            return None
        due = Due(latest, None, Operator.BY)
        return Moved(task, task.safe_on, due, rules.clock(due, self.days), ours=True)


@dataclass(frozen=True, slots=True)
class Part:
    """A task below, as the page of the one above lists it."""

    task: Task
    state: str
    late: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a task stands among those it was made concrete from and in; `above` only where it may be seen."""

    above: Task | None
    parts: tuple[Part, ...]
    fits: bool

    @property
    def open(self) -> int:
        return sum(part.task.stands not in CLOSED for part in self.parts)


def chain_of(user: User, task: Task) -> Chain:
    """The floor above and the floor below, as far as the person sees them. Two queries."""
    seen = Task.objects.visible_to(user)
    above = seen.filter(pk=task.parent_id).select_related("owner").first() if task.parent_id else None
    rows = seen.filter(parent=task).select_related("owner").order_by("pk")
    now = timezone.localtime()
    parts = tuple(_part(row, task, now.date()) for row in rows)
    return Chain(above, parts, above is None or _fits(task, above))


def _part(part: Task, above: Task, today: date) -> Part:
    late = part.stands in rules.OWED and part.late_on is not None and part.late_on <= today
    return Part(part, rules.STATE_NAMES[part.stands], late, _fits(part, above))


def _fits(below: Task, above: Task) -> bool:
    """Whether it still ends before the one above: a meeting or the calendar may have moved either."""
    owed = below.stands in rules.OWED and above.stands in rules.OWED
    return not owed or _before(below.safe_on, above.safe_on)


def _before(below: date | None, above: date | None) -> bool:
    return above is None or (below is not None and below < above)


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A part and the task above it, with the last safe days that would be no longer in their order."""

    part: Task
    above: Task
    part_safe: date | None
    above_safe: date | None


def overtaken(moves: Iterable[Moved], among: Q) -> tuple[Overtaken, ...]:
    """The parts that end before the task above and would not once these moves are made, whichever moves.

    `among` are the parts that may be met. One query.
    """
    safe = {move.task.pk: move.meant.safe_on for move in moves}
    rows = Task.objects.owed().filter(among, parent__state__in=rules.OWED).order_by("pk")
    return tuple(_overtaken(rows.select_related("owner", "parent__owner"), safe)) if safe else ()


def _overtaken(parts: Iterable[Task], safe: Mapping[int, date | None]) -> Iterator[Overtaken]:
    for part in parts:
        above = part.parent
        assert above is not None  # it was found by its parent
        meant = Overtaken(part, above, safe.get(part.pk, part.safe_on), safe.get(above.pk, above.safe_on))
        if _fits(part, above) and not _before(meant.part_safe, meant.above_safe):
            yield meant


@dataclass(frozen=True, slots=True)
class Members:
    """Whom the paper's own words mean: the offices of today, and how many are no more."""

    offices: tuple[Office, ...] = ()
    gone: int = 0


def members(task: Task) -> Members:
    """The offices to which a collective name gives the task, each its own; none without such a name."""
    if not task.owner_text:
        return Members()
    document, today = task.document, timezone.localdate()
    on = document.issued_on if document and document.issued_on else timezone.localtime(task.opened_at).date()
    of_the_day = register(on, issuer=document.issuer if document else "")
    meant = of_the_day.meant(task.owner_text)
    if not meant.collective:
        return Members()
    offices = of_the_day.offices(meant)
    standing = [one for one in offices if one.valid_to is None or one.valid_to >= today]
    return Members(tuple(standing), len(offices) - len(standing))


def split_token(task: Task) -> str:
    """What stands for the tasks below as a person saw them before giving more. One query."""
    last = Task.objects.filter(parent=task).order_by("-pk").values_list("pk", flat=True).first()
    return str(last or "")


def given_already(task: Task) -> Mapping[int, Task]:
    """The offices that have a part of the task which was not cancelled, by their id. One query."""
    return dict(_given(task))


def _given(task: Task) -> Iterator[tuple[int, Task]]:
    for part in Task.objects.filter(parent=task).exclude(state=State.CANCELLED).order_by("pk"):
        if part.owner_id is not None:
            yield part.owner_id, part
