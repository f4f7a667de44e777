"""Planning a meeting: what is written, what is refused, what the database keeps in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from caunoi.ledger.models import Entry
from caunoi.meetings.actions import NewSession, plan_meeting, take_part
from caunoi.meetings.models import AgendaItem, Meeting, Point, Session
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.conftest import DAY, NEXT_DAY, gathering
from tests.conftest import Province


def test_a_meeting_with_its_sessions(meeting: Meeting, specialist: User) -> None:
    assert (meeting.stands, meeting.days, meeting.created_by) == (
        State.PREPARING,
        "22–23/03/2027",
        specialist,
    )
    sessions = list(meeting.sessions.all())
    assert [one.name for one in sessions] == ["Diễn đàn 1", "Diễn đàn 2", "Diễn đàn 3", "Phiên toàn thể"]
    assert [one.on for one in sessions] == [DAY, DAY, DAY, NEXT_DAY]
    assert [one.hours for one in sessions] == ["14:00–17:00"] * 3 + ["07:30"]
    entry = Entry.objects.get(verb="plan_meeting")
    assert "“Gặp mặt cán bộ thôn tiêu biểu” vào chuẩn bị, ngày: 22–23/03/2027" in entry.said


def test_a_session_without_a_day_is_held_on_the_first(specialist: User, province: Province) -> None:
    new = replace(gathering(province), sessions=(NewSession("Khai mạc"),))
    assert plan_meeting(actor=specialist, new=new).sessions.get().on == DAY


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("nothing-stated", {"title": " . "}),
        ("too-long", {"title": "x" * 401}),
        ("days-out-of-order", {"starts_on": NEXT_DAY, "ends_on": DAY}),
        ("nothing-stated", {"sessions": (NewSession("Khai mạc"), NewSession(""))}),
    ],
)
def test_refused(code: str, change: dict[str, object], specialist: User, province: Province) -> None:
    new = replace(gathering(province), **change)  # type: ignore[arg-type]  # what the table above states
    with pytest.raises(RuleBroken) as refused:
        plan_meeting(actor=specialist, new=new)
    assert refused.value.code == code
    assert not Meeting.objects.exists()
    assert not Entry.objects.filter(verb="plan_meeting").exists()


def test_who_may_not(contact: User, leader: User, province: Province) -> None:
    for actor in (contact, leader):
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            plan_meeting(actor=actor, new=gathering(province))


def test_who_takes_part_sees_it(meeting: Meeting, contact: User, province: Province) -> None:
    assert not Meeting.objects.visible_to(contact).exists()
    take_part(meeting=meeting, offices=[province.cell])
    assert Meeting.objects.visible_to(contact).get() == meeting
    contact.is_active = False
    assert not Meeting.objects.visible_to(contact).exists()


def _session(meeting: Meeting, **said: object) -> None:
    Session.objects.create(meeting=meeting, position=9, name="Bế mạc", **said)


def _item(meeting: Meeting, **said: object) -> None:
    AgendaItem.objects.create(
        session=meeting.sessions.get(position=1), position=1, **{"content": "Khai mạc"} | said
    )


BROKEN: list[tuple[str, Callable[[Meeting], object]]] = [
    ("meeting_has_title", lambda one: Meeting.objects.update(title="")),
    ("meeting_days_in_order", lambda one: Meeting.objects.update(ends_on=date(2020, 1, 1))),
    ("meeting_expected_in_order", lambda one: Meeting.objects.update(expected_min=150, expected_max=120)),
    ("session_has_name", lambda one: Session.objects.update(name="")),
    ("session_hours_in_order", lambda one: _session(one, starts_at=time(9), ends_at=time(8))),
    ("session_hours_in_order", lambda one: _session(one, ends_at=time(8))),
    ("agenda_says_what", lambda one: _item(one, content="")),
    ("agenda_minutes", lambda one: _item(one, minutes=0)),
    ("point_has_name", lambda one: Point.objects.create(meeting=one, level="commune", name="")),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(
    meeting: Meeting, name: str, breaks: Callable[[Meeting], object]
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(meeting)


def test_points_stand_under_older_ones_and_once(meeting: Meeting, province: Province) -> None:
    top = Point.objects.create(meeting=meeting, level="province", name="Tỉnh ủy", main=True)
    below = Point.objects.create(
        meeting=meeting, level="commune", name="Bến Thượng", parent=top, office=province.commune
    )
    assert list(top.below.all()) == [below]
    for again in ({"name": "Bến Thượng"}, {"name": "Bến Thượng 2", "office": province.commune}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Point.objects.create(meeting=meeting, level="commune", **again)
    with pytest.raises(IntegrityError, match="point_parent_is_older"), transaction.atomic():
        Point.objects.filter(pk=top.pk).update(parent=below)
