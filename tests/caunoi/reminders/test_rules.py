"""The decisions of the room: hours, pauses, what may be kept out of letters."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.reminders import rules
from caunoi.reminders.rules import (
    CLOCK,
    KIND_NAMES,
    KIND_TONES,
    LETTER_STATE_NAMES,
    MAY_MUTE,
    OUTCOME_NAMES,
    Hours,
    Kind,
    LetterState,
    Outcome,
    Pace,
    masked,
    may_go_out,
    morning_of,
    muted,
    next_opening,
    pause,
    stage,
)
from caunoi.tasks.rules import Urgency
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.reminders.conftest import ICT, at
from vanban.dates.working_days import SHIPPED, load

MUST = {
    Kind.OVERDUE, Kind.ASSIGNED, Kind.RETURNED, Kind.DUE_CHANGED, Kind.URGED, Kind.TIME_REFUSED,
}  # fmt: skip
DAYS = load(SHIPPED)
FRIDAY, SATURDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 14), date(2026, 3, 16)
NIGHT_AND_DAY = Hours(digest=time(7), opens=time(0), closes=time(0))


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (at(6, 59), at(7)),
        (at(7), at(7)),
        (at(17, 59), at(17, 59)),
        (at(18), at(7, day=FRIDAY)),
        (at(18, day=FRIDAY), at(7, day=MONDAY)),
        (at(9, day=SATURDAY), at(7, day=MONDAY)),
        (at(23, day=date(2026, 2, 13)), at(7, day=date(2026, 2, 23))),  # lunar new year
        (at(12, day=date(2026, 1, 10)), at(12, day=date(2026, 1, 10))),  # a Saturday made up for
    ],
)
def test_when_letters_may_leave_next(now: datetime, opening: datetime) -> None:
    assert next_opening(now, Hours(), DAYS) == opening
    assert may_go_out(now, Hours(), DAYS) is (now == opening)


@pytest.mark.parametrize(
    ("now", "opening"),
    [(at(3), at(3)), (at(23, 59), at(23, 59)), (at(3, day=SATURDAY), at(0, day=MONDAY))],
)
def test_round_the_clock_is_still_working_days_only(now: datetime, opening: datetime) -> None:
    assert next_opening(now, NIGHT_AND_DAY, DAYS) == opening


MOMENTS = st.integers(0, 4 * 365 * 1440 - 20_000).map(
    lambda minutes: datetime(2023, 1, 1, tzinfo=ICT) + timedelta(minutes=minutes)
)
HOURS = st.tuples(st.times(), st.times()).map(lambda pair: Hours(max(pair), min(pair), max(pair)))


@given(MOMENTS, HOURS)
def test_the_next_opening_is_open_and_nothing_before_it_is(now: datetime, hours: Hours) -> None:
    opening = next_opening(now, hours, DAYS)
    assert opening >= now
    assert may_go_out(opening, hours, DAYS)
    assert DAYS.is_working(opening.date())
    if opening > now:
        steps = (now + (opening - now) * part / 12 for part in range(12))
        assert not any(may_go_out(step, hours, DAYS) for step in steps)


@given(MOMENTS, HOURS)
def test_a_morning_is_told_only_when_letters_may_leave(now: datetime, hours: Hours) -> None:
    day = morning_of(now, hours, DAYS)
    wanted = may_go_out(now, hours, DAYS) and now.time() >= hours.digest
    assert day == (now.date() if wanted else None)


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        (Hours(), None),
        (Hours(digest=time(17, 59)), None),
        (NIGHT_AND_DAY, None),
        (Hours(digest=time(23), opens=time(8), closes=time(8)), None),
        (Hours(opens=time(18), closes=time(7)), "closed-before-open"),
        (Hours(digest=time(6, 59)), "digest-while-closed"),
        (Hours(digest=time(18)), "digest-while-closed"),
    ],
)
def test_hours_that_can_be_kept(hours: Hours, code: str | None) -> None:
    if code is None:
        assert rules.checked(hours) is hours
        return
    with pytest.raises(RuleBroken) as refused:
        rules.checked(hours)
    assert refused.value.code == code


def test_the_pauses_grow_and_end_within_about_a_day() -> None:
    pauses = [pause(failures) for failures in range(1, rules.MOST_FAILURES)]
    known = [one for one in pauses if one is not None]
    assert known == sorted(known)
    assert len(known) == len(pauses)
    assert pause(1) == timedelta(minutes=1)
    assert timedelta(hours=20) < sum(known, timedelta()) < timedelta(hours=30)
    assert [pause(rules.MOST_FAILURES), pause(rules.MOST_FAILURES + 5)] == [None, None]


@pytest.mark.parametrize(
    ("urgency", "kind"),
    [
        (Urgency.LATE, Kind.OVERDUE),
        (Urgency.TODAY, Kind.TODAY),
        (Urgency.SOON, Kind.SOON),
        (Urgency.LATER, None),
        (Urgency.UNDATED, None),
        (Urgency.WAITING, None),
        (Urgency.DONE, None),
        (Urgency.CANCELLED, None),
    ],
)
def test_what_the_clock_tells(urgency: Urgency, kind: Kind | None) -> None:
    assert stage(urgency) is kind


@pytest.mark.parametrize("kind", sorted(MUST))
def test_what_lays_a_duty_on_the_unit_cannot_be_kept_out(kind: Kind) -> None:
    with pytest.raises(RuleBroken) as refused:
        muted(["soon", kind])
    assert refused.value.code == "not-to-be-muted"
    assert KIND_NAMES[kind] in refused.value.sentence


def test_the_rest_may_be_kept_out() -> None:
    assert muted([*MAY_MUTE]) == MAY_MUTE
    assert muted([]) == ()
    assert set(MAY_MUTE) | MUST == set(Kind)


@pytest.mark.parametrize(
    ("address", "shown"),
    [("lan@hailam.example", "l***@hailam.example"), ("a@b.vn", "a***@b.vn"), ("", "***")],
)
def test_an_address_kept_as_proof_shows_no_name(address: str, shown: str) -> None:
    assert masked(address) == shown


def test_everything_has_its_vietnamese_name() -> None:
    assert set(KIND_NAMES) == set(KIND_TONES) == set(Kind)
    assert set(LETTER_STATE_NAMES) == set(LetterState)
    assert set(OUTCOME_NAMES) == set(Outcome)
    assert set(rules.PACE_NAMES) == set(Pace)
    assert set(CLOCK) == {Kind.OVERDUE, Kind.TODAY, Kind.SOON}
