"""The office's mail server: one SMTP conversation a letter, so that it is known how far each came."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

# A conversation must end well within a lease: connecting and nine answers, each at most so long.
SECONDS: Final = 20


class Refused(Exception):
    """The other side will not take this letter, now or later; the message says what it answered."""


class NotSent(Exception):
    """Nothing has left this machine, or the other side said 'not now'; it may be tried again."""


class NoServer(NotSent):
    """The server cannot be reached at all: no other letter would fare better."""


class Unsure(Exception):
    """The words left, the answer never came: it may have arrived."""


def hand_over(message: bytes, to: str, handing: Callable[[], None]) -> str:
    """Hands a finished message to the office's server for one address; what the server answered.

    `handing` is called once, right before the words leave. Raises Refused (answer 5xx about this letter),
    NotSent (4xx, no server), Unsure (no answer).
    """
    sender, recipient = (sanitize_address(one, "utf-8") for one in (settings.DEFAULT_FROM_EMAIL, to))
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


@contextmanager
def _connected() -> Iterator[smtplib.SMTP]:
    """A conversation with the office's server. Raises NotSent where it cannot be had."""
    backend = EmailBackend(timeout=SECONDS)
    try:
        try:
            backend.open()
        except (smtplib.SMTPException, OSError) as problem:
            raise NoServer(
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
