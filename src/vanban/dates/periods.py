"""Months, quarters, half-years, years, recurrences and counted days as officials write them.

"tháng 8 năm 2022", "quý III/2023", "6 tháng đầu năm 2024", "định kỳ hằng quý", "07 ngày làm việc".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

Unit = Literal["day", "working_day", "month", "year", "hour"]
Every = Literal["day", "week", "month", "quarter", "half-year", "year"]

_YEAR = r"(?:\s*(?:/|-|,?\s*năm)\s*(?P<{0}>20\d\d))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SPELT = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "mười": 10, "giêng": 1, "chạp": 12,
}  # fmt: skip
_PERIOD = pattern_of(
    r"[tqn06sch](?<!\w.)(?:"
    r"(?<=t)(?<!/t)háng (?P<month>0?[1-9]|1[0-2]|mười hai|mười một|mười|hai|ba|tư|sáu|bảy|tám"
    r"|chín)\b(?!\s*[-–]?\s*\d+\s*/)"
    + _YEAR.format("month_year")
    + r"|(?<=q)uý (?P<quarter>iv|iii|ii|i|[1-4])\b"
    + _YEAR.format("quarter_year")
    + r"|(?:(?<=0)6|(?<=6)|(?<=s)áu) tháng (?P<half>đầu|cuối) năm\b(?: (?P<half_year>20\d\d))?"
    + r"|(?<=n)ăm (?P<year>20\d\d)\b(?!\s*[-–]\s*20\d\d)"
    + r"|(?:(?<=c)uối|(?<=h)ết) năm\b(?!\s*20\d\d| học)"
    + r")"
)
_EVERY = pattern_of(
    r"(?<!\w)(?:"
    r"(?:định kỳ )?(?:hằng|hàng|từng|mỗi) (?:(?:cuối|đầu|giữa) )?(?P<unit>ngày|tuần|tháng|quý|năm|6 tháng"
    r"|06 tháng|sáu tháng)\b"
    r"|(?:định kỳ (?:là )?)?(?P<count>0?[136]|ba|sáu|một) (?P<of>tháng|tuần|quý|năm)\s*(?:/|một|1|01)\s*lần"
    r"|định kỳ (?:là )?(?P<by>0?[36] tháng|ba tháng|sáu tháng|tháng|quý|tuần|năm)\b(?:,\s*(?:năm|0?6 tháng"
    r"|quý)\b)?"
    r"|(?P<per>tuần|tháng|quý|năm)\s*/\s*(?:một |1 )?lần"
    r")"
)
_UNITS: dict[str, Every] = {
    "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
    "6 tháng": "half-year", "06 tháng": "half-year", "sáu tháng": "half-year",
    "3 tháng": "quarter", "03 tháng": "quarter", "ba tháng": "quarter",
}  # fmt: skip
_COUNT = pattern_of(
    r"(?<![\w/.,-])(?P<count>\d{1,3}|mười lăm|mười|một|hai|ba|bốn|sáu|bảy|tám|chín)\s*(?:\([^()]{1,20}\)\s*)?"
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng|năm|giờ|tiếng)\b(?! \d)"
)
"""These three are sought in lower case."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first`–`last` that `text[start:end]` names; `year_written` False where the year was
    supplied.
    """

    first: date
    last: date
    start: int
    end: int
    year_written: bool


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often, at `text[start:end]`."""

    every: Every
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """`count` units at `text[start:end]`; weeks are given as seven days each."""

    count: int
    unit: Unit
    start: int
    end: int


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _SPELT[" ".join(text.split())]


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _bounds(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["month"]:
        month = _number(match["month"])
        return _months(year, month, month)
    if match["quarter"]:
        last = 3 * _ROMAN[match["quarter"]]
        return _months(year, last - 2, last)
    if match["half"]:
        return _months(year, 1, 6) if match["half"] == "đầu" else _months(year, 7, 12)
    return _months(year, 1, 12)


def find_periods(text: str, *, year: int | None = None) -> Iterator[Period]:
    """Every month, quarter, half-year and year in the text, in order, neighbours ("tháng 5 và tháng
    6/2024") as one.

    `year` stands in where none is written. The month of a full date ("ngày 11 tháng 8/2023") and a count
    of months
    ("6 tháng") are no periods.
    """
    held: Period | None = None
    for period in _single_periods(text, year):
        if held is not None and _JOINED.fullmatch(text, held.end, period.start):
            first = _year_of_next(held, period)
            if first <= period.last:
                held = Period(
                    min(first, period.first), period.last, held.start, period.end, period.year_written
                )
                continue
        if held is not None:
            yield held
        held = period
    if held is not None:
        yield held


def _year_of_next(held: Period, period: Period) -> date:
    """The first day of a month without its year beside one that has it: "tháng 12 và tháng 01/2024"."""
    if held.year_written or not period.year_written:
        return held.first
    first = held.first.replace(year=period.first.year)
    return first if first <= period.last else first.replace(year=first.year - 1)


_JOINED = pattern_of(r"\s*(?:và|đến|,|-|–)\s*")


def _single_periods(text: str, year: int | None) -> Iterator[Period]:
    """Each as it stands, before neighbours are joined."""
    lower = lowered(text)
    if not holds(lower, ("tháng", "quý", "năm")):
        return
    end = -9
    for match in _PERIOD.finditer(lower):
        listed = (
            match.start() - end <= 2
        )  # "tháng 7, tháng 8": the figure before is that of a month, not of a day
        end = match.end()
        if (
            match["month"]
            and not listed
            and re.search(r"\d\s*,?\s*$", text[max(0, match.start() - 4) : match.start()])
        ):
            continue
        written = match["month_year"] or match["quarter_year"] or match["half_year"] or match["year"]
        in_year = int(written) if written else year
        if in_year is None:
            continue
        first, last = _bounds(match, in_year)
        yield Period(first, last, match.start(), match.end(), bool(written))


def find_recurrences(text: str) -> Iterator[Recurrence]:
    """Every "hằng tháng", "định kỳ 6 tháng", "1 quý/lần" in the text, in order."""
    lower = lowered(text)
    if not holds(lower, ("hằng", "hàng", "từng", "mỗi", "định kỳ", "lần")):
        return
    for match in _EVERY.finditer(lower):
        if match["count"]:
            unit = match["of"]
            count = _number(match["count"])
            key = unit if count == 1 else f"{count} {unit}"
        else:
            key = match["unit"] or match["by"] or match["per"]
        every = _UNITS.get(" ".join(key.split()))
        if every is not None:
            yield Recurrence(every, match.start(), match.end())


def find_counts(text: str) -> Iterator[Count]:
    """Every "07 ngày làm việc", "24 giờ", "02 tuần", "một tháng" in the text, in order."""
    for match in _COUNT.finditer(lowered(text)):
        count, words = _number(match["count"]), match["unit"]
        if words == "tuần":
            yield Count(7 * count, "day", match.start(), match.end())
            continue
        unit: Unit = "working_day" if "việc" in words else _COUNTED[words]
        yield Count(count, unit, match.start(), match.end())


_COUNTED: dict[str, Unit] = {"ngày": "day", "tháng": "month", "năm": "year", "giờ": "hour", "tiếng": "hour"}
