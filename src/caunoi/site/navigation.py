"""The rail on the left: the rooms, in the order of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from caunoi.documents.reads import waiting_review
from caunoi.issuing.draft_reads import waiting_drafts
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.programmes.desk import Proposing, months_to_approve, proposing, weeks_to_approve
from caunoi.reminders.reads import unread
from caunoi.tasks.reads import late_tasks
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
    waits: tuple[Callable[[User], QuerySet[Any]], ...] = ()
    tone: str = "open"
    meaning: str = ""
    shown: Callable[[User], bool] = lambda user: True


def _late(user: User) -> QuerySet[Any]:
    return late_tasks(user, timezone.localtime())


_APPROVALS: Final = (months_to_approve, weeks_to_approve)
_ROOMS: Final = (
    _Room("Hôm nay", "site:today", "sun", None, shown=lambda user: not works_for_unit(user)),
    _Room("Việc đơn vị", "tasks:unit", "sun", Verb.REPORT_DONE, shown=works_for_unit),
    _Room("Thông báo", "reminders:box", "bell", None, (unread,), "open", "chưa xem"),
    _Room("Văn bản", "documents:list", "document", Verb.SEE_DOCUMENT, (waiting_review,), "soon", "chờ duyệt"),
    _Room("Dự thảo", "issuing:drafts", "edit", Verb.SEE_DRAFT, (waiting_drafts,), "soon", "chờ đồng chí"),
    _Room("Văn bản đi", "issuing:book", "stamp", Verb.SEE_NUMBERS),
    _Room("Nhiệm vụ", "tasks:board", "board", Verb.SEE_TASK, (_late,), "late", "quá hạn"),
    _Room("Cuộc họp", "meetings:list", "people", Verb.SEE_MEETING),
    _Room("Chương trình", "programmes:year", "calendar", Verb.SEE_PROGRAMME, _APPROVALS, "soon", "chờ duyệt"),
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
    rooms = [room for room in _ROOMS if (not room.verb or may(user.role, room.verb)) and room.shown(user)]
    counts = _counted(user, {room.view: room.waits for room in rooms})
    return tuple(_door(room, counts[room.view], request.path) for room in rooms)


def _counted(user: User, waiting: Mapping[str, Sequence[Callable[[User], QuerySet[Any]]]]) -> dict[str, int]:
    """How many rows wait in each room, all in one query."""
    every = [(view, rows(user)) for view, some in waiting.items() for rows in some]
    counts = dict.fromkeys(waiting, 0)
    for (view, _), size in zip(every, _sizes([rows for _, rows in every]), strict=True):
        counts[view] += size
    return counts


def _sizes(every: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each question has, in one statement put together from theirs: every page asks it, and
    questions within a question of Django's cost as much again to put into words.
    """
    parts: list[str] = []
    values: list[Any] = []
    for rows in every:
        try:
            words, given = rows.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            words, given = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT COUNT(*) FROM ({words}) AS waiting)")
        values += given
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        return list(cursor.fetchone())


_address: Final = cache(reverse)


def _door(room: _Room, count: int, path: str) -> Door:
    address = _address(room.view)
    return Door(
        name=room.name,
        address=address,
        icon=room.icon,
        here=path == address if address == "/" else path.startswith(address),
        count=count,
        tone=room.tone,
        meaning=room.meaning,
    )
