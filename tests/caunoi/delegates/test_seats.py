"""The verbs on seats: a plan is proposed, moved by a person, kept, and filled without moving anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from caunoi.delegates.answer_actions import ask_substitute, grant_substitute
from caunoi.delegates.door_actions import check_in_guest
from caunoi.delegates.door_rules import WalkIn
from caunoi.delegates.models import AnswerLink, Delegate, SeatHall
from caunoi.delegates.rules import Part, Standing
from caunoi.delegates.seat_actions import (
    GroupSaid,
    NewHall,
    arrange_hall,
    fill_hall,
    make_hall,
    remove_hall,
    swap_groups,
)
from caunoi.delegates.seat_reads import seat_plan
from caunoi.delegates.seat_rules import GroupedBy
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall
from tests.caunoi.delegates.seat_scene import CROWD, crowd, made, seats

NEW = NewHall("Nhà văn hóa", 4, 6, 3, front=1)


def _order(hall: SeatHall, *names: str, row: int | None = None) -> list[GroupSaid]:
    """These first, the first of them from `row` on."""
    groups = sorted(hall.groups.all(), key=lambda one: names.index(one.name) if one.name in names else 99)
    return [
        GroupSaid(one.pk, place, row if place == 1 else None) for place, one in enumerate(groups, start=1)
    ]


def test_a_plan_is_proposed(hall: Hall) -> None:
    crowd(hall.meeting)
    crowd(hall.meeting, {"Thường trực": 2}, Part.CHAIR)
    found = made(hall)
    plan, sitting = seat_plan(found), seats(found)
    assert [(one.group.name, len(one.people), one.runs) for one in plan.groups] == [
        ("Chủ trì", 2, "A1–A2"),
        ("Đoàn An Hòa", 5, "B2–B6"),
        ("Đoàn Bến Thượng", 4, "B1, C1–C3"),
        ("Đoàn Cửa Lạch", 3, "C4–C6"),
    ]
    assert (plan.seated, plan.waiting, plan.given_up, plan.free) == (14, (), 0, 10)
    assert Delegate.objects.get(full_name="Đoàn An Hòa 1").seat == sitting["Đoàn An Hòa 1"] == "B6"
    assert "4 hàng, mỗi hàng 6 ghế" in Entry.objects.get(verb="make_hall").said
    assert [[block.label for half in line.halves for block in half] for line in plan.lines] == [
        ["1–2", "3", "4–6"], ["1", "2–3", "4–6"], ["1–3", "4–6"], ["1–3", "4–6"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (GroupedBy.OFFICE, ["Xã Bến Thượng", "Đại biểu khác", "Sở Nội vụ"]),
        (GroupedBy.GROUP, ["Tổ 1", "Đại biểu khác"]),
        (GroupedBy.PART, ["Báo cáo, tham luận", "Đại biểu dự"]),
    ],
)
def test_what_makes_a_group(hall: Hall, by: GroupedBy, names: list[str]) -> None:
    for office, group, part in (
        (hall.province.commune, "Tổ 1", Part.ATTEND),
        (None, "", Part.REPORT),
        (hall.province.board, "Tổ 1", Part.ATTEND),
    ):
        Delegate.objects.create(
            meeting=hall.meeting, full_name="A", why="b", office=office, group=group, part=part
        )
    expected = {str(hall.province.commune), str(hall.province.board), "Đại biểu khác"}
    found = {one.group.name for one in seat_plan(made(hall, replace(NEW, grouped_by=by))).groups}
    assert found == (expected if by is GroupedBy.OFFICE else set(names))


def test_groups_with_numbers_stand_as_people_count(hall: Hall) -> None:
    crowd(hall.meeting, {"Đoàn số 10": 1, "Đoàn số 2": 1, "Đoàn số 1": 1})
    names = [one.group.name for one in seat_plan(made(hall)).groups]
    assert names == ["Đoàn số 1", "Đoàn số 2", "Đoàn số 10"]


def test_a_forum_seats_its_own_and_leaves_the_badge_alone(hall: Hall) -> None:
    crowd(hall.meeting)
    forum = hall.meeting.sessions.get(name="Diễn đàn 2")
    hall.meeting.delegates.filter(office_text="Đoàn An Hòa").update(forum=forum)
    found = made(hall, replace(NEW, session=forum))
    assert set(seats(found)) == {f"Đoàn An Hòa {number}" for number in range(1, 6)}
    assert set(hall.meeting.delegates.values_list("seat", flat=True)) == {""}
    remove_hall(actor=hall.by, hall=found, seen=1)
    assert not SeatHall.objects.exists()


def test_who_is_at_a_bridge_point_sits_there(hall: Hall) -> None:
    crowd(hall.meeting)
    for name, main in (("Đoàn An Hòa", False), ("Đoàn Cửa Lạch", True)):
        point = Point.objects.create(meeting=hall.meeting, level="commune", name=name, main=main)
        hall.meeting.delegates.filter(office_text=name).update(point=point)
    plan = seat_plan(made(hall))
    assert [one.group.name for one in plan.groups] == ["Đoàn Bến Thượng", "Đoàn Cửa Lạch"]
    assert (plan.waiting, hall.meeting.delegates.filter(seat="").count()) == ((), 5)


def test_the_order_and_a_row_of_somebodys_wish_are_kept(hall: Hall) -> None:
    crowd(hall.meeting)
    found = made(hall)
    arrange_hall(
        actor=hall.by, hall=found, order=_order(found, "Đoàn Cửa Lạch", "Đoàn Bến Thượng", row=4), seen=1
    )
    assert [(one.group.name, one.runs) for one in seat_plan(found).groups] == [
        ("Đoàn Cửa Lạch", "D4–D6"),
        ("Đoàn Bến Thượng", "B3–B6"),
        ("Đoàn An Hòa", "B1–B2, C1–C3"),
    ]
    found.refresh_from_db()
    assert found.version == 2
    assert arrange_hall(actor=hall.by, hall=found, order=[], seen=2).version == 3
    assert seats(found)["Đoàn Cửa Lạch 1"] == "D6"
    assert len(seats(found)) == sum(CROWD.values())


def test_two_groups_change_places(hall: Hall) -> None:
    crowd(hall.meeting)
    found = made(hall)
    first, second, _ = found.groups.all()
    swap_groups(actor=hall.by, hall=found, first=first, second=second, seen=1)
    assert [one.group.name for one in seat_plan(found).groups][:2] == ["Đoàn Bến Thượng", "Đoàn An Hòa"]
    assert seats(found)["Đoàn Bến Thượng 1"] == "B6"
    assert "đổi chỗ Đoàn An Hòa và Đoàn Bến Thượng" in Entry.objects.get(verb="swap_groups").said


def test_late_ones_move_nobody(hall: Hall) -> None:
    crowd(hall.meeting)
    found = made(hall)
    gone = Delegate.objects.get(full_name="Đoàn An Hòa 2")
    Delegate.objects.filter(pk=gone.pk).update(standing=Standing.DECLINED, reason="ốm")
    crowd(hall.meeting, {"Đoàn An Hòa": 1, "Đoàn Dốc Đá": 2})
    plan = seat_plan(found)
    assert (len(plan.waiting), plan.given_up, plan.groups[-1].people) == (3, 1, ())
    before = seats(found)
    assert fill_hall(actor=hall.by, hall=found, seen=1) == 3
    after = seats(found)
    assert before["Đoàn An Hòa 2"] == after["Đoàn An Hòa 6"], "the seat that is free again is the nearest"
    assert {one: after.get(one) for one in before} == before | {"Đoàn An Hòa 2": None}
    gone.refresh_from_db()
    assert gone.seat == ""
    plan = seat_plan(found)
    assert (plan.waiting, plan.given_up, plan.groups[-1].group.name) == ((), 0, "Đoàn Dốc Đá")


def test_a_substitute_takes_the_seat_of_whom_he_replaces(hall: Hall) -> None:
    dao = hall.invite()
    found = made(hall)
    link = AnswerLink.objects.create(delegate=dao, digest="x", made_by=hall.by)
    asked = ask_substitute(link=link, full_name="Lê Văn Bình", post="", reason="ốm")
    grant_substitute(actor=hall.by, asked=asked)
    assert seats(found) == {"Lê Văn Bình": "B6"}
    assert fill_hall(actor=hall.by, hall=found, seen=1) == 0
    assert seats(found) == {"Lê Văn Bình": "B6"}


def test_so_does_one_who_comes_to_the_door_in_his_place(hall: Hall) -> None:
    dao = hall.invite()
    Delegate.objects.filter(pk=dao.pk).update(
        group="Tổ 1", bus="Xe 2", forum=hall.meeting.sessions.get(name="Diễn đàn 2")
    )
    found = made(hall)
    guest = WalkIn("g" * 16, AT, "Lê Văn Bình", "ốm", instead_of=dao.pk)
    made_in = check_in_guest(door=hall.door(), guest=guest, now=AT).delegate
    assert (made_in.seat, made_in.group, made_in.bus, str(made_in.forum)) == (
        "B6",
        "Tổ 1",
        "Xe 2",
        "Diễn đàn 2",
    )
    assert seats(found) == {"Lê Văn Bình": "B6"}
    assert seat_plan(found).given_up == 0


def test_a_plan_that_goes_takes_the_seats_along(hall: Hall) -> None:
    crowd(hall.meeting)
    remove_hall(actor=hall.by, hall=made(hall), seen=1)
    assert set(hall.meeting.delegates.values_list("seat", flat=True)) == {""}


def test_who_finds_no_seat_waits(hall: Hall) -> None:
    crowd(hall.meeting)
    plan = seat_plan(made(hall, NewHall("Phòng họp", 2, 5, front=1)))
    assert (plan.seated, len(plan.waiting), plan.free) == (5, 7, 5)


def _gone(hall: Hall, found: SeatHall) -> None:
    remove_hall(actor=hall.by, hall=found, seen=1)
    fill_hall(actor=hall.by, hall=SeatHall(pk=99, meeting=hall.meeting), seen=1)


def _closed(hall: Hall, found: SeatHall) -> None:
    Meeting.objects.update(state="cancelled")
    fill_hall(actor=hall.by, hall=found, seen=1)


REFUSED: dict[str, tuple[str, Callable[[Hall, SeatHall], object]]] = {
    "one plan for a session": ("hall-there", lambda hall, found: made(hall)),
    "too narrow": ("too-few-seats", lambda hall, found: made(hall, NewHall("a", 3, 3, front=2, back=1))),
    "an aisle outside": ("too-few-seats", lambda hall, found: made(hall, NewHall("a", 3, 3, 3))),
    "no name": ("nothing-stated", lambda hall, found: made(hall, NewHall(" ", 3, 3))),
    "unseen": ("plan-moved", lambda hall, found: arrange_hall(actor=hall.by, hall=found, order=[], seen=7)),
    "gone": ("plan-moved", _gone),
    "no row": (
        "no-such-row",
        lambda hall, found: arrange_hall(
            actor=hall.by, hall=found, order=_order(found, "Đoàn An Hòa", row=9), seen=1
        ),
    ),
    "the same": (
        "same-group",
        lambda hall, found: swap_groups(
            actor=hall.by, hall=found, first=found.groups.all()[0], second=found.groups.all()[0], seen=1
        ),
    ),
    "closed": ("meeting-closed", _closed),
    "not theirs": (
        "not-allowed",
        lambda hall, found: fill_hall(actor=hall.province.people["unit_contact"], hall=found, seen=1),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(hall: Hall, case: str) -> None:
    crowd(hall.meeting)
    code, act = REFUSED[case]
    with pytest.raises(RuleBroken) as refused:
        act(hall, made(hall))
    assert refused.value.code == code


def test_another_office_makes_none(hall: Hall, contact: User) -> None:
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        make_hall(actor=contact, meeting=hall.meeting, new=NEW)
