"""Secrets that must be read again (seeds of second factors) do not lie open in the database or its copies."""

from __future__ import annotations

import base64
import logging
import secrets
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)

_PURPOSE: Final = "caunoi.people.sealing"


def seal(text: str) -> str:
    """The text under the service's secret key."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text again; a seed that nobody has where it was sealed under a key that is gone.

    Never an empty text: codes made of an empty seed are known to everybody.
    """
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        log.warning("a second factor was sealed under a secret key that is gone; it has to be reset")
        return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def _keys() -> MultiFernet:
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = [salted_hmac(_PURPOSE, "", secret=key, algorithm="sha256").digest() for key in known]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])
