"""The lines of a stacked table that are sure: the numbers of its rows, months and weekdays, headings of
groups.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from vanban.stages import cells, marks
from vanban.stages.columns import Column
from vanban.stages.lines import Line
from vanban.text.patterns import pattern_of

NUMBER = pattern_of(r"\(?(\d{1,3})[.)]?$")
_DOTTED = pattern_of(r"\d{1,2}(?:\.\d{1,2}){1,2}\.?$")
_GROUP_NUMBER = pattern_of(r"(?:[IVX]{1,5}|[A-H])[.)]?$")
_WANTS_NUMBER = pattern_of(
    r"(?:tháng|ngày|năm|số|quý|tuần|giờ|xe|tầng|khóa|phòng|thứ|lần|mục|dịp|đợt|khu|lớp|cấp|hạng|loại|mức|tổ|"
    r"đội|điểm|cụm|[-–,/(])$",
    re.I,
)
_TIME_GROUP = pattern_of(
    r"(?:\W{0,2}(?:[IVX]{1,4}|[A-H])[.)/-]\s*)?(?:trong\s+)?(?:quý\s+(?:IV|III|II|I|[1-4])|tháng\s+\d{1,2}|"
    r"0?6 tháng \w+ năm)"
    r"(?:\s*(?:/|-|năm)\s*20\d\d)?\s*:?$",
    re.I,
)
_DAY_GROUP = pattern_of(
    r"(?:(?:[IVX]{1,4}|[A-H])[.)/-]\s*)?(?:(?:buổi\s+)?(?:sáng|chiều|tối),?\s+)?(?:ngày\s+(?:thứ\s+)?\S|"
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b).{0,40}$",
    re.I,
)
_PHASE = pattern_of(r"(?:giai đoạn|bước|đợt)\s+(?:\d{1,2}|[IVX]{1,4})\s*[.:]\s*\S", re.I)
_ACCENTS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u0323")
_TIMES = frozenset({Column.WHEN, Column.MONTH, Column.QUARTER, Column.DAY})


class Count:
    """The numbers, months or weekdays of a leading column, taken one after another."""

    def __init__(self, leading: Column, first: str = "") -> None:
        self.leading = leading
        match = NUMBER.match(first)
        self.number = int(match[1]) - 1 if match and leading is Column.NUMBER else 0

    def takes(self, text: str) -> bool:
        """Whether the line is the next number, a group's number, a later month or a weekday."""
        if self.leading is Column.NUMBER:
            return self._numbered(text)
        if self.leading in (Column.MONTH, Column.QUARTER):
            return self._month(text)
        shaped = (Column.DAY, Column.PART, Column.HOUR)
        return self.leading in shaped and cells.is_shape(self.leading, text)

    def _month(self, text: str) -> bool:
        if not cells.is_shape(self.leading, text):
            return False
        match = re.search(r"(\d{1,2})(?:\s*/\s*\d{4})?$", text)
        if match is None:
            return True
        later = self.number < int(match[1]) <= self.number + 6
        self.number = int(match[1]) if later else self.number
        return later

    def _numbered(self, text: str) -> bool:
        if match := NUMBER.match(text):
            following = int(match[1]) == self.number + 1
            self.number += following
            return following
        return bool(_GROUP_NUMBER.match(text) or _DOTTED.match(text))


def opens_rows(text: str, leading: Column) -> bool:
    """Whether a line can only be the first of the rows: "1", "I", "A", "Quý I", "Tháng 1"."""
    if leading is Column.NUMBER:
        return text.strip("().") in {"1", "01", "I", "A"} or _TIME_GROUP.match(text) is not None
    return cells.is_shape(leading, text)


def wants_number(text: str) -> bool:
    """Whether a line ends in a word that a number follows: "Tháng", "số", "giờ", "-"."""
    return _WANTS_NUMBER.search(text) is not None


def is_time(text: str) -> bool:
    """Whether a line is nothing but a month, a quarter or a half-year: "Quý II", "Tháng 3/2024"."""
    return _TIME_GROUP.match(text.strip()) is not None


