"""The verbs on the list of speakers: put on it, moved, taken off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max

from caunoi.ledger.actions import record
from caunoi.meetings.floor_hold import held, moved, refuse_point_elsewhere, run
from caunoi.meetings.floor_rules import Source, SpeechState, group_of, placed
from caunoi.meetings.models import Point, Session, Speech
from caunoi.meetings.rules import refuse_cancelled
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

LONGEST_TOPIC: Final = 400


@dataclass(frozen=True, slots=True)
class NewSpeech:
    """A speech as a person states it; without a `group` the office's name decides among the quotas."""

    full_name: str
    post: str = ""
    office: Office | None = None
    point: Point | None = None
    topic: str = ""
    group: str = ""
    source: Source = Source.REGISTERED


@transaction.atomic
def register_speech(*, actor: User, session: Session, new: NewSpeech) -> Speech:
    """Puts a speech at the end of the list.

    Raises RuleBroken: not-allowed, meeting-cancelled, nothing-stated, too-long.
    """
    speech = enter_speech(session=run(actor, session), new=new, added_by=actor)
    record(
        actor=actor, verb="register_speech", about=speech.session.meeting,
        said=f"{actor} ghi {speech} vào danh sách phát biểu của phiên “{speech.session}”.",
    )  # fmt: skip
    return speech


@transaction.atomic
def raise_hand(*, actor: User, session: Session, point: Point, new: NewSpeech) -> Speech:
    """A bridge point asks that somebody there may speak.

    Raises RuleBroken: not-allowed, other-meeting, meeting-cancelled, nothing-stated, too-long.
    """
    session = held(session)
    demand(actor, Verb.REPORT_POINT, point.keeper)
    refuse_point_elsewhere(session, point)
    raised = NewSpeech(
        new.full_name, new.post, point.office, point, new.topic, new.group, source=Source.RAISED
    )
    speech = enter_speech(session=session, new=raised, added_by=actor)
    record(
        actor=actor, verb="raise_hand", about=session.meeting,
        said=f"{actor} xin phát biểu tại điểm cầu {point} cho {speech}, phiên “{session}”.",
    )  # fmt: skip
    return speech


@transaction.atomic
def enter_speech(*, session: Session, new: NewSpeech, added_by: User | None) -> Speech:
    """A speech joins the list because the deed that brings it has asked and has its own line in the ledger.

    Raises RuleBroken: meeting-cancelled, nothing-stated, too-long.
    """
    session = held(session)
    refuse_cancelled(session.meeting.stands, "không đăng ký phát biểu nữa")
    last = session.speeches.aggregate(last=Max("position"))["last"] or 0
    groups = list(session.speech_quotas.values_list("group", flat=True))
    speech = Speech.objects.create(
        session=session, position=last + 1, source=new.source, added_by=added_by,
        full_name=" ".join(stated(new.full_name, what="họ và tên người phát biểu", most=120).split()),
        post=new.post.strip()[:200], office=new.office, point=new.point,
        topic=new.topic.strip()[:LONGEST_TOPIC],
        group=new.group.strip()[:60] or group_of(new.office.name if new.office else "", groups),
    )  # fmt: skip
    moved(session)
    return speech


@transaction.atomic
def place_speech(*, actor: User, speech: Speech, place: int) -> None:
    """The chair gives a waiting speech another place, counted from 1 among those that wait.

    Raises RuleBroken: not-allowed, not-waiting.
    """
    session = run(actor, speech.session)
    waiting = list(session.speeches.filter(state=SpeechState.WAITING).order_by("position", "pk"))
    _refuse_gone(speech, waiting)
    places = sorted(one.position for one in waiting)
    by_key = {one.pk: one for one in waiting}
    ordered = [by_key[key] for key in placed(list(by_key), speech.pk, place)]
    for one, position in zip(ordered, places, strict=True):
        one.position = position
    Speech.objects.bulk_update(ordered, ["position"])
    moved(session)
    record(
        actor=actor, verb="place_speech", about=session.meeting,
        said=f"{actor} xếp {speech} phát biểu thứ {ordered.index(by_key[speech.pk]) + 1} "
        f"trong số đang chờ của phiên “{session}”.",
    )  # fmt: skip


@transaction.atomic
def withdraw_speech(*, actor: User, speech: Speech) -> Speech:
    """Takes a waiting speech off the list. Raises RuleBroken: not-allowed, not-waiting."""
    session = run(actor, speech.session)
    speech = Speech.objects.get(pk=speech.pk)
    _refuse_gone(speech, session.speeches.filter(state=SpeechState.WAITING))
    speech.state = SpeechState.WITHDRAWN
    speech.save()
    moved(session)
    record(
        actor=actor, verb="withdraw_speech", about=session.meeting,
        said=f"{actor} rút {speech} khỏi danh sách phát biểu của phiên “{session}”.",
    )  # fmt: skip
    return speech


def _refuse_gone(speech: Speech, waiting: Iterable[Speech]) -> None:
    if speech not in list(waiting):
        raise RuleBroken(
            "not-waiting", f"{speech.full_name} không còn chờ phát biểu nữa. Trang vừa được cập nhật."
        )
