"""One writer of the register of offices at a time."""

from __future__ import annotations

from typing import Final

from django.db import connection

# Any fixed number; it names this lock among PostgreSQL's advisory locks (the ledger has another).
_LOCK: Final = 2_025_0701


def hold_register() -> None:
    """Holds the register until the transaction ends: of two who enter one name the second sees the first.

    A row lock would not do, for a name that is not there yet has no row. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
