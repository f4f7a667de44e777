from __future__ import annotations

from datetime import date

import pytest

from vanban.facts.plan_times import PlanTime, is_time_heading, planned_year, read_time, time_of_title, year_in

OUTER = PlanTime(2026, 1, None)


@pytest.mark.parametrize(
    ("words", "year", "quarter", "month", "period"),
    [
        ("1", 2026, 1, 1, None),
        ("03", 2026, 1, 3, None),
        ("T5", 2026, 1, 5, None),
        ("Tháng 01", 2026, 1, 1, "Tháng 01"),
        ("Tháng 3/2027", 2027, 1, 3, "Tháng 3/2027"),
        ("10/2026", 2026, 1, 10, "10/2026"),
        ("Đầu tháng 5", 2026, 1, 5, "Đầu tháng 5"),
        ("Tuần 2 tháng 5", 2026, 1, 5, "Tuần 2 tháng 5"),
        ("Quý I", 2026, 1, None, "Quý I"),
        ("II", 2026, 2, None, None),
        ("Quý III/2027", 2027, 3, None, "Quý III/2027"),
        ("Trong quý", 2026, 1, None, "Trong quý"),
        ("15/3", 2026, 1, 3, "15/3"),
        ("Trước 30/6", 2026, 1, 6, "Trước 30/6"),
        ("Ngày 10 - 11/10", 2026, 1, 10, "Ngày 10 - 11/10"),
        ("Từ ngày 24/10 đến ngày 28/10", 2026, 1, 10, "Từ ngày 24/10 đến ngày 28/10"),
        ("Cả năm", 2026, None, None, "Cả năm"),
        ("6 tháng đầu năm", 2026, None, None, "6 tháng đầu năm"),
        ("trước ngày bầu cử 40 ngày", 2026, 1, None, "trước ngày bầu cử 40 ngày"),
        ("Thường xuyên", 2026, 1, None, "Thường xuyên"),
        ("Hằng tháng", 2026, 1, None, "Hằng tháng"),
        ("", 2026, 1, None, None),
    ],
)
def test_when_the_work_falls(
    words: str, year: int, quarter: int | None, month: int | None, period: str | None
) -> None:
    found = read_time(words, OUTER)
    assert (found.year, found.quarter, found.month, found.period) == (year, quarter, month, period)
    assert found.doubt == ""


@pytest.mark.parametrize(
    ("words", "month"), [("Tháng 3 - 4", 4), ("Tháng 3, 4/2026", 4), ("Tháng 7 và tháng 12", 12)]
)
def test_of_several_months_the_last_is_taken_with_a_doubt(words: str, month: int) -> None:
    found = read_time(words, OUTER)
    assert found.month == month
    assert words in found.doubt


def test_within_the_month_of_the_heading() -> None:
    outer = PlanTime(2026, None, 10)
    assert read_time("Trong tháng", outer) == PlanTime(2026, None, 10, "Trong tháng")
    assert read_time("Tuần 1", outer).month == 10
    assert read_time("Thường xuyên", outer).month is None


def test_a_month_or_a_quarter_is_known() -> None:
    assert PlanTime(2026, None, 3).known
    assert PlanTime(2026, 1).known
    assert not PlanTime(2026).known


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 01",
        "THÁNG 12",
        "QUÝ II/2024:",
        "Tháng 1 năm 2023",
        "Nhiệm vụ trọng tâm quý III",
        "Công tác tháng 10",
        "6 tháng đầu năm 2024",
        "Trong tháng 3, 4",
    ],
)
def test_headings_that_are_a_time(text: str) -> None:
    assert is_time_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 3: Ban hành Nghị quyết",
        "Sơ kết công tác quý I năm 2023 và triển khai",
        "Nhiệm vụ trọng tâm",
        "Ngày 05/3",
        "Năm 2024",
        "Hằng tháng",
    ],
)
def test_headings_that_are_not(text: str) -> None:
    assert not is_time_heading(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("công tác tháng 10 năm 2022 của Ban Thường vụ", PlanTime(2022, None, 10)),
        ("công tác tháng 3/2024", PlanTime(2024, None, 3)),
        ("Công tác trọng tâm năm 2023", PlanTime(2023)),
        ("công tác quý II năm 2024", PlanTime(2024, 2)),
        ("công tác trọng tâm", PlanTime(2021)),
        ("thực hiện Nghị quyết nhiệm kỳ 2020 - 2025", PlanTime(2021)),
    ],
)
def test_what_a_title_plans_for(title: str, expected: PlanTime) -> None:
    assert time_of_title(title, 2021) == expected


def test_the_year_of_a_title() -> None:
    assert year_in("năm 2023, phương hướng năm 2024") == 2024
    assert year_in("nhiệm kỳ 2020 - 2025") is None
    assert year_in("") is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("kiểm tra, giám sát năm 2026", 2026),
        ("công tác trọng tâm năm 2027", 2027),
        ("thực hiện Chỉ thị số 05-CT/TW, ngày 15 tháng 5 năm 2016 trong năm 2026", 2026),
        ("tổng kết công tác năm 2026", None),
        ("tổng kết năm 2026, triển khai nhiệm vụ năm 2027", None),
        ("phát triển kinh tế số đến năm 2027", None),
        ("đào tạo giai đoạn 2026 - 2030", None),
        ("khắc phục hạn chế của năm 2025", None),
        ("phòng, chống thiên tai", None),
    ],
)
def test_the_year_whose_work_a_title_lays_out(title: str, year: int | None) -> None:
    assert planned_year(title, date(2026, 5, 4)) == year
    assert planned_year(title, None) is None
