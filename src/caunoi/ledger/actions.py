"""The one verb of the ledger."""

from __future__ import annotations

from typing import Final, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.ledger.rules import BEGINNING, Said, digest

# Any fixed number; it names our lock among PostgreSQL's advisory locks.
_LOCK: Final = 1_945_0902


class Actor(Protocol):
    """Whoever acts, as far as the ledger must know; str() gives the name."""

    @property
    def pk(self) -> int: ...

    @property
    def office(self) -> object: ...


def record(
    *, actor: Actor | None, verb: str, about: models.Model, said: str, before: str = "", after: str = ""
) -> Entry:
    """Writes one line, inside the transaction of the action that it tells of.

    `said` is a whole Vietnamese sentence; `actor` is None when the machine acted by itself; `before` and
    `after` are short texts of what changed. Raises TransactionManagementError outside a transaction: a line
    must stand or fall with its deed.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() belongs inside the transaction of its action")
    last = _last_line()
    office = actor.office if actor else None
    stated = Said(
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        actor_name=str(actor) if actor else "Hệ thống",
        office_name=str(office or ""),
        verb=verb,
        about_type=about._meta.label_lower,
        about_id=str(about.pk),
        said=said,
        before=before,
        after=after,
    )
    previous = last.digest if last else BEGINNING
    return Entry.seal(stated, previous=previous, digest=digest(stated, previous))


def _last_line() -> Entry | None:
    """The last line, with the book held until the transaction ends: no two deeds follow the same line.

    SQLite needs nothing: our transactions begin IMMEDIATE, one writer at a time. On PostgreSQL a row lock
    would not do: who waited for the last row would still see it as the last.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return Entry.objects.order_by("-number").first()