def is_phase(text: str) -> bool:
    """Whether a line heads what is done in one phase: "Giai đoạn 2. Vận động bầu cử"."""
    return _PHASE.match(text) is not None


def numbered_lines(lines: Sequence[Line], columns: Sequence[Column]) -> frozenset[int]:
    """Which lines are the number of a row, or of a group of rows."""
    if columns[0] is not Column.NUMBER or not lines:
        return frozenset()
    count = Count(columns[0], lines[0].text)
    found = set()
    for at, line in enumerate(lines):
        if _is_of_date(lines, at, count.number):
            continue
        if _restarts(lines, at, columns):
            count.number = 0
        if count.takes(line.text):
            found.add(at)
        elif (swapped := _swapped(lines, at, count.number)) > at:
            found.update((at, swapped))
            count.number += 2
    return frozenset(found)


def _swapped(lines: Sequence[Line], at: int, reached: int) -> int:
    """Where the number stands that should come before the one at `at` (rows "6", "5"), 0 where none does."""
    match = NUMBER.match(lines[at].text)
    if match is None or int(match[1]) != reached + 2:
        return 0
    for following in range(at + 2, min(at + 12, len(lines))):
        if (number := NUMBER.match(lines[following].text)) is not None:
            return following if int(number[1]) == reached + 1 else 0
    return 0


def _is_of_date(lines: Sequence[Line], at: int, reached: int) -> bool:
    """Whether the next number stands behind "Tháng" and belongs to it, the row's own number coming later."""
    if at == 0 or not _WANTS_NUMBER.search(lines[at - 1].text) or not NUMBER.match(lines[at].text):
        return False
    for line in lines[at + 1 : at + 12]:
        if (match := NUMBER.match(line.text)) and int(match[1]) in (reached + 1, reached + 2):
            return int(match[1]) == reached + 1
    return False


def _restarts(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """A count that begins again at 1 shortly below the heading of a group."""
    if lines[at].text.strip("().") not in ("1", "01"):
        return False
    above = lines[max(0, at - 4) : at]
    return any(_GROUP_NUMBER.match(line.text) or is_group(line.text, columns) for line in above)


def is_group(text: str, columns: Sequence[Column]) -> bool:
    """Whether a line heads the rows below it: words in capitals, or a month or quarter where no column has
    times; a day or half-day above rows that open with hours.
    """
    if columns[0] is Column.HOUR and _heads_hours(text, columns):
        return True
    if _TIME_GROUP.match(text):
        return not _TIMES.intersection(columns) or text.isupper() or text.rstrip().endswith(":")
    if len(text.split()) < 2 or not marks.is_caps(text):
        return False
    letters = unicodedata.normalize("NFD", text)
    return sum(map(str.isalpha, text)) >= 8 and sum(letter in _ACCENTS for letter in letters) >= 2


def _heads_hours(text: str, columns: Sequence[Column]) -> bool:
    """ "Buổi chiều", "Ngày thứ hai (11/4/2025)", "Thứ Hai, 14/7" where no column has days or halves of
    days.
    """
    if {Column.DAY, Column.PART}.intersection(columns):
        return False
    bare = text.rstrip(" :")
    return cells.is_shape(Column.PART, bare) or _DAY_GROUP.match(bare) is not None


def group_lines(lines: Sequence[Line], columns: Sequence[Column]) -> frozenset[int]:
    """Which lines head a group of rows without a number before them."""
    numbered = columns[0] is Column.NUMBER
    found: set[int] = set()
    for at, line in enumerate(lines):
        wrapped = (
            numbered and at - 1 in found and line.text[:1].islower() and not lines[at - 1].text.isupper()
        )
        named = is_group(line.text, columns) or (numbered and is_phase(line.text)) or wrapped
        if named and not (at and _GROUP_NUMBER.match(lines[at - 1].text) and numbered):
            found.add(at)
    return frozenset(found)
