"""What a written deadline means: on which day it falls, until when a unit is safe, from when it is late (R7).

The words stay beside their meaning. A deadline counted from something else, or tied to it, keeps what it is
counted from: when a meeting moves, everything tied to it is reckoned anew from the same words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from vanban.dates.periods import Unit
from vanban.dates.working_days import ONE_DAY, WorkingDays
from vanban.dates.written import find_dates
from vanban.text.patterns import pattern_of

_AT_ONCE = pattern_of(r"\s*ngay\b", re.I)


class Operator(StrEnum):
    """How the written date bounds the work: 'trước ngày', 'chậm nhất', 'trong', 'sau', 'vào ngày'."""

    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    AFTER = "after"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as the document wrote it. `at` is set where an hour is written; `on` is then its day.

    `offset` counts `unit`s from the `anchor`, negative before it; `on` is then the day that was reckoned, and
    None for as long as the day of the anchor is not known.
    """

    on: date | None = None
    at: datetime | None = None
    operator: Operator | None = None
    text: str = ""
    every: str = ""
    offset: int | None = None
    unit: Unit | None = None
    anchor: str = ""

    @property
    def relative(self) -> bool:
        """Whether its day hangs on the day of something else."""
        return self.offset is not None or bool(self.anchor)

    @property
    def count(self) -> tuple[int, Unit] | None:
        """What is counted from the anchor; 'ngay sau hội nghị' leaves the first working day after it."""
        if self.offset is not None:
            return self.offset, self.unit or "day"
        if self.anchor and self.operator is Operator.AFTER and _AT_ONCE.match(self.text):
            return 1, "working_day"
        return None

    @property
    def open_ended(self) -> bool:
        """'sau ngày D', 'sau hội nghị': when to begin, and no last day."""
        return self.operator is Operator.AFTER and self.count is None

    @property
    def strict(self) -> bool:
        """'trước ngày D', 'trước hội nghị': the day named is itself too late."""
        return self.operator is Operator.BEFORE and self.at is None and self.count is None


@dataclass(frozen=True, slots=True)
class Clock:
    """What the deadline means: the last safe working day, and the first day on which the task is late."""

    safe_on: date | None
    late_on: date | None


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a count ends: `plain` by the calendar alone, `on` by working days; `at` where hours count."""

    on: date
    plain: date
    at: datetime | None = None


def clock(due: Due, days: WorkingDays) -> Clock:
    """What a deadline means in working days (R7).

    'trước ngày D' is strictly before D: late from D on, safe on the last working day before D. Every other
    bound includes its day. A period ('trong ... ngày') whose last day is off ends with the next working day
    (BLDS 2015, Điều 148 khoản 5), but the safe day stays on this side of it. 'sau ngày D' bounds nothing.
    Raises CalendarProblem where the calendar ends.
    """
    if due.on is None or due.open_ended:
        return Clock(None, None)
    if due.strict:
        return Clock(days.before(due.on), due.on)
    last = days.at_or_after(due.on) if due.operator is Operator.WITHIN else due.on
    return Clock(days.at_or_before(due.on), last + ONE_DAY)


def falls_on(due: Due, days: WorkingDays) -> date | datetime | None:
    """The day or moment by which the work must be done; None where the words set none.

    A day off only where the document names that very day: a month, a quarter or a count that ends on a day
    off leaves the working day that `clock` and `landed` say.
    """
    safe_on = clock(due, days).safe_on
    if safe_on is None or due.at is not None:
        return due.at
    names_it = due.count is not None or (not due.strict and says_day(due))
    return due.on if names_it else safe_on


def says_day(due: Due) -> bool:
    """Whether the words name that very day, and not a month, a quarter or a day that comes back."""
    if due.on is None or due.every:
        return False
    return not due.text or any(found.day == due.on for found in find_dates(due.text, year=due.on.year))


def resolved(due: Due, anchor: date | datetime | None, days: WorkingDays) -> Due:
    """The deadline with its day, now that its anchor has one; without a day where the anchor has none.

    What hangs on nothing is given back as it is. Raises CalendarProblem where the calendar ends.
    """
    if not due.relative:
        return due
    if anchor is None:
        return replace(due, on=None, at=None)
    if due.count is None:
        return replace(due, on=day_of(anchor), at=None)
    landing = landed(anchor, *due.count, days)
    return replace(due, on=landing.on, at=landing.at)


def landed(start: date | datetime, offset: int, unit: Unit, days: WorkingDays) -> Landing:
    """Counts `offset` units from `start`, whose own day is not counted (BLDS 2015, Điều 147, 148).

    A count forward that ends on a day off goes on to the next working day (Điều 148 khoản 5); one counted
    back from a meeting stays on the safe side, the working day before. Hours counted from a day whose hour is
    not known are whole days, rounded to the safe side.
    """
    day = day_of(start)
    if unit == "working_day":
        plain = days.after(day, offset) if offset > 0 else days.back(day, -offset)
        return Landing(plain, plain)
    if unit == "hour" and isinstance(start, datetime):
        at = start + timedelta(hours=offset)
        on = _on_working_day(at.date(), offset, days)
        return Landing(on, at.date(), at if on == at.date() else None)
    plain = _plain(day, offset, unit)
    return Landing(_on_working_day(plain, offset, days), plain)


def day_of(anchor: date | datetime) -> date:
    """The day of a day or of a moment."""
    return anchor.date() if isinstance(anchor, datetime) else anchor


def _on_working_day(day: date, offset: int, days: WorkingDays) -> date:
    return days.at_or_before(day) if offset < 0 else days.at_or_after(day)


def _plain(day: date, offset: int, unit: Unit) -> date:
    if unit in ("month", "year"):
        return _months_on(day, offset if unit == "month" else 12 * offset)
    return day + timedelta(days=offset // 24 if unit == "hour" else offset)


def _months_on(day: date, count: int) -> date:
    """The same day of a later month, its last day where it has no such day (BLDS 2015, Điều 148 khoản 3)."""
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
