from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.documents import jobs, store
from caunoi.documents.actions import read_again
from caunoi.documents.models import Document, IncomingFile, Reading, ReadingState
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
