"""The header columns and search text of a document, kept equal to its facts."""

from __future__ import annotations

import dataclasses

from caunoi.documents import intake, search
from caunoi.documents.models import Document, FactState
from caunoi.documents.rules import RECORDS, SCALARS


def rewrite_header(document: Document) -> None:
    """Set the header columns from the facts that stand (all but the rejected) and index the text anew.

    Called in the transaction of whatever changed a header fact. Two queries and one update.
    """
    standing = document.facts.filter(kind__in=[*SCALARS, *RECORDS]).exclude(state=FactState.REJECTED)
    values = {fact.kind: fact.value for fact in standing.order_by("-position")}
    set_header(document, intake.header_of(values))
    document.save()


def set_header(document: Document, header: intake.Header) -> None:
    """Put the header into the columns and the search text, without saving."""
    for column in dataclasses.fields(header):
        setattr(document, column.name, getattr(header, column.name))
    text = document.reading.text[document.span_start : document.span_end]
    opening = search.header_text(document)
    document.search_raw, document.search_folded = search.indexed("\n".join([*opening, text]))
