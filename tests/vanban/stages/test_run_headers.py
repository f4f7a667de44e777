"""A header of a stacked table in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.reading_of import document_of
from vanban.stages.columns import column_of
from vanban.stages.lines import Line
from vanban.stages.run_headers import headings_of, part_headers

KNOWN = (
    "Nội dung công việc",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Đơn vị phối hợp",
    "Thời gian hoàn thành",
    "Sản phẩm",
    "Ghi chú",
)
PROGRAMME = """HUYỆN ỦY MAI LAM
*
Số 11-CTr/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Mai Lam, ngày 12 tháng 01 năm 2024
CHƯƠNG TRÌNH
công tác của Ban Thường vụ Huyện ủy năm 2024
I- NỘI DUNG
{header}
QUÝ I
Tháng 1
1
Kế hoạch kiểm tra, giám sát năm 2024
Ủy ban Kiểm tra Huyện ủy
Ban Thường vụ
Tháng 2
2
Báo cáo tình hình sản xuất vụ Xuân
Ban cán sự đảng UBND huyện
Ban Thường vụ
{header}
Tháng 3
3
Quy định về phân cấp quản lý cán bộ
Ban Tổ chức Huyện ủy
Ban Chấp hành
II- TỔ CHỨC THỰC HIỆN
1- Văn phòng Huyện ủy theo dõi, đôn đốc việc thực hiện.
"""


@given(st.lists(st.sampled_from(KNOWN), min_size=2, max_size=6, unique=True))
def test_known_headings_are_told_apart(names: list[str]) -> None:
    assert headings_of(" ".join(["TT", *names])) == ["TT", *names]
    assert all(column_of(name) for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "TT Huyện ủy gửi báo cáo về Văn phòng Tỉnh ủy",
        "Tháng 10 Nội dung",
        "TT Nội dung",
        "TT Họ và tên Chức vụ Đơn vị",
        "Tháng hành động vì trẻ em, Nội dung tuyên truyền",
    ],
)
def test_prose_and_lists_of_names_are_no_header(text: str) -> None:
    assert headings_of(text) == []


def test_only_above_rows_and_wherever_it_comes_back() -> None:
    header = "TT Nội dung Cơ quan chủ trì Thẩm quyền cho ý kiến"
    alone = [Line(header, 0), Line("Các cơ quan được giao chuẩn bị nội dung.", 1)]
    assert part_headers(alone) == alone
    lines = [Line(header, 0), Line("1", 1), Line("Rà soát hồ sơ", 2), Line(header, 3), Line("Công an xã", 4)]
    texts = [line.text for line in part_headers(lines)]
    names = ["TT", "Nội dung", "Cơ quan chủ trì", "Thẩm quyền cho ý kiến"]
    assert texts == [*names, "1", "Rà soát hồ sơ", *names, "Công an xã"]
    assert [line.at for line in part_headers(lines)[:4]] == [header.index(name) for name in names]


def test_a_programme_below_such_a_header() -> None:
    header = "TT Nội dung Cơ quan chuẩn bị Thẩm quyền cho ý kiến"
    found = document_of(PROGRAMME.format(header=header)).programme_items
    assert [(item.month, item.content, item.unit) for item in found] == [
        (1, "Kế hoạch kiểm tra, giám sát năm 2024", "Ủy ban Kiểm tra Huyện ủy"),
        (2, "Báo cáo tình hình sản xuất vụ Xuân", "Ban cán sự đảng UBND huyện"),
        (3, "Quy định về phân cấp quản lý cán bộ", "Ban Tổ chức Huyện ủy"),
    ]
