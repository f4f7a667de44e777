"""Working days: the holiday table, the exceptions kept as data, what is known to be wrong in the table."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates.working_days import SHIPPED, CalendarProblem, DayRule, Notable, WorkingDays, load

DAYS = load(SHIPPED)
ANY_DAY = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),  # Sunday
        (date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam
        (date(2023, 1, 20), False),  # Tết 2023 begins
        (date(2023, 1, 27), True),
        (date(2023, 9, 4), False),  # in lieu
        (date(2024, 4, 29), False),  # swap 2450/VPCP-KGVX
        (date(2024, 5, 4), True),  # the Saturday that pays for it
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
        (date(2026, 1, 2), False),  # swap 12729/VPCP-KGVX, missing in the table
        (date(2026, 1, 10), True),
        (date(2019, 1, 5), True),  # known only to the neighbouring year
    ],
)
def test_known_days(day: date, works: bool) -> None:
    assert DAYS.is_working(day) is works


def test_v_swap_of_new_year_2026_comes_from_the_file_alone() -> None:
    bare = WorkingDays()
    assert bare.is_working(date(2026, 1, 2))
    assert not bare.is_working(date(2026, 1, 10))


def test_the_reason_of_a_day_off_is_said() -> None:
    assert DAYS.why_off(date(2026, 11, 22)) == "Chủ nhật"
    assert DAYS.why_off(date(2026, 11, 21)) == "thứ Bảy"
    assert DAYS.why_off(date(2025, 4, 30)) == "Ngày Chiến thắng"
    assert "12729/VPCP-KGVX" in DAYS.why_off(date(2026, 1, 2))
    assert DAYS.why_off(date(2026, 11, 23)) == ""


def test_before_goes_over_a_weekend_and_a_holiday() -> None:
    assert DAYS.before(date(2026, 11, 25)) == date(2026, 11, 23)
    assert DAYS.before(date(2026, 11, 23)) == date(2026, 11, 20)
    assert DAYS.before(date(2026, 2, 23)) == date(2026, 2, 13)  # over Tết


def test_at_or_before_and_after_keep_a_working_day() -> None:
    monday, sunday = date(2026, 11, 23), date(2026, 11, 22)
    assert DAYS.at_or_before(monday) == DAYS.at_or_after(monday) == monday
    assert DAYS.at_or_before(sunday) == date(2026, 11, 20)
    assert DAYS.at_or_after(sunday) == monday


def test_five_working_days_after_a_sunday_before_a_holiday() -> None:
    # 23, 25, 26, 27 and 30/11: the 24th is off
    assert DAYS.after(date(2026, 11, 22), 5) == date(2026, 11, 30)


def test_between_counts_the_end_and_not_the_start() -> None:
    assert DAYS.between(date(2026, 11, 23), date(2026, 11, 25)) == 1
    assert DAYS.between(date(2026, 11, 25), date(2026, 11, 23)) == 0


def test_notable_days_are_those_that_their_weekday_does_not_tell() -> None:
    november = DAYS.notable(date(2026, 11, 20), date(2026, 11, 30))
    assert [(day.on.day, day.works) for day in november] == [(24, False)]
    assert november[0].why.startswith("Ngày Văn hóa Việt Nam")
    spring = DAYS.notable(date(2024, 4, 25), date(2024, 5, 5))
    assert [(day.on.isoformat(), day.works, day.why) for day in spring] == [
        ("2024-04-29", False, "Ngày nghỉ (thay cho ngày 04/05/2024)"),
        ("2024-04-30", False, "Ngày Chiến thắng"),
        ("2024-05-01", False, "Ngày Quốc tế Lao động"),
        ("2024-05-04", True, "làm bù"),
    ]
    assert DAYS.notable(date(2026, 1, 10), date(2026, 1, 10)) == [
        Notable(date(2026, 1, 10), True, "Làm bù ngày 02/01/2026, Công văn 12729/VPCP-KGVX ngày 25/12/2025")
    ]


def test_a_day_whose_basis_is_not_settled_says_so() -> None:
    assert DAYS.doubt_about(date(2026, 11, 24)).startswith("cần xác nhận căn cứ")
    assert DAYS.notable(date(2026, 11, 24), date(2026, 11, 24))[0].doubt != ""
    assert DAYS.doubt_about(date(2026, 1, 2)) == DAYS.doubt_about(date(2026, 11, 23)) == ""


def test_why_a_weekend_day_is_worked() -> None:
    assert DAYS.why_working(date(2026, 8, 22)) == "làm bù"
    assert "12729/VPCP-KGVX" in DAYS.why_working(date(2026, 1, 10))
    assert DAYS.why_working(date(2026, 8, 24)) == DAYS.why_working(date(2026, 8, 23)) == ""


def test_rules_given_in_memory_beat_every_file() -> None:
    office = DayRule(date(2026, 1, 2), "work", "Lịch trực của cơ quan")
    days = load(SHIPPED, over=[office])
    assert days.is_working(date(2026, 1, 2))
    assert days.is_working(date(2026, 1, 10))


def test_years_not_yet_decided_are_estimates() -> None:
    assert not DAYS.is_estimate(date(2026, 12, 31))
    assert DAYS.is_estimate(date(2027, 1, 1))


def test_far_future_is_refused_rather_than_guessed() -> None:
    with pytest.raises(CalendarProblem) as refused:
        DAYS.after(date(2090, 12, 30), 5)
    assert refused.value.code == "date-too-far"


def test_the_office_file_beats_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "ngay-lam-viec.toml"
    own.write_text(
        '[[day]]\non = 2026-01-02\nkind = "work"\nbasis = "Lịch trực của cơ quan"\n'
        '[[day]]\non = 2026-12-24\nkind = "off"\nbasis = "Thông báo số 9-TB/VPTU"\n',
        encoding="utf-8",
    )
    days = load(SHIPPED, own)
    assert days.is_working(date(2026, 1, 2))
    assert days.why_off(date(2026, 12, 24)) == "Thông báo số 9-TB/VPTU"
    assert days.is_working(date(2026, 1, 10))
    assert days.official_until == 2026


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[day]]\non = 2026-01-02\nkind = 'off'\n", "căn cứ"),
        ("[[day]]\nkind = 'off'\nbasis = 'x'\n", "ngày"),
        ("[[day]]\non = 2026-01-02\nkind = 'nghỉ'\nbasis = 'x'\n", "02/01/2026"),
        ("day = [", "ngay.toml"),
        ("official_until = 'sang năm'\n", "official_until"),
    ],
)
def test_a_bad_file_says_what_to_mend(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "ngay.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CalendarProblem) as refused:
        load(file)
    assert refused.value.code == "bad-working-days"
    assert said in refused.value.sentence


@given(ANY_DAY)
def test_before_is_a_working_day_with_none_between(day: date) -> None:
    found = DAYS.before(day)
    assert found < day
    assert DAYS.is_working(found)
    assert DAYS.between(found, day - timedelta(days=1)) == 0


@given(ANY_DAY, st.integers(1, 30))
def test_after_and_between_agree(day: date, count: int) -> None:
    found = DAYS.after(day, count)
    assert DAYS.is_working(found)
    assert DAYS.between(day, found) == count


@given(ANY_DAY)
def test_an_exception_always_wins(day: date) -> None:
    off = WorkingDays({day: DayRule(day, "off", "thử")})
    work = WorkingDays({day: DayRule(day, "work", "thử")})
    assert not off.is_working(day)
    assert off.why_off(day) == "thử"
    assert work.is_working(day)
