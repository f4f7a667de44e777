"""The header columns follow the facts that stand."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from caunoi.documents.header import rewrite_header
from caunoi.documents.models import Document, Fact, FactState
from caunoi.documents.sheet import OPENING, sheet
from caunoi.people.models import User
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Write


@pytest.fixture
def written(write: Write) -> Document:
    return write(papers.PLAN, number=52, symbol="KH/TU", title="tổ chức hội nghị", signer="Trần Văn Minh")


def decide(fact: Fact, by: User, state: FactState, value: object = None) -> None:
    fact.state, fact.decided_by, fact.decided_at = state, by, timezone.now()
    fact.value = fact.value if value is None else value
    fact.save()


def test_a_corrected_fact_changes_its_column(written: Document, specialist: User) -> None:
    decide(written.facts.get(kind="number"), specialist, FactState.CORRECTED, 152)

    rewrite_header(written)

    written.refresh_from_db()
    assert written.number_text == "152-KH/TU"


def test_a_rejected_fact_leaves_its_column_empty(written: Document, specialist: User) -> None:
    decide(written.facts.get(kind="number"), specialist, FactState.REJECTED)
    decide(written.facts.get(kind="title"), specialist, FactState.REJECTED)

    rewrite_header(written)

    written.refresh_from_db()
    assert (written.number, written.title) == (None, "")


def test_an_added_fact_fills_its_column(written: Document, specialist: User) -> None:
    added = {"state": FactState.ADDED, "decided_by": specialist, "decided_at": timezone.now()}
    written.facts.create(kind="issue_date", value="2026-03-03", **added)
    written.facts.create(kind="signature", value={"name": "Lê Thị Hoa", "role": "BÍ THƯ"}, **added)

    rewrite_header(written)

    written.refresh_from_db()
    assert (written.issued_on, written.signer) == (date(2026, 3, 3), "Lê Thị Hoa")


class TestSheet:
    def test_counts_what_stands_and_what_nobody_has_looked_at(
        self, written: Document, specialist: User
    ) -> None:
        for position in range(3):
            written.facts.create(kind="tasks", position=position, value={})
        decide(written.facts.filter(kind="tasks")[0], specialist, FactState.REJECTED)
        decide(written.facts.filter(kind="tasks")[1], specialist, FactState.CONFIRMED)

        shown = sheet(written)

        assert shown.counts == [("nhiệm vụ", 2)]
        assert shown.proposed == written.facts.filter(state=FactState.PROPOSED).count()

    def test_says_what_the_reader_repaired_in_words(self, written: Document) -> None:
        written.reading.contract = {
            "repairs": [
                {"rule": "u-horn", "count": 13},
                {"rule": "tcvn3", "count": 0},
                {"rule": "new", "count": 2},
            ]
        }

        assert sheet(written).repaired == ["13 chữ ƣ sai mã thành ư", "2 chỗ khác"]

    def test_shows_the_problems_of_this_document_and_of_the_file(self, written: Document) -> None:
        written.span_start, written.span_end = 100, 200
        written.reading.contract = {
            "problems": [
                {"code": "a", "message": "Của tệp.", "span": None},
                {"code": "b", "message": "Của văn bản này.", "span": [150, 160]},
                {"code": "c", "message": "Của văn bản trước.", "span": [10, 20]},
            ]
        }

        assert sheet(written).problems == ["Của tệp.", "Của văn bản này."]

    @pytest.mark.parametrize("contract", [None, [], {"source": None}, {"repairs": "x", "problems": [1]}])
    def test_a_contract_without_the_extras_shows_none(self, written: Document, contract: object) -> None:
        written.reading.contract = contract

        shown = sheet(written)

        assert (shown.pages, shown.scanned, shown.repaired, shown.problems) == (1, False, [], [])

    def test_shows_the_opening_of_this_document_only(self, written: Document) -> None:
        written.reading.text = "a" * 50 + "b" * 2000
        written.span_start, written.span_end = 50, 2050

        assert sheet(written).opening == "b" * OPENING


def test_documents_read_before_are_named_like_those_read_now(written: Document, specialist: User) -> None:
    for position, parent in enumerate(("TỈNH ĐOÀN HẢI LAM", "ĐOÀN THANH NIÊN")):
        written.facts.create(kind="parent_issuer", value=parent, position=position)
    Document.objects.update(issuer="BAN THƯỜNG VỤ")
    migration = import_module("caunoi.documents.migrations.0006_issuing_body")
    for _ in range(2):
        migration.with_the_body_above(apps, None)
        written.refresh_from_db()
        assert written.issuer == "BAN THƯỜNG VỤ TỈNH ĐOÀN HẢI LAM"
    decide(written.facts.get(kind="parent_issuer", position=0), specialist, FactState.REJECTED)
    decide(written.facts.get(kind="parent_issuer", position=1), specialist, FactState.REJECTED)
    Document.objects.update(issuer="BAN THƯỜNG VỤ")
    migration.with_the_body_above(apps, None)
    written.refresh_from_db()
    assert written.issuer == "BAN THƯỜNG VỤ"
