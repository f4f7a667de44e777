"""Lines of one page after another, gathered into a source that can say where each character stands."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from vanban.model import Box, Locate, RawLine
from vanban.sources.packed import PackedLines
from vanban.sources.pieces import Piece, Row
from vanban.sources.rewrapped import rewrapped

Boxes = Callable[[int, int, int], tuple[Box, ...]]
"""(page, first character or word of the page, how many) -> boxes."""


@dataclass(slots=True)
class Line:
    """One line of a page. `runs` are (place in the text, place in the page, length)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    runs: list[tuple[int, int, int]]
    bold: bool = False
    cells: tuple[str, ...] | None = None
    over: list[tuple[int, int, int]] = field(default_factory=list)  # runs that stand on the next page


def line_of(row: Row) -> Line:
    """One line from the pieces that stand side by side on it, parted by tabs."""
    if len(row) == 1:
        piece = row[0]
        runs = [(0, piece.at, len(piece.text))]
        return Line(piece.text, piece.left, piece.top, piece.right, piece.bottom, runs, piece.bold)
    text, runs = "", []
    for piece in row:
        text += "\t" if text else ""
        runs.append((len(text), piece.at, len(piece.text)))
        text += piece.text
    return Line(text, *edges(row), runs, all(piece.bold for piece in row))


def edges(pieces: Sequence[Piece]) -> tuple[float, float, float, float]:
    """The smallest rectangle round the pieces: left, top, right, bottom."""
    return (
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
    )


