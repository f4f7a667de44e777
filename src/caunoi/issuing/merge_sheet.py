"""The list of guests as an Excel sheet: its template, and the rows of a filled one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caunoi.issuing.merge_rules import MOST_GUESTS, Guest, doubles, refuse_too_many
from caunoi.people.workbook import Cell, Column, Row, read_book, write_book
from caunoi.ui.refusal import RuleBroken

_NAME, _TITLE, _POST, _OFFICE = "Họ và tên", "Danh xưng", "Chức vụ", "Đơn vị"
_SEAT, _CODE = "Chỗ ngồi", "Mã"
_LONGEST: Final = 300


class GuestTable:
    """A row for each guest."""

    title: Final = "Danh sách đại biểu"
    columns: Final = (
        Column(_NAME, 30, "Viết đủ họ, đệm, tên.", required=True),
        Column(_TITLE, 14, "Bỏ trống là Đồng chí.", choices=("Đồng chí", "Ông", "Bà")),
        Column(_POST, 34, "Chức vụ ghi trên giấy mời."),
        Column(_OFFICE, 44, "Đơn vị, viết sau chức vụ."),
        Column(_SEAT, 20, "Ví dụ: dãy B, ghế 12."),
        Column(_CODE, 20, "Mã in thành QR; bỏ trống thì phần mềm đặt. Không ghi số điện thoại, số căn cước."),
    )

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        yield from ()


def template() -> bytes:
    """The empty list with how to fill it."""
    return write_book([GuestTable()], filled=False)


def guests_of(data: bytes) -> tuple[list[Guest], list[str]]:
    """The guests of a file, and in words by row what is wrong.

    Raises RuleBroken "no-guests", "too-many-guests", and what read_book raises for no workbook of ours.
    """
    rows = read_book(data, [GuestTable()])[GuestTable.title]
    if not rows:
        raise RuleBroken("no-guests", "Danh sách chưa có người nào; hãy điền từ dòng thứ hai của tệp mẫu.")
    refuse_too_many(len(rows), MOST_GUESTS)
    guests = [_guest(row) for row in rows]
    wrong = [f"Dòng {row.number}: thiếu họ và tên." for row in rows if not row.text(_NAME)]
    wrong += [f"Dòng {row.number}: có ô dài quá {_LONGEST} chữ." for row in rows if _too_long(row)]
    return guests, [*wrong, *doubles(guests)]


def _guest(row: Row) -> Guest:
    return Guest(
        row.number,
        row.text(_NAME),
        row.text(_TITLE) or "Đồng chí",
        row.text(_POST),
        row.text(_OFFICE),
        row.text(_SEAT),
        row.text(_CODE),
    )


def _too_long(row: Row) -> bool:
    return any(len(row.text(column.title)) > _LONGEST for column in GuestTable.columns)
