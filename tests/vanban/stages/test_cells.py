from __future__ import annotations

import pytest

from vanban.stages.cells import NEVER, TIED, begin, blank, cut_short, go_on, is_shape, wrap
from vanban.stages.columns import Column
from vanban.stages.looks import Look, look_at

WORK = "Ban hành Nghị quyết về phát triển kinh tế tập thể"
OFFICE = "Ban Tổ chức Huyện ủy"


def looks(first: str, second: str) -> tuple[Look, Look]:
    return look_at(first), look_at(second)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column.MONTH, "3"),
        (Column.MONTH, "Tháng 12"),
        (Column.MONTH, "10/2024"),
        (Column.QUARTER, "Quý II"),
        (Column.DAY, "Thứ Hai"),
        (Column.DAY, "Thứ 2 (15/01)"),
        (Column.DAY, "Chủ nhật"),
        (Column.DAY, "03/6"),
        (Column.PART, "Sáng"),
        (Column.PART, "Cả ngày"),
        (Column.HOUR, "7h30"),
        (Column.HOUR, "08 giờ 00"),
        (Column.HOUR, "14h00 - 15h30"),
        (Column.HOUR, "7:30"),
    ],
)
def test_the_shape_of_a_column(column: Column, text: str) -> None:
    assert is_shape(column, text)
    assert begin(look_at(text), column) == 0.0


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column.MONTH, "13"),
        (Column.MONTH, "Sơ kết tháng 3"),
        (Column.DAY, "Thứ trưởng Bộ Nội vụ"),
        (Column.PART, "Sáng kiến"),
        (Column.HOUR, "7 hội nghị"),
        (Column.CONTENT, "3"),
    ],
)
def test_words_of_another_shape(column: Column, text: str) -> None:
    assert not is_shape(column, text)


@pytest.mark.parametrize(
    ("text", "fits", "not_so"),
    [
        (WORK, Column.CONTENT, Column.LEAD),
        (OFFICE, Column.LEAD, Column.CONTENT),
        ("Đ/c Bí thư", Column.LEAD, Column.CONTENT),
        ("Đ/c Bí thư", Column.LEAD, Column.COORDINATION),
        ("15/9/2025", Column.WHEN, Column.CONTENT),
        ("Thường xuyên", Column.WHEN, Column.LEAD),
        ("Trước ngày", Column.WHEN, Column.CONTENT),
        ("Phòng họp số 1", Column.PLACE, Column.LEAD),
        ("Hội trường tầng 2", Column.PLACE, Column.PEOPLE),
        ("Toàn thể cán bộ, công chức", Column.PEOPLE, Column.PLACE),
        ("Tờ trình, dự thảo Nghị quyết", Column.PRODUCT, Column.WHEN),
        ("2025 - 2030 và những năm tiếp theo", Column.CONTENT, Column.LEAD),
        ("Huyện ủy", Column.PLACE, Column.LEAD),
    ],
)
def test_a_line_begins_a_cell_where_it_fits(text: str, fits: Column, not_so: Column) -> None:
    assert begin(look_at(text), fits) < begin(look_at(text), not_so)


@pytest.mark.parametrize("column", [Column.CONTENT, Column.LEAD, Column.PLACE, Column.PRODUCT, Column.NOTE])
def test_lower_case_seldom_begins_a_cell(column: Column) -> None:
    assert begin(look_at("tỉnh và các đoàn thể"), column) > begin(look_at("Tỉnh và các đoàn thể"), column)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ban Tổ chức", "Tỉnh ủy"),
        ("Ủy ban Kiểm tra", "Đảng ủy"),
        ("Đảng ủy", "Công an tỉnh"),
        ("Đ/c Phó Bí thư", "Thường trực"),
        ("Đ/c Hải - CT", "UBND"),
        ("Đồng chí", "Nguyễn Văn Tâm"),
        ("Đ/c Nguyễn", "Văn Tâm"),
    ],
)
def test_two_lines_of_one_name_are_tied(first: str, second: str) -> None:
    before, look = looks(first, second)
    assert go_on(before, look, Column.LEAD) == TIED


@pytest.mark.parametrize(
    ("first", "second"),
    [("Văn phòng Huyện ủy", "Ban Tổ chức Huyện ủy"), ("Công an xã", WORK), ("Sở Nội vụ", "15/9/2025")],
)
def test_two_names_are_not(first: str, second: str) -> None:
    before, look = looks(first, second)
    assert go_on(before, look, Column.LEAD) > 1.0


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("Ban hành Nghị quyết về đổi mới", "nội dung sinh hoạt", Column.CONTENT),
        ("Các ban Đảng, Ủy", "ban Kiểm tra", Column.LEAD),
        ("Trước", "25/12/2025", Column.WHEN),
        ("Thứ Hai", "03/6", Column.DAY),
        ("08 giờ", "00", Column.HOUR),
    ],
)
def test_what_goes_on_costs_little(first: str, second: str, column: Column) -> None:
    before, look = looks(first, second)
    assert go_on(before, look, column) < 0.5


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("Sáng", "Chiều", Column.PART),
        ("7h30", "Họp giao ban", Column.HOUR),
        ("1", "Ban hành", Column.NUMBER),
        ("Thứ Hai", "Giao ban", Column.DAY),
        ("Sơ kết công tác năm.", "Tổng kết phong trào", Column.CONTENT),
    ],
)
def test_what_does_not_go_on_costs_much(first: str, second: str, column: Column) -> None:
    before, look = looks(first, second)
    assert go_on(before, look, column) > 3.0


def test_a_list_goes_on_within_its_cell() -> None:
    before, look = looks("- Ban hành Nghị quyết năm 2024.", "- Tổng kết công tác xây dựng Đảng.")
    assert go_on(before, look, Column.CONTENT) < 1.0
    assert go_on(before, look, Column.LEAD) > 3.0


def test_an_open_end_wants_its_rest() -> None:
    assert cut_short(look_at("Ban Tuyên giáo và")) > 2.0
    assert cut_short(look_at("Ban Tuyên giáo")) == 0.0


@pytest.mark.parametrize(
    ("first", "second", "width", "cost"),
    [
        ("Ban hành Chương trình kiểm tra, giám sát của Ban", "Thường vụ", 50, 0.0),
        ("Sơ kết công tác", "Tổng kết phong trào", 50, 2.6),
        ("Ban hành Chương trình kiểm tra năm", "Ban Tổ chức", 45, 1.2),
    ],
)
def test_a_line_wraps_only_where_the_next_word_does_not_fit(
    first: str, second: str, width: int, cost: float
) -> None:
    before, look = looks(first, second)
    assert max(wrap(before, look, width), 0.0) == cost


def test_blanks_cost_less_in_a_schedule() -> None:
    plan = (Column.NUMBER, Column.CONTENT, Column.LEAD)
    week = (Column.DAY, Column.PART, Column.CONTENT, Column.LEAD)
    assert blank(Column.LEAD, week) < blank(Column.LEAD, plan)
    assert blank(Column.CONTENT, week) == blank(Column.CONTENT, plan)
    assert blank(Column.NUMBER, plan) < NEVER
