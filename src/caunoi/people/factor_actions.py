"""The verbs about second factors; setting one up is allauth's own."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import has_second_factor
from caunoi.people.rules import Verb
from caunoi.people.sessions import end_sessions
from caunoi.ui.refusal import RuleBroken


def note_factor(*, person: User, said: str) -> None:
    """The line of whoever sets up or removes a second factor of one's own, in the transaction of the deed.

    `said` goes on after the name: "bật mã từ ứng dụng xác thực".
    """
    record(actor=person, verb="note_factor", about=person, said=f"{person} {said}.")


@transaction.atomic
def reset_second_factor(*, actor: User, account: User) -> None:
    """For somebody who lost the telephone and the recovery codes: the password alone opens again.

    Ends the person's sessions: whoever found the telephone may sit in one.

    Raises RuleBroken "not-allowed"; "own-account" for one's own, which asks for the password on the page of
    second factors; "no-factor" where there is none.
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    if account.pk == actor.pk:
        raise RuleBroken(
            "own-account",
            "Không tự gỡ xác thực hai lớp của mình ở đây được; vào trang Tài khoản của tôi, mục Xác thực "
            "hai lớp, hoặc nhờ một người quản trị khác.",
        )
    account = User.objects.select_for_update().get(pk=account.pk)
    if not has_second_factor(account):
        raise RuleBroken("no-factor", f"Tài khoản {account.username} chưa bật xác thực hai lớp.")
    Authenticator.objects.filter(user=account).delete()
    end_sessions(account)
    sentence = f"{actor} gỡ xác thực hai lớp của tài khoản {account.username} ({account})."
    record(actor=actor, verb="reset_second_factor", about=account, said=sentence)
