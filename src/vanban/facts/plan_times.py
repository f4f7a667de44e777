"""When a programme's work falls: the year, quarter or month that a cell, a heading or a date names.

"Tháng 01", "3", "Quý II/2024", "Trong quý", "Trước 30/6", "Tuần 2 tháng 5"; other words ("trước ngày bầu cử
40 ngày") are kept as they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from vanban.dates.periods import find_periods, find_recurrences
from vanban.dates.written import find_dates
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_LONE_MONTH = pattern_of(r"^\W*(?:t|tháng\s*)?(0?[1-9]|1[0-2])\W*$", re.I)
_MONTH_OF_YEAR = pattern_of(r"(?<![\d/])(?:t|tháng\s*)?(0?[1-9]|1[0-2])\s*[/.-]\s*(20\d\d)(?!\d)", re.I)
_SHORT_MONTH = pattern_of(r"\bT(0?[1-9]|1[0-2])\b")
_LONE_QUARTER = pattern_of(r"^\W*(?:q(?:uý)?\W{0,2})?(IV|III|II|I|[1-4])(?:\s*/\s*(20\d\d))?\W*$", re.I)
_MONTHS = pattern_of(
    r"tháng\s*(0?[1-9]|1[0-2])\s*(?:[-–,&+]|và|đến|đến\s+tháng)\s*(?:tháng\s*)?(0?[1-9]|"
    r"1[0-2])\b(?!\s*/\s*\d{1,2}\b)",
    re.I,
)
_YEAR = pattern_of(r"(?<!\d)(20\d\d)(?!\d)")
_RANGE_OF_YEARS = pattern_of(r"20\d\d\s*[-–]\s*20\d\d")
_OF_YEAR = pattern_of(r"(?<!đến )(?<!tới )(?<!từ )(?<!của )năm\s+(20\d\d)", re.I)
_CITED_DAY = pattern_of(r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d", re.I)
_LOOKS_BACK = pattern_of(
    r"\b(?:tổng kết|sơ kết|kiểm điểm|đánh giá|kết quả|báo cáo|quyết toán|kết luận|xếp loại|đến năm"
    r"|giai đoạn|nhiệm kỳ)\b",
    re.I,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_THIS = pattern_of(r"^\W*(?:trong|cả|đầu|giữa|cuối|suốt)?\s*(tháng|quý|kỳ|năm)\W*$", re.I)
_HEADING = pattern_of(
    r"^\W*(?:(?:trong|các\s+nội\s+dung|nhiệm\s+vụ|công\s+việc|chương\s+trình|nội\s+dung|công\s+tác|"
    r"kế\s+hoạch|lịch|của|"
    r"thực\s+hiện|trọng\s+tâm|cụ\s+thể)\s+){0,4}(?:(?:t|tháng)\s*\d{1,2}\b|quý\s+(?:IV|III|II|I|[1-4])\b|"
    r"(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm)"
    r"[\s,/\d\-–.:và]{0,14}(?:năm)?[\s\d.:]{0,6}(?:\([^()]{0,40}\))?\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PlanTime:
    """A time in a programme; `period` quotes the words where they say more than the month or quarter."""

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    period: str | None = None
    doubt: str = ""

    @property
    def known(self) -> bool:
        """Whether a month or a quarter is named."""
        return self.month is not None or self.quarter is not None


def year_in(text: str) -> int | None:
    """The one year that a title speaks of ("năm 2023"); a term of office ("2020 - 2025") is none."""
    years = {int(year) for year in _YEAR.findall(_RANGE_OF_YEARS.sub(" ", text))}
    return max(years) if years else None


def planned_year(title: str, issued: date | None) -> int | None:
    """The year whose work a title lays out ("Kế hoạch ... năm 2026"): that of issue or the next one.

    None where it looks back ("tổng kết năm 2026"), names several years or goes beyond ("đến năm 2030").
    """
    if issued is None or "năm" not in title or _LOOKS_BACK.search(title):
        return None
    years = {int(year) for year in _OF_YEAR.findall(_RANGE_OF_YEARS.sub(" ", _CITED_DAY.sub(" ", title)))}
    year = years.pop() if len(years) == 1 else None
    return year if year in (issued.year, issued.year + 1) else None


def is_time_heading(text: str) -> bool:
    """Whether a heading is nothing but a month, a quarter or a half-year: "Tháng 01", "QUÝ II/2024:"."""
    return len(text) < 90 and _HEADING.match(text) is not None


def read_time(text: str, outer: PlanTime) -> PlanTime:
    """The time that the words name, what they leave open taken from the heading or the title, `outer`."""
    words = " ".join(text.split()).strip(" .;:,")
    if not words:
        return replace(outer, period=None)
    named = _named(words, outer)
    if named is not None:
        return named
    if match := _THIS.match(words):
        whole_year = match[1].lower() == "năm"
        return PlanTime(
            outer.year, None if whole_year else outer.quarter, None if whole_year else outer.month, words
        )
    if outer.month and not find_all_recurrences(words):
        return PlanTime(outer.year, outer.quarter, outer.month, words)
    return PlanTime(outer.year, outer.quarter, None, words)


def find_all_recurrences(words: str) -> bool:
    """Whether the words say how often and not when."""
    return any(True for _ in find_recurrences(words)) or "thường xuyên" in words.lower()


def _named(words: str, outer: PlanTime) -> PlanTime | None:
    """The month or quarter that the words name themselves."""
    if match := _LONE_MONTH.match(words):
        return PlanTime(outer.year, outer.quarter, int(match[1]), words if len(words) > 2 else None)
    if match := _LONE_QUARTER.match(words):
        year = int(match[2]) if match[2] else outer.year
        return PlanTime(year, _ROMAN[match[1].lower()], None, words if len(words) > 3 else None)
    if match := _MONTHS.search(words):
        doubt = f"Văn bản ghi “{words}”; lấy tháng sau cùng."
        return PlanTime(year_in(words) or outer.year, outer.quarter, int(match[2]), words, doubt)
    if find_all_recurrences(words):
        return None
    return _dated(words, outer) or _in_period(words, outer)


def _dated(words: str, outer: PlanTime) -> PlanTime | None:
    dates = list(find_dates(words, year=outer.year or 2000))
    if dates:
        year = dates[-1].day.year if dates[-1].year_written or outer.year else None
        return PlanTime(year, outer.quarter, dates[-1].day.month, words)
    if match := _MONTH_OF_YEAR.search(words):
        return PlanTime(int(match[2]), outer.quarter, int(match[1]), words)
    if match := _SHORT_MONTH.search(words):
        return PlanTime(year_in(words) or outer.year, outer.quarter, int(match[1]), words)
    return None


def _in_period(words: str, outer: PlanTime) -> PlanTime | None:
    periods = list(find_periods(words, year=outer.year or 2000))
    if not periods:
        return None
    last = periods[-1]
    year = last.last.year if last.year_written or outer.year else None
    months = last.last.month - last.first.month + 1
    if months == 1:
        return PlanTime(year, outer.quarter, last.last.month, words)
    if months == 3:
        return PlanTime(year, last.last.month // 3, None, words)
    return PlanTime(year, None, None, words)


def time_of_title(title: str, year: int | None) -> PlanTime:
    """The year, quarter or month that a programme is for, by its title; `year` where the title has none."""
    outer = PlanTime(year_in(title) or year)
    found = list(find_periods(title, year=outer.year or 2000))
    spans = [(period.last.month - period.first.month + 1, period) for period in found]
    month = next((period.last.month for months, period in spans if months == 1), None)
    quarter = next((period.last.month // 3 for months, period in spans if months == 3), None)
    if match := _MONTH_OF_YEAR.search(title):
        month = int(match[1])
    return PlanTime(outer.year, quarter, month)


def key(text: str) -> str:
    """Folded, with single spaces."""
    return " ".join(fold(text).split())
