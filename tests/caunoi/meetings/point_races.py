"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from caunoi.ledger.models import Entry
from caunoi.meetings.models import Point
from caunoi.meetings.point_actions import add_point, register_point
from caunoi.meetings.point_rules import Wanted
from caunoi.meetings.rules import Level
from caunoi.people.models import User
from tests.caunoi.meetings.point_scene import SAID, conference, point_of
from tests.caunoi.tasks.races import at_once
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_people_of_a_unit_register_at_once(specialist: User, contact: User, province: Province) -> None:
    point = point_of(conference(specialist, province), province)
    acts: list[Callable[[], object]] = [
        partial(register_point, actor=contact, point=point, said=replace(SAID, expected=number), seen=0)
        for number in (10, 20, 30, 40)
    ]
    assert sorted(at_once(acts)) == ["done"] + ["point-changed"] * 3
    assert Point.objects.get(pk=point.pk).version == 1
    assert Entry.objects.filter(verb="register_point").count() == 1


def test_one_point_made_by_many_is_one(specialist: User, province: Province) -> None:
    meeting = conference(specialist, province)
    act = partial(
        add_point, actor=specialist, meeting=meeting, wanted=Wanted(Level.COMMUNE, "Hội trường huyện")
    )
    assert sorted(at_once([act] * 4)) == ["done"] + ["point-twice"] * 3
    assert meeting.points.filter(name="Hội trường huyện").count() == 1
