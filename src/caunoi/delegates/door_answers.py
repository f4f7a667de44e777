"""What a door is told of each arrival."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from caunoi.delegates.door_actions import check_in, check_in_guest
from caunoi.delegates.door_rules import Arrival, WalkIn
from caunoi.delegates.models import Delegate, Door
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Answer:
    """Let in or not, to whom, and in one sentence why."""

    nonce: str
    passed: bool
    code: str
    sentence: str
    name: str = ""
    post: str = ""
    office: str = ""

    def said(self) -> dict[str, str | bool]:
        """As the door reads it."""
        return asdict(self)


def answered(door: Door, arrival: Arrival, now: datetime) -> Answer:
    """Does what the door asks; a refusal is an answer too, and ends nothing for the others of the letter."""
    try:
        if isinstance(arrival, WalkIn):
            entry = check_in_guest(door=door, guest=arrival, now=now)
        else:
            entry = check_in(door=door, scan=arrival, now=now)
    except RuleBroken as refused:
        return Answer(arrival.nonce, passed=False, code=refused.code, sentence=refused.sentence)
    return _welcome(arrival.nonce, entry.delegate)


def _welcome(nonce: str, delegate: Delegate) -> Answer:
    declined = " Trước đó đã báo vắng." if delegate.standing == "declined" else ""
    return Answer(
        nonce, passed=True, code="in", sentence=f"Được vào.{declined}",
        name=delegate.full_name, post=delegate.post, office=delegate.office_words,
    )  # fmt: skip
