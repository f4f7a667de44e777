"""What a deadline means: clocks, counts, where it falls; what holds for every anchor and every count."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates.due import (
    Clock,
    Due,
    Landing,
    Operator,
    clock,
    day_of,
    falls_on,
    landed,
    resolved,
    says_day,
)
from vanban.dates.periods import Unit
from vanban.dates.working_days import SHIPPED, CalendarProblem, load

at = datetime.fromisoformat
DAYS = load(SHIPPED)
SUNDAY = date(2026, 11, 22)
ANCHORS = st.dates(date(2018, 1, 1), date(2029, 12, 31))
MOMENTS = st.datetimes(at("2018-01-01T00:00"), at("2029-12-31T00:00"))
UNITS: tuple[Unit, ...] = ("day", "working_day", "month", "hour", "year")
OFFSETS = st.integers(-60, 60).filter(bool)


def back(count: int, unit: Unit = "working_day") -> Due:
    return Due(operator=Operator.BEFORE, text=f"trước {count} ngày", offset=-count, unit=unit)


def within(count: int, unit: Unit = "working_day") -> Due:
    return Due(operator=Operator.WITHIN, text=f"trong {count} ngày", offset=count, unit=unit)


BEFORE_MEETING = Due(operator=Operator.BEFORE, text="trước hội nghị", anchor="hội nghị")
AFTER_MEETING = Due(operator=Operator.AFTER, text="sau hội nghị", anchor="hội nghị")
AT_ONCE = Due(operator=Operator.AFTER, text="ngay sau hội nghị", anchor="hội nghị")


@pytest.mark.parametrize(
    ("due", "anchor", "on"),
    [
        # V11
        (back(7), date(2023, 3, 22), date(2023, 3, 13)),
        (back(7), date(2023, 1, 31), date(2023, 1, 13)),  # over Tết
        (within(10), date(2023, 4, 27), date(2023, 5, 16)),
        (within(5), date(2024, 4, 26), date(2024, 5, 7)),  # the made-up Saturday 04/5 counts
        (within(2), date(2025, 12, 31), date(2026, 1, 6)),  # the library alone says 05/01
        (back(7), date(2026, 12, 1), date(2026, 11, 19)),  # over 24/11
        # V12
        (back(7, "day"), date(2023, 8, 11), date(2023, 8, 4)),
        (within(10, "day"), date(2023, 8, 11), date(2023, 8, 21)),
        (within(10), date(2023, 8, 11), date(2023, 8, 25)),
        # a count of days that ends on a day off: forward to the next working day, back to the one before
        (within(10, "day"), date(2026, 11, 12), date(2026, 11, 23)),
        (back(10, "day"), date(2026, 12, 2), date(2026, 11, 20)),
        # months and years end on the same day, or on the last where there is none
        (within(1, "month"), date(2023, 1, 31), date(2023, 2, 28)),
        (within(1, "month"), date(2023, 11, 30), date(2024, 1, 2)),  # 30/12 Sat, 31/12 Sun, 01/01 off
        (within(1, "year"), date(2024, 2, 29), date(2025, 2, 28)),
        (back(1, "month"), date(2023, 3, 31), date(2023, 2, 28)),
        (within(14, "month"), date(2023, 10, 16), date(2024, 12, 16)),
        # hours of an anchor without its hour are days, rounded to the safe side
        (within(24, "hour"), date(2023, 3, 22), date(2023, 3, 23)),
        (within(4, "hour"), date(2023, 3, 22), date(2023, 3, 22)),
        (back(4, "hour"), date(2023, 3, 22), date(2023, 3, 21)),
        (AT_ONCE, date(2026, 11, 20), date(2026, 11, 23)),
        (BEFORE_MEETING, date(2023, 3, 22), date(2023, 3, 22)),
        (AFTER_MEETING, date(2023, 3, 22), date(2023, 3, 22)),
    ],
)
def test_the_day_of_a_deadline_whose_anchor_has_its_day(due: Due, anchor: date, on: date) -> None:
    found = resolved(due, anchor, DAYS)
    assert (found.on, found.at) == (on, None)
    assert (found.text, found.offset, found.unit, found.anchor) == (
        due.text,
        due.offset,
        due.unit,
        due.anchor,
    )


@pytest.mark.parametrize(
    ("due", "anchor", "moment"),
    [
        (within(24, "hour"), at("2022-01-19T11:30"), at("2022-01-20T11:30")),
        (back(4, "hour"), at("2022-01-19T07:30"), at("2022-01-19T03:30")),
        (within(48, "hour"), at("2022-01-18T16:00"), at("2022-01-20T16:00")),
    ],
)
def test_hours_of_an_anchor_with_its_hour(due: Due, anchor: datetime, moment: datetime) -> None:
    found = resolved(due, anchor, DAYS)
    assert (found.on, found.at) == (moment.date(), moment)
    assert falls_on(found, DAYS) == moment


def test_hours_that_end_on_a_day_off_end_with_a_working_day() -> None:
    friday = at("2026-11-20T16:00")
    assert landed(friday, 24, "hour", DAYS) == Landing(date(2026, 11, 23), date(2026, 11, 21))
    monday = at("2026-11-23T01:00")
    assert landed(monday, -4, "hour", DAYS) == Landing(date(2026, 11, 20), SUNDAY)


@pytest.mark.parametrize("due", [back(7), within(2), BEFORE_MEETING, AFTER_MEETING, AT_ONCE])
def test_without_its_anchor_a_deadline_waits(due: Due) -> None:
    dated = resolved(due, date(2023, 3, 22), DAYS)
    waiting = resolved(dated, None, DAYS)
    assert (waiting.on, waiting.at) == (None, None)
    assert clock(waiting, DAYS) == Clock(None, None)
    assert falls_on(waiting, DAYS) is None


def test_a_deadline_of_its_own_hangs_on_nothing() -> None:
    due = Due(date(2023, 3, 9), None, Operator.BEFORE, "trước ngày 09/3/2023")
    assert resolved(due, date(2023, 3, 22), DAYS) is due
    assert resolved(due, None, DAYS) is due


@pytest.mark.parametrize(
    ("due", "safe_on", "late_on", "falls"),
    [
        # the day a count came to is itself in time
        (resolved(back(7), date(2023, 3, 22), DAYS), date(2023, 3, 13), date(2023, 3, 14), date(2023, 3, 13)),
        (resolved(within(2), date(2025, 12, 31), DAYS), date(2026, 1, 6), date(2026, 1, 7), date(2026, 1, 6)),
        (resolved(AT_ONCE, date(2023, 3, 22), DAYS), date(2023, 3, 23), date(2023, 3, 24), date(2023, 3, 23)),
        # the day of the meeting is not
        (
            resolved(BEFORE_MEETING, date(2023, 3, 22), DAYS),
            date(2023, 3, 21), date(2023, 3, 22), date(2023, 3, 21),
        ),
        (resolved(AFTER_MEETING, date(2023, 3, 22), DAYS), None, None, None),
        # a named day off stays where the document put it, with the safe day beside it
        (
            Due(SUNDAY, None, Operator.BY, "chậm nhất ngày 22/11/2026"),
            date(2026, 11, 20), date(2026, 11, 23), SUNDAY,
        ),
        (Due(SUNDAY, None, Operator.BY), date(2026, 11, 20), date(2026, 11, 23), SUNDAY),
        # a quarter that ends on a day off does not
        (
            Due(date(2023, 9, 30), None, Operator.BY, "trong quý III/2023"),
            date(2023, 9, 29), date(2023, 10, 1), date(2023, 9, 29),
        ),
        # nor does a day that comes back
        (
            Due(SUNDAY, None, Operator.BY, "ngày 22/11 hằng năm", "year"),
            date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 20),
        ),
        (Due(date(2023, 3, 9), None, Operator.BEFORE), date(2023, 3, 8), date(2023, 3, 9), date(2023, 3, 8)),
    ],
)  # fmt: skip
def test_clock_and_where_it_falls(
    due: Due, safe_on: date | None, late_on: date | None, falls: date | None
) -> None:
    assert clock(due, DAYS) == Clock(safe_on, late_on)
    assert falls_on(due, DAYS) == falls


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (Due(), False),
        (Due(SUNDAY), True),  # typed by a person, without other words
        (Due(SUNDAY, text="chậm nhất 22/11"), True),
        (Due(SUNDAY, text="đến hết ngày 22 tháng 11 năm 2026"), True),
        (Due(SUNDAY, text="trong tháng 11"), False),
        (Due(SUNDAY, text="trước ngày 25/11/2026"), False),
        (Due(SUNDAY, text="ngày 22/11", every="year"), False),
    ],
)
def test_whether_the_words_name_the_day(due: Due, says: bool) -> None:
    assert says_day(due) is says


def test_beyond_the_calendar_nothing_is_reckoned() -> None:
    for due, anchor in ((back(7), date(2099, 3, 22)), (within(200, "year"), date(2023, 3, 22))):
        with pytest.raises(CalendarProblem) as refused:
            resolved(due, anchor, DAYS)
        assert refused.value.code == "date-too-far"


DUES = st.one_of(
    st.builds(back, st.integers(1, 60), st.sampled_from(UNITS)),
    st.builds(within, st.integers(1, 60), st.sampled_from(UNITS)),
    st.sampled_from([BEFORE_MEETING, AFTER_MEETING, AT_ONCE]),
)


@given(st.lists(DUES, min_size=1, max_size=8), ANCHORS, ANCHORS)
def test_moving_the_anchor_there_and_back_restores_every_date(
    dues: list[Due], here: date, there: date
) -> None:
    before = [resolved(due, here, DAYS) for due in dues]
    moved = [resolved(due, there, DAYS) for due in before]
    assert [resolved(due, here, DAYS) for due in moved] == before
    assert [resolved(resolved(due, None, DAYS), here, DAYS) for due in moved] == before


@given(DUES, st.one_of(ANCHORS, MOMENTS))
def test_a_deadline_that_names_no_day_never_falls_on_a_day_off(due: Due, anchor: date | datetime) -> None:
    falls = falls_on(resolved(due, anchor, DAYS), DAYS)
    if falls is not None:
        assert DAYS.is_working(day_of(falls))


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.sampled_from(list(Operator)), st.booleans())
def test_a_deadline_on_a_day_off_was_written_so(day: date, operator: Operator, named: bool) -> None:
    text = f"chậm nhất ngày {day:%d/%m/%Y}" if named else "trong tháng"
    falls = falls_on(Due(day, None, operator, text), DAYS)
    if falls is not None and not DAYS.is_working(day_of(falls)):
        assert named
        assert falls == day


@given(ANCHORS, OFFSETS)
def test_a_count_of_working_days_is_the_number_of_working_days(anchor: date, offset: int) -> None:
    found = landed(anchor, offset, "working_day", DAYS)
    assert DAYS.is_working(found.on)
    assert found.plain == found.on
    if offset > 0:
        assert DAYS.between(anchor, found.on) == offset
    else:
        # from the day found up to the day before the anchor
        assert DAYS.between(found.on - timedelta(days=1), anchor - timedelta(days=1)) == -offset


@given(ANCHORS, st.integers(1, 400), st.sampled_from(("day", "working_day", "month", "hour")))
def test_an_earlier_meeting_never_means_a_later_deadline(anchor: date, step: int, unit: Unit) -> None:
    earlier = resolved(back(5, unit), anchor, DAYS)
    later = resolved(back(5, unit), anchor + timedelta(days=step), DAYS)
    assert earlier.on is not None
    assert later.on is not None
    assert earlier.on <= later.on


@given(ANCHORS, st.integers(1, 30), st.sampled_from(UNITS))
def test_the_safe_day_is_in_time_and_the_late_day_is_not(anchor: date, count: int, unit: Unit) -> None:
    for due in (back(count, unit), within(count, unit)):
        meant = clock(resolved(due, anchor, DAYS), DAYS)
        assert meant.safe_on is not None
        assert meant.late_on is not None
        assert DAYS.is_working(meant.safe_on)
        assert meant.safe_on < meant.late_on
