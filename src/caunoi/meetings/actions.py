"""The first verb on meetings: one is planned, with the sessions it is known to have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting, Session
from caunoi.meetings.rules import LONGEST_TITLE, Kind, SessionKind, refuse_days_out_of_order
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session as a person states it; without a day it is held on the meeting's first."""

    name: str
    kind: SessionKind = SessionKind.PLENARY
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    chair: str = ""


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as a person states it; `sessions` may come later."""

    office: Office
    kind: Kind
    title: str
    theme: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    chair: str = ""
    online: bool = False
    sessions: tuple[NewSession, ...] = ()


@transaction.atomic
def plan_meeting(*, actor: User, new: NewMeeting) -> Meeting:
    """Puts a meeting on the list of those that are prepared.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, days-out-of-order.
    """
    demand(actor, Verb.MAKE_MEETING, new.office)
    refuse_days_out_of_order(new.starts_on, new.ends_on)
    meeting = Meeting(
        office=new.office, kind=new.kind, theme=new.theme.strip(), created_by=actor,
        title=stated(new.title, what="tên cuộc họp", most=LONGEST_TITLE),
        starts_on=new.starts_on, ends_on=new.ends_on, starts_at=new.starts_at,
        place=new.place.strip(), chair=new.chair.strip(), online=new.online,
    )  # fmt: skip
    meeting.set_search()
    meeting.save()
    _hold(meeting, new.sessions)
    record(
        actor=actor, verb="plan_meeting", about=meeting, after=meeting.days,
        said=f"{actor} đưa cuộc họp “{meeting}” vào chuẩn bị, ngày: {meeting.days}.",
    )  # fmt: skip
    return meeting


@transaction.atomic
def take_part(*, meeting: Meeting, offices: Iterable[Office]) -> None:
    """Offices come to see a meeting because they are invited, keep a bridge point or owe delegates.

    A step of the deed that brings them in, which has asked and has its own line in the ledger.
    """
    meeting.offices.add(*offices)


def _hold(meeting: Meeting, sessions: Iterable[NewSession]) -> None:
    Session.objects.bulk_create(
        Session(
            meeting=meeting, position=position, kind=one.kind, on=one.on or meeting.starts_on,
            name=stated(one.name, what="tên phiên", most=LONGEST_TITLE),
            starts_at=one.starts_at, ends_at=one.ends_at, place=one.place, chair=one.chair,
        )
        for position, one in enumerate(sessions, start=1)
    )  # fmt: skip
