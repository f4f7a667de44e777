"""Somebody comes in through a door: once, refused with who, where and when; one nonce, one answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.door_actions import annul_check_in, check_in
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, inside, post, read, scan, sent, told

NOW = AT + timedelta(seconds=2)


def test_let_in_once(hall: Hall) -> None:
    dao, door = hall.invite(), hall.door()
    entry = check_in(door=door, scan=scan(dao), now=NOW)
    assert (entry.delegate, entry.door, entry.by, entry.said_at, entry.at) == (dao, door, None, AT, NOW)
    assert (str(entry), entry.where) == ("Nguyễn Thị Đào vào lúc 07:31 ngày 22/03/2027", "Cửa 1")
    with pytest.raises(RuleBroken) as refused:
        check_in(door=hall.door("Cửa 2"), scan=scan(dao, "b"), now=NOW)
    assert refused.value.code == "already-in"
    assert refused.value.sentence.startswith("Nguyễn Thị Đào đã vào lúc 07:31 ngày 22/03/2027, Cửa 1. Không")
    assert CheckIn.objects.count() == 1


def test_once_for_each_occasion(hall: Hall) -> None:
    dao = hall.invite()
    keys = [f"s{session.pk}" for session in hall.meeting.sessions.all()[:2]]
    for key in ("m", *keys):
        check_in(door=hall.door(key, key), scan=scan(dao, key), now=NOW)
    assert [inside(key) for key in ("m", *keys)] == [1, 1, 1]


def test_the_same_nonce_is_the_same_answer(hall: Hall) -> None:
    """The answer was lost on the way: the door asks again and is let through again, counted once."""
    dao, door = hall.invite(), hall.door()
    entries = [check_in(door=door, scan=scan(dao), now=NOW).pk for _ in range(3)]
    assert len(set(entries)) == 1
    assert inside() == 1


def _struck(dao: Delegate) -> object:
    return Delegate.objects.filter(pk=dao.pk).update(standing=Standing.STRUCK, reason="ghi nhầm")


def _replaced(dao: Delegate) -> object:
    return Delegate.objects.filter(pk=dao.pk).update(standing=Standing.REPLACED, reason="đi công tác")


def _replaced_by(dao: Delegate) -> object:
    Delegate.objects.create(meeting=dao.meeting, full_name="Lê Văn Đức", why="đi thay", stands_in_for=dao)
    return _replaced(dao)


def _elsewhere(dao: Delegate) -> object:
    other = Meeting.objects.create(
        office=dao.meeting.office, kind="meeting", title="Khác", created_by=dao.meeting.created_by
    )
    return Delegate.objects.filter(pk=dao.pk).update(meeting=other)


TURNED_AWAY: list[tuple[str, str, Callable[[Delegate], object]]] = [
    ("unknown-code", "không có trong danh sách", lambda dao: dao.delete()),
    ("other-meeting", "của một cuộc họp khác", _elsewhere),
    ("struck", "ra khỏi danh sách, lý do: ghi nhầm", _struck),
    ("replaced", r"cử người đi thay \(đi công tác\)", _replaced),
    ("replaced", "Nguyễn Thị Đào đã cử Lê Văn Đức đi thay", _replaced_by),
    ("meeting-closed", "đã kết thúc", lambda dao: Meeting.objects.update(state=State.ENDED)),
    ("meeting-closed", "đã hủy", lambda dao: Meeting.objects.update(state=State.CANCELLED)),
]


@pytest.mark.parametrize(("code", "sentence", "change"), TURNED_AWAY)
def test_turned_away(code: str, sentence: str, change: Callable[[Delegate], object], hall: Hall) -> None:
    dao, door = hall.invite(), hall.door()
    asked = scan(dao)
    change(dao)
    door.meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match=sentence) as refused:
        check_in(door=door, scan=asked, now=NOW)
    assert refused.value.code == code
    assert inside() == 0


@pytest.mark.parametrize(
    "change", [_struck, _replaced, lambda dao: Meeting.objects.update(state=State.ENDED)]
)
def test_who_came_in_without_a_network_is_kept(change: Callable[[Delegate], object], hall: Hall) -> None:
    """The person is in the hall, whatever the list has come to say meanwhile."""
    dao, door = hall.invite(), hall.door()
    change(dao)
    door.meeting.refresh_from_db()
    assert check_in(door=door, scan=scan(dao, offline=True), now=NOW).offline
    assert inside() == 1


def test_who_had_declined_and_comes_is_welcome(hall: Hall) -> None:
    Delegate.objects.filter(pk=hall.invite().pk).update(standing=Standing.DECLINED, reason="bận")
    [answer] = read(post(hall.secret(), sent(Delegate.objects.get())))["answers"]
    assert (answer["passed"], answer["sentence"]) == (True, "Được vào. Trước đó đã báo vắng.")


def test_two_doors_without_a_network(hall: Hall) -> None:
    """Counted once; both rows stand, the later door is told, and telling it again changes nothing."""
    dao, first, second = hall.invite(), hall.door(), hall.door("Cửa 2")
    check_in(door=first, scan=scan(dao, offline=True, at=AT + timedelta(minutes=2)), now=NOW)
    for _ in range(2):
        with pytest.raises(RuleBroken, match=r"07:33 ngày 22/03/2027, Cửa 1\. Hai cửa cùng ghi khi mất mạng"):
            check_in(door=second, scan=scan(dao, "b", offline=True), now=NOW)
    assert inside() == 1
    assert list(CheckIn.objects.values_list("door__name", "doubles__door__name")) == [
        ("Cửa 2", "Cửa 1"),
        ("Cửa 1", None),
    ]


def test_a_nonce_belongs_to_one_person(hall: Hall) -> None:
    dao, duc, door = hall.invite(), hall.invite("Lê Văn Đức"), hall.door()
    check_in(door=door, scan=scan(dao), now=NOW)
    with pytest.raises(RuleBroken, match="hai lần cho hai người"):
        check_in(door=door, scan=scan(duc), now=NOW)
    assert not duc.check_ins.exists()


def test_annulled_and_in_again(hall: Hall, chief: User) -> None:
    dao, door = hall.invite(), hall.door()
    entry = check_in(door=door, scan=scan(dao), now=NOW)
    assert annul_check_in(actor=chief, entry=entry, reason="quét nhầm thẻ").annulled_by == chief
    assert inside() == 0
    with pytest.raises(RuleBroken, match="đã hủy rồi"):
        annul_check_in(actor=chief, entry=entry, reason="quét nhầm")
    check_in(door=door, scan=scan(dao, "b"), now=NOW)
    assert inside() == 1
    assert "hủy lượt điểm danh: Nguyễn Thị Đào" in Entry.objects.get(verb="annul_check_in").said


def test_annulled_the_oldest_other_row_counts(hall: Hall, chief: User) -> None:
    """Three doors without a network: the person is inside as long as one of the three rows stands."""
    dao = hall.invite()
    for number in "123":
        with suppress(RuleBroken):
            check_in(door=hall.door(f"Cửa {number}"), scan=scan(dao, number, offline=True), now=NOW)
    counting = CheckIn.objects.filter(doubles=None, annulled_at=None)
    for stands, left in (("Cửa 1", 2), ("Cửa 2", 1), ("Cửa 3", 0)):
        entry = counting.get()
        assert (entry.where, entry.doubled_by.filter(annulled_at=None).count()) == (stands, left)
        annul_check_in(actor=chief, entry=entry, reason="quét nhầm thẻ")
    assert inside() == 0
    said = list(Entry.objects.filter(verb="annul_check_in").order_by("number").values_list("said", flat=True))
    assert said[0].endswith("lý do: quét nhầm thẻ. Từ nay tính lượt 07:31 ngày 22/03/2027, Cửa 2.")
    assert said[2].endswith("lý do: quét nhầm thẻ.")


@pytest.mark.parametrize(("offline", "when"), [(False, "08:31"), (True, "07:31")])
def test_the_devices_clock_counts_only_where_nobody_else_saw_it(offline: bool, when: str, hall: Hall) -> None:
    late = AT + timedelta(hours=1)
    entry = check_in(door=hall.door(), scan=scan(hall.invite(), offline=offline), now=late)
    assert (entry.when, entry.said_at, entry.at) == (f"{when} ngày 22/03/2027", AT, late)


def test_annulling_wants_a_reason_and_the_right(hall: Hall, chief: User, contact: User) -> None:
    entry = check_in(door=hall.door(), scan=scan(hall.invite()), now=NOW)
    for actor, reason, code in ((chief, " ", "nothing-stated"), (contact, "nhầm", "not-allowed")):
        with pytest.raises(RuleBroken) as refused:
            annul_check_in(actor=actor, entry=entry, reason=reason)
        assert refused.value.code == code
    assert inside() == 1


def test_at_most_eight_statements(hall: Hall) -> None:
    """From the address to the answer, with the door's right, the transaction and both looks."""
    secret, people = hall.secret(), [hall.invite(f"Đại biểu {number}") for number in range(3)]
    told(secret, sent(people[0]))
    with CaptureQueriesContext(connection) as first:
        assert told(secret, sent(people[1], "b")) == [(True, "in")]
    with CaptureQueriesContext(connection) as again:
        assert told(secret, sent(people[1], "c")) == [(False, "already-in")]
    assert max(len(first), len(again)) <= 8


def test_no_line_in_the_ledger_and_none_lost(hall: Hall) -> None:
    before = Entry.objects.count()
    dao = hall.invite()
    told(hall.secret(), sent(dao), sent(dao, "b"))
    assert Entry.objects.count() == before + 2  # the invitation and the door
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.create(delegate=dao, nonce="c" * 16, said_at=AT, door=CheckIn.objects.get().door)


BROKEN: list[tuple[str, Callable[[User], object]]] = [
    ("check_in_by_one", lambda user: CheckIn.objects.update(by=user)),
    ("check_in_by_one", lambda user: CheckIn.objects.update(door=None)),
    ("check_in_annulled_with_reason", lambda user: CheckIn.objects.update(annul_reason="nhầm")),
    (
        "check_in_annulled_with_reason",
        lambda user: CheckIn.objects.update(annulled_at=timezone.now(), annulled_by=user),
    ),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(name: str, breaks: Callable[[User], object], hall: Hall) -> None:
    check_in(door=hall.door(), scan=scan(hall.invite()), now=NOW)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(hall.by)
