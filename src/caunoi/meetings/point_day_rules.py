"""The state of a bridge point before and on the day, in pure words: line tests, incidents, heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from caunoi.meetings.point_rules import Registered
from caunoi.ui.refusal import RuleBroken

MOST_PRESENT: Final = 20_000


class Outcome(StrEnum):
    """What one line of the checklist came to."""

    OK = "ok"
    BAD = "bad"
    UNTESTED = "untested"


OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    Outcome.OK: "Đạt",
    Outcome.BAD: "Không đạt",
    Outcome.UNTESTED: "Chưa thử",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the checklist with what it came to, under the name that it bore then."""

    key: str
    name: str
    outcome: Outcome


def results_of(checks: Sequence[Check], said: Mapping[str, str]) -> tuple[Result, ...]:
    """The results of a round in the order of the checklist; what is not said was not tested.

    Raises RuleBroken: nothing-tested.
    """
    known = {outcome.value for outcome in Outcome}
    found = tuple(
        Result(one.key, one.name, Outcome(said[one.key]) if said.get(one.key) in known else Outcome.UNTESTED)
        for one in checks
    )
    if all(one.outcome is Outcome.UNTESTED for one in found):
        raise RuleBroken(
            "nothing-tested", "Chưa ghi kết quả mục nào. Hãy chọn Đạt hoặc Không đạt cho mục đã thử."
        )
    return found


class State(StrEnum):
    """Where one point stands, for the board; the worst that holds."""

    INCIDENT = "incident"
    FAULTY = "faulty"
    WAITING = "waiting"
    UNTESTED = "untested"
    READY = "ready"
    DECLINED = "declined"


STATE_NAMES: Final[dict[State, str]] = {
    State.INCIDENT: "Đang có sự cố",
    State.FAULTY: "Thử chưa đạt",
    State.WAITING: "Chưa đăng ký",
    State.UNTESTED: "Chưa thử đủ",
    State.READY: "Sẵn sàng",
    State.DECLINED: "Không mở",
}
STATE_TONES: Final[dict[State, str]] = {
    State.INCIDENT: "late",
    State.FAULTY: "late",
    State.WAITING: "soon",
    State.UNTESTED: "soon",
    State.READY: "done",
    State.DECLINED: "calm",
}


def state_of(stands: Registered, results: Sequence[Result], incidents: int) -> State:
    """The state of a point from its registration, its last line test and its open incidents."""
    if incidents:
        return State.INCIDENT
    if stands is Registered.DECLINED:
        return State.DECLINED
    outcomes = {one.outcome for one in results}
    if Outcome.BAD in outcomes:
        return State.FAULTY
    if stands is Registered.WAITING:
        return State.WAITING
    return State.READY if outcomes == {Outcome.OK} else State.UNTESTED


def refuse_bad_count(present: int) -> None:
    """A head-count is a number of people in a room. Raises RuleBroken "bad-count"."""
    if not 0 <= present <= MOST_PRESENT:
        raise RuleBroken("bad-count", f"Số người có mặt phải từ 0 đến {MOST_PRESENT}; đang ghi {present}.")


def refuse_resolved(resolved_at: datetime | None) -> None:
    """An incident is closed once. Raises RuleBroken "resolved-already"."""
    if resolved_at is not None:
        raise RuleBroken("resolved-already", f"Sự cố này đã ghi khắc phục lúc {resolved_at:%H:%M}.")


def refuse_dead_link(*, active: bool) -> None:
    """A revoked link reports nothing. Raises RuleBroken "link-revoked"."""
    if not active:
        raise RuleBroken("link-revoked", "Liên kết trực điểm cầu đã thu hồi. Xin liên kết mới ở văn phòng.")


def digest_of(secret: str) -> str:
    """What is kept of a link's secret."""
    return sha256(secret.encode()).hexdigest()


def lasted(since: datetime, until: datetime) -> int:
    """How many whole minutes an incident has lasted."""
    return max(0, int((until - since).total_seconds() // 60))
