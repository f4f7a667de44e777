"""A week's schedule pasted as text: rows of a table or plain lines, read into lines of a schedule. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from caunoi.programmes.week_rules import Half, Session, Week
from vanban.dates.weekdays import weekday_in
from vanban.text.keys import search_key

_CELLS: Final = re.compile(r"\t|\s*\|\s*")
_DATE: Final = re.compile(
    r"(?<![\dh:])(\d{1,2})(?:\s*/\s*|[.-])(\d{1,2})(?:\s*[/.-]\s*20\d\d)?(?!\s?[\dhg:])", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:giờ|h|g|:)\s*([0-5]\d)?(?!\d)", re.IGNORECASE)
_HALVES: Final = (
    (Half.DAY, re.compile(r"\bcả ngày\b", re.I)), (Half.MORNING, re.compile(r"\bsáng\b", re.I)),
    (Half.AFTERNOON, re.compile(r"\b(?:trưa|chiều)\b", re.I)), (Half.EVENING, re.compile(r"\btối\b", re.I)),
)  # fmt: skip
# What a plain line begins with: a part of the day, an hour or both.
_PLAIN: Final = re.compile(
    r"^[\s•*+–-]*(?P<when>(?:buổi\s+)?(?:(?:cả ngày|sáng|trưa|chiều|tối)\b)?[\s,:(]*"
    r"(?:(?:từ\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*\d{0,2}(?:\s*(?:-|–|đến)\s*\d{1,2}\s*(?:giờ|h|g|:)\s*\d{0,2})?)?)"
    r"[\s:.,)–-]*(?P<content>\w.*)$",
    re.IGNORECASE,
)
_HEADS: Final = (
    ("noi dung", "content"), ("cong viec", "content"), ("chu tri", "chair"), ("thanh phan", "attendees"),
    ("dia diem", "place"), ("xe", "vehicle"), ("phuong tien", "vehicle"), ("chuan bi", "preparing"),
    ("thu", "day"), ("ngay", "day"), ("buoi", "when"), ("gio", "when"), ("thoi gian", "when"),
    ("ghi chu", "note"),
)  # fmt: skip
_USUAL: Final = ("day", "when", "content", "chair", "attendees", "place", "vehicle")


@dataclass
class Pasted:
    """What was read, and a sentence for each line that could not be placed."""

    sessions: list[Session] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass
class _Place:
    """Where in the week the reading is: the day as written, the part of the day, the columns."""

    on: date | None = None
    written: str = ""
    half: Half = Half.MORNING
    columns: tuple[str, ...] = _USUAL


def pasted(text: str, week: Week) -> Pasted:
    """Reads rows whose cells stand between tabs or bars, and plain lines that begin with a time.

    A day holds for the lines below it until another is named; a part of the day too.
    """
    found, place = Pasted(), _Place()
    for line in text.replace("\r", "").split("\n"):
        cells = [cell.strip() for cell in _CELLS.split(line.strip(" "))]
        if not any(cells):
            continue
        said = _row(cells, place) if len(cells) > 2 else _plain(" ".join(cells).strip(), place, week)
        if said is None:
            continue
        fault = _placed(said, place, week)
        if fault:
            found.unread.append(f"“{line[:60]}”: {fault}")
        else:
            found.sessions.append(_session(said, place))
    return found


def _row(cells: list[str], place: _Place) -> Mapping[str, str] | None:
    """A row of a table by its columns; None for the row of heads, which says what they are."""
    heads = tuple(_head(cell) for cell in cells)
    if "content" in heads and ("chair" in heads or "when" in heads or "day" in heads):
        place.columns = heads
        return None
    # A day that holds for several rows is written once; what stands under it may lack its cell.
    missing = len(place.columns) - len(cells)
    columns = place.columns[1:] if missing == 1 and not _names_day(cells[0]) else place.columns
    said: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        said[name] = f"{said[name]} {cell}" if said.get(name) else cell
    return said


def _head(cell: str) -> str:
    words = search_key(cell)
    return next((name for start, name in _HEADS if len(cell) < 40 and re.search(rf"\b{start}\b", words)), "")


def _names_day(cell: str) -> bool:
    return weekday_in(cell) is not None or bool(_DATE.search(cell))


def _plain(line: str, place: _Place, week: Week) -> Mapping[str, str] | None:
    """A plain line; None where it only names a day."""
    if _names_day(line[:30]) and not _CLOCK.search(line) and len(line) < 40:
        _placed({"day": line, "content": "-"}, place, week)
        return None
    match = _PLAIN.match(line)
    return {"when": match["when"] if match else "", "content": match["content"] if match else line}


def _placed(said: Mapping[str, str], place: _Place, week: Week) -> str:
    """Moves the reading to the day of these words; a sentence where there is no such day, else ""."""
    words = said.get("day", "")
    if words and _names_day(words):
        # A cell of two lines is pasted as two: the weekday first, then the date.
        whole = f"{place.written} {words}" if _only_date(words) and _only_weekday(place.written) else words
        place.on, place.written = _day(whole, week), whole
    if place.on is None:
        return f"ngày “{place.written}” không thuộc {week.name}" if place.written else "chưa rõ ngày nào"
    return "" if said.get("content") else "chưa có nội dung"


def _only_date(words: str) -> bool:
    return weekday_in(words) is None


def _only_weekday(words: str) -> bool:
    return weekday_in(words) is not None and _DATE.search(words) is None


def _day(words: str, week: Week) -> date | None:
    """The day of the week that the words name; the date counts before the weekday."""
    written = _DATE.search(words)
    if written:
        named = (int(written[1]), int(written[2]))
        return next((on for on in week.days if (on.day, on.month) == named), None)
    weekday = weekday_in(words)
    return None if weekday is None else week.days[weekday]


def _session(said: Mapping[str, str], place: _Place) -> Session:
    when = said.get("when", "")
    hours = list(_hours(when))[:2]
    place.half = next((half for half, words in _HALVES if words.search(when)), place.half)
    kept = {
        name: said.get(name, "") for name in ("chair", "attendees", "place", "vehicle", "preparing", "note")
    }
    assert place.on is not None  # `_placed` has answered for it
    start, end = (*hours, None, None)[:2]
    return Session(
        on=place.on, content=said["content"], half=place.half, start=start,
        end=end if start and end and end > start else None, written=place.written, **kept,
    )  # fmt: skip


def _hours(text: str) -> Iterator[time]:
    for found in _CLOCK.finditer(text):
        if int(found[1]) < 24:
            yield time(int(found[1]), int(found[2] or 0))
