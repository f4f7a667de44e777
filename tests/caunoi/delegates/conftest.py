from __future__ import annotations

import pytest

from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.meetings.conftest import meeting
from tests.conftest import Province

__all__ = ["meeting"]


@pytest.fixture
def hall(meeting: Meeting, specialist: User, province: Province) -> Hall:
    return Hall(meeting, specialist, province)
