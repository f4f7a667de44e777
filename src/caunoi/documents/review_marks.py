"""The normalised text cut into pieces, each of which is covered by the same facts from end to end.

Pure. Spans may overlap and nest (a deadline inside a task inside a section); a piece then belongs to several
facts, and a click on it goes to the shortest of them, the most exact one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Place:
    """A range of characters, half open, in the text of the whole file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lit:
    """A fact's range of characters, half open, in the text of the whole file; `tone` is how it is shown,
    `title` what is said of it; `is_due` marks the words of a deadline."""

    fact: int
    start: int
    end: int
    tone: str = ""
    title: str = ""
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """`facts` cover it, the most exact first; `begins` are the facts whose range starts here."""

    text: str
    start: int
    facts: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    tone: str = ""
    title: str = ""
    is_due: bool = False

    @property
    def lead(self) -> int | None:
        """The fact a click on the piece goes to."""
        return self.facts[0] if self.facts else None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text; `cells` has more than one entry for a table row (cells parted by tabs)."""

    cells: tuple[tuple[Piece, ...], ...]

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1

    @property
    def is_empty(self) -> bool:
        return not any(piece.text.strip() for cell in self.cells for piece in cell)


def lines_of(text: str, lit: Iterable[Lit], *, offset: int = 0) -> tuple[TextLine, ...]:
    """Cut `text`, which stands at `offset` of the whole file, into lines, cells and pieces.

    Ranges that reach outside are clipped; empty ones are left out. Every character of the text but tabs and
    line ends is in exactly one piece.
    """
    end = offset + len(text)
    inside = sorted(
        (replace(one, start=max(one.start, offset), end=min(one.end, end)) for one in lit),
        key=lambda one: (one.start, one.end, one.fact),
    )
    inside = [one for one in inside if one.start < one.end]
    cuts = sorted({one.start for one in inside} | {one.end for one in inside})
    begun: set[int] = set()
    lines: list[TextLine] = []
    at = offset
    for line in text.split("\n"):
        cells: list[tuple[Piece, ...]] = []
        for cell in line.split("\t"):
            cells.append(_pieces(cell, at, inside, cuts, begun))
            at += len(cell) + 1
        lines.append(TextLine(tuple(cells)))
    return tuple(lines)


def _pieces(
    words: str, at: int, inside: Sequence[Lit], cuts: Sequence[int], begun: set[int]
) -> tuple[Piece, ...]:
    """The pieces of one cell; `begun` remembers which facts have had their first piece."""
    if not words:
        return ()
    end = at + len(words)
    here = [one for one in inside[: _first_from(inside, end)] if one.end > at]
    inner = cuts[bisect_left(cuts, at + 1) : bisect_left(cuts, end)]
    edges = [at, *inner, end]
    return tuple(
        _piece(words[start - at : stop - at], start, stop, here, begun) for start, stop in pairwise(edges)
    )


def _first_from(inside: Sequence[Lit], position: int) -> int:
    return bisect_left(inside, position, key=lambda one: one.start)


def _piece(words: str, start: int, stop: int, here: Sequence[Lit], begun: set[int]) -> Piece:
    over = [one for one in here if one.start <= start and stop <= one.end]
    over.sort(key=lambda one: (one.end - one.start, one.fact))
    facts = tuple(dict.fromkeys(one.fact for one in over))
    begins = tuple(fact for fact in facts if fact not in begun)
    begun.update(begins)
    if not over:
        return Piece(words, start)
    return Piece(words, start, facts, begins, over[0].tone, over[0].title, over[0].is_due)
