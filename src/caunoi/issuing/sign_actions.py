"""The office's own signature on an issued document, with the key file that the site has, if it has one.

For offices with a certificate of their own choice. Signing with those of the state's cipher authority stays
in the state's own tool (ADR 0033).
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from caunoi.documents.actions import keep_made_file
from caunoi.issuing.draft_files import FORMATS, file_of
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import OUT_STATES, refuse_state
from caunoi.issuing.sign_key import own_key
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.sources import NotReadable


def sign_issued(*, actor: User, draft: Draft) -> Draft:
    """Signs the PDF of an issued document with the office's key; what was issued stays beside it.

    The signature is made before the transaction, and of two at once one counts.
    Raises RuleBroken: not-allowed, wrong-state, signed-already, no-key, cannot-sign.
    """
    from vanban.signing import CannotSign, holder, sign  # takes long to load; only who signs waits for it

    draft = Draft.objects.select_related("office", "entry__series").get(pk=draft.pk)
    demand(actor, Verb.ISSUE_NUMBER, draft.office)
    refuse_state(draft.stands, OUT_STATES, "ký số")
    _refuse_signed(draft.signed_id is not None)
    now = timezone.localtime()
    key = own_key()
    try:
        by = holder(key, at=now)
        data = sign(file_of(draft, "pdf"), signer=key, at=now)
    except (CannotSign, NotReadable) as refused:
        raise RuleBroken("cannot-sign", refused.sentence) from refused
    with transaction.atomic():
        signed = keep_made_file(data=data, media_type=FORMATS["pdf"])
        _refuse_signed(not Draft.objects.filter(pk=draft.pk, signed=None).update(signed=signed))
        record(
            actor=actor, verb="sign_issued", about=draft,
            said=f"{actor} ký số văn bản {draft.entry} bằng chứng thư của {by.name}.",
        )  # fmt: skip
    draft.signed = signed
    return draft


def _refuse_signed(signed: bool) -> None:
    if signed:
        raise RuleBroken("signed-already", "Văn bản này đã được ký số rồi; tải lại trang để xem chữ ký.")
