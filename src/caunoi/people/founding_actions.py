"""The verb of whoever runs the machine: the first administrator of an office."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.models import Role, User
from caunoi.ui.refusal import RuleBroken


def demand_founding(*, another: bool = False) -> None:
    """Raises RuleBroken "has-administrator" where there is one already, unless one more is meant."""
    if not another and User.objects.filter(role=Role.ADMIN, is_active=True).exists():
        raise RuleBroken(
            "has-administrator",
            "Đã có người quản trị; nhờ người ấy lập tài khoản. Nếu không ai vào được nữa, thêm --another.",
        )


@transaction.atomic
def found_administrator(*, username: str, full_name: str, password: str, another: bool = False) -> User:
    """An administrator made on the machine itself, where nobody has signed in yet.

    Raises RuleBroken "has-administrator", "name-taken", or "wrong-account" with what is wrong in a sentence.
    """
    demand_founding(another=another)
    account = User(username=User.normalize_username(username), full_name=full_name, role=Role.ADMIN)
    if User.objects.filter(username__iexact=account.username).exists():
        raise RuleBroken("name-taken", f"Tên đăng nhập {account.username} đã có người dùng; chọn tên khác.")
    try:
        validate_password(password, account)
        account.set_password(password)
        account.full_clean()
    except ValidationError as wrong:
        raise RuleBroken("wrong-account", " ".join(wrong.messages)) from None
    account.save()
    sentence = f"Lập tài khoản quản trị {account.username} ({account}) bằng lệnh trên máy chủ."
    record(actor=None, verb="found_administrator", about=account, said=sentence)
    return account
