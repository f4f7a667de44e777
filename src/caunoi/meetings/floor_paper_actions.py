"""The verbs that make documents of what the secretaries noted: the report of all forums, the conclusions."""

from __future__ import annotations

from django.db import transaction

from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.meetings.floor_papers import CONCLUSIONS, SYNTHESIS, conclusions, synthesis
from caunoi.meetings.floor_reads import promises_of
from caunoi.meetings.models import Meeting, Note
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def draft_synthesis(*, actor: User, meeting: Meeting) -> Draft:
    """Begins the report of all sessions and forums for the delegates; one being written is given as it is.

    Raises RuleBroken: not-allowed, nothing-noted, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, meeting.office)
    if not Note.objects.filter(session__meeting=meeting, struck=False).exists():
        raise RuleBroken(
            "nothing-noted", "Chưa phiên nào của cuộc họp có ghi chép nên chưa tổng hợp được gì."
        )
    paper = synthesis(meeting, sender=meeting.office.name)
    about = ("meeting-synthesis", str(meeting.pk))
    new = NewDraft(meeting.office, paper, SYNTHESIS, about, Source.MADE, "lập từ ghi chép các phiên")
    return begin_once(actor=actor, new=new)


@transaction.atomic
def draft_conclusions(*, actor: User, meeting: Meeting) -> Draft:
    """Begins the notice of conclusions from what was promised; one being written is given as it is.

    Raises RuleBroken: not-allowed, nothing-promised, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, meeting.office)
    notes = promises_of(meeting)
    if not notes:
        raise RuleBroken(
            "nothing-promised",
            "Thư ký chưa ghi việc nào được hứa, nhận nên chưa có gì để kết luận. "
            "Ghi ở trang thư ký, loại “Hứa, nhận việc”.",
        )
    about = ("meeting-conclusions", str(meeting.pk))
    new = NewDraft(
        meeting.office, conclusions(meeting, notes), CONCLUSIONS, about, Source.MADE,
        "lập từ việc đã hứa, nhận tại các phiên",
    )  # fmt: skip
    return begin_once(actor=actor, new=new)
