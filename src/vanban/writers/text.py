"""Plain text: a paragraph a line with a blank line between, tables with bars, each column of a letterhead
after the other; what `vanban read` reads as it reads the Word file.
"""

from __future__ import annotations

from collections.abc import Iterator

from vanban.paper import Words, plain
from vanban.writers.parts import marked
from vanban.writers.pieces import Columns, Flow, Grid, Layout, Text

_CLOSE = frozenset({"recipient", "addressee", "head.title", "head.parent", "head.number", "signed.authority"})
"""Looks of lines that stand close to the next."""


def draw_text(layout: Layout) -> bytes:
    """The paper as UTF-8 text; a form feed begins an appendix."""
    return "\f".join("".join(_lines(section.flow)).strip("\n") + "\n" for section in layout.sections).encode()


def _lines(flow: tuple[Flow, ...]) -> Iterator[str]:
    for piece in flow:
        if isinstance(piece, Columns):
            for column in range(len(piece.widths)):
                yield from _lines(tuple(held for row in piece.rows for held in row[column]))
                yield "\n"
        elif isinstance(piece, Grid):
            yield from _rows(piece)
        elif isinstance(piece, Text) and piece.words:
            yield _line(marked(piece)) + ("\n" if piece.look in _CLOSE else "\n\n")


def _rows(grid: Grid) -> Iterator[str]:
    titles = [column.title for column in grid.table.columns]
    if any(titles):
        yield _row(titles)
        yield _row(["---"] * len(titles))
    for row in grid.table.rows:
        yield _row([_line(cell) for cell in row])
    yield "\n"


def _row(cells: list[str]) -> str:
    """One row between bars; a bar within a cell would part it."""
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |\n"


def _line(runs: Words) -> str:
    return " ".join(plain(runs).split())
