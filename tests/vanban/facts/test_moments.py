from __future__ import annotations

from datetime import date

import pytest

from vanban.facts.moments import clock_times, find_whens

YEAR = 2024
Short = tuple[str | None, str | None, str | None]


def short(text: str) -> list[Short]:
    """(first day, last day, hour) of every moment, days as DD/MM/YYYY."""
    return [
        (
            f"{when.day:%d/%m/%Y}" if when.day else None,
            f"{when.last:%d/%m/%Y}" if when.last else None,
            when.time,
        )
        for when in find_whens(text, YEAR)
    ]


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("bắt đầu từ 07 giờ 30, ngày 19 tháng 01 năm 2022", "19/01/2022", "07:30"),
        ("vào lúc 8h00 ngày 15/5/2024", "15/05/2024", "08:00"),
        ("vào hồi 13g30 ngày 15/5", "15/05/2024", "13:30"),
        ("07 giờ 30 phút ngày 14 tháng 5 năm 2024 (thứ ba)", "14/05/2024", "07:30"),
        ("ngày 16/5/2024, lúc 7h30’", "16/05/2024", "07:30"),
        ("Bắt đầu từ 14 giờ 00, ngày 12/4/2024 (thứ Sáu)", "12/04/2024", "14:00"),
        ("Đúng 14 giờ 00 phút ngày 20 tháng 6 năm 2024", "20/06/2024", "14:00"),
        ("7h30 - 11h30, ngày 15/5/2024", "15/05/2024", "07:30"),
        ("Từ 7h30 đến 11h30 ngày 15/5/2024", "15/05/2024", "07:30"),
        ("2 giờ chiều ngày 5/6/2024", "05/06/2024", "14:00"),
        ("07g30, ngày 15.5.2024", "15/05/2024", "07:30"),
        ("lúc 07h 30 ngày 15-5-2024", "15/05/2024", "07:30"),
        ("chiều 21/7", "21/07/2024", "chiều"),
        ("sáng, chiều ngày 15/5/2024", "15/05/2024", "sáng"),
        ("tối 15/5 (19h30)", "15/05/2024", "19:30"),
        ("14h00’ - 17h00’, chiều thứ Tư, 15/5/2024", "15/05/2024", "14:00"),
        ("lúc 8h sáng thứ Tư ngày 15/5/2024", "15/05/2024", "08:00"),
        ("buổi sáng, ngày 22/7/2024", "22/07/2024", "sáng"),
        ("ngày 22/7/2024 (buổi chiều)", "22/07/2024", "chiều"),
        ("dự kiến tổ chức vào ngày 22/3/2023", "22/03/2023", None),
        ("dự kiến ngày 11 tháng 8/2023 (có giấy mời cụ thể sau)", "11/08/2023", None),
        ("ngày 16/5/2024; đón tiếp đại biểu từ 7h00, khai mạc 7h30", "16/05/2024", "07:30"),
        ("20 giờ 00, ngày 19/5/2023. Đại biểu ổn định chỗ ngồi trước 19 giờ 40 phút", "19/05/2023", "20:00"),
    ],
)
def test_a_day_with_its_hour(text: str, day: str, time: str | None) -> None:
    assert short(text) == [(day, None, time)]


@pytest.mark.parametrize(
    ("text", "first", "last", "time"),
    [
        ("Từ ngày 03/6/2024 đến ngày 09/6/2024", "03/06/2024", "09/06/2024", None),
        ("trong 02 ngày, 24 và 25/7/2025", "24/07/2025", "25/07/2025", None),
        ("vào các ngày 21, 22/7/2023", "21/07/2023", "22/07/2023", None),
        ("Từ 14h00 ngày 14/5 đến 11h30 ngày 15/5/2024", "14/05/2024", "15/05/2024", "14:00"),
        ("chiều 14 và ngày 15/7/2024", "14/07/2024", "15/07/2024", "chiều"),
        ("các ngày 15, 16, 17/5/2024", "15/05/2024", "17/05/2024", None),
        ("trong 03 ngày (từ ngày 15 - 17/5/2024)", "15/05/2024", "17/05/2024", None),
        ("8h00 -11h30 ngày 15 và 16/5/2024", "15/05/2024", "16/05/2024", "08:00"),
        ("ngày 30/12 và ngày 02/01/2025", "30/12/2024", "02/01/2025", None),
    ],
)
def test_a_run_of_days(text: str, first: str, last: str, time: str | None) -> None:
    assert short(text) == [(first, last, time)]


