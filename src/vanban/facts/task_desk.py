"""What the reader of tasks keeps while it goes through a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.answers import Task
from vanban.facts.context import Context
from vanban.facts.deadlines import Calendar
from vanban.facts.task_zones import Zones


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an office that heads what stands below; `content` is where words of its own begin."""

    who: str
    content: int | None


@dataclass(slots=True)
class Lead:
    """ "... yêu cầu các đơn vị thực hiện một số nội dung sau:": who is meant by what follows, if anyone
    is named.

    `task` where it is a duty itself and the list only its details; `general` where it says nothing but
    "do these";
    `unbroken` until a paragraph follows that is no duty.
    """

    who: str | None
    at: int
    task: bool
    general: bool = False
    unbroken: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A task with where it stands, so that later lines can add to it."""

    task: Task
    parent: int
    own: bool = True


@dataclass(slots=True)
class Desk:
    """What was read so far."""

    context: Context
    calendar: Calendar
    zones: Zones
    headings: dict[int, Heading | None] = field(default_factory=dict)
    children: frozenset[int] = frozenset()
    drafts: list[Draft] = field(default_factory=list)
    lead: Lead | None = None
    inviting: bool = False
    title: str | None = None
    taken: set[int] = field(default_factory=set)
