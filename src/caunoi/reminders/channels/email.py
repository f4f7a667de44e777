"""E-mail, by the office's mail server."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.mime.text import MIMEText
from email.utils import format_datetime, parseaddr
from typing import ClassVar, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from caunoi.people.mail import hand_over
from caunoi.people.models import User
from caunoi.reminders.channels.contract import Outgoing
from caunoi.reminders.rules import masked

CALENDAR_NAME: Final = "han-nhiem-vu.ics"


class Email:
    """Reaches whoever has an address, where the office has named its mail server."""

    key: ClassVar[str] = "email"
    name: ClassVar[str] = "Thư điện tử"

    def address_of(self, person: User) -> str:
        return masked(person.email) if settings.CAUNOI_EMAIL_HOST and person.email else ""

    def reference(self, key: str) -> str:
        """The Message-ID. The tag keeps two installations with one sender apart."""
        tag = salted_hmac("caunoi.reminders", key).hexdigest()[:12]
        _, _, host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
        return f"<{re.sub(r'[^a-z0-9.-]', '-', key)}.{tag}@{host or 'caunoi.invalid'}>"

    def send(self, letter: Outgoing, person: User, handing: Callable[[], None]) -> str:
        """Raises Refused (answer 5xx about this letter), NotSent (4xx, no server), Unsure (no answer)."""
        return hand_over(_bytes_of(letter, person.email), person.email, handing)


def _bytes_of(letter: Outgoing, to: str) -> bytes:
    """The same bytes at every try, so that two copies can be told to be one letter."""
    message = _message(letter, to).message()
    if message.is_multipart():
        tag = salted_hmac("caunoi.reminders.parts", letter.reference).hexdigest()
        message.set_boundary(f"=={tag}==")
    written: bytes = message.as_bytes(linesep="\r\n")
    return written


def _message(letter: Outgoing, to: str) -> EmailMessage:
    headers = {
        "Message-ID": letter.reference,
        "Date": format_datetime(letter.written_at),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    message = EmailMessage(letter.subject, letter.text, to=[to], headers=headers)
    if letter.calendar:
        part = MIMEText(letter.calendar, "calendar", "utf-8")
        part.set_param("method", "PUBLISH")
        part.add_header("Content-Disposition", "attachment", filename=CALENDAR_NAME)
        message.attach(part)
    return message
