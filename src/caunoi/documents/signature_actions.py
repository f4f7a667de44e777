"""The verbs on the office's list of trusted roots; every check of signatures is made anew behind them."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents import signature_jobs
from caunoi.documents.models import CheckState, SignatureCheck, TrustedRoot
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.certificates import Certificate, NotACertificate, certificate_of

KNOWN = RuleBroken("known", "Chứng thư này đã có trong danh sách; không thêm lần nữa.")


def add_root(*, actor: User, data: bytes, reason: str) -> TrustedRoot:
    """Put a certificate (PEM or DER) on the list, with why the office trusts it; all files are checked anew.

    Raises RuleBroken "not-allowed", "nothing-stated", "not-a-certificate", "no-authority" (one that may issue
    no others: it would vouch for a single signer) or "known". Source: ADR 0033.
    """
    demand(actor, Verb.KEEP_ROOTS)
    why = _stated(reason)
    held = _certificate(data)
    try:
        with transaction.atomic():
            root = TrustedRoot.objects.create(
                sha256=held.sha256,
                name=held.name[:255],
                issuer=held.issuer[:255],
                valid_from=held.valid_from,
                valid_to=held.valid_to,
                der=held.der,
                reason=why,
                added_by=actor,
            )
            named = f"chứng thư gốc “{root}” (SHA-256 {root.sha256[:16]}…)"
            said = f"{actor} đưa {named} vào danh sách tin cậy: {why}"
            record(actor=actor, verb="add_root", about=root, said=said)
            _check_all_anew()
    except IntegrityError:
        raise KNOWN from None
    return root


@transaction.atomic
def remove_root(*, actor: User, root: TrustedRoot, reason: str) -> None:
    """Take a certificate off the list, with why; the row stays and says so, all files are checked anew.

    Raises RuleBroken "not-allowed", "nothing-stated" or "removed-already".
    """
    demand(actor, Verb.KEEP_ROOTS)
    why = _stated(reason)
    removed = TrustedRoot.objects.filter(pk=root.pk, removed_at=None).update(
        removed_at=timezone.now(), removed_by=actor, removal_reason=why
    )
    if removed != 1:
        raise RuleBroken("removed-already", "Chứng thư này đã được bỏ khỏi danh sách; hãy tải lại trang.")
    said = f"{actor} bỏ chứng thư gốc “{root}” khỏi danh sách tin cậy: {why}"
    record(actor=actor, verb="remove_root", about=root, said=said)
    _check_all_anew()


def _stated(reason: str) -> str:
    why = " ".join(reason.split())[:400]
    if not why:
        raise RuleBroken(
            "nothing-stated",
            "Chưa ghi lý do. Hãy ghi vì sao: chứng thư của ai, lấy từ đâu, đối chiếu bằng cách nào.",
        )
    return why


def _certificate(data: bytes) -> Certificate:
    try:
        held = certificate_of(data)
    except NotACertificate as broken:
        raise RuleBroken("not-a-certificate", broken.sentence) from broken
    if not held.authority:
        raise RuleBroken(
            "no-authority",
            f"“{held.name}” là chứng thư của một người hoặc một cơ quan, không phải của tổ chức cấp. "
            f"Hãy đưa vào chứng thư gốc của nơi cấp: “{held.issuer}”.",
        )
    return held


def _check_all_anew() -> None:
    """Whoever runs just now finds the list changed when it settles (`signature_jobs`)."""
    done = SignatureCheck.objects.filter(state__in=[CheckState.DONE, CheckState.FAILED])
    done.exclude(found={"signatures": []}).update(state=CheckState.WAITING, problem="")
    transaction.on_commit(signature_jobs.queue)
