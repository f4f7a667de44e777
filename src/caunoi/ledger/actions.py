"""The one verb of the ledger."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import connection, models, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry

if TYPE_CHECKING:
    from caunoi.people.models import User

BEGINNING = "0" * 64


def digest_of(entry: Entry) -> str:
    """SHA-256 over everything the line says and over the digest of the line before it."""
    said = [
        entry.number,
        entry.at.astimezone(tz=None).timestamp().hex(),
        entry.actor_id,
        entry.actor_name,
        entry.office_name,
        entry.verb,
        entry.about_type,
        entry.about_id,
        entry.said,
        entry.before,
        entry.after,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def record(
    *, actor: User | None, verb: str, about: models.Model, said: str, before: str = "", after: str = ""
) -> Entry:
    """Writes one line, inside the transaction of the action that it tells of.

    `said` is a whole Vietnamese sentence; `actor` is None when the machine acted by itself. The line before is
    locked, so that two actions at once cannot both follow the same line.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() belongs inside the transaction of its action")
    last = Entry.objects.select_for_update().order_by("-number").first()
    office = actor.office if actor else None
    entry = Entry(
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor=actor,
        actor_name=str(actor) if actor else "Hệ thống",
        office_name=str(office or ""),
        verb=verb,
        about_type=about._meta.label_lower,
        about_id=str(about.pk),
        said=said,
        before=before,
        after=after,
        previous=last.digest if last else BEGINNING,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    return entry
