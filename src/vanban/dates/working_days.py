"""Which days the office works: the week, Vietnamese public holidays, and the exceptions kept as data.

Public-sector week is Monday to Friday; holidays follow Bộ luật Lao động 2019, Điều 112. The yearly swaps that
the Prime Minister decides come from `working_days.toml`, each with its basis.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

SHIPPED = Path(__file__).with_name("working_days.toml")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
# Beyond these the holidays of the table are not to be relied on, and no paper of ours reaches so far.
FIRST_YEAR, LAST_YEAR = 1945, 2090

Kind = Literal["off", "work"]


class CalendarProblem(Exception):
    """The calendar cannot answer. `code` is for programs, `sentence` says in Vietnamese what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class DayRule:
    """One exception: the office is off, or works, on this day, and by which paper.

    `doubt` says what about the paper is still to be confirmed; empty where nothing is.
    """

    on: date
    kind: Kind
    basis: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Notable:
    """A day that is not what its weekday says: a weekday off, or a weekend day worked; and why."""

    on: date
    works: bool
    why: str
    doubt: str = ""


@dataclass(frozen=True)
class WorkingDays:
    """The office's calendar. `exceptions` beat the holiday table, which beats the week."""

    exceptions: dict[date, DayRule] = field(default_factory=dict)
    official_until: int = 0
    # Deadlines of a whole board ask for the same few hundred days again and again.
    _known: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working(self, on: date) -> bool:
        """Whether the office works on this day; CalendarProblem("date-too-far") beyond the known calendar."""
        known = self._known.get(on)
        if known is None:
            known = self._known[on] = self._works(on)
        return known

    def _works(self, on: date) -> bool:
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise CalendarProblem(
                "date-too-far",
                f"Ngày {on.day:02d}/{on.month:02d}/{on.year} quá xa nên không có lịch nghỉ để tính. "
                "Hãy nhập lại hạn.",
            )
        rule = self.exceptions.get(on)
        if rule is not None:
            return rule.kind == "work"
        table, make_up = _holidays_of(on.year)
        if on in make_up:
            return True
        return on.weekday() < SATURDAY and on not in table

    def why_off(self, on: date) -> str:
        """Why nobody works on this day, in Vietnamese; empty for a working day."""
        if self.is_working(on):
            return ""
        rule = self.exceptions.get(on)
        if rule is not None:
            return rule.basis
        table, _ = _holidays_of(on.year)
        return table.get(on) or ("thứ Bảy" if on.weekday() == SATURDAY else "Chủ nhật")

    def why_working(self, on: date) -> str:
        """Why the office works on this weekend day, in Vietnamese; empty for any other day."""
        if on.weekday() < SATURDAY or not self.is_working(on):
            return ""
        rule = self.exceptions.get(on)
        return rule.basis if rule is not None else "làm bù"

    def doubt_about(self, on: date) -> str:
        """What is still to be confirmed about this very day; empty where nothing is."""
        rule = self.exceptions.get(on)
        return rule.doubt if rule is not None else ""

    def before(self, on: date) -> date:
        """The last working day strictly before this day."""
        return self.back(on, 1)

    def at_or_before(self, on: date) -> date:
        """This day when the office works on it, else the last working day before it."""
        return on if self.is_working(on) else self.before(on)

    def at_or_after(self, on: date) -> date:
        """This day when the office works on it, else the next working day (BLDS 2015, Điều 148 khoản 5)."""
        return on if self.is_working(on) else self.after(on, 1)

    def after(self, on: date, count: int) -> date:
        """The `count`th working day after this day; the day itself is not counted (BLDS 2015, Điều 147)."""
        return self._walked(on, count, ONE_DAY)

    def back(self, on: date, count: int) -> date:
        """The `count`th working day before this day; the day itself is not counted."""
        return self._walked(on, count, -ONE_DAY)

    def _walked(self, on: date, count: int, step: timedelta) -> date:
        """A walk off the calendar's end is refused by is_working before the years run out."""
        left = count
        while left > 0:
            on += step
            left -= self.is_working(on)
        return on

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; 0 when `end` is not later."""
        return sum(self.is_working(start + ONE_DAY * step) for step in range(1, (end - start).days + 1))

    def notable(self, first: date, last: date) -> list[Notable]:
        """The weekdays off and the weekend days worked from `first` to `last`, in order."""
        found = []
        for step in range((last - first).days + 1):
            day = first + ONE_DAY * step
            works = self.is_working(day)
            if works is (day.weekday() >= SATURDAY):
                why = self.why_working(day) if works else self.why_off(day)
                found.append(Notable(day, works, why, self.doubt_about(day)))
        return found

    def is_estimate(self, on: date) -> bool:
        """Whether the year's days off are not yet officially decided, so that the answer is only expected."""
        return on.year > self.official_until


def load(*files: Path, over: Iterable[DayRule] = ()) -> WorkingDays:
    """The calendar with the exceptions of these files, later files over earlier ones, `over` above them all.

    Raises CalendarProblem with the file and what to mend when a line is not understood.
    """
    exceptions: dict[date, DayRule] = {}
    official_until = 0
    for file in files:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            raise _bad_file(file, str(problem)) from problem
        year = table.get("official_until", 0)
        if not isinstance(year, int):
            raise _bad_file(file, f"official_until phải là một năm, đang có: {year}")
        official_until = max(official_until, year)
        for rule in _rules(file, table.get("day", [])):
            exceptions[rule.on] = rule
    exceptions |= {rule.on: rule for rule in over}
    return WorkingDays(exceptions, official_until)


def _rules(file: Path, rows: Iterable[dict[str, object]]) -> Iterator[DayRule]:
    for row in rows:
        on, kind = row.get("on"), row.get("kind")
        basis, doubt = (str(row.get(key, "")).strip() for key in ("basis", "doubt"))
        if not isinstance(on, date) or not basis:
            raise _bad_file(file, f"mỗi dòng cần ngày (on = 2026-01-02) và căn cứ (basis), đang có: {row}")
        if kind == "off":
            yield DayRule(on, "off", basis, doubt)
        elif kind == "work":
            yield DayRule(on, "work", basis, doubt)
        else:
            raise _bad_file(file, f"kind của ngày {on:%d/%m/%Y} phải là 'off' (nghỉ) hoặc 'work' (làm)")


def _bad_file(file: Path, what: str) -> CalendarProblem:
    return CalendarProblem(
        "bad-working-days",
        f"Không đọc được bảng ngày làm việc {file.name}: {what}. Sửa tệp theo mẫu rồi thử lại.",
    )


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> tuple[dict[date, str], frozenset[date]]:
    """Holidays and made-up Saturdays near this year.

    The neighbouring years are loaded too: a make-up day is known only to the year whose holiday it pays for.
    """
    import holidays  # here: it brings the calendars of half the world, and most starts ask for no day

    table = holidays.country_holidays("VN", years=range(year - 1, year + 2), language="vi")
    return {day: str(name) for day, name in table.items()}, frozenset(table.weekend_workdays)
