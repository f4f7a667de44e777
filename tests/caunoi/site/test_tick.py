from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command, load_command_class
from django.db import connection
from django.utils import timezone

from caunoi.documents.models import Reading, ReadingState
from tests.pages.conftest import Matters, matters

__all__ = ["matters"]


def test_a_beat_takes_up_a_dropped_reading(matters: Matters) -> None:
    reading = matters.document.reading
    long_ago = timezone.now() - timedelta(hours=2)
    Reading.objects.filter(pk=reading.pk).update(
        state=ReadingState.WAITING, contract=None, finished_at=None, queued_at=long_ago
    )
    call_command("tick", stdout=StringIO())
    reading.refresh_from_db()
    assert reading.queued_at > long_ago
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_tasks_database_dbtaskresult")
        assert cursor.fetchone() == (1,)


def test_a_beat_sweeps_old_sessions(db: None) -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=1))
    call_command("tick", stdout=StringIO())
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_a_beat_with_nothing_to_do_is_quiet(db: None) -> None:
    out = StringIO()
    call_command("tick", stdout=out)
    assert out.getvalue() == ""


@pytest.mark.parametrize("part", ["worker", "tick"])
def test_a_background_part_starts_without_the_pages(part: str) -> None:
    """The checks load every one of them: twice the time to start and twice the memory."""
    assert load_command_class("caunoi.site", part).requires_system_checks == ()
