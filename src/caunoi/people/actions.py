"""The verbs of the people room; `demand` is the first of the five steps of every action of the product."""

from __future__ import annotations

from caunoi.people.models import Office, Role, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from caunoi.ui.refusal import RuleBroken


def demand(user: User, verb: Verb, office: Office | None = None) -> None:
    """Lets the person through or raises RuleBroken("not-allowed").

    `office` is the office whose matter it is; None asks only whether the role has the verb at all.
    """
    granted = may(user.role, verb) if user.is_active else None
    if granted is None:
        raise RuleBroken(
            "not-allowed",
            f"{user} ({Role(user.role).label}) không có quyền làm việc này; "
            "đề nghị người quản trị hoặc chánh văn phòng xem lại vai trò của tài khoản.",
        )
    if office is None or granted is Reach.ALL or reach(user, verb).filter(pk=office.pk).exists():
        return
    raise RuleBroken(
        "not-allowed",
        f"Việc này của {office}, ngoài phạm vi của {user}; "
        "chuyển cho đầu mối của đơn vị đó hoặc cho văn phòng.",
    )
