from __future__ import annotations

import pytest

from vanban.stages.columns import Column
from vanban.stages.headers import Header, header_at
from vanban.stages.lines import Line


def header_of(text: str) -> Header | None:
    return header_at([Line(line, number) for number, line in enumerate(text.split("\n"))], 0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tháng\nNội dung\nCơ quan\nchuẩn bị\n1\nTổng kết", ["Tháng", "Nội dung", "Cơ quan chuẩn bị"]),
        ("TT\nNội dung\nChủ trì\nPhối hợp\n1\nRà soát", ["TT", "Nội dung", "Chủ trì", "Phối hợp"]),
        (
            "STT\nNỘI DUNG\nCÔNG VIỆC\nCƠ QUAN\nCHỦ TRÌ\nCƠ QUAN\nPHỐI HỢP\nTHỜI GIAN\n1",
            ["STT", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP", "THỜI GIAN"],
        ),
        ("TT\nNội dung\nCơ quan phối\nhợp\nGhi\nchú\n1", ["TT", "Nội dung", "Cơ quan phối hợp", "Ghi chú"]),
        (
            "Thứ, ngày\nGiờ\nNội dung\nĐịa điểm\nThứ Hai",
            ["Thứ, ngày", "Giờ", "Nội dung", "Địa điểm"],
        ),
        ("Số\nTT\nNhiệm vụ\nThời hạn\n1", ["Số TT", "Nhiệm vụ", "Thời hạn"]),
        ("Thời gian\nNội dung\n7h30\nĐón tiếp", ["Thời gian", "Nội dung"]),
    ],
)
def test_the_headings_of_a_stacked_header(text: str, names: list[str]) -> None:
    header = header_of(text)
    assert header is not None
    assert [" ".join(line.text for line in name) for name in header.names] == names


def test_a_last_heading_that_is_not_known_is_one_where_the_first_row_follows() -> None:
    header = header_of("STT\nNội dung\nCơ quan\nchủ trì\nCấp cho ý kiến\nQuý I\n1\nTổng kết")
    assert header is not None
    assert header.columns == (Column.NUMBER, Column.CONTENT, Column.LEAD, Column.OTHER)
    assert header.end == 5


def test_a_first_cell_is_not_taken_into_the_header() -> None:
    header = header_of(
        "Nội dung\nThời gian\nCơ quan chủ trì\nPhối hợp với Công an xã làm sạch dữ liệu\nCông an xã"
    )
    assert header is not None
    assert header.end == 3


@pytest.mark.parametrize(
    "text",
    [
        "Nội dung\nChủ trì\nHọp Ban Thường vụ",
        "Thời gian: 8h00\nĐịa điểm: Hội trường\nThành phần: cán bộ",
        "1. Thời gian\n2. Địa điểm\n3. Nội dung",
        "Tháng\nmười năm nay trời mưa nhiều",
        "Nội dung\nNội dung\nNội dung\nNội dung",
        "Kế hoạch này gồm các nội dung sau\nNội dung\nThời gian\nChủ trì",
    ],
)
def test_lines_that_are_no_header(text: str) -> None:
    assert header_of(text) is None


def test_a_header_of_two_with_work_and_an_office_below() -> None:
    header = header_of(
        "Nội dung\nCơ quan chuẩn bị\nTổng kết năm 2023\nBan Tổ chức\nBan hành Chỉ thị\nVăn phòng"
    )
    assert header is not None
    assert header.columns == (Column.CONTENT, Column.LEAD)


def test_a_header_of_two_needs_a_time_below() -> None:
    assert header_of("Thời gian\nNội dung\nBan Tổ chức chuẩn bị") is None
