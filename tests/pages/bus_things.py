"""The buses on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from caunoi.delegates.bus_actions import BusSaid
from caunoi.delegates.models import Bus, BusContact, Delegate
from tests.pages.delegate_things import guest_of
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At

_PAGES: Final = ("bus", "change_bus", "leave_bus", "look_bus", "remove_bus")
_SAID: Final[dict[str, object]] = {"name": "Xe 2", "seats": 45}


def bus_of(at: At) -> Bus:
    return Bus.objects.create(meeting=at.once(meeting_of), name="Xe 1", seats=45)


def _contact(at: At) -> BusContact:
    return BusContact.objects.create(
        bus=at.once(bus_of), value="0900000787", purpose="Gọi xe", expires_on=date(2030, 1, 1)
    )


def _bus_with_phone(at: At) -> int:
    return at.once(_contact).bus_id


def _rider(at: At) -> Delegate:
    one, bus = at.once(guest_of), at.once(bus_of)
    Delegate.objects.filter(pk=one.pk).update(bus=bus.name)
    return one


def _meeting_with_names(at: At) -> object:
    Delegate.objects.filter(pk=at.once(guest_of).pk).update(bus="Xe 9")
    return at.once(meeting_of)


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    **{f"delegates:{page}.pk": lambda at: at.once(bus_of).pk for page in _PAGES},
    "delegates:buses_of_list.meeting": lambda at: at.once(_meeting_with_names).pk,  # type: ignore[attr-defined]  # a meeting
    "delegates:look_bus.pk": _bus_with_phone,
    "delegates:leave_bus.delegate": lambda at: at.once(_rider).pk,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "delegates:buses": lambda at: _SAID,
    "delegates:buses_of_list": lambda at: {"tat-ca-seats": 45},
    "delegates:bus": lambda at: {"nguoi": at.once(guest_of).pk},
    "delegates:change_bus": lambda at: {**_SAID, "seen": 1},
    "delegates:look_bus": lambda at: {"why": "gọi xe"},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates:bus": lambda at: at.once(bus_of),
    "delegates.make_bus:said": lambda at: BusSaid("Xe 2", 45),
    "delegates.change_bus:said": lambda at: BusSaid("Xe 2", 45),
    "delegates.change_bus:seen": lambda at: 1,
    "delegates.make_buses_of_list:meeting": _meeting_with_names,
    "delegates.make_buses_of_list:seats": lambda at: 45,
    "delegates.put_on_bus:people": lambda at: [at.once(guest_of)],
    "delegates.take_off_bus:delegate": lambda at: at.once(_rider),
    "delegates.look_at_bus_contact:contact": lambda at: at.once(_contact),
}
