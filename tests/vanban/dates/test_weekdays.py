from __future__ import annotations

from datetime import date

import pytest

from vanban.dates.weekdays import weekday_doubt, weekday_in, weekday_name


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("thứ Hai", 0),
        ("Thứ 3", 1),
        ("THỨ TƯ", 2),
        ("thứ năm", 3),
        ("(Thứ 6)", 4),
        ("thứ Bảy", 5),
        ("thứ bẩy", 5),
        ("Chủ nhật", 6),
        ("chúa nhật", 6),
        ("phiên họp thứ nhất", None),
        ("lần thứ 20", None),
        ("ngày 5/6", None),
    ],
)
def test_the_day_of_the_week_in_words(text: str, weekday: int | None) -> None:
    assert weekday_in(text) == weekday


def test_every_day_has_its_name() -> None:
    names = [weekday_name(date(2024, 4, day)) for day in range(8, 15)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("thứ Sáu, ngày 12/4/2024", False),
        ("thứ Năm, ngày 12/4/2024", True),
        ("ngày 12/4/2024 (thứ Sáu)", False),
        ("ngày 12/4/2024 (Chủ nhật)", True),
        ("ngày 12/4/2024 là thứ Hai", True),
        ("ngày 12/4/2024", False),
        ("Tuần thứ hai, từ ngày 12/4/2024", False),
        ("Hội nghị lần thứ ba, ngày 12/4/2024", False),
        ("phiên họp thứ hai của Ban Chỉ đạo được tổ chức tại Hội trường vào ngày 12/4/2024", False),
    ],
)
def test_a_day_of_the_week_that_does_not_fit_is_doubted(text: str, doubted: bool) -> None:
    start = text.index("ngày 12/4/2024") if "ngày 12" in text else 0
    doubt = weekday_doubt(text, date(2024, 4, 12), start, start + len("ngày 12/4/2024"))
    assert bool(doubt) is doubted
    assert not doubted or "12/04/2024 là thứ Sáu" in doubt


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("II. NGÀY THỨ HAI (11/4/2025)", False),
        ("ngày thứ hai (11/4/2025)", False),
        ("ngày thứ Hai, 11/4/2025", True),
    ],
)
def test_days_that_are_counted_are_no_days_of_the_week(text: str, doubted: bool) -> None:
    start = text.index("11/4")
    assert bool(weekday_doubt(text, date(2025, 4, 11), start, start + len("11/4/2025"))) is doubted
