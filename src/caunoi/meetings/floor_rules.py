"""How a session is run, in pure words: the list of speakers, the clock, questions from the hall, notes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from caunoi.ui.refusal import RuleBroken

MOST_MINUTES: Final = 120
MOST_SPEECHES: Final = 999


class SpeechState(StrEnum):
    """How far a speech has come; called: asked to the rostrum, the clock not yet begun."""

    WAITING = "waiting"
    CALLED = "called"
    SPEAKING = "speaking"
    DONE = "done"
    WITHDRAWN = "withdrawn"


SPEECH_STATE_NAMES: Final[dict[SpeechState, str]] = {
    SpeechState.WAITING: "Đang chờ",
    SpeechState.CALLED: "Đã mời",
    SpeechState.SPEAKING: "Đang phát biểu",
    SpeechState.DONE: "Đã phát biểu",
    SpeechState.WITHDRAWN: "Rút",
}
AT_ROSTRUM: Final = frozenset({SpeechState.CALLED, SpeechState.SPEAKING})


class Source(StrEnum):
    """How a speech came onto the list."""

    REGISTERED = "registered"
    RAISED = "raised"
    CHAIR = "chair"


SOURCE_NAMES: Final[dict[Source, str]] = {
    Source.REGISTERED: "Đăng ký trước",
    Source.RAISED: "Giơ tay tại chỗ",
    Source.CHAIR: "Chủ trì chỉ định",
}


class QuestionState(StrEnum):
    """What became of a question; admitted: it may be shown when the chair wants."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    ANSWERED = "answered"
    REFUSED = "refused"


QUESTION_STATE_NAMES: Final[dict[QuestionState, str]] = {
    QuestionState.WAITING: "Chờ xem",
    QuestionState.ADMITTED: "Được đưa lên",
    QuestionState.ANSWERED: "Đã trả lời",
    QuestionState.REFUSED: "Không đưa lên",
}
STILL_ASKED: Final = frozenset({QuestionState.WAITING, QuestionState.ADMITTED})


class NoteKind(StrEnum):
    SAID = "said"
    ASKED = "asked"
    PROMISED = "promised"


NOTE_NAMES: Final[dict[NoteKind, str]] = {
    NoteKind.SAID: "Ý kiến",
    NoteKind.ASKED: "Hỏi, kiến nghị",
    NoteKind.PROMISED: "Hứa, nhận việc",
}


class Tone(StrEnum):
    """How the clock looks; each has a word beside its colour."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Clock:
    """A speaker's time: `spent` before `since`, the moment from which it runs (None: it stands still).

    It is four kept values and the hour, so that a machine which dies and comes back shows the right time.
    """

    allowed: timedelta
    warn: timedelta
    spent: timedelta = timedelta()
    since: datetime | None = None

    def spent_at(self, now: datetime) -> timedelta:
        """The time spent so far; a clock of the machine that was set back takes nothing away."""
        running = now - self.since if self.since is not None else timedelta()
        return self.spent + max(running, timedelta())

    def tone_at(self, now: datetime) -> Tone:
        """Calm, soon from the warning on, late once the time is over."""
        spent = self.spent_at(now)
        if spent >= self.allowed:
            return Tone.LATE
        return Tone.SOON if spent >= self.warn else Tone.CALM

    def left_at(self, now: datetime) -> str:
        """ "02:15" that are left, "+00:40" over the time."""
        left = self.allowed - self.spent_at(now)
        return clock_words(left) if left >= timedelta() else f"+{clock_words(-left)}"

    def running(self, now: datetime) -> Clock:
        """Begun, or going on after a pause. Raises RuleBroken "clock-runs"."""
        if self.since is not None:
            raise RuleBroken("clock-runs", "Đồng hồ đang chạy rồi; không cần bấm lại.")
        return replace(self, since=now)

    def still(self, now: datetime) -> Clock:
        """Paused. Raises RuleBroken "clock-stands"."""
        if self.since is None:
            raise RuleBroken("clock-stands", "Đồng hồ đang dừng rồi; bấm Chạy để tính giờ tiếp.")
        return replace(self, spent=self.spent_at(now), since=None)

    def extended(self, minutes: int) -> Clock:
        """With more time; the warning moves with the end. Raises RuleBroken "minutes-refused"."""
        refuse_minutes(minutes)
        more = timedelta(minutes=minutes)
        return replace(self, allowed=self.allowed + more, warn=self.warn + more)


def clock_words(time: timedelta) -> str:
    """ "07:05", "63:00": whole minutes and seconds."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"


def refuse_minutes(minutes: int, warn: int | None = None) -> None:
    """1 to 120 minutes, the warning before the end. Raises RuleBroken "minutes-refused"."""
    if not 1 <= minutes <= MOST_MINUTES or (warn is not None and not 0 < warn <= minutes):
        raise RuleBroken(
            "minutes-refused",
            f"Thời gian phát biểu phải từ 1 đến {MOST_MINUTES} phút, báo trước không muộn hơn lúc hết giờ. "
            "Hãy xem lại số phút.",
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many speeches a group of offices is to have ("phường": 1), and how many it has had."""

    group: str
    most: int
    had: int

    @property
    def full(self) -> bool:
        return self.had >= self.most


def shares(quotas: Sequence[tuple[str, int]], had: Iterable[str]) -> tuple[Share, ...]:
    """Each group's share in the order in which they were set; `had`: the group of each speech held or called.

    Groups compare without regard to case and blanks.
    """
    groups = [group_key(group) for group in had]
    return tuple(Share(group, most, groups.count(group_key(group))) for group, most in quotas)


def group_key(group: str) -> str:
    """What two ways of writing one group have in common."""
    return " ".join(group.casefold().split())


def group_of(office: str, groups: Iterable[str]) -> str:
    """The first of the groups that stands in the office's name: "Đảng ủy phường Cẩm Lạc" is of "phường"."""
    words = f" {group_key(office)} "
    return next((group for group in groups if f" {group_key(group)} " in words), "")


def placed(keys: Sequence[int], key: int, place: int) -> list[int]:
    """The keys with one of them at another place, counted from 1; past the end means last."""
    rest = [one for one in keys if one != key]
    rest.insert(min(max(place - 1, 0), len(rest)), key)
    return rest


def new_code() -> str:
    """The secret in the address of a screen or of the questions' page: 128 bits of chance."""
    return secrets.token_urlsafe(16)
