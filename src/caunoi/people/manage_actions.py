"""The verbs of whoever keeps accounts and offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand, forget_failures
from caunoi.people.models import Office, OfficeAlias, Role, User
from caunoi.people.passwords import new_password
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class AccountSaid:
    """What an account says of a person."""

    full_name: str
    role: str
    office: Office | None
    email: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class OfficeSaid:
    """What is known of an office."""

    name: str
    short_name: str
    kind: str
    level: str
    parent: Office | None = None
    symbol: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


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
    """Changes name, role, office or closes and reopens an account.

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
    sentence = f"{actor} sửa tài khoản {account.username}."
    record(actor=actor, verb="change_account", about=account, said=sentence, before=before, after=after)
    return account


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
    forget_failures(username=account.username)
    sentence = f"{actor} đặt lại mật khẩu cho tài khoản {account.username} ({account})."
    record(actor=actor, verb="reset_password", about=account, said=sentence)
    return password


@transaction.atomic
def add_office(*, actor: User, said: OfficeSaid, aliases: Sequence[str] = ()) -> Office:
    """Enters an office with the other ways papers write its name.

    Raises RuleBroken "not-allowed", "name-taken", "ends-before-it-begins".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    _check(said, None)
    office = Office.objects.create(**_parts(said))
    _set_aliases(office, aliases)
    record(actor=actor, verb="add_office", about=office, said=f"{actor} thêm đơn vị {office.name}.")
    return office


@transaction.atomic
def change_office(*, actor: User, office: Office, said: OfficeSaid, aliases: Sequence[str] = ()) -> Office:
    """Changes an office; an office that ended keeps its row, with the day on which it ended.

    Raises RuleBroken "not-allowed", "name-taken", "ends-before-it-begins", "own-parent".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    office = Office.objects.select_for_update().get(pk=office.pk)
    _check(said, office)
    before = _office_words(office)
    for name, value in _parts(said).items():
        setattr(office, name, value)
    office.save()
    _set_aliases(office, aliases)
    after, sentence = _office_words(office), f"{actor} sửa đơn vị {office.name}."
    record(actor=actor, verb="change_office", about=office, said=sentence, before=before, after=after)
    return office


def _parts(said: AccountSaid | OfficeSaid) -> dict[str, object]:
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


def _office_words(office: Office) -> str:
    days = [
        f"{word} {day:%d/%m/%Y}" for word, day in (("từ", office.valid_from), ("đến", office.valid_to)) if day
    ]
    aliases = "; ".join(office.aliases.order_by("name").values_list("name", flat=True))
    words = [office.name, office.short_name, str(office.parent or ""), office.symbol, *days]
    return ", ".join(filter(None, words)) + (f" (còn gọi: {aliases})" if aliases else "")


def _check(said: OfficeSaid, office: Office | None) -> None:
    if said.valid_from and said.valid_to and said.valid_to < said.valid_from:
        raise RuleBroken("ends-before-it-begins", "Ngày kết thúc đứng trước ngày bắt đầu; xem lại hai ngày.")
    same = Office.objects.filter(name=said.name, valid_from=said.valid_from)
    if office is not None:
        same = same.exclude(pk=office.pk)
    if same.exists():
        raise RuleBroken("name-taken", f"Đã có đơn vị tên {said.name}; sửa đơn vị đó thay vì thêm mới.")
    above, steps = said.parent, 0
    while above is not None and office is not None and steps < 50:
        if above.pk == office.pk:
            raise RuleBroken("own-parent", "Đơn vị không thể trực thuộc chính nó hay cấp dưới của nó.")
        above, steps = above.parent, steps + 1


def _set_aliases(office: Office, aliases: Sequence[str]) -> None:
    wanted = {" ".join(alias.split()) for alias in aliases if alias.strip()}
    office.aliases.exclude(name__in=wanted).delete()
    for name in sorted(wanted - set(office.aliases.values_list("name", flat=True))):
        OfficeAlias.objects.create(office=office, name=name)
