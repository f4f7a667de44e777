"""What the pages of the tasks room ask: frozen cards and rows, in a number of queries that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Q, QuerySet
from django.urls import get_script_prefix, reverse

from caunoi.documents.models import Document
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from caunoi.tasks import rules
from caunoi.tasks.filters import Filters, Now, found, sorted_by
from caunoi.tasks.models import Task, TaskQuerySet, late_condition
from caunoi.tasks.rules import Move, State, Urgency

LANE_SIZE = 5
PAGE_SIZE = 50
BOARD_MOVES = (Move.START, Move.HAND_IN, Move.ACCEPT, Move.RETURN)
LANES = (State.OPEN, State.DOING, State.RETURNED, State.HANDED_IN, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Button:
    """A move as a card offers it, to the lane `to`; a plain one needs no form and is sent at once."""

    address: str
    name: str
    brief: str
    to: State
    plain: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A task as a lane, a list or the home page shows it."""

    id: int
    address: str
    action: str
    owner: str
    unresolved: bool
    shared_by: tuple[str, ...]
    paper: str
    due: str
    due_brief: str
    safe_on: date | None
    safe_differs: bool
    state: State
    state_name: str
    urgency: Urgency
    badge: str
    tone: str
    progress: int
    handed_in_late: bool
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One column of the board: its first cards, how many there are in all, how many of them are late."""

    state: State
    name: str
    count: int
    late: int
    cards: tuple[Card, ...]
    page: int

    @property
    def shown(self) -> int:
        return min(self.count, self.page * LANE_SIZE)

    @property
    def left(self) -> int:
        return max(0, self.count - self.shown)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many tasks stand in each state, and what the clock says of those that are owed."""

    states: Mapping[str, int]
    late_in: Mapping[str, int]
    today: int
    soon: int
    no_office: int

    @property
    def all(self) -> int:
        return sum(self.states.values())

    @property
    def late(self) -> int:
        return sum(self.late_in.values())

    @property
    def waiting(self) -> int:
        return self.states.get(State.HANDED_IN, 0)

    @property
    def owed(self) -> int:
        return sum(self.states.get(state, 0) for state in rules.OWED)


def figures(tasks: TaskQuerySet, when: Now) -> Figures:
    """The figures over some tasks. Two queries, answered from indexes: all by state, then only what is near.

    A late task's safe day is always past, so late and today are parts of 'safe day up to today'.
    """
    tasks = tasks.order_by()
    by_state = list(
        tasks.values("state").annotate(number=Count("pk"), no_office=Count("pk", filter=Q(owner=None)))
    )
    near = list(
        tasks.owed()
        .filter(safe_on__lte=when.soon_until)
        .values("state")
        .annotate(
            number=Count("pk"),
            due=Count("pk", filter=Q(safe_on__lte=when.today)),
            late=Count("pk", filter=late_condition(when.at)),
        )
    )
    return Figures(
        states={row["state"]: row["number"] for row in by_state},
        late_in={row["state"]: row["late"] for row in near},
        today=sum(row["due"] - row["late"] for row in near),
        soon=sum(row["number"] - row["due"] for row in near),
        no_office=sum(row["no_office"] for row in by_state if row["state"] in rules.OWED),
    )


def totals(user: User, when: Now) -> Figures:
    """The figures over the whole of what the person sees. One query."""
    return figures(Task.objects.visible_to(user), when)


def late_tasks(user: User, at: datetime) -> QuerySet[Task]:
    """The tasks that the person sees which are late at that moment."""
    return Task.objects.visible_to(user).late(at)


def board(user: User, filters: Filters, when: Now, whole: Figures) -> list[Lane]:
    """The lanes with their first cards: eight queries at most, however many tasks.

    `whole` are the figures without filters (`totals`), taken as they are where nothing is filtered.
    """
    tasks = found(user, filters, when)
    counted = figures(tasks, when) if filters.any else whole
    ids = {state: _slice(tasks, state, 1) for state in LANES if counted.states.get(state)}
    wanted = Task.objects.filter(pk__in=[pk for some in ids.values() for pk in some])
    shown = {card.id: card for card in cards(wanted, when, Moves.of(user))} if ids else {}
    return [
        _lane(state, 1, counted, [shown[pk] for pk in ids.get(state, ()) if pk in shown]) for state in LANES
    ]


