"""The tracker as an Excel file: what is in it, safe to open, ready to print."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from caunoi.tasks import filters as asked
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due, Operator, State
from caunoi.tasks.sheet import COLUMNS, tracker
from caunoi.ui.workbook import LONGEST_CELL
from tests.caunoi.tasks.conftest import Open


def sheet_of(data: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def exported() -> Worksheet:
    return sheet_of(tracker(Task.objects.order_by("pk"), asked.now()))


def test_a_row_says_everything(open_task: Open) -> None:
    open_task(state=State.ACCEPTED, due=Due(date(2030, 3, 8), None, Operator.BEFORE, "trước ngày 08/3/2030"))
    sheet = exported()
    heads = [cell.value for cell in sheet[3]]
    row = dict(zip(heads, (cell.value for cell in sheet[4]), strict=True))
    assert heads == [name for name, _ in COLUMNS]
    assert row["Nội dung nhiệm vụ"] == "Chuẩn bị hội trường"
    assert row["Đơn vị chủ trì"] == "Đảng ủy xã Bến Thượng"
    assert row["Hạn theo văn bản"] == "trước ngày 08/3/2030"
    days = [str(row[name]) for name in ("Ngày hạn", "Ngày làm việc an toàn cuối")]
    assert days == ["2030-03-08 00:00:00", "2030-03-07 00:00:00"]
    assert (row["Trạng thái"], row["Đúng hạn"], row["Tiến độ"]) == ("Đã nghiệm thu", "Đúng hạn", "100%")
    assert str(row["Nghiệm thu"]).startswith("Người Chánh văn phòng, ")


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x","y")', "+84 912", "- gạch đầu dòng", "@SUM(A1)", "=1+1", "\t=1", "\r=1"],
)
def test_a_text_is_never_a_formula(open_task: Open, text: str) -> None:
    task = open_task()
    Task.objects.filter(pk=task.pk).update(action=text, product=text)
    data = tracker(Task.objects.all(), asked.now())
    cell = sheet_of(data)["B4"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.quotePrefix
    with ZipFile(BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_plain_text_carries_no_quote(open_task: Open) -> None:
    open_task("Việc thường")
    assert not exported()["B4"].quotePrefix


def test_signs_that_no_sheet_can_hold_are_dropped(open_task: Open) -> None:
    task = open_task()
    Task.objects.filter(pk=task.pk).update(action="a\x0bb\x1fc")
    assert exported()["B4"].value == "abc"


def test_a_text_longer_than_a_cell_is_cut(open_task: Open) -> None:
    task = open_task()
    Task.objects.filter(pk=task.pk).update(result="a" * 40_000)
    assert max(len(str(cell.value)) for cell in exported()[4]) == LONGEST_CELL


def test_it_prints_on_a4_landscape_with_its_heading_on_each_page(open_task: Open) -> None:
    open_task()
    sheet = exported()
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "C4"


def test_nothing_to_track_is_a_sheet_with_its_heading(db: None) -> None:
    sheet = exported()
    assert sheet.max_row == 3
    assert str(sheet["A1"].value).startswith("BẢNG THEO DÕI NHIỆM VỤ (đến ")
