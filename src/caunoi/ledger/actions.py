"""The verbs of the ledger: a line, or many lines of one act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Deed:
    """What one line is to say; see `record`."""

    verb: str
    about: models.Model
    said: str
    before: str = ""
    after: str = ""


def record(
    *, actor: Actor | None, verb: str, about: models.Model, said: str, before: str = "", after: str = ""
) -> Entry:
    """Writes one line, inside the transaction of the action that it tells of.

    `said` is a whole Vietnamese sentence; `actor` is None when the machine acted by itself; `before` and
    `after` are short texts of what changed. Raises TransactionManagementError outside a transaction: a line
    must stand or fall with its deed.
    """
    [line] = _chained(actor, [Deed(verb, about, said, before, after)])
    line.save(force_insert=True)
    return line


def record_all(*, actor: Actor | None, deeds: Iterable[Deed]) -> None:
    """Writes a line for each of the deeds of one act, in their order: thousands as quickly as a few.

    Raises TransactionManagementError as `record` does.
    """
    Entry.objects.bulk_create(_chained(actor, deeds), batch_size=200)


def _chained(actor: Actor | None, deeds: Iterable[Deed]) -> list[Entry]:
    """The deeds as lines, each sealed with the one before it, to be written at once."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() belongs inside the transaction of its action")
    last = _last_line()
    first, previous = (last.number + 1, last.digest) if last else (1, BEGINNING)
    office = str((actor.office if actor else None) or "")
    lines = []
    for number, deed in enumerate(deeds, start=first):
        stated = Said(
            number=number,
            at=timezone.now(),
            actor_id=actor.pk if actor else None,
            actor_name=str(actor) if actor else "Hệ thống",
            office_name=office,
            verb=deed.verb,
            about_type=deed.about._meta.label_lower,
            about_id=str(deed.about.pk),
            said=deed.said,
            before=deed.before,
            after=deed.after,
        )
        seal = digest(stated, previous)
        lines.append(Entry.under_seal(stated, previous=previous, digest=seal))
        previous = seal
    return lines


def _last_line() -> Entry | None:
    """The last line, with the book held until the transaction ends: no two deeds follow the same line.

    SQLite needs nothing: our transactions begin IMMEDIATE, one writer at a time. On PostgreSQL a row lock
    would not do: who waited for the last row would still see it as the last.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return Entry.objects.order_by("-number").first()
