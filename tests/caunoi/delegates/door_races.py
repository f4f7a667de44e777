"""The same person at many doors at once; on PostgreSQL (test_postgres), on SQLite by test_door_kill."""

from __future__ import annotations

from functools import partial

import pytest
from django.utils import timezone

from caunoi.delegates.door_actions import annul_check_in, check_in, check_in_guest, let_in, revoke_door
from caunoi.delegates.door_reads import doors_of
from caunoi.delegates.door_rules import WalkIn
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.people.models import User
from tests.caunoi.delegates.door_scene import AT, Hall, inside, scan
from tests.caunoi.people.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

DOORS = 4


def test_one_code_at_four_doors_and_at_the_table(hall: Hall) -> None:
    dao, doors = hall.invite(), [hall.door(f"Cửa {number}") for number in range(DOORS)]
    acts = [
        partial(check_in, door=door, scan=scan(dao, f"{number}-{again}"), now=AT)
        for number, door in enumerate(doors)
        for again in range(2)
    ]
    by_hand = partial(let_in, actor=hall.by, meeting=hall.meeting, scan=scan(dao, "tay"))
    assert at_once([*acts, by_hand]) == [*["already-in"] * 8, "done"]
    assert CheckIn.objects.count() == 1


def test_one_scan_sent_many_times_counts_once(hall: Hall) -> None:
    act = partial(check_in, door=hall.door(), scan=scan(hall.invite()), now=AT)
    assert at_once([act] * 6) == ["done"] * 6
    assert CheckIn.objects.count() == 1


def test_doors_that_were_without_a_network_at_once(hall: Hall) -> None:
    dao = hall.invite()
    acts = [
        partial(check_in, door=hall.door(f"Cửa {number}"), scan=scan(dao, str(number), offline=True), now=AT)
        for number in range(DOORS)
    ]
    assert at_once(acts * 2) == [*["already-in"] * 6, *["done"] * 2]
    assert (inside(), CheckIn.objects.exclude(doubles=None).count()) == (1, DOORS - 1)


def test_one_guest_sent_many_times(hall: Hall) -> None:
    guest = WalkIn("g" * 16, AT, "Trần Văn Bình", "mời tại chỗ")
    assert at_once([partial(check_in_guest, door=hall.door(), guest=guest, now=AT)] * 5) == ["done"] * 5
    assert (inside(), Delegate.objects.count()) == (1, 1)


def test_two_in_the_place_of_one(hall: Hall) -> None:
    dao, door = hall.invite(), hall.door()
    guests = [WalkIn(sign * 16, AT, "Trần Văn Bình", "thay", instead_of=dao.pk) for sign in "gh"]
    acts = [partial(check_in_guest, door=door, guest=guest, now=AT) for guest in guests]
    assert at_once(acts) == ["done", "replaced"]


def test_many_people_at_many_doors(hall: Hall) -> None:
    people = [hall.invite(f"Đại biểu {number}") for number in range(10)]
    acts = [partial(check_in, door=hall.door(), scan=scan(one, f"{one.pk}"), now=AT) for one in people]
    assert at_once(acts) == ["done"] * 10
    assert inside() == 10


def test_annulled_while_another_door_tells_of_the_same_person(hall: Hall, chief: User) -> None:
    """Whichever is first, the person is in by the row of the other door, and by one row alone."""
    dao, first, second = hall.invite(), hall.door(), hall.door("Cửa 2")
    entry = check_in(door=first, scan=scan(dao, offline=True), now=AT)
    annul = partial(annul_check_in, actor=chief, entry=entry, reason="quét nhầm")
    other = partial(check_in, door=second, scan=scan(dao, "b", offline=True), now=AT)
    assert at_once([annul, other]) in (["already-in", "done"], ["done", "done"])
    assert CheckIn.objects.get(doubles=None, annulled_at=None).door == second


def test_open_doors_stand_before_revoked_ones(hall: Hall, chief: User) -> None:
    revoke_door(actor=chief, door=hall.door("Cửa 1"))
    hall.door("Cửa 2")
    assert [door.name for door in doors_of(hall.meeting)] == ["Cửa 2", "Cửa 1"]


def test_annulled_and_taken_back_once(hall: Hall, chief: User) -> None:
    door = hall.door()
    entry = check_in(door=door, scan=scan(hall.invite()), now=timezone.now())
    annul = partial(annul_check_in, actor=chief, entry=entry, reason="quét nhầm")
    assert at_once([annul, annul]) == ["already-annulled", "done"]
    revoke = partial(revoke_door, actor=chief, door=door)
    assert at_once([revoke, revoke]) == ["already-revoked", "done"]
