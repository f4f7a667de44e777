"""A dialogue with an open public page that takes questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from caunoi.meetings.dialogue_actions import PageSaid, Sent, send_question, set_public_page
from caunoi.meetings.models import Meeting, PublicPage, PublicQuestion
from caunoi.people.models import User

NOW = datetime(2027, 3, 10, 3, 0, tzinfo=UTC)
UNTIL = datetime(2027, 3, 20, 9, 0, tzinfo=UTC)
SAID = PageSaid(
    "Đối thoại Bến Thượng 2027", "Ai cũng dự được, đến trước 13:45", "0200 000 787",
    "Bộ phận Tiếp công dân xã, thứ Năm", UNTIL, on=True,
)  # fmt: skip
WATER = Sent("Bao giờ thôn có nước sạch?", "Trần  Văn Hòa", "thôn Trung", "0900000787", "nguoi-gui")


def opened(actor: User, meeting: Meeting) -> PublicPage:
    return set_public_page(actor=actor, meeting=meeting, said=SAID)


def asked(page: PublicPage, given: Sent | None = None, minute: float = 0) -> PublicQuestion:
    """Sent at that minute, by the clock of the scene; unless given, in other words each time."""
    return send_question(page=page, sent=given or reworded(page), now=NOW + timedelta(minutes=minute))


def reworded(page: PublicPage) -> Sent:
    """The question of the scene, in words that nobody sent before."""
    before = page.questions.count()
    return replace(WATER, text=f"{WATER.text} (lần {before + 1})") if before else WATER
