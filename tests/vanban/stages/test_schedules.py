from __future__ import annotations

import random

import pytest

from tests.vanban.stages.laid_out import Row, put_together, stacked

EVENTS = (
    "Chào cờ đầu tuần; giao ban Thường trực",
    "Họp Ban Thường vụ Huyện ủy cho ý kiến công tác cán bộ",
    "Tiếp công dân định kỳ",
    "Làm việc với Đảng ủy xã Yên Lộc về xây dựng nông thôn mới",
    "Kiểm tra tiến độ thi công tuyến đường liên xã",
    "Dự Đại hội Chi bộ Văn phòng",
    "Hội nghị giao ban báo cáo viên tháng 6",
    "Viếng nghĩa trang liệt sĩ",
    "Lễ khởi công nhà máy nước sạch",
)
CHAIRS = (
    "Đ/c Bí thư",
    "Đ/c Phó Bí thư Thường trực",
    "Đ/c Hải - CT UBND",
    "Thường trực Huyện ủy",
    "Đ/c Lan PCT",
)
PLACES = (
    "Phòng họp số 1",
    "Hội trường B",
    "Xã Yên Lộc",
    "Phòng họp trực tuyến tầng 3",
    "Trụ sở Tiếp công dân huyện",
    "Tại hiện trường",
    "Nhà Văn hóa thôn Đông",
)
GUESTS = (
    "Các đ/c UVBTV Huyện ủy",
    "Lãnh đạo các ban Đảng, Văn phòng",
    "Theo giấy mời",
    "Toàn thể cán bộ cơ quan",
)
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu")
NAMES = {
    "d": "Thứ, ngày",
    "b": "Buổi",
    "h": "Giờ",
    "e": "Nội dung",
    "l": "Chủ trì",
    "t": "Thành phần",
    "a": "Địa điểm",
}
WIDTHS = {"d": 11, "b": 7, "h": 8, "e": 44, "l": 17, "t": 26, "a": 20}


def week(seed: int, kinds: str) -> list[Row]:
    """A week of made-up events, one or two each half-day; days and halves stand once."""
    choose = random.Random(seed)
    rows: list[Row] = []
    for number, day in enumerate(DAYS):
        for half in ("Sáng", "Chiều"):
            for turn in range(choose.choice([1, 1, 2])):
                first = half == "Sáng" and turn == 0
                said = {
                    "d": f"{day} {number + 3:02d}/6" if first else "",
                    "b": half if turn == 0 else "",
                    "h": choose.choice(["7h30", "8h00", "14h00"]),
                    "e": choose.choice(EVENTS),
                    "l": choose.choice(CHAIRS),
                    "t": choose.choice(GUESTS),
                    "a": choose.choice(PLACES),
                }
                rows.append(tuple(said[kind] for kind in kinds))
    return rows


@pytest.mark.parametrize("kinds", ["dbhelta", "dhela", "dbel", "dhea", "dhet"])
@pytest.mark.parametrize("seed", range(5))
def test_a_printed_week_comes_back(kinds: str, seed: int) -> None:
    rows = week(seed, kinds)
    header = tuple(NAMES[kind] for kind in kinds)
    lines = stacked(header, rows, [WIDTHS[kind] for kind in kinds], every=6 * (seed % 2))
    found, others = put_together(lines, above=["LỊCH CÔNG TÁC TUẦN 23"], below=["Nơi nhận:", "- Lưu VP."])
    right = sum(row in found[1:] for row in rows)
    assert right >= 0.85 * len(rows)  # a name cut in two may fall into the next cell
    assert [row[0] for row in found[1:] if row[0]] == [row[0] for row in rows if row[0]]
    assert others == ["LỊCH CÔNG TÁC TUẦN 23", "Nơi nhận:", "- Lưu VP."]


@pytest.mark.parametrize(
    "day", ["Thứ 2 (15/01)", "Thứ Hai, 15/01", "Thứ Hai 15/01/2024", "Thứ 2 ngày 15/01", "T2 15/01"]
)
def test_the_ways_to_write_a_day(day: str) -> None:
    rows: list[Row] = [
        (day, "7h30", "Giao ban đầu tuần", "Phòng họp số 1"),
        ("", "9h00", "Tiếp dân", "Trụ sở"),
    ]
    found, _ = put_together(stacked(("Thứ, ngày", "Giờ", "Nội dung", "Địa điểm"), rows, [30, 8, 40, 20]))
    assert found[1:] == rows


@pytest.mark.parametrize("hour", ["7h30", "07h30", "7 giờ 30", "07 giờ 30", "7:30", "7h30 - 9h00", "14h"])
def test_the_ways_to_write_an_hour(hour: str) -> None:
    rows: list[Row] = [
        ("Thứ Hai", hour, "Giao ban đầu tuần", "Phòng họp số 1"),
        ("Thứ Ba", hour, "Tiếp dân", "Trụ sở"),
    ]
    found, _ = put_together(stacked(("Thứ", "Thời gian", "Nội dung", "Địa điểm"), rows, [10, 20, 40, 20]))
    assert found[1:] == rows


def test_an_hour_wrapped_in_a_narrow_column_is_one() -> None:
    rows: list[Row] = [("Thứ Hai", "08 giờ 00", "Giao ban đầu tuần", "Phòng họp số 1")]
    found, _ = put_together(stacked(("Thứ", "Giờ", "Nội dung", "Địa điểm"), rows, [10, 6, 40, 20]))
    assert found[1:] == rows