def lane(user: User, filters: Filters, when: Now, state: State, page: int) -> Lane:
    """One lane, from its `page`th slice on (1 is the first): what 'xem thêm' brings."""
    tasks, page = found(user, filters, when), max(1, page)
    ids = _slice(tasks, state, page)
    shown = {card.id: card for card in cards(Task.objects.filter(pk__in=ids), when, Moves.of(user))}
    return _lane(state, page, figures(tasks, when), [shown[pk] for pk in ids if pk in shown])


def _slice(tasks: TaskQuerySet, state: State, page: int) -> list[int]:
    rows = tasks.filter(state=state)
    rows = rows.order_by("-accepted_at", "-pk") if state is State.ACCEPTED else rows.by_urgency()
    first = (page - 1) * LANE_SIZE
    return list(rows.values_list("pk", flat=True)[first : first + LANE_SIZE])


def _lane(state: State, page: int, counted: Figures, shown: list[Card]) -> Lane:
    count, late = counted.states.get(state, 0), counted.late_in.get(state, 0)
    return Lane(state, rules.STATE_NAMES[state], count, late, tuple(shown), page)


# What a card shows; the long texts of a task and of its document stay in the database.
_CARD_FIELDS = (
    "action", "owner__name", "owner_text", "state", "progress", "due", "due_at", "due_operator", "due_text",
    "due_offset", "due_unit", "due_by_office", "anchor_text", "every", "safe_on", "late_on",
    "handed_in_late", "handed_in_by", "acceptor",
    "document__number", "document__symbol", "document__system", "document__doc_type",
)  # fmt: skip


def cards(tasks: TaskQuerySet, when: Now, moves: Moves | None = None) -> tuple[Card, ...]:
    """The tasks as cards, each with its open moves where `moves` says whose. Two queries."""
    rows = list(tasks.with_parts().select_related("owner", "document").only(*_CARD_FIELDS))
    shared = coordinators([task.pk for task in rows])
    return tuple(
        card(task, when, shared.get(task.pk, ()), moves.of_task(task) if moves else ()) for task in rows
    )


def coordinators(ids: list[int]) -> dict[int, tuple[str, ...]]:
    """The short names of the coordinating offices of these tasks. One query, and no objects."""
    links = Task.coordinating.through.objects.filter(task__in=ids).order_by("office__name")
    names: dict[int, tuple[str, ...]] = {}
    for task, name in links.values_list("task_id", "office__short_name"):
        names[task] = (*names.get(task, ()), name)
    return names


def card(task: Task, when: Now, shared: tuple[str, ...] = (), moves: tuple[Move, ...] = ()) -> Card:
    """One task as a card, `shared` its coordinating offices. No query where owner and document are loaded."""
    urgency = urgency_of(task, when)
    badge, tone = badge_of(task, urgency, when)
    return Card(
        id=task.pk,
        address=address_of_task("detail", task.pk),
        action=task.action,
        owner=task.owner.name if task.owner else task.owner_text,
        unresolved=task.owner is None,
        shared_by=shared,
        paper=_paper(task.document),
        due=task.due_said,
        due_brief=rules.due_brief(task.deadline) + (rules.OURS if task.due_by_office else ""),
        safe_on=task.safe_on,
        safe_differs=task.safe_on is not None and task.safe_on != task.due,
        state=task.stands,
        state_name=rules.STATE_NAMES[task.stands],
        urgency=urgency,
        badge=badge,
        tone=tone,
        progress=task.progress_now,
        handed_in_late=task.handed_in_late,
        buttons=tuple(_button(task, move) for move in moves),
    )


def _button(task: Task, move: Move) -> Button:
    address = address_of_task(move, task.pk)
    return Button(
        address, rules.MOVE_BUTTONS[move], rules.MOVE_BRIEF[move], rules.MOVES[move][1], move is Move.START
    )


