"""The demonstration's conference: seventy points on three levels, some of everything."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from caunoi.meetings.floor_reads import promises_of
from caunoi.meetings.models import Floor, Incident, Meeting, Point, PointCall, Question
from caunoi.meetings.point_day_reads import board
from caunoi.meetings.point_day_rules import State
from caunoi.people.models import Role, User
from caunoi.site.demo_conference import POINTS, TITLE
from tests.caunoi.site.prepared import Prepared, prepared


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
    assert prepared(meeting) == Prepared(7, 5, "2/3 số được triệu tập (theo Quy chế làm việc)", [2, 1], 4)
    _run(meeting)
    call = PointCall.objects.get()
    assert call.due is not None
    assert call.due < timezone.now()
    assert f"/cuoc-hop/{meeting.pk}/diem-cau/bang/" in said.getvalue()
    call_command("demo", "conference", stdout=StringIO())
    assert (Meeting.objects.get().title, Point.objects.count()) == (TITLE, POINTS)


def _run(meeting: Meeting) -> None:
    """The plenary is run: it has come to the discussion, a question was let up, a promise noted."""
    floor = Floor.objects.get(session__meeting=meeting)
    assert (floor.open, str(floor.item), floor.speech) == (True, "Thảo luận tại các điểm cầu", None)
    assert Question.objects.get().state == "admitted"
    assert len(promises_of(meeting)) == 1


def test_not_where_people_work(db: None) -> None:
    User.objects.create_user("that", full_name="Người thật", role=Role.READER)
    with pytest.raises(CommandError, match="tài khoản thật"):
        call_command("demo", "conference")
    assert not Meeting.objects.exists()
