"""Notes and evidence: done, refused, raced; files go through the gate of the documents room."""

from __future__ import annotations

import hashlib

import pytest
from django.db import IntegrityError, transaction

from caunoi.documents import store
from caunoi.documents.models import StoredFile
from caunoi.people.models import User
from caunoi.tasks.actions import add_evidence, add_note, cancel_task
from caunoi.tasks.evidence import Proof, proof_of
from caunoi.tasks.models import Evidence, Task, TaskNote
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, said
from tests.conftest import Province

REPORT = "BÁO CÁO\nKết quả chuẩn bị hội trường\nĐã xong mọi việc.\n".encode()
SECRET = "TỈNH ỦY HẢI LAM\n*\nTỐI MẬT\n\nBÁO CÁO\nvề một việc\n".encode()


def test_a_note_of_the_unit(open_task: Open, contact: User) -> None:
    note = add_note(actor=contact, task=open_task(), text="  Đã gọi điện.  ")
    assert (note.text, note.by) == ("Đã gọi điện.", contact)
    assert said(note.task)[-1] == (
        "Người Đầu mối đơn vị ghi chú vào nhiệm vụ “Chuẩn bị hội trường”: Đã gọi điện."
    )


def test_a_closed_task_still_takes_notes(open_task: Open, leader: User) -> None:
    assert add_note(actor=leader, task=open_task(state=State.ACCEPTED), text="Làm tốt.").pk


def test_a_coordinating_unit_may_note_and_prove_but_not_report(
    open_task: Open, province: Province, stranger: User
) -> None:
    task = open_task()
    with pytest.raises(RuleBroken):
        add_note(actor=stranger, task=task, text="Xin góp ý")
    task.coordinating.add(province.neighbour)
    assert add_note(actor=stranger, task=task, text="Xin góp ý").pk
    assert add_evidence(actor=stranger, task=task, proofs=[Proof(PAPER)])


@pytest.mark.parametrize("text", ["", " \n ", "?!"])
def test_a_note_says_something(open_task: Open, contact: User, text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        add_note(actor=contact, task=open_task(), text=text)
    assert refused.value.code == "nothing-stated"
    assert not TaskNote.objects.exists()


def test_a_note_is_refused_to_a_reader(open_task: Open, province: Province) -> None:
    with pytest.raises(RuleBroken) as refused:
        add_note(actor=province.people["reader"], task=open_task(), text="Xin chào")
    assert refused.value.code == "not-allowed"


def test_a_file_is_kept_once_under_its_hash(open_task: Open, contact: User) -> None:
    task, sha256 = open_task(), hashlib.sha256(REPORT).hexdigest()
    proof = proof_of(actor=contact, name="C:\\May toi\\bao-cao.txt", data=REPORT)
    assert proof.name == "bao-cao.txt"
    (evidence,) = add_evidence(actor=contact, task=task, proofs=[proof])
    assert evidence.file is not None
    assert evidence.file.sha256 == sha256
    assert store.path_of(sha256).read_bytes() == REPORT
    assert said(task)[-1] == (
        "Người Đầu mối đơn vị thêm minh chứng “bao-cao.txt” vào nhiệm vụ “Chuẩn bị hội trường”."
    )


@pytest.mark.parametrize("data", [SECRET, REPORT + b"\f" + SECRET], ids=["first page", "next page"])
def test_a_secret_file_is_refused_before_a_byte_is_stored(
    contact: User, province: Province, data: bytes
) -> None:
    with pytest.raises(RuleBroken) as refused:
        proof_of(actor=contact, name="bao-cao.txt", data=data)
    assert refused.value.code == "secret"
    assert not StoredFile.objects.exists()
    assert not store.path_of(hashlib.sha256(data).hexdigest()).exists()


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b""), ("a.exe", b"MZ" * 40), ("a", b"abc"), ("a.pdf", b"%PDF-1.7\n")]
)
def test_a_file_that_cannot_be_read_is_refused(contact: User, name: str, data: bytes) -> None:
    with pytest.raises(RuleBroken):
        proof_of(actor=contact, name=name, data=data)
    assert not StoredFile.objects.exists()


def test_the_same_proof_twice_is_said(open_task: Open, contact: User) -> None:
    task = open_task()
    add_evidence(actor=contact, task=task, proofs=[Proof(PAPER)])
    with pytest.raises(RuleBroken) as refused:
        add_evidence(actor=contact, task=task, proofs=[Proof(PAPER)])
    assert refused.value.code == "evidence-twice"
    assert len(add_evidence(actor=contact, task=task, proofs=[Proof(PAPER), Proof("Tờ trình 5-TTr")])) == 1


@pytest.mark.parametrize("state", [State.ACCEPTED, State.CANCELLED])
def test_a_closed_task_takes_no_evidence(open_task: Open, contact: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        add_evidence(actor=contact, task=open_task(state=state), proofs=[Proof("Khác")])
    assert refused.value.code == "wrong-state"


def test_evidence_raced_by_a_cancellation(open_task: Open, contact: User, specialist: User) -> None:
    task = open_task()
    stale = Task.objects.get(pk=task.pk)
    cancel_task(actor=specialist, task=task, reason="Không còn cần")
    with pytest.raises(RuleBroken):
        add_evidence(actor=contact, task=stale, proofs=[Proof(PAPER)])
    assert not Evidence.objects.exists()


def test_the_database_itself_keeps_a_file_once_a_task(open_task: Open, contact: User) -> None:
    task = open_task()
    kept = StoredFile.objects.create(sha256="b" * 64, size=1, media_type="text/plain")
    add_evidence(actor=contact, task=task, proofs=[Proof("a.txt", kept)])
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(task=task, file=kept, name="b.txt", by=contact)
