from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.documents import jobs, store
from caunoi.documents.actions import discard_file, read_again
from caunoi.documents.models import Document, IncomingFile, Reading, ReadingState, StoredFile
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive
from tests.conftest import Province


@pytest.fixture
def failed(receive: Receive) -> Reading:
    """A reading that failed because the disk gave other bytes; the disk is well again."""
    incoming: IncomingFile = receive(read=False)
    place = store.path_of(incoming.file.sha256)
    place.write_bytes(b"PK\x03\x04 broken")
    jobs.do_reading(incoming.file.reading.pk)
    place.write_bytes(papers.data(papers.PLAN))
    return Reading.objects.get()


def test_done_it_is_read_again(
    failed: Reading, specialist: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as queued:
        read_again(actor=specialist, reading=failed)

    assert len(queued) == 1
    failed.refresh_from_db()
    assert (failed.state, failed.problem, failed.dropped) == (ReadingState.WAITING, "", 0)
    jobs.do_reading(failed.pk)
    assert Document.objects.get().number == 52
    assert Entry.objects.filter(verb="read_again", actor=specialist).exists()


def test_refused_where_it_has_not_failed(plan: Document, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="not-failed"):
        read_again(actor=specialist, reading=plan.reading)
    assert Reading.objects.get().state == ReadingState.DONE


def test_refused_to_a_reader(failed: Reading, province: Province) -> None:
    with pytest.raises(RuleBroken, match="not-allowed"):
        read_again(actor=province.people["reader"], reading=failed)
    assert Reading.objects.get().state == ReadingState.FAILED


class TestDiscard:
    def test_done_nothing_of_the_file_is_left(
        self,
        failed: Reading,
        specialist: User,
        own_data_folder: Path,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            discard_file(actor=specialist, incoming=IncomingFile.objects.get())

        assert not StoredFile.objects.exists()
        assert not Reading.objects.exists()
        assert not [place for place in own_data_folder.rglob("*") if place.is_file()]
        assert Entry.objects.get(verb="discard_file").said.startswith(f"{specialist} bỏ tệp đến số")

    def test_the_file_of_another_office_stays(
        self, failed: Reading, specialist: User, unit_specialist: User, own_data_folder: Path
    ) -> None:
        assert unit_specialist.office is not None
        theirs = IncomingFile.objects.create(
            file=failed.file, name="a.txt", received_by=unit_specialist, office=unit_specialist.office
        )

        discard_file(actor=specialist, incoming=IncomingFile.objects.exclude(pk=theirs.pk).get())

        assert IncomingFile.objects.get() == theirs
        assert Reading.objects.exists()
        assert store.path_of(failed.file.sha256).exists()

    def test_refused_once_it_is_read(self, plan: Document, specialist: User) -> None:
        with pytest.raises(RuleBroken, match="not-failed"):
            discard_file(actor=specialist, incoming=plan.incoming)
        assert Document.objects.exists()

    def test_raced_by_one_who_asks_again(self, failed: Reading, specialist: User) -> None:
        incoming = IncomingFile.objects.get()
        read_again(actor=specialist, reading=failed)

        with pytest.raises(RuleBroken, match="not-failed"):
            discard_file(actor=specialist, incoming=incoming)
        assert IncomingFile.objects.exists()

    def test_refused_to_a_reader(self, failed: Reading, province: Province) -> None:
        with pytest.raises(RuleBroken, match="not-allowed"):
            discard_file(actor=province.people["reader"], incoming=IncomingFile.objects.get())

    def test_the_button_takes_it_off_the_list(self, failed: Reading, province: Province) -> None:
        incoming = IncomingFile.objects.get()

        answer = province.client("specialist").post(
            f"/van-ban/tep/{incoming.pk}/bo/", headers={"HX-Request": "true"}
        )

        assert answer.status_code == 200
        assert f"tep-{incoming.pk}" not in answer.content.decode()
