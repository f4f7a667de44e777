"""How things stand: the desk of the day, and each office's record of answering on time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from caunoi.people.models import User
from caunoi.people.rules import Reach, Verb, may
from caunoi.tasks import rules
from caunoi.tasks.filters import Filters, Now, found
from caunoi.tasks.models import Task, TaskQuerySet, late_condition
from caunoi.tasks.reads import Card, cards, figures
from caunoi.tasks.rules import State

DESK_SIZE = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """One part of the desk: its first cards and how many there are in all."""

    cards: tuple[Card, ...]
    count: int

    @property
    def left(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a person finds in the morning. `mine` is None for whoever never accepts work."""

    late: Shelf
    today: Shelf
    soon: Shelf
    waiting: Shelf
    mine: Shelf | None
    no_office: int
    owed: int
    whole: bool

    @property
    def clear(self) -> bool:
        """Nothing presses and nothing waits for this person."""
        shelves = [self.late, self.today, self.soon, self.waiting, *([self.mine] if self.mine else [])]
        return not any(shelf.count for shelf in shelves) and not self.no_office


def today_desk(user: User, when: Now) -> Desk:
    """The desk of one person. At most thirteen queries, whatever the number of tasks."""
    seen = Task.objects.visible_to(user)
    counted = figures(seen, when)
    mine = to_accept(user)
    to_me = mine.count() if may(user.role, Verb.ACCEPT_TASK) is not None else None
    wanted = {
        "late": (seen.late(when.at), counted.late),
        "today": (seen.due_on(when.at), counted.today),
        "soon": (seen.due_within(when.at, when.soon_until), counted.soon),
        "waiting": (seen.waiting(), counted.waiting),
        "mine": (mine, to_me or 0),
    }
    shelves = _shelves(wanted, when)
    return Desk(
        late=shelves["late"],
        today=shelves["today"],
        soon=shelves["soon"],
        waiting=shelves["waiting"],
        mine=None if to_me is None else shelves["mine"],
        no_office=counted.no_office if may(user.role, Verb.ASSIGN_TASK) is not None else 0,
        owed=counted.owed,
        whole=may(user.role, Verb.SEE_TASK) is Reach.ALL,
    )


def to_accept(user: User) -> TaskQuerySet:
    """Handed in, and this person may accept: named for it, or nobody is; never one's own work."""
    tasks = Task.objects.in_reach(user, Verb.ACCEPT_TASK).waiting()
    return tasks.filter(Q(acceptor=None) | Q(acceptor=user)).exclude(handed_in_by=user)


def _shelves(wanted: Mapping[str, tuple[TaskQuerySet, int]], when: Now) -> dict[str, Shelf]:
    """The first cards of each part: one query for the ids of each that has any, two for all the cards."""
    ids = {
        name: list(tasks.by_urgency().values_list("pk", flat=True)[:DESK_SIZE]) if count else []
        for name, (tasks, count) in wanted.items()
    }
    every = {pk for some in ids.values() for pk in some}
    drawn = {card.id: card for card in cards(Task.objects.filter(pk__in=every), when)} if every else {}
    return {
        name: Shelf(tuple(drawn[pk] for pk in some if pk in drawn), wanted[name][1])
        for name, some in ids.items()
    }


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """One office's tasks, counted. `office` is None for tasks that no office owns yet."""

    office: int | None
    name: str
    on_time: int
    done_late: int
    late: int
    running: int
    waiting: int

    @property
    def all(self) -> int:
        return self.on_time + self.done_late + self.late + self.running + self.waiting

    @property
    def judged(self) -> int:
        """Tasks whose deadline has said its word."""
        return self.on_time + self.done_late + self.late

    @property
    def share(self) -> int | None:
        """Per cent on time of what can be judged; None where nothing can."""
        return round(100 * self.on_time / self.judged) if self.judged else None

    @property
    def sentence(self) -> str:
        """What the bar says, for those who do not see it."""
        return (
            f"{self.name}: {self.on_time} xong đúng hạn, {self.done_late} xong muộn, {self.late} quá hạn, "
            f"{self.waiting} chờ nghiệm thu, {self.running} còn hạn"
        )

    def segments(self) -> list[Segment]:
        """The bar from left to right, in thousandths of the office's own tasks."""
        parts = (
            ("done", self.on_time), ("donelate", self.done_late), ("late", self.late),
            ("waiting", self.waiting), ("running", self.running),
        )  # fmt: skip
        bar, before = [], 0
        for tone, count in parts:
            start, end = (round(1000 * edge / max(1, self.all)) for edge in (before, before + count))
            bar += [Segment(tone, start, end - start)] if count else []
            before += count
        return bar


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: its tone, where it starts and how wide it is, in thousandths of the whole."""

    tone: str
    x: int
    wide: int


def by_office(user: User, filters: Filters, when: Now) -> list[OfficeRecord]:
    """Each owner's record, the most late first; cancelled tasks do not count. One query."""
    late, owed = late_condition(when.at), Q(state__in=rules.OWED)
    tasks = found(user, filters, when).exclude(state=State.CANCELLED)
    rows = tasks.values("owner", name=F("owner__name")).annotate(
        on_time=Count("pk", filter=Q(state=State.ACCEPTED, handed_in_late=False)),
        done_late=Count("pk", filter=Q(state=State.ACCEPTED, handed_in_late=True)),
        late=Count("pk", filter=owed & late),
        owed=Count("pk", filter=owed),
        waiting=Count("pk", filter=Q(state=State.HANDED_IN)),
    )
    records = [
        OfficeRecord(
            row["owner"], row["name"] or rules.NO_OFFICE.capitalize(), row["on_time"], row["done_late"],
                     row["late"], row["owed"] - row["late"], row["waiting"])
        for row in rows.order_by()
    ]  # fmt: skip
    return sorted(records, key=lambda record: (-record.late, record.office is None, record.name))
