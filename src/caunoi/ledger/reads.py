"""What pages ask of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from caunoi.ledger.models import Entry


@dataclass(frozen=True)
class Line:
    """One line as a page shows it."""

    number: int
    at: datetime
    actor: str
    office: str
    verb: str
    said: str
    before: str
    after: str


def _line(entry: Entry) -> Line:
    return Line(
        number=entry.number,
        at=entry.at,
        actor=entry.actor_name,
        office=entry.office_name,
        verb=entry.verb,
        said=entry.said,
        before=entry.before,
        after=entry.after,
    )


def history(about: models.Model) -> list[Line]:
    """Everything that was done to one thing, newest first; one query."""
    entries = Entry.objects.filter(about_type=about._meta.label_lower, about_id=str(about.pk))
    return [_line(entry) for entry in entries]
