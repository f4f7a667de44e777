"""Words that are known to be a deadline and nothing else: typed by a person, or given to a command.

In a document the words around a date tell whether it is a deadline at all; here they are supplied.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from vanban.answers import Deadline
from vanban.dates.due import Due, Operator
from vanban.facts.deadlines import Calendar, find_deadlines

_LEADS = ("", "thực hiện ", "gửi ", "hoàn thành ", "trong thời hạn ")
"""What a sentence would say ahead of "ngày 25/8/2023", "quý III/2023", "trong 02 ngày làm việc"."""


def stated_deadline(words: str, calendar: Calendar) -> Deadline | None:
    """The one deadline that the words state, quoted whole; None where they state none."""
    words = " ".join(words.split())
    for lead in _LEADS:
        found = find_deadlines(lead + words, calendar)
        if found:
            return replace(found[0].deadline, text=words)
    return None


def due_of(deadline: Deadline) -> Due:
    """What was read, as the rules about deadlines take it; an hour has no time zone."""
    moment = datetime.fromisoformat(deadline.due) if deadline.due else None
    return Due(
        on=moment.date() if moment else None,
        at=moment if deadline.due and "T" in deadline.due else None,
        operator=Operator(deadline.operator) if deadline.operator else None,
        text=deadline.text,
        every=deadline.every or "",
        offset=deadline.offset,
        unit=deadline.unit,
        anchor=deadline.anchor or "",
    )
