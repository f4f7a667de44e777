"""A meeting with its delegates and doors, and scans as doors send them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.door_actions import open_door
from caunoi.delegates.door_rules import WHOLE, Scan
from caunoi.delegates.models import CheckIn, Delegate, Door
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from tests.conftest import Province

AT = datetime(2027, 3, 22, 0, 31, tzinfo=UTC)
"""07:31 in the office."""


@dataclass
class Hall:
    """One meeting, whoever is invited, and the doors."""

    meeting: Meeting
    by: User
    province: Province

    def invite(self, name: str = "Nguyễn Thị Đào", post: str = "Bí thư chi bộ") -> Delegate:
        new = NewDelegate(name, "Cán bộ thôn tiêu biểu", post, self.province.commune)
        return invite_delegate(actor=self.by, meeting=self.meeting, new=new)

    def door(self, name: str = "Cửa 1", occasion: str = WHOLE) -> Door:
        return open_door(actor=self.by, meeting=self.meeting, name=name, occasion=occasion)[0]

    def secret(self, name: str = "Cửa 1") -> str:
        return open_door(actor=self.by, meeting=self.meeting, name=name)[1]


def scan(delegate: Delegate, nonce: str = "a", *, offline: bool = False, at: datetime = AT) -> Scan:
    return Scan(nonce.ljust(16, "-"), at, delegate.code, offline=offline)


def sent(delegate: Delegate, nonce: str = "a", **more: object) -> dict[str, object]:
    """The same as a door writes it."""
    return {"nonce": nonce.ljust(16, "-"), "code": delegate.code, "at": AT.isoformat(), **more}


def post(secret: str, *arrivals: object) -> HttpResponse:
    """A letter of a door, as a browser without any cookie sends it."""
    answer: Any = Client(enforce_csrf_checks=True).post(
        "/cua/luot/", json.dumps({"luot": arrivals}), "application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip
    return answer  # type: ignore[no-any-return]  # the client's own type is private


def read(answer: HttpResponse) -> Any:
    """What the door reads."""
    return json.loads(answer.content)


def told(secret: str, *arrivals: object) -> list[tuple[bool, str]]:
    """What the door is told of each: whether let in, and the code."""
    answers = read(post(secret, *arrivals))["answers"]
    return [(one["passed"], one["code"]) for one in answers]


def inside(occasion: str = WHOLE) -> int:
    """How many count as being in."""
    return CheckIn.objects.filter(occasion=occasion, doubles=None, annulled_at=None).count()
