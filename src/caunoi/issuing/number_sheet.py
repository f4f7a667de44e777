"""The book of outgoing documents as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator

from caunoi.issuing.number_book import COLUMNS, Block
from caunoi.ui.workbook import Sheet, Value, workbook


def book_sheet(blocks: list[Block]) -> bytes:
    """The lines of the blocks, one under another, ready to print on A4 lying."""
    columns = (("TT", 5), *COLUMNS, ("Dãy số", 34))
    return workbook(Sheet("Sổ văn bản đi", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", columns), _rows(blocks))


def _rows(blocks: list[Block]) -> Iterator[Iterator[Value]]:
    for block in blocks:
        for row in block.rows:
            yield iter((*row.cells, f"{block.office}: {block.title}"))
