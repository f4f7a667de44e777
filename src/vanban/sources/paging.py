"""Lines of one page after another, gathered into a source that can say where each character stands."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from vanban.model import Box, Locate, RawLine
from vanban.sources.pieces import Piece, Row

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

    lines: list[RawLine] = field(default_factory=list)
    _first: array[int] = field(default_factory=lambda: array("I"))
    _in_line: array[int] = field(default_factory=lambda: array("I"))
    _in_page: array[int] = field(default_factory=lambda: array("I"))
    _length: array[int] = field(default_factory=lambda: array("I"))

    def add(self, page: int, width: float, height: float, lines: Sequence[Line]) -> None:
        """Keep a page's lines; their boxes become shares of its `width` and `height`."""
        pitch = _pitch(lines)
        area, indents = _text_area(lines), Counter(round(line.left * 150 / width) for line in lines)
        before: Line | None = None
        for line in lines:
            text_above = before is not None and before.cells is None and line.cells is None
            spaced = text_above and before is not None and line.top - before.top > 1.28 * pitch
            box = Box(page, line.left / width, line.top / height, line.right / width, line.bottom / height)
            self._keep(line.runs)
            # Centred lines begin wherever their length says; a place where many begin is an indent.
            indented = indents[round(line.left * 150 / width)] > 2
            centred = not indented and line.cells is None and _centred(line, area)
            self.lines.append(RawLine(line.text, page, box, line.bold, centred, line.cells, spaced))
            before = line

    def add_unseen(self, page: int, text: str) -> None:
        """Keep a line that stands nowhere on the page, such as the time of an electronic signature."""
        self._keep([])
        self.lines.append(RawLine(text, page, spaced=True))

    def _keep(self, runs: Sequence[tuple[int, int, int]]) -> None:
        self._first.append(len(self._in_line))
        for in_line, in_page, length in runs:
            self._in_line.append(in_line)
            self._in_page.append(in_page)
            self._length.append(length)

    def locate(self, boxes: Boxes) -> Locate:
        """The function that gives boxes of a raw line's characters, by asking `boxes` for the page's."""

        def located(line: int, start: int, end: int) -> tuple[Box, ...]:
            first = self._first[line]
            after = self._first[line + 1] if line + 1 < len(self._first) else len(self._in_line)
            found: list[Box] = []
            for run in range(first, after):
                at, length = self._in_line[run], self._length[run]
                low, high = max(start, at), min(end, at + length)
                if low < high:
                    there = self._in_page[run] + low - at
                    found.extend(boxes(self.lines[line].page, there, high - low))
            return tuple(found)

        return located


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
