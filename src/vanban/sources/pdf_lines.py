"""The characters of a PDF page as lines in reading order, and as rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.sources.grid import Cell, Grid, tables
from vanban.sources.paging import Line, line_of
from vanban.sources.pdf_page import Drawn, PdfPage
from vanban.sources.pieces import Piece, gap_splits, in_order, is_marker
from vanban.sources.tables import merged, table_rows
from vanban.text.patterns import pattern_of

_BREAK = pattern_of(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_WORD = pattern_of(r"\S+")
_PAGE_NUMBER = pattern_of(r"^\W{0,2}(?:Trang|trang)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?\W{0,2}$")
_VIETNAMESE = pattern_of(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_SIGNS = frozenset("\x02\ufffe\xad")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})


def lines_of_page(page: PdfPage, text: str, drawn: Drawn, number: int) -> list[Line]:
    """The page's lines in reading order; ruled tables as rows with cells, a lone page number left out."""
    grids = tables(drawn.level, drawn.upright, slack=3.0) if len(drawn.upright) > 2 else []
    pieces, inside = _pieces(page, text, grids)
    pieces = _without_page_number(pieces, page, number)
    rows = [row for grid, held in zip(grids, inside, strict=True) for row in _rows(page, grid, held)]
    return merged(pieces, rows) if rows else [line_of(row) for row in in_order(pieces)]


def is_poor_text(text: str) -> bool:
    """Whether a hidden OCR layer is too bad to be read: Vietnamese without its marks, or little but signs."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) * 2 < len(text.replace(" ", "")):
        return True
    return len(_VIETNAMESE.findall(text)) * 10 < len(letters)


def _pieces(page: PdfPage, text: str, grids: list[Grid]) -> tuple[list[Piece], list[list[Piece]]]:
    """The lines of the page in the file's order, cut where they hold two columns, and those of each table."""
    pieces: list[Piece] = []
    inside: list[list[Piece]] = [[] for _ in grids]
    hyphens, bold = not _SIGNS.isdisjoint(text), False
    for match in _BREAK.finditer(text):
        piece = _piece(page, match)
        if piece is None:
            continue
        held = _table_of(piece, grids, inside) if grids else None
        # Asking for the font is dear: a line that goes on after one that is not bold is not bold either, nor
        # are the rows below a header that is not.
        new = not held if held is not None else not piece.text[0].islower()
        bold = piece.bold = (bold or new) and page.bold(piece.at)
        if hyphens:
            piece.text = piece.text.translate(_HYPHENS)
        if held is not None:
            held.append(piece)
        elif piece.right - piece.left > 0.5 * piece.height * len(piece.text) and " " in piece.text:
            pieces.extend(_parted(page, piece))
        else:
            pieces.append(piece)
    return pieces, inside


def _piece(page: PdfPage, match: re.Match[str]) -> Piece | None:
    """One line as PDFium breaks them, None where it is blank."""
    words = match.group().rstrip()
    bare = words.lstrip()
    if not bare:
        return None
    at = match.start() + len(words) - len(bare)
    left, top, right, bottom = page.character_box(at)
    if len(bare) > 1:
        _, top2, right, bottom2 = page.character_box(at + len(bare) - 1)
        top, bottom = min(top, top2), max(bottom, bottom2)
    return Piece(bare, left, top, right, bottom, at)


def _parted(page: PdfPage, piece: Piece) -> list[Piece]:
    """The piece cut where a gap far wider than its other spaces parts two columns."""
    words = list(_WORD.finditer(piece.text))
    if len(words) < 2:
        return [piece]
    ends = [page.character_box(piece.at + word.end() - 1)[2] for word in words[:-1]]
    starts = [page.character_box(piece.at + word.start())[0] for word in words[1:]]
    gaps = [start - end for start, end in zip(starts, ends, strict=True)]
    cuts = gap_splits(gaps, piece.height)
    if cuts and cuts[0] == 0 and is_marker(words[0].group()):
        cuts = cuts[1:]
    parts: list[Piece] = []
    first = 0
    for cut in [*cuts, len(words) - 1]:
        start, end = words[first].start(), words[cut].end()
        left = piece.left if first == 0 else starts[first - 1]
        right = piece.right if cut == len(words) - 1 else ends[cut]
        at = piece.at + start
        parts.append(Piece(piece.text[start:end], left, piece.top, right, piece.bottom, at, page.bold(at)))
        first = cut + 1
    return parts


def _table_of(piece: Piece, grids: list[Grid], inside: list[list[Piece]]) -> list[Piece] | None:
    """The pieces of the table that the piece lies in."""
    return next((held for grid, held in zip(grids, inside, strict=True) if _inside(piece, grid)), None)


def _inside(piece: Piece, grid: Grid) -> bool:
    return (
        grid.top - 2 <= piece.middle <= grid.bottom + 2
        and piece.right > grid.left
        and piece.left < grid.right
    )


def _without_page_number(pieces: list[Piece], page: PdfPage, number: int) -> list[Piece]:
    """Leave out the number of the page in its margin; on page 1 a lone number may be the document's own."""
    if number == 1:
        return pieces
    return [piece for piece in pieces if not _is_page_number(piece, page, number)]


def _is_page_number(piece: Piece, page: PdfPage, number: int) -> bool:
    if len(piece.text) > 16 or 0.1 * page.height < piece.middle < 0.9 * page.height:
        return False
    match = _PAGE_NUMBER.match(piece.text)
    return match is not None and abs(int(match.group(1)) - number) <= 3


def _rows(page: PdfPage, grid: Grid, pieces: Sequence[Piece]) -> list[Line]:
    """The rows of one table: each word goes to the cell that holds its middle."""
    held: dict[Cell, list[Piece]] = {}
    for piece in pieces:
        first = grid.cell_at(piece.left + 1, piece.middle)
        if first is not None and first is grid.cell_at(piece.right - 1, piece.middle):
            held.setdefault(first, []).append(piece)
            continue
        for cell, part in _by_cell(page, piece, grid):
            held.setdefault(cell, []).append(part)
    return table_rows(grid, held)


def _by_cell(page: PdfPage, piece: Piece, grid: Grid) -> Iterator[tuple[Cell, Piece]]:
    """The parts of a line that runs through several cells; a word lies where its first letter does."""
    starts = [match.start() for match in _WORD.finditer(piece.text)]
    first = 0
    while first < len(starts):
        cell = grid.cell_at(page.character_box(piece.at + starts[first])[0] + 1, piece.middle)
        if cell is None:
            first += 1
            continue
        last = _last_within(page, piece, starts, first, cell.right)
        end = starts[last + 1] if last + 1 < len(starts) else len(piece.text)
        text, at = piece.text[starts[first] : end].rstrip(), piece.at + starts[first]
        yield cell, Piece(text, piece.left, piece.top, piece.right, piece.bottom, at, piece.bold)
        first = last + 1


def _last_within(page: PdfPage, piece: Piece, starts: list[int], first: int, edge: float) -> int:
    """The last word that begins left of `edge`: words lie from left to right, so halving finds it."""
    last = len(starts) - 1
    while first < last:
        middle = (first + last + 1) // 2
        if page.character_box(piece.at + starts[middle])[0] + 1 < edge:
            first = middle
        else:
            last = middle - 1
    return first
