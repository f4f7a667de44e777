from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates.written import find_dates, find_parts_of_day, find_times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 09/3/2023", date(2023, 3, 9)),
        ("ngày 11 tháng 8/2023", date(2023, 8, 11)),
        ("ngày 19 tháng 01 năm 2022", date(2022, 1, 19)),
        ("ngày 5.6.2024", date(2024, 6, 5)),
        ("ngày 3-4-2024", date(2024, 4, 3)),
        ("22/3 năm 2023", date(2023, 3, 22)),
        ("ngày 02 tháng 9, năm 2025", date(2025, 9, 2)),
    ],
)
def test_a_written_date(text: str, day: date) -> None:
    [found] = find_dates(text)
    assert found.day == day
    assert found.first is None
    assert found.year_written


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("các ngày 21, 22/7/2023", date(2023, 7, 21), date(2023, 7, 22)),
        ("21-22/7/2023", date(2023, 7, 21), date(2023, 7, 22)),
        ("từ ngày 21 đến ngày 23/7/2023", date(2023, 7, 21), date(2023, 7, 23)),
        ("từ ngày 28/6 đến hết ngày 02/7/2023", date(2023, 6, 28), date(2023, 7, 2)),
        ("ngày 30/12 đến ngày 02/01/2024", date(2023, 12, 30), date(2024, 1, 2)),
    ],
)
def test_a_range(text: str, first: date, last: date) -> None:
    [found] = find_dates(text)
    assert (found.first, found.day) == (first, last)


def test_the_year_of_the_document_stands_in() -> None:
    [found] = find_dates("chiều 21/7", year=2023)
    assert found.day == date(2023, 7, 21)
    assert not found.year_written


@pytest.mark.parametrize(
    "text",
    [
        "nhiệm kỳ 2020 - 2025",
        "Quyết định số 11-QĐ/TU",
        "Nghị định số 30/2020/NĐ-CP",
        "khoản 2/3",
        "ngày 31/02/2024",
        "1.121 đại biểu",
        "chiều 21/7",
        "0900.000.787",
    ],
)
def test_no_date(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("07 giờ 30", "07:30"),
        ("7h30", "07:30"),
        ("13g45", "13:45"),
        ("16 giờ 00", "16:00"),
        ("lúc 8h,", "08:00"),
        ("14:05", "14:05"),
        ("9 giờ 15 phút", "09:15"),
    ],
)
def test_an_hour(text: str, hour: str) -> None:
    assert [found.text for found in find_times(text)] == [hour]


@pytest.mark.parametrize("text", ["trực 24/24 giờ", "1:1000", "25 giờ", "8 giải pháp"])
def test_no_hour(text: str) -> None:
    assert list(find_times(text)) == []


def test_parts_of_the_day() -> None:
    assert [found.text for found in find_parts_of_day("Sáng 21/7, buổi chiều cùng ngày")] == ["sáng", "chiều"]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"ngày {day.day:02d} tháng {day.month} năm {day.year}"):
        assert [found.day for found in find_dates(text)] == [day]


@given(st.text(alphabet="0123456789/-., ngàythánăm", max_size=60))
def test_any_text_is_read_without_fault(text: str) -> None:
    for found in find_dates(text, year=2024):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "words",
    [
        "âm thanh, ánh sáng; trước ngày 24/7",
        "tối đa 3 người",
        "đèn chiếu sáng",
        "chiều dài 5 km",
        "ý sáng tạo",
    ],
)
def test_words_that_only_hold_a_part_of_the_day(words: str) -> None:
    assert list(find_parts_of_day(words)) == []
