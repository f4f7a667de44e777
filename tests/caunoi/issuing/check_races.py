"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from functools import partial

import pytest

from caunoi.issuing.check_actions import restore_rule, waive_rule
from caunoi.issuing.models import CheckWaiver
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from tests.caunoi.tasks.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_rule_switched_off_and_on_by_many_is_once(chief: User) -> None:
    came_to = at_once([partial(waive_rule, actor=chief, rule="slack", reason="lý do")] * 4)
    assert sorted(came_to) == ["done", "waived-already", "waived-already", "waived-already"]
    waiver = CheckWaiver.objects.get()
    came_to = at_once([partial(restore_rule, actor=chief, waiver=waiver)] * 4)
    assert sorted(came_to) == ["done", "not-waived", "not-waived", "not-waived"]
    assert not CheckWaiver.objects.exists()
    assert Entry.objects.filter(verb__in=("waive_rule", "restore_rule")).count() == 2
