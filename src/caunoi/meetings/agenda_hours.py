"""The hours of an agenda, counted from the session's start and the minutes of each item; where they clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Final, Protocol

_DAY: Final = 24 * 60


class Weight(StrEnum):
    """How much a fault matters: what cannot be held as it stands, and what is worth a look."""

    SERIOUS = "serious"
    LIGHT = "light"


class Timed(Protocol):
    """An item with the hour that a person typed and its minutes, each where known."""

    @property
    def starts_at(self) -> time | None: ...
    @property
    def minutes(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """From when to when an item lasts; `reckoned`: the hour was counted, nobody typed it."""

    starts: time | None
    ends: time | None
    reckoned: bool

    @property
    def words(self) -> str:
        """ "07:30–08:00", "07:30", or "" while no hour is known."""
        return "–".join(f"{hour:%H:%M}" for hour in (self.starts, self.ends) if hour)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about the hours, in a sentence."""

    weight: Weight
    words: str

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "late" if self.weight is Weight.SERIOUS else "soon"


def laid_out(items: Sequence[Timed], starts: time | None) -> list[Slot]:
    """When each item begins and ends: at its own hour, where the one before ends, or at the session's start.

    An item that would end after midnight has no end.
    """
    running, slots = _minute(starts), []
    for item in items:
        begins = _minute(item.starts_at)
        begins = running if begins is None else begins
        running = begins + item.minutes if begins is not None and item.minutes else None
        slots.append(Slot(_hour(begins), _hour(running), item.starts_at is None))
    return slots


def faults(items: Sequence[Timed], starts: time | None, ends: time | None) -> list[Fault]:
    """Where the hours clash, overrun or stay open, the serious ones first."""
    slots = laid_out(items, starts)
    found = [*_clashes(items, slots, starts), *_overrun(slots, ends), *_open(items)]
    return sorted(found, key=lambda fault: fault.weight is Weight.LIGHT)


def _clashes(items: Sequence[Timed], slots: Sequence[Slot], starts: time | None) -> Iterator[Fault]:
    before, what = _minute(starts), "giờ bắt đầu phiên"
    for number, (item, slot) in enumerate(zip(items, slots, strict=True), start=1):
        typed = _minute(item.starts_at)
        if typed is not None and before is not None and typed != before:
            yield _clash(number, typed - before, what)
        before, what = _minute(slot.ends), f"mục {number} xong"


def _clash(number: int, late: int, what: str) -> Fault:
    if late < 0:
        return Fault(Weight.SERIOUS, f"Mục {number} bắt đầu sớm hơn lúc {what} {-late} phút.")
    return Fault(Weight.LIGHT, f"Trống {late} phút từ lúc {what} đến mục {number}.")


def _overrun(slots: Sequence[Slot], ends: time | None) -> Iterator[Fault]:
    last, until = max((_minute(slot.ends) or 0 for slot in slots), default=0), _minute(ends)
    if until is not None and last > until:
        said = f"Chương trình kéo đến {_hour(last):%H:%M}, quá giờ kết thúc phiên {last - until} phút."
        yield Fault(Weight.SERIOUS, said)


def _open(items: Sequence[Timed]) -> Iterator[Fault]:
    unsaid = [str(number) for number, item in enumerate(items, start=1) if not item.minutes]
    if unsaid:
        yield Fault(
            Weight.LIGHT, f"Chưa ghi số phút của mục {', '.join(unsaid)} nên giờ sau đó chưa tính được."
        )


def _minute(hour: time | None) -> int | None:
    return None if hour is None else hour.hour * 60 + hour.minute


def _hour(minute: int | None) -> time | None:
    return None if minute is None or minute >= _DAY else time(*divmod(minute, 60))
