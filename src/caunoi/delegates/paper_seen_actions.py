"""The verb of a delegate on papers: one is opened by the link."""

from __future__ import annotations

from django.db import transaction

from caunoi.delegates.models import AnswerLink, PaperSeen
from caunoi.delegates.paper_seen_reads import version_for
from caunoi.meetings.models import PaperVersion
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def open_paper(*, link: AnswerLink, version: PaperVersion) -> PaperSeen:
    """Notes that the delegate opens a version, the first time only; the row is the record, not the ledger.

    Raises RuleBroken "not-here" for what is not the delegate's to open, withdrawn or over.
    """
    found = version_for(link, version.pk)
    if found is None:
        raise RuleBroken(
            "not-here",
            "Tài liệu này không còn mở được: đã rút, hoặc cuộc họp đã xong. Có gì chưa đúng, "
            "đề nghị liên hệ văn phòng.",
        )
    seen, _ = PaperSeen.objects.get_or_create(version=found, delegate=link.delegate)
    return seen
