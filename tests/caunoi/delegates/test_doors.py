"""A device at a door is given its right and loses it: done, refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.delegates.door_actions import open_door, revoke_door
from caunoi.delegates.door_reads import door_of, doors_of, occasions
from caunoi.delegates.door_rules import WHOLE, occasion_key
from caunoi.delegates.models import Door
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.rules import STATE_NAMES, Level, State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import Hall


def test_a_door_of_the_whole_of_a_session_of_a_point(hall: Hall) -> None:
    session = hall.meeting.sessions.all()[0]
    point = Point.objects.create(meeting=hall.meeting, name="Xã Bến Thượng", level=Level.COMMUNE)
    made = [hall.door(f"Cửa {key}", key) for key, _ in occasions(hall.meeting)]
    assert [door.occasion for door in made][:2] == [WHOLE, f"s{session.pk}"]
    assert made[-1].occasion == f"p{point.pk}"
    assert [door.occasion_words for door in (made[0], made[1], made[-1])] == [
        "Cả cuộc họp",
        "Diễn đàn 1",
        "Xã Bến Thượng",
    ]
    said = Entry.objects.filter(verb="open_door").order_by("number")[0].said
    assert "lập cửa điểm danh “Cửa m” của cuộc họp" in said


def test_the_secret_opens_and_is_not_kept(hall: Hall) -> None:
    secret = hall.secret()
    door = door_of(secret)
    assert (door.name, len(secret)) == ("Cửa 1", 43)
    assert secret not in {str(value) for value in Door.objects.values_list().get()}
    assert secret not in " ".join(Entry.objects.values_list("said", flat=True))


def test_a_door_is_seen_at_most_once_a_minute(hall: Hall) -> None:
    secret = hall.secret()
    door_of(secret)
    first = Door.objects.get().seen_at
    door_of(secret)
    assert first is not None
    assert Door.objects.get().seen_at == first


@pytest.mark.parametrize("wrong", ["", "x", "a" * 43])
def test_no_secret_no_door(wrong: str, hall: Hall) -> None:
    hall.door()
    with pytest.raises(RuleBroken, match="không còn quyền điểm danh"):
        door_of(wrong)


def test_a_revoked_door_is_like_none(hall: Hall, chief: User) -> None:
    secret = hall.secret()
    revoked = revoke_door(actor=chief, door=Door.objects.get())
    assert revoked.revoked_by == chief
    with pytest.raises(RuleBroken, match="đã bị thu hồi"):
        door_of(secret)
    with pytest.raises(RuleBroken, match="đã thu hồi rồi"):
        revoke_door(actor=chief, door=revoked)
    hall.door("Cửa 2")
    assert [door.name for door in doors_of(hall.meeting)] == ["Cửa 2", "Cửa 1"]
    assert Entry.objects.filter(verb="revoke_door").count() == 1


REFUSED: list[tuple[str, str, str]] = [
    ("nothing-stated", " ", WHOLE),
    ("too-long", "C" * 81, WHOLE),
    ("unknown-occasion", "Cửa 1", "s0"),
    ("unknown-occasion", "Cửa 1", ""),
    ("unknown-occasion", "Cửa 1", "x5"),
]


@pytest.mark.parametrize(("code", "name", "occasion"), REFUSED)
def test_refused(code: str, name: str, occasion: str, hall: Hall) -> None:
    with pytest.raises(RuleBroken) as refused:
        hall.door(name, occasion)
    assert refused.value.code == code
    assert not Door.objects.exists()


def test_no_door_to_another_meetings_session(hall: Hall) -> None:
    other = Meeting.objects.create(
        office=hall.meeting.office, kind="meeting", title="Khác", created_by=hall.by
    )
    with pytest.raises(RuleBroken, match="không có phiên"):
        open_door(
            actor=hall.by, meeting=other, name="Cửa",
            occasion=occasion_key(hall.meeting.sessions.all()[0].pk, None),
        )  # fmt: skip


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_no_door_to_what_is_over(state: State, hall: Hall) -> None:
    Meeting.objects.update(state=state)
    hall.meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match=f"{STATE_NAMES[state].lower()} nên không điểm danh"):
        hall.door()


def test_who_may_not(hall: Hall, contact: User, leader: User) -> None:
    door = hall.door()
    for actor in (contact, leader):
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            open_door(actor=actor, meeting=hall.meeting, name="Cửa 2")
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            revoke_door(actor=actor, door=door)
    assert Door.objects.filter(revoked_at=None).count() == 1


BROKEN: list[tuple[str, Callable[[Hall], object]]] = [
    ("door_has_name", lambda hall: Door.objects.update(name="")),
    ("door_revoked_by_somebody", lambda hall: Door.objects.update(revoked_at=timezone.now())),
    (
        "door_of_one",
        lambda hall: Door.objects.update(
            session=hall.meeting.sessions.all()[0],
            point=Point.objects.create(meeting=hall.meeting, name="A", level=Level.COMMUNE),
        ),
    ),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(name: str, breaks: Callable[[Hall], object], hall: Hall) -> None:
    hall.door()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(hall)
