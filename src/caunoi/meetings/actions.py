"""The first verb on meetings: one is planned, with the sessions it is known to have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from caunoi.documents.models import Document
from caunoi.ledger.actions import record
from caunoi.meetings.models import AgendaItem, Meeting, Session
from caunoi.meetings.rules import (
    LONGEST_TITLE,
    Kind,
    SessionKind,
    refuse_days_out_of_order,
    refuse_numbers_out_of_order,
)
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated


@dataclass(frozen=True, slots=True)
class NewItem:
    """A row of an agenda as a person states it."""

    content: str
    lead: str = ""
    starts_at: time | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session as a person states it; without a day it is held on the meeting's first, unless `undated`.

    `part` is the part of the day where no hour is known; `fact` is the fact of a document that tells it.
    """

    name: str
    kind: SessionKind = SessionKind.PLENARY
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    chair: str = ""
    part: str = ""
    undated: bool = False
    fact: int | None = None
    agenda: tuple[NewItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as a person states it; `sessions` may come later; `expected`: how many come, from and to."""

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
    expected: tuple[int | None, int | None] = (None, None)
    document: Document | None = None


@transaction.atomic
def plan_meeting(*, actor: User, new: NewMeeting) -> Meeting:
    """Puts a meeting on the list of those that are prepared.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, days-out-of-order, numbers-out-of-order.
    """
    demand(actor, Verb.MAKE_MEETING, new.office)
    refuse_days_out_of_order(new.starts_on, new.ends_on)
    refuse_numbers_out_of_order(*new.expected)
    meeting = Meeting(
        office=new.office, kind=new.kind, theme=new.theme.strip(), created_by=actor,
        title=stated(new.title, what="tên cuộc họp", most=LONGEST_TITLE),
        starts_on=new.starts_on, ends_on=new.ends_on, starts_at=new.starts_at,
        place=new.place.strip(), chair=new.chair.strip(), online=new.online, document=new.document,
        expected_min=new.expected[0], expected_max=new.expected[1],
    )  # fmt: skip
    meeting.set_search()
    meeting.save()
    _hold(meeting, new.sessions)
    paper = f", theo văn bản {new.document.number_text or new.document.name}" if new.document else ""
    record(
        actor=actor, verb="plan_meeting", about=meeting, after=meeting.days,
        said=f"{actor} đưa cuộc họp “{meeting}” vào chuẩn bị, ngày: {meeting.days}{paper}.",
    )  # fmt: skip
    return meeting


@transaction.atomic
def take_part(*, meeting: Meeting, offices: Iterable[Office]) -> None:
    """Offices come to see a meeting because they are invited, keep a bridge point or owe delegates.

    A step of the deed that brings them in, which has asked and has its own line in the ledger.
    """
    meeting.offices.add(*offices)


def _hold(meeting: Meeting, sessions: Iterable[NewSession]) -> None:
    for position, one in enumerate(sessions, start=1):
        session = Session.objects.create(
            meeting=meeting, position=position, kind=one.kind,
            on=one.on or (None if one.undated else meeting.starts_on),
            name=stated(one.name, what="tên phiên", most=LONGEST_TITLE), part=one.part, fact_id=one.fact,
            starts_at=one.starts_at, ends_at=one.ends_at, place=one.place, chair=one.chair,
        )  # fmt: skip
        AgendaItem.objects.bulk_create(
            AgendaItem(
                session=session, position=place, starts_at=item.starts_at, minutes=item.minutes,
                content=item.content, lead=item.lead,
            )
            for place, item in enumerate(one.agenda, start=1)
        )  # fmt: skip
