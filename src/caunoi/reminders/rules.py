"""What is told, when it may go out, and how often it is tried. No database, no clock of its own.

Moments are aware datetimes in the office's time zone; days are days of its calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from caunoi.tasks.rules import Urgency
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import WorkingDays


class Kind(StrEnum):
    """What a notice tells of."""

    ASSIGNED = "assigned"
    SHARED = "shared"
    MOVED = "moved"
    DUE_CHANGED = "due_changed"
    RETURNED = "returned"
    HANDED_IN = "handed_in"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"
    TIME_ASKED = "time_asked"
    TIME_REFUSED = "time_refused"
    URGED = "urged"
    LATE_PAPER = "late_paper"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"


KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.ASSIGNED: "Giao mới",
    Kind.SHARED: "Phối hợp",
    Kind.MOVED: "Chuyển đơn vị khác",
    Kind.DUE_CHANGED: "Đổi hạn",
    Kind.RETURNED: "Trả lại",
    Kind.HANDED_IN: "Chờ nghiệm thu",
    Kind.ACCEPTED: "Đã nghiệm thu",
    Kind.CANCELLED: "Thôi không làm",
    Kind.TIME_ASKED: "Xin lùi hạn",
    Kind.TIME_REFUSED: "Không đồng ý lùi hạn",
    Kind.URGED: "Đôn đốc",
    Kind.LATE_PAPER: "Chậm tài liệu",
    Kind.OVERDUE: "Quá hạn",
    Kind.TODAY: "Hạn hôm nay",
    Kind.SOON: "Sắp đến hạn",
}
KIND_TONES: Final[dict[Kind, str]] = {
    Kind.ASSIGNED: "open",
    Kind.SHARED: "calm",
    Kind.MOVED: "calm",
    Kind.DUE_CHANGED: "soon",
    Kind.RETURNED: "late",
    Kind.HANDED_IN: "open",
    Kind.ACCEPTED: "done",
    Kind.CANCELLED: "calm",
    Kind.TIME_ASKED: "open",
    Kind.TIME_REFUSED: "late",
    Kind.URGED: "late",
    Kind.LATE_PAPER: "late",
    Kind.OVERDUE: "late",
    Kind.TODAY: "soon",
    Kind.SOON: "soon",
}
# What the clock says, and what a person did. The clock is told in the morning only.
STAGES: Final[dict[Urgency, Kind]] = {
    Urgency.LATE: Kind.OVERDUE,
    Urgency.TODAY: Kind.TODAY,
    Urgency.SOON: Kind.SOON,
}
CLOCK: Final = tuple(STAGES.values())
# May be kept out of mail and gateway by who does not want it; it still stands on screen. What lays a duty on
# one's own office, or says that one was not met, may not.
MAY_MUTE: Final = (
    Kind.SOON,
    Kind.TODAY,
    Kind.SHARED,
    Kind.MOVED,
    Kind.HANDED_IN,
    Kind.ACCEPTED,
    Kind.CANCELLED,
    Kind.TIME_ASKED,
    Kind.LATE_PAPER,
)


class Pace(StrEnum):
    """When what people did goes out: gathered for a few minutes, or with the morning's digest."""

    SOON = "soon"
    MORNING = "morning"


PACE_NAMES: Final[dict[Pace, str]] = {
    Pace.SOON: "Gom trong ít phút rồi gửi",
    Pace.MORNING: "Chờ đến thư nhắc buổi sáng",
}
# Long enough that thirty tasks opened from one plan are one letter.
GATHER: Final = timedelta(minutes=10)


class Occasion(StrEnum):
    """What a letter is: the morning's digest, or deeds gathered over a few minutes."""

    MORNING = "morning"
    DEEDS = "deeds"


class LetterState(StrEnum):
    """Where a letter stands."""

    PLANNED = "planned"
    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


LETTER_STATE_NAMES: Final[dict[LetterState, str]] = {
    LetterState.PLANNED: "Chờ gửi",
    LetterState.SENDING: "Đang gửi",
    LetterState.WAITING: "Chờ gửi lại",
    LetterState.SENT: "Đã gửi",
    LetterState.GIVEN_UP: "Không gửi được",
}


class Outcome(StrEnum):
    """How one attempt ended. BEGUN and HANDING are an attempt under way, or one whose process was killed.

    HANDING is written down before the words leave this machine: an attempt found dead in BEGUN has surely
    sent nothing; one found dead in HANDING may have, and becomes UNSURE.
    """

    BEGUN = "begun"
    HANDING = "handing"
    SENT = "sent"
    REFUSED = "refused"
    FAILED = "failed"
    UNSURE = "unsure"


OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    Outcome.BEGUN: "đang nối máy",
    Outcome.HANDING: "đang trao thư",
    Outcome.SENT: "đã nhận",
    Outcome.REFUSED: "bị từ chối",
    Outcome.FAILED: "chưa gửi được",
    Outcome.UNSURE: "không rõ đã nhận chưa",
}


@dataclass(frozen=True, slots=True)
class Hours:
    """The office's rhythm. Nothing goes out before `opens` or from `closes` on; equal: round the clock."""

    digest: time = time(7)
    opens: time = time(7)
    closes: time = time(18)
    pace: Pace = Pace.SOON

    @property
    def all_day(self) -> bool:
        return self.opens == self.closes

    def include(self, at: time) -> bool:
        """Whether letters go out at this time of a working day."""
        return self.all_day or self.opens <= at < self.closes


def checked(hours: Hours) -> Hours:
    """The hours, if they can be kept. Raises RuleBroken: closed-before-open, digest-while-closed."""
    if hours.opens > hours.closes:
        raise RuleBroken(
            "closed-before-open",
            f"Giờ bắt đầu gửi ({hours.opens:%H:%M}) sau giờ thôi gửi ({hours.closes:%H:%M}). Đổi lại hai "
            "giờ này; muốn gửi cả ngày đêm thì ghi hai giờ bằng nhau.",
        )
    if not hours.include(hours.digest):
        raise RuleBroken(
            "digest-while-closed",
            f"Thư nhắc lúc {hours.digest:%H:%M} rơi vào giờ không gửi thư. "
            f"Chọn giờ từ {hours.opens:%H:%M} đến trước {hours.closes:%H:%M}.",
        )
    return hours


def may_go_out(now: datetime, hours: Hours, days: WorkingDays) -> bool:
    """Whether a letter may leave at this moment: a working day, outside the quiet hours."""
    return days.is_working(now.date()) and hours.include(now.time())


def next_opening(now: datetime, hours: Hours, days: WorkingDays) -> datetime:
    """The first moment from `now` on at which a letter may leave."""
    if may_go_out(now, hours, days):
        return now
    opens = time(0) if hours.all_day else hours.opens
    today = now.date()
    before = days.is_working(today) and now.time() < opens
    return datetime.combine(today if before else days.after(today, 1), opens, now.tzinfo)


def morning_of(now: datetime, hours: Hours, days: WorkingDays) -> date | None:
    """The day whose digest is to be written at this moment; None while there is none to write.

    A service that was down at the hour writes it when it is up again, if letters may still leave that day.
    """
    return now.date() if may_go_out(now, hours, days) and now.time() >= hours.digest else None


LEASE: Final = timedelta(minutes=5)
# A job is asked for again when nobody has taken the letter for so long: the queue may have lost it.
QUEUE_AGAIN: Final = timedelta(minutes=10)
_PAUSES: Final = (1, 5, 15, 60, 180, 360, 720)
MOST_FAILURES: Final = len(_PAUSES) + 1


def pause(failures: int) -> timedelta | None:
    """How long to wait after so many failures; None: it is given up.

    One minute at first, twelve hours at last, about a day in all: a mail server down over night is met again.
    """
    return timedelta(minutes=_PAUSES[failures - 1]) if failures < MOST_FAILURES else None


def stage(urgency: Urgency) -> Kind | None:
    """What the clock tells the unit of a task it owes; None where there is nothing to say yet."""
    return STAGES.get(urgency)


def muted(kinds: list[str]) -> tuple[Kind, ...]:
    """The kinds a person keeps out of mail. Raises RuleBroken("not-to-be-muted")."""
    chosen = tuple(Kind(kind) for kind in kinds)
    for kind in chosen:
        if kind not in MAY_MUTE:
            raise RuleBroken(
                "not-to-be-muted",
                f"Thông báo “{KIND_NAMES[kind]}” là trách nhiệm của đơn vị nên không tắt được. "
                "Các loại khác vẫn chọn được.",
            )
    return chosen


def masked(address: str) -> str:
    """An e-mail address as it may be kept as proof: 'l***@hailam.example'."""
    name, at, host = address.rpartition("@")
    return f"{name[:1]}***{at}{host}"
