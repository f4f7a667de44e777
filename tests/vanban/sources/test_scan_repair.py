"""Signs that OCR takes for others."""

from __future__ import annotations

import pytest

from vanban.sources.scan_repair import Headings, mend


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("~ Chuẩn bị giấy mời", "- Chuẩn bị giấy mời"),
        ("— Chuẩn bị giấy mời", "- Chuẩn bị giấy mời"),
        ("1, Văn phòng Huyện ủy", "1. Văn phòng Huyện ủy"),
        ("4.2, Ủy ban Kiểm tra Đảng ủy", "4.2. Ủy ban Kiểm tra Đảng ủy"),
        ("4,5, Các chi bộ trực thuộc", "4.5. Các chi bộ trực thuộc"),
        ("° Họp chi bộ chuyên đề", "• Họp chi bộ chuyên đề"),
        ("## **3, Ủy ban nhân dân xã**", "## **3. Ủy ban nhân dân xã**"),
        ("trước ngày O9/3/2O23", "trước ngày 09/3/2023"),
        ("ngày l5/3/2024", "ngày 15/3/2024"),
        ("Tỉnh ủy troớc ngày 09/3/2023", "Tỉnh ủy trước ngày 09/3/2023"),
        ("các chỉ ủy, chỉ bộ", "các chi ủy, chi bộ"),
    ],
)
def test_mended(read: str, meant: str) -> None:
    assert mend(read) == meant


@pytest.mark.parametrize(
    "said",
    [
        "- Chuẩn bị giấy mời",
        "Chỉ bộ phận văn thư mới được mở",
        "1,5 tỷ đồng",
        "Số SO/BC ngày 05/3/2024",
        "chỉ đạo, hướng dẫn",
        "=",
        "từ 20-25/3",
    ],
)
def test_left_alone(said: str) -> None:
    assert mend(said) == said


def heads(*read: str) -> list[str]:
    headings = Headings()
    return [headings.mended(line) for line in read]


def test_roman_headings_are_counted() -> None:
    assert heads("I. MỤC ĐÍCH, YÊU CẦU", "IIL THÀNH PHẦN, THỜI GIAN", "III. TỔ CHỨC THỰC HIỆN") == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. THÀNH PHẦN, THỜI GIAN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_a_heading_read_as_strokes() -> None:
    assert heads("l. MỤC ĐÍCH, YÊU CẦU", "ll. TỔ CHỨC THỰC HIỆN") == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. TỔ CHỨC THỰC HIỆN",
    ]


def test_what_is_no_roman_heading_is_left_alone() -> None:
    assert heads("Lưu Văn phòng", "1. Văn phòng Huyện ủy", "CHƯƠNG TRÌNH CÔNG TÁC") == [
        "Lưu Văn phòng",
        "1. Văn phòng Huyện ủy",
        "CHƯƠNG TRÌNH CÔNG TÁC",
    ]
