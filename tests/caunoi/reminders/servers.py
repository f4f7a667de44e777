"""Real servers on this machine: a mail server and a gateway that keep what they were given."""

from __future__ import annotations

import asyncio
import email
import email.policy
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pytest_django.fixtures import Settings

from tests.serving import free_port

FROM = "Văn phòng Tỉnh ủy Hải Lam <nhacviec@hailam.example>"


@dataclass
class MailServer:
    """What a mail server took, and how it is to behave."""

    port: int = field(default_factory=free_port)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    busy: int = 0
    dies_after_data: int = 0
    lingers: float = 0.0
    talks: int = 0
    strict: bool = False

    @property
    def letters(self) -> list[EmailMessage]:
        policy = email.policy.default
        return [email.message_from_bytes(data, policy=policy) for _, data in self.taken]

    @property
    def ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.letters]

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.talks += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.strict and not session.authenticated:
            return "530 5.7.0 authentication required"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.busy:
            self.busy -= 1
            return "451 4.3.0 try again later"
        assert isinstance(envelope.content, bytes)
        self.taken.append((envelope.rcpt_tos[0], envelope.content))
        # It has the letter, and takes its time to say so.
        await asyncio.sleep(self.lingers)
        if self.dies_after_data:
            # It has the letter, and falls before it can say so.
            self.dies_after_data -= 1
            assert server.transport is not None
            server.transport.abort()
        return f"250 2.0.0 queued as {len(self.taken)}"


def _sign_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and data.password == b"mat-khau-thu"
    return AuthResult(success=good, handled=good)


@contextmanager
def running(server: MailServer, **options: Any) -> Iterator[MailServer]:
    """The mail server, listening until the block ends."""
    controller = Controller(server, hostname="127.0.0.1", port=server.port, **options)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A running mail server that the settings name as the office's."""
    server = MailServer()
    name_it(settings, server)
    with running(server):
        yield server


def name_it(settings: Settings, server: MailServer) -> None:
    settings.CAUNOI_EMAIL_HOST = settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = server.port, False, False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = FROM


def signing_in() -> dict[str, Any]:
    """Options of a mail server at which one can sign in; TLS there would need a certificate."""
    return {"authenticator": _sign_in, "auth_require_tls": False}


@dataclass
class Gateway:
    """What a gateway was sent, and the answers it gives, first to last; the last one stays."""

    address: str = ""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=lambda: [(200, "da nhan")])
    hangs_up: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    sleeps: float = 0.0

    def answer(self) -> tuple[int, str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def _handler(gateway: Gateway) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            gateway.asked.append((self.path, dict(self.headers), body))
            time.sleep(gateway.sleeps)
            if gateway.hangs_up:
                self.close_connection = True
                return
            status, said = gateway.answer()
            self.send_response(status)
            for name, value in gateway.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.encode())

        def log_message(self, *args: object) -> None:
            """Quiet."""

    return Handler


@contextmanager
def gateway(settings: Settings, path: str = "/nhan?may=1") -> Iterator[Gateway]:
    """A running gateway that the settings name as the office's."""
    made = Gateway()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    made.address = f"http://127.0.0.1:{server.server_port}"
    settings.CAUNOI_WEBHOOK_URL = made.address + path
    settings.CAUNOI_WEBHOOK_SECRET = "mot-bi-mat-cua-co-quan"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
