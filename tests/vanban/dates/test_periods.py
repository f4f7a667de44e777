from __future__ import annotations

from datetime import date

import pytest

from vanban.dates.periods import find_counts, find_periods, find_recurrences


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("trong tháng 8/2023", date(2023, 8, 1), date(2023, 8, 31)),
        ("tháng 8 năm 2022", date(2022, 8, 1), date(2022, 8, 31)),
        ("tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("trong tháng 12", date(2023, 12, 1), date(2023, 12, 31)),
        ("tháng mười một", date(2023, 11, 1), date(2023, 11, 30)),
        ("quý III/2023", date(2023, 7, 1), date(2023, 9, 30)),
        ("Quý IV năm 2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("quý 2", date(2023, 4, 1), date(2023, 6, 30)),
        ("6 tháng đầu năm 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("06 tháng cuối năm", date(2023, 7, 1), date(2023, 12, 31)),
        ("trong năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("đến cuối năm", date(2023, 1, 1), date(2023, 12, 31)),
        ("tháng 5 và tháng 6/2024", date(2024, 5, 1), date(2024, 6, 30)),
        ("tháng 12 và tháng 01/2024", date(2023, 12, 1), date(2024, 1, 31)),
        ("tháng 12/2022 và tháng 01/2024", date(2022, 12, 1), date(2024, 1, 31)),
    ],
)
def test_periods(words: str, first: date, last: date) -> None:
    found = list(find_periods(words, year=2023))
    assert [(period.first, period.last) for period in found] == [(first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "ngày 11 tháng 8/2023",
        "06 tháng 6 lần",
        "năm 2020 - 2025",
        "hằng tháng",
        "hằng năm",
        "năm học mới",
        "quy định",
    ],
)
def test_no_periods(words: str) -> None:
    assert list(find_periods(words, year=2023)) == []


def test_without_a_year_only_what_has_its_own() -> None:
    found = list(find_periods("trong tháng 8; quý III/2023"))
    assert [period.last for period in found] == [date(2023, 9, 30)]


def test_a_supplied_year_is_told() -> None:
    supplied, written = find_periods("trong tháng 8; trong tháng 9/2022", year=2023)
    assert (supplied.year_written, written.year_written) == (False, True)
    assert written.last == date(2022, 9, 30)


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("hằng ngày", "day"),
        ("hàng tuần", "week"),
        ("định kỳ hằng tháng", "month"),
        ("mỗi tháng", "month"),
        ("hằng quý", "quarter"),
        ("định kỳ 6 tháng", "half-year"),
        ("định kỳ sáu tháng", "half-year"),
        ("6 tháng một lần", "half-year"),
        ("định kỳ 3 tháng", "quarter"),
        ("01 tháng/lần", "month"),
        ("1 quý/lần", "quarter"),
        ("tháng/lần", "month"),
        ("hằng năm", "year"),
    ],
)
def test_recurrences(words: str, every: str) -> None:
    found = list(find_recurrences(f"báo cáo {words} về Văn phòng"))
    assert [recurrence.every for recurrence in found] == [every]


@pytest.mark.parametrize("words", ["trong tháng", "năm 2023", "ngày 15", "từng bước", "2 tháng đầu năm"])
def test_no_recurrences(words: str) -> None:
    assert list(find_recurrences(words)) == []


@pytest.mark.parametrize(
    ("words", "count", "unit"),
    [
        ("07 ngày làm việc", 7, "working_day"),
        ("10 ngày", 10, "day"),
        ("24 giờ", 24, "hour"),
        ("02 tuần", 14, "day"),
        ("một tháng", 1, "month"),
        ("mười lăm ngày", 15, "day"),
        ("05 (năm) ngày làm việc", 5, "working_day"),
        ("3 năm", 3, "year"),
    ],
)
def test_counts(words: str, count: int, unit: str) -> None:
    found = list(find_counts(f"trong {words} kể từ hôm nay"))
    assert [(one.count, one.unit) for one in found] == [(count, unit)]


@pytest.mark.parametrize("words", ["ngày 10", "7 giờ 30", "tháng 8", "12/5/2023", "hồ sơ"])
def test_no_counts(words: str) -> None:
    assert list(find_counts(words)) == []
