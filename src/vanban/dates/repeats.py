"""Deadlines that come back: "trước ngày 25 hằng tháng", "trước 15 giờ hằng ngày", "định kỳ 6 tháng".

The words name a day inside each period; where they name none it is the period's end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vanban.dates.due import Due, Operator, clock
from vanban.dates.weekdays import weekday_in
from vanban.dates.working_days import ONE_DAY, WorkingDays
from vanban.dates.written import find_times
from vanban.text.patterns import pattern_of

_DAY = pattern_of(
    r"(?:ngày|mùng)\s+(?P<day>\d{1,2})(?!\d|\s*giờ)(?:\s*/\s*(?P<month>1[0-2]|0?[1-9]))?(?!\d)", re.I
)
_FIRST_MONTH = pattern_of(r"tháng đầu|đầu quý|quý (?:sau|tiếp|kế|liền)", re.I)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often, and which day of each period: `month` counts from the period's first, None is its last."""

    every: str
    text: str
    operator: Operator = Operator.BY
    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    hour: time | None = None


def repeat_of(text: str, every: str, operator: Operator | None = None) -> Repeat:
    """What the words of a recurring deadline say about the day; `every` is how the reader took them."""
    said = _DAY.search(text)
    day = int(said["day"]) if said and 1 <= int(said["day"]) <= 31 else None
    month = int(said["month"]) if said and said["month"] else 1 if _FIRST_MONTH.search(text) else None
    hour = next((time.fromisoformat(found.text) for found in find_times(text)), None)
    weekday = weekday_in(text) if every == "week" else None
    return Repeat(every, text, operator or Operator.BY, day, month, weekday, hour)


def occurrences(repeat: Repeat, first: date, last: date) -> Iterator[Due]:
    """The deadlines that fall from `first` to `last`, in order; their hours have no time zone."""
    begins = _begin(repeat.every, first)
    while begins <= last:
        ends = _end(repeat.every, begins)
        on = _day_within(repeat, begins, ends)
        if first <= on <= last:
            at = datetime.combine(on, repeat.hour) if repeat.hour else None
            yield Due(on, at, repeat.operator, repeat.text, repeat.every)
        begins = ends + ONE_DAY


def next_due(repeat: Repeat, today: date, days: WorkingDays) -> Due:
    """The next one that can still be met: its last safe working day is today or later."""
    coming = occurrences(repeat, today, today + timedelta(days=800))
    return next(due for due in coming if (clock(due, days).safe_on or today) >= today)


def _begin(every: str, day: date) -> date:
    """The first day of the period that the day lies in."""
    if every == "day":
        return day
    if every == "week":
        return day - timedelta(days=day.weekday())
    length = _MONTHS[every]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _end(every: str, begins: date) -> date:
    if every in ("day", "week"):
        return begins + timedelta(days=0 if every == "day" else 6)
    month = begins.month + _MONTHS[every] - 1
    return date(begins.year, month, monthrange(begins.year, month)[1])


def _day_within(repeat: Repeat, begins: date, ends: date) -> date:
    if repeat.weekday is not None:
        return begins + timedelta(days=repeat.weekday)
    if repeat.day is None or repeat.every in ("day", "week"):
        return ends
    month = begins.month + repeat.month - 1 if repeat.month else ends.month
    return date(begins.year, min(month, 12), min(repeat.day, monthrange(begins.year, min(month, 12))[1]))
