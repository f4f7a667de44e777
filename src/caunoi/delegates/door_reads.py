"""What the door and the pages about it ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, QuerySet
from django.utils import timezone

from caunoi.delegates.door_rules import CLOSED, WHOLE, has_begun, occasion_key
from caunoi.delegates.models import CheckIn, Door
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.passwords import token_digest
from caunoi.ui.refusal import RuleBroken

SEEN_EVERY: Final = timedelta(minutes=1)
_ASKED_FOR: Final = ("digest", "name", "session", "point", "seen_at", "meeting__title", "meeting__state")
_DOORS: Final = Door.objects.select_related("meeting").only(*_ASKED_FOR)


def door_of(secret: str) -> Door:
    """The door that has this secret, with its meeting; notes now and then that it was here.

    One look-up by the digest, the same for right and wrong. Raises RuleBroken "door-closed" where there is
    none or it was revoked, which sound the same.
    """
    try:
        found = _DOORS.get(digest=token_digest(secret), revoked_at=None)
    except Door.DoesNotExist:
        raise RuleBroken("door-closed", CLOSED) from None
    now = timezone.now()
    if found.seen_at is None or now - found.seen_at > SEEN_EVERY:
        Door.objects.filter(pk=found.pk).update(seen_at=now)
    return found


def doors_of(meeting: Meeting) -> QuerySet[Door]:
    """The doors of a meeting, those still open first."""
    found = meeting.doors.select_related("session", "point", "made_by", "revoked_by")
    return found.order_by(F("revoked_at").asc(nulls_first=True), "pk")


def occasions(meeting: Meeting) -> list[tuple[str, str]]:
    """What people can be let in to: the meeting as a whole, each session, each bridge point; two queries."""
    sessions = [(occasion_key(one.pk, None), one.name) for one in meeting.sessions.all()]
    points = [(occasion_key(None, one.pk), f"Điểm cầu {one.name}") for one in meeting.points.all()]
    return [(WHOLE, "Cả cuộc họp"), *sessions, *points]


def absence_words(meeting: Meeting, occasion: str, now: datetime) -> str:
    """What is said of who is awaited and not here: nobody is absent before it has begun. `now` on the
    office's clock; one query for a session, none else.
    """
    on, at = meeting.starts_on, meeting.starts_at
    if occasion.startswith("s"):
        session = meeting.sessions.get(pk=int(occasion[1:]))
        on, at = session.on or on, session.starts_at
    begun = meeting.stands is State.ENDED or has_begun(on, at, now)
    return "vắng chưa rõ lý do" if begun else "chưa đến"


def check_ins_of(meeting: Meeting) -> QuerySet[CheckIn]:
    """Everything that was noted at the doors of a meeting, the latest first, annulled rows too."""
    return CheckIn.objects.filter(delegate__meeting=meeting).select_related(
        "delegate__office", "door", "by", "doubles__door", "doubles__by", "annulled_by"
    )
