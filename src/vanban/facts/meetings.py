"""Meetings of a document, however it announces them: fields, prose, or a week's schedule."""

from __future__ import annotations

from vanban.answers import BridgePoint, Meeting, Milestone
from vanban.facts.context import Context
from vanban.facts.labels import find_fields
from vanban.facts.meeting_cards import read_cards


def read_meetings(context: Context) -> tuple[Meeting, ...]:
    """..."""
    fields = find_fields(context)
    title = context.head.title.value if context.head.title else None
    return tuple(read_cards(context, fields, title))


def read_bridge_points(context: Context) -> tuple[BridgePoint, ...]:
    """..."""
    return ()


def read_milestones(context: Context) -> tuple[Milestone, ...]:
    """..."""
    return ()
