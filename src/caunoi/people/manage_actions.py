"""The verbs of whoever keeps accounts."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand, forget_failures
from caunoi.people.models import Office, Role, User
from caunoi.people.passwords import new_password
from caunoi.people.rules import Verb
from caunoi.people.sessions import end_sessions
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class AccountSaid:
    """What an account says of a person."""

    full_name: str
    role: str
    office: Office | None
    email: str = ""
    is_active: bool = True


@transaction.atomic
def add_account(*, actor: User, username: str, said: AccountSaid) -> tuple[User, str]:
    """Opens an account; returns it with its first password, which is kept nowhere in clear.

    Raises RuleBroken "not-allowed", "name-taken".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    wanted = User.normalize_username(username)
    if User.objects.filter(username__iexact=wanted).exists():
        raise RuleBroken("name-taken", f"Tên đăng nhập {wanted} đã có người dùng; chọn tên khác.")
    password = new_password()
    account = User.objects.create_user(wanted, password, **_parts(said))
    record(
        actor=actor,
        verb="add_account",
        about=account,
        said=f"{actor} lập tài khoản {wanted}: {_account_words(account)}.",
    )
    return account, password


@transaction.atomic
def change_account(*, actor: User, account: User, said: AccountSaid) -> User:
    """Changes name, role, office or closes and reopens an account; closing ends its sessions.

    Raises RuleBroken "not-allowed"; "own-account" where one would take one's own rights away: somebody else
    must do that, so that nobody is left outside by a slip.
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    account = User.objects.select_for_update().get(pk=account.pk)
    if account.pk == actor.pk and (said.role != actor.role or not said.is_active):
        raise RuleBroken(
            "own-account",
            "Không tự đổi vai trò hoặc tự khóa tài khoản của mình được; nhờ một người quản trị khác.",
        )
    before = _account_words(account)
    for name, value in _parts(said).items():
        setattr(account, name, value)
    after = _account_words(account)
    if before == after:
        return account
    account.save()
    if not account.is_active:
        end_sessions(account)
    sentence = f"{actor} sửa tài khoản {account.username}."
    record(actor=actor, verb="change_account", about=account, said=sentence, before=before, after=after)
    return account


@transaction.atomic
def change_own_account(*, actor: User, email: str) -> None:
    """The one thing a person changes of one's own account; the address itself is not told in the ledger."""
    account = User.objects.select_for_update().get(pk=actor.pk)
    if account.email == email:
        return
    account.email = email
    account.save(update_fields=["email"])
    sentence = f"{actor} đổi địa chỉ thư điện tử của mình."
    record(actor=actor, verb="change_own_account", about=account, said=sentence)


@transaction.atomic
def reset_password(*, actor: User, account: User) -> str:
    """A new password for somebody who lost theirs; ends their sessions and the count of failures.

    Raises RuleBroken "not-allowed".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    account = User.objects.select_for_update().get(pk=account.pk)
    password = new_password()
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account)
    forget_failures(username=account.username)
    sentence = f"{actor} đặt lại mật khẩu cho tài khoản {account.username} ({account})."
    record(actor=actor, verb="reset_password", about=account, said=sentence)
    return password


def _parts(said: AccountSaid) -> dict[str, object]:
    return {part.name: getattr(said, part.name) for part in fields(said)}


def _account_words(account: User) -> str:
    words = [
        account.full_name,
        Role(account.role).label,
        str(account.office or "chưa gắn đơn vị"),
        account.email,
    ]
    closed = [] if account.is_active else ["đã khóa"]
    return ", ".join([*filter(None, words), *closed])
