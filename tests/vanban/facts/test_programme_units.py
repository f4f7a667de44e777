from __future__ import annotations

import pytest

from vanban.facts.programme_units import Shared, named_alone, share_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chào cờ; giao ban (Văn phòng Huyện ủy chuẩn bị).",
            Shared("Chào cờ; giao ban", "Văn phòng Huyện ủy"),
        ),
        (
            "Họp Ban Thường vụ (giao Văn phòng chủ trì, phối hợp với Ban Tổ chức tham mưu)",
            Shared("Họp Ban Thường vụ", "Văn phòng", "Ban Tổ chức"),
        ),
        (
            "Giao ban khối nội chính: Văn phòng Thị ủy chuẩn bị.",
            Shared("Giao ban khối nội chính", "Văn phòng Thị ủy"),
        ),
        ("Nội dung: tài liệu đã chuẩn bị", Shared("Nội dung: tài liệu đã chuẩn bị")),
        ("Ban hành Nghị quyết (Ban Tổ chức)", Shared("Ban hành Nghị quyết", "Ban Tổ chức")),
        (
            "Kiểm tra tại 02 xã (Ban Tổ chức Huyện ủy chuẩn bị)",
            Shared("Kiểm tra tại 02 xã", "Ban Tổ chức Huyện ủy"),
        ),
        (
            "Ban hành đề án. Cơ quan chuẩn bị: Ban Tổ chức Tỉnh ủy.",
            Shared("Ban hành đề án", "Ban Tổ chức Tỉnh ủy"),
        ),
        (
            "Tổng kết công tác - Chủ trì: Ban Dân vận; phối hợp: UBMTTQ",
            Shared("Tổng kết công tác", "Ban Dân vận", "UBMTTQ"),
        ),
        (
            "Sơ kết 5 năm (cơ quan chuẩn bị: UBKT; phối hợp: VPTU)",
            Shared("Sơ kết 5 năm", "UBKT", "VPTU"),
        ),
        (
            "Xây dựng đề án do Ban Tổ chức chủ trì, phối hợp với Văn phòng.",
            Shared("Xây dựng đề án", "Ban Tổ chức", "Văn phòng"),
        ),
        ("Khai giảng lớp trung cấp (khóa 92)", Shared("Khai giảng lớp trung cấp (khóa 92)")),
        ("Làm việc (buổi sáng) với xã An;", Shared("Làm việc (buổi sáng) với xã An")),
        ("Ban hành kế hoạch thực hiện Nghị quyết", Shared("Ban hành kế hoạch thực hiện Nghị quyết")),
        ("", Shared("")),
    ],
)
def test_who_prepares_an_item(text: str, expected: Shared) -> None:
    assert share_out(text) == expected


@pytest.mark.parametrize(
    ("line", "unit", "coordination"),
    [
        ("Chuẩn bị: Văn phòng Thị ủy", "Văn phòng Thị ủy", None),
        ("Cơ quan chuẩn bị: Ban Tổ chức Tỉnh ủy.", "Ban Tổ chức Tỉnh ủy", None),
        ("Đơn vị chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính", "Sở Nội vụ", "Sở Tài chính"),
    ],
)
def test_a_line_that_only_names_who_prepares(line: str, unit: str, coordination: str | None) -> None:
    named = named_alone(line)
    assert named is not None
    assert (named.unit, named.coordination) == (unit, coordination)


@pytest.mark.parametrize(
    "line", ["Sơ kết công tác dân vận.", "Chuẩn bị nội dung kỳ họp", "Thời gian: tháng 8"]
)
def test_other_lines_name_nobody(line: str) -> None:
    assert named_alone(line) is None
