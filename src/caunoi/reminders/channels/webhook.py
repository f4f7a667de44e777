"""A gateway of the office's own (Zalo, SMS): a signed JSON message to one configured address.

The gateway knows its people by their account names; nothing is sent that it does not need for its work.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import ssl
import time
from collections.abc import Callable
from typing import ClassVar, Final
from urllib.parse import urlsplit

from django.conf import settings

from caunoi.people.models import User
from caunoi.reminders.channels.contract import NotSent, Outgoing, Refused, Unsure

SECONDS: Final = 15
LONGEST_ANSWER: Final = 500
# 'Not now' among the answers that otherwise mean 'never'.
_LATER: Final = frozenset({408, 425, 429})


class Webhook:
    """Reaches everybody, where the office has named its gateway."""

    key: ClassVar[str] = "webhook"
    name: ClassVar[str] = "Cổng tin nhắn của cơ quan"

    def address_of(self, person: User) -> str:
        return person.username if settings.CAUNOI_WEBHOOK_URL else ""

    def reference(self, key: str) -> str:
        return key

    def send(self, letter: Outgoing, person: User, handing: Callable[[], None]) -> str:
        """Raises Refused (3xx, 4xx), NotSent (5xx, no gateway), Unsure (no answer). Follows no redirect."""
        body = payload(letter, person)
        target = urlsplit(settings.CAUNOI_WEBHOOK_URL)
        connection = _connection(target.scheme, target.hostname or "", target.port)
        try:
            connection.connect()
        except OSError as problem:
            raise NotSent(f"Không nối được cổng tin nhắn: {problem}") from problem
        handing()
        try:
            path = (target.path or "/") + (f"?{target.query}" if target.query else "")
            connection.request("POST", path, body, _headers(letter.reference, body))
            answer = connection.getresponse()
            said = answer.read(LONGEST_ANSWER).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as gone:
            raise Unsure(f"Cổng tin nhắn không trả lời: {gone or type(gone).__name__}") from gone
        finally:
            connection.close()
        return _taken(answer.status, f"{answer.status} {said}".strip())


def payload(letter: Outgoing, person: User) -> bytes:
    """The message: whom by account, what to say; no telephone, no e-mail."""
    message = {
        "id": letter.reference,
        "occasion": letter.occasion,
        "account": person.username,
        "subject": letter.subject,
        "text": letter.text,
    }
    return json.dumps(message, ensure_ascii=False).encode()


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over timestamp, full stop and body, in hexadecimal: what the gateway checks."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _headers(reference: str, body: bytes) -> dict[str, str]:
    now = str(int(time.time()))
    return {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": reference,
        "X-Caunoi-Timestamp": now,
        "X-Caunoi-Signature": f"sha256={signature(settings.CAUNOI_WEBHOOK_SECRET, now, body)}",
    }


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=secure)
    return http.client.HTTPConnection(host, port, timeout=SECONDS)


def _taken(status: int, said: str) -> str:
    if 200 <= status < 300:
        return said
    if status >= 500 or status in _LATER:
        raise NotSent(f"Cổng tin nhắn chưa nhận: {said}")
    raise Refused(f"Cổng tin nhắn không nhận: {said}")
