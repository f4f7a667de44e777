"""The letter that brings the link of an invitation; sent while the link is known, for it is not kept."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from caunoi.people.models import Invitation

_TEXT: Final = """\
Kính gửi đồng chí {name},

{inviter} mời đồng chí làm đầu mối của {office} trên Cầu Nối: xem việc của đơn vị, báo kết quả, xin lùi hạn.

Mở liên kết sau để đặt mật khẩu (không cần làm gì trước):

{link}

Liên kết dùng một lần, đến {until}. Tên đăng nhập của đồng chí: {username}

Xin không chuyển liên kết này cho người khác. Nếu đồng chí không phải là người được mời thì bỏ qua thư này.
"""


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of the letter: `to` is masked and empty where none was to be sent; `problem` in words."""

    to: str = ""
    problem: str = ""


def send_invitation(invitation: Invitation, link: str) -> Sending:
    """Sends the link by the office's mail server and waits for its answer; never raises for a letter."""
    if not invitation.email:
        return Sending()
    if not settings.CAUNOI_EMAIL_HOST:
        return Sending(invitation.masked_email, "cơ quan chưa đặt máy chủ thư")
    try:
        _letter(invitation, link).send()
    except (smtplib.SMTPException, OSError) as problem:
        return Sending(invitation.masked_email, f"máy chủ thư trả lời: {str(problem)[:200]}")
    return Sending(invitation.masked_email)


def _letter(invitation: Invitation, link: str) -> EmailMessage:
    text = _TEXT.format(
        name=invitation.full_name,
        inviter=invitation.invited_by,
        office=invitation.office.name,
        link=link,
        until=f"{timezone.localtime(invitation.expires_at):%H:%M ngày %d/%m/%Y}",
        username=invitation.username,
    )
    subject = " ".join(f"Lời mời làm đầu mối của {invitation.office} trên Cầu Nối".split())
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text, to=[invitation.email], headers=headers, connection=EmailBackend())
