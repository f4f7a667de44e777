from __future__ import annotations

from vanban.stages.columns import Column
from vanban.stages.cutting import Sure, cut_rows
from vanban.stages.looks import look_at

NOTHING = Sure(frozenset(), frozenset())
PLAN = (Column.NUMBER, Column.CONTENT, Column.LEAD, Column.WHEN)


def cut(lines: list[str], columns: tuple[Column, ...], sure: Sure = NOTHING) -> list[list[str]]:
    rows = cut_rows([look_at(line) for line in lines], columns, sure)
    return [[" ".join(lines[a:b]) for a, b in row] for row in rows]


def test_no_lines_make_no_rows() -> None:
    assert cut([], PLAN) == []


def test_a_row_for_each_number() -> None:
    lines = [
        "1",
        "Mở lớp tập huấn",
        "kỹ thuật",
        "Hội Nông dân",
        "Quý I",
        "2",
        "Sửa chợ",
        "Phòng Kinh tế",
        "Quý II",
    ]
    assert cut(lines, PLAN, Sure(frozenset({0, 5}), frozenset())) == [
        ["1", "Mở lớp tập huấn kỹ thuật", "Hội Nông dân", "Quý I"],
        ["2", "Sửa chợ", "Phòng Kinh tế", "Quý II"],
    ]


def test_a_blank_cell_is_left_blank() -> None:
    lines = ["1", "Mở lớp tập huấn", "Quý I", "2", "Sửa chợ", "Phòng Kinh tế", "Quý II"]
    assert cut(lines, PLAN, Sure(frozenset({0, 3}), frozenset()))[0] == ["1", "Mở lớp tập huấn", "", "Quý I"]


def test_a_group_is_a_row_of_its_own() -> None:
    lines = ["CÔNG TÁC DÂN VẬN", "1", "Mở lớp tập huấn", "Hội Nông dân", "Quý I"]
    assert cut(lines, PLAN, Sure(frozenset({1}), frozenset({0}))) == [
        ["", "CÔNG TÁC DÂN VẬN", "", ""],
        ["1", "Mở lớp tập huấn", "Hội Nông dân", "Quý I"],
    ]


def test_a_group_of_two_lines_is_one() -> None:
    lines = ["CÔNG TÁC KIỂM TRA,", "GIÁM SÁT", "1", "Mở lớp tập huấn", "Hội Nông dân", "Quý I"]
    rows = cut(lines, PLAN, Sure(frozenset({2}), frozenset({0, 1})))
    assert rows[0] == ["", "CÔNG TÁC KIỂM TRA, GIÁM SÁT", "", ""]


def test_the_width_of_a_column_tells_a_wrapped_line_from_an_ended_one() -> None:
    columns = (Column.MONTH, Column.CONTENT, Column.LEAD)
    lines = [
        "1",
        "Ban hành Chương trình kiểm tra, giám sát của Ban",
        "Thường vụ Huyện ủy năm 2023.",
        "Ủy ban Kiểm",
        "tra Huyện ủy",
        "Sửa đổi Quy định về phân cấp quản lý cán bộ và bổ",
        "nhiệm, giới thiệu cán bộ ứng cử.",
        "Ban Tổ chức",
        "Huyện ủy",
    ]
    assert cut(lines, columns) == [
        [
            "1",
            "Ban hành Chương trình kiểm tra, giám sát của Ban Thường vụ Huyện ủy năm 2023.",
            "Ủy ban Kiểm tra Huyện ủy",
        ],
        [
            "",
            "Sửa đổi Quy định về phân cấp quản lý cán bộ và bổ nhiệm, giới thiệu cán bộ ứng cử.",
            "Ban Tổ chức Huyện ủy",
        ],
    ]


def test_an_office_that_decides_is_work() -> None:
    columns = (Column.CONTENT, Column.LEAD)
    lines = [
        "Ban Thường vụ Tỉnh ủy cho ý kiến mở rộng khu",
        "công nghiệp phía Bắc.",
        "Ban cán sự",
        "đảng UBND tỉnh",
        "Đảng ủy cho ý kiến quy hoạch khu dân cư mới.",
        "Sở Xây dựng",
    ]
    assert [row[0] for row in cut(lines, columns)] == [
        "Ban Thường vụ Tỉnh ủy cho ý kiến mở rộng khu công nghiệp phía Bắc.",
        "Đảng ủy cho ý kiến quy hoạch khu dân cư mới.",
    ]


def test_every_line_has_its_place() -> None:
    lines = [
        "1",
        "Mở lớp",
        "Hội Nông dân xã",
        "Quý I",
        "lạ",
        "2",
        "Sửa chợ",
        "Phòng Kinh tế",
        "Quý II",
        "3",
        "55",
    ]
    rows = cut_rows([look_at(line) for line in lines], PLAN, Sure(frozenset({0, 5, 9}), frozenset()))
    covered = sorted(line for row in rows for a, b in row for line in range(a, b))
    assert covered == list(range(len(lines)))
