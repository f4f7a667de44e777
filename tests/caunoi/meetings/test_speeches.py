"""The list of speakers: put on it, moved, taken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from caunoi.meetings.floor_clock_actions import call_speech
from caunoi.meetings.floor_rules import Source
from caunoi.meetings.floor_speech_actions import (
    NewSpeech,
    enter_speech,
    place_speech,
    raise_hand,
    register_speech,
    withdraw_speech,
)
from caunoi.meetings.models import Meeting, Point, Speech
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import NOON, Scene, told
from tests.conftest import Province

VAN = NewSpeech("Đỗ Thị Vân", topic="Đường liên thôn")


def test_registered_in_their_order(scene: Scene) -> None:
    assert scene.waiting() == ["Mai", "Nam"]
    assert (scene.mai.full_name, scene.mai.topic, scene.mai.by) == (
        "Lê Thị Mai", "Nước sạch", Source.REGISTERED,
    )  # fmt: skip
    assert (scene.mai.group, scene.nam.group) == ("xã", "")
    assert "ghi Hà Văn Nam vào danh sách phát biểu của phiên “Phiên toàn thể”" in told("register_speech")


def test_a_group_that_is_said_stands(scene: Scene, province: Province) -> None:
    new = replace(VAN, office=province.commune, group="phường")
    assert register_speech(actor=scene.actor, session=scene.session, new=new).group == "phường"


def test_the_list_may_begin_before_the_floor_is_open(scene: Scene) -> None:
    forum = scene.session.meeting.sessions.get(position=2)
    assert enter_speech(session=forum, new=VAN, added_by=None).position == 1


def test_a_bridge_point_raises_its_hand(scene: Scene, contact: User) -> None:
    version = scene.floor.version
    raised = raise_hand(actor=contact, session=scene.session, point=scene.point, new=VAN)
    assert (raised.by, raised.point, raised.office, raised.group) == (
        Source.RAISED, scene.point, scene.point.office, "xã",
    )  # fmt: skip
    assert scene.waiting() == ["Mai", "Nam", "Vân"]
    assert scene.floor.version == version + 1
    assert "xin phát biểu tại điểm cầu Bến Thượng cho Đỗ Thị Vân" in told("raise_hand")


def test_so_does_the_point_below_it(scene: Scene, contact: User) -> None:
    below = Point.objects.create(
        meeting=scene.session.meeting, level="commune", name="Thôn Trung", parent=scene.point
    )
    raised = raise_hand(actor=contact, session=scene.session, point=below, new=VAN)
    assert (raised.point, raised.office) == (below, None)


@pytest.mark.parametrize(
    ("place", "order"), [(1, ["Vân", "Mai", "Nam"]), (2, ["Mai", "Vân", "Nam"]), (9, ["Mai", "Nam", "Vân"])]
)
def test_the_chair_orders(scene: Scene, place: int, order: list[str]) -> None:
    van = register_speech(actor=scene.actor, session=scene.session, new=VAN)
    place_speech(actor=scene.actor, speech=van, place=place)
    assert scene.waiting() == order
    assert f"phát biểu thứ {order.index('Vân') + 1} trong số đang chờ" in told("place_speech")


def test_who_was_called_keeps_out_of_the_order(scene: Scene) -> None:
    van = register_speech(actor=scene.actor, session=scene.session, new=VAN)
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    place_speech(actor=scene.actor, speech=van, place=1)
    assert scene.waiting() == ["Vân", "Nam"]
    assert scene.again(scene.mai).position == scene.mai.position


def test_withdrawn(scene: Scene) -> None:
    withdraw_speech(actor=scene.actor, speech=scene.mai)
    assert scene.waiting() == ["Nam"]
    assert "rút Lê Thị Mai, Bí thư chi bộ khỏi danh sách" in told("withdraw_speech")


def _speaking_placed(scene: Scene) -> None:
    scene.speaking()
    place_speech(actor=scene.actor, speech=scene.mai, place=1)


REFUSED: list[tuple[str, Callable[[Scene], object]]] = [
    ("not-waiting", lambda s: [withdraw_speech(actor=s.actor, speech=s.mai) for _ in range(2)]),
    ("not-waiting", _speaking_placed),
    ("nothing-stated", lambda s: register_speech(actor=s.actor, session=s.session, new=NewSpeech(" "))),
    ("too-long", lambda s: register_speech(actor=s.actor, session=s.session, new=NewSpeech("x" * 121))),
    ("other-meeting", lambda s: raise_hand(actor=s.actor, session=s.session, point=_far(s), new=VAN)),
]


def _far(scene: Scene) -> Point:
    """A bridge point of another meeting."""
    other = Meeting.objects.create(
        office=scene.session.meeting.office, kind="online", title="Khác", created_by=scene.actor
    )
    return Point.objects.create(meeting=other, office=scene.point.office, level="commune", name="Khác")


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(scene: Scene, code: str, act: Callable[[Scene], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(scene)
    assert refused.value.code == code
    assert Speech.objects.count() == 2


def test_who_may_not(scene: Scene, contact: User, province: Province) -> None:
    foreign = Point.objects.create(
        meeting=scene.session.meeting, office=province.neighbour, level="commune", name="Tân Thịnh"
    )
    for act in (
        lambda: register_speech(actor=contact, session=scene.session, new=VAN),
        lambda: raise_hand(actor=contact, session=scene.session, point=foreign, new=VAN),
        lambda: place_speech(actor=contact, speech=scene.nam, place=1),
        lambda: withdraw_speech(actor=contact, speech=scene.nam),
    ):
        with pytest.raises(RuleBroken, match=r"không thuộc quyền|ngoài phạm vi"):
            act()
    assert scene.waiting() == ["Mai", "Nam"]
