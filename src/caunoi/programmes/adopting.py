"""From the confirmed facts of a document to a programme and its matters: what the paper says, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.people.models import Office
from caunoi.people.reads import register
from caunoi.programmes.models import Programme
from caunoi.programmes.rules import LONGEST_TERM, Every, Kind, Period, Span
from caunoi.tasks.opening import LONGEST_SENTENCE

LONGEST_NAME = 400
LONGEST_CONTENT = 2000
# A quarter is told by its title; that all items of a year stand in one quarter would be chance.
_QUARTER = re.compile(r"\bquý\s+(?P<roman>IV|III|II|I|[1-4])\b", re.I)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True, slots=True)
class Read:
    """What a confirmed fact says of one matter; `every` only for what comes back."""

    fact: int
    content: str
    lead_text: str
    coordination: str
    product: str
    period: Period
    every: Every | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What a document seems to be: the form begins with it, a person may know better."""

    span: Span
    office: Office | None
    title: str


def items_read(document: Document, year: int) -> list[Read]:
    """The items of the programme in the order of the text; `year` where an item states none."""
    return [_read(fact, year, None) for fact in _facts(document, "programme_items")]


def standing_read(document: Document, year: int) -> list[Read]:
    """What the document wants done again and again."""
    return [_read(fact, year, _every(fact)) for fact in _facts(document, "recurring_items")]


def _facts(document: Document, kind: str) -> list[FactView]:
    facts = confirmed_facts(document, kind)
    return [fact for fact in facts if _text(_value(fact), "content", LONGEST_CONTENT)]


def _value(fact: FactView) -> Mapping[str, object]:
    return fact.value if isinstance(fact.value, dict) else {}


def _every(fact: FactView) -> Every:
    said = _text(_value(fact), "every")
    if said in {"day", "week"}:
        return Every.MONTH  # a month programme cannot tell more finely
    return next((every for every in Every if every == said), Every.NEEDED)


def _read(fact: FactView, year: int, every: Every | None) -> Read:
    value = _value(fact)
    return Read(
        fact=fact.id,
        content=_text(value, "content", LONGEST_CONTENT),
        lead_text=_text(value, "unit", LONGEST_CONTENT),
        coordination=_text(value, "coordination", LONGEST_CONTENT),
        product=_text(value, "product"),
        period=Period(
            year=_number(value, "year") or year,
            quarter=_number(value, "quarter"),
            month=_number(value, "month"),
            words=_text(value, "period"),
        ),
        every=every,
        sentence=fact.sentence[:LONGEST_SENTENCE],
    )


def _text(value: Mapping[str, object], key: str, longest: int = LONGEST_NAME) -> str:
    found = value.get(key)
    return " ".join(found.split())[:longest] if isinstance(found, str) else ""


def _number(value: Mapping[str, object], key: str) -> int | None:
    found = value.get(key)
    return found if isinstance(found, int) and 0 < found < 10_000 else None


def meant(document: Document) -> Meant:
    """What the document seems to be: of which office, for how long. A few queries, whatever its length."""
    day = document.issued_on or timezone.localdate()
    years = [read.period.year for read in items_read(document, day.year)]
    offices = register(day, issuer=document.issuer)
    return Meant(
        span=_span(document.title, [year for year in years if year], day.year),
        office=offices.office(document.issuer),
        title=f"{document.doc_type or 'Chương trình'} {document.title}".strip()[:LONGEST_NAME],
    )


def _span(title: str, years: Iterable[int], issued: int) -> Span:
    known = sorted(set(years)) or [issued]
    first, last = known[0], known[-1]
    quarter = _QUARTER.search(title)
    if quarter:
        said = quarter["roman"].upper()
        return Span(Kind.QUARTER, last, quarter=_ROMAN.get(said) or int(said))
    if last - first >= 2:
        return Span(Kind.TERM, first, year_to=min(last, first + LONGEST_TERM))
    return Span(Kind.YEAR, last)


def adopted_from(document: Document) -> Programme | None:
    """The programme that the document has become; None while it has not. One query."""
    return Programme.objects.select_related("office").filter(document=document).first()


@dataclass(frozen=True, slots=True)
class Preview:
    """What adopting a document would bring, and the programme that it has become already, if it has."""

    there: Programme | None
    meant: Meant
    items: tuple[Read, ...]
    standing: tuple[Read, ...]
    known: frozenset[int | None]

    @property
    def new(self) -> int:
        """How many matters are on no programme yet."""
        return sum(read.fact not in self.known for read in (*self.items, *self.standing))


def preview(document: Document) -> Preview:
    """What the document's confirmed facts say of a programme. A fixed number of queries."""
    there, said = adopted_from(document), meant(document)
    year = there.year if there else said.span.year
    known: set[int | None] = set()
    if there is not None:
        known.update(there.items.values_list("fact", flat=True))
        known.update(there.standing_items.values_list("fact", flat=True))
    items, standing = items_read(document, year), standing_read(document, year)
    return Preview(there, said, tuple(items), tuple(standing), frozenset(known))
