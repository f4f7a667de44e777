from __future__ import annotations

import pytest

from tests.vanban.reading_of import source_of
from vanban.stages.lines import clean_lines


def left(text: str) -> list[str]:
    lines, _ = clean_lines(source_of(text))
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Trang đầu\n1/3\nTrang hai\n2/3\nTrang ba\n3/3", ["Trang đầu", "Trang hai", "Trang ba"]),
        ("Đầu\n1/2\nCuối", ["Đầu", "Cuối"]),
        ("Đầu\nTrang 1/2\nCuối", ["Đầu", "Cuối"]),
    ],
)
def test_page_counts_are_left_out(text: str, kept: list[str]) -> None:
    assert left(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Thứ Hai\n03/6\nGiao ban\nThứ Ba\n04/6\nHọp",
        "Thứ Bảy\n1/6\nHọp phụ huynh",
        "Từ tháng\n9/2025\nVận hành",
        "Tổng kết\n5/6\n7/6\n9/6",
    ],
)
def test_dates_in_a_table_are_not_page_counts(text: str) -> None:
    assert left(text) == text.split("\n")


def test_a_leading_blank_cell_keeps_the_others_in_their_columns() -> None:
    lines, _ = clean_lines(source_of("TT\tNội dung\tChủ trì\n\tSửa chợ\tPhòng Kinh tế"))
    assert lines[1].cells == ("", "Sửa chợ", "Phòng Kinh tế")
