"""The verbs on the addresses under which issued weeks are shared."""

from __future__ import annotations

from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.reads import office_named
from caunoi.people.rules import Verb
from caunoi.programmes.models import WeekLink
from caunoi.programmes.week_rules import LinkKind, digest_of
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def share_week(*, actor: User, office: Office, kind: LinkKind, subject: str = "") -> tuple[WeekLink, str]:
    """Makes a secret address for an office's issued weeks; the answer's second part is the secret.

    The secret is shown once: only its digest is kept. `subject` says whose lines: a person's name as the
    schedule writes it, an office, a room; nothing for the whole schedule.
    Raises RuleBroken: not-allowed, nothing-stated, too-long, unknown-office.
    """
    demand(actor, Verb.MAKE_PROGRAMME, office)
    subject = "" if kind is LinkKind.WHOLE else stated(subject, what="tên cần chia sẻ lịch", most=200)
    if kind is LinkKind.OFFICE:
        found = office_named(subject, timezone.localdate(), issuer=office.name)
        if found is None:
            raise RuleBroken(
                "unknown-office", f"Chưa rõ “{subject}” là đơn vị nào trong danh mục. Hãy ghi đủ tên đơn vị."
            )
        subject = found.name
    secret = token_urlsafe(24)
    link = WeekLink.objects.create(
        office=office, kind=kind, subject=subject, digest=digest_of(secret), created_by=actor
    )
    record(actor=actor, verb="share_week", about=link, said=f"{actor} lập {link} của {office}.")
    return link, secret


@transaction.atomic
def revoke_link(*, actor: User, link: WeekLink) -> WeekLink:
    """Closes an address for good. Raises RuleBroken: not-allowed, already-revoked."""
    demand(actor, Verb.MAKE_PROGRAMME, link.office)
    link = WeekLink.objects.select_for_update(of=("self",)).select_related("office").get(pk=link.pk)
    if link.revoked_at is not None:
        raise RuleBroken("already-revoked", "Liên kết này đã thu hồi rồi.")
    link.revoked_by, link.revoked_at = actor, timezone.now()
    link.save()
    record(actor=actor, verb="revoke_link", about=link, said=f"{actor} thu hồi {link} của {link.office}.")
    return link
