"""Words in the cells of ruled tables, as lines with cells, and those lines among the others of a page."""

from __future__ import annotations

from vanban.sources.grid import Cell, Grid
from vanban.sources.paging import Line, line_of
from vanban.sources.pieces import Piece, in_order


def table_rows(grid: Grid, held: dict[Cell, list[Piece]]) -> list[Line]:
    """Lines with cells from the words of each cell, which are in reading order; empty rows are left out."""
    rows: list[Line] = []
    by_row: dict[int, dict[int, list[Piece]]] = {}
    for cell, words in held.items():
        by_row.setdefault(cell.row, {}).setdefault(cell.column, []).extend(words)
    for number, here in sorted(by_row.items()):
        top, bottom = grid.edges_of(number)
        line = Line("", grid.left, top, grid.right, bottom, [])
        cells = [_fill(line, here.get(column, []), column) for column in range(grid.columns)]
        line.cells = tuple(cells)
        line.bold = all(word.bold for words in here.values() for word in words)
        rows.append(line)
    return rows


def _fill(line: Line, words: list[Piece], column: int) -> str:
    """Add a cell's words to the text of its row; return the cell's own text."""
    if column:
        line.text += "\t"
    start = len(line.text)
    for word in words:
        if len(line.text) > start:
            line.text += " "
        line.runs.append((len(line.text), word.at, len(word.text)))
        line.text += word.text
    return line.text[start:]


def merged(pieces: list[Piece], rows: list[Line]) -> list[Line]:
    """Text and table rows in one order: what stands above a row of a table comes before it."""
    lines: list[Line] = []
    rest = pieces
    for row in rows:
        above = [piece for piece in rest if piece.middle < row.top]
        rest = [piece for piece in rest if piece.middle >= row.top]
        lines.extend(line_of(each) for each in in_order(above))
        lines.append(row)
    lines.extend(line_of(each) for each in in_order(rest))
    return lines
