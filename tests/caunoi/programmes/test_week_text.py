"""A schedule pasted as text: a table of ways in which offices write one."""

from __future__ import annotations

from datetime import date, time

import pytest

from caunoi.programmes.week_rules import Half, Week
from caunoi.programmes.week_text import pasted

WEEK = Week(date(2026, 11, 23))
TABLE = """Thứ, ngày\tBuổi\tGiờ\tNội dung công việc\tChủ trì\tThành phần\tĐịa điểm
Thứ Hai
23/11\tSáng\t7h30\tGiao ban\tĐ/c An\tCác ban\tPhòng A
\t\t9h00 - 10h30\tHội ý\tĐ/c Bình\t\tPhòng B
\tChiều\t\tTiếp công dân\tĐ/c An\tVăn phòng\tTrụ sở
Thứ Tư 25/11\tCả ngày\t\tĐi cơ sở\tĐ/c Bình\t\tXã Bến Thượng
"""


def test_a_table_with_its_heads() -> None:
    read = pasted(TABLE, WEEK)
    assert read.unread == []
    assert [(one.when, one.content, one.chair, one.attendees, one.place) for one in read.sessions] == [
        ("7h30 thứ Hai 23/11", "Giao ban", "Đ/c An", "Các ban", "Phòng A"),
        ("9h00–10h30 thứ Hai 23/11", "Hội ý", "Đ/c Bình", "", "Phòng B"),
        ("chiều thứ Hai 23/11", "Tiếp công dân", "Đ/c An", "Văn phòng", "Trụ sở"),
        ("cả ngày thứ Tư 25/11", "Đi cơ sở", "Đ/c Bình", "", "Xã Bến Thượng"),
    ]


@pytest.mark.parametrize(
    ("text", "on", "half", "start", "content"),
    [
        ("Thứ Hai | 7h30 | Giao ban", 23, Half.MORNING, time(7, 30), "Giao ban"),
        ("Thứ Sáu 27/11|14 giờ|Họp chi bộ", 27, Half.MORNING, time(14), "Họp chi bộ"),
        ("CN 29/11/2026|tối|Trực", 29, Half.EVENING, None, "Trực"),
        ("Thứ Ba, ngày 24/11\n- 7h30: Giao ban", 24, Half.MORNING, time(7, 30), "Giao ban"),
        ("Thứ Ba 24/11\nChiều: Đi cơ sở", 24, Half.AFTERNOON, None, "Đi cơ sở"),
        ("Thứ Ba 24/11\n+ Sáng, 8h00 - 9h00: Hội ý", 24, Half.MORNING, time(8), "Hội ý"),
        ("Thứ Ba\n24/11\nTiếp công dân", 24, Half.MORNING, None, "Tiếp công dân"),
        ("24/11\tCả ngày\tTập huấn\t\t\t\t", 24, Half.DAY, None, "Tập huấn"),
    ],
)
def test_one_line(text: str, on: int, half: Half, start: time | None, content: str) -> None:
    [one] = pasted(text, WEEK).sessions
    assert (one.on.day, one.half, one.start, one.content) == (on, half, start, content)


def test_a_weekday_that_does_not_fit_stays_as_it_was_written() -> None:
    [one] = pasted("Thứ Ba 23/11 | 7h30 | Giao ban", WEEK).sessions
    assert (one.on, one.written) == (date(2026, 11, 23), "Thứ Ba 23/11")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thứ Hai 30/11 | 7h30 | Giao ban", "không thuộc tuần 48"),
        ("7h30: Giao ban", "chưa rõ ngày nào"),
        ("Thứ Hai | 7h30 | | Đ/c An", "chưa có nội dung"),
    ],
)
def test_what_could_not_be_placed_is_named(text: str, why: str) -> None:
    read = pasted(text, WEEK)
    assert (read.sessions, len(read.unread)) == ([], 1)
    assert why in read.unread[0]


def test_hours_that_are_none_or_run_backwards() -> None:
    [one, two] = pasted("Thứ Hai | 25h00 | Một\nThứ Hai | 9h00 - 8h00 | Hai", WEEK).sessions
    assert (one.start, two.start, two.end) == (None, time(9), None)
    assert pasted("\n \n", WEEK).sessions == []
