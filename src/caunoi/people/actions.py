"""The verbs of the people room; `demand` is the first of the five steps of every action of the product."""

from __future__ import annotations

from datetime import datetime, timedelta

from caunoi.people.models import Office, Role, SignInFailure, User
from caunoi.people.reads import reach
from caunoi.people.rules import VERB_NAMES, Reach, Verb, may
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


def note_failure(*, username: str, address: str, at: datetime) -> None:
    """Keeps a wrong password's name, address and moment; forgets those older than a day."""
    SignInFailure.objects.filter(at__lt=at - timedelta(days=1)).delete()
    SignInFailure.objects.create(username=username.casefold()[:254], address=address[:64], at=at)


def forget_failures(*, username: str) -> None:
    """A right password ends the count."""
    SignInFailure.objects.filter(username=username.casefold()).delete()
