"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

from caunoi.documents import leases, signature_jobs
from caunoi.documents.actions import read_again, receive_file
from caunoi.documents.models import (
    IncomingFile,
    Reading,
    ReadingState,
    SignatureCheck,
    StoredFile,
    TrustedRoot,
)
from caunoi.documents.signature_actions import add_root
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive
from tests.conftest import Province
from tests.vanban.authority import authority, bare_pdf, signed

pytestmark = pytest.mark.django_db(transaction=True)

T = TypeVar("T")
AT_ONCE = 6


def all_at_once(act: Callable[[], T]) -> list[T]:
    """The act done by several threads that start together, each on a connection of its own."""
    barrier = Barrier(AT_ONCE)

    def one() -> T:
        try:
            barrier.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [done.result() for done in [pool.submit(one) for _ in range(AT_ONCE)]]


def test_one_of_many_takes_a_reading(receive: Receive) -> None:
    reading = receive(read=False).file.reading

    taken = all_at_once(lambda: leases.take(reading.pk))

    assert len([lease for lease in taken if lease is not None]) == 1
    assert Reading.objects.get().attempts == 1


def test_the_same_file_received_by_many_is_one_receipt(specialist: User) -> None:
    bytes_ = papers.data(papers.PLAN)

    receipts = all_at_once(lambda: receive_file(actor=specialist, name="a.txt", data=bytes_))

    assert len({receipt.incoming.pk for receipt in receipts}) == 1
    assert StoredFile.objects.count() == IncomingFile.objects.count() == Reading.objects.count() == 1
    assert Entry.objects.filter(verb="receive_file").count() == 1


def test_of_many_who_ask_again_one_is_heard(receive: Receive, specialist: User) -> None:
    reading = receive(read=False).file.reading
    Reading.objects.update(state=ReadingState.FAILED, problem="hỏng")

    def ask() -> str:
        try:
            read_again(actor=specialist, reading=reading)
        except RuleBroken as broken:
            return broken.code
        return "heard"

    assert sorted(all_at_once(ask)) == ["heard", *["not-failed"] * (AT_ONCE - 1)]


def test_of_many_who_put_a_root_on_the_list_one_does(province: Province) -> None:
    # Made before the threads start: each would make an authority of its own.
    admin, pem = province.people["admin"], authority().root.pem

    def add() -> str:
        try:
            add_root(actor=admin, data=pem, reason="CA tỉnh")
        except RuleBroken as broken:
            return broken.code
        return "added"

    assert sorted(all_at_once(add)) == ["added", *["known"] * (AT_ONCE - 1)]
    assert TrustedRoot.objects.count() == Entry.objects.filter(verb="add_root").count() == 1


def test_of_many_jobs_one_checks_the_signatures_of_a_file(specialist: User) -> None:
    receive_file(actor=specialist, name="a.pdf", data=signed(bare_pdf(), authority().person))

    all_at_once(signature_jobs.check_one)

    check = SignatureCheck.objects.get()
    assert (check.state, check.attempts) == ("done", 1)
    assert Entry.objects.filter(verb="verify_signatures").count() == 1
