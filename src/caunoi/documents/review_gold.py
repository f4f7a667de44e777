"""A reviewed document as a gold answer: what its reading should have been, as the reader is scored.

Pure. The text is the document's own part of the normalised text, so that reading it again is a fair question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from caunoi.documents.review_fields import Json, differs, part
from caunoi.documents.review_lines import line_of
from caunoi.documents.review_rules import Standing, stands
from caunoi.documents.rules import LISTS


@dataclass(frozen=True, slots=True)
class Answered:
    """A decided fact; `original` is what the reader said, None for one a person added; `quote` its words."""

    id: int
    kind: str
    position: int
    state: str
    doubt: str
    value: Json
    original: Json
    quote: str


_PLAIN = ("doc_type", "number", "symbol", "issue_date", "place", "parent_issuer", "issuer", "title")
_SIGNATURE = (
    ("signer_name", "name"),
    ("signer_role", "role"),
    ("signing_authority", "authority"),
    ("signed_for", "for"),
)


def gold_answer(facts: Iterable[Answered], *, source: str) -> dict[str, Json]:
    """The gold answer of a document all of whose facts are decided; `source` says where it comes from.

    A key with no fact is left out for a single value and [] for a list: there is nothing to be found. What a
    person changed is listed under "corrections" for whoever looks why the reader was wrong.
    """
    facts = sorted(facts, key=lambda fact: (fact.kind, fact.position))
    standing = [fact for fact in facts if stands(fact)]
    gold: dict[str, Json] = {"source": source}
    for fact in standing:
        if fact.kind in _PLAIN:
            gold.setdefault(fact.kind, str(fact.value) if fact.kind == "number" else fact.value)
        elif fact.kind == "signature":
            gold |= {key: part(fact.value, name) for key, name in _SIGNATURE if part(fact.value, name)}
    for kind in LISTS:
        write = _WRITERS.get(kind, _said)
        gold[kind] = [write(fact) for fact in standing if fact.kind == kind]
    corrections: list[Json] = [said for fact in facts if (said := _correction(fact))]
    if corrections:
        gold["corrections"] = corrections
    return gold


def _correction(fact: Answered) -> Json:
    said = line_of(fact.kind, fact.value).sentence
    if fact.state == Standing.REJECTED:
        return {"kind": fact.kind, "read": said} if fact.original is not None else None
    if fact.original is None:
        return {"kind": fact.kind, "right": said}
    if differs(fact.value, fact.original):
        return {"kind": fact.kind, "read": line_of(fact.kind, fact.original).sentence, "right": said}
    return None


def _said(fact: Answered) -> Json:
    """The value without its empty parts and without places."""
    if not isinstance(fact.value, dict):
        return fact.value
    return {
        key: inner
        for key, inner in fact.value.items()
        if inner not in (None, "", []) and key not in ("span", "doubt")
    }


def _recipient(fact: Answered) -> Json:
    note = part(fact.value, "note")
    return f"{part(fact.value, 'text')} ({note})" if note else part(fact.value, "text")


def _basis(fact: Answered) -> Json:
    return part(fact.value, "text")


def _task(fact: Answered) -> Json:
    task: dict[str, Json] = {
        "assignee": part(fact.value, "assignee"),
        "action": part(fact.value, "action"),
        "deadline": part(fact.value, "deadline.due"),
        "deadline_text": part(fact.value, "deadline.text"),
        "full_text": fact.quote or part(fact.value, "action"),
    }
    for name in ("section", "report_to", "coordination", "product"):
        if part(fact.value, name):
            task[name] = part(fact.value, name)
    return task


_WRITERS: dict[str, Callable[[Answered], Json]] = {
    "tasks": _task,
    "recipients": _recipient,
    "legal_basis": _basis,
}
