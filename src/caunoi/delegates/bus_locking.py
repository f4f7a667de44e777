"""A bus is held before its people are counted, and before any delegate is: verbs that fill one pass here."""

from __future__ import annotations

from caunoi.delegates.bus_rules import refuse_full
from caunoi.delegates.models import Bus, Delegate
from caunoi.delegates.rules import AWAITED
from caunoi.meetings.models import Meeting
from caunoi.people.naming import name_key


def held_bus(meeting: Meeting, words: str) -> Bus | None:
    """The bus that the words name, its row held until the transaction ends; None where none is made."""
    key = name_key(words)
    found = Bus.objects.select_for_update(of=("self",)).filter(meeting=meeting, key=key)
    return found.first() if key else None


def held_buses(meeting: Meeting) -> list[Bus]:
    """All buses of a meeting, their rows held."""
    return list(Bus.objects.select_for_update(of=("self",)).filter(meeting=meeting).order_by("pk"))


def riding(bus: Bus) -> int:
    """How many are awaited on it."""
    return Delegate.objects.filter(meeting=bus.meeting_id, bus=bus.name, standing__in=AWAITED).count()


def bus_of(bus: Bus | None, row: Delegate, words: str) -> str:
    """What the list is to say of somebody's bus: its own name, after a seat was found on it.

    Words that name no bus of the meeting stay as they are. Raises RuleBroken: bus-full.
    """
    if bus is None:
        return " ".join(words.split())
    if row.bus != bus.name and row.standing in AWAITED:
        refuse_full(bus.name, bus.seats, riding(bus), 1)
    return bus.name


def bus_again(bus: Bus | None, row: Delegate) -> str:
    """The bus of somebody who had given up and comes after all; "" where others have taken the seat."""
    if bus is None or row.bus != bus.name or row.standing in AWAITED or riding(bus) < bus.seats:
        return row.bus
    return ""
