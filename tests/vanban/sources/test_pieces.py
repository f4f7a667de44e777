"""Pieces of text put in the order in which a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.sources.pieces import Piece, gap_splits, in_order, is_marker


def at(text: str, left: float, top: float, right: float | None = None) -> Piece:
    return Piece(text, left, top, right if right is not None else left + 7 * len(text), top + 14)


def read(*pieces: Piece) -> list[str]:
    return ["\t".join(piece.text for piece in row) for row in in_order(pieces)]


def test_lines_below_each_other_stay_as_they_are() -> None:
    assert read(at("a", 10, 0), at("b", 300, 20), at("c", 10, 40)) == ["a", "b", "c"]


def test_lines_out_of_order_are_put_in_order() -> None:
    assert read(at("ba", 10, 40), at("một", 10, 0), at("hai", 10, 20)) == ["một", "hai", "ba"]


def test_a_letterhead_is_read_column_by_column() -> None:
    pieces = [
        at("ĐẢNG BỘ TỈNH HẢI LAM", 10, 0, 180),
        at("ĐẢNG CỘNG SẢN VIỆT NAM", 300, 0, 500),
        at("HUYỆN ỦY PHÚ KHÊ", 20, 18, 170),
        at("*", 90, 36, 100),
        at("Phú Khê, ngày 05 tháng 3 năm 2024", 280, 36, 520),
        at("Số 45-KH/HU", 40, 54, 150),
        at("KẾ HOẠCH", 240, 90, 320),
    ]
    assert read(*pieces) == [
        "ĐẢNG BỘ TỈNH HẢI LAM",
        "HUYỆN ỦY PHÚ KHÊ",
        "*",
        "Số 45-KH/HU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Phú Khê, ngày 05 tháng 3 năm 2024",
        "KẾ HOẠCH",
    ]


def test_columns_of_different_pitch_do_not_mix() -> None:
    left = [
        at(text, 10, 20.0 * number, 180)
        for number, text in enumerate(["UBND HUYỆN", "PHÒNG NỘI VỤ", "Số: 12"])
    ]
    right = [
        at(text, 300, 26.0 * number, 520)
        for number, text in enumerate(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do", "ngày 05"])
    ]
    assert read(*left, *right)[:3] == ["UBND HUYỆN", "PHÒNG NỘI VỤ", "Số: 12"]


def test_a_heading_below_a_letterhead_is_not_part_of_it() -> None:
    pieces = [
        at("TỈNH ỦY HẢI LAM", 10, 0, 150),
        at("ĐẢNG CỘNG SẢN VIỆT NAM", 300, 0, 500),
        at("I. MỤC ĐÍCH", 10, 20, 110),
        at("Nội dung của kế hoạch này kéo dài hết cả dòng", 10, 40, 520),
    ]
    assert read(*pieces)[2] == "I. MỤC ĐÍCH"


def test_a_title_in_the_middle_ends_the_columns() -> None:
    pieces = [
        at("Số 12", 10, 0, 100),
        at("ngày 05", 300, 0, 520),
        at("KẾ HOẠCH", 230, 20, 300),
        at("Kính gửi", 10, 40, 100),
    ]
    assert read(*pieces) == ["Số 12", "ngày 05", "KẾ HOẠCH", "Kính gửi"]


def test_a_schedule_is_read_row_by_row() -> None:
    pieces = [
        at("7 giờ 30", 10, 0, 80),
        at("Đón tiếp đại biểu", 200, 0, 400),
        at("8 giờ", 10, 20, 60),
        at("Khai mạc", 200, 20, 300),
    ]
    assert read(*pieces) == ["7 giờ 30\tĐón tiếp đại biểu", "8 giờ\tKhai mạc"]


def test_recipients_beside_a_signature() -> None:
    pieces = [
        at("Nơi nhận:", 10, 0, 80),
        at("T/M BAN THƯỜNG VỤ", 300, 0, 480),
        at("- Thường trực Tỉnh ủy,", 10, 20, 170),
        at("PHÓ BÍ THƯ", 330, 20, 440),
        at("- Lưu Văn phòng.", 10, 40, 130),
        at("Nguyễn Văn Bình", 320, 110, 450),
    ]
    assert read(*pieces) == [
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy,",
        "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nguyễn Văn Bình",
    ]


@pytest.mark.parametrize("text", ["-", "+", "1.", "12)", "a)", "đ)", "1.2.", "III.", "IV-", "(1)"])
def test_markers(text: str) -> None:
    assert is_marker(text)


@pytest.mark.parametrize("text", ["Số", "ngày", "2024", "- Giao", "T/M", ""])
def test_no_markers(text: str) -> None:
    assert not is_marker(text)


@pytest.mark.parametrize(
    ("gaps", "cuts"),
    [
        ([], []),
        ([4, 4, 4, 4], []),
        ([4, 4, 80, 4], [2]),
        ([4, 60, 4, 4, 70, 4], [1, 4]),
        ([9, 9, 10, 9], []),
        ([60], [0]),
        ([12], []),
        ([70, 80], [0, 1]),
    ],
)
def test_gaps_that_part_columns(gaps: list[float], cuts: list[int]) -> None:
    assert gap_splits(gaps, 14) == cuts


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 300), st.floats(1, 40)),
        min_size=1,
        max_size=30,
    )
)
def test_no_piece_is_lost_or_doubled(places: list[tuple[float, float, float, float]]) -> None:
    pieces = [
        Piece(f"mảnh {number}", left, top, left + wide, top + high)
        for number, (left, top, wide, high) in enumerate(places)
    ]
    given_back = [piece.text for row in in_order(pieces) for piece in row]
    assert sorted(given_back) == sorted(piece.text for piece in pieces)
