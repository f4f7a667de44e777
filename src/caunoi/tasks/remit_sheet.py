"""The table of remits as an Excel sheet, written and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from caunoi.people.models import Office
from caunoi.people.reads import DayRegister, register
from caunoi.people.workbook import Cell, Column, Row, read_book, write_book
from caunoi.tasks.remit_reads import written

_OFFICE, _PHRASES, _NOTE = "Đơn vị", "Cụm từ", "Ghi chú"


class RemitTable:
    """A row for each body."""

    title: Final = "Lĩnh vực phụ trách"
    columns: Final = (
        Column(_OFFICE, 44, "Tên đơn vị như trong sổ đơn vị.", required=True),
        Column(_PHRASES, 90, "Các cụm từ của lĩnh vực, ngăn bằng dấu chấm phẩy.", required=True),
        Column(_NOTE, 40, "Không bắt buộc."),
    )

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        yield from written()


@dataclass(frozen=True, slots=True)
class RemitRow:
    """One row that a file holds, its body found."""

    number: int
    office: Office
    phrases: str
    note: str


def rows_of(data: bytes) -> tuple[list[RemitRow], list[str]]:
    """The rows of a file, and in words what is wrong with the others; see read_book for what is refused."""
    rows = read_book(data, [RemitTable()])[RemitTable.title]
    today, good, problems = register(timezone.localdate()), [], []
    for row in rows:
        office = _office(row, today)
        if office is None:
            problems.append(f"dòng {row.number}: không có đơn vị nào tên “{row.text(_OFFICE)}”.")
        else:
            good.append(RemitRow(row.number, office, row.text(_PHRASES), row.text(_NOTE)))
    return good, problems


def _office(row: Row, today: DayRegister) -> Office | None:
    return today.office(row.text(_OFFICE))


def exported() -> bytes:
    """The table as an Excel file that can be read back."""
    return write_book([RemitTable()], filled=True)
