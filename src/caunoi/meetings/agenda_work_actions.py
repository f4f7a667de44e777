"""The verb that opens what is to be prepared as tasks that hang on the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.agenda_meant import day_of
from caunoi.meetings.agenda_templates import Template
from caunoi.meetings.agenda_works import Preparation, preparations
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.actions import NewTask, open_task
from caunoi.tasks.anchor_actions import add_anchor
from caunoi.tasks.models import Anchor, Task
from caunoi.ui.refusal import RuleBroken

LONGEST_ANCHOR = 300


@transaction.atomic
def open_preparations(
    *, actor: User, meeting: Meeting, template: Template, chosen: Iterable[str] | None = None
) -> list[Task]:
    """Opens the works of a template and what law sets as tasks, once; they move with the day. The works of a
    part are the office's that has it on the committee, all else the organiser's.

    `chosen` are the actions that a person ticked; without it all of them.
    Raises RuleBroken: not-allowed, meeting-closed, nothing-to-open, bad-clocks, date-too-far.
    """
    # Held before its anchor is looked up: what is joined to a row one waited for is as old as the question.
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_closed(meeting.stands, "không giao việc chuẩn bị được nữa")
    if meeting.anchor is None:
        what = meeting.title[:LONGEST_ANCHOR]
        # Not of the document, which may have a day of that name already.
        meeting.anchor = add_anchor(actor=actor, what=what, day=day_of(meeting))
        meeting.save(update_fields=["anchor"])
    # Held, so that nobody moves the day while tasks are hung on it.
    meeting.anchor = Anchor.objects.select_for_update(of=("self",)).get(pk=meeting.anchor.pk)
    wanted = None if chosen is None else set(chosen)
    fresh = [one for one in preparations(meeting, template) if one.task is None]
    tasks = [_open(actor, meeting, one) for one in fresh if wanted is None or one.action in wanted]
    if not tasks:
        raise RuleBroken(
            "nothing-to-open", "Không còn việc nào để giao: đã ở trên bảng, hoặc chưa chọn việc."
        )
    record(
        actor=actor, verb="open_preparations", about=meeting,
        said=f"{actor} giao {len(tasks)} việc chuẩn bị cuộc họp “{meeting}”, theo mẫu “{template.name}”.",
    )  # fmt: skip
    return tasks


def _open(actor: User, meeting: Meeting, one: Preparation) -> Task:
    new = NewTask(
        action=one.action, owner=one.owner, due=one.due, document=meeting.document, anchor=meeting.anchor
    )
    return open_task(actor=actor, new=new)
