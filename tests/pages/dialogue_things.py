"""The public page of a dialogue and its inbox, on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from caunoi.meetings.dialogue_actions import PageSaid
from caunoi.meetings.models import Meeting, PublicAsker, PublicPage, PublicQuestion
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At

ASKED: Final = "Bao giờ thôn có nước sạch?"


def public_page_of(at: At) -> PublicPage:
    """An open page that takes questions."""
    meeting = at.once(meeting_of)
    Meeting.objects.filter(pk=meeting.pk).update(starts_on=None)
    return PublicPage.objects.create(
        meeting=meeting, address=f"doi-thoai-{at.position}", on=True, attend="Đến hội trường",
        phone="0200 000 787", reception="Trụ sở", until=timezone.now() + timedelta(days=1),
    )  # fmt: skip


def public_question_of(at: At, state: str = "new") -> PublicQuestion:
    page = at.once(public_page_of)
    number = page.questions.count() + 1
    reason = "trùng" if state == "returned" else ""
    made = PublicQuestion.objects.create(page=page, number=number, text=ASKED, state=state, reason=reason)
    PublicAsker.objects.create(question=made, full_name="Vũ An", expires_on=date(2030, 1, 1))
    return made


def sealed_question_of(at: At) -> PublicQuestion:
    return public_question_of(at, "handed_over")


def returned_question_of(at: At) -> PublicQuestion:
    return public_question_of(at, "returned")


def _into(at: At) -> int:
    """Another question to merge with."""
    return public_question_of(at, "taken").number


def _page_said(at: At) -> dict[str, object]:
    return {"address": "Đối thoại", "attend": "Đến hội trường", "phone": "787", "reception": "Trụ sở"}


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings.address": lambda at: at.once(public_page_of).address,
    "meetings.question": lambda at: at.once(public_question_of).pk,
    "meetings:sealed.question": lambda at: at.once(sealed_question_of).pk,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "meetings:public_settings": _page_said,
    "meetings:public_page": lambda at: {"text": ASKED},
    "meetings:sort_question": lambda at: {"do": "take", "group": "Nước sạch"},
    "meetings:asker": lambda at: {"purpose": "hỏi lại"},
    "meetings:sealed": lambda at: {"purpose": "thụ lý"},
}

_ON_ONE: Final = ("take_question", "merge_question", "return_question", "hand_over_question")
WITH: Final[dict[str, Callable[[At], object]]] = {
    "meetings.set_public_page:said": lambda at: PageSaid("doi-thoai", "Đến dự", "787", "Trụ sở"),
    **{f"meetings.{name}:question": lambda at: at.once(public_question_of) for name in _ON_ONE},
    "meetings.reopen_question:question": lambda at: at.once(returned_question_of),
    "meetings.look_at_public_asker:question": lambda at: at.once(public_question_of),
    "meetings.open_sealed:question": lambda at: at.once(sealed_question_of),
    "meetings.open_sealed:purpose": lambda at: "thụ lý",
    "meetings.look_at_public_asker:purpose": lambda at: "hỏi lại",
    "meetings.merge_question:number": _into,
}
