"""Acts at the same moment: SQLite has one writer at a time, so these run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from caunoi.people.actions import begin_try
from caunoi.people.models import SignInFailure
from caunoi.people.rules import LOCK_AFTER
from caunoi.ui.refusal import RuleBroken

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 12


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """What each act came to, "done" or a refusal's code; all start together, on connections of their own."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            barrier.wait()
            act()
        except RuleBroken as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_guessing_in_parallel_gains_nothing() -> None:
    def guess() -> None:
        begin_try(username="hang", address="10.0.0.1", at=timezone.now())

    came_to = at_once([guess] * AT_ONCE)
    assert came_to.count("done") <= LOCK_AFTER
    assert set(came_to) <= {"done", "locked"}
    assert SignInFailure.objects.count() == came_to.count("done")
