"""The verbs on a meeting's day: each is a link of one chain, and moves what hangs on the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings.agenda_change_days import first_day, moved_anchors, moved_sessions, put_off
from caunoi.meetings.agenda_change_rules import (
    CHANGE_NAMES,
    Change,
    When,
    change_to,
    refuse_unseen,
)
from caunoi.meetings.models import (
    Floor,
    Meeting,
    MeetingChange,
    PointCall,
    PointContact,
    PublicPage,
    Session,
)
from caunoi.meetings.point_rules import contact_ends
from caunoi.meetings.rules import State, refuse_closed, refuse_days_out_of_order
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks.anchor_actions import move_anchor
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def move_meeting(*, actor: User, meeting: Meeting, to: When, reason: str, seen: str) -> MeetingChange:
    """Gives a meeting another day, hour or place; one that was postponed is thereby called anew.

    Its sessions, the hours of its bridge points and the end of questions on its public page keep their
    distance from the first day, and every deadline that hangs on the day moves.
    `seen` is when and where in words (When.words) as the person had it before them.
    Raises RuleBroken: not-allowed, meeting-closed, meeting-moved, no-day, no-change, days-out-of-order,
    nothing-stated, too-long, date-too-far.
    """
    meeting = _held(actor, meeting, seen)
    kind = change_to(meeting.stands, meeting.when, to)
    refuse_days_out_of_order(to.starts_on, to.ends_on)
    return _changed(actor, meeting, kind, to, reason)


@transaction.atomic
def postpone_meeting(*, actor: User, meeting: Meeting, reason: str, seen: str) -> MeetingChange:
    """Takes the day away until there is a new one; deadlines that hang on it wait.

    Raises RuleBroken: not-allowed, meeting-closed, meeting-moved, nothing-stated, too-long.
    """
    meeting = _held(actor, meeting, seen)
    return _changed(actor, meeting, Change.POSTPONED, put_off(meeting), reason)


@transaction.atomic
def cancel_meeting(*, actor: User, meeting: Meeting, reason: str, seen: str) -> MeetingChange:
    """The meeting will not be held; its day stays as it was, its tasks wait for a decision of their own.

    Raises RuleBroken: not-allowed, meeting-closed, meeting-moved, floor-open, nothing-stated, too-long.
    """
    meeting = _held(actor, meeting, seen)
    _refuse_in_session(meeting)
    return _changed(actor, meeting, Change.CANCELLED, meeting.when, reason)


def _held(actor: User, meeting: Meeting, seen: str) -> Meeting:
    """The meeting as it stands now, held until the transaction ends."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_closed(meeting.stands, "không đổi lịch được nữa")
    refuse_unseen(meeting.when, seen)
    return meeting


def _refuse_in_session(meeting: Meeting) -> None:
    """Screens and telephones follow an open floor. Its session is held: nobody opens it meanwhile."""
    list(Session.objects.select_for_update(of=("self",)).filter(meeting=meeting).order_by("pk"))
    floor = Floor.objects.filter(session__meeting=meeting, open=True).select_related("session").first()
    if floor is not None:
        raise RuleBroken(
            "floor-open",
            f"Phiên “{floor.session}” đang mở điều hành nên chưa hủy cuộc họp được. "
            "Hãy đóng điều hành phiên ấy trước.",
        )


_STATES: Final = {Change.POSTPONED: State.POSTPONED, Change.CANCELLED: State.CANCELLED}
_VERBS: Final = {Change.POSTPONED: "postpone_meeting", Change.CANCELLED: "cancel_meeting"}


def _changed(actor: User, meeting: Meeting, kind: Change, to: When, reason: str) -> MeetingChange:
    reason = stated(reason, what="lý do", most=1000)
    before, first = meeting.when, first_day(meeting)
    stays = kind is Change.CANCELLED
    sessions, anchors = ([], []) if stays else (moved_sessions(meeting, to), moved_anchors(meeting, to))
    change = MeetingChange.objects.create(
        meeting=meeting, kind=kind, before=before.words, was_on=first,
        after="" if stays else to.words, reason=reason, by=actor,
    )  # fmt: skip
    meeting.state = _STATES.get(kind, State.PREPARING)
    meeting.starts_on, meeting.ends_on = to.starts_on, to.ends_on
    meeting.starts_at, meeting.place = to.starts_at, to.place.strip()
    meeting.set_search()
    meeting.save()
    for session in sessions:
        session.save(update_fields=["on", "starts_at", "place"])
    record(
        actor=actor, verb=_VERBS.get(kind, "move_meeting"), about=meeting,
        before=before.words, after=change.after,
        said=f"{actor} ghi cuộc họp “{meeting}”: {CHANGE_NAMES[kind].lower()}, từ {before.words}"
        f"{f' sang {change.after}' if change.after else ''}, lý do: {reason}",
    )  # fmt: skip
    for anchor, day in anchors:
        move_anchor(actor=actor, anchor=anchor, day=day, reason=reason, seen=anchor.day_words)
    _move_hours(meeting, first)
    return change


def _move_hours(meeting: Meeting, first: date | None) -> None:
    """The hours of its bridge points and the end of questions keep their distance; telephones are kept until
    the new end."""
    if meeting.starts_on is None or meeting.stands is not State.PREPARING:
        return
    call = PointCall.objects.filter(meeting=meeting).first()
    by = meeting.starts_on - first if first else timedelta(0)
    PublicPage.objects.filter(meeting=meeting).update(until=F("until") + by)
    if call is not None and by:
        call.due, call.tests_at = (at and at + by for at in (call.due, call.tests_at))
        call.save(update_fields=["due", "tests_at"])
    last = meeting.last_day
    ends = contact_ends(last, timezone.localdate(), parameter("point_contact_days"))
    PointContact.objects.filter(point__meeting=meeting, erased_at=None).update(expires_on=ends)
