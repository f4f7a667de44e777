"""The document tree: what a source brings in and what the stages make of it.

Offsets are characters of the normalised text (`Document.text`); boxes are fractions of the page,
origin top left, so that a screen of any size can light them up. What there is one of for each line is a
NamedTuple: as unchanging as the dataclasses, and made in a third of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in the normalised text."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether this range lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def shifted(self, by: int) -> Span:
        """The same range `by` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in fractions of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class RawLine(NamedTuple):
    """One line as the source shows it. `cells` is set for a table row; `text` then joins them by tabs."""

    text: str
    page: int = 1
    box: Box | None = None
    bold: bool = False
    centred: bool = False
    cells: tuple[str, ...] | None = None
    spaced: int = 0  # how many blank lines stand above; a gap on a page counts as one


Locate = Callable[[int, int, int], tuple[Box, ...]]
"""(line number, first character, end) -> the boxes of those characters of the raw line."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one input file holds, before anything is understood.

    `one_line_per_paragraph` is True where the format itself keeps paragraphs (DOCX, XLSX) and nothing is to
    be joined; False where a line is only what fitted the page.
    """

    media_type: str
    lines: Sequence[RawLine]
    pages: int = 1
    scanned: bool = False
    one_line_per_paragraph: bool = False
    locate: Locate | None = None
    problems: tuple[Problem, ...] = ()


class Kind(Enum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"  # a bullet: -, +, *, •
    HEADING = "heading"  # numbered or lettered: I. 1. 1.1. a)
    ROW = "row"  # a table row, cells parted by tabs
    RULE = "rule"  # ----- or a lone star


class Fragment(NamedTuple):
    """`length` characters at `start` of the text came from raw line `line`, character `at` on."""

    start: int
    length: int
    line: int
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, heading, bullet or table row: `text[start:end]` of its document; equal to itself alone.

    `marker` is the label before the words ("-", "III.", "2.1."), `body` where the words begin.
    `level` orders markers: 1 Roman, 2 Arabic, 3 dotted or lettered, 4 dash, 5 plus; `style` names their kind.
    """

    kind: Kind
    start: int
    end: int
    text: str
    marker: str = ""
    body: int = 0
    level: int = 0
    page: int = 1
    bold: bool = False
    centred: bool = False
    cells: tuple[Span, ...] = ()
    style: str = ""

    @property
    def words(self) -> str:
        """The text without its marker."""
        return self.text[self.body - self.start :]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of change that normalisation made, and how often."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person should look at; the message is a Vietnamese sentence."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One official document: its blocks, as a window on the text of the whole file."""

    text: str
    blocks: tuple[Block, ...]
    fragments: tuple[Fragment, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def span(self) -> Span:
        """From the first block to the last."""
        if not self.blocks:
            return Span(0, 0)
        return Span(self.blocks[0].start, self.blocks[-1].end)
