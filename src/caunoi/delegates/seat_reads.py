"""Who is to sit in a hall, in which group, and the plan as pages and prints show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from caunoi.delegates.models import Delegate, SeatGroup, SeatHall
from caunoi.delegates.rules import AWAITED, Part
from caunoi.delegates.seat_rules import GroupedBy, Party, Seat, Zone, seat_name
from caunoi.meetings.rules import SessionKind
from caunoi.people.naming import name_key

_ZONES = {Part.CHAIR: Zone.FRONT, Part.SERVE: Zone.BACK}


@dataclass(frozen=True, slots=True)
class Crowd:
    """A group as the list of delegates makes it."""

    key: str
    name: str
    zone: Zone
    people: tuple[Delegate, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Seats beside each other in one row, of one group; a free stretch has no name and no number."""

    name: str
    number: int
    first: int
    last: int
    kept: bool = False

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    @property
    def label(self) -> str:
        return f"{self.first}–{self.last}" if self.size > 1 else str(self.first)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the plan: its letter, and its blocks left and right of the aisle."""

    letter: str
    halves: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """A group with who sits where; `runs` are its seats in words."""

    group: SeatGroup
    people: tuple[tuple[str, Delegate], ...]
    runs: str


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A hall as it stands: rows, groups, who has no seat yet, seats of those who do not come any more."""

    lines: tuple[Line, ...]
    groups: tuple[Seated, ...]
    waiting: tuple[Delegate, ...]
    given_up: int
    free: int

    @property
    def seated(self) -> int:
        return sum(len(one.people) for one in self.groups)


def crowds(hall: SeatHall) -> list[Crowd]:
    """Those who are awaited in the hall, as groups: the chair, the others by name, who serves; who is at a
    bridge point sits there. One query.
    """
    here = Q(point=None) | Q(point__main=True)
    found = hall.meeting.delegates.filter(here, standing__in=AWAITED).select_related("office")
    if hall.session is not None and hall.session.kind == SessionKind.FORUM:
        found = found.filter(forum=hall.session)
    held: dict[str, list[Delegate]] = {}
    for one in found.order_by("order_key", "pk"):
        held.setdefault(_key(hall, one), []).append(one)
    made = [
        Crowd(key, _name(hall, people[0]), _zone(people[0]), tuple(people)) for key, people in held.items()
    ]
    order = (Zone.FRONT, Zone.HALL, Zone.BACK)
    return sorted(made, key=lambda one: (order.index(one.zone), _sorted_by(one.name)))


def _sorted_by(name: str) -> str:
    """As people count: the second group stands before the tenth."""
    return re.sub(r"\d+", lambda found: found[0].zfill(9), name_key(name))


def _zone(one: Delegate) -> Zone:
    return _ZONES.get(Part(one.part), Zone.HALL)


def _key(hall: SeatHall, one: Delegate) -> str:
    """What two of one group have in common; the chair and who serves are groups of their own."""
    if _zone(one) is not Zone.HALL or hall.grouped_by == GroupedBy.PART:
        return f"part:{one.part}"
    if hall.grouped_by == GroupedBy.GROUP and one.group:
        return f"group:{one.group}"
    return f"office:{one.office_id or name_key(one.office_text)}"


def _name(hall: SeatHall, one: Delegate) -> str:
    if _key(hall, one).startswith("part:"):
        return str(one.get_part_display())
    if hall.grouped_by == GroupedBy.GROUP and one.group:
        return one.group
    return str(one.office or one.office_text or "Đại biểu khác")


def parties(found: list[Crowd], groups: Mapping[str, SeatGroup]) -> list[Party]:
    """What the rules are given: the groups in the order that somebody gave them, new ones last."""
    last = len(groups) + 1
    ordered = sorted(found, key=lambda one: groups[one.key].position if one.key in groups else last)
    return [
        Party(
            one.key, tuple(person.pk for person in one.people), one.zone,
            groups[one.key].row if one.key in groups else None,
        )
        for one in ordered
    ]  # fmt: skip


def seat_plan(hall: SeatHall) -> SeatPlan:
    """The hall as it stands. Three queries."""
    found, groups = crowds(hall), list(hall.groups.all())
    places: dict[int, Seat] = {
        one: (row, number) for one, row, number in hall.places.values_list("delegate", "row", "number")
    }
    here = {person.pk for crowd in found for person in crowd.people}
    by_key = {one.key: one for one in found}
    known = {group.key for group in groups}
    groups += [
        SeatGroup(hall=hall, key=one.key, name=one.name, position=len(groups) + 1)
        for one in found
        if one.key not in known
    ]
    seated = tuple(_seated(group, by_key[group.key], places) for group in groups if group.key in by_key)
    taken = {
        places[person.pk]: (number, group.group.name)
        for number, group in enumerate(seated, start=1)
        for _, person in group.people
    }
    waiting = tuple(person for crowd in found for person in crowd.people if person.pk not in places)
    return SeatPlan(
        tuple(_lines(hall, taken)), seated, waiting, len(places.keys() - here),
        hall.rows * hall.seats - len(taken),
    )  # fmt: skip


def _seated(group: SeatGroup, crowd: Crowd, places: Mapping[int, Seat]) -> Seated:
    sitting = [(places[one.pk], one) for one in crowd.people if one.pk in places]
    sitting.sort(key=lambda pair: pair[0])
    return Seated(
        group, tuple((seat_name(seat), one) for seat, one in sitting),
        ", ".join(_runs([seat for seat, _ in sitting])),
    )  # fmt: skip


def _runs(seats: list[Seat]) -> Iterator[str]:
    """ "C1–C12", "D3": the seats in words."""
    begins = 0
    for index in range(1, len(seats) + 1):
        row, number = seats[index - 1]
        if index == len(seats) or seats[index] != (row, number + 1):
            first, last = seat_name(seats[begins]), seat_name(seats[index - 1])
            yield first if first == last else f"{first}–{last}"
            begins = index


def _lines(hall: SeatHall, taken: Mapping[Seat, tuple[int, str]]) -> Iterator[Line]:
    for row in range(1, hall.rows + 1):
        kept = hall.room.zone_of(row) is not Zone.HALL
        bounds = ((1, hall.aisle), (hall.aisle + 1, hall.seats)) if hall.aisle else ((1, hall.seats),)
        halves = tuple(tuple(_blocks(row, first, last, taken, kept=kept)) for first, last in bounds)
        yield Line(seat_name((row, 0))[:-1], halves)


def _blocks(
    row: int, first: int, last: int, taken: Mapping[Seat, tuple[int, str]], *, kept: bool
) -> Iterator[Block]:
    begins = first
    for number in range(first, last + 1):
        here = taken.get((row, number), (0, ""))
        if number == last or taken.get((row, number + 1), (0, "")) != here:
            yield Block(here[1], here[0], begins, number, kept)
            begins = number + 1
