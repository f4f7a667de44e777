"""The verbs about identities of the office's provider (OpenID Connect), which open accounts and make none."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from caunoi.ledger.actions import record
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def link_identity(*, actor: User, provider: str, uid: str) -> None:
    """From now on this identity opens the person's account.

    `provider` is the issuer, `uid` its name for the person; both come from a signed token. Raises RuleBroken
    "identity-taken" where it opens another account, "one-identity" where the person has another one.
    """
    own = SocialAccount.objects.filter(user=actor, provider=provider).first()
    if own is not None:
        if own.uid == uid:
            return
        raise RuleBroken(
            "one-identity", "Tài khoản này đã gắn một tài khoản liên thông khác; bỏ gắn trước rồi gắn lại."
        )
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=actor, provider=provider, uid=uid)
    except IntegrityError:
        raise RuleBroken(
            "identity-taken",
            "Tài khoản liên thông này đang mở một tài khoản khác ở đây; vào tài khoản kia và bỏ gắn trước.",
        ) from None
    record(actor=actor, verb="link_identity", about=actor, said=f"{actor} gắn tài khoản liên thông.")


@transaction.atomic
def unlink_identity(*, actor: User) -> None:
    """The identity no longer opens the account; nothing happens where there is none."""
    if SocialAccount.objects.filter(user=actor).delete()[0]:
        record(actor=actor, verb="unlink_identity", about=actor, said=f"{actor} bỏ gắn tài khoản liên thông.")
