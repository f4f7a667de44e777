"""The hours of an agenda: counted from the start and the minutes; where they clash, overrun or stay open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.meetings.agenda_hours import Weight, faults, laid_out


@dataclass(frozen=True)
class Item:
    minutes: int | None = None
    starts_at: time | None = None


SEVEN, EIGHT, NINE = time(7, 30), time(8), time(9)


@pytest.mark.parametrize(
    ("items", "starts", "words"),
    [
        ([], SEVEN, []),
        ([Item(30), Item(15)], SEVEN, ["07:30–08:00", "08:00–08:15"]),
        ([Item(30), Item(15)], None, ["", ""]),
        ([Item(30), Item(None), Item(20)], SEVEN, ["07:30–08:00", "08:00", ""]),
        ([Item(None), Item(20, EIGHT), Item(10)], SEVEN, ["07:30", "08:00–08:20", "08:20–08:30"]),
        ([Item(20, EIGHT)], None, ["08:00–08:20"]),
        ([Item(60, time(23, 30)), Item(5)], None, ["23:30", ""]),
    ],
)
def test_the_hours(items: list[Item], starts: time | None, words: list[str]) -> None:
    slots = laid_out(items, starts)
    assert [slot.words for slot in slots] == words
    assert [slot.reckoned for slot in slots] == [item.starts_at is None for item in items]


@pytest.mark.parametrize(
    ("items", "ends", "found"),
    [
        ([Item(30), Item(60)], NINE, []),
        ([Item(30), Item(60)], None, []),
        ([Item(30), Item(61)], NINE, [(Weight.SERIOUS, "kéo đến 09:01, quá giờ kết thúc phiên 1 phút")]),
        (
            [Item(45), Item(15, EIGHT)],
            NINE,
            [(Weight.SERIOUS, "Mục 2 bắt đầu sớm hơn lúc mục 1 xong 15 phút")],
        ),
        ([Item(15), Item(15, EIGHT)], NINE, [(Weight.LIGHT, "Trống 15 phút từ lúc mục 1 xong đến mục 2")]),
        ([Item(15, time(7))], NINE, [(Weight.SERIOUS, "sớm hơn lúc giờ bắt đầu phiên 30 phút")]),
        ([Item(30), Item(None), Item(None)], NINE, [(Weight.LIGHT, "số phút của mục 2, 3")]),
        (
            [Item(None), Item(90, EIGHT)],
            NINE,
            [(Weight.SERIOUS, "quá giờ kết thúc phiên 30 phút"), (Weight.LIGHT, "số phút của mục 1")],
        ),
    ],
)
def test_the_faults(items: list[Item], ends: time | None, found: list[tuple[Weight, str]]) -> None:
    told = faults(items, SEVEN, ends)
    assert [one.weight for one in told] == [weight for weight, _ in found]
    for one, (weight, words) in zip(told, found, strict=True):
        assert words in one.words
        assert one.tone == ("late" if weight is Weight.SERIOUS else "soon")


@settings(max_examples=25)
@given(st.lists(st.integers(1, 40), max_size=8))
def test_minutes_alone_never_clash(minutes: list[int]) -> None:
    items = [Item(one) for one in minutes]
    assert faults(items, SEVEN, None) == []
    slots = laid_out(items, SEVEN)
    assert all(before.ends == after.starts for before, after in pairwise(slots))
