"""What an invitation by e-mail says of its hours, what has changed since, and how often it is tried. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from caunoi.meetings.rules import State, days_words, hours_words
from caunoi.ui.refusal import RuleBroken


class LetterKind(StrEnum):
    """What a letter tells: one is invited, it has changed, it will not be held, one is invited no longer."""

    INVITE = "invite"
    CHANGE = "change"
    CANCEL = "cancel"
    WITHDRAW = "withdraw"


KIND_NAMES: Final[dict[LetterKind, str]] = {
    LetterKind.INVITE: "Thư mời",
    LetterKind.CHANGE: "Thư báo thay đổi",
    LetterKind.CANCEL: "Thư báo hủy",
    LetterKind.WITHDRAW: "Thư báo thôi mời",
}
TOLD_OFF: Final = frozenset({LetterKind.CANCEL, LetterKind.WITHDRAW})
"""Whoever had one of these expects nothing more."""


class LetterState(StrEnum):
    """Where a letter stands; DROPPED is one that there was no more need of when its turn came."""

    PLANNED = "planned"
    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"
    DROPPED = "dropped"


STATE_NAMES: Final[dict[LetterState, str]] = {
    LetterState.PLANNED: "Chờ gửi",
    LetterState.SENDING: "Đang gửi",
    LetterState.WAITING: "Chờ gửi lại",
    LetterState.SENT: "Đã gửi",
    LetterState.GIVEN_UP: "Không gửi được",
    LetterState.DROPPED: "Thôi không gửi",
}
UNDER_WAY: Final = (LetterState.PLANNED, LetterState.SENDING, LetterState.WAITING)

LEASE: Final = timedelta(minutes=5)
# A mailing is asked for again when nobody has worked on it for so long: longer than one conversation.
QUEUE_AGAIN: Final = timedelta(minutes=4)
_PAUSES: Final = (1, 5, 15, 60, 180, 360, 720)
MOST_FAILURES: Final = len(_PAUSES) + 1


def pause(failures: int) -> timedelta | None:
    """How long to wait after so many failures, about a day in all; None: it is given up."""
    return timedelta(minutes=_PAUSES[failures - 1]) if failures < MOST_FAILURES else None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a delegate's calendar; `key` is the same whatever becomes of its hour."""

    key: str
    name: str = ""
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> Appointment:
        """An entry as the database keeps it."""
        on, starts, ends = (kept.get(key, "") for key in ("on", "starts_at", "ends_at"))
        return cls(
            kept["key"], kept.get("name", ""), date.fromisoformat(on) if on else None,
            time.fromisoformat(starts) if starts else None, time.fromisoformat(ends) if ends else None,
            kept.get("place", ""),
        )  # fmt: skip

    def kept(self) -> dict[str, str]:
        """What the database keeps; what is not known is left out."""
        said = {
            "key": self.key, "name": self.name, "on": self.on.isoformat() if self.on else "",
            "starts_at": self.starts_at.isoformat() if self.starts_at else "",
            "ends_at": self.ends_at.isoformat() if self.ends_at else "", "place": self.place,
        }  # fmt: skip
        return {key: value for key, value in said.items() if value}

    @property
    def when(self) -> str:
        """ "14:00–17:00, 22/03/2027, tại Hội trường 1"."""
        hours = hours_words(self.starts_at, self.ends_at) if self.on else ""
        place = f"tại {self.place}" if self.place else ""
        return ", ".join(part for part in (hours, days_words(self.on, None), place) if part)

    @property
    def words(self) -> str:
        """ "Diễn đàn 1: 14:00–17:00, 22/03/2027"."""
        return f"{self.name}: {self.when}" if self.name else self.when


def is_stale(kind: LetterKind, told: Sequence[Appointment], now: Sequence[Appointment], state: State) -> bool:
    """Whether whoever has this letter was told something that is no longer so."""
    if state is State.CANCELLED:
        return kind not in TOLD_OFF
    return tuple(told) != tuple(now)


def changed(told: Sequence[Appointment], now: Sequence[Appointment]) -> Iterator[str]:
    """What a reader of the earlier letter must know, a sentence each."""
    before, after = ({one.key: one for one in entries} for entries in (told, now))
    for key, one in before.items():
        if key not in after:
            yield f"Không còn: {one.words}."
        elif after[key] != one:
            yield f"Thư trước ghi {one.words}; nay là {after[key].words}."
    yield from (f"Thêm: {one.words}." for key, one in after.items() if key not in before)


def gone(told: Sequence[Appointment], now: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """The entries that the earlier letter put into a calendar and that must leave it."""
    stay = {one.key for one in now if one.on is not None}
    return tuple(one for one in told if one.on is not None and one.key not in stay)


def print_of(*said: object) -> str:
    """A short mark of what a person had before them when they pressed."""
    return sha256(repr(said).encode()).hexdigest()[:16]


def refuse_unseen(mark: str, seen: str) -> None:
    """Raises RuleBroken "letters-moved" where the letters are no longer those that were looked at."""
    if mark != seen:
        raise RuleBroken(
            "letters-moved",
            "Danh sách hoặc lịch họp vừa thay đổi so với bản đồng chí đã xem nên chưa gửi thư nào. "
            "Hãy tải lại trang, xem lại rồi gửi.",
        )
