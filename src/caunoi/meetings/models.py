"""Tables of the meetings room."""

from __future__ import annotations

from caunoi.meetings.agenda_models import AgendaRelease, MeetingChange
from caunoi.meetings.committee_models import CommitteeMember
from caunoi.meetings.dialogue_models import PublicAsker, PublicPage, PublicQuestion
from caunoi.meetings.floor_models import Asker, Floor, Note, Question, Speech, SpeechQuota
from caunoi.meetings.meeting_models import AgendaItem, Meeting, MeetingQuerySet, Session
from caunoi.meetings.paper_models import Paper, PaperVersion
from caunoi.meetings.point_day_models import HeadCount, Incident, LineTest, PointLink
from caunoi.meetings.point_models import Point, PointCall, PointContact

__all__ = [
    "AgendaItem",
    "AgendaRelease",
    "Asker",
    "CommitteeMember",
    "Floor",
    "HeadCount",
    "Incident",
    "LineTest",
    "Meeting",
    "MeetingChange",
    "MeetingQuerySet",
    "Note",
    "Paper",
    "PaperVersion",
    "Point",
    "PointCall",
    "PointContact",
    "PointLink",
    "PublicAsker",
    "PublicPage",
    "PublicQuestion",
    "Question",
    "Session",
    "Speech",
    "SpeechQuota",
]
