"""..."""

from __future__ import annotations

from vanban.answers import BridgePoint, Meeting, Milestone
from vanban.facts.context import Context


def read_meetings(context: Context) -> tuple[Meeting, ...]:
    """..."""
    return ()


def read_bridge_points(context: Context) -> tuple[BridgePoint, ...]:
    """..."""
    return ()


def read_milestones(context: Context) -> tuple[Milestone, ...]:
    """..."""
    return ()
