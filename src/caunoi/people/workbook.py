"""A register as an Excel file: sheets with fixed columns, read row by row and written safe to open."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol, TypeAlias, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from caunoi.people.models import User
from caunoi.people.naming import name_key
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import FACE, write_text
from vanban.sources.refusal import Limits, NotReadable
from vanban.sources.zips import Parts

Cell: TypeAlias = str | date
Tick: TypeAlias = Callable[[str, int, int], None]


def silent(phase: str, done: int, whole: int) -> None:
    """A Tick that tells nobody how far it is."""


MOST_ROWS: Final = 20_000
_HEAD_WITHIN: Final = 10
_LIMITS: Final = Limits(size=20 * 1024 * 1024, inflated=200 * 1024 * 1024)
_GUIDE: Final = "Hướng dẫn"
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|(\d{4})-(\d{2})-(\d{2})$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; `choices` are offered as a list in the template."""

    title: str
    width: int
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, by column; a column that the file does not have is missing, an empty cell is ""."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, title: str) -> str:
        cell = self.cells.get(title, "")
        return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken, in words for the person who keeps the file."""

    sheet: str
    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a row would do: `before` empty where it enters something new."""

    sheet: str
    row: int
    name: str
    before: str
    after: str


class Plan(Protocol):
    """What a sheet would change, worked out without changing anything."""

    @property
    def changes(self) -> Sequence[Change]: ...

    @property
    def problems(self) -> Sequence[Problem]: ...

    @property
    def same(self) -> int: ...

    def write(self, *, actor: User | None, why: str, tick: Tick) -> None:
        """Does it, inside the caller's transaction; `why` ends the ledger's sentences."""


@dataclass
class Around:
    """What earlier sheets of the same file bring: offices once they are written, names by codes."""

    offices: dict[str, str] = field(default_factory=dict)


class Table(Protocol):
    """One sheet as it is written and read."""

    @property
    def title(self) -> str: ...

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """What is held, a row each, in the order of the columns."""


class Sheet(Table, Protocol):
    """One sheet of the register; adding one is a class and a line in import_reads.SHEETS."""

    def plan(self, rows: Sequence[Row], around: Around, tick: Tick) -> Plan: ...


@dataclass
class RowReader:
    """Reads the cells of one row over what the register knows; `wrong` says what cannot be taken."""

    row: Row
    wrong: list[str] = field(default_factory=list)

    def text(self, column: str, known: str = "") -> str:
        """What the cell says; what is known where the file does not have the column."""
        return self.row.text(column) if column in self.row.cells else known

    def day(self, column: str, known: date | None = None) -> date | None:
        """The day that the cell says, likewise; where it says none that can be read, that is wrong."""
        try:
            return day_of(self.row.cells[column]) if column in self.row.cells else known
        except ValueError:
            self.wrong.append(f"{column} “{self.row.text(column)}” không phải ngày; ghi dạng 01/7/2025.")
            return None

    def parts(self, column: str) -> list[str]:
        """What the cell lists, parted by semicolons."""
        return [part.strip() for part in self.row.text(column).split(";") if part.strip()]

    def refuse_long(self, longest: Mapping[str, int]) -> None:
        for column, most in longest.items():
            size = len(self.row.text(column))
            if size > most:
                self.wrong.append(f"{column} dài {size} chữ, quá mức {most} chữ.")


def day_of(cell: Cell) -> date | None:
    """The day a cell says: a date, or dd/mm/yyyy as text; None where it says none. Raises ValueError."""
    if isinstance(cell, date):
        return cell
    if not cell:
        return None
    found = _DAY.fullmatch(cell)
    if not found:
        raise ValueError(cell)
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))


def read_book(data: bytes, sheets: Sequence[Table]) -> dict[str, list[Row]]:
    """The rows of the sheets that the file has, by their titles.

    Raises RuleBroken "not-a-workbook" (with the reason), "no-sheet", "too-many-rows", "no-column".
    """
    try:
        parts = Parts(data, "Excel (.xlsx)", _LIMITS)
        for name in parts.names:
            if name.endswith((".xml", ".rels")):
                parts.look_for_entities(name)
    except NotReadable as refused:
        raise RuleBroken("not-a-workbook", refused.sentence) from refused
    found = _rows_by_sheet(data, sheets)
    if not found:
        titles = ", ".join(f"“{sheet.title}”" for sheet in sheets)
        raise RuleBroken(
            "no-sheet", f"Tệp không có trang tính nào tên {titles}. Hãy điền vào tệp mẫu tải từ trang này."
        )
    return found


