"""The demonstration's conference: seventy points on three levels, some of everything."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from caunoi.meetings.models import Incident, Meeting, Point, PointCall
from caunoi.meetings.point_day_reads import board
from caunoi.meetings.point_day_rules import State
from caunoi.people.models import Role, User
from caunoi.site.demo_conference import POINTS, TITLE


def test_one_command_into_an_empty_database(db: None) -> None:
    said = StringIO()
    call_command("demo", "conference", stdout=said)
    meeting = Meeting.objects.get()
    found = board(meeting)
    assert (len(found.points), found.total.points) == (POINTS, POINTS)
    assert {one.state for one in found.points} == set(State)
    assert found.total.opened > 55
    assert 0 < found.total.present < found.total.expected
    assert len(found.incidents) == 2
    assert Incident.objects.exclude(resolved_at=None).count() == 1
    depth = {0: 0, 1: 0, 2: 0}
    for point in Point.objects.select_related("parent__parent"):
        depth[0 if point.parent is None else 1 if point.parent.parent is None else 2] += 1
    assert (depth[0], sum(depth.values())) == (2, POINTS)
    assert depth[1] >= 5
    assert depth[2] > depth[1]
    call = PointCall.objects.get()
    assert call.due is not None
    assert call.due < timezone.now()
    assert f"/cuoc-hop/{meeting.pk}/diem-cau/bang/" in said.getvalue()
    call_command("demo", "conference", stdout=StringIO())
    assert (Meeting.objects.get().title, Point.objects.count()) == (TITLE, POINTS)


def test_not_where_people_work(db: None) -> None:
    User.objects.create_user("that", full_name="Người thật", role=Role.READER)
    with pytest.raises(CommandError, match="tài khoản thật"):
        call_command("demo", "conference")
    assert not Meeting.objects.exists()
