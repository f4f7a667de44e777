"""What may become of a meeting's day, in words and as rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from caunoi.meetings.agenda_change_rules import (
    CHANGE_NAMES,
    Change,
    When,
    change_to,
    refuse_unseen,
    shifted,
)
from caunoi.meetings.rules import State
from caunoi.ui.refusal import RuleBroken

DAY, NEXT = date(2027, 3, 22), date(2027, 3, 29)
HELD = When(DAY, None, time(7, 30), "Nhà văn hóa")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (HELD, "07:30, 22/03/2027, tại Nhà văn hóa"),
        (replace(HELD, starts_at=None), "22/03/2027, tại Nhà văn hóa"),
        (replace(HELD, place="", ends_on=date(2027, 3, 23)), "07:30, 22–23/03/2027"),
        (replace(HELD, starts_on=None), "chưa có ngày, tại Nhà văn hóa"),
        (When(), "chưa có ngày"),
    ],
)
def test_when_and_where_in_words(when: When, words: str) -> None:
    assert when.words == words


@pytest.mark.parametrize(
    ("state", "to", "found"),
    [
        (State.PREPARING, replace(HELD, starts_on=NEXT), Change.MOVED),
        (State.PREPARING, replace(HELD, starts_at=time(8)), Change.MOVED),
        (State.PREPARING, replace(HELD, place="Hội trường"), Change.MOVED),
        (State.POSTPONED, replace(HELD, starts_on=NEXT), Change.CALLED_ANEW),
        (State.POSTPONED, HELD, Change.CALLED_ANEW),
        (State.PREPARING, HELD, "no-change"),
        (State.PREPARING, When(), "no-day"),
        (State.POSTPONED, When(), "no-day"),
    ],
)
def test_which_change_it_is(state: State, to: When, found: Change | str) -> None:
    if isinstance(found, Change):
        assert change_to(state, HELD, to) is found
        return
    with pytest.raises(RuleBroken) as refused:
        change_to(state, HELD, to)
    assert refused.value.code == found


@pytest.mark.parametrize(
    ("day", "old", "new", "found"),
    [
        (DAY, DAY, NEXT, NEXT),
        (date(2027, 3, 23), DAY, NEXT, date(2027, 3, 30)),
        (NEXT, NEXT, DAY, DAY),
        (None, DAY, NEXT, None),
        (DAY, None, NEXT, DAY),
        (None, None, NEXT, NEXT),
        (None, None, None, None),
        (DAY, DAY, None, DAY),
    ],
)
def test_sessions_keep_their_distance(
    day: date | None, old: date | None, new: date | None, found: date | None
) -> None:
    assert shifted(day, old, new) == found


def test_what_was_not_seen_is_not_written_over() -> None:
    refuse_unseen(HELD, HELD.words)
    with pytest.raises(RuleBroken, match="07:30, 22/03/2027"):
        refuse_unseen(HELD, "22/03/2027")


def test_every_change_has_a_name_of_its_own() -> None:
    assert set(CHANGE_NAMES) == set(Change)
    assert len(set(CHANGE_NAMES.values())) == len(Change)
