"""What the gate lets through."""

from __future__ import annotations

import pytest

from caunoi.documents import jobs
from caunoi.documents.actions import keep_file, receive_file
from caunoi.documents.models import Reading, ReadingState
from caunoi.people.models import User
from tests.caunoi.documents import papers
from tests.vanban.sources import pdf_file


def test_ordinary_talk_of_secrecy_is_not_blocked(specialist: User) -> None:
    receipt = receive_file(actor=specialist, name="cong-van.txt", data=papers.data(papers.LETTER))

    assert not receipt.duplicate


def test_a_confirmed_topic_is_taken_and_noted(specialist: User) -> None:
    incoming = receive_file(
        actor=specialist, name="a.txt", data=papers.data(papers.PERSONNEL), topic_confirmed=True
    ).incoming

    assert incoming.sensitive_topic == "nhân sự"


def test_another_ending_than_the_bytes_is_read_by_its_bytes_and_said(specialist: User) -> None:
    receipt = receive_file(actor=specialist, name="ke-hoach.pdf", data=papers.data(papers.PLAN))

    assert receipt.incoming.file.media_type == "text/plain"
    assert ".pdf" in receipt.note


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\Kế hoạch.txt", "Kế hoạch.txt"),
        ("a\x00b.txt", "ab.txt"),
        ("Ke\u0302\u0301 hoa\u0323ch.txt", "Kế hoạch.txt"),
        ("\u202egpj.txt", "gpj.txt"),
        ("--memory-mb.txt", "--memory-mb.txt"),
    ],
)
def test_a_name_is_only_shown(specialist: User, sent: str, shown: str) -> None:
    incoming = receive_file(actor=specialist, name=sent, data=papers.data(papers.PLAN)).incoming

    assert incoming.name == shown


def test_five_thousand_pages_are_looked_at_as_one_and_refused_by_the_reading(specialist: User) -> None:
    long = pdf_file.pages(*[pdf_file.words("Van ban", 85, 600)] * 5000)

    incoming = receive_file(actor=specialist, name="dai.pdf", data=long).incoming
    jobs.do_reading(incoming.file.reading.pk)

    failed = Reading.objects.get()
    assert failed.state == ReadingState.FAILED
    assert "5000 trang" in failed.problem


def test_evidence_is_kept_once_under_its_hash(specialist: User) -> None:
    first = keep_file(actor=specialist, name="a.txt", data=papers.data(papers.PLAN))
    again = keep_file(actor=specialist, name="b.txt", data=papers.data(papers.PLAN))

    assert first == again
    assert first.size == len(papers.data(papers.PLAN))
