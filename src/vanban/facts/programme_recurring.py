"""..."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.answers import RecurringItem
from vanban.facts.context import Context


def recurring_rows(context: Context) -> Iterator[RecurringItem]:
    """..."""
    yield from ()


def recurring_lines(context: Context) -> Iterator[RecurringItem]:
    """..."""
    yield from ()
