"""..."""

from __future__ import annotations

from vanban.answers import AgendaItem, Topic
from vanban.facts.context import Context


def read_agenda(context: Context) -> tuple[AgendaItem, ...]:
    """..."""
    return ()


def read_topics(context: Context) -> tuple[Topic, ...]:
    """..."""
    return ()
