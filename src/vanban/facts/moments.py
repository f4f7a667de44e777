"""When something takes place: a day or a run of days, with the hour or part of the day that goes with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vanban.dates.weekdays import weekday_doubt
from vanban.dates.written import WrittenDate, WrittenTime, find_dates, find_parts_of_day, find_times
from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

_NEAR = 48
"""Characters between a day and its hour."""
_TO_DAY = pattern_of(r"\s*[-–]\s*(?:ngày\s*)?\d{1,2}/\d{1,2}/\d{4}\)?")
_FROM_DAY = pattern_of(r"\d/\d{4}\s*[-–]\s*$")
_END_OF = pattern_of(
    r"(?:kết thúc|bế mạc|xong|đến|tới|trước|có mặt|ổn định|đón tiếp|đón đại biểu|tập trung|xuất phát|"
    r"(?<=[\dhgt’])\s*[-–]|"
    r"từ lúc đón)"
    r"(?:\s+(?:đại biểu|khách|lúc|hồi|vào|dự kiến|trước|khoảng|từ|hết|tại|chỗ ngồi|tổ chức))*\s*$",
    re.I,
)
_RANGE = pattern_of(
    r"^\s*(?:\([^()]{0,20}\)\s*)?,?\s*(?:(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|[-–]|và)\s*"
    r"(?:(?:khoảng\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?\s*(?:phút|’|')?,?\s*)?(?:(?:sáng|chiều|tối|hết|"
    r"thứ\s+\w+,?|chủ nhật,?)\s*)*(?:ngày\s*)?$",
    re.I,
)
_TENTATIVE = pattern_of(r"dự\s+kiến(?!\s+(?:kết thúc|nội dung|thành phần|số lượng))", re.I)
_AFTERNOON = pattern_of(r"^\s*(?:giờ\s*)?(chiều|tối)", re.I)
_ANNIVERSARY = pattern_of(
    r"(?:đợt|thành lập|truyền thống|kỷ niệm|cách mạng|quốc khánh|giải phóng)[^,;.]{0,60}\(?\s*$", re.I
)
_REMEMBERED = (*("đợt", "thành lập", "truyền thống", "kỷ niệm", "cách mạng", "quốc khánh", "giải phóng"),)
_LEADS_TO_DAY = pattern_of(
    r"(?:^|[,(:;–-]|\b(?:sáng|trưa|chiều|tối|vào|từ|đến|tới|lúc|hôm|và|thứ\s+\w+|nhật|giờ|phút|h|g)|\d)\s*$",
    re.I,
)
_HALF = pattern_of(r"\s*0?1/0?[24]\s+(?:ngày|buổi)\b", re.I)
_SAME_DAY = pattern_of(r"\bcùng\s+ngày\b|\btrong\s+ngày\b(?=\s*\()", re.I)
_SAME_DAY_WORDS = ("cùng", "trong")
_LONGEST_RUN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class When:
    """`day` to `last` (None for one day); `time` is "07:30" or a part of the day; `text[start:end]` says so.

    `same_day` where the words say "cùng ngày" and name no date.
    """

    day: date | None
    last: date | None
    time: str | None
    start: int
    end: int
    tentative: bool = False
    same_day: bool = False
    doubt: str = ""


def clock_times(text: str) -> list[WrittenTime]:
    """The hours at which something begins: not those at which it ends or by which one is to be there."""
    found = []
    for time in find_times(text):
        if _END_OF.search(text[max(0, time.start - 30) : time.start]):
            continue
        found.append(_in_the_afternoon(time, text))
    return found


def _in_the_afternoon(time: WrittenTime, text: str) -> WrittenTime:
    """ "3 giờ chiều" is 15:00."""
    hour = int(time.text[:2])
    if hour < 12 and _AFTERNOON.match(text[time.end : time.end + 8]):
        return replace(time, text=f"{hour + 12:02d}{time.text[2:]}")
    return time


def _anniversary(found: WrittenDate, text: str) -> bool:
    """A day that is remembered ("đợt 03/02", "(19/5/1963 - 19/5/2023)"), on which nothing takes place."""
    before = text[max(0, found.start - 70) : found.start]
    after = text[found.end : found.end + 16]
    if found.first is not None:
        return found.day - found.first > _LONGEST_RUN
    if _TO_DAY.match(after) or (before.endswith(("-", "–", " ")) and _FROM_DAY.search(before)):
        return bool(
            before.rstrip().endswith("(") or re.search(r"\(\s*\d{1,2}/\d{1,2}/\d{4}\s*[-–]\s*$", before)
        )
    remembered = holds(lowered(before), _REMEMBERED) and _ANNIVERSARY.search(before)
    return bool(remembered) and not text[found.start : found.end].lower().startswith("ngày")


def _introduced(found: WrittenDate, text: str) -> bool:
    """A bare "3/7" is a day only behind words or marks that lead to one ("sáng 3/7", not "đạt 3/7")."""
    words = text[found.start : found.end].lower()
    if found.year_written or words.startswith(("ngày", "các", "từ")) or "tháng" in words:
        return True
    return bool(_LEADS_TO_DAY.search(text[max(0, found.start - 14) : found.start]))


def _is_half(found: WrittenDate, text: str) -> bool:
    """ "1/2 ngày" is half a day long, not the first of February."""
    return not found.year_written and bool(_HALF.match(text[found.start : found.end + 8]))


def _runs(text: str, year: int | None) -> list[WrittenDate]:
    """The dates of the text, with "từ ngày 3/6 đến ngày 7/6/2024" made one run of days."""
    runs: list[WrittenDate] = []
    for found in find_dates(text, year=year):
        if _anniversary(found, text) or not _introduced(found, text) or _is_half(found, text):
            continue
        before = runs[-1] if runs else None
        if before is not None and before.first is None and _RANGE.match(text[before.end : found.start]):
            first = (
                before.day
                if before.year_written or not found.year_written
                else _of_year(before.day, found.day)
            )
            if timedelta(0) < found.day - first <= _LONGEST_RUN:
                runs[-1] = replace(found, first=first, start=before.start)
                continue
        runs.append(found)
    return runs


def _of_year(day: date, other: date) -> date:
    year = other.year - (day.month > other.month)
    try:
        return day.replace(year=year)
    except ValueError:
        return day


def _time_of(
    found: WrittenDate, text: str, clocks: Sequence[WrittenTime], floor: int, ceiling: int
) -> WrittenTime | None:
    """The hour nearest to the date, before it or else behind it, within the words that belong to it."""
    before = [c for c in clocks if floor <= c.start and c.end <= found.start and found.start - c.end <= _NEAR]
    after = [
        c for c in clocks
        if found.end <= c.start <= found.end + _NEAR and (ceiling == len(text) or ceiling - c.end > 12)
    ]  # fmt: skip
    inside = [c for c in clocks if found.start <= c.start and c.end <= found.end]
    if inside:
        return inside[0]
    if before and (
        not after
        or found.start - before[-1].end <= after[0].start - found.end
        or before[-1].end + 12 > found.start
    ):
        return before[-1] if len(before) == 1 or not _joined(before, text) else before[0]
    return after[0] if after else None


def _joined(clocks: Sequence[WrittenTime], text: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:[-–,]|đến|và)\s*", text[clocks[-2].end : clocks[-1].start]))


def find_whens(text: str, year: int | None) -> list[When]:
    """Every day named in the text with its hour, in order; "cùng ngày" gives an entry without a day.

    `year` stands in where the words leave it out. Days that are only remembered are left out.
    """
    runs = _runs(text, year)
    same_days = [
        match
        for match in (_SAME_DAY.finditer(text) if holds(lowered(text), _SAME_DAY_WORDS) else ())
        if not _has_date_beside(match, runs)
    ]
    if not runs and not same_days:
        return []
    clocks = clock_times(text)
    parts = list(find_parts_of_day(text))
    whens = []
    for at, found in enumerate(runs):
        floor = runs[at - 1].end if at else 0
        ceiling = runs[at + 1].start if at + 1 < len(runs) else len(text)
        time = _time_of(found, text, clocks, floor, ceiling) or _time_of(
            found, text, _close(parts, found), floor, ceiling
        )
        whens.append(_when(found, time, text))
    whens += [_same_day(match, text, clocks) for match in same_days]
    return sorted(whens, key=lambda when: when.start)


def _close(parts: Sequence[WrittenTime], found: WrittenDate) -> list[WrittenTime]:
    """Parts of the day that stand right beside the date; farther ones belong to other words."""
    return [
        p
        for p in parts
        if -24 <= p.start - found.end <= 24
        or -24 <= found.start - p.end <= 24
        or found.start <= p.start <= found.end
    ]


def _when(found: WrittenDate, time: WrittenTime | None, text: str) -> When:
    start = min(found.start, time.start) if time else found.start
    end = max(found.end, time.end) if time else found.end
    first = found.first or found.day
    return When(
        day=first,
        last=found.day if found.first else None,
        time=time.text if time else None,
        start=start,
        end=end,
        tentative=bool(_TENTATIVE.search(text[max(0, start - 60) : start])),
        doubt="" if found.first else weekday_doubt(text, first, found.start, found.end),
    )


def _has_date_beside(match: re.Match[str], runs: Sequence[WrittenDate]) -> bool:
    return any(0 <= run.start - match.end() <= 12 for run in runs)


def _same_day(match: re.Match[str], text: str, clocks: Sequence[WrittenTime]) -> When:
    near = [c for c in clocks if abs(c.start - match.start()) <= _NEAR]
    time = near[0] if near else None
    part = None if time else next(find_parts_of_day(text[max(0, match.start() - 12) : match.start()]), None)
    said = time.text if time else part.text if part else None
    start = min(match.start(), time.start) if time else match.start()
    return When(None, None, said, start, max(match.end(), time.end if time else 0), same_day=True)
