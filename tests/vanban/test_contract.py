"""The JSON of a reading: its keys, its dates, its spans."""

from __future__ import annotations

import json

import pytest

from tests.vanban.facts.test_header import PARTY, STATE
from tests.vanban.reading_of import reading_of
from vanban import contract
from vanban.contract import SCHEMA

KEYS = {
    "doc_type", "system", "number", "symbol", "issue_date", "place", "parent_issuer", "issuer",
    "title", "signature", "recipients", "legal_basis", "participants", "quotas", "meetings",
    "bridge_points", "milestones", "agenda", "topics", "programme_items", "recurring_items",
    "tasks", "contacts", "spans", "doubts", "places", "span",
}  # fmt: skip


@pytest.mark.parametrize("text", [PARTY, STATE, "Chào các đồng chí."])
def test_every_key_is_always_there(text: str) -> None:
    said = contract.as_json(reading_of(text))
    assert said["schema"] == SCHEMA
    assert set(said) == {"schema", "source", "repairs", "problems", "documents"}
    assert all(set(document) == KEYS for document in said["documents"])


def test_it_is_plain_json() -> None:
    said = contract.as_json(reading_of(PARTY))
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said


def test_dates_are_iso_and_the_signature_says_for_whom() -> None:
    [document] = contract.as_json(reading_of(PARTY))["documents"]
    assert document["issue_date"] == "2026-02-03"
    assert document["signature"]["for"] == "BAN THƯỜNG VỤ"
    assert document["spans"]["number"] == document["spans"]["symbol"]


def test_what_is_not_in_the_text_is_null_or_empty() -> None:
    [document] = contract.as_json(reading_of("Chào các đồng chí."))["documents"]
    assert {document[key] for key in ("number", "symbol", "issue_date", "issuer", "signature")} == {None}
    assert document["tasks"] == []
    assert document["meetings"] == []


def test_a_doubt_is_a_sentence_and_is_absent_where_there_is_none() -> None:
    text = PARTY.replace("Số 152-KH/TU", "Số       -KH/TU").replace("KẾ HOẠCH\n", "318\nKẾ HOẠCH\n", 1)
    [document] = contract.as_json(reading_of(text))["documents"]
    assert document["doubts"]["number"].endswith(".")
    assert "issue_date" not in document["doubts"]
    assert all("doubt" not in recipient for recipient in document["recipients"])
