"""What other rooms and the pages ask of the documents room: frozen, typed, counted queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import QuerySet

from caunoi.documents.models import WAITING, Document, Fact, FactState
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class FactView:
    """One accepted fact. `value` is the contract's value; no place where a person added it without one."""

    id: int
    kind: str
    position: int
    value: Json
    start: int | None
    end: int | None
    page: int | None
    state: FactState
    sentence: str


def confirmed_facts(document: Document, kind: str) -> list[FactView]:
    """The facts of a kind that a person stands behind, in the order of the document. Two queries."""
    text = document.reading.text
    facts = document.facts.accepted().filter(kind=kind).order_by("position")
    return [_fact_view(fact, text) for fact in facts]


def _fact_view(fact: Fact, text: str) -> FactView:
    quoted = "" if fact.span_start is None else text[fact.span_start : fact.span_end]
    return FactView(
        id=fact.pk,
        kind=fact.kind,
        position=fact.position,
        value=fact.value,
        start=fact.span_start,
        end=fact.span_end,
        page=fact.page,
        state=FactState(fact.state),
        sentence=quoted,
    )


def waiting_review(user: User) -> QuerySet[Document]:
    """The documents that wait for the person's review: within reach, none for who does not review."""
    return Document.objects.filter(WAITING, office__in=reach(user, Verb.REVIEW_READING))
