"""Raw lines → cells: a table whose columns are kept apart by spaces, as a text drawn from a page has it.

A header is known by three headings or more on one line with gaps between them. The columns are parted where
no line of the table has a letter; a row begins with each number, month or day of the first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanban.model import RawLine
from vanban.stages.columns import Column, header_columns, is_one_heading
from vanban.stages.looks import look_at
from vanban.text.patterns import pattern_of

_PIECE = pattern_of(r"\S+(?: \S+)*")
_LONE_NUMBER = pattern_of(r"\s*\d{1,3}\s*$")
_NUMBERED = pattern_of(r"(?:\d{1,3}[a-zđ]?|[IVX]{1,5}|[A-H])[.)]?(?:\s|$)")
_CLOSES = pattern_of(r"(?:Nơi nhận|Trên đây|Ghi chú\s*:|[IVX]{1,4}\s*[.\-–]\s*\w)", re.I)
_LEADING = frozenset({Column.NUMBER, Column.MONTH, Column.QUARTER, Column.DAY, Column.WHEN, Column.HOUR})
_MERGED = frozenset({Column.MONTH, Column.QUARTER, Column.WHEN})
_TIMED_ROW = pattern_of(
    r"\s*\d{1,2}\s?(?:[hg:]|giờ)\s?(?:\d{2})?(?:\s?[-–]\s?\d{1,2}\s?(?:[hg:]|giờ)\s?(?:\d{2})?)?\s{2,}\S"
)
_MOST_HEADER_LINES = 3
_MOST_LINES = 600
_MOST_FAILURES = 20
_MOST_CROSSED = 0.12

Numbered = tuple[int, RawLine]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a cell on one raw line: `text` stands at `at` of raw line `line`."""

    text: str
    line: int
    at: int


Cells = list[list[Piece]]
"""One row: the pieces of each cell."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table of the raw lines up to `end`; its first row is the header."""

    end: int
    rows: list[Cells]


def aligned_tables(raws: Sequence[Numbered]) -> dict[int, Aligned]:
    """The tables laid out by spaces, by the index of their first line.

    After a number of headers below which there was no table none is tried any more: the file is no such text.
    """
    found: dict[int, Aligned] = {}
    at = tried = 0
    while at < len(raws):
        columns = _columns_of(raws[at][1]) if tried - len(found) < _MOST_FAILURES else None
        table = _table_at(raws, at, columns) if columns is not None else _by_hours(raws, at)
        tried += columns is not None
        if table is not None:
            found[at] = table
        at = table.end if table is not None else at + 1
    return found


def _columns_of(raw: RawLine) -> tuple[Column, ...] | None:
    """The columns that the headings on one line with gaps name."""
    if raw.cells is not None or "\t" in raw.text or raw.text.count("  ") < 2:
        return None
    head = _pieces(raw.text)
    return header_columns([text for _, text in head]) if len(head) >= 3 else None


def _pieces(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in _PIECE.finditer(text)]


def _by_hours(raws: Sequence[Numbered], first: int) -> Aligned | None:
    """An agenda without a header: one line after another opens with an hour, with gaps behind it."""
    following = [raw.text for _, raw in raws[first : first + 2]]
    if not all(_TIMED_ROW.match(text) and len(_pieces(text)) >= 3 for text in following):
        return None
    return _table_at(raws, first, (Column.HOUR, Column.CONTENT, Column.LEAD), headed=False)


def _table_at(
    raws: Sequence[Numbered], first: int, columns: Sequence[Column], *, headed: bool = True
) -> Aligned | None:
    head = _pieces(raws[first][1].text)
    body = _header_end(raws, first, head) if headed else first
    end = _end_of(raws, body, head, numbered=headed and columns[0] is Column.NUMBER)
    if end - body < 2:
        return None
    held = list(raws[first:end])
    if headed and columns[0] is Column.NUMBER:
        held[body - first :] = _indented(held[body - first :], [start for start, _ in head])
    borders = _borders([raw.text for _, raw in held], head)
    if borders is None:
        return None
    header = [_split(each, borders) for each in held[: body - first]]
    lines = [(each[1], _split(each, borders)) for each in held[body - first :]]
    rows = [*([_joined(header)] if headed else []), *_rows(_without(lines, header), columns)]
    return Aligned(end, rows) if len(rows) > 1 else None


def _indented(lines: Sequence[Numbered], starts: Sequence[int]) -> Sequence[Numbered]:
    """The lines with room for the blank cells before them, where a copy lost what every line began with.

    A line without a number belongs where most of its pieces come to stand under a heading, which begin at
    `starts`: leftmost if in doubt.
    """
    if any(raw.text[:1].isspace() for _, raw in lines if raw.text.strip()):
        return lines
    return [
        (number, raw if _NUMBERED.match(raw.text) else raw._replace(text=_room(raw.text, starts) + raw.text))
        for number, raw in lines
    ]


def _room(text: str, starts: Sequence[int]) -> str:
    places = [start for start, _ in _pieces(text)]
    best = max(starts[1:], key=lambda room: sum(place + room in starts for place in places))
    return " " * best


