"""..."""

from __future__ import annotations

from vanban.answers import Participant, Quota
from vanban.facts.context import Context


def read_participants(context: Context) -> tuple[Participant, ...]:
    """..."""
    return ()


def read_quotas(context: Context) -> tuple[Quota, ...]:
    """..."""
    return ()