def _rows_by_sheet(data: bytes, sheets: Sequence[Table]) -> dict[str, list[Row]]:
    """Opened once for all the sheets: opening alone reads a part of each."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drawings and rules that hold no words
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except Exception as broken:  # openpyxl lets whatever it stumbles over through
            raise RuleBroken(
                "not-a-workbook", "Tệp Excel bị hỏng nên không mở được. Hãy lưu lại bằng Excel rồi tải lên."
            ) from broken
        try:
            pages = {name_key(page.title): page for page in reversed(book.worksheets)}
            return {
                sheet.title: list(_read(page.iter_rows(values_only=True), sheet))
                for sheet in sheets
                if (page := pages.get(name_key(sheet.title)))
            }
        finally:
            book.close()


def _read(rows: Iterable[tuple[object, ...]], sheet: Table) -> Iterator[Row]:
    heads: list[str | None] = []
    wanted = {name_key(column.title): column.title for column in sheet.columns}
    for number, values in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise RuleBroken(
                "too-many-rows", f"Trang “{sheet.title}” có hơn {MOST_ROWS:,} dòng; hãy chia thành nhiều tệp."
            )
        cells = [_cell(value) for value in values]
        if heads:
            row = {head: cell for head, cell in zip(heads, cells, strict=False) if head}
            if any(row.values()):
                yield Row(number, row)
            continue
        keys = [wanted.get(name_key(cell)) if isinstance(cell, str) else None for cell in cells]
        if _head_enough(keys, sheet):
            heads = keys
        elif number >= _HEAD_WITHIN:
            break
    if not heads:
        names = ", ".join(f"“{column.title}”" for column in sheet.columns if column.required)
        raise RuleBroken(
            "no-column",
            f"Trang “{sheet.title}” chưa có dòng tiêu đề với các cột {names}; giữ dòng tiêu đề của tệp mẫu.",
        )


def _head_enough(heads: Sequence[str | None], sheet: Table) -> bool:
    return all(column.title in heads for column in sheet.columns if column.required)


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def write_book(sheets: Sequence[Table], *, filled: bool) -> bytes:
    """The register as an Excel file; not `filled`: the template, its columns alone and how to fill them."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        # What a write-only book gives has the settings of a worksheet, only not its random access.
        page = cast(Worksheet, book.create_sheet(sheet.title))
        page.freeze_panes = "B2"
        for number, column in enumerate(sheet.columns, start=1):
            page.column_dimensions[get_column_letter(number)].width = column.width
        _offer_choices(page, sheet)
        page.append([_head(page, column.title) for column in sheet.columns])
        for row in sheet.rows() if filled else ():
            page.append([_written(page, value) for value in row])
    _write_guide(cast(Worksheet, book.create_sheet(_GUIDE)), sheets)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _offer_choices(page: Worksheet, sheet: Table) -> None:
    at = 2
    for number, column in enumerate(sheet.columns, start=1):
        if column.choices:
            letter, last = get_column_letter(number), at + len(column.choices) - 1
            offered = DataValidation("list", formula1=f"'{_GUIDE}'!$D${at}:$D${last}", allow_blank=True)
            offered.add(f"{letter}2:{letter}{MOST_ROWS}")
            page.data_validations.append(offered)
            at = last + 1


def _write_guide(page: Worksheet, sheets: Sequence[Table]) -> None:
    """How to fill each column; the choices stand in the fourth column, where the lists point."""
    for letter, width in (("A", 16), ("B", 22), ("C", 90), ("D", 40)):
        page.column_dimensions[letter].width = width
    page.append([_head(page, title) for title in ("Trang", "Cột", "Cách điền", "Chọn một trong")])
    columns = [(sheet.title, column) for sheet in sheets for column in sheet.columns]
    choices = [choice for _, column in columns for choice in column.choices]
    for number in range(max(len(columns), len(choices))):
        title, column = columns[number] if number < len(columns) else ("", Column("", 0, ""))
        help_ = f"{column.help} (bắt buộc)" if column.required else column.help
        choice = choices[number] if number < len(choices) else ""
        page.append([_written(page, value) for value in (title, column.title, help_, choice)])


def _head(page: Worksheet, title: str) -> ExcelCell:
    cell = WriteOnlyCell(page, title)
    cell.font = Font(name=FACE, size=11, bold=True)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.fill = PatternFill("solid", fgColor="EDEDED")
    return cell


def _written(page: Worksheet, value: Cell) -> ExcelCell:
    cell = WriteOnlyCell(page)
    if isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    else:
        write_text(cell, value)
    cell.font = Font(name=FACE, size=11)
    return cell
