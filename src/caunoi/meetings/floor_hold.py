"""What every verb on a floor begins with: the session held, then whether this person may, and it is open."""

from __future__ import annotations

from django.db.models import F

from caunoi.meetings.models import Floor, Point, Session
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def held(session: Session) -> Session:
    """The session, held until the transaction ends: whoever else acts on its floor waits."""
    rows = Session.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__office").get(pk=session.pk)


def run(actor: User, session: Session) -> Session:
    """The session, held, of whoever may run it. Raises RuleBroken "not-allowed"."""
    session = held(session)
    demand(actor, Verb.RUN_MEETING, session.meeting.office)
    return session


def run_floor(actor: User, session: Session) -> Floor:
    """The open floor, held. Raises RuleBroken: not-allowed, floor-closed."""
    return open_floor_of(run(actor, session))


def open_floor_of(session: Session) -> Floor:
    """The floor of a held session. Raises RuleBroken "floor-closed"."""
    rows = Floor.objects.select_related("session__meeting", "speech", "question", "item")
    floor = rows.filter(session=session, open=True).first()
    if floor is None:
        raise RuleBroken(
            "floor-closed", "Phiên này chưa mở điều hành hoặc đã đóng. Thư ký mở điều hành phiên trước."
        )
    return floor


def moved(session: Session) -> None:
    """Those who follow the floor see that something is new."""
    Floor.objects.filter(session=session).update(version=F("version") + 1)


def save_moved(floor: Floor) -> None:
    """Writes a held floor, one version on."""
    floor.version += 1
    floor.save()


def refuse_point_elsewhere(session: Session, point: Point) -> None:
    """The bridge point is of the session's meeting. Raises RuleBroken "other-meeting"."""
    if point.meeting_id != session.meeting_id:
        raise RuleBroken("other-meeting", "Điểm cầu này không thuộc cuộc họp của phiên.")
