"""The first verb on delegates: one is put on the list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from caunoi.delegates.bus_locking import bus_of, held_bus
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import Part, refuse_closed
from caunoi.ledger.actions import record
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.people.actions import demand
from caunoi.people.models import Office, Person, User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class NewDelegate:
    """Somebody to be invited, as a person states it; `person` where the register knows who it is."""

    full_name: str
    why: str
    post: str = ""
    office: Office | None = None
    office_text: str = ""
    person: Person | None = None
    part: Part = Part.ATTEND
    point: Point | None = None
    forum: Session | None = None
    group: str = ""
    seat: str = ""
    bus: str = ""


@transaction.atomic
def invite_delegate(*, actor: User, meeting: Meeting, new: NewDelegate) -> Delegate:
    """Puts somebody on the list of a meeting, with the reason why.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, meeting-closed, invited-twice, bus-full.
    """
    # no_key: who holds a bus refers to the meeting afterwards.
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    _refuse_twice(meeting, new.person)
    bus = held_bus(meeting, new.bus)
    delegate = Delegate(
        meeting=meeting, full_name=" ".join(stated(new.full_name, what="họ và tên", most=120).split()),
        why=stated(new.why, what="vì sao mời", most=400), post=new.post.strip(), office=new.office,
        office_text=new.office_text.strip(), person=new.person, part=new.part, point=new.point,
        forum=new.forum, group=new.group.strip(), seat=new.seat.strip(), added_by=actor,
    )  # fmt: skip
    delegate.bus = bus_of(bus, delegate, new.bus)
    delegate.save()
    if new.office is not None:
        take_part(meeting=meeting, offices=[new.office])
    record(
        actor=actor, verb="invite_delegate", about=delegate,
        said=f"{actor} đưa {delegate} vào danh sách mời của cuộc họp “{meeting}”, lý do: {delegate.why}.",
    )  # fmt: skip
    return delegate


def _refuse_twice(meeting: Meeting, person: Person | None) -> None:
    if person is None:
        return
    there = meeting.delegates.exclude(standing="struck").filter(person=person).first()
    if there is not None:
        raise RuleBroken(
            "invited-twice",
            f"{there.full_name} đã có trong danh sách mời ({there.why}). Hãy sửa dòng đã có.",
        )
