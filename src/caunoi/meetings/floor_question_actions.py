"""The verbs on questions in writing: asked by the hall, let up, shown, answered, not let up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings.floor_hold import (
    held,
    moved,
    open_floor_of,
    refuse_point_elsewhere,
    run,
    run_floor,
    save_moved,
)
from caunoi.meetings.floor_rules import STILL_ASKED, QuestionState
from caunoi.meetings.models import Asker, Floor, Point, Question, Session
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

LONGEST_QUESTION: Final = 1000
MOST_WAITING: Final = 300
WINDOW: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it comes from the hall; `sender` is a digest of the network address."""

    text: str
    full_name: str = ""
    place: str = ""
    sender: str = ""


@transaction.atomic
def ask_question(*, session: Session, asked: Asked, now: datetime) -> Question:
    """Somebody in the hall asks in writing, without an account; name and place are kept apart and expire.

    Raises RuleBroken: floor-closed, asks-closed, too-many, nothing-stated, too-long.
    """
    session = held(session)
    if not open_floor_of(session).asks:
        raise RuleBroken("asks-closed", "Phiên này hiện không nhận câu hỏi. Xin nghe chủ trì hướng dẫn.")
    _refuse_flood(session, asked.sender, now)
    question = Question.objects.create(
        session=session, asked_at=now, text=stated(asked.text, what="câu hỏi", most=LONGEST_QUESTION)
    )
    kept = timezone.localdate(now) + timedelta(days=parameter("asker_kept"))
    Asker.objects.create(
        question=question, full_name=asked.full_name.strip()[:120], place=asked.place.strip()[:200],
        sender=asked.sender, asked_at=now, expires_on=kept,
    )  # fmt: skip
    moved(session)
    record(
        actor=None, verb="ask_question", about=session.meeting,
        said=f"Hội trường gửi một câu hỏi bằng chữ tới phiên “{session}”.",
    )  # fmt: skip
    return question


@transaction.atomic
def ask_from_point(*, actor: User, session: Session, point: Point, text: str) -> Question:
    """A bridge point hands on a question. Raises RuleBroken: not-allowed, other-meeting, floor-closed,
    nothing-stated, too-long."""
    session = held(session)
    demand(actor, Verb.REPORT_POINT, point.keeper)
    refuse_point_elsewhere(session, point)
    open_floor_of(session)
    question = Question.objects.create(
        session=session, point=point, text=stated(text, what="câu hỏi", most=LONGEST_QUESTION)
    )
    moved(session)
    record(
        actor=actor, verb="ask_from_point", about=session.meeting,
        said=f"{actor} gửi một câu hỏi của điểm cầu {point} tới phiên “{session}”.",
    )  # fmt: skip
    return question


@transaction.atomic
def admit_question(*, actor: User, question: Question) -> Question:
    """Lets a question up: the chair may show it. Raises RuleBroken: not-allowed, wrong-state."""
    question = _decided(actor, question, QuestionState.ADMITTED, {QuestionState.WAITING})
    return _told(actor, "admit_question", question, "cho đưa lên")


@transaction.atomic
def refuse_question(*, actor: User, question: Question, reason: str) -> Question:
    """Does not let a question up, with the reason. Raises RuleBroken: not-allowed, nothing-stated, too-long,
    wrong-state."""
    run(actor, question.session)
    reason = stated(reason, what="lý do không đưa lên", most=400)
    question = _decided(actor, question, QuestionState.REFUSED, STILL_ASKED, reason)
    return _told(actor, "refuse_question", question, f"không đưa lên (lý do: {reason})")


@transaction.atomic
def answer_question(*, actor: User, question: Question) -> Question:
    """It was answered in the session. Raises RuleBroken: not-allowed, wrong-state."""
    question = _decided(actor, question, QuestionState.ANSWERED, {QuestionState.ADMITTED})
    return _told(actor, "answer_question", question, "ghi đã trả lời")


@transaction.atomic
def show_question(*, actor: User, session: Session, question: Question | None) -> Floor:
    """Puts a question that was let up on the screens; None takes the present one down.

    Raises RuleBroken: not-allowed, floor-closed, wrong-state.
    """
    floor = run_floor(actor, session)
    if question is not None:
        question = Question.objects.get(pk=question.pk)
        if question.session_id != floor.session_id or question.state != QuestionState.ADMITTED:
            raise RuleBroken("wrong-state", "Câu hỏi này chưa được cho lên, hoặc đã xong. Hãy xem lại.")
    floor.question = question
    save_moved(floor)
    said = f"đưa câu hỏi “{question}” lên màn hình" if question else "hạ câu hỏi khỏi màn hình"
    record(actor=actor, verb="show_question", about=floor.session.meeting, said=f"{actor} {said}, {floor}.")
    return floor


@transaction.atomic
def forget_askers(*, today: date) -> int:
    """Erases who asked once its day is over; the questions stay. Gives how many."""
    gone, _ = Asker.objects.filter(expires_on__lt=today).delete()
    return gone


def _decided(
    actor: User, question: Question, to: QuestionState, of: set[QuestionState] | frozenset[QuestionState],
    reason: str = "",
) -> Question:  # fmt: skip
    session = run(actor, question.session)
    question = Question.objects.select_related("session__meeting").get(pk=question.pk)
    if question.state not in of:
        raise RuleBroken(
            "wrong-state",
            f"Câu hỏi này đang ở trạng thái “{question.get_state_display()}”, có thể người khác vừa xử lý. "
            "Hãy xem lại.",
        )
    question.state, question.reason = to, reason
    question.save()
    if to is not QuestionState.ADMITTED:
        Floor.objects.filter(session=session, question=question).update(question=None)
    moved(session)
    return question


def _told(actor: User, verb: str, question: Question, did: str) -> Question:
    record(
        actor=actor, verb=verb, about=question.session.meeting,
        said=f"{actor} {did} câu hỏi “{question}” của phiên “{question.session}”.",
    )  # fmt: skip
    return question


def _refuse_flood(session: Session, sender: str, now: datetime) -> None:
    """A hall behind one address may ask much, but not without end; nor may many addresses together."""
    lately = Asker.objects.filter(sender=sender, asked_at__gt=now - WINDOW)
    waiting = session.questions.filter(state=QuestionState.WAITING)
    if (sender and lately.count() >= parameter("questions_from_one_place")) or (
        waiting.count() >= MOST_WAITING
    ):
        raise RuleBroken(
            "too-many", "Đang có quá nhiều câu hỏi gửi tới cùng lúc. Xin chờ ít phút rồi gửi lại."
        )