def address_of_task(page: str, pk: int) -> str:
    """The address of one page of a task; the pattern is looked up once, not once a card."""
    return _pattern(page, get_script_prefix()).replace("/0/", f"/{pk}/", 1)


@lru_cache(maxsize=64)
def _pattern(page: str, prefix: str) -> str:
    """`prefix`, under which the site stands, is part of the key only."""
    return reverse(f"tasks:{page}", args=[0])


def badge_of(task: Task, urgency: Urgency, when: Now) -> tuple[str, str]:
    """Words and tone of the badge: the clock while the unit owes, afterwards whether it was in time."""
    if urgency is Urgency.LATE and task.late_on is not None and task.late_on <= when.today:
        return f"Quá hạn {(when.today - task.late_on).days + 1} ngày", rules.URGENCY_TONES[urgency]
    if urgency is Urgency.UNDATED and task.anchor_id and task.due is None:
        return rules.waits_for(task.deadline), "calm"
    if urgency not in {Urgency.WAITING, Urgency.DONE}:
        return rules.URGENCY_NAMES[urgency], rules.URGENCY_TONES[urgency]
    if task.handed_in_late:
        return "Báo muộn", "soon"
    return ("Đúng hạn" if task.late_on else rules.URGENCY_NAMES[urgency]), rules.URGENCY_TONES[urgency]


def urgency_of(task: Task, when: Now) -> Urgency:
    """What the clock says about a task at that moment."""
    return rules.urgency(
        task.stands, when.at,
        safe_on=task.safe_on, late_on=task.late_on, due_at=task.due_at, soon_until=when.soon_until,
    )  # fmt: skip


def _paper(document: Document | None) -> str:
    if document is None:
        return ""
    return document.number_text or document.doc_type or "văn bản không số"


@dataclass(frozen=True, slots=True)
class Moves:
    """Which moves a person may make. Asks for the offices in reach once a verb, never once a task.

    `everywhere` are the verbs without bounds; `offices` the offices in reach of the others.
    """

    person: int | None = None
    everywhere: frozenset[Verb] = frozenset()
    offices: Mapping[Verb, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, user: User) -> Moves:
        granted = {verb: may(user.role, verb) for verb in dict.fromkeys(rules.VERBS.values())}
        everywhere = frozenset(verb for verb, how_far in granted.items() if how_far is Reach.ALL)
        bounded = [verb for verb, how_far in granted.items() if how_far not in {None, Reach.ALL}]
        offices = {verb: frozenset(reach(user, verb).values_list("pk", flat=True)) for verb in bounded}
        return cls(user.pk, everywhere, offices)

    def of_task(self, task: Task, among: Iterable[Move] = BOARD_MOVES) -> tuple[Move, ...]:
        """The moves open to the person on this task now."""
        return tuple(move for move in among if self._open(task, move))

    def reaches(self, task: Task, verb: Verb) -> bool:
        """Whether the verb, one of those that moves ask for, reaches this task."""
        return verb in self.everywhere or task.owner_id in self.offices.get(verb, ())

    def _open(self, task: Task, move: Move) -> bool:
        verb = rules.VERBS[move]
        if not rules.allowed(task.stands, move):
            return False
        if not self.reaches(task, verb):
            return False
        return move is not Move.ACCEPT or (
            task.handed_in_by_id != self.person and task.acceptor_id in {None, self.person}
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    cards: tuple[Card, ...]
    count: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE_SIZE))

    @property
    def first(self) -> int:
        return min(self.count, (self.number - 1) * PAGE_SIZE + 1)

    @property
    def last(self) -> int:
        return min(self.count, self.number * PAGE_SIZE)


def listing(user: User, filters: Filters, when: Now, number: int) -> Page:
    """One page of the list in the order asked for; a number past the end gives the last page."""
    tasks = found(user, filters, when)
    count = tasks.count()
    number = min(number, max(1, -(-count // PAGE_SIZE)))
    first = (number - 1) * PAGE_SIZE
    shown = sorted_by(tasks, filters)[first : first + PAGE_SIZE]
    return Page(cards(shown, when) if count else (), count, number)
