"""Buses under a list that changes: whatever happens, nobody rides without a seat and nobody is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.delegates.actions import NewDelegate
from caunoi.delegates.answer_actions import answer_coming, answer_declined
from caunoi.delegates.bus_actions import BusSaid, change_bus, put_on_bus, take_off_bus
from caunoi.delegates.bus_reads import bus_lists, fleet
from caunoi.delegates.bus_rules import MOST_SEATS, refuse_bad_seats, refuse_full, refuse_narrow
from caunoi.delegates.guest_actions import change_delegate, strike_delegate
from caunoi.delegates.models import AnswerLink, Bus, Delegate
from caunoi.delegates.rules import AWAITED
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.bus_scene import bus_made
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.guest_sheets import sheet, take_in
from tests.caunoi.delegates.seat_scene import crowd

PEOPLE = 6


def _written(hall: Hall, one: Delegate, bus: str) -> None:
    new = NewDelegate(one.full_name, one.why, office_text=one.office_text, bus=bus)
    change_delegate(actor=hall.by, delegate=one, new=new)


def _from_file(hall: Hall, one: Delegate, bus: str) -> None:
    told = {"Họ và tên": one.full_name, "Đơn vị": one.office_text, "Xe": bus.upper()}
    take_in(hall.by, hall.meeting, sheet(told, heads=("Họ và tên", "Đơn vị", "Xe")))


def _changes_his_mind(hall: Hall, one: Delegate, bus: Bus) -> None:
    """Gives up, others sit down wherever there is a seat, and comes after all."""
    answer_declined(link=one.answer_links.get(), reason="ốm")
    for other in hall.meeting.delegates.filter(bus=""):
        for free in hall.meeting.buses.all():
            with suppress(RuleBroken), transaction.atomic():
                put_on_bus(actor=hall.by, bus=free, people=[other])
    answer_coming(link=one.answer_links.get())


STEPS: dict[str, Callable[[Hall, Delegate, Bus], object]] = {
    "put on": lambda hall, one, bus: put_on_bus(actor=hall.by, bus=bus, people=[one]),
    "taken off": lambda hall, one, bus: take_off_bus(actor=hall.by, bus=bus, delegate=one),
    "cannot come": lambda hall, one, bus: answer_declined(link=one.answer_links.get(), reason="ốm"),
    "comes after all": lambda hall, one, bus: answer_coming(link=one.answer_links.get()),
    "changes his mind": _changes_his_mind,
    "struck off": lambda hall, one, bus: strike_delegate(actor=hall.by, delegate=one, reason="trùng"),
    "written by hand": lambda hall, one, bus: _written(hall, one, bus.name.lower()),
    "from a file": lambda hall, one, bus: _from_file(hall, one, bus.name),
    "written on no bus": lambda hall, one, bus: _written(hall, one, ""),
    "fewer seats": lambda hall, one, bus: change_bus(
        actor=hall.by, bus=bus, said=BusSaid(bus.name, bus.seats - 1), seen=bus.version
    ),
    "another name": lambda hall, one, bus: change_bus(
        actor=hall.by, bus=bus, said=BusSaid(f"{bus.name} mới", bus.seats), seen=bus.version
    ),
}


def _list(hall: Hall) -> list[tuple[str, str, str]]:
    return list(hall.meeting.delegates.order_by("pk").values_list("full_name", "standing", "bus"))


def _checked(hall: Hall) -> None:
    """Every figure of the page of buses against the list of delegates, counted by hand."""
    told, found = _list(hall), fleet(hall.meeting)
    for row in found.rows:
        going = [name for name, standing, bus in told if bus == row.bus.name and standing in AWAITED]
        assert (row.riding, row.free) == (len(going), row.bus.seats - len(going))
        assert row.free >= 0, "somebody rides without a seat"
        [listed] = bus_lists(hall.meeting, [row.bus])
        assert sorted(one.delegate.full_name for one in listed.riders) == sorted(going)
        assert row.away == len(listed.away)
    assert found.unmade == (), "the list names no bus that is none"
    assert found.riding + found.waiting == sum(standing in AWAITED for _, standing, _ in told)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, PEOPLE - 1), st.integers(0, 1)),
        min_size=6,
        max_size=10,
    )
)
def test_whatever_happens_on_a_day(hall: Hall, steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        crowd(hall.meeting, {"Đoàn An Hòa": PEOPLE})
        for one in hall.meeting.delegates.all():
            AnswerLink.objects.create(delegate=one, digest=one.full_name, made_by=hall.by)
        hall.meeting.delegates.filter(full_name__endswith="1").update(bus="Xe 1")
        bus_made(hall, "Xe 1", 2), bus_made(hall, "Xe 2", 3)
        for step, person, bus in steps:
            one, before = hall.meeting.delegates.order_by("pk")[person], _list(hall)
            try:
                with transaction.atomic():
                    STEPS[step](hall, one, hall.meeting.buses.all()[bus])
            except RuleBroken:
                assert _list(hall) == before, "what is refused changes nothing"
            _checked(hall)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("seats", "riding", "more", "left"),
    [(4, 4, 1, 0), (4, 3, 2, 1), (45, 0, 46, 45), (4, 6, 1, 0), (4, 3, 1, None), (4, 0, 4, None)],
)
def test_a_full_bus_says_what_is_left(seats: int, riding: int, more: int, left: int | None) -> None:
    if left is None:
        refuse_full("Xe 1", seats, riding, more)
        return
    with pytest.raises(RuleBroken) as refused:
        refuse_full("Xe 1", seats, riding, more)
    assert f"còn {left} chỗ nên không xếp thêm {more} người được" in refused.value.sentence


@pytest.mark.parametrize(
    ("seats", "fine"), [(1, True), (MOST_SEATS, True), (0, False), (-1, False), (100, False)]
)
def test_how_many_seats_a_bus_may_have(seats: int, fine: bool) -> None:
    with nullcontext() if fine else pytest.raises(RuleBroken, match="bad-seats"):
        refuse_bad_seats(seats)


@pytest.mark.parametrize(("seats", "riding", "fine"), [(4, 4, True), (4, 0, True), (4, 5, False)])
def test_a_bus_is_not_made_smaller_than_its_people(seats: int, riding: int, fine: bool) -> None:
    with nullcontext() if fine else pytest.raises(RuleBroken, match="below-riders"):
        refuse_narrow("Xe 1", seats, riding)
