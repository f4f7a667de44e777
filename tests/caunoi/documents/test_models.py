"""What the database itself refuses, and what a document calls itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents.models import Document, Fact, FactState, IncomingFile, Reading, StoredFile
from caunoi.people.models import User
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Write


@pytest.fixture
def written(write: Write) -> Document:
    return write(papers.PLAN, number=52, symbol="KH/TU", title="tổ chức hội nghị gặp mặt")


def refuses(act: Callable[[], Any]) -> bool:
    """Whether the database refuses the write."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sha256", "size"), [("0" * 64, 0), ("0" * 63, 1), ("G" * 64, 1), ("A" * 64, 1), ("../../etc/passwd", 1)]
)
def test_a_stored_file_has_bytes_and_a_hash(sha256: str, size: int) -> None:
    assert refuses(lambda: StoredFile.objects.create(sha256=sha256, size=size, media_type="text/plain"))


def test_the_same_bytes_are_stored_once(written: Document) -> None:
    same = written.incoming.file.sha256
    assert refuses(lambda: StoredFile.objects.create(sha256=same, size=1, media_type="text/plain"))


def test_an_office_receives_a_file_once(written: Document) -> None:
    one = written.incoming
    assert refuses(
        lambda: IncomingFile.objects.create(
            file=one.file, name="b.txt", received_by=one.received_by, office=one.office
        )
    )


@pytest.mark.parametrize(
    "change",
    [
        {"state": "running", "lease_until": None},
        {"state": "waiting", "lease_until": timezone.now()},
        {"state": "done", "contract": None},
        {"state": "done", "finished_at": None},
        {"state": "failed", "problem": ""},
    ],
    ids=["running-without-lease", "waiting-with-lease", "done-empty", "done-never", "failed-silently"],
)
def test_a_reading_is_in_one_state_wholly(written: Document, change: dict[str, Any]) -> None:
    assert refuses(lambda: Reading.objects.filter(pk=written.reading_id).update(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "confirmed"},
        {"state": "confirmed", "confirmed_at": timezone.now()},
        {"confirmed_at": timezone.now()},
        {"span_start": 10, "span_end": 9},
    ],
)
def test_a_document_is_confirmed_by_somebody(written: Document, change: dict[str, Any]) -> None:
    assert refuses(lambda: Document.objects.filter(pk=written.pk).update(**change))


def test_a_document_has_one_place_in_its_file(written: Document) -> None:
    assert refuses(
        lambda: Document.objects.create(
            reading=written.reading, incoming=written.incoming, office=written.office, no=1
        )
    )


@pytest.mark.parametrize(
    "change",
    [
        {"state": FactState.CONFIRMED},
        {"state": FactState.ADDED, "decided_at": timezone.now()},
        {"decided_at": timezone.now()},
        {"span_start": 5, "span_end": 4},
        {"span_start": 5},
    ],
)
def test_a_fact_is_decided_by_somebody_and_stands_somewhere(
    written: Document, change: dict[str, Any]
) -> None:
    assert refuses(lambda: written.facts.filter(kind="title").update(**change))


def test_two_facts_of_a_kind_have_their_order(written: Document) -> None:
    assert refuses(lambda: Fact.objects.create(document=written, kind="title", position=0, value="khác"))


def test_accepted_are_those_a_person_stands_behind(written: Document, specialist: User) -> None:
    decided = {"decided_by": specialist, "decided_at": timezone.now()}
    for position, state in enumerate(FactState):
        who = {} if state is FactState.PROPOSED else decided
        Fact.objects.create(document=written, kind="tasks", position=position, value={}, state=state, **who)

    tasks = written.facts.filter(kind="tasks")

    assert {fact.state for fact in tasks.accepted()} == {"confirmed", "corrected", "added"}
    assert {fact.state for fact in tasks.proposed()} == {"proposed"}


@pytest.mark.parametrize(
    ("number", "symbol", "system", "shown"),
    [
        (152, "KH/TU", "party", "152-KH/TU"),
        (5, "NQ/ĐU", "party", "05-NQ/ĐU"),
        (12, "UBND-VP", "state", "12/UBND-VP"),
        (7, "", "party", "07"),
        (None, "KH/TU", "party", ""),
        (0, "CV/TU", "", "00-CV/TU"),
    ],
)
def test_a_number_is_written_as_its_system_writes_it(
    number: int | None, symbol: str, system: str, shown: str
) -> None:
    assert Document(number=number, symbol=symbol, system=system).number_text == shown


def test_a_document_is_called_by_type_and_title_else_by_its_file(written: Document) -> None:
    written.doc_type = "Kế hoạch"
    assert written.name == "Kế hoạch tổ chức hội nghị gặp mặt"

    written.doc_type = written.title = ""
    assert str(written) == "52.txt"
