"""Buses of a meeting, and who rides them."""

from __future__ import annotations

from caunoi.delegates.bus_actions import BusSaid, make_bus
from caunoi.delegates.models import Bus
from tests.caunoi.delegates.door_scene import Hall


def bus_made(
    hall: Hall, name: str = "Xe 1", seats: int = 4, *, plate: str = "", leader: str = "", phone: str = ""
) -> Bus:
    said = BusSaid(name, seats, plate, leader=leader, phone=phone)
    return make_bus(actor=hall.by, meeting=hall.meeting, said=said)


def on_buses(hall: Hall) -> dict[str, str]:
    """Who rides what, as the list says it; who has none is left out."""
    return dict(hall.meeting.delegates.exclude(bus="").values_list("full_name", "bus"))


def riders(hall: Hall, bus: str) -> list[str]:
    return sorted(name for name, said in on_buses(hall).items() if said == bus)
