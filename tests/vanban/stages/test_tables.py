from __future__ import annotations

import pytest

from tests.vanban.reading_of import source_of
from vanban.reading import arrange
from vanban.stages.columns import Column
from vanban.stages.tables import Table, tables_of

HEAD = "STT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời gian"


def tables(text: str) -> list[Table]:
    _, documents, _, _ = arrange(source_of(text))
    return tables_of(documents[0].blocks)


def table(text: str) -> Table:
    (found,) = tables(text)
    return found


def rows(text: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(text).rows]


def test_a_row_says_what_stands_under_each_meaning() -> None:
    row = table(f"{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\tCông an xã\tQuý II").rows[0]
    assert row.text(Column.CONTENT) == "Sửa chợ"
    assert row.text(Column.LEAD) == "Phòng Kinh tế"
    assert row.text(Column.COORDINATION) == "Công an xã"
    assert row.text(Column.WHEN) == "Quý II"
    assert row.text(Column.PRODUCT) == ""
    assert row.cell(Column.NOTE) is None


def test_every_cell_knows_where_it_stands() -> None:
    text, documents, _, _ = arrange(source_of(f"{HEAD}\n1\t Sửa chợ \tPhòng Kinh tế\t\tQuý II"))
    (found,) = tables_of(documents[0].blocks)
    for cell in found.rows[0].cells:
        assert text[cell.span.start : cell.span.end] == cell.text
    span = found.rows[0].span
    assert text[span.start : span.end] == "1\tSửa chợ\tPhòng Kinh tế\t\tQuý II"


def test_a_table_between_bars() -> None:
    text = "| TT | Nội dung | Người thực hiện | Ghi chú |\n|---|---|---|---|\n| 1 | In giấy mời | Đ/c Lan | |"
    assert rows(text) == [["1", "In giấy mời", "Đ/c Lan", ""]]


def test_a_header_of_two_rows_is_put_together() -> None:
    found = table(
        "STT\tNhiệm vụ\tCơ quan thực hiện\t\tThời gian\n"
        "\t\tChủ trì\tPhối hợp\t\n"
        "1\tRà soát\tVăn phòng\tTư pháp\tQuý I"
    )
    assert found.columns == (
        Column.NUMBER,
        Column.CONTENT,
        Column.LEAD,
        Column.COORDINATION,
        Column.WHEN,
    )
    assert found.names[2:4] == ("Cơ quan thực hiện Chủ trì", "Phối hợp")
    assert found.rows[0].text(Column.COORDINATION) == "Tư pháp"


@pytest.mark.parametrize("numbers", ["(1)\t(2)\t(3)\t(4)\t(5)", "1\t2\t3\t4\t5", "A\tB\t1\t2\t3"])
def test_the_row_of_column_numbers_is_no_row(numbers: str) -> None:
    assert rows(f"{HEAD}\n{numbers}\n1\tSửa chợ\tPhòng Kinh tế\tCông an\tQuý II") == [
        ["1", "Sửa chợ", "Phòng Kinh tế", "Công an", "Quý II"]
    ]


def test_the_header_that_comes_back_after_a_page_break_is_no_row() -> None:
    text = f"{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\t\tQuý II\n2\n{HEAD}\n2\tMở lớp\tHội Nông dân\t\tQuý III"
    assert [row[0] for row in rows(text)] == ["1", "2"]


def test_a_row_broken_by_the_end_of_a_page_is_one() -> None:
    text = f"{HEAD}\n1\tSửa chợ và đường\tPhòng Kinh tế\tCông an\tQuý II\n\tvào chợ, cổng chợ\t\txã\t"
    assert rows(text) == [
        ["1", "Sửa chợ và đường vào chợ, cổng chợ", "Phòng Kinh tế", "Công an xã", "Quý II"]
    ]


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("I\tCÔNG TÁC CÁN BỘ", "I", "CÔNG TÁC CÁN BỘ"),
        ("I\tCông tác cán bộ\t\t\t", "I", "Công tác cán bộ"),
        ("\tQUÝ I\t\t\t", "", "QUÝ I"),
        ("Quý I\t\t\t\t", "", "Quý I"),
        ("A. CÔNG TÁC CÁN BỘ", "A", "CÔNG TÁC CÁN BỘ"),
    ],
)
def test_the_heading_of_a_group(line: str, number: str, words: str) -> None:
    found = table(
        f"{HEAD}\n{line}\n1\tSửa chợ\tPhòng Kinh tế\tCông an\tQuý II\n2\tMở lớp\tHội\tĐoàn\tQuý III"
    )
    assert [row.text(Column.NUMBER) for row in found.rows] == ["1", "2"]
    for row in found.rows:
        assert row.group is not None
        assert (row.group.number, row.group.text) == (number, words)


def test_rows_before_any_group_have_none() -> None:
    found = table(
        f"{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\tCông an\tQuý II\nII\tKHÁC\n2\tMở lớp\tHội\tĐoàn\tQuý III"
    )
    assert found.rows[0].group is None
    assert found.rows[1].group is not None


def test_a_table_ends_where_prose_begins() -> None:
    text = (
        f"{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\tCông an\tQuý II\nTrên đây là Kế hoạch của xã.\nNơi nhận:\n- Lưu."
    )
    found = table(text)
    assert len(found.rows) == 1
    assert found.end - found.first == 2


def test_two_tables_one_after_the_other() -> None:
    agenda = "TT\tThời gian\tNội dung\n1\t7h30\tĐón tiếp đại biểu"
    text = f"{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\tCông an\tQuý II\n{agenda}"
    first, second = tables(text)
    assert first.has(Column.LEAD, Column.WHEN)
    assert second.columns == (Column.NUMBER, Column.WHEN, Column.CONTENT)
    assert second.rows[0].text(Column.CONTENT) == "Đón tiếp đại biểu"


def test_a_row_that_lost_its_last_blank_cells_still_fits() -> None:
    assert rows(f"{HEAD}\n1\tSửa chợ\n2\tMở lớp\tHội Nông dân") == [
        ["1", "Sửa chợ", "", "", ""],
        ["2", "Mở lớp", "Hội Nông dân", "", ""],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên\tChức vụ\tSố điện thoại\nNguyễn Văn A\tBí thư\t0912",
        "Nội dung này không phải là bảng\nmà chỉ là văn xuôi.",
        "1\tSửa chợ\tPhòng Kinh tế\n2\tMở lớp\tHội Nông dân",
        HEAD,
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == []
