"""What each button of the floor does: its name in the page, and the verb behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from caunoi.meetings import floor_actions as whole
from caunoi.meetings import floor_clock_actions as clock
from caunoi.meetings import floor_note_actions as notes
from caunoi.meetings import floor_question_actions as asked
from caunoi.meetings import floor_speech_actions as speeches
from caunoi.meetings.models import AgendaItem, Note, Question, Session, Speech
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed by somebody on the page of a session."""

    actor: User
    session: Session
    sent: Mapping[str, Any]
    now: datetime

    def given(self, name: str, kind: type[T]) -> T:
        """What the button sent. Raises RuleBroken "gone" where it names nothing of this session."""
        value = self.sent.get(name)
        if not isinstance(value, kind):
            raise RuleBroken("gone", "Mục vừa bấm không còn ở phiên này. Tải lại trang rồi bấm lại.")
        return value

    @property
    def speech(self) -> Speech:
        return self.given("speech", Speech)

    @property
    def question(self) -> Question:
        return self.given("question", Question)


PRESSES: Final[dict[str, Callable[[Press], object]]] = {
    "call": lambda p: clock.call_speech(
        actor=p.actor, speech=p.speech, after=p.sent["after"], now=p.now
    ),
    "run": lambda p: clock.run_clock(actor=p.actor, speech=p.speech, now=p.now),
    "pause": lambda p: clock.pause_clock(actor=p.actor, speech=p.speech, now=p.now),
    "extend": lambda p: clock.extend_clock(
        actor=p.actor, speech=p.speech, minutes=p.given("minutes", int), reason=p.sent["reason"]
    ),
    "end": lambda p: clock.end_speech(actor=p.actor, speech=p.speech, now=p.now),
    "place": lambda p: speeches.place_speech(actor=p.actor, speech=p.speech, place=p.given("place", int)),
    "withdraw": lambda p: speeches.withdraw_speech(actor=p.actor, speech=p.speech),
    "turn": lambda p: whole.turn_to(actor=p.actor, session=p.session, item=p.given("item", AgendaItem)),
    "admit": lambda p: asked.admit_question(actor=p.actor, question=p.question),
    "refuse": lambda p: asked.refuse_question(
        actor=p.actor, question=p.question, reason=p.sent["reason"]
    ),
    "answer": lambda p: asked.answer_question(actor=p.actor, question=p.question),
    "show": lambda p: asked.show_question(actor=p.actor, session=p.session, question=p.question),
    "hide": lambda p: asked.show_question(actor=p.actor, session=p.session, question=None),
    "strike": lambda p: notes.strike_note(actor=p.actor, note=p.given("note", Note)),
    "ask": lambda p: whole.let_ask(actor=p.actor, session=p.session, asks=True),
    "unask": lambda p: whole.let_ask(actor=p.actor, session=p.session, asks=False),
    "renew": lambda p: whole.renew_code(actor=p.actor, session=p.session),
    "renew-ask": lambda p: whole.renew_code(actor=p.actor, session=p.session, asks=True),
    "close": lambda p: whole.close_floor(actor=p.actor, session=p.session),
}  # fmt: skip
