"""A reading as the JSON of the reading contract, `vanban.reading/1`."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from vanban.answers import DocumentReading, Found, Reading
from vanban.model import Box, Span

SCHEMA = "vanban.reading/1"
_SCALARS = (
    "doc_type",
    "system",
    "number",
    "symbol",
    "issue_date",
    "place",
    "parent_issuer",
    "issuer",
    "title",
)
_LISTS = (
    "recipients", "legal_basis", "participants", "quotas", "meetings", "bridge_points", "milestones",
    "agenda", "topics",
    "programme_items", "recurring_items", "tasks", "contacts",
)  # fmt: skip

Places = dict[Span, tuple[Box, ...]]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def _placed(span: Span, places: Places) -> dict[str, Any]:
    boxes = places.get(span, ())
    if not boxes:
        return {}
    return {"page": boxes[0].page, "boxes": [[b.page, b.left, b.top, b.right, b.bottom] for b in boxes]}


def _item(answer: object, places: Places) -> dict[str, Any]:
    """One answer as an object; an empty doubt is left out, the place added where there is one."""
    plain = _plain(answer)
    assert isinstance(plain, dict)
    if not plain.get("doubt"):
        plain.pop("doubt", None)
    span = getattr(answer, "span", None)
    return plain | (_placed(span, places) if isinstance(span, Span) else {})


def _document(document: DocumentReading, places: Places) -> dict[str, Any]:
    said: dict[str, Any] = {"span": [document.span.start, document.span.end]}
    spans: dict[str, object] = {}
    doubts: dict[str, str] = {}
    boxes: dict[str, object] = {}
    for name in _SCALARS:
        found: Found[Any] | None = getattr(document, name)
        said[name] = None if found is None else _plain(found.value)
        if found is None:
            continue
        spans[name] = _plain(found.span)
        if found.doubt:
            doubts[name] = found.doubt
        if placed := _placed(found.span, places):
            boxes[name] = placed
    said["signature"] = None if document.signature is None else _item(document.signature, places)
    said |= {name: [_item(answer, places) for answer in getattr(document, name)] for name in _LISTS}
    return said | {"spans": spans, "doubts": doubts, "places": boxes}


def as_json(reading: Reading) -> dict[str, Any]:
    """The whole reading as plain JSON values; dates are ISO, spans are [start, end] in the normalised text.

    A box is [page, left, top, right, bottom] in fractions of the page, origin top left.
    """
    return {
        "schema": SCHEMA,
        "source": _plain(reading.source),
        "repairs": [_plain(repair) for repair in reading.repairs],
        "problems": [_plain(problem) for problem in reading.problems],
        "documents": [_document(document, reading.places) for document in reading.documents],
    }
