"""..."""

from __future__ import annotations

from vanban.answers import ProgrammeItem, RecurringItem
from vanban.facts.context import Context


def read_programme(context: Context) -> tuple[ProgrammeItem, ...]:
    """..."""
    return ()


def read_recurring(context: Context) -> tuple[RecurringItem, ...]:
    """..."""
    return ()
