"""The verb that says how many must be present."""

from __future__ import annotations

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_rules import LONGEST_BASIS, quorum_of
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated

UNSAID = "không nêu"


@transaction.atomic
def set_quorum(*, actor: User, meeting: Meeting, least: str, basis: str = "") -> Meeting:
    """Says how many must be present, in persons or as a share of the summoned, and by what; empty: not said.

    Raises RuleBroken: not-allowed, meeting-closed, bad-quorum, too-long.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_closed(meeting.stands, "không ghi số phải có mặt được nữa")
    before, new = meeting.quorum_words, quorum_of(least)
    by = stated(basis, what="căn cứ", most=LONGEST_BASIS) if new and basis.strip() else ""
    meeting.quorum, meeting.quorum_basis = new.kept if new else "", by
    meeting.save(update_fields=["quorum", "quorum_basis"])
    after = meeting.quorum_words
    record(
        actor=actor, verb="set_quorum", about=meeting, before=before, after=after,
        said=f"{actor} ghi số phải có mặt của “{meeting}”: {after or UNSAID}.",
    )  # fmt: skip
    return meeting
