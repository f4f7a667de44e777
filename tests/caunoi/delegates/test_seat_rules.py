"""Seats: nobody twice, nobody without one while one is free, groups together, late ones move nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.delegates.seat_rules import Party, Room, Seat, Zone, arranged, filled, seat_name


@st.composite
def halls(draw: st.DrawFn, pinned: bool = True) -> tuple[Room, list[Party]]:
    """A room and parties of some, some of them with a row of their own."""
    rows, length = draw(st.integers(3, 8)), draw(st.integers(1, 9))
    room = Room(rows, length, draw(st.integers(0, 1)), draw(st.integers(0, 1)))
    parties, last = [], 0
    for key in range(draw(st.integers(1, 7))):
        size = draw(st.integers(0, 12))
        zone = draw(st.sampled_from((Zone.HALL, Zone.HALL, Zone.HALL, Zone.FRONT, Zone.BACK)))
        row = draw(st.none() | st.integers(1, rows)) if pinned else None
        parties.append(Party(str(key), tuple(range(last, last + size)), zone, row))
        last += size
    return room, parties


def _beside(one: Seat, other: Seat) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1


def _together(seats: list[Seat]) -> bool:
    """Each is reached from the first by steps to a neighbour."""
    reached, left = seats[:1], set(seats[1:])
    while found := [seat for seat in left if any(_beside(seat, there) for there in reached)]:
        reached += found
        left -= set(found)
    return not left


def _people(parties: list[Party]) -> int:
    return sum(len(one.people) for one in parties)


@given(halls())
def test_nobody_twice_and_nobody_without_a_seat_while_one_is_free(given: tuple[Room, list[Party]]) -> None:
    room, parties = given
    seated = arranged(room, parties)
    assert len(set(seated.values())) == len(seated)
    assert all(1 <= row <= room.rows and 1 <= number <= room.seats for row, number in seated.values())
    hall = [seat for seat in room.path() if room.zone_of(seat[0]) is Zone.HALL]
    if len(seated) < _people(parties):
        assert set(hall) <= set(seated.values())
    for party in parties:
        zones = {room.zone_of(seated[one][0]) for one in party.people if one in seated}
        assert zones <= {Zone.HALL, party.zone}


@given(halls(pinned=False))
def test_groups_sit_together_and_in_their_order(given: tuple[Room, list[Party]]) -> None:
    room, parties = given
    parties = [one for one in parties if one.zone is Zone.HALL]
    seated = arranged(room, parties)
    path = {seat: place for place, seat in enumerate(room.path())}
    for party in parties:
        assert _together([seated[one] for one in party.people if one in seated])
    order = [one for party in parties for one in party.people if one in seated]
    assert sorted(order, key=lambda one: path[seated[one]]) == order


@given(halls(), st.data())
def test_late_ones_move_nobody_and_find_a_seat(given: tuple[Room, list[Party]], data: st.DataObject) -> None:
    room, parties = given
    early = [
        Party(one.key, one.people[: data.draw(st.integers(0, len(one.people)))], one.zone, one.row)
        for one in parties
    ]
    before = arranged(room, early)
    late = filled(room, parties, before)
    assert not late.keys() & before.keys()
    assert not set(late.values()) & set(before.values())
    both = before | late
    hall = {seat for seat in room.path() if room.zone_of(seat[0]) is Zone.HALL}
    assert len(both) == _people(parties) or hall <= set(both.values())


PLAIN = Room(4, 6, front=1)
TABLE = {
    "the first rows are the chair's alone": (
        [Party("a", (1, 2)), Party("c", (3, 4), Zone.FRONT)], {},
        {1: "B6", 2: "B5", 3: "A1", 4: "A2"},
    ),
    "a chair too many sits in the hall": (
        [Party("c", tuple(range(8)), Zone.FRONT)], {}, {5: "A6", 6: "B6", 7: "B5"},
    ),
    "overflow goes on beneath": (
        [Party("a", tuple(range(4))), Party("b", (10, 11, 12, 13))], {},
        {3: "B3", 10: "B2", 11: "B1", 12: "C1", 13: "C2"},
    ),
    "a row is kept for a group, others sit around it": (
        [Party("a", tuple(range(5))), Party("b", (10, 11), row=2)], {},
        {10: "B6", 11: "B5", 0: "B4", 3: "B1", 4: "C1"},
    ),
    "nobody is torn apart where a longer stretch is free": (
        [Party("b", (10,), row=2), Party("c", (20,), row=3), Party("a", tuple(range(6)))], {},
        {10: "B6", 20: "C1", 0: "C2", 4: "C6", 5: "D6"},
    ),
    "from the last row on it begins anew above": (
        [Party("a", tuple(range(8)), row=4)], {}, {0: "B6", 1: "B5", 2: "D6", 7: "D1"},
    ),
    "a late one sits near his own": (
        [Party("a", (1, 2, 3)), Party("b", (4,))], {1: (3, 1), 2: (3, 2), 4: (2, 6)}, {3: "C3"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_where_they_sit(case: str) -> None:
    parties, taken, expected = TABLE[case]
    found = {one: seat_name(seat) for one, seat in filled(PLAIN, parties, taken).items()}
    assert {one: found.get(one) for one in expected} == expected
    assert not found.keys() & taken.keys()


@pytest.mark.parametrize(
    ("seat", "name"), [((1, 1), "A1"), ((26, 9), "Z9"), ((27, 12), "AA12"), ((53, 1), "BA1")]
)
def test_the_name_of_a_seat(seat: Seat, name: str) -> None:
    assert seat_name(seat) == name
