"""The verbs on a meeting's day: each is a link of one chain, and moves what hangs on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q

from caunoi.ledger.actions import record
from caunoi.meetings.agenda_change_rules import (
    CHANGE_NAMES,
    Change,
    When,
    change_to,
    refuse_over,
    refuse_unseen,
    shifted,
)
from caunoi.meetings.agenda_meant import day_of, moment_of_day
from caunoi.meetings.models import Meeting, MeetingChange
from caunoi.meetings.rules import State, refuse_days_out_of_order
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.anchor_actions import Day, move_anchor
from caunoi.tasks.models import Anchor
from caunoi.tasks.rules import anchor_words, stated


@transaction.atomic
def move_meeting(*, actor: User, meeting: Meeting, to: When, reason: str, seen: str) -> MeetingChange:
    """Gives a meeting another day, hour or place; one that was postponed is thereby called anew.

    Its sessions keep their distance from the first day, and every deadline that hangs on the day moves.
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
    to = replace(meeting.when, starts_on=None, ends_on=None)
    return _changed(actor, meeting, Change.POSTPONED, to, reason)


@transaction.atomic
def cancel_meeting(*, actor: User, meeting: Meeting, reason: str, seen: str) -> MeetingChange:
    """The meeting will not be held; its day stays as it was, its tasks wait for a decision of their own.

    Raises RuleBroken: not-allowed, meeting-closed, meeting-moved, nothing-stated, too-long.
    """
    meeting = _held(actor, meeting, seen)
    return _changed(actor, meeting, Change.CANCELLED, meeting.when, reason)


def _held(actor: User, meeting: Meeting, seen: str) -> Meeting:
    """The meeting as it stands now, held until the transaction ends."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_over(meeting.stands)
    refuse_unseen(meeting.when, seen)
    return meeting


_STATES: Final = {Change.POSTPONED: State.POSTPONED, Change.CANCELLED: State.CANCELLED}
_VERBS: Final = {Change.POSTPONED: "postpone_meeting", Change.CANCELLED: "cancel_meeting"}


def _changed(actor: User, meeting: Meeting, kind: Change, to: When, reason: str) -> MeetingChange:
    reason = stated(reason, what="lý do", most=1000)
    before, first = meeting.when, _first_day(meeting)
    change = MeetingChange.objects.create(
        meeting=meeting, kind=kind, before=before.words, was_on=first,
        after="" if kind is Change.CANCELLED else to.words, reason=reason, by=actor,
    )  # fmt: skip
    meeting.state = _STATES.get(kind, State.PREPARING)
    meeting.starts_on, meeting.ends_on = to.starts_on, to.ends_on
    meeting.starts_at, meeting.place = to.starts_at, to.place.strip()
    meeting.set_search()
    meeting.save()
    _move_sessions(meeting, first, before)
    record(
        actor=actor, verb=_VERBS.get(kind, "move_meeting"), about=meeting,
        before=before.words, after=change.after,
        said=f"{actor} ghi cuộc họp “{meeting}”: {CHANGE_NAMES[kind].lower()}, từ {before.words}"
        f"{f' sang {change.after}' if change.after else ''}, lý do: {reason}",
    )  # fmt: skip
    if kind is not Change.CANCELLED:
        _move_anchors(actor, meeting, reason)
    return change


def _first_day(meeting: Meeting) -> date | None:
    """The day it stands on, or stood on before it was postponed."""
    last = meeting.changes.exclude(was_on=None).first()
    return meeting.starts_on or (last.was_on if last else None)


def _move_sessions(meeting: Meeting, first: date | None, before: When) -> None:
    """Sessions keep their distance from the first day; those at its own hour and place follow it."""
    if meeting.starts_on is None or meeting.stands is not State.PREPARING:
        return
    for session in meeting.sessions.all():
        opens = session.on == first and session.starts_at == before.starts_at
        session.on = shifted(session.on, first, meeting.starts_on)
        if opens and session.ends_at is None:
            session.starts_at = meeting.starts_at
        if session.place == before.place:
            session.place = meeting.place
        session.save(update_fields=["on", "starts_at", "place"])


def _move_anchors(actor: User, meeting: Meeting, reason: str) -> None:
    """The meeting's own anchor, and those of its sessions that the same document tells.

    While there is no new day a session's waits with the meeting's.
    """
    told = {session.fact_id: session for session in meeting.sessions.exclude(fact=None)}
    mine = Q(pk=meeting.anchor_id) | Q(document=meeting.document_id, fact__in=list(told))
    for anchor in Anchor.objects.filter(mine).order_by("pk"):
        day = day_of(meeting)
        if anchor.pk != meeting.anchor_id and meeting.starts_on is not None:
            session = told[anchor.fact_id]
            day = Day(moment_of_day(session.on, session.starts_at))
        if anchor.day_words != anchor_words(day.moment):
            move_anchor(actor=actor, anchor=anchor, day=day, reason=reason, seen=anchor.day_words)
