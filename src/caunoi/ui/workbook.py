"""A table as an Excel file: written row by row, safe to open, ready to print on A4 landscape."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel holds 32,767 characters in a cell and refuses the file where one has more.
LONGEST_CELL = 32_000
# Taken for the start of a formula by Excel, LibreOffice or a CSV reader (OWASP: CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
FACE = "Times New Roman"

Value: TypeAlias = "str | date | int"
Columns: TypeAlias = "Sequence[tuple[str, int]]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the rows: the name of the sheet, its title, the columns with their widths."""

    name: str
    title: str
    columns: Columns


def workbook(sheet: Sheet, rows: Iterable[Iterable[Value]]) -> bytes:
    """The rows, numbered from 1, as the bytes of an XLSX file; streamed, never held as one list."""
    book = Workbook(write_only=True)
    # What a write-only book gives has the settings of a worksheet, only not its random access.
    made = cast(Worksheet, book.create_sheet(sheet.name))
    _set_up(made, sheet.columns)
    for head in _heading(made, sheet):
        made.append(head)
    for number, row in enumerate(rows, start=1):
        made.append([_cell(made, value) for value in (number, *row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Worksheet, value: Value) -> Cell:
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value
        cell.number_format = "dd/mm/yyyy" if isinstance(value, date) else "0"
    cell.font = Font(name=FACE, size=11)
    cell.border = _LINES
    cell.alignment = Alignment(
        vertical="top", wrap_text=True, horizontal="left" if isinstance(value, str) else "center"
    )
    return cell


def write_text(cell: Cell, text: str) -> None:
    """Text stays text: what looks like a formula is typed as a string, with Excel's leading quote."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    cell.value = text
    cell.data_type = TYPE_STRING
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


_THIN = Side(style="thin", color="999999")
_LINES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="EDEDED")


def _heading(made: Worksheet, sheet: Sheet) -> Iterator[list[Cell]]:
    title = WriteOnlyCell(made, sheet.title)
    title.font = Font(name=FACE, size=14, bold=True)
    yield [title]
    yield []
    names = []
    for name, _ in sheet.columns:
        cell = WriteOnlyCell(made, name)
        cell.font = Font(name=FACE, size=11, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = _LINES, _HEAD
        names.append(cell)
    yield names


def _set_up(sheet: Worksheet, columns: Columns) -> None:
    """A4 landscape, one page wide, the heading repeated on each page, page numbers in the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4 in the numbering of ECMA-376, part 1, 18.3.1.63
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.print_title_rows = "3:3"
    foot = sheet.oddFooter
    assert foot is not None
    assert foot.center is not None  # openpyxl makes both with the sheet
    foot.center.text = "Trang &P/&N"
    sheet.freeze_panes = "C4"
    for number, (_, width) in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
