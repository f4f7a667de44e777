"""..."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.answers import ProgrammeItem
from vanban.facts.context import Context


def list_items(context: Context) -> Iterator[ProgrammeItem]:
    """..."""
    yield from ()