@pytest.mark.parametrize(
    "text",
    [
        "kỷ niệm 60 năm Ngày thành lập tỉnh (19/5/1963 - 19/5/2023)",
        "trao Huy hiệu Đảng đợt 03/02: dự kiến tổ chức",
        "đạt 3/7 chỉ tiêu theo khoản 5.6",
        "trong tháng 8 hoặc quý IV",
    ],
)
def test_a_day_that_is_only_remembered_is_none(text: str) -> None:
    assert short(text) == []


def test_two_days_each_keep_their_own_hour() -> None:
    text = "ngày 20/3/2024 nay chuyển sang 08 giờ 00, ngày 22/3/2024"
    assert short(text) == [("20/03/2024", None, None), ("22/03/2024", None, "08:00")]


def test_the_same_day_has_an_hour_and_no_date() -> None:
    (when,) = find_whens("Hội thảo khai mạc lúc 08 giờ 30 phút cùng ngày", YEAR)
    assert (when.day, when.time, when.same_day) == (None, "08:30", True)


def test_the_same_day_with_its_date_in_brackets_is_that_date() -> None:
    assert short("14 giờ 30 phút cùng ngày (11/3/2024)") == [("11/03/2024", None, "14:30")]


@pytest.mark.parametrize(
    ("text", "tentative"),
    [
        ("dự kiến tổ chức vào ngày 22/3/2023", True),
        ("dự kiến 01 buổi, sáng ngày 24/01/2025", True),
        ("ngày 22/3/2023, dự kiến kết thúc lúc 11h", False),
        ("vào ngày 22/3/2023", False),
    ],
)
def test_what_is_only_planned_is_tentative(text: str, tentative: bool) -> None:
    assert [when.tentative for when in find_whens(text, YEAR)] == [tentative]


def test_a_wrong_day_of_the_week_is_doubted() -> None:
    (when,) = find_whens("ngày 12/4/2024 (thứ Năm), lúc 7h30", YEAR)
    assert when.day == date(2024, 4, 12)
    assert "thứ Sáu" in when.doubt
    assert "thứ Năm" in when.doubt


@pytest.mark.parametrize(
    "text", ["thứ Sáu, ngày 12/4/2024", "ngày 12/4/2024 (thứ 6)", "ngày 12/4/2024, họp thứ ba"]
)
def test_a_right_day_of_the_week_is_not(text: str) -> None:
    assert [when.doubt for when in find_whens(text, YEAR)] == [""]


def test_without_a_year_a_bare_day_is_left_out() -> None:
    assert find_whens("sáng 15/5", None) == []


def test_the_place_of_a_moment_is_its_words() -> None:
    text = "Hội nghị khai mạc lúc 8h00, ngày 15/5/2024 tại Hội trường"
    (when,) = find_whens(text, YEAR)
    assert text[when.start : when.end] == "8h00, ngày 15/5/2024"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("khai mạc 7h30, kết thúc 11h30", ["07:30"]),
        ("có mặt trước 7h15", []),
        ("đón tiếp đại biểu từ 7h00; khai mạc 7h30", ["07:30"]),
        ("7h30: Giao ban; 14h00: Họp", ["07:30", "14:00"]),
        ("3 giờ chiều", ["15:00"]),
        ("8 giờ tối", ["20:00"]),
        ("trực 24/24 giờ", []),
    ],
)
def test_only_hours_of_beginning_count(text: str, hours: list[str]) -> None:
    assert [time.text for time in clock_times(text)] == hours
