"""What is to be prepared for a meeting: the works of a template and what law sets, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.meetings.agenda_meant import day_of
from caunoi.meetings.agenda_templates import HANGS_ON, Template
from caunoi.meetings.committee_reads import owners
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, resolved
from caunoi.tasks.statutory import set_by_law

BY_LAW = "Theo quy định"


@dataclass(frozen=True, slots=True)
class Preparation:
    """One thing to be done: `task` is what it has become already; `note` is the citation of what law sets.

    `owner` is whom it is proposed to: who has the part on the committee, else the organiser.
    """

    stream: str
    action: str
    due: Due
    on: date | None
    task: int | None
    owner: Office
    note: str = ""


def preparations(meeting: Meeting, template: Template) -> list[Preparation]:
    """In the order of their days; what law sets by the rules of the meeting's own day. Four queries."""
    there, whose = _there(meeting), owners(meeting)
    days, moment = working_days(), day_of(meeting).moment
    found = [
        Preparation(
            work.stream, work.action, work.due, resolved(work.due, moment, days).on, there.get(work.action),
            whose(work.stream),
        )
        for work in template.works
    ]  # fmt: skip
    found += _by_law(meeting, there)
    return sorted(found, key=lambda one: (one.on is None, one.on or date.max))


def _by_law(meeting: Meeting, there: dict[str, int]) -> list[Preparation]:
    named = f"{meeting.title} {meeting.get_kind_display()}"
    found = []
    for one in set_by_law(Anchor(what=named, on=meeting.starts_on)):
        if one.on is None or one.rule.offset is None:
            continue
        due = Due(
            None, None, Operator.BY, one.rule.source[:400], "", one.rule.offset, one.rule.unit, HANGS_ON
        )
        action = f"{one.rule.name} ({one.rule.source})"
        found.append(Preparation(BY_LAW, action, due, one.on, there.get(action), meeting.office, one.note))
    return found


def _there(meeting: Meeting) -> dict[str, int]:
    if meeting.anchor_id is None:
        return {}
    return dict(Task.objects.filter(anchor=meeting.anchor_id).values_list("action", "pk"))
