"""Deadlines that come back: what their words say, which days they come to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates.due import Operator, clock
from vanban.dates.repeats import Repeat, next_due, occurrences, repeat_of
from vanban.dates.working_days import SHIPPED, load

DAYS = load(SHIPPED)
BY, BEFORE = Operator.BY, Operator.BEFORE


@pytest.mark.parametrize(
    ("text", "every", "day", "month", "weekday", "hour"),
    [
        ("trước ngày 25 hằng tháng", "month", 25, None, None, None),
        ("mùng 3 hằng tháng", "month", 3, None, None, None),
        ("trước 15 giờ hằng ngày", "day", None, None, None, time(15)),
        ("trước 17 giờ thứ Sáu hằng tuần", "week", None, None, 4, time(17)),
        ("vào chiều thứ Năm hằng tuần", "week", None, None, 3, None),
        ("trước ngày 15 tháng cuối quý", "quarter", 15, None, None, None),
        ("trước ngày 10 tháng đầu quý", "quarter", 10, 1, None, None),
        ("trước ngày 05 quý sau", "quarter", 5, 1, None, None),
        ("trước ngày 15/12 hằng năm", "year", 15, 12, None, None),
        ("định kỳ 6 tháng", "half-year", None, None, None, None),
        ("ngày 00 hằng tháng", "month", None, None, None, None),
        ("trước ngày 20 giờ hằng ngày", "day", None, None, None, time(20)),
    ],
)
def test_what_the_words_say(
    text: str, every: str, day: int | None, month: int | None, weekday: int | None, hour: time | None
) -> None:
    assert repeat_of(text, every) == Repeat(every, text, BY, day, month, weekday, hour)


@pytest.mark.parametrize(
    ("text", "every", "first", "last", "days"),
    [
        ("ngày 31 hằng tháng", "month", "2023-01-01", "2023-04-30", ["01-31", "02-28", "03-31", "04-30"]),
        ("hằng tháng", "month", "2024-01-15", "2024-03-15", ["01-31", "02-29"]),
        ("thứ Sáu hằng tuần", "week", "2026-11-20", "2026-12-03", ["11-20", "11-27"]),
        ("hằng tuần", "week", "2026-11-16", "2026-11-30", ["11-22", "11-29"]),
        ("hằng quý", "quarter", "2023-01-01", "2023-12-31", ["03-31", "06-30", "09-30", "12-31"]),
        (
            "ngày 15 tháng cuối quý",
            "quarter",
            "2023-01-01",
            "2023-12-31",
            ["03-15", "06-15", "09-15", "12-15"],
        ),
        ("ngày 10 tháng đầu quý", "quarter", "2023-01-01", "2023-07-31", ["01-10", "04-10", "07-10"]),
        ("định kỳ 6 tháng", "half-year", "2023-01-01", "2023-12-31", ["06-30", "12-31"]),
        ("ngày 15/12 hằng năm", "year", "2023-01-01", "2024-12-31", ["12-15", "12-15"]),
        ("hằng năm", "year", "2023-06-01", "2023-12-30", []),
        ("hằng ngày", "day", "2026-11-20", "2026-11-22", ["11-20", "11-21", "11-22"]),
    ],
)
def test_the_days_it_comes_to(text: str, every: str, first: str, last: str, days: list[str]) -> None:
    found = occurrences(repeat_of(text, every), date.fromisoformat(first), date.fromisoformat(last))
    assert [f"{due.on:%m-%d}" for due in found if due.on] == days


def test_an_hour_stands_with_its_day() -> None:
    (found,) = occurrences(
        repeat_of("trước 17 giờ thứ Sáu hằng tuần", "week", BEFORE), date(2026, 11, 16), date(2026, 11, 22)
    )
    assert (found.at, found.operator, found.every) == (
        datetime.fromisoformat("2026-11-20T17:00"), BEFORE, "week",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "every", "operator", "today", "on", "safe_on"),
    [
        ("trước ngày 25 hằng tháng", "month", BEFORE, "2026-11-22", "2026-11-25", "2026-11-23"),
        ("trước ngày 25 hằng tháng", "month", BEFORE, "2026-11-24", "2026-12-25", "2026-12-24"),
        ("ngày 22 hằng tháng", "month", BY, "2026-11-20", "2026-11-22", "2026-11-20"),
        ("ngày 22 hằng tháng", "month", BY, "2026-11-21", "2026-12-22", "2026-12-22"),
        ("hằng tuần", "week", BY, "2026-11-21", "2026-11-29", "2026-11-27"),
        ("trước ngày 15/12 hằng năm", "year", BEFORE, "2026-12-15", "2027-12-15", "2027-12-14"),
        ("hằng ngày", "day", BY, "2026-11-22", "2026-11-23", "2026-11-23"),
    ],
)
def test_the_next_that_can_still_be_met(
    text: str, every: str, operator: Operator, today: str, on: str, safe_on: str
) -> None:
    found = next_due(repeat_of(text, every, operator), date.fromisoformat(today), DAYS)
    assert found.on == date.fromisoformat(on)
    assert clock(found, DAYS).safe_on == date.fromisoformat(safe_on)


EVERY = st.sampled_from(("day", "week", "month", "quarter", "half-year", "year"))
REPEATS = st.builds(
    Repeat, EVERY, st.just("định kỳ"), st.sampled_from([BY, BEFORE]),
    st.one_of(st.none(), st.integers(1, 31)), st.one_of(st.none(), st.integers(1, 12)),
    st.one_of(st.none(), st.integers(0, 6)),
)  # fmt: skip


@given(REPEATS, st.dates(date(2019, 1, 1), date(2029, 12, 31)))
def test_there_always_is_a_next_one_and_it_is_not_late(repeat: Repeat, today: date) -> None:
    found = clock(next_due(repeat, today, DAYS), DAYS)
    assert found.safe_on is not None
    assert found.safe_on >= today


@given(REPEATS, st.dates(date(2019, 1, 1), date(2029, 12, 31)), st.integers(0, 500))
def test_occurrences_come_in_order_within_their_bounds(repeat: Repeat, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    on = [due.on for due in occurrences(repeat, first, last) if due.on]
    assert on == sorted(on)
    assert all(first <= day <= last for day in on)
