"""The plan as it is shown: every seat of a row in one block, words that fit it, groups that come and go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.delegates.models import Delegate, SeatHall
from caunoi.delegates.rules import Part, Standing
from caunoi.delegates.seat_actions import NewHall, arrange_hall, fill_hall
from caunoi.delegates.seat_reads import Block, seat_plan
from caunoi.delegates.seat_sheet import PAPERS, _fitting
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.seat_scene import crowd, made

HALLS = {
    "no aisle": NewHall("a", 4, 6),
    "an aisle in the middle": NewHall("a", 5, 7, 3, front=1, back=1),
    "an aisle after the first seat": NewHall("a", 3, 9, 1),
    "an aisle before the last seat": NewHall("a", 3, 9, 8, back=2),
    "one seat a row": NewHall("a", 12, 1),
    "too small": NewHall("a", 2, 3, front=1),
    "one row": NewHall("a", 1, 20, 10),
}


@pytest.mark.parametrize("case", HALLS)
def test_every_seat_of_a_row_stands_in_one_block(hall: Hall, case: str) -> None:
    new = HALLS[case]
    crowd(hall.meeting)
    plan = seat_plan(made(hall, new))
    assert len(plan.lines) == new.rows
    for line in plan.lines:
        blocks = [block for half in line.halves for block in half]
        assert [seat for one in blocks for seat in range(one.first, one.last + 1)] == list(
            range(1, new.seats + 1)
        )
        assert len(line.halves) == (2 if new.aisle else 1)
        if new.aisle:
            assert line.halves[0][-1].last == new.aisle
    shown = sum(block.size for line in plan.lines for half in line.halves for block in half if block.number)
    assert shown == plan.seated == new.rows * new.seats - plan.free
    assert plan.seated + len(plan.waiting) == 12
    kept = [block.kept for line in plan.lines for half in line.halves for block in half]
    assert any(kept) == bool(new.front or new.back)


@given(
    st.integers(1, 99), st.integers(1, 40), st.text("Đảng ủy xã Bến", max_size=60),
    st.floats(4, 40), st.floats(2, 12),
)  # fmt: skip
def test_words_fit_their_block_or_its_number_stands_there(
    number: int, size: int, name: str, seat: float, row: float
) -> None:
    width = max(seat * size - 2, 2)
    points, words = _fitting(Block(name, number, 1, size), width, row)
    assert words in (f"{number}. {name} ({size})", str(number))
    assert 0 < points <= 10
    assert points * 0.4 <= row
    if words == str(number):
        assert len(words) * points * 0.19 <= width


def test_the_papers_lie() -> None:
    assert all(width > height for width, height in PAPERS.values())


def _named(found: SeatHall) -> list[tuple[str, int]]:
    return [(one.group.name, len(one.people)) for one in seat_plan(found).groups]


CHANGES: dict[str, tuple[dict[str, str], list[tuple[str, int]], int, int]] = {
    "a group that nobody belongs to any more is not shown": (
        {"standing": Standing.STRUCK, "reason": "ghi nhầm"},
        [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 3)], 5, 0,
    ),
    "who goes to another group keeps the seat until all are seated anew": (
        {"office_text": "Đoàn Cửa Lạch"}, [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 8)], 0, 0,
    ),
    "a new group stands last": (
        {"office_text": "Đoàn Ao Sen"},
        [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 3), ("Đoàn Ao Sen", 5)], 0, 0,
    ),
    "who is to serve now goes on sitting": (
        {"part": Part.SERVE}, [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 3), ("Phục vụ", 5)], 0, 0,
    ),
    "who declines gives the seat up": (
        {"standing": Standing.DECLINED, "reason": "ốm"},
        [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 3)], 5, 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_the_list_changes_under_a_plan(hall: Hall, case: str) -> None:
    changed, groups, given_up, waiting = CHANGES[case]
    crowd(hall.meeting)
    found = made(hall, NewHall("Nhà văn hóa", 5, 6, 3, front=1, back=1))
    Delegate.objects.filter(office_text="Đoàn An Hòa").update(**changed)
    plan = seat_plan(found)
    assert (_named(found), plan.given_up, len(plan.waiting)) == (groups, given_up, waiting)
    assert fill_hall(actor=hall.by, hall=found, seen=1) == 0
    assert (_named(found), seat_plan(found).given_up) == (groups, 0)
    arrange_hall(actor=hall.by, hall=found, order=[], seen=2)
    assert _named(found) == groups
    assert not Delegate.objects.exclude(standing__in=("invited", "coming")).exclude(seat="").exists()
