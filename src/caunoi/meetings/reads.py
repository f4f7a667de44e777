"""What pages and other rooms ask of meetings."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Q

from caunoi.meetings.models import Meeting, MeetingQuerySet
from caunoi.meetings.rules import STANDS
from caunoi.people.models import User
from vanban.text.keys import search_key

# Each word is one more condition of the question.
MOST_WORDS: Final = 12


def meetings_seen(user: User, *, words: str = "", past: bool = False, today: date) -> MeetingQuerySet:
    """The meetings within reach, coming ones nearest first; `past`: those over or cancelled, latest first."""
    over = Q(ends_on__lt=today) | Q(ends_on=None, starts_on__lt=today) | ~Q(state__in=STANDS)
    found = Meeting.objects.visible_to(user).select_related("office")
    found = found.filter(over) if past else found.exclude(over).order_by("starts_on", "pk")
    for word in search_key(words.replace("\0", "")).split()[:MOST_WORDS]:
        found = found.filter(search_folded__contains=word)
    return found


def found_meeting(user: User, pk: int) -> Meeting | None:
    """The meeting, where the person may see it."""
    return (
        Meeting.objects.visible_to(user).select_related("office", "document", "anchor").filter(pk=pk).first()
    )
