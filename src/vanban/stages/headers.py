"""The header of a table whose cells stand one under another: which lines make it, and what its columns
hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.stages import cells, marks
from vanban.stages.anchors import is_time, opens_rows
from vanban.stages.columns import Column, column_of, distinct, is_one_heading
from vanban.stages.lines import Line
from vanban.stages.looks import Look, look_at
from vanban.text.patterns import pattern_of

_MOST_LINES = 24
_MOST_LINES_OF_ONE = 4
_LONGEST = 48
_HEADING = pattern_of(r"[^\W\d_][^\d.:;]{2,30}$")
_TIMES = frozenset({Column.MONTH, Column.DAY, Column.HOUR, Column.WHEN, Column.QUARTER, Column.PART})


@dataclass(frozen=True, slots=True)
class Header:
    """Lines first..end are the header; `names` are the lines of each heading."""

    first: int
    end: int
    columns: tuple[Column, ...]
    names: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the lines so far as headings: how good, and where each begins."""

    worth: float
    starts: tuple[int, ...]
    columns: tuple[Column, ...]


def header_at(lines: Sequence[Line], first: int) -> Header | None:
    """The header that begins at line `first`, None where there is none."""
    if not _plain(lines[first]):
        return None
    texts = _texts(lines, first)
    if not _may_begin(texts):
        return None
    reading, end = _best(texts, [line.text for line in lines[first : first + _MOST_LINES + 1]])
    following = [look_at(line.text) for line in lines[first + end : first + end + 8] if line.text]
    if reading is None or not _is_header(reading.columns, following):
        return None
    bounds = zip(reading.starts, (*reading.starts[1:], end), strict=True)
    names = tuple(tuple(lines[first + a : first + b]) for a, b in bounds)
    columns = distinct(reading.columns, [" ".join(line.text for line in name) for name in names])
    return Header(first, first + end, columns, names)


def _plain(line: Line) -> bool:
    return line.cells is None and len(line.text) <= _LONGEST and not marks.is_letterhead(line.text)


def _texts(lines: Sequence[Line], first: int) -> list[str]:
    texts = []
    for line in lines[first : first + _MOST_LINES]:
        if not _plain(line):
            break
        texts.append(line.text)
    return texts


def _may_begin(texts: Sequence[str]) -> bool:
    """Whether the first line, or the first few joined, is a heading; nothing else is worth the search."""
    return any(column_of(" ".join(texts[:count])) for count in range(1, min(4, len(texts)) + 1))


def _best(texts: Sequence[str], following: Sequence[str]) -> tuple[_Reading | None, int]:
    """The best reading of the lines from the first as headings, and how many lines it takes.

    A last heading that is not known is one only where the first row follows it.
    """
    readings: list[_Reading | None] = [_Reading(0.0, (), ())]
    for end in range(1, len(texts) + 1):
        readings.append(_best_to(texts, end, readings))
        if all(reading is None for reading in readings[max(0, end - _MOST_LINES_OF_ONE) : end + 1]):
            break
    found = [(0.0, 0)]
    for end, reading in enumerate(readings[1:], start=1):
        if reading is None:
            continue
        opened = end < len(following) and opens_rows(following[end], reading.columns[0])
        if reading.columns[-1] is not Column.OTHER or opened:
            found.append((reading.worth + 0.5 * opened, end))
    _, end = max(found)
    return readings[end], end


def _best_to(texts: Sequence[str], end: int, readings: Sequence[_Reading | None]) -> _Reading | None:
    best: _Reading | None = None
    for start in range(max(0, end - _MOST_LINES_OF_ONE), end):
        before = readings[start]
        if before is None or not _is_one(texts[start:end]):
            continue
        if before.starts and is_one_heading(" ".join(texts[before.starts[-1] : start]), texts[start]):
            continue
        reading = _with(before, start, texts[start:end])
        if reading is not None and (best is None or reading.worth > best.worth):
            best = reading
    return best


def _with(before: _Reading, start: int, lines: Sequence[str]) -> _Reading | None:
    """The reading with one more heading; one that is not known is allowed behind others."""
    name = " ".join(lines)
    column = column_of(name)
    if column is None:
        known = len(before.columns) - before.columns.count(Column.OTHER)
        if any(opens_rows(line, Column.NUMBER) or is_time(line) for line in lines):
            return None
        if known < 2 or before.columns.count(Column.OTHER) > 1 or not _HEADING.match(name):
            return None
        return _Reading(before.worth - 0.3, (*before.starts, start), (*before.columns, Column.OTHER))
    if before.columns.count(column) > 1:
        return None
    worth = before.worth + (-0.5 if column in before.columns else 1.0)
    return _Reading(worth, (*before.starts, start), (*before.columns, column))


def _is_one(texts: Sequence[str]) -> bool:
    """Whether the lines can be one heading: wrapped, or no heading when taken alone."""
    return all(
        is_one_heading(" ".join(texts[:at]), texts[at]) or column_of(" ".join(texts[:at])) is None
        for at in range(1, len(texts))
    )


def _is_header(columns: Sequence[Column], following: Sequence[Look]) -> bool:
    """Whether the columns make a table: work or who does it, and a third.

    Two are enough where a time follows them, or work and then an office.
    """
    known = set(columns)
    if not {Column.CONTENT, Column.LEAD}.intersection(known) or len(known) < len(columns) - 2:
        return False
    if len(known) >= 3:
        return True
    if len(known) < 2 or not following:
        return False
    if known == {Column.CONTENT, Column.LEAD}:
        return following[0].work and any(look.office for look in following[1:])
    shapes = (Column.HOUR, Column.DAY, Column.MONTH)
    timed = any(cells.is_shape(shape, following[0].text) for shape in shapes)
    return bool(_TIMES.intersection(known)) and timed
