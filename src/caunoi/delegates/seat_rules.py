"""Who sits where, in pure words: groups together, nobody twice, nobody without a seat while one is free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

Seat: TypeAlias = "tuple[int, int]"
"""Row and number in the row, both from one."""


class Zone(StrEnum):
    """Rows that are kept for some: the first for the chair, the last for those who serve."""

    FRONT = "front"
    HALL = "hall"
    BACK = "back"


class GroupedBy(StrEnum):
    """What makes a group."""

    OFFICE = "office"
    GROUP = "group"
    PART = "part"


GROUPED_NAMES: Final[dict[GroupedBy, str]] = {
    GroupedBy.OFFICE: "Đơn vị",
    GroupedBy.GROUP: "Đoàn, tổ",
    GroupedBy.PART: "Tư cách",
}


@dataclass(frozen=True, slots=True)
class Room:
    """A hall of rows as long as each other; `front` first rows and `back` last rows are kept."""

    rows: int
    seats: int
    front: int = 0
    back: int = 0

    def zone_of(self, row: int) -> Zone:
        if row <= self.front:
            return Zone.FRONT
        return Zone.BACK if row > self.rows - self.back else Zone.HALL

    def path(self) -> Iterator[Seat]:
        """All seats, the rows there and back: who follows in it sits beside, also at the end of a row."""
        for row in range(1, self.rows + 1):
            numbers = range(1, self.seats + 1)
            yield from ((row, number) for number in (numbers if row % 2 else reversed(numbers)))


@dataclass(frozen=True, slots=True)
class Party:
    """Those who sit together, in the order in which they are to sit; `row` where somebody wants them."""

    key: str
    people: tuple[int, ...]
    zone: Zone = Zone.HALL
    row: int | None = None


def seat_name(seat: Seat) -> str:
    """ "C12"; after Z comes AA."""
    row, number = seat
    letters = ""
    while row:
        row, rest = divmod(row - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{number}"


def arranged(room: Room, parties: Sequence[Party]) -> dict[int, Seat]:
    """A seat for everybody, parties in their order, those with a row first; who finds none is left out."""
    return filled(room, parties, {})


def filled(room: Room, parties: Sequence[Party], taken: Mapping[int, Seat]) -> dict[int, Seat]:
    """Seats for those who have none, near their own party; nobody who sits is moved.

    The kept rows are for theirs alone; those of them who do not fit sit in the hall.
    """
    free = _Free(room, frozenset(taken.values()))
    found: dict[int, Seat] = {}
    for party in sorted(parties, key=lambda one: (one.zone is Zone.HALL, one.row is None)):
        own = [taken[one] for one in party.people if one in taken]
        late = [one for one in party.people if one not in taken]
        if party.zone is not Zone.HALL:
            kept = free.take(party.zone, len(late), own, None)
            found |= dict(zip(late, kept, strict=False))
            late, own = late[len(kept) :], own + kept
            party = replace(party, row=None)
        found |= dict(zip(late, free.take(Zone.HALL, len(late), own, party.row), strict=False))
    return found


class _Free:
    """The seats that nobody has, zone by zone, as places on the path through the hall."""

    def __init__(self, room: Room, taken: frozenset[Seat]) -> None:
        self.path = list(room.path())
        self.places: dict[Zone, list[int]] = {zone: [] for zone in Zone}
        for place, seat in enumerate(self.path):
            if seat not in taken:
                self.places[room.zone_of(seat[0])].append(place)

    def take(self, zone: Zone, count: int, own: Sequence[Seat], row: int | None) -> list[Seat]:
        """As many seats as there are, at most `count`: near `own`, from `row` on, or together."""
        free = self.places[zone]
        chosen = self._near(free, count, own) if own else self._from(free, count, row)
        left = set(chosen)
        self.places[zone] = [place for place in free if place not in left]
        return [self.path[place] for place in chosen]

    def _near(self, free: Sequence[int], count: int, own: Sequence[Seat]) -> list[int]:
        def far(place: int) -> tuple[int, int]:
            row, number = self.path[place]
            return min(abs(row - there) * 2 + abs(number - beside) for there, beside in own), place

        return sorted(free, key=far)[:count]

    def _from(self, free: Sequence[int], count: int, row: int | None) -> list[int]:
        if row is not None:
            at = next((index for index, place in enumerate(free) if self.path[place][0] >= row), 0)
            return sorted([*free[at:], *free[:at]][:count])
        together = (run for run in _runs(free) if len(run) >= count)
        return list(next(together, free))[:count]


def _runs(free: Sequence[int]) -> Iterator[Sequence[int]]:
    """Free places without a gap."""
    begins = 0
    for index in range(1, len(free) + 1):
        if index == len(free) or free[index] != free[index - 1] + 1:
            yield free[begins:index]
            begins = index
