"""Who took over from an office, as of a day; and which offices an event may join."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.succession import Heir, Life, Step, heirs, refuse_misshapen
from caunoi.ui.refusal import RuleBroken

END_2024, JULY = date(2024, 12, 1), date(2025, 7, 1)
LAST_OF_JUNE = date(2025, 6, 30)
NOW = date(2026, 11, 28)

OLD = Life(None, LAST_OF_JUNE)
NEW = Life(JULY, None)


def step(id_: int, on: date, before: set[int], after: set[int], *, doubtful: bool = False) -> Step:
    return Step(id_, on, frozenset(before), frozenset(after), doubtful)


def reached(office: int, steps: list[Step], lives: dict[int, Life], on: date = NOW) -> dict[int, bool]:
    return {heir.office: heir.certain for heir in heirs(office, on=on, lives=lives, steps=steps)}


MERGED = step(1, JULY, {1, 2}, {3})
SPLIT = step(2, JULY, {1}, {3, 4})
ENDED = step(3, JULY, {1}, set())
ABSORBED = step(4, JULY, {1, 3}, {3})
LATER = step(5, date(2026, 1, 1), {3}, {4})
MADE = step(6, JULY, set(), {3})
SPLIT_OFF = step(7, JULY, {3}, {3, 4})
UNSURE = step(8, JULY, {1}, {3}, doubtful=True)
THREE_ENDED = Life(JULY, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("steps", "lives", "expected"),
    [
        ([MERGED], {1: OLD, 2: OLD, 3: NEW}, {3: True}),
        ([SPLIT], {1: OLD, 3: NEW, 4: NEW}, {3: True, 4: True}),
        ([ENDED], {1: OLD}, {}),
        ([], {1: OLD}, {}),
        ([ABSORBED], {1: OLD, 3: Life()}, {3: True}),
        ([MERGED, LATER], {1: OLD, 2: OLD, 3: THREE_ENDED, 4: Life(date(2026, 1, 1))}, {4: True}),
        ([UNSURE], {1: OLD, 3: NEW}, {3: False}),
        ([UNSURE, LATER], {1: OLD, 3: THREE_ENDED, 4: Life()}, {4: False}),
        ([MADE], {1: OLD, 3: NEW}, {}),
        ([ABSORBED], {1: Life(), 3: Life()}, {1: True}),
    ],
    ids=[
        "merged into a new one",
        "split between two: a person chooses",
        "ended, nobody took over",
        "ended, nothing is known",
        "absorbed by one that goes on",
        "two steps",
        "a doubtful step",
        "a doubtful step, then a sure one",
        "somebody else's beginning",
        "while it exists it is its own heir",
    ],
)
def test_who_carries_on_today(steps: list[Step], lives: dict[int, Life], expected: dict[int, bool]) -> None:
    assert reached(1, steps, lives) == expected


def test_before_the_day_of_the_change_the_office_is_itself() -> None:
    lives = {1: OLD, 2: OLD, 3: NEW}
    assert heirs(1, on=LAST_OF_JUNE, lives=lives, steps=[MERGED]) == (Heir(1, ((),)),)
    assert reached(1, [MERGED], lives, on=JULY) == {3: True}


def test_who_splits_something_off_carries_on_as_itself() -> None:
    assert reached(3, [SPLIT_OFF], {3: NEW, 4: NEW}) == {3: True}


def test_a_step_of_the_future_has_not_been_taken() -> None:
    assert reached(1, [LATER, MERGED], {1: OLD, 2: OLD, 3: THREE_ENDED, 4: Life()}, on=date(2025, 8, 1)) == {
        3: True
    }


def test_a_step_older_than_ones_arrival_is_not_taken() -> None:
    early = step(9, END_2024, {3}, {4})
    assert reached(1, [MERGED, early], {1: OLD, 2: OLD, 3: Life(None, JULY), 4: Life()}) == {}


def test_v13_two_ways_to_one_ward_the_doubtful_step_is_marked() -> None:
    """Hưng Chính (1) into Thành Vinh (3) for sure, perhaps by way of Cửa Nam (2); domain section 5."""
    perhaps = step(1, END_2024, {1}, {2}, doubtful=True)
    merged = step(2, JULY, {1, 2}, {3})
    [heir] = heirs(1, on=NOW, lives={1: OLD, 2: OLD, 3: NEW}, steps=[merged, perhaps])
    assert (heir.office, heir.certain) == (3, True)
    assert [[one.doubtful for one in way] for way in heir.ways] == [[True, False], [False]]


def test_a_circle_of_events_ends() -> None:
    there, back = step(1, JULY, {1}, {2}), step(2, JULY, {2}, {1})
    assert reached(1, [there, back], {1: OLD, 2: OLD}) == {}


@given(
    st.lists(
        st.tuples(st.sets(st.integers(1, 6), max_size=3), st.sets(st.integers(1, 6), max_size=3)), max_size=7
    ),
    st.sets(st.integers(1, 6)),
)
def test_whoever_is_reached_exists_and_no_register_hangs(
    events: list[tuple[set[int], set[int]]], standing: set[int]
) -> None:
    lives = {pk: Life() if pk in standing else OLD for pk in range(1, 7)}
    steps = [step(n, JULY, before, after) for n, (before, after) in enumerate(events)]
    for office in range(1, 7):
        assert set(reached(office, steps, lives)) <= standing


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Life(), Life(), True),
        (OLD, NEW, False),
        (NEW, OLD, False),
        (Life(None, JULY), NEW, True),
        (Life(JULY, JULY), Life(JULY, JULY), True),
        (Life(END_2024, LAST_OF_JUNE), Life(None, END_2024), True),
    ],
)
def test_lives_that_share_a_day(one: Life, other: Life, meet: bool) -> None:
    assert one.meets(other) is meet
    assert other.meets(one) is meet


@pytest.mark.parametrize(
    ("kind", "before", "after", "right"),
    [
        ("merge", 2, 1, True),
        ("merge", 1, 1, True),
        ("merge", 0, 1, False),
        ("merge", 2, 2, False),
        ("split", 1, 2, True),
        ("split", 1, 1, False),
        ("split", 2, 2, False),
        ("rename", 1, 1, True),
        ("rename", 1, 2, False),
        ("end", 1, 0, True),
        ("end", 3, 0, True),
        ("end", 1, 1, False),
        ("create", 0, 1, True),
        ("create", 1, 1, False),
        ("create", 0, 0, False),
    ],
)
def test_the_shape_of_an_event(kind: str, before: int, after: int, right: bool) -> None:
    if right:
        refuse_misshapen(kind, before=before, after=after)
        return
    with pytest.raises(RuleBroken) as refused:
        refuse_misshapen(kind, before=before, after=after)
    assert refused.value.code == "misshapen-event"
    assert refused.value.sentence.endswith(".")
