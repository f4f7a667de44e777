"""E-mail: one SMTP conversation a letter, in two steps, so that it is known how far it came."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.mime.text import MIMEText
from email.utils import format_datetime, parseaddr
from typing import ClassVar, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address
from django.utils.crypto import salted_hmac

from caunoi.people.models import User
from caunoi.reminders.channels.contract import NotSent, Outgoing, Refused, Unsure
from caunoi.reminders.rules import masked

# A conversation must end well within a lease: connecting and nine answers, each at most so long.
SECONDS: Final = 20
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
        message = _bytes_of(letter, person.email)
        sender, recipient = (
            sanitize_address(address, "utf-8") for address in (settings.DEFAULT_FROM_EMAIL, person.email)
        )
        with _connected() as server:
            _wanted(server.mail(_bare(sender)), "người gửi", for_good=False)
            _wanted(server.rcpt(_bare(recipient)), "người nhận")
            handing()
            try:
                answer = server.data(message)
            except smtplib.SMTPDataError as refused:
                answer = refused.smtp_code, _raw(refused.smtp_error)
            except (smtplib.SMTPServerDisconnected, OSError) as gone:
                raise Unsure(f"Máy chủ thư ngắt nối khi đang nhận thư ({_plain(gone)}).") from gone
            return _wanted(answer, "thư")


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


@contextmanager
def _connected() -> Iterator[smtplib.SMTP]:
    """A conversation with the office's server. Raises NotSent where it cannot be had."""
    backend = EmailBackend(timeout=SECONDS)
    try:
        try:
            backend.open()
        except (smtplib.SMTPException, OSError) as problem:
            raise NotSent(
                f"Không nối được máy chủ thư {backend.host}:{backend.port}: {_plain(problem)}"
            ) from problem
        server = backend.connection
        assert server is not None  # open() has raised otherwise
        try:
            server.ehlo_or_helo_if_needed()
            yield server
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPHeloError, OSError) as gone:
            raise NotSent(f"Máy chủ thư ngắt nối trước khi nhận thư: {_plain(gone)}") from gone
    finally:
        # What the server answered about the letter stands, however it says good-bye.
        with suppress(smtplib.SMTPException, OSError):
            backend.close()


def _wanted(answer: tuple[int, bytes], what: str, *, for_good: bool = True) -> str:
    """What the server said. Raises Refused (5xx about this letter) or NotSent.

    A sender that is not let in, or a policy of the server (5.7.x), is for the office to put right: the letter
    waits meanwhile.
    """
    code, said = answer[0], answer[1].decode("utf-8", "replace")
    if code in {250, 251}:
        return f"{code} {said}"
    if for_good and 500 <= code < 600 and not said.startswith("5.7."):
        raise Refused(f"Máy chủ thư không nhận {what}: {code} {said}")
    raise NotSent(f"Máy chủ thư chưa nhận {what}: {code} {said}")


def _bare(address: str) -> str:
    return parseaddr(address)[1]


def _plain(problem: Exception) -> str:
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"{problem.smtp_code} {_raw(problem.smtp_error).decode('utf-8', 'replace')}"
    return str(problem) or type(problem).__name__


def _raw(said: bytes | str) -> bytes:
    return said.encode() if isinstance(said, str) else said
