"""The verb that begins the attendance minute."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.minute_paper import MINUTE, attendance_minute
from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import refuse_cancelled
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb


@transaction.atomic
def draft_attendance_minute(*, actor: User, meeting: Meeting, occasion: str = WHOLE) -> Draft:
    """Begins the minute of an occasion with the figures of now; one that is being written is given as it is,
    with the figures of its own moment.

    Raises RuleBroken: not-allowed, meeting-cancelled, unknown-occasion, nobody-called, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, meeting.office)
    refuse_cancelled(meeting.stands, "không lập biên bản điểm danh")
    paper = attendance_minute(meeting, occasion, timezone.localtime())
    about = ("meeting-attendance", f"{meeting.pk}.{occasion}")
    new = NewDraft(
        meeting.office, paper, MINUTE, about, Source.MADE, f"lập từ điểm danh cuộc họp “{meeting}”"
    )
    return begin_once(actor=actor, new=new)
