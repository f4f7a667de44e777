from __future__ import annotations

import pytest

from vanban.stages.anchors import Count, group_lines, is_group, is_time, numbered_lines, opens_rows
from vanban.stages.columns import Column
from vanban.stages.lines import Line

PLAN = (Column.NUMBER, Column.CONTENT, Column.LEAD, Column.WHEN)
BY_QUARTER = (Column.NUMBER, Column.CONTENT, Column.LEAD)
BY_HOUR = (Column.HOUR, Column.CONTENT, Column.LEAD)


def lines(*texts: str) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts)]


def test_numbers_are_taken_in_order() -> None:
    count = Count(Column.NUMBER, "1")
    assert [count.takes(text) for text in ("1", "2", "5", "3.", "(4)", "16/6")] == [
        True,
        True,
        False,
        True,
        True,
        False,
    ]


def test_a_table_may_go_on_from_a_later_number() -> None:
    count = Count(Column.NUMBER, "5")
    assert count.takes("5")
    assert count.takes("6")
    assert not count.takes("5")


@pytest.mark.parametrize("text", ["I", "IV.", "A", "B)", "1.1", "2.3.1."])
def test_groups_and_sub_numbers_are_numbers_too(text: str) -> None:
    assert Count(Column.NUMBER, "1").takes(text)


def test_months_rise() -> None:
    count = Count(Column.MONTH)
    assert [count.takes(text) for text in ("1", "2", "2", "Tháng 3", "12", "5")] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]


def test_weekdays_and_hours_open_rows() -> None:
    assert Count(Column.DAY).takes("Thứ Hai")
    assert Count(Column.DAY).takes("Chủ nhật")
    assert Count(Column.HOUR).takes("7h30")
    assert not Count(Column.DAY).takes("Họp giao ban")
    assert not Count(Column.CONTENT).takes("1")


def test_the_number_of_a_month_is_not_the_number_of_a_row() -> None:
    page = lines(
        "1", "Ban hành Nghị quyết", "Công an xã", "Trong tháng", "2", "2", "Sơ kết", "Sở Nội vụ", "Quý I"
    )
    assert numbered_lines(page, PLAN) == {0, 5}


def test_a_count_begins_again_below_a_group() -> None:
    page = lines(
        "I", "VỀ NÔNG NGHIỆP", "1", "Mở lớp", "2", "Mở chợ", "II", "VỀ DU LỊCH", "1", "Lập quy hoạch"
    )
    assert numbered_lines(page, PLAN) == {0, 2, 4, 6, 8}


def test_a_stray_number_is_not_taken() -> None:
    page = lines("1", "Sửa nhà văn hóa", "Phòng Kinh tế", "55", "2", "Sửa đường")
    assert numbered_lines(page, PLAN) == {0, 4}


def test_no_numbers_without_their_column() -> None:
    assert numbered_lines(lines("1", "2"), (Column.CONTENT, Column.LEAD)) == frozenset()
    assert numbered_lines([], PLAN) == frozenset()


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("CÔNG TÁC XÂY DỰNG ĐẢNG", PLAN),
        ("QUÝ II", PLAN),
        ("Quý II:", PLAN),
        ("Quý II", BY_QUARTER),
        ("Tháng 3/2024", BY_QUARTER),
        ("II. Quý II", BY_QUARTER),
        ("Buổi chiều", BY_HOUR),
        ("Thứ Hai, 14/7", BY_HOUR),
        ("II. Ngày thứ hai (11/4/2025):", BY_HOUR),
    ],
)
def test_headings_of_groups(text: str, columns: tuple[Column, ...]) -> None:
    assert is_group(text, columns)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Quý II", PLAN),
        ("HĐND, UBND", PLAN),
        ("UBMTTQ", PLAN),
        ("Sơ kết công tác quý II", BY_QUARTER),
        ("BTV, BCH", BY_QUARTER),
        ("Buổi chiều", PLAN),
        ("Buổi chiều", (Column.HOUR, Column.PART, Column.CONTENT)),
        ("Báo cáo ngày 11/4", BY_HOUR),
    ],
)
def test_cells_that_are_no_headings(text: str, columns: tuple[Column, ...]) -> None:
    assert not is_group(text, columns)


def test_a_heading_behind_its_number_is_a_row() -> None:
    page = lines("I", "CÔNG TÁC TỔ CHỨC", "1", "Rà soát", "CÔNG TÁC DÂN VẬN")
    assert group_lines(page, PLAN) == {4}


@pytest.mark.parametrize("text", ["1", "01", "I", "A", "Quý I"])
def test_what_only_a_first_row_begins_with(text: str) -> None:
    assert opens_rows(text, Column.NUMBER)


def test_what_no_first_row_begins_with() -> None:
    assert not opens_rows("Cấp trình", Column.NUMBER)
    assert not opens_rows("Cấp trình", Column.MONTH)
    assert opens_rows("1", Column.MONTH)


def test_times_alone() -> None:
    assert is_time("Tháng 3/2024")
    assert is_time("6 tháng đầu năm")
    assert not is_time("Tháng 3 họp Ban Chấp hành")
