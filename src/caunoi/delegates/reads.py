"""What pages ask of delegates."""

from __future__ import annotations

from caunoi.delegates.models import DelegateQuerySet
from caunoi.meetings.models import Meeting


def delegates_of(meeting: Meeting, words: str = "") -> DelegateQuerySet:
    """The list of a meeting in the order of given names; who was struck is left out. One query."""
    found = meeting.delegates.select_related("office", "point", "forum").exclude(standing="struck")
    assert isinstance(found, DelegateQuerySet)
    return found.named(words)
