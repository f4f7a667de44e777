"""From the JSON of the reading contract to drafts of rows: pure, and alone in knowing that JSON's shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from caunoi.documents.rules import LISTS, RECORDS, SCALARS, issuing_body

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_PLACE_KEYS: Final = frozenset({"span", "page", "boxes", "doubt"})
_LARGEST_NUMBER: Final = 99_999


class ContractBroken(ValueError):
    """The reader's answer has not the shape of the contract: a defect of ours, for the log."""


@dataclass(frozen=True, slots=True)
class FactDraft:
    """One fact to be written. Spans count characters of the reading's text; a box is [page, l, t, r, b]."""

    kind: str
    position: int
    value: Json
    start: int | None
    end: int | None
    page: int | None
    boxes: list[Json]
    doubt: str


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a document that repeat its scalar facts; "" and None where the text does not say."""

    doc_type: str
    system: str
    number: int | None
    symbol: str
    issued_on: date | None
    issuer: str
    title: str
    signer: str
    place: str


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """One document of a file: where it stands in the text and what was read from it."""

    no: int
    start: int
    end: int
    header: Header
    facts: tuple[FactDraft, ...]


def drafts(contract: Json) -> tuple[DocumentDraft, ...]:
    """The documents that a contract holds. Raises ContractBroken for a JSON of another shape."""
    said = _array(_object(contract).get("documents"))
    return tuple(_document(no, _object(document)) for no, document in enumerate(said, start=1))


def header_of(values: Mapping[str, Json]) -> Header:
    """The columns for the scalar values and the signature of a document, cut to what a column holds."""
    signature = values.get("signature")
    signer = signature.get("name") if isinstance(signature, dict) else None
    number = values.get("number")
    issuer, parent = (_words(values.get(name), 255) for name in ("issuer", "parent_issuer"))
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _LARGEST_NUMBER
    return Header(
        doc_type=_words(values.get("doc_type"), 80),
        system=_words(values.get("system"), 10),
        number=number if fits and isinstance(number, int) else None,
        symbol=_words(values.get("symbol"), 80),
        issued_on=_day(values.get("issue_date")),
        issuer=issuing_body(issuer, parent)[:255],
        title=_words(values.get("title"), 4000),
        signer=_words(signer, 255),
        place=_words(values.get("place"), 120),
    )


def _document(no: int, said: dict[str, Json]) -> DocumentDraft:
    start, end = _span(said.get("span")) or (0, 0)
    facts = (*_scalars(said), *_records(said), *_lists(said))
    return DocumentDraft(no, start, end, header_of(said), facts)


def _scalars(said: dict[str, Json]) -> list[FactDraft]:
    spans, doubts = _object(said.get("spans") or {}), _object(said.get("doubts") or {})
    places = _object(said.get("places") or {})
    found = []
    for kind in SCALARS:
        if said.get(kind) is None:
            continue
        place = _object(places.get(kind) or {})
        item: dict[str, Json] = {**place, "span": spans.get(kind), "doubt": doubts.get(kind)}
        found.append(_fact(kind, 0, said[kind], item))
    return found


def _records(said: dict[str, Json]) -> list[FactDraft]:
    return [_item(kind, 0, _object(said[kind])) for kind in RECORDS if said.get(kind) is not None]


def _lists(said: dict[str, Json]) -> list[FactDraft]:
    return [
        _item(kind, position, _object(item))
        for kind in LISTS
        for position, item in enumerate(_array(said.get(kind) or []))
    ]


def _item(kind: str, position: int, item: dict[str, Json]) -> FactDraft:
    value: dict[str, Json] = {key: part for key, part in item.items() if key not in _PLACE_KEYS}
    doubt = _words(item.get("doubt"), 2000) or _inner_doubt(value)
    return _fact(kind, position, value, {**item, "doubt": doubt})


def _inner_doubt(value: dict[str, Json]) -> str:
    # A task is sure and its deadline is not: the person looks at the task.
    return next(
        (_words(p["doubt"], 2000) for p in value.values() if isinstance(p, dict) and p.get("doubt")), ""
    )


def _fact(kind: str, position: int, value: Json, item: dict[str, Json]) -> FactDraft:
    span = _span(item.get("span"))
    page, boxes = item.get("page"), item.get("boxes")
    return FactDraft(
        kind=kind,
        position=position,
        value=value,
        start=span[0] if span else None,
        end=span[1] if span else None,
        page=page if isinstance(page, int) else None,
        boxes=boxes if isinstance(boxes, list) else [],
        doubt=_words(item.get("doubt"), 2000),
    )


def _object(said: Json) -> dict[str, Json]:
    if not isinstance(said, dict):
        raise ContractBroken(f"an object expected, got {type(said).__name__}")
    return said


def _array(said: Json) -> list[Json]:
    if not isinstance(said, list):
        raise ContractBroken(f"a list expected, got {type(said).__name__}")
    return said


def _span(said: Json) -> tuple[int, int] | None:
    if not isinstance(said, Sequence) or isinstance(said, str) or len(said) != 2:
        return None
    start, end = said
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
        return start, end
    return None


def _words(said: Json, most: int) -> str:
    return " ".join(said.split())[:most] if isinstance(said, str) else ""


def _day(said: Json) -> date | None:
    if not isinstance(said, str):
        return None
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
