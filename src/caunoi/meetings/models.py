"""Tables of the meetings room."""

from __future__ import annotations

from caunoi.meetings.meeting_models import AgendaItem, Meeting, MeetingQuerySet, Session
from caunoi.meetings.point_day_models import HeadCount, Incident, LineTest, PointLink
from caunoi.meetings.point_models import Point, PointCall, PointContact

__all__ = [
    "AgendaItem",
    "HeadCount",
    "Incident",
    "LineTest",
    "Meeting",
    "MeetingQuerySet",
    "Point",
    "PointCall",
    "PointContact",
    "PointLink",
    "Session",
]
