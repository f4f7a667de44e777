"""Days of the week beside dates: "thứ Sáu, ngày 07/11/2025", and whether the two agree."""

from __future__ import annotations

import re
from datetime import date

from vanban.text.patterns import pattern_of

_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NUMBERS = {
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
    "hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5,
}  # fmt: skip
_WEEKDAY = pattern_of(
    r"(?<!tuần )(?<!lần )(?!(?<=ngày )thứ\s+\w+\s*\()\bthứ\s*(?P<nth>[2-7](?!\d)|hai|ba|tư|năm|sáu|bảy|bẩy)\b"
    r"|\b(?P<sunday>(?:chủ|chúa)\s+nhật|CN)\b",
    re.I,
)
"""Of "Ngày thứ hai (11/4/2025)", the second day of a congress, it finds nothing."""
_BESIDE = 22
"""Characters between a date and the day of the week that goes with it."""


def weekday_in(text: str) -> int | None:
    """The first day of the week named in the text, Monday 0 to Sunday 6; None where none is."""
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    return 6 if match["sunday"] else _NUMBERS[match["nth"].lower()]


def weekday_name(day: date) -> str:
    """The day of the week in words, "thứ Hai" ... "Chủ nhật"."""
    return _NAMES[day.weekday()]


def short(day: date) -> str:
    """The date as screens write it, "08/03/2023"."""
    return f"{day:%d/%m/%Y}"


def spoken(day: date) -> str:
    """The date with its day of the week, "thứ Tư 08/03/2023"."""
    return f"{weekday_name(day)} {short(day)}"


def weekday_doubt(text: str, day: date, start: int, end: int) -> str:
    """A sentence where another day of the week is written beside the date at `text[start:end]`, else ""."""
    after = text[end : end + _BESIDE]
    said = list(_WEEKDAY.finditer(text, max(0, start - _BESIDE), start))
    written = weekday_in(said[-1][0]) if said else None
    if written is None and re.match(r"[\s,]*[(–-]?\s*(?:là\s+)?(?:ngày\s+)?(?:thứ|chủ|chúa|CN)", after, re.I):
        written = weekday_in(after)
    if written is None or written == day.weekday():
        return ""
    said_so = f"văn bản ghi {_NAMES[written]}; cần hỏi lại nơi ban hành."
    return f"Ngày {day:%d/%m/%Y} là {weekday_name(day)}, {said_so}"
