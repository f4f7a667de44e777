"""What should be on now, and how late it runs."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.delegates.control_rules import Planned, due_now, minutes_late, timetable

BEGINS = datetime(2027, 3, 22, 7, 30, tzinfo=UTC)


def _row(number: int, starts_at: time | None = None, minutes: int | None = None) -> Planned:
    return Planned(number, f"Mục {number}", "", starts_at, minutes)


def _hours(*rows: Planned) -> list[tuple[str, str]]:
    return [
        (
            slot.starts.strftime("%H:%M") if slot.starts else "",
            slot.ends.strftime("%H:%M") if slot.ends else "",
        )
        for slot in timetable(rows, BEGINS)
    ]


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        ((), []),
        ((_row(1),), [("07:30", "")]),
        ((_row(1, minutes=20), _row(2, minutes=10)), [("07:30", "07:50"), ("07:50", "08:00")]),
        ((_row(1, time(8), 30), _row(2)), [("08:00", "08:30"), ("08:30", "")]),
        ((_row(1), _row(2, time(9), 15)), [("07:30", "09:00"), ("09:00", "09:15")]),
        ((_row(1), _row(2), _row(3, time(10))), [("07:30", ""), ("", "10:00"), ("10:00", "")]),
        ((_row(1, minutes=20), _row(2, time(8))), [("07:30", "07:50"), ("08:00", "")]),
    ],
)
def test_hours_follow_from_what_is_said(rows: tuple[Planned, ...], hours: list[tuple[str, str]]) -> None:
    assert _hours(*rows) == hours


def test_an_hour_that_nobody_said_is_not_invented() -> None:
    rows = [_row(1, minutes=20), _row(2), _row(3, time(9), 30), _row(4)]
    begins = [slot.starts for slot in timetable(rows, BEGINS.replace(hour=0, minute=0), hour_known=False)]
    nine = BEGINS.replace(hour=9, minute=0)
    assert begins == [None, None, nine, nine + timedelta(minutes=30)]


@pytest.mark.parametrize(("days", "index"), [(0, 0), (1, None), (2, None)])
def test_a_row_without_an_end_is_over_with_its_day(days: int, index: int | None) -> None:
    [slot] = timetable([_row(1)], BEGINS)
    assert due_now([slot], BEGINS + timedelta(days=days)) == index


DAY = timetable([_row(1, minutes=20), _row(2, minutes=60), _row(3, time(9), 30)], BEGINS)


@pytest.mark.parametrize(
    ("minute", "index"),
    [(-1, None), (0, 0), (19, 0), (20, 1), (79, 1), (80, None), (90, 2), (119, 2), (120, None), (600, None)],
)
def test_what_should_be_on(minute: int, index: int | None) -> None:
    assert due_now(DAY, BEGINS + timedelta(minutes=minute)) == index


@pytest.mark.parametrize(
    ("called", "minute", "late"),
    [(0, -30, 0), (0, 10, 0), (0, 20, 0), (0, 21, 1), (0, 45, 25), (1, 45, 0), (2, 125, 5), (None, 300, None),
     (0, 24 * 60 + 21, None)],
)  # fmt: skip
def test_how_late_it_runs(called: int | None, minute: int, late: int | None) -> None:
    assert minutes_late(DAY, called, BEGINS + timedelta(minutes=minute)) == late


def test_a_row_without_an_end_is_never_late() -> None:
    assert minutes_late(timetable([_row(1)], BEGINS), 0, BEGINS + timedelta(hours=9)) is None


@settings(max_examples=25)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=8), st.integers(0, 800))
def test_minutes_alone_leave_no_gap(lengths: list[int], minute: int) -> None:
    slots = timetable([_row(number, minutes=one) for number, one in enumerate(lengths)], BEGINS)
    assert [one.ends for one in slots[:-1]] == [one.starts for one in slots[1:]]
    now = BEGINS + timedelta(minutes=minute)
    assert (due_now(slots, now) is None) == (minute >= sum(lengths))
    assert not minutes_late(slots, due_now(slots, now), now)
