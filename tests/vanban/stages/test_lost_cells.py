from __future__ import annotations

import pytest

from vanban.stages.lines import Line
from vanban.stages.lost_cells import with_lost_cells

SCHEDULE = ("Thứ, ngày", "Thời gian", "Nội dung", "Chủ trì", "Địa điểm")
PROGRAMME = ("Tháng", "TT", "Nội dung", "Cơ quan chủ trì")


def _rows(*cells: tuple[str, ...]) -> list[tuple[str, ...] | None]:
    lines = [Line("\t".join(each), at, cells=each) for at, each in enumerate(cells)]
    found = list(with_lost_cells(lines))
    assert all(line.cells is None or line.text == "\t".join(line.cells) for line in found)
    return [line.cells for line in found]


@pytest.mark.parametrize("hour", ["14h00", "8:30", "Chiều", "cả ngày"])
def test_an_hour_without_its_day_stands_under_the_hours(hour: str) -> None:
    whole = ("Hai 12/10", "7h30", "Chào cờ", "Đ/c Bắc", "Sân trụ sở")
    short = (hour, "Họp Thường trực", "Đ/c Vân", "Tầng 2")
    assert _rows(SCHEDULE, whole, short)[1:] == [whole, ("", *short)]


def test_a_number_without_its_month_stands_under_the_numbers() -> None:
    rows = _rows(PROGRAMME, ("Tháng 1", "1", "Họp báo", "Văn phòng"), ("2", "Tổng kết", "Ban Tổ chức"))
    assert rows[2] == ("", "2", "Tổng kết", "Ban Tổ chức")


@pytest.mark.parametrize(
    "row",
    [
        ("Ba 13/10", "Sáng", "Tiếp công dân", "Đ/c Vân"),  # what is blank stood last
        ("7h30", "Chào cờ", "Đ/c Bắc", "Sân", "Cả cơ quan"),  # as many as there are headings
        ("Nghỉ bù",),
    ],
)
def test_other_rows_stay(row: tuple[str, ...]) -> None:
    assert _rows(SCHEDULE, row)[1] == row


def test_rows_without_a_header_stay() -> None:
    assert _rows(("14h00", "Họp"), ("15h00", "Nghỉ"))[0] == ("14h00", "Họp")
