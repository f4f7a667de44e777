from __future__ import annotations

import secrets
from typing import Final

# Letters and digits that nobody mistakes for one another over the telephone.
_CLEAR: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Sixteen signs in four groups: some 79 bits, and can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(4))
