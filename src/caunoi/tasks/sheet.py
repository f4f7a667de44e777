"""The tracker as an Excel file: written row by row, safe to open, ready to print on A4 landscape."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import cast

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from caunoi.tasks import rules
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.reads import urgency_of
from caunoi.ui.spreadsheet import FACE, write_text

COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 5), ("Nội dung nhiệm vụ", 52), ("Đơn vị chủ trì", 26), ("Đơn vị phối hợp", 24), ("Sản phẩm", 20),
    ("Hạn theo văn bản", 20), ("Ngày hạn", 12), ("Ngày làm việc an toàn cuối", 13), ("Trạng thái", 15),
    ("Đúng hạn", 13), ("Tiến độ", 8), ("Kết quả", 34), ("Văn bản giao", 20), ("Báo hoàn thành", 15),
    ("Nghiệm thu", 24),
)  # fmt: skip
CHUNK = 500


def tracker(tasks: TaskQuerySet, when: Now) -> bytes:
    """The tasks, in their order, as the bytes of an XLSX file. Rows are streamed, never held as one list."""
    book = Workbook(write_only=True)
    # What a write-only book gives has the settings of a worksheet, only not its random access.
    sheet = cast(Worksheet, book.create_sheet("Theo dõi nhiệm vụ"))
    _set_up(sheet)
    for row in _heading(sheet, when):
        sheet.append(row)
    for number, task in enumerate(_rows(tasks), start=1):
        sheet.append([_cell(sheet, value) for value in (number, *_values(task, when))])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(tasks: TaskQuerySet) -> Iterable[Task]:
    rows = tasks.select_related("owner", "document__incoming", "accepted_by")
    rows = rows.defer("search_folded", "document__search_raw", "document__search_folded")
    return rows.prefetch_related("coordinating").iterator(chunk_size=CHUNK)


def _values(task: Task, when: Now) -> Iterator[str | date | int]:
    due = task.deadline
    yield task.action
    yield task.owner_name
    yield ", ".join(office.name for office in task.coordinating.all()) or task.coordination
    yield task.product
    yield due.text or task.due_said
    yield task.due or ""
    yield task.safe_on or ""
    yield rules.STATE_NAMES[task.stands]
    yield _punctuality(task, when)
    yield f"{task.progress}%"
    yield task.result
    yield (task.document.number_text or task.document.name) if task.document else ""
    yield _moment(task.handed_in_at)
    yield f"{task.accepted_by}, {_moment(task.accepted_at)}" if task.accepted_by else ""


def _punctuality(task: Task, when: Now) -> str:
    if task.stands is rules.State.CANCELLED:
        return ""
    if task.stands in (rules.State.HANDED_IN, rules.State.ACCEPTED):
        return "Muộn" if task.handed_in_late else "Đúng hạn"
    return rules.URGENCY_NAMES[urgency_of(task, when)]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else ""


def _cell(sheet: Worksheet, value: str | date | int) -> Cell:
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


_THIN = Side(style="thin", color="999999")
_LINES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="EDEDED")


def _heading(sheet: Worksheet, when: Now) -> Iterator[list[Cell]]:
    title = WriteOnlyCell(sheet, f"BẢNG THEO DÕI NHIỆM VỤ (đến {when.at:%H:%M} ngày {when.at:%d/%m/%Y})")
    title.font = Font(name=FACE, size=14, bold=True)
    yield [title]
    yield []
    names = []
    for name, _ in COLUMNS:
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(name=FACE, size=11, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = _LINES, _HEAD
        names.append(cell)
    yield names


def _set_up(sheet: Worksheet) -> None:
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
    for number, (_, width) in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
