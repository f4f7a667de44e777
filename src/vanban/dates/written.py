"""Dates and hours as officials write them: "22/3/2023", "ngày 11 tháng 8/2023", "21, 22/7", "07 giờ 30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d{2}"
_PART = r"(?P<part>sáng|trưa|chiều|tối)"
_DATE = pattern_of(
    rf"(?<![\d/.-])(?=[\dcnt])(?:(?:các\s+)?ngày\s+)?"
    rf"(?:(?:từ\s+)?(?:ngày\s+)?(?P<from>{_DAY})(?:\s*/\s*(?P<from_month>{_MONTH}))?(?:\s*,\s*{_DAY}){{0,4}}?\s*(?P<link>[-–,&]|và(?:\s+(?:sáng|chiều|tối))?(?:\s+ngày)?|đến(?:\s+hết)?(?:\s+ngày)?)\s*)?"
    rf"(?P<day>{_DAY})\s*(?:[/.\-]\s*(?P<month>{_MONTH})\s*(?:[/.\-]\s*(?P<year>{_YEAR})|(?:,?\s*năm\s+(?P<year_a>{_YEAR})))?"
    rf"|\s*,?\s*tháng\s+(?P<month_w>{_MONTH})\s*(?:,?\s*(?:năm|/|-)\s*(?P<year_w>{_YEAR}))?)(?![\d/]|[.\-]\d|-[a-zđ])"
)
_BEGIN = pattern_of(r"[\dnct](?<![\d/.-].)(?:(?<=\d)|(?<=n)gày|(?<=c)ác\s|(?<=t)ừ\s)")
# What every date has, found cheaply; the first day of a range may stand up to _REACH characters before it.
_CORE = pattern_of(r"\d\s*(?:[/.\-]\s*\d|,?\s*tháng\s+\d)")
_REACH = 48
_TIME = pattern_of(
    r"(?<![\d/.:])(?P<hour>[01]?\d|2[0-4])\s*(?:(?:giờ|h|g)\s*(?P<minute>[0-5]\d)?(?:\s*(?:phút|ph|’|'|p)\b)?|:(?P<minute_c>[0-5]\d))(?!\w|:\d)(?:\s*(?:phút))?",
    re.I,
)
_CLOCK = pattern_of(r"\d\s*[gGhH:]")
_PARTS = ("sáng", "trưa", "chiều", "tối")
_PART_OF_DAY = pattern_of(
    rf"\b(?<!ánh )(?<!chiếu )(?<!nhiều )(?:buổi\s+)?{_PART}\b"
    r"(?! (?:tạo|kiến|lập|suốt|tác|đa|thiểu|ưu|mật|cao|dài|rộng|sâu|hướng)\b)"
)
"""Sought in lower case; not in words such as "ánh sáng", "tối đa", "chiều dài"."""
_PART_LEFT = pattern_of(r"(?<!\w)(?:sáng|trưa|chiều|tối) $", re.I)
"""Newspapers write "tối 26-9"; without such a word two figures and a dash are no date."""
_SEPARATED = pattern_of(r"^\d{1,2}\s*[.\-]\s*\d{1,2}$")
_FRACTION_CONTEXT = pattern_of(r"(?:tỷ lệ|khoản|điều|mục|điểm|số)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at `text[start:end]`; `first` is the earlier day of a range ("21, 22/7"), else None.

    `year_written` is False where the year was taken from the document and not from the words.
    """

    day: date
    first: date | None
    start: int
    end: int
    year_written: bool


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """An hour of the day, "07:30", or the part of the day, "sáng", at `text[start:end]`."""

    text: str
    start: int
    end: int


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_of(match: re.Match[str], year: int | None) -> tuple[int | None, bool]:
    written = match["year"] or match["year_a"] or match["year_w"]
    return (int(written), True) if written else (year, False)


def _first_of(match: re.Match[str], day: date) -> date | None:
    if not match["from"]:
        return None
    month = int(match["from_month"] or day.month)
    first = _made(day.year - (month > day.month), month, int(match["from"]))
    return first if first and first < day else None


def _is_date(match: re.Match[str], text: str) -> bool:
    """A bare "5/6" is a date only where the words say so or nothing speaks against it."""
    if match["year"] or match["year_a"] or match["month_w"]:
        return True
    whole = match[0]
    if _SEPARATED.match(whole.strip()) or "." in whole:
        return "-" in whole and _PART_LEFT.search(text, max(0, match.start() - 8), match.start()) is not None
    return not _FRACTION_CONTEXT.search(text[max(0, match.start() - 16) : match.start()])


def _matches(lower: str, at: int) -> Iterator[re.Match[str]]:
    """Where the pattern of a date fits, tried only where one may begin."""
    for begin in _BEGIN.finditer(lower, at):
        if begin.start() >= at and (match := _DATE.match(lower, begin.start())) is not None:
            yield match
            at = match.end()


def find_dates(text: str, *, year: int | None = None) -> Iterator[WrittenDate]:
    """Every full date in the text, in order; `year` stands in where the words leave it out.

    A day and month without a year is left out where `year` is None.
    """
    lower = lowered(text)
    core = _CORE.search(lower)
    if core is None:
        return
    for match in _matches(lower, max(0, core.start() - _REACH)):
        if not _is_date(match, text):
            continue
        in_year, written = _year_of(match, year)
        if in_year is None:
            continue
        day = _made(in_year, int(match["month"] or match["month_w"]), int(match["day"]))
        if day is not None:
            yield WrittenDate(day, _first_of(match, day), match.start(), match.end(), written)


def find_times(text: str) -> Iterator[WrittenTime]:
    """Every hour of the day, as "HH:MM"."""
    clock = _CLOCK.search(text)
    for match in _TIME.finditer(text, max(0, clock.start() - 1)) if clock else ():
        minute = match["minute"] or match["minute_c"] or "00"
        hour = int(match["hour"])
        if hour < 24 and (match["minute_c"] is None or hour >= 5):
            yield WrittenTime(f"{hour:02d}:{minute}", match.start(), match.end())


def find_parts_of_day(text: str) -> Iterator[WrittenTime]:
    """Every "sáng", "trưa", "chiều", "tối"."""
    lower = lowered(text)
    if not holds(lower, _PARTS):
        return
    for match in _PART_OF_DAY.finditer(lower):
        yield WrittenTime(match["part"], match.start(), match.end())
