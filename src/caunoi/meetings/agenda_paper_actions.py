"""The verb that begins the draft of a meeting's paper."""

from __future__ import annotations

from django.db import transaction

from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.meetings.agenda_papers import MeetingPaper, meeting_paper, papers_of
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import refuse_cancelled
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def draft_meeting_paper(*, actor: User, meeting: Meeting, which: MeetingPaper) -> Draft:
    """Begins a paper of a meeting from its data; one that is being written already is given as it is.

    Raises RuleBroken: not-allowed, meeting-cancelled, nothing-to-tell (no postponement, no new
    day), kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, meeting.office)
    refuse_cancelled(meeting.stands, "không lập giấy tờ mời họp, điều hành nữa")
    if which not in papers_of(meeting):
        raise RuleBroken(
            "nothing-to-tell",
            "Cuộc họp chưa hoãn hay đổi lịch nên chưa có gì để thông báo. Ghi thay đổi trước.",
        )
    paper = meeting_paper(meeting, which)
    about = ("meeting", f"{meeting.pk}.{which}")
    new = NewDraft(meeting.office, paper, which.value, about, Source.MADE, f"lập từ cuộc họp “{meeting}”")
    return begin_once(actor=actor, new=new)