def _header_end(raws: Sequence[Numbered], first: int, head: list[tuple[int, str]]) -> int:
    """The first line after a header whose headings may be wrapped: "Cơ quan" over "chủ trì"."""
    at = first + 1
    names = dict(head)
    while at < min(len(raws), first + _MOST_HEADER_LINES):
        below = [(_nearest(names, start), text) for start, text in _pieces(raws[at][1].text)]
        if not below or not all(is_one_heading(names[start], text) for start, text in below):
            break
        for start, text in below:
            names[start] = f"{names[start]} {text}"
        at += 1
    return at


def _nearest(names: dict[int, str], here: int) -> int:
    return min(names, key=lambda start: abs(start - here))


def _end_of(raws: Sequence[Numbered], body: int, head: list[tuple[int, str]], *, numbered: bool) -> int:
    """The first line that is prose: one run of words from the left margin far into the next columns, or below
    a gap where a number should be.
    """
    second = head[1][0]
    reach = head[2][0]
    at = body
    while at < min(len(raws), body + _MOST_LINES):
        raw = raws[at][1]
        pieces = _pieces(raw.text)
        alone = len(pieces) == 1 and pieces[0][0] < second and pieces[0][0] + len(pieces[0][1]) > reach
        lone = len(pieces) == 1 and pieces[0][0] == 0 and not _NUMBERED.match(raw.text)
        below = numbered and lone and at > body and _is_spaced(raws, at) and not _all_spaced(raws, body)
        if raw.cells is not None or "\t" in raw.text or alone or below or _closes(pieces):
            break
        at += 1
    return at


def _all_spaced(raws: Sequence[Numbered], body: int) -> bool:
    """Whether blank lines stand between all lines, not only between rows."""
    written = [at for at in range(body, min(body + 8, len(raws))) if raws[at][1].text.strip()]
    return all(_is_spaced(raws, at) for at in written[:4])


def _is_spaced(raws: Sequence[Numbered], at: int) -> bool:
    return raws[at][1].spaced > 0 or (at > 0 and not raws[at - 1][1].text.strip())


def _closes(pieces: Sequence[tuple[int, str]]) -> bool:
    return bool(pieces) and _CLOSES.match(pieces[0][1]) is not None


def _borders(texts: Sequence[str], head: list[tuple[int, str]]) -> list[int] | None:
    """Where each column begins, told from the gaps; None where words stand across them."""
    width = max(map(len, texts))
    taken = [0] * (width + 1)
    for text in texts:
        for start, piece in _pieces(text):
            for place in range(start, start + len(piece)):
                taken[place] += 1
    borders = [0]
    for (left, name), (right, following) in pairwise(head):
        places = range(left + len(name) // 2, min(right + len(following) // 2 + 1, width))
        least = min((taken[place] for place in places), default=len(texts))
        if least > _MOST_CROSSED * len(texts):
            return None
        borders.append(max(place for place in places if taken[place] == least) + 1)
    return borders


def _split(numbered: Numbered, borders: Sequence[int]) -> Cells:
    """The pieces of one line by column; words across a border go to the column they begin in."""
    number, raw = numbered
    cells: Cells = [[] for _ in borders]
    for start, text in _pieces(raw.text):
        column = max(at for at, border in enumerate(borders) if border <= start)
        cells[column].append(Piece(text, number, start))
    return cells


def _joined(lines: Sequence[Cells]) -> Cells:
    """Lines one under another as one row."""
    return [[piece for line in lines for piece in line[column]] for column in range(len(lines[0]))]


def _without(
    lines: Sequence[tuple[RawLine, Cells]], header: Sequence[Cells]
) -> Iterator[tuple[RawLine, Cells]]:
    """The lines without the header where it comes back, and without page numbers."""
    said = [_said(cells) for cells in header]
    repeated = 0
    for raw, cells in lines:
        repeated = repeated + 1 if repeated < len(said) and _said(cells) == said[repeated] else 0
        if repeated or not any(cells) or (_LONE_NUMBER.match(raw.text) and not cells[0]):
            continue
        yield raw, cells


def _rows(lines: Iterable[tuple[RawLine, Cells]], columns: Sequence[Column]) -> Iterator[Cells]:
    gathered: list[Cells] = []
    for raw, cells in lines:
        if gathered and _begins(cells, raw, columns):
            yield _joined(gathered)
            gathered = []
        gathered.append(cells)
    if gathered:
        yield _joined(gathered)


def _begins(cells: Cells, raw: RawLine, columns: Sequence[Column]) -> bool:
    """Whether a line begins a row: its first column has words, or nothing else parts the rows but a blank
    line.
    """
    leading = columns[0] in _LEADING
    second = columns[1] in (Column.PART, Column.HOUR) and bool(cells[1])
    if leading:
        merged = Column.NUMBER not in columns and bool(cells[1])
        below = merged and (raw.spaced > 0 or _opens_work(cells, columns))
        return bool(cells[0]) or second or below
    return raw.spaced > 0 and bool(cells[0])


def _opens_work(cells: Cells, columns: Sequence[Column]) -> bool:
    """Whether a line names a piece of work and who does it, under a month that stands for several rows."""
    if Column.CONTENT not in columns or columns[0] not in _MERGED:
        return False
    at = columns.index(Column.CONTENT)
    beside = [cell[0].text for cell in cells[at + 1 :] if cell]
    named = bool(beside) and all(text[:1].isupper() for text in beside)
    return named and bool(cells[at]) and look_at(cells[at][0].text).work


def _said(cells: Cells) -> list[str]:
    return [" ".join(piece.text for piece in cell) for cell in cells]
