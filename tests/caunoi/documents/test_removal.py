"""A marking found only by the reading: the file goes, a stub stays (R15)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.documents import jobs
from caunoi.documents.actions import complete_stub, register_stub
from caunoi.documents.models import Document, Fact, IncomingFile, Reading, SecretStub, StoredFile
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive
from tests.conftest import Province


@pytest.fixture
def stub(receive: Receive, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> SecretStub:
    """What is left of a file with a marking deep inside."""
    incoming = receive(papers.DEEP_SECRET, name="mot-viec-kin.txt", read=False)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.do_reading(incoming.file.reading.pk)
    return SecretStub.objects.get()


def test_nothing_is_left_but_the_stub(stub: SecretStub, own_data_folder: Path, specialist: User) -> None:
    for model in (Fact, Document, IncomingFile, Reading, StoredFile):
        assert not model.objects.exists()
    assert not [place for place in own_data_folder.rglob("*") if place.is_file()]
    assert (stub.registered_by, stub.office, stub.note) == (specialist, specialist.office, "mật, lưu riêng")
    assert stub.completed_at is None


def test_the_stub_is_filled_in_with_number_and_date(stub: SecretStub) -> None:
    assert (stub.number_text, stub.dated_on) == ("52-KH/TU", date(2026, 3, 3))


def test_the_ledger_tells_of_the_removal_without_name_or_content(stub: SecretStub) -> None:
    said = " ".join(Entry.objects.values_list("said", flat=True))

    assert "Phát hiện dấu MẬT" in said
    assert "mot-viec-kin" not in said
    assert "hội trường" not in said


def test_a_person_completes_the_stub(stub: SecretStub, specialist: User) -> None:
    done = complete_stub(actor=specialist, stub=stub, number_text=" 07-BC/TU ", dated_on=date(2026, 3, 4))

    assert (done.number_text, done.dated_on) == ("07-BC/TU", date(2026, 3, 4))
    assert done.completed_at is not None
    assert Entry.objects.get(verb="complete_stub").before == "52-KH/TU; 2026-03-03"


def test_raced_the_second_to_complete_it_is_told(stub: SecretStub, specialist: User) -> None:
    complete_stub(actor=specialist, stub=stub, number_text="07-BC/TU", dated_on=None)

    with pytest.raises(RuleBroken, match="stub-done"):
        complete_stub(actor=specialist, stub=stub, number_text="08-BC/TU", dated_on=None)
    assert SecretStub.objects.get().number_text == "07-BC/TU"


def test_a_stub_is_registered_without_any_file(specialist: User) -> None:
    stub = register_stub(actor=specialist, number_text="05-BC/TU", dated_on=date(2026, 1, 2))

    assert stub.completed_at is not None
    assert str(stub) == "05-BC/TU (mật, lưu riêng)"
    assert (
        Entry.objects.get(verb="register_stub").said
        == f"{specialist} vào sổ văn bản 05-BC/TU (mật, lưu riêng)."
    )


def test_a_stub_needs_its_number(specialist: User) -> None:
    with pytest.raises(RuleBroken, match="stub-number"):
        register_stub(actor=specialist, number_text="  ", dated_on=None)
    assert not SecretStub.objects.exists()


def test_a_stub_is_refused_to_a_reader(province: Province) -> None:
    with pytest.raises(RuleBroken, match="not-allowed"):
        register_stub(actor=province.people["reader"], number_text="05-BC/TU", dated_on=None)


def test_a_mark_beside_other_words_at_the_head_of_a_second_document_is_seen(receive: Receive) -> None:
    """What the gate's own eye knows, "ĐỘ MẬT: ..." in a line of the letterhead, counts on later pages too."""
    second = papers.SECRET.replace("MẬT\n", "Độ mật: Tối mật; bản số 02\n")
    incoming = receive(papers.PLAN + "\f" + second, read=False)

    jobs.do_reading(incoming.file.reading.pk)

    assert SecretStub.objects.exists()
    assert not IncomingFile.objects.exists()


def test_an_office_that_shares_the_file_gets_a_stub_too(
    receive: Receive, unit_specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caunoi.documents import actions

    incoming = receive(papers.DEEP_SECRET, read=False)
    monkeypatch.setattr(actions, "_already_here", lambda *_: None)
    receive(papers.DEEP_SECRET, actor=unit_specialist, read=False)

    jobs.do_reading(incoming.file.reading.pk)

    assert {stub.office for stub in SecretStub.objects.all()} == {incoming.office, unit_specialist.office}
