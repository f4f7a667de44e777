"""Excel files as rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from vanban.model import Source
from vanban.sources import Limits, NotReadable, open_source

Rowlike = Sequence[object]


def book(*sheets: Sequence[Rowlike], hidden: Sequence[int] = (), merged: str = "") -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Tờ {number + 1}")
        for row in rows:
            sheet.append(list(row))
        if merged:
            sheet.merge_cells(merged)
        if number in hidden:
            sheet.sheet_state = "hidden"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def read(data: bytes, limits: Limits | None = None) -> Source:
    return open_source(data, name="a.xlsx", limits=limits or Limits())


def cells(data: bytes) -> list[tuple[str, ...] | None]:
    return [line.cells for line in read(data).lines]


TABLE: list[Rowlike] = [["TT", "Việc", "Hạn"], [1, "Họp", "05/3/2024"], [2, "Báo cáo", None]]


def test_rows_have_cells_filled_up_to_the_width_of_the_table() -> None:
    source = read(book(TABLE))
    assert [line.cells for line in source.lines] == [
        ("TT", "Việc", "Hạn"),
        ("1", "Họp", "05/3/2024"),
        ("2", "Báo cáo", ""),
    ]
    assert source.lines[1].text == "1\tHọp\t05/3/2024"
    assert source.one_line_per_paragraph


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2024, 3, 5), "05/03/2024"),
        (datetime(2024, 3, 5), "05/03/2024"),  # noqa: DTZ001 - a spreadsheet knows no time zone
        (datetime(2024, 3, 5, 14, 30), "14:30 05/03/2024"),  # noqa: DTZ001
        (time(7, 30), "07:30"),
        (12.0, "12"),
        (1.5, "1.5"),
        (True, "x"),
        ("hai\ndòng", "hai dòng"),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value: object, shown: str) -> None:
    assert cells(book([["a", "b", "c"], ["1", value, "2"]]))[1] == ("1", shown, "2")


def test_a_title_above_and_a_note_below_are_lines() -> None:
    data = book([["LỊCH CÔNG TÁC TUẦN 10"], [], *TABLE, [], ["Đề nghị các đơn vị thực hiện."]])
    source = read(data)
    assert source.lines[0].text == "LỊCH CÔNG TÁC TUẦN 10"
    assert source.lines[0].cells is None
    assert source.lines[1].spaced
    assert source.lines[-1].text == "Đề nghị các đơn vị thực hiện."
    assert source.lines[-1].cells is None


def test_letterhead_and_signature_are_read_column_by_column() -> None:
    head = [
        ["TỈNH ỦY HẢI LAM", None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["VĂN PHÒNG", None, "Hải Lam, ngày 05 tháng 3 năm 2024"],
    ]
    foot = [["Nơi nhận:", None, "CHÁNH VĂN PHÒNG"], ["- Lưu.", None, "Nguyễn Văn Bình"]]
    assert [line.text for line in read(book([*head, *TABLE, *foot])).lines if line.cells is None] == [
        "TỈNH ỦY HẢI LAM",
        "VĂN PHÒNG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hải Lam, ngày 05 tháng 3 năm 2024",
        "Nơi nhận:",
        "- Lưu.",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn Văn Bình",
    ]


def test_a_row_with_one_cell_inside_the_table_stays_a_row() -> None:
    data = book([*TABLE, ["", "I. CÔNG TÁC ĐẢNG", ""], [3, "Sơ kết", "06/3"]])
    assert cells(data)[3] == ("", "I. CÔNG TÁC ĐẢNG", "")


def test_a_table_of_two_columns_has_cells() -> None:
    assert cells(book([["Đơn vị", "Hạn"], ["VPTU", "05/3"]])) == [("Đơn vị", "Hạn"), ("VPTU", "05/3")]


def test_merged_cells_hold_their_text_where_they_begin() -> None:
    data = book([["Tháng", "Việc", "Hạn"], ["3", "Họp", "05/3"], [None, "Báo cáo", "06/3"]], merged="A2:A3")
    assert cells(data)[1:] == [("3", "Họp", "05/3"), ("", "Báo cáo", "06/3")]


def test_each_visible_sheet_is_a_page() -> None:
    source = read(book(TABLE, TABLE, TABLE, hidden=[1]))
    assert source.pages == 2
    assert {line.page for line in source.lines} == {1, 2}
    assert len(source.lines) == 6


def test_rows_beyond_the_limit_are_left_out_and_said() -> None:
    source = read(book([[number, "Việc", "Hạn"] for number in range(50)]), Limits(rows=20))
    assert len(source.lines) == 20
    assert [problem.code for problem in source.problems] == ["rows-left-out"]
    assert "20 dòng đầu" in source.problems[0].message


def test_an_empty_book_has_no_lines() -> None:
    assert read(book([])).lines == ()


def test_macros_are_left_alone_and_said() -> None:
    held = io.BytesIO(book(TABLE))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    source = open_source(held.getvalue(), name="a.xlsm")
    assert [problem.code for problem in source.problems] == ["macros-ignored"]


def test_entities_in_any_part_are_refused() -> None:
    held = io.BytesIO(book(TABLE))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/extra.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    with pytest.raises(NotReadable, match="thực thể XML"):
        read(held.getvalue())


def test_a_book_without_its_parts_is_damaged() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(NotReadable, match=r"Excel \(.xlsx\) bị hỏng"):
        read(held.getvalue())
