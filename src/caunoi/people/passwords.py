from __future__ import annotations

import hashlib
import secrets
from typing import Final

# The rules of settings.AUTH_PASSWORD_VALIDATORS in one sentence.
PASSWORD_HELP: Final = (
    "Ít nhất 10 ký tự, không toàn chữ số, không giống tên mình; một câu ngắn chỉ mình nhớ là tốt nhất."
)

# Letters and digits that nobody mistakes for one another over the telephone.
_CLEAR: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Sixteen signs in four groups: some 79 bits, and can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(4))


def new_token() -> str:
    """The secret of a one-time link, 256 bits; nobody types it."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is kept of such a secret. It cannot be guessed, so a fast hash without salt is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
