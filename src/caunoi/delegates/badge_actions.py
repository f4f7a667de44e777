"""The verb on a badge that is printed anew."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import Standing
from caunoi.ledger.actions import record
from caunoi.meetings.rules import refuse_cancelled
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

_NO_BADGE: Final = {
    Standing.STRUCK: "đã được đưa ra khỏi danh sách nên không in lại thẻ. "
    "Nếu người ấy vẫn dự, ghi lại vào danh sách đại biểu rồi in thẻ.",
    Standing.REPLACED: "đã cử người đi thay nên không in lại thẻ. Hãy in thẻ của người đi thay.",
}
"""Whom the door turns away, and why a badge would be of no use; who had declined and comes is welcome."""


@transaction.atomic
def reprint_badge(*, actor: User, delegate: Delegate) -> Delegate:
    """Counts that somebody's badge is printed anew: the new one says so, for the lost one may be found.

    The code stays the same, for doors without a network know it; either badge lets in once.
    Raises RuleBroken: not-allowed, meeting-cancelled, not-awaited.
    """
    demand(actor, Verb.CHECK_IN, delegate.meeting.office)
    delegate = Delegate.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=delegate.pk)
    refuse_cancelled(delegate.meeting.stands, "không in thẻ nữa")
    if delegate.stands in _NO_BADGE:
        raise RuleBroken("not-awaited", f"{delegate.full_name} {_NO_BADGE[delegate.stands]}")
    delegate.reprints += 1
    delegate.save(update_fields=["reprints"])
    record(
        actor=actor, verb="reprint_badge", about=delegate,
        said=f"{actor} in lại thẻ của {delegate}, lần {delegate.reprints}, cuộc họp “{delegate.meeting}”.",
    )  # fmt: skip
    return delegate
