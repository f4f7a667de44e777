"""Tables of the meetings room."""

from __future__ import annotations

from caunoi.meetings.meeting_models import AgendaItem, Meeting, MeetingQuerySet, Session
from caunoi.meetings.point_models import Point, PointCall, PointContact

__all__ = [
    "AgendaItem",
    "Meeting",
    "MeetingQuerySet",
    "Point",
    "PointCall",
    "PointContact",
    "Session",
]
