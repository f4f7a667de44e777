"""What pages ask of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import models
from django.db.models import QuerySet

from caunoi.ledger.models import Entry
from caunoi.ledger.rules import Said, Sealed, Verdict, check_chain
from vanban.text.keys import search_key


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


@dataclass(frozen=True)
class Search:
    """What a person looks for in the book; an empty part does not narrow it."""

    words: str = ""
    actor: int | None = None
    office: str = ""
    since: date | None = None
    until: date | None = None


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
    return lines(entries)


def lines(entries: Iterable[Entry]) -> list[Line]:
    """The entries as a page shows them."""
    return [_line(entry) for entry in entries]


def book(search: Search) -> QuerySet[Entry]:
    """The lines that fit, newest first; days are days of the office's clock, both included.

    Words are sought without diacritics, tone placement and case, in any order.
    """
    found = Entry.objects.all()
    for word in search_key(search.words).split():
        found = found.filter(search_folded__contains=word)
    if search.actor is not None:
        found = found.filter(actor_id=search.actor)
    if search.office:
        found = found.filter(office_name=search.office)
    if search.since:
        found = found.filter(at__date__gte=search.since)
    if search.until:
        found = found.filter(at__date__lte=search.until)
    return found


def writers() -> list[tuple[str, str]]:
    """Choices for the search form: (id, latest name) of everyone who ever wrote a line."""
    names = (
        Entry.objects.exclude(actor=None).order_by("number").values_list("actor_id", "actor_name").distinct()
    )
    return sorted({str(pk): name for pk, name in names}.items(), key=lambda pair: pair[1])


def writing_offices() -> list[str]:
    """The offices whose people ever wrote a line."""
    return list(
        Entry.objects.exclude(office_name="")
        .order_by("office_name")
        .values_list("office_name", flat=True)
        .distinct()
    )


def verdict(*, expected: str = "") -> Verdict:
    """Checks the whole book against its seals; reads every line, two thousand at a time.

    Plain rows, not entries: making a hundred thousand objects costs more than sealing them.
    """
    names = [field.name for field in fields(Said)]
    rows = Entry.objects.order_by("number").values_list(*names, "previous", "digest")
    lines = (Sealed(Said(*row[:-2]), row[-2], row[-1]) for row in rows.iterator(chunk_size=2000))
    return check_chain(lines, expected=expected)
