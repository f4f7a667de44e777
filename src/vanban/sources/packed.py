"""The raw lines of a file; those of a long one are held as bytes and figures, little more than its text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from vanban.model import Box, RawLine

_BOXED, _BOLD, _CENTRED, _SPACED, _ROW = 1, 2, 4, 8, 16


class PackedLines(Sequence[RawLine]):
    """A list of raw lines that makes each anew when it is asked for; only its end can be changed.

    As objects the lines of five hundred pages took five times as much memory as their letters.
    """

    __slots__ = ("_cells", "_edges", "_ends", "_looks", "_pages", "_text")

    def __init__(self, lines: Iterable[RawLine] = ()) -> None:
        self._text = bytearray()
        self._ends = array("Q")
        self._pages = array("I")
        self._looks = bytearray()
        self._edges = array("d")
        self._cells: dict[int, tuple[str, ...]] = {}  # of rows with a tab within a cell
        for line in lines:
            self.append(line)

    def append(self, line: RawLine) -> None:
        """One more line at the end."""
        box, looks = line.box, _BOLD * line.bold + _CENTRED * line.centred + _SPACED * line.spaced
        if line.cells is not None:
            looks += _ROW
            if line.text.split("\t") != list(line.cells):
                self._cells[len(self._ends)] = line.cells
        if box is not None:
            looks += _BOXED
            self._edges.extend((box.left, box.top, box.right, box.bottom))
        else:
            self._edges.extend((0.0, 0.0, 0.0, 0.0))
        # A lone surrogate, which a damaged file may hold, must come back as it was.
        self._text += line.text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._text))
        self._pages.append(line.page)
        self._looks.append(looks)

    def pop(self) -> RawLine:
        """The last line, taken away; IndexError where there is none."""
        last = self[-1]
        at = len(self._ends) - 1
        for held in (self._ends, self._pages, self._looks):
            held.pop()
        del self._edges[4 * at :], self._text[self._ends[-1] if at else 0 :]
        self._cells.pop(at, None)
        return last

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[RawLine]:
        return map(self._line, range(len(self._ends)))

    @overload
    def __getitem__(self, at: int) -> RawLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[RawLine]: ...
    def __getitem__(self, at: int | slice) -> RawLine | list[RawLine]:
        numbers = range(len(self._ends))[at]
        return self._line(numbers) if isinstance(numbers, int) else [self._line(each) for each in numbers]

    def _line(self, at: int) -> RawLine:
        looks, page = self._looks[at], self._pages[at]
        text = self._text[self._ends[at - 1] if at else 0 : self._ends[at]].decode("utf-8", "surrogatepass")
        cells = (self._cells.get(at) or tuple(text.split("\t"))) if looks & _ROW else None
        box = Box(page, *self._edges[4 * at : 4 * at + 4]) if looks & _BOXED else None
        return RawLine(
            text, page, box, bool(looks & _BOLD), bool(looks & _CENTRED), cells, bool(looks & _SPACED)
        )
