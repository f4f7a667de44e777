from __future__ import annotations

import pytest

from vanban.stages.columns import Column, column_key, column_of, distinct, header_columns, is_one_heading


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("TT", Column.NUMBER),
        ("STT", Column.NUMBER),
        ("Số TT", Column.NUMBER),
        ("Số thứ tự", Column.NUMBER),
        ("Tháng", Column.MONTH),
        ("THÁNG", Column.MONTH),
        ("Quý", Column.QUARTER),
        ("Thứ, ngày", Column.DAY),
        ("Ngày tháng", Column.DAY),
        ("Buổi", Column.PART),
        ("Giờ", Column.HOUR),
        ("Thời gian", Column.WHEN),
        ("Thời gian hoàn thành", Column.WHEN),
        ("Thời hạn", Column.WHEN),
        ("Hạn hoàn thành", Column.WHEN),
        ("Tiến độ thực hiện", Column.WHEN),
        ("Dự kiến thời gian", Column.WHEN),
        ("Nội dung", Column.CONTENT),
        ("Nội dung công việc", Column.CONTENT),
        ("NỘI DUNG NHIỆM VỤ", Column.CONTENT),
        ("Nhiệm vụ", Column.CONTENT),
        ("Tên đề án", Column.CONTENT),
        ("Công việc", Column.CONTENT),
        ("Dự án chậm quyết toán", Column.CONTENT),
        ("Công trình", Column.CONTENT),
        ("Chủ đầu tư", Column.LEAD),
        ("Hạn mới", Column.WHEN),
        ("Hạn theo quy định", Column.WHEN),
        ("Cơ quan chuẩn bị", Column.LEAD),
        ("Cơ quan chủ trì", Column.LEAD),
        ("Cơ quan chủ trì chuẩn bị", Column.LEAD),
        ("Đơn vị chủ trì, phối hợp", Column.LEAD),
        ("Cơ quan tham mưu, đề xuất", Column.LEAD),
        ("Đ/c chỉ đạo", Column.LEAD),
        ("Cơ quan, đơn vị phối hợp", Column.COORDINATION),
        ("Việc được giao", Column.CONTENT),
        ("Mốc hoàn thành", Column.WHEN),
        ("Lãnh đạo Ban phụ trách", Column.LEAD),
        ("Chuyên viên thực hiện", Column.LEAD),
        ("Ban, đơn vị chủ trì", Column.LEAD),
        ("Sở, ngành thực hiện", Column.LEAD),
        ("Cá nhân phụ trách", Column.LEAD),
        ("Đơn vị thực hiện", Column.LEAD),
        ("Người thực hiện", Column.LEAD),
        ("Thực hiện", Column.LEAD),
        ("Điều hành", Column.LEAD),
        ("Phân công", Column.LEAD),
        ("Lãnh đạo phụ trách", Column.LEAD),
        ("Cơ quan phối hợp", Column.COORDINATION),
        ("Phối hợp", Column.COORDINATION),
        ("Đơn vị phối hợp thực hiện", Column.COORDINATION),
        ("Sản phẩm", Column.PRODUCT),
        ("Kết quả, sản phẩm", Column.PRODUCT),
        ("Địa điểm", Column.PLACE),
        ("Thành phần tham dự", Column.PEOPLE),
        ("Ghi chú", Column.NOTE),
        ("Số ngày quá hạn", Column.COUNT),
        ("Tỷ lệ (%)", Column.COUNT),
        ("Kinh phí", Column.COUNT),
    ],
)
def test_a_heading_names_its_column(name: str, column: Column) -> None:
    assert column_of(name) is column


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "Quý I",
        "Tháng 3",
        "Ban hành Chỉ thị về lãnh đạo đại hội",
        "Tổ chức hội nghị sơ kết",
        "Phòng Nội vụ",
        "Ban Tổ chức Huyện ủy",
        "Phối hợp với Công an xã làm sạch dữ liệu",
        "Thời gian: 08 giờ 00, ngày 05/3/2024.",
        "Nội dung:",
        "Thời gian: 02 ngày",
        "Địa điểm: Hội trường Ủy ban nhân dân xã",
        "Công tác xây dựng Đảng",
        "Nội dung và tiến độ thực hiện các nhiệm vụ trọng tâm của Ban Chấp hành trong năm nay",
        "",
    ],
)
def test_other_words_are_no_heading(text: str) -> None:
    assert column_of(text) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cơ quan", "chuẩn bị"),
        ("CƠ QUAN", "CHỦ TRÌ"),
        ("Đơn vị", "PHỐI HỢP"),
        ("THỜI GIAN", "HOÀN THÀNH"),
        ("Thời gian", "(dự kiến)"),
        ("NỘI DUNG", "CÔNG VIỆC"),
        ("THÀNH PHẦN", "THAM DỰ"),
    ],
)
def test_a_wrapped_heading_is_one(first: str, second: str) -> None:
    assert is_one_heading(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Nội dung", "Chủ trì"), ("NỘI DUNG", "THỜI GIAN"), ("Chủ trì", "Thành phần"), ("Tháng", "Nội dung")],
)
def test_two_headings_stay_two(first: str, second: str) -> None:
    assert not is_one_heading(first, second)


def test_a_header_row() -> None:
    cells = (
        "STT",
        "Nội dung công việc",
        "Thời hạn",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Sản phẩm, kết quả",
    )
    assert header_columns(cells) == (
        Column.NUMBER,
        Column.CONTENT,
        Column.WHEN,
        Column.LEAD,
        Column.COORDINATION,
        Column.PRODUCT,
    )


def test_a_heading_that_is_not_known_is_kept_as_other() -> None:
    assert header_columns(("TT", "Nội dung", "Cấp trình", "Chủ trì")) == (
        Column.NUMBER,
        Column.CONTENT,
        Column.OTHER,
        Column.LEAD,
    )


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "Nội dung", "Thời gian"),
        ("Nơi nhận:", "T/M BAN THƯỜNG VỤ"),
        ("Họ và tên", "Chức vụ", "Ghi chú"),
        ("7h30", "Nội dung", "Chủ trì"),
        ("Nội dung", "Ban hành Nghị quyết", "Huyện ủy"),
        ("", ""),
    ],
)
def test_rows_that_are_no_header(cells: tuple[str, ...]) -> None:
    assert header_columns(cells) is None


def test_of_an_office_and_the_leader_over_it_the_office_does_the_work() -> None:
    columns = (Column.NUMBER, Column.CONTENT, Column.LEAD, Column.LEAD)
    names = ("TT", "Nội dung", "Lãnh đạo chỉ đạo", "Đơn vị thực hiện")
    assert distinct(columns, names) == (Column.NUMBER, Column.CONTENT, Column.OVERSEER, Column.LEAD)


def test_one_leader_alone_stays() -> None:
    columns = (Column.CONTENT, Column.LEAD)
    assert distinct(columns, ("Nội dung", "Lãnh đạo phụ trách")) == columns


def test_the_key_of_a_heading_has_no_marks() -> None:
    assert column_key("Cơ quan\n chủ trì (chính)") == "co quan chu tri chinh"


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Nội dung", "Thực hiện", False),
        ("NỘI DUNG", "THỰC HIỆN", False),
        ("Thời gian", "Thực hiện", False),
        ("Nội dung", "thực hiện", True),
        ("Cơ quan", "Chủ trì", True),
        ("THỜI GIAN", "THỰC HIỆN", True),
    ],
)
def test_a_heading_over_another_is_one_only_where_it_is_wrapped(first: str, second: str, one: bool) -> None:
    assert is_one_heading(first, second) is one
