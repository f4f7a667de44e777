"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from functools import partial

import pytest

from caunoi.people.models import User
from caunoi.reminders import leases
from caunoi.reminders.jobs import tick
from caunoi.reminders.models import Letter, Notice
from caunoi.reminders.sending import send
from tests.caunoi.reminders.conftest import MORNING, Dated, at, kinds, letters
from tests.caunoi.reminders.servers import MailServer
from tests.caunoi.tasks.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_eight_ticks_one_writes_the_morning(mail: MailServer, dated: Dated, contact: User) -> None:
    for days in range(3):
        dated(days)
    assert at_once([partial(tick, MORNING)] * 8) == ["done"] * 8
    assert len(letters()) == 1
    assert sorted(kinds(contact)) == ["assigned"] * 3 + ["soon"] * 2 + ["today"]
    assert Notice.objects.count() == 6


def test_of_eight_ticks_one_gathers_deeds(mail: MailServer, dated: Dated) -> None:
    tick(MORNING)
    dated(40)
    tick(at(9))
    assert at_once([partial(tick, at(9, 20))] * 8) == ["done"] * 8
    assert [letter.subject for letter in letters()] == ["Giao mới: Báo cáo kết quả đối thoại"]


def test_of_many_senders_one_sends(mail: MailServer, dated: Dated) -> None:
    dated(0)
    tick(MORNING)
    [letter] = letters()
    assert at_once([partial(send, letter.pk, now=MORNING)] * 6) == ["done"] * 6
    assert mail.ids == [letter.reference]


def test_of_many_who_take_a_letter_one_has_it(mail: MailServer, dated: Dated) -> None:
    dated(0)
    tick(MORNING)
    [letter] = letters()
    taken: list[leases.Lease | None] = []
    at_once([lambda: taken.append(leases.take(letter.pk, to="d***", now=MORNING))] * 6)
    assert len([lease for lease in taken if lease is not None]) == 1
    assert Letter.objects.get(pk=letter.pk).attempts == 1
