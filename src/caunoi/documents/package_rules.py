"""What an edXML package says of a document, beside what the reader found in it: pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from caunoi.documents.intake import DocumentDraft, FactDraft, Json, header_of
from vanban.edxml import Message
from vanban.text.keys import fold

ONLY_THERE: Final = "Văn bản không nêu hoặc máy không đọc được; lấy từ gói edXML kèm theo."
OTHERWISE: Final = "Gói edXML kèm theo ghi khác: “{}”."


def said_by(message: Message) -> dict[str, Json]:
    """The header of the package under the keys of the reading contract; what it leaves out is left out."""
    signature: dict[str, Json] = {
        "authority": None,
        "for": None,
        "role": message.position or None,
        "name": message.signer or None,
    }
    said: dict[str, Json] = {
        "doc_type": message.doc_type,
        "number": message.number,
        "symbol": message.symbol,
        "issue_date": message.issued_on.isoformat() if message.issued_on else None,
        "place": message.place,
        "issuer": message.sender.name,
        "title": message.subject,
        "signature": signature if message.signer else None,
    }
    return {key: value for key, value in said.items() if value not in (None, "")}


def with_package(draft: DocumentDraft, said: Mapping[str, Json]) -> DocumentDraft:
    """The draft with what the package adds, as proposals with their reason, and with doubt where they differ.

    Nothing that was read is replaced: which of the two is right, a person decides.
    """
    read = {fact.kind: fact for fact in draft.facts if fact.kind in said}
    facts = [_doubted(fact, said[fact.kind]) if fact.kind in said else fact for fact in draft.facts]
    added = {kind: value for kind, value in said.items() if kind not in read}
    facts += [FactDraft(kind, 0, value, None, None, None, [], ONLY_THERE) for kind, value in added.items()]
    columns = {fact.kind: fact.value for fact in reversed(facts)}
    return dataclasses.replace(draft, facts=tuple(facts), header=header_of(columns))


def _doubted(fact: FactDraft, said: Json) -> FactDraft:
    if _agree(fact.value, said):
        return fact
    doubt = " ".join(filter(None, (fact.doubt, OTHERWISE.format(_spoken(said)))))
    return dataclasses.replace(fact, doubt=doubt)


def _agree(read: Json, said: Json) -> bool:
    """Equal but for case and diacritics; a subject may have the type's name before it."""
    ours, theirs = fold(_spoken(read)), fold(_spoken(said))
    if isinstance(read, str) and min(len(ours), len(theirs)) > 20:
        return ours in theirs or theirs in ours
    return ours == theirs


def _spoken(value: Json) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return " ".join(str(value).split())
