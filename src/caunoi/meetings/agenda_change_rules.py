"""What may become of a meeting's day, in pure words: postponed, moved, called anew, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from caunoi.meetings.rules import State, days_words
from caunoi.ui.refusal import RuleBroken


class Change(StrEnum):
    """One link of the chain."""

    POSTPONED = "postponed"
    MOVED = "moved"
    CALLED_ANEW = "called_anew"
    CANCELLED = "cancelled"


CHANGE_NAMES: Final[dict[Change, str]] = {
    Change.POSTPONED: "Hoãn, chưa có ngày mới",
    Change.MOVED: "Đổi ngày, giờ, địa điểm",
    Change.CALLED_ANEW: "Mời lại sau khi hoãn",
    Change.CANCELLED: "Hủy",
}


@dataclass(frozen=True, slots=True)
class When:
    """When and where a meeting is held."""

    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    place: str = ""

    @property
    def words(self) -> str:
        """ "07:30, 22/03/2027, tại Nhà văn hóa"; what is not known is left out."""
        hour = f"{self.starts_at:%H:%M}" if self.starts_at and self.starts_on else ""
        place = f"tại {self.place}" if self.place else ""
        return ", ".join(part for part in (hour, days_words(self.starts_on, self.ends_on), place) if part)


def refuse_unseen(before: When, seen: str) -> None:
    """`seen` is when and where, in words, as the person had it before them. Raises "meeting-moved"."""
    if before.words != seen:
        raise RuleBroken(
            "meeting-moved",
            f"Lịch vừa được người khác ghi là {before.words}. Hãy xem lại rồi đổi nếu vẫn cần.",
        )


def change_to(state: State, before: When, to: When) -> Change:
    """Which change brings a meeting to a new day. Raises RuleBroken: no-day, no-change."""
    if to.starts_on is None:
        raise RuleBroken("no-day", "Chưa ghi ngày mới. Nếu chưa có ngày, hãy ghi là hoãn.")
    if state is State.POSTPONED:
        return Change.CALLED_ANEW
    if before == to:
        raise RuleBroken("no-change", f"Lịch vẫn là {before.words} nên không có gì để đổi.")
    return Change.MOVED


def shifted(day: date | None, old: date | None, new: date | None) -> date | None:
    """The day of a session after its meeting went from one first day to another, or got its first."""
    if day is None and old is None:
        return new
    if day is None or old is None or new is None:
        return day
    return day + timedelta(days=(new - old).days)
