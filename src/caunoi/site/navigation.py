"""The rail on the left: the rooms, in the order of the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from caunoi.documents.reads import waiting_review
from caunoi.issuing.draft_reads import waiting_count as drafts_waiting
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.programmes.desk import Proposing, proposing, to_approve
from caunoi.reminders.reads import unread_count
from caunoi.tasks.reads import late_count
from caunoi.tasks.unit import works_for_unit


@dataclass(frozen=True)
class Door:
    """One entry of the rail; `meaning` says to who cannot see it what the figure counts."""

    name: str
    address: str
    icon: str
    here: bool
    count: int = 0
    tone: str = "open"
    meaning: str = ""


@dataclass(frozen=True)
class _Room:
    name: str
    view: str
    icon: str
    verb: Verb | None
    count: Callable[[User], int] | None = None
    tone: str = "open"
    meaning: str = ""
    shown: Callable[[User], bool] = lambda user: True


def _late(user: User) -> int:
    return late_count(user, timezone.localtime())


def _to_review(user: User) -> int:
    return waiting_review(user) if may(user.role, Verb.REVIEW_READING) else 0


_ROOMS: Final = (
    _Room("Hôm nay", "site:today", "sun", None, shown=lambda user: not works_for_unit(user)),
    _Room("Việc đơn vị", "tasks:unit", "sun", Verb.REPORT_DONE, shown=works_for_unit),
    _Room("Thông báo", "reminders:box", "bell", None, unread_count, "open", "chưa xem"),
    _Room("Văn bản", "documents:list", "document", Verb.SEE_DOCUMENT, _to_review, "soon", "chờ duyệt"),
    _Room("Dự thảo", "issuing:drafts", "edit", Verb.SEE_DRAFT, drafts_waiting, "soon", "chờ đồng chí"),
    _Room("Văn bản đi", "issuing:book", "stamp", Verb.SEE_NUMBERS),
    _Room("Nhiệm vụ", "tasks:board", "board", Verb.SEE_TASK, _late, "late", "quá hạn"),
    _Room("Cuộc họp", "meetings:list", "people", Verb.SEE_MEETING),
    _Room("Chương trình", "programmes:year", "calendar", Verb.SEE_PROGRAMME, to_approve, "soon", "chờ duyệt"),
    _Room("Đôn đốc", "tasks:urging", "alert", Verb.URGE),
    _Room("Sổ nhật ký", "site:ledger", "ledger", Verb.SEE_LEDGER),
    _Room("Đơn vị", "people:offices", "office", Verb.KEEP_REGISTER),
    _Room("Cán bộ", "people:persons", "user", Verb.SEE_PERSON),
    _Room("Tài khoản", "people:accounts", "people", Verb.MANAGE_PEOPLE),
)


def rail(request: HttpRequest) -> dict[str, object]:
    """The doors, counted only when a whole page asks for them; a fragment for HTMX pays nothing.

    `proposing` is for the unit's own page, whose room stands below the programmes.
    """
    return {"rail": cache(partial(_doors, request)), "proposing": cache(partial(_proposing, request))}


def _proposing(request: HttpRequest) -> Proposing | None:
    user = getattr(request, "user", None)
    return proposing(user, timezone.localdate()) if isinstance(user, User) else None


def _doors(request: HttpRequest) -> tuple[Door, ...]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return ()
    return tuple(
        _door(room, user, request.path)
        for room in _ROOMS
        if (not room.verb or may(user.role, room.verb)) and room.shown(user)
    )


def _door(room: _Room, user: User, path: str) -> Door:
    address = reverse(room.view)
    return Door(
        name=room.name,
        address=address,
        icon=room.icon,
        here=path == address if address == "/" else path.startswith(address),
        count=room.count(user) if room.count else 0,
        tone=room.tone,
        meaning=room.meaning,
    )
