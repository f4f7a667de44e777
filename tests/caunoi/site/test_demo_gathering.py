"""`caunoi demo gathering`: 1,121 delegates with one command, through the verbs of the house, once."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from caunoi.delegates.bus_reads import fleet
from caunoi.delegates.models import Delegate, GuestImport, Quota
from caunoi.delegates.quota_reads import quotas_of, sums
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import verdict
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.site.demo_gathering import DELEGATES, TITLE, name_of
from tests.caunoi.site.prepared import Prepared, prepared


@pytest.fixture(scope="module")
def everybody() -> list[str]:
    return [name_of(number) for number in range(1_859)]


def test_no_two_of_the_invented_bear_one_name(everybody: list[str]) -> None:
    assert len(set(everybody)) == 1_859
    assert all(len(name.split()) == 3 for name in everybody)


def test_it_loads_with_one_command_and_only_once(db: None) -> None:
    out = StringIO()
    call_command("demo", "gathering", stdout=out)
    assert f"{DELEGATES:,}".replace(",", ".") in out.getvalue()
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.delegates.count()) == (TITLE, DELEGATES)
    assert meeting.starts_on is not None
    assert meeting.starts_on > timezone.localdate()
    assert [session.kind for session in meeting.sessions.all()] == ["forum"] * 3 + ["plenary"]
    assert GuestImport.objects.get().data is None
    forums = {meeting.delegates.filter(forum=one).count() for one in meeting.sessions.filter(kind="forum")}
    assert max(forums) - min(forums) <= 1
    assert meeting.delegates.filter(office=None).count() == 0
    assert meeting.delegates.filter(standing=Standing.COMING).count() == _registered(meeting)
    assert len(set(Delegate.objects.values_list("code", flat=True))) == DELEGATES
    buses = fleet(meeting)
    assert (buses.unmade, all(0 < row.riding <= row.bus.seats == 45 for row in buses.rows)) == ((), True)
    assert buses.riding + buses.waiting == DELEGATES
    assert prepared(meeting) == Prepared(7, 5, "1.000 người (theo Kế hoạch gặp mặt)", [2, 1], 9)
    assert verdict().fault == ""
    lines = Entry.objects.count()
    call_command("demo", "gathering", stdout=StringIO())
    assert (Meeting.objects.count(), Delegate.objects.count()) == (1, DELEGATES)
    assert Entry.objects.count() == lines


def _registered(meeting: Meeting) -> int:
    """What the units have registered themselves; some of them lack delegates, all of them speeches."""
    offices = quotas_of(meeting)
    told = {name: (held, missing) for name, _, held, missing in sums(offices)}
    assert told["Đại biểu"][0] > 0
    assert told["Đại biểu"][1] > 0
    assert told["Ý kiến phát biểu"] == (0, 2 * len(offices))
    assert all(quota.due and quota.due > timezone.now() for quota in Quota.objects.all())
    return told["Đại biểu"][0]


def test_not_among_the_people_of_a_real_office(db: None) -> None:
    User.objects.create_user("that", full_name="Người thật")
    with pytest.raises(CommandError, match="tài khoản thật"):
        call_command("demo", "gathering", stdout=StringIO())
    assert not Meeting.objects.exists()


def test_what_it_does_not_know_is_said() -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("demo", "wedding", stdout=StringIO())
