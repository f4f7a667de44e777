"""Somebody who is on no list, or comes in a delegate's place: done, refused, sent twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from caunoi.delegates.door_actions import check_in, check_in_guest, let_in_guest, open_door
from caunoi.delegates.door_rules import WalkIn
from caunoi.delegates.models import CheckIn, Delegate, Door
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.actions import plan_meeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, inside, scan, told
from tests.caunoi.meetings.conftest import gathering

GUEST = WalkIn("g" * 16, AT, "Trần  Văn Bình", "Ban tổ chức mời tại chỗ", "Báo Hải Lam")


def test_a_guest_is_put_on_the_list_and_let_in(hall: Hall) -> None:
    entry = check_in_guest(door=hall.door(), guest=GUEST, now=AT)
    guest = entry.delegate
    assert (guest.full_name, guest.office_words, guest.stands) == (
        "Trần Văn Bình",
        "Báo Hải Lam",
        Standing.COMING,
    )
    assert guest.why == "Khách đến tại cửa: Ban tổ chức mời tại chỗ"
    assert (entry.walk_in, inside()) == (True, 1)
    said = Entry.objects.get(verb="let_in_guest")
    assert (said.actor_name, "Cửa “Cửa 1” cho Trần Văn Bình vào" in said.said) == ("Hệ thống", True)


def test_sent_again_it_is_the_same_guest(hall: Hall) -> None:
    door = hall.door()
    first, second = (check_in_guest(door=door, guest=GUEST, now=AT) for _ in range(2))
    assert (first.pk, first.delegate) == (second.pk, second.delegate)
    assert (Delegate.objects.count(), CheckIn.objects.count()) == (1, 1)


def _of_another_meeting(hall: Hall) -> Door:
    other = plan_meeting(actor=hall.by, new=gathering(hall.province))
    return open_door(actor=hall.by, meeting=other, name="Cửa")[0]


def _by_a_scan(hall: Hall) -> Door:
    CheckIn.objects.update(walk_in=False)
    return Door.objects.get()


@pytest.mark.parametrize(
    ("door", "name"),
    [
        (lambda hall: Door.objects.get(), "Lê Văn Đức"),
        (_of_another_meeting, GUEST.full_name),
        (_by_a_scan, GUEST.full_name),
    ],
)
def test_a_nonce_belongs_to_one_guest(door: Callable[[Hall], Door], name: str, hall: Hall) -> None:
    check_in_guest(door=hall.door(), guest=GUEST, now=AT)
    with pytest.raises(RuleBroken, match="đã ghi cho một người khác") as refused:
        check_in_guest(door=door(hall), guest=replace(GUEST, full_name=name), now=AT)
    assert (refused.value.code, Delegate.objects.count()) == ("nonce-taken", 1)


def test_in_the_place_of_a_delegate(hall: Hall) -> None:
    dao, door = hall.invite(), hall.door()
    entry = check_in_guest(door=door, guest=replace(GUEST, instead_of=dao.pk), now=AT)
    dao.refresh_from_db()
    assert (dao.stands, dao.reason) == (
        Standing.REPLACED,
        "cử người đi thay đến tại cửa: Ban tổ chức mời tại chỗ",
    )
    assert (entry.delegate.stands_in_for, entry.delegate.office) == (dao, dao.office)
    with pytest.raises(RuleBroken, match="đã cử Trần Văn Bình đi thay"):
        check_in(door=door, scan=scan(dao), now=AT)


def _in_already(hall: Hall, dao: Delegate) -> object:
    return check_in(door=hall.door("Cửa 2"), scan=scan(dao), now=AT)


def _replaced(hall: Hall, dao: Delegate) -> object:
    return Delegate.objects.filter(pk=dao.pk).update(standing=Standing.REPLACED, reason="bận")


def _gone(hall: Hall, dao: Delegate) -> object:
    return dao.delete()


@pytest.mark.parametrize(
    ("code", "change"), [("already-in", _in_already), ("replaced", _replaced), ("unknown-code", _gone)]
)
def test_nobody_can_be_replaced_any_more(code: str, change: object, hall: Hall) -> None:
    """Refused with the network; without one the guest is in already and is kept as a guest."""
    dao, door = hall.invite(), hall.door()
    guest = replace(GUEST, instead_of=dao.pk)
    assert callable(change)
    change(hall, dao)
    before = inside()
    with pytest.raises(RuleBroken) as refused:
        check_in_guest(door=door, guest=guest, now=AT)
    assert (refused.value.code, inside()) == (code, before)
    entry = check_in_guest(door=door, guest=replace(guest, offline=True), now=AT)
    assert (entry.delegate.stands_in_for, inside()) == (None, before + 1)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("nothing-stated", {"full_name": " "}),
        ("nothing-stated", {"reason": "…"}),
        ("too-long", {"reason": "l" * 301}),
    ],
)
def test_refused(code: str, change: dict[str, str], hall: Hall) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_in_guest(door=hall.door(), guest=replace(GUEST, **change), now=AT)  # type: ignore[arg-type]  # what the table above states
    assert refused.value.code == code
    assert not Delegate.objects.exists()


def test_no_guest_of_what_is_over(hall: Hall) -> None:
    door = hall.door()
    Meeting.objects.update(state=State.ENDED)
    door.meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match="đã kết thúc"):
        check_in_guest(door=door, guest=GUEST, now=AT)
    assert check_in_guest(door=door, guest=replace(GUEST, offline=True), now=AT).offline


def test_by_hand(hall: Hall, contact: User) -> None:
    entry = let_in_guest(actor=hall.by, meeting=hall.meeting, guest=GUEST)
    assert (entry.by, entry.door, entry.delegate.added_by) == (hall.by, None, hall.by)
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        let_in_guest(actor=contact, meeting=hall.meeting, guest=replace(GUEST, nonce="h" * 16))
    with pytest.raises(RuleBroken, match="không có phiên"):
        let_in_guest(actor=hall.by, meeting=hall.meeting, guest=GUEST, occasion="s0")


def test_as_a_door_sends_it(hall: Hall) -> None:
    dao = hall.invite()
    said = {
        "nonce": GUEST.nonce, "name": "Trần Văn Bình", "office": "Báo Hải Lam", "reason": "mời tại chỗ",
        "instead": dao.pk, "at": AT.isoformat(), "offline": False,
    }  # fmt: skip
    assert told(hall.secret(), said, said | {"nonce": "h" * 16}) == [(True, "in"), (False, "replaced")]
    assert Delegate.objects.get(full_name="Trần Văn Bình").stands_in_for == dao
