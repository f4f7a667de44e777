"""Whose badges are printed, in which parts."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from caunoi.delegates.badge_sheet import Badge
from caunoi.delegates.models import Delegate
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State

PART: Final = 200
"""Badges in one file: twenty sheets, made within two seconds."""


def to_print(meeting: Meeting) -> QuerySet[Delegate]:
    """Those who are awaited, by office and given name, so that a unit's badges lie together; of a cancelled
    meeting nobody.
    """
    if meeting.stands is State.CANCELLED:
        return Delegate.objects.none()
    found = meeting.delegates.select_related("office")
    return found.filter(standing__in=("invited", "coming")).order_by(
        "office__short_name", "office_text", "order_key", "pk"
    )


def parts_of(meeting: Meeting) -> list[tuple[int, int, int]]:
    """The parts as (number, first badge, last badge); one query."""
    count = to_print(meeting).count()
    return [
        (number, first + 1, min(first + PART, count))
        for number, first in enumerate(range(0, count, PART), start=1)
    ]


def badges_of(meeting: Meeting, part: int) -> list[Badge]:
    """The badges of one part; none where there is no such part. Two queries."""
    found, first = to_print(meeting), (part - 1) * PART
    if not 0 <= first < found.count():
        return []
    return [badge_of(one) for one in found[first : first + PART]]


def badge_of(one: Delegate) -> Badge:
    """What the badge of one person says."""
    return Badge(
        name=one.full_name, code=one.code, post=one.post, office=one.office_words, group=one.group,
        seat=one.seat, reprints=one.reprints,
    )  # fmt: skip
