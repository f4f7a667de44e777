from __future__ import annotations

import pytest

from tests.vanban.reading_of import context_of
from vanban.facts.table_columns import Column, cell_texts, column_of, column_words, columns_of
from vanban.model import Block


def row(text: str) -> Block:
    """The first row of a text."""
    return next(block for block in context_of(text).blocks if block.cells)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("TT", Column.NO),
        ("Số TT", Column.NO),
        ("Thứ, ngày", Column.DAY),
        ("Thứ/ngày", Column.DAY),
        ("Buổi", Column.PART),
        ("Giờ", Column.HOUR),
        ("Thời gian", Column.HOUR),
        ("Nội dung công việc", Column.CONTENT),
        ("NỘI DUNG", Column.CONTENT),
        ("Chủ trì", Column.CHAIR),
        ("Lãnh đạo chủ trì", Column.CHAIR),
        ("Người thực hiện", Column.LEAD),
        ("Điều hành", Column.LEAD),
        ("Thành phần tham dự", Column.WHO),
        ("Địa điểm", Column.PLACE),
        ("Thời gian hoàn thành", Column.DEADLINE),
        ("Sản phẩm", Column.PRODUCT),
        ("Sáng", Column.MORNING),
        ("Buổi chiều", Column.AFTERNOON),
        ("Ghi chú", Column.NOTE),
        ("Họ và tên", None),
        ("", None),
        ("Phòng họp số 1", None),
    ],
)
def test_what_a_heading_cell_announces(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("TT\tNội dung\tĐiều hành", True),
        ("Ngày\tSáng\tChiều", True),
        ("1\tKhai mạc\tĐồng chí An", False),
        ("Thứ Hai 11/3\tSáng\t7h30\tNội dung họp", False),
        ("Chiều\tHọp\tPhòng họp", False),
        ("TT\tHọ và tên\tChức vụ", False),
    ],
)
def test_which_row_is_a_heading(text: str, is_heading: bool) -> None:
    assert bool(columns_of(row(text))) is is_heading


def test_the_words_of_a_column() -> None:
    block = row("8h00\tHọp giao ban\tPhòng A")
    columns = (Column.HOUR, Column.CONTENT, Column.PLACE)
    assert cell_texts(block) == ("8h00", "Họp giao ban", "Phòng A")
    found = column_words(block, columns, Column.PLACE)
    assert found is not None
    assert found[0] == "Phòng A"
    assert column_words(block, columns, Column.CHAIR) is None
