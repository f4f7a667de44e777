"""The verbs on a session's floor as a whole: opened, closed, where the agenda is, who follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.floor_hold import moved, run, run_floor, save_moved
from caunoi.meetings.floor_rules import MOST_SPEECHES, group_key, new_code, refuse_minutes
from caunoi.meetings.models import AgendaItem, Floor, Meeting, Session, SpeechQuota
from caunoi.meetings.rules import refuse_cancelled, refuse_closed
from caunoi.people.models import User
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class FloorTerms:
    """How long a speaker has, in minutes, and at which minute the clock warns."""

    minutes: int
    warn_minutes: int


@transaction.atomic
def open_floor(*, actor: User, session: Session, terms: FloorTerms) -> Floor:
    """Begins to run a session, or begins again; on an open floor the times change from the next speaker on.

    Raises RuleBroken: not-allowed, minutes-refused, meeting-closed.
    """
    session = run(actor, session)
    refuse_minutes(terms.minutes, terms.warn_minutes)
    # Asked anew: who cancels holds the session too, and what is joined to a row one waited for is old.
    refuse_closed(Meeting.objects.get(pk=session.meeting_id).stands, "không mở điều hành phiên được nữa")
    floor = Floor.objects.filter(session=session).first() or Floor(session=session)
    floor.open, floor.minutes, floor.warn_minutes = True, terms.minutes, terms.warn_minutes
    save_moved(floor)
    record(
        actor=actor, verb="open_floor", about=session.meeting,
        said=f"{actor} mở điều hành {floor}: mỗi phát biểu {terms.minutes} phút, "
        f"báo trước ở phút thứ {terms.warn_minutes}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def close_floor(*, actor: User, session: Session) -> Floor:
    """Ends the running of a session; the screens say so. Raises RuleBroken: not-allowed, floor-closed,
    speech-runs."""
    floor = run_floor(actor, session)
    if floor.speech is not None:
        raise RuleBroken(
            "speech-runs", f"{floor.speech.full_name} còn đang phát biểu. Bấm Kết thúc phát biểu trước."
        )
    floor.open, floor.question, floor.item = False, None, None
    save_moved(floor)
    record(
        actor=actor, verb="close_floor", about=floor.session.meeting,
        said=f"{actor} đóng điều hành {floor}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def turn_to(*, actor: User, session: Session, item: AgendaItem) -> Floor:
    """The agenda has come to this item. Raises RuleBroken: not-allowed, floor-closed, other-session."""
    floor = run_floor(actor, session)
    if item.session_id != floor.session_id:
        raise RuleBroken("other-session", "Mục này thuộc chương trình của phiên khác.")
    floor.item = item
    save_moved(floor)
    record(
        actor=actor, verb="turn_to", about=floor.session.meeting,
        said=f"{actor} chuyển {floor} sang mục “{item}”.",
    )  # fmt: skip
    return floor


@transaction.atomic
def renew_code(*, actor: User, session: Session, asks: bool = False) -> Floor:
    """Gives the screens a new secret address, `asks`: the page of questions; the old one shows nothing more.

    Raises RuleBroken: not-allowed, floor-closed.
    """
    floor = run_floor(actor, session)
    what = "trang gửi câu hỏi" if asks else "màn hình"
    if asks:
        floor.ask_code = new_code()
    else:
        floor.screen_code = new_code()
    save_moved(floor)
    record(
        actor=actor, verb="renew_code", about=floor.session.meeting,
        said=f"{actor} thu hồi liên kết {what} của {floor}, thay bằng liên kết mới.",
    )  # fmt: skip
    return floor


@transaction.atomic
def let_ask(*, actor: User, session: Session, asks: bool) -> Floor:
    """Opens or closes the page on which the hall asks. Raises RuleBroken: not-allowed, floor-closed."""
    floor = run_floor(actor, session)
    floor.asks = asks
    save_moved(floor)
    did = "nhận câu hỏi" if asks else "thôi nhận câu hỏi"
    record(
        actor=actor, verb="let_ask", about=floor.session.meeting,
        said=f"{actor} cho {floor} {did} từ hội trường.",
    )  # fmt: skip
    return floor


@transaction.atomic
def set_speech_quotas(*, actor: User, session: Session, quotas: Sequence[tuple[str, int]]) -> None:
    """How many speeches each group of offices is to have, in this order; nothing takes them away.

    Raises RuleBroken: not-allowed, meeting-cancelled, nothing-stated, too-long, quota-refused.
    """
    session = run(actor, session)
    refuse_cancelled(session.meeting.stands, "không đặt cơ cấu phát biểu nữa")
    rows = [
        SpeechQuota(
            session=session, position=position, most=most, group=stated(group, what="tên khối", most=60)
        )
        for position, (group, most) in enumerate(quotas, start=1)
    ]
    counted = all(1 <= row.most <= MOST_SPEECHES for row in rows)
    if not counted or len({group_key(row.group) for row in rows}) < len(rows):
        raise RuleBroken(
            "quota-refused",
            f"Mỗi khối chỉ ghi một dòng và có từ 1 đến {MOST_SPEECHES} ý kiến. Hãy xem lại cơ cấu.",
        )
    SpeechQuota.objects.filter(session=session).delete()
    SpeechQuota.objects.bulk_create(rows)
    moved(session)
    words = ", ".join(f"{row.most:02d} {row.group}" for row in rows) or "không đặt"
    record(
        actor=actor, verb="set_speech_quotas", about=session.meeting, after=words,
        said=f"{actor} đặt cơ cấu phát biểu của phiên “{session}”: {words}.",
    )  # fmt: skip
