"""Moments before a meeting that somebody must keep: line tests, rehearsals, registration, arrival."""

from __future__ import annotations

from vanban.answers import Milestone
from vanban.facts.context import Context


def read_milestones(context: Context) -> tuple[Milestone, ...]:
    """Every milestone of the document."""
    return ()
