from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.documents import store
from caunoi.documents.actions import receive_file
from caunoi.documents.models import IncomingFile, Reading, ReadingState, StoredFile
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive
from tests.conftest import Province


def nothing_was_kept(folder: Path) -> bool:
    rows = StoredFile.objects.exists() or IncomingFile.objects.exists() or Reading.objects.exists()
    return not rows and not [place for place in folder.rglob("*") if place.is_file()]


def test_receives_a_file_for_the_office_of_the_person(specialist: User, own_data_folder: Path) -> None:
    receipt = receive_file(actor=specialist, name="ke-hoach.txt", data=papers.data(papers.PLAN))

    incoming = receipt.incoming
    assert not receipt.duplicate
    assert (incoming.name, incoming.received_by, incoming.office) == (
        "ke-hoach.txt",
        specialist,
        specialist.office,
    )
    assert incoming.file.sha256 == hashlib.sha256(papers.data(papers.PLAN)).hexdigest()
    assert store.path_of(incoming.file.sha256).read_bytes() == papers.data(papers.PLAN)
    assert incoming.file.media_type == "text/plain"
    assert incoming.file.reading.state == ReadingState.WAITING


def test_the_ledger_says_who_received_it_but_not_its_name(specialist: User) -> None:
    incoming = receive_file(actor=specialist, name="ke-hoach.txt", data=papers.data(papers.PLAN)).incoming

    line = Entry.objects.get(verb="receive_file")
    assert line.said.startswith(f"{specialist} nhận tệp đến số {incoming.pk}")
    assert "ke-hoach" not in line.said


def test_the_reading_is_queued_once_the_rows_are_there(
    specialist: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        incoming = receive_file(actor=specialist, name="a.txt", data=papers.data(papers.PLAN)).incoming

    job = DBTaskResult.objects.get()
    assert job.args_kwargs["args"] == [incoming.file.reading.pk]


def test_the_same_bytes_again_are_a_duplicate_and_said_so(specialist: User, province: Province) -> None:
    first = receive_file(actor=specialist, name="ke-hoach.txt", data=papers.data(papers.PLAN)).incoming
    colleague = province.people["chief"]

    again = receive_file(actor=colleague, name="bản sao.txt", data=papers.data(papers.PLAN))

    assert again.duplicate
    assert again.incoming == first
    assert "đã có từ ngày" in again.note
    assert str(specialist) in again.note
    assert StoredFile.objects.count() == IncomingFile.objects.count() == 1


def test_two_offices_at_once_share_the_bytes_and_the_reading(
    receive: Receive, unit_specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has its own receipt and its own documents to review; the file is read once."""
    from caunoi.documents import actions

    first = receive()
    monkeypatch.setattr(actions, "_already_here", lambda *_: None)

    second = receive_file(actor=unit_specialist, name="b.txt", data=papers.data(papers.PLAN)).incoming

    assert second != first
    assert second.file == first.file
    assert second.documents.get().office == unit_specialist.office
    assert first.file.reading.attempts == 1
    assert StoredFile.objects.count() == Reading.objects.count() == 1


def test_refused_to_a_person_without_the_right(province: Province, own_data_folder: Path) -> None:
    with pytest.raises(RuleBroken, match="not-allowed"):
        receive_file(actor=province.people["reader"], name="a.txt", data=papers.data(papers.PLAN))
    assert nothing_was_kept(own_data_folder)


def test_refused_to_an_account_without_an_office(specialist: User, own_data_folder: Path) -> None:
    specialist.office = None
    specialist.save()

    with pytest.raises(RuleBroken, match="no-office"):
        receive_file(actor=specialist, name="a.txt", data=papers.data(papers.PLAN))
    assert nothing_was_kept(own_data_folder)


def test_raced_the_second_of_two_at_once_finds_the_row_of_the_first(
    specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked for a duplicate before either wrote: the constraint decides, nobody sees an error."""
    from caunoi.documents import actions

    first = receive_file(actor=specialist, name="a.txt", data=papers.data(papers.PLAN)).incoming
    monkeypatch.setattr(actions, "_already_here", lambda *_: None)

    second = receive_file(actor=specialist, name="b.txt", data=papers.data(papers.PLAN))

    assert second.incoming == first
    assert Reading.objects.count() == IncomingFile.objects.count() == 1
    assert Entry.objects.filter(verb="receive_file").count() == 1
