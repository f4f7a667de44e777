"""The verbs around the public page of a dialogue: set by the organisers, a question sent by anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings.dialogue_rules import (
    LONGEST_ADDRESS,
    LONGEST_PUBLIC_QUESTION,
    WAITING_FROM_ONE,
    InboxState,
    address_for,
    is_asked,
    is_over,
    refuse_flood,
    refuse_full,
    refuse_no_dialogue,
)
from caunoi.meetings.models import Meeting, PublicAsker, PublicPage, PublicQuestion
from caunoi.meetings.rules import Kind, refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

WINDOW: Final = timedelta(hours=1)
KEPT: Final = "public_asker_kept"


@dataclass(frozen=True, slots=True)
class PageSaid:
    """The public page as a person states it; without `until` no questions are taken."""

    address: str
    attend: str
    phone: str
    reception: str
    until: datetime | None = None
    on: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A question as it comes from the page; `sender` is a digest of the network address."""

    text: str
    full_name: str = ""
    place: str = ""
    reach: str = ""
    sender: str = ""


@transaction.atomic
def set_public_page(*, actor: User, meeting: Meeting, said: PageSaid) -> PublicPage:
    """Writes the public page of a dialogue, opens or shuts it. One that is over is only shut.

    Raises RuleBroken: not-allowed, not-public, meeting-closed, nothing-stated, too-long, address-taken.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_no_dialogue(Kind(meeting.kind))
    if said.on:
        refuse_closed(meeting.stands, "không mở trang công khai được nữa")
    page = PublicPage.objects.filter(meeting=meeting).first() or PublicPage(meeting=meeting)
    page.address = address_for(stated(said.address, what="địa chỉ trang", most=LONGEST_ADDRESS))
    page.attend = stated(said.attend, what="cách tham dự", most=2000)
    page.phone = stated(said.phone, what="điện thoại liên hệ", most=60)
    page.reception = stated(said.reception, what="nơi tiếp nhận khiếu nại, tố cáo", most=400)
    page.until, page.on = said.until, said.on
    _save(page)
    until = f"{timezone.localtime(said.until):%H:%M %d/%m/%Y}" if said.until else "không nhận câu hỏi"
    record(
        actor=actor, verb="set_public_page", about=meeting, after=f"{page.address}; {until}",
        said=f"{actor} {'mở' if page.on else 'đóng'} trang công khai của “{meeting}”.",
    )  # fmt: skip
    return page


def _save(page: PublicPage) -> None:
    """Written first: of two dialogues that choose an address at once, the database decides."""
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError:
        raise RuleBroken(
            "address-taken", f"Địa chỉ “{page.address}” đã dùng cho cuộc khác. Hãy đặt địa chỉ khác."
        ) from None


@transaction.atomic
def send_question(*, page: PublicPage, sent: Sent, now: datetime) -> PublicQuestion:
    """Anybody sends a question, without an account; who asked is kept apart and expires. Pressed twice it is
    one question.

    The ledger has its number only: should it turn out to be a denunciation, the ledger could not forget it.
    Raises RuleBroken: asks-closed, nothing-stated, too-long, too-many-from-here,
    too-many.
    """
    page = PublicPage.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=page.pk)
    last = page.meeting.ends_on or page.meeting.starts_on
    if not page.on or not is_asked(
        page.until, is_over(page.meeting.stands, last, timezone.localdate(now)), now
    ):
        raise RuleBroken(
            "asks-closed", "Trang này không nhận câu hỏi nữa. Xin liên hệ theo số điện thoại ghi trên trang."
        )
    text = stated(sent.text, what="câu hỏi", most=LONGEST_PUBLIC_QUESTION)
    who = {
        "full_name": " ".join(sent.full_name.split())[:120], "place": sent.place.strip()[:200],
        "reach": sent.reach.strip()[:200], "sender": sent.sender,
    }  # fmt: skip
    if again := _sent_before(page, text, who, now):
        return again
    _refuse_flood(page, sent.sender, now)
    number = (page.questions.aggregate(last=Max("number"))["last"] or 0) + 1
    question = PublicQuestion.objects.create(page=page, number=number, text=text, received_at=now)
    PublicAsker.objects.create(
        question=question, asked_at=now, **who,
        expires_on=timezone.localdate(now) + timedelta(days=parameter(KEPT)),
    )  # fmt: skip
    record(
        actor=None, verb="send_question", about=page.meeting,
        said=f"Trang công khai của “{page.meeting}” nhận {question}.",
    )  # fmt: skip
    return question


@transaction.atomic
def forget_public_askers(*, today: date) -> int:
    """Erases who asked once its day is over; the questions stay. Gives how many."""
    gone, _ = PublicAsker.objects.filter(expires_on__lt=today).delete()
    return gone


def _sent_before(page: PublicPage, text: str, who: Mapping[str, str], now: datetime) -> PublicQuestion | None:
    """The same words of the same person, sent a while ago and not sorted yet."""
    same = {f"asker__{name}": said for name, said in who.items()}
    return page.questions.filter(
        text=text, state=InboxState.NEW, received_at__gt=now - WINDOW, **same
    ).first()


def _refuse_flood(page: PublicPage, sender: str, now: datetime) -> None:
    """A village behind one address may ask much, but not without end; it shuts the page for nobody else."""
    if sender:
        mine = PublicAsker.objects.filter(sender=sender)
        refuse_flood(
            lately=mine.filter(asked_at__gt=now - WINDOW).count(),
            waiting=mine.filter(question__page=page, question__state=InboxState.NEW).count(),
            most=(parameter("public_questions_from_one_place"), parameter(WAITING_FROM_ONE)),
            phone=page.phone,
        )  # fmt: skip
    refuse_full(page.questions.filter(state=InboxState.NEW).count(), page.phone, page.meeting.place)
