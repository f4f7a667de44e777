"""What writers draw: pieces in the order of the page, each paragraph with the name of its look.

Lengths are millimetres where a page is measured and points where a text is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from vanban.paper import Column, Run, Table, Words

Align = Literal["left", "centre", "right", "justify"]
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Look:
    """A named form of paragraph: `name` is what Word shows; `first` and `left` are indents in millimetres.

    `before` and `after` are space in points, `line` the exact distance of lines, 0 where the font decides;
    `framed` draws a box round the words; `keep` holds it on one page with what follows.
    """

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = "left"
    first: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    framed: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. `marker` is its label, with the emphasis of the words that follow.

    `inset` narrows it by so many millimetres on each side, so that a title breaks into even lines; `keep`
    holds it on one page with what follows, whatever its look says.
    """

    look: str
    words: Words
    marker: str = ""
    inset: float = 0.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line in the middle of its column, `length` points long."""

    length: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Blank lines for a signature and a seal."""

    lines: int


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of this text."""

    text: str


Piece = Text | Rule | Gap | Code


@dataclass(frozen=True, slots=True)
class Columns:
    """Pieces side by side without borders; `widths` are millimetres. Each row has a cell for each width."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; `widths` are millimetres, a column each."""

    table: Table
    widths: tuple[float, ...]


Flow = Piece | Columns | Grid


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres from the edges of the sheet."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that are numbered together, from one; the first of them shows no number."""

    flow: tuple[Flow, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper as it stands on its pages, the same for every writer."""

    title: str
    language: str
    font: str
    margins: Margins
    looks: dict[str, Look]
    sections: tuple[Section, ...]


Change = Callable[[str, str], str]
"""(text, key of its look) -> the text as it is to be written."""


def changed(layout: Layout, change: Change) -> Layout:
    """The layout with every text changed; those of a table have the look "cell"."""
    return flowed(replace(layout, title=change(layout.title, "document")), lambda one: reworded(one, change))


def flowed(layout: Layout, flow_of: Callable[[Flow], Flow]) -> Layout:
    """The layout with every flow of its pages put through `flow_of`."""
    sections = tuple(replace(section, flow=tuple(map(flow_of, section.flow))) for section in layout.sections)
    return replace(layout, sections=sections)


def reworded(flow: Flow, change: Change) -> Flow:
    """The flow with every text changed, as `changed` does."""
    if isinstance(flow, Columns):
        rows = tuple(tuple(tuple(_piece(p, change) for p in cell) for cell in row) for row in flow.rows)
        return replace(flow, rows=rows)
    if isinstance(flow, Grid):
        columns = tuple(Column(change(c.title, "cell"), c.share, c.align) for c in flow.table.columns)
        cells = tuple(tuple(_words(cell, "cell", change) for cell in row) for row in flow.table.rows)
        return replace(flow, table=Table(columns, cells))
    return _piece(flow, change)


def _piece(piece: Piece, change: Change) -> Piece:
    if isinstance(piece, Code):
        return Code(change(piece.text, "code"))
    if not isinstance(piece, Text):
        return piece
    return replace(
        piece, words=_words(piece.words, piece.look, change), marker=change(piece.marker, "marker")
    )


def _words(runs: Words, look: str, change: Change) -> Words:
    return tuple(Run(change(run.text, look), run.bold, run.italic, run.underline) for run in runs)