@dataclass(slots=True)
class Gathered:
    """Raw lines of all pages so far, with a compact map from their characters to their pages'."""

    lines: PackedLines = field(default_factory=PackedLines)
    _last: Line | None = None
    _header: tuple[str, ...] | None = None  # of the table that the last line belongs to
    _first: array[int] = field(default_factory=lambda: array("I"))
    _page: array[int] = field(default_factory=lambda: array("I"))
    _in_line: array[int] = field(default_factory=lambda: array("I"))
    _in_page: array[int] = field(default_factory=lambda: array("I"))
    _length: array[int] = field(default_factory=lambda: array("I"))

    def add(self, page: int, width: float, height: float, lines: Sequence[Line]) -> None:
        """Keep a page's lines; their boxes become shares of its `width` and `height`."""
        lines = self._without_torn_row(lines)
        pitch = _pitch(lines)
        begins = [round(line.left * 150 / width) for line in lines]
        area, indents = _text_area(lines), Counter(begins)
        before: Line | None = None
        for line, begin in zip(lines, begins, strict=True):
            text_above = before is not None and before.cells is None and line.cells is None
            spaced = text_above and before is not None and line.top - before.top > 1.28 * pitch
            box = Box(page, line.left / width, line.top / height, line.right / width, line.bottom / height)
            self._keep(page, line)
            # Centred lines begin wherever their length says; a place where many begin is an indent.
            centred = indents[begin] <= 2 and line.cells is None and _centred(line, area)
            self.lines.append(RawLine(line.text, page, box, line.bold, centred, line.cells, spaced))
            before = line

    def _without_torn_row(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines of a new page without the rest of a row that the page break tore: it goes back to it.

        The table's header, repeated at the head of the page, may stand between.
        """
        at = 1 if len(lines) > 1 and self._header is not None and lines[0].cells == self._header else 0
        if self._last is None or at >= len(lines) or not is_torn(self._last, lines[at]):
            return lines
        whole = joined_row(self._last, lines[at])
        kept = self.lines[-1]._replace(text=whole.text, cells=whole.cells)
        for each in (self._page, self._in_line, self._in_page, self._length):
            del each[self._first[-1] :]
        self._first.pop()
        self.lines.pop()
        self._keep(kept.page, whole)
        self.lines.append(kept)
        return [*lines[:at], *lines[at + 1 :]]

    def add_unseen(self, page: int, text: str) -> None:
        """Keep a line that stands nowhere on the page, such as the time of an electronic signature."""
        self._keep(page, Line(text, 0, 0, 0, 0, []))
        self.lines.append(RawLine(text, page, spaced=True))

    def _keep(self, page: int, line: Line) -> None:
        if line.cells is None:
            self._header = None
        elif self._last is None or self._last.cells is None:
            self._header = line.cells
        self._last = line
        self._first.append(len(self._in_line))
        for number, runs in ((page, line.runs), (page + 1, line.over)) if line.over else ((page, line.runs),):
            for in_line, in_page, length in runs:
                self._page.append(number)
                self._in_line.append(in_line)
                self._in_page.append(in_page)
                self._length.append(length)

    def join_rewrapped(self) -> None:
        """Put back together the lines that only a second wrapping parted; called after the last page."""
        groups = rewrapped(self.lines)
        if not groups:
            return
        whole = Gathered()
        for group in groups:
            whole._first.append(len(whole._in_line))
            first = self.lines[group[0]]
            at = 0
            for number in group:
                runs = slice(self._first[number], self._end(number))
                whole._page.extend(self._page[runs])
                whole._in_page.extend(self._in_page[runs])
                whole._length.extend(self._length[runs])
                whole._in_line.extend(place + at for place in self._in_line[runs])
                at += len(self.lines[number].text) + 1
            if len(group) > 1:
                first = first._replace(text=" ".join(self.lines[number].text for number in group))
            whole.lines.append(first)
        self.lines, self._first, self._page = whole.lines, whole._first, whole._page
        self._in_line, self._in_page, self._length = whole._in_line, whole._in_page, whole._length

    def _end(self, line: int) -> int:
        """The number of the first run that is no longer the line's."""
        return self._first[line + 1] if line + 1 < len(self._first) else len(self._in_line)

    def locate(self, boxes: Boxes) -> Locate:
        """The function that gives boxes of a raw line's characters, by asking `boxes` for the page's."""

        def located(line: int, start: int, end: int) -> tuple[Box, ...]:
            found: list[Box] = []
            for run in range(self._first[line], self._end(line)):
                at, length = self._in_line[run], self._length[run]
                low, high = max(start, at), min(end, at + length)
                if low < high:
                    there = self._in_page[run] + low - at
                    found.extend(boxes(self._page[run], there, high - low))
            return tuple(found)

        return located


def is_torn(row: Line, rest: Line) -> bool:
    """Whether `rest`, at the head of a page, is what a page break left over of `row`.

    Then it only goes on with cells that hold something, and in the middle of a sentence.
    """
    if row.cells is None or rest.cells is None or len(row.cells) != len(rest.cells):
        return False
    pairs = [(above, below) for above, below in zip(row.cells, rest.cells, strict=True) if below]
    if not pairs or rest.cells[0] or not all(above for above, _ in pairs):
        return False
    return all(below[0].islower() and above[-1] not in ".;:" for above, below in pairs)


def joined_row(row: Line, rest: Line) -> Line:
    """One row of both halves, cell by cell."""
    assert row.cells is not None
    assert rest.cells is not None
    whole = replace(row, text="", runs=[], over=[])
    cells: list[str] = []
    upper = lower = 0
    for above, below in zip(row.cells, rest.cells, strict=True):
        whole.text += "\t" if cells else ""
        at = len(whole.text)
        whole.runs += [(at + a - upper, b, n) for a, b, n in _within(row.runs, upper, above)]
        whole.over += [(at + a - upper, b, n) for a, b, n in _within(row.over, upper, above)]
        at += len(above) + 1 if above else 0
        whole.over += [(at + a - lower, b, n) for a, b, n in _within(rest.runs, lower, below)]
        cells.append(f"{above} {below}".strip())
        whole.text += cells[-1]
        upper, lower = upper + len(above) + 1, lower + len(below) + 1
    whole.cells = tuple(cells)
    return whole


def _within(runs: Sequence[tuple[int, int, int]], start: int, cell: str) -> list[tuple[int, int, int]]:
    return [run for run in runs if start <= run[0] < start + len(cell)]


def _pitch(lines: Sequence[Line]) -> float:
    """The distance from one line to the next inside a paragraph: the usual one of the closest."""
    steps = [below.top - line.top for line, below in pairwise(lines) if below.cells is None]
    heights = median([line.bottom - line.top for line in lines]) if lines else 0.0
    usual = sorted(step for step in steps if 0.5 * heights < step < 3 * heights)
    return usual[len(usual) // 4] if len(usual) > 3 else 1.4 * heights


def _text_area(lines: Sequence[Line]) -> tuple[float, float]:
    return (min(line.left for line in lines), max(line.right for line in lines)) if lines else (0.0, 0.0)


def _centred(line: Line, area: tuple[float, float]) -> bool:
    left, right = area
    margin, other = line.left - left, right - line.right
    width = right - left
    return min(margin, other) > 0.025 * width and abs(margin - other) < 0.04 * width
