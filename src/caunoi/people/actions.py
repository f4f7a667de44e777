"""The verbs of the people room; `demand` is the first of the five steps of every action of the product."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.models import Office, Role, SignInFailure, User
from caunoi.people.reads import locked_out, reach, tries
from caunoi.people.rules import VERB_NAMES, Reach, Verb, closes_door, may
from caunoi.ui.refusal import RuleBroken


def demand(user: User, verb: Verb, office: Office | None = None) -> None:
    """Lets the person through or raises RuleBroken("not-allowed").

    `office` is the office whose matter it is; None asks only whether the role has the verb at all.
    """
    granted = may(user.role, verb) if user.is_active else None
    if granted is None:
        raise RuleBroken(
            "not-allowed",
            f"Chưa làm được: “{VERB_NAMES[verb]}” không thuộc quyền của {user} ({Role(user.role).label}). "
            "Nếu đây là việc của bạn, đề nghị chánh văn phòng xem lại vai trò của tài khoản.",
        )
    if office is None or granted is Reach.ALL or reach(user, verb).filter(pk=office.pk).exists():
        return
    raise RuleBroken(
        "not-allowed",
        f"Chưa làm được: việc này của {office}, ngoài phạm vi của {user}. "
        "Chuyển cho đầu mối của đơn vị đó hoặc cho văn phòng.",
    )


def begin_try(*, username: str, address: str, at: datetime) -> SignInFailure:
    """Counts a password or a code as wrong before anyone looks at it; `end_try` takes that back.

    Counted first and asked afterwards, so that of many tries at the same moment no more get through than one
    after another. Raises RuleBroken("locked"); a try at a closed door is not counted. Forgets what is older
    than a day.
    """
    SignInFailure.objects.filter(at__lt=at - timedelta(days=1)).delete()
    tried = SignInFailure.objects.create(username=username.casefold()[:254], address=address[:64], at=at)
    until = locked_out(username, address, at, apart_from=tried)
    if until is not None:
        tried.delete()
        raise RuleBroken(
            "locked",
            f"Đã nhập sai nhiều lần. Thử lại sau {timezone.localtime(until):%H:%M}, "
            "hoặc nhờ người quản trị đặt lại mật khẩu.",
        )
    return tried


@transaction.atomic
def end_try(*, tried: SignInFailure, right: bool) -> None:
    """A right try is taken back; the wrong one that closes the door is told in the ledger, once.

    Only for names that exist: whoever makes names up shall not fill the book.
    """
    if right:
        tried.delete()
        return
    account = User.objects.filter(username__iexact=tried.username).first()
    if account is None or not closes_door(tries(tried), address=tried.address, now=tried.at):
        return
    sentence = (
        f"Tạm khóa đăng nhập tài khoản {account.username}: nhập sai nhiều lần, lần cuối từ {tried.address}."
    )
    record(actor=None, verb="end_try", about=account, said=sentence)


def forget_failures(*, username: str) -> None:
    """A sign-in ends the count."""
    SignInFailure.objects.filter(username=username.casefold()).delete()


@transaction.atomic
def note_sign_in(*, account: User, device: str, address: str, means: str) -> None:
    """One line for each sign-in (device and means in words); ends the count of failures."""
    forget_failures(username=account.username)
    sentence = f"{account} đăng nhập bằng {means}, từ {device} ({address})."
    record(actor=account, verb="note_sign_in", about=account, said=sentence)
