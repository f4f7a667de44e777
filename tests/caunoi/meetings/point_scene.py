"""An online conference with its main room and the points of two communes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from caunoi.meetings.actions import plan_meeting
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.point_actions import PointSaid, add_points, register_point
from caunoi.meetings.point_rules import Wanted
from caunoi.meetings.rules import Kind, Level
from caunoi.people.models import User
from tests.caunoi.meetings.conftest import gathering
from tests.conftest import Province

SAID = PointSaid(
    place="Hội trường Đảng ủy xã", chair="Bí thư Đảng ủy", capacity=80, expected=60, equipment="2 màn hình",
    line="Viễn thông tỉnh", backup="4G", technician="Anh Hùng", phone="0900.000.787",
)  # fmt: skip


def conference(actor: User, province: Province) -> Meeting:
    """A week from now, with three points: the main room, Bến Thượng and Tân Thịnh below it."""
    new = replace(
        gathering(province), kind=Kind.ONLINE, title="Hội nghị trực tuyến tổng kết năm", online=True,
        starts_on=timezone.localdate() + timedelta(days=7), ends_on=None, sessions=(),
    )  # fmt: skip
    meeting = plan_meeting(actor=actor, new=new)
    wanted = [Wanted(Level.PROVINCE, "Phòng họp Tỉnh ủy", "Phòng họp số 1", main=True)]
    for office in (province.commune, province.neighbour):
        wanted.append(Wanted(Level.COMMUNE, office.name, office=office.pk, parent=0))
    add_points(actor=actor, meeting=meeting, wanted=wanted)
    return meeting


def point_of(meeting: Meeting, province: Province) -> Point:
    """The point of Bến Thượng, whose contact signs in."""
    return meeting.points.get(office=province.commune)


def registered(actor: User, point: Point, **change: object) -> Point:
    """The point registered once more, over whatever stands there."""
    point.refresh_from_db()
    said = replace(SAID, **change)  # type: ignore[arg-type]  # what the tests state by name
    return register_point(actor=actor, point=point, said=said, seen=point.version)
