"""The raw lines of a file; of a long one only the newest are objects, the others are compressed."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from vanban.model import Box, RawLine

_BLOCK = 512
_LOOSE = 2048  # lines, some sixty pages: as many stay objects, which costs room and saves time
_QUICK = 1  # zlib's lowest effort: a tenth of the time of its usual one, for a little more room


class PackedLines(Sequence[RawLine]):
    """A list of raw lines of which only the end can be changed.

    As objects the lines of five hundred pages took five times as much memory as their letters.
    """

    __slots__ = ("_blocks", "_loose", "_opened")

    def __init__(self, lines: Iterable[RawLine] = ()) -> None:
        self._blocks: list[bytes] = []
        self._loose: list[RawLine] = []
        self._opened: tuple[int, list[RawLine]] = (-1, [])  # the block that was asked for last
        for line in lines:
            self.append(line)

    def append(self, line: RawLine) -> None:
        """One more line at the end."""
        self._loose.append(line)
        if len(self._loose) >= _LOOSE:
            self._blocks.append(_closed(self._loose[:_BLOCK]))
            del self._loose[:_BLOCK]

    def pop(self) -> RawLine:
        """The last line, taken away; IndexError where there is none."""
        if not self._loose and self._blocks:
            self._loose, self._opened = _opened(self._blocks.pop()), (-1, [])
        return self._loose.pop()

    def __len__(self) -> int:
        return _BLOCK * len(self._blocks) + len(self._loose)

    def __iter__(self) -> Iterator[RawLine]:
        for block in self._blocks:
            yield from _opened(block)
        yield from self._loose

    @overload
    def __getitem__(self, at: int) -> RawLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[RawLine]: ...
    def __getitem__(self, at: int | slice) -> RawLine | list[RawLine]:
        numbers = range(len(self))[at]
        return self._line(numbers) if isinstance(numbers, int) else [self._line(each) for each in numbers]

    def _line(self, number: int) -> RawLine:
        block, at = divmod(number, _BLOCK)
        if block >= len(self._blocks):
            return self._loose[number - _BLOCK * len(self._blocks)]
        if self._opened[0] != block:
            self._opened = block, _opened(self._blocks[block])
        return self._opened[1][at]


def _closed(lines: Iterable[RawLine]) -> bytes:
    plain = [(*line[:2], line.box and _edges(line.box), *line[3:]) for line in lines]
    return zlib.compress(marshal.dumps(plain), _QUICK)


def _opened(block: bytes) -> list[RawLine]:
    return [
        RawLine(text, page, edges and Box(*edges), *looks)
        for text, page, edges, *looks in marshal.loads(zlib.decompress(block))
    ]


def _edges(box: Box) -> tuple[int, float, float, float, float]:
    return box.page, box.left, box.top, box.right, box.bottom
