"""The words of days and hours, and what no meeting may say."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

import pytest

from caunoi.meetings import rules
from caunoi.meetings.rules import State, days_words, hours_words, refuse_days_out_of_order, state_words
from caunoi.ui.refusal import RuleBroken

FIRST, LAST, APRIL = date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "chưa có ngày"),
        (FIRST, None, "30/03/2026"),
        (FIRST, FIRST, "30/03/2026"),
        (FIRST, LAST, "30–31/03/2026"),
        (FIRST, APRIL, "30/03/2026 – 01/04/2026"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert days_words(first, last) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (None, None, ""),
        (time(7, 30), None, "07:30"),
        (time(7, 30), time(11), "07:30–11:00"),
    ],
)
def test_hours_in_words(starts: time | None, ends: time | None, words: str) -> None:
    assert hours_words(starts, ends) == words


@pytest.mark.parametrize(
    ("state", "last", "words"),
    [
        (State.PREPARING, None, "Đang chuẩn bị"),
        (State.PREPARING, APRIL, "Đang chuẩn bị"),
        (State.PREPARING, LAST, "Đang chuẩn bị"),
        (State.PREPARING, FIRST, "Đã kết thúc"),
        (State.CANCELLED, FIRST, "Đã hủy"),
        (State.POSTPONED, None, "Hoãn, chưa có ngày mới"),
    ],
)
def test_what_was_prepared_is_over_after_its_last_day(state: State, last: date | None, words: str) -> None:
    assert state_words(state, last, LAST) == words


@pytest.mark.parametrize(("first", "last"), [(LAST, FIRST), (None, FIRST)])
def test_a_meeting_does_not_end_before_it_begins(first: date | None, last: date) -> None:
    with pytest.raises(RuleBroken) as refused:
        refuse_days_out_of_order(first, last)
    assert refused.value.code == "days-out-of-order"


@pytest.mark.parametrize(("first", "last"), [(None, None), (FIRST, None), (FIRST, FIRST), (FIRST, APRIL)])
def test_days_in_order_pass(first: date | None, last: date | None) -> None:
    refuse_days_out_of_order(first, last)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (rules.Kind, rules.KIND_NAMES),
        (rules.State, rules.STATE_NAMES),
        (rules.SessionKind, rules.SESSION_NAMES),
        (rules.Level, rules.LEVEL_NAMES),
    ],
)
def test_everything_has_a_name_of_its_own(values: type[StrEnum], names: dict[StrEnum, str]) -> None:
    assert set(names) == set(values)
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("state", list(State))
def test_what_is_over_is_prepared_no_more(state: State) -> None:
    if state in rules.STANDS:
        rules.refuse_closed(state)
    else:
        with pytest.raises(RuleBroken, match=f"{rules.STATE_NAMES[state].lower()} nên không đổi được"):
            rules.refuse_closed(state, "không đổi được")


@pytest.mark.parametrize("state", list(State))
def test_what_is_cancelled_is_not_accounted_for(state: State) -> None:
    if state is not State.CANCELLED:
        rules.refuse_cancelled(state, "thôi")
    else:
        with pytest.raises(RuleBroken, match="đã hủy nên thôi"):
            rules.refuse_cancelled(state, "thôi")
