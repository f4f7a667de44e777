"""Cells of Excel files that stay what they are: text is never a formula."""

from __future__ import annotations

from typing import Final

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING, Cell

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel holds 32,767 characters in a cell and refuses the file where one has more.
LONGEST_CELL: Final = 32_000
# Taken for the start of a formula by Excel, LibreOffice or a CSV reader (OWASP: CSV injection).
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
FACE: Final = "Times New Roman"


def write_text(cell: Cell, text: str) -> None:
    """Text stays text: what looks like a formula is typed as a string, with Excel's leading quote."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    cell.value = text
    cell.data_type = TYPE_STRING
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
