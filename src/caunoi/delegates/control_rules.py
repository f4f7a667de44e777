"""Who runs the day wants to know, in pure words: what should be on now, and how late it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of an agenda as it was planned; hours and minutes may be unsaid."""

    pk: int
    content: str
    lead: str
    starts_at: time | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """The row with the hours that follow: its own, or those that the rows before it leave."""

    planned: Planned
    starts: datetime | None
    ends: datetime | None


def timetable(rows: Iterable[Planned], begins: datetime, *, hour_known: bool = True) -> list[Slot]:
    """The hours of each row. One without an hour begins where the one before ends; ends are said by minutes,
    else by the beginning of the next row that has an hour. `begins` is the session's hour with its day, or
    its day alone where no hour is known: then no row is given one that nobody said.
    """
    planned = list(rows)
    starts: list[datetime | None] = []
    after: datetime | None = begins if hour_known else None
    for row in planned:
        own = datetime.combine(begins.date(), row.starts_at, begins.tzinfo) if row.starts_at else None
        start = own or after
        starts.append(start)
        after = start + timedelta(minutes=row.minutes) if start and row.minutes else None
    ends = [*starts[1:], after][: len(planned)]
    return [
        Slot(row, start, start + timedelta(minutes=row.minutes) if start and row.minutes else end)
        for row, start, end in zip(planned, starts, ends, strict=True)
    ]


def due_now(slots: Sequence[Slot], now: datetime) -> int | None:
    """Which row should be on by the plan; None before the first and after the last, which ends with its day
    where nothing says when.
    """
    begun = [index for index, slot in enumerate(slots) if slot.starts is not None and slot.starts <= now]
    if not begun:
        return None
    last = begun[-1]
    starts, ends = slots[last].starts, slots[last].ends
    over = now >= ends if ends is not None else starts is not None and now.date() > starts.date()
    return None if over else last


def minutes_late(slots: Sequence[Slot], called: int | None, now: datetime) -> int | None:
    """By how many whole minutes the row that was called up has outrun its end, 0 in time; None on another day
    and where no row was called up, or nothing says when it should end.
    """
    ends = slots[called].ends if called is not None else None
    if ends is None or ends.date() != now.date():
        return None
    return max(0, int((now - ends).total_seconds() // 60))
