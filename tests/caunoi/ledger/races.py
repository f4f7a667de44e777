"""Deeds at the same moment: SQLite has one writer at a time, so these run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from caunoi.ledger.actions import record
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import verdict
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8


def test_many_writers_make_one_chain(province: Province) -> None:
    barrier = Barrier(AT_ONCE)

    def write(number: int) -> None:
        try:
            barrier.wait()
            for step in range(5):
                with transaction.atomic():
                    record(actor=None, verb="rename_office", about=province.commune, said=f"{number}.{step}")
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(write, number) for number in range(AT_ONCE)]:
            done.result()
    found = verdict()
    assert (found.lines, found.fault) == (AT_ONCE * 5, "")
    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == [
        *range(1, AT_ONCE * 5 + 1)
    ]


def test_the_table_cannot_be_emptied_at_a_stroke(province: Province) -> None:
    with transaction.atomic():
        record(actor=None, verb="rename_office", about=province.commune, said="Đổi tên.")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_entry CASCADE")
    assert Entry.objects.count() == 1
