from __future__ import annotations

from datetime import date, time

import pytest

from caunoi.meetings.actions import NewMeeting, NewSession, plan_meeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Kind, SessionKind
from caunoi.people.models import User
from tests.caunoi.meetings.floor_scene import Scene, floor_scene
from tests.conftest import Province

DAY, NEXT_DAY = date(2027, 3, 22), date(2027, 3, 23)


def gathering(province: Province) -> NewMeeting:
    """Two days: three parallel forums, then everybody together."""
    forums = tuple(
        NewSession(f"Diễn đàn {number}", SessionKind.FORUM, DAY, time(14), time(17), f"Hội trường {number}")
        for number in (1, 2, 3)
    )
    return NewMeeting(
        province.party_office, Kind.GATHERING, "Gặp mặt cán bộ thôn tiêu biểu", "Gần dân, vì dân", DAY,
        NEXT_DAY, time(14), "Nhà văn hóa tỉnh Hải Lam", "Thường trực Tỉnh ủy",
        sessions=(*forums, NewSession("Phiên toàn thể", on=NEXT_DAY, starts_at=time(7, 30))),
    )  # fmt: skip


@pytest.fixture
def meeting(specialist: User, province: Province) -> Meeting:
    return plan_meeting(actor=specialist, new=gathering(province))


@pytest.fixture
def scene(specialist: User, meeting: Meeting, province: Province) -> Scene:
    return floor_scene(specialist, meeting, province.commune)
