"""The clock, the shares of the groups, the order of those who wait: no database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.meetings import floor_rules as rules
from caunoi.meetings.floor_rules import Clock, Share, Tone, clock_words, group_of, placed, shares
from caunoi.ui.refusal import RuleBroken

NOON = datetime(2027, 3, 23, 5, 0, tzinfo=UTC)
FRESH = Clock(timedelta(minutes=10), timedelta(minutes=8))


def _after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "left", "tone"),
    [
        (0, "10:00", Tone.CALM),
        (479, "02:01", Tone.CALM),
        (480, "02:00", Tone.SOON),
        (599, "00:01", Tone.SOON),
        (600, "00:00", Tone.LATE),
        (640, "+00:40", Tone.LATE),
        (4200, "+60:00", Tone.LATE),
        (-30, "10:00", Tone.CALM),
    ],
)
def test_what_the_clock_shows(seconds: float, left: str, tone: Tone) -> None:
    clock = FRESH.running(NOON)
    assert (clock.left_at(_after(seconds)), clock.tone_at(_after(seconds))) == (left, tone)


def test_a_pause_takes_no_time() -> None:
    clock = FRESH.running(NOON).still(_after(90)).running(_after(900)).still(_after(930))
    assert clock.spent == timedelta(seconds=120)
    assert clock.left_at(_after(5000)) == "08:00"


@settings(max_examples=25)
@given(st.lists(st.integers(1, 600), min_size=1, max_size=8), st.integers(1, 60))
def test_however_often_it_is_paused(parts: list[int], pause: int) -> None:
    clock, now = FRESH, NOON
    for part in parts:
        clock = clock.running(now)
        now += timedelta(seconds=part)
        clock = clock.still(now)
        now += timedelta(seconds=pause)
    assert clock.spent_at(now) == timedelta(seconds=sum(parts))


def test_more_time_moves_the_warning_too() -> None:
    clock = FRESH.extended(3).running(NOON)
    assert [clock.tone_at(_after(60 * minute)) for minute in (10, 11, 13)] == [
        Tone.CALM,
        Tone.SOON,
        Tone.LATE,
    ]


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("clock-runs", lambda: FRESH.running(NOON).running(NOON)),
        ("clock-stands", lambda: FRESH.still(NOON)),
        ("minutes-refused", lambda: FRESH.extended(0)),
        ("minutes-refused", lambda: rules.refuse_minutes(121)),
        ("minutes-refused", lambda: rules.refuse_minutes(10, 11)),
        ("minutes-refused", lambda: rules.refuse_minutes(10, 0)),
    ],
)
def test_refused(code: str, act: object) -> None:
    with pytest.raises(RuleBroken) as refused:
        act()  # type: ignore[operator]  # one of the calls above
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "00:00"), (59.9, "00:59"), (425, "07:05"), (3780, "63:00")]
)
def test_the_clock_in_words(seconds: float, words: str) -> None:
    assert clock_words(timedelta(seconds=seconds)) == words


def test_each_group_has_its_share() -> None:
    found = shares([("Xã", 1), ("phường", 2)], ["xã", " XÃ", "phường", "sở"])
    assert found == (Share("Xã", 1, 2), Share("phường", 2, 1))
    assert [one.full for one in found] == [True, False]


@pytest.mark.parametrize(
    ("office", "group"),
    [
        ("Đảng ủy phường Cẩm Lạc", "phường"),
        ("Đảng ủy xã Bến Thượng", "xã"),
        ("Hội Xãng", ""),
        ("", ""),
    ],
)
def test_the_office_says_its_group(office: str, group: str) -> None:
    assert group_of(office, ["xã", "phường"]) == group


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, [3, 1, 2]), (2, [1, 3, 2]), (3, [1, 2, 3]), (9, [1, 2, 3]), (-4, [3, 1, 2]), (10**30, [1, 2, 3])],
)
def test_given_another_place(place: int, order: list[int]) -> None:
    assert placed([1, 2, 3], 3, place) == order


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (rules.SpeechState, rules.SPEECH_STATE_NAMES),
        (rules.Source, rules.SOURCE_NAMES),
        (rules.QuestionState, rules.QUESTION_STATE_NAMES),
        (rules.NoteKind, rules.NOTE_NAMES),
    ],
)
def test_everything_has_a_name_of_its_own(values: type[StrEnum], names: dict[StrEnum, str]) -> None:
    assert set(names) == set(values)
    assert len(set(names.values())) == len(names)


def test_codes_are_chance() -> None:
    codes = {rules.new_code() for _ in range(50)}
    assert len(codes) == 50
    assert min(map(len, codes)) >= 21
