"""Acts at the same moment: SQLite has one writer at a time, so these run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.people.actions import begin_try
from caunoi.people.collectives import CollectiveSaid
from caunoi.people.invitation_actions import (
    InvitationSaid,
    accept_invitation,
    invite_contact,
    revoke_invitation,
)
from caunoi.people.models import (
    Collective,
    EventKind,
    Invitation,
    Office,
    OfficeAlias,
    OfficeEvent,
    OfficeKind,
    Scope,
    SignInFailure,
    User,
)
from caunoi.people.name_actions import add_alias, add_collective, change_collective
from caunoi.people.office_actions import (
    EventSaid,
    OfficeSaid,
    record_event,
    rename_office,
    reorganise_offices,
)
from caunoi.people.rules import LOCK_AFTER
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 12
Write = Callable[[User, Province, int], object]


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """What each act came to, "done" or a refusal's code; all start together, on connections of their own."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            barrier.wait()
            act()
        except RuleBroken as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_guessing_in_parallel_gains_nothing() -> None:
    def guess() -> None:
        begin_try(username="hang", address="10.0.0.1", at=timezone.now())

    came_to = at_once([guess] * AT_ONCE)
    assert came_to.count("done") <= LOCK_AFTER
    assert set(came_to) <= {"done", "locked"}
    assert SignInFailure.objects.count() == came_to.count("done")


def test_of_many_who_hold_one_link_one_gets_the_account() -> None:
    admin, token = _invitation()

    def accept() -> None:
        accept_invitation(token=token, password="Mot-cau-dai-2026", at=timezone.now())

    def revoke() -> None:
        revoke_invitation(actor=admin, invitation=Invitation.objects.get())

    came_to = at_once([accept] * AT_ONCE + [revoke])
    assert came_to.count("done") == 1
    assert set(came_to) <= {"done", "invitation-over", "invitation-closed"}
    accepted = Invitation.objects.get().state == "accepted"
    assert User.objects.filter(username="hoa").count() == accepted


TODAY, NEXT = date(2026, 7, 1), date(2026, 8, 1)
BOARDS = CollectiveSaid("các ban Đảng", Scope.PLACE, kinds=(OfficeKind.PARTY_BOARD,))


def _rename(keeper: User, province: Province, number: int) -> object:
    name = f"Ban Mới {number}"
    return rename_office(actor=keeper, office=province.board, name=name, short_name=name, on=TODAY)


def _merge(keeper: User, province: Province, number: int) -> object:
    merge = EventSaid(EventKind.MERGE, TODAY, (province.commune,), (province.neighbour,))
    return record_event(actor=keeper, said=merge)


def _merge_into_new(keeper: User, province: Province, number: int) -> object:
    merge = EventSaid(EventKind.MERGE, TODAY, (province.commune, province.neighbour))
    founded = [OfficeSaid("Đảng ủy xã Mới", "Xã Mới", "committee", "commune")]
    return reorganise_offices(actor=keeper, said=merge, founded=founded)


def _split(keeper: User, province: Province, number: int) -> object:
    split = EventSaid(EventKind.SPLIT, TODAY, (province.commune,))
    founded = [OfficeSaid(name, name, "committee", "commune") for name in ("Xã Đông", "Xã Tây")]
    return reorganise_offices(actor=keeper, said=split, founded=founded)


def _alias(keeper: User, province: Province, number: int) -> object:
    return add_alias(actor=keeper, office=province.board, name="Ban 35")


def _collective(keeper: User, province: Province, number: int) -> object:
    return add_collective(actor=keeper, said=BOARDS)


@pytest.mark.parametrize(
    ("act", "refused", "verb", "entered"),
    [
        (_rename, "renamed-twice", "rename_office", {OfficeEvent: 1, OfficeAlias: 2, Office: 6}),
        (_merge, "event-twice", "record_event", {OfficeEvent: 1, Office: 6}),
        (_merge_into_new, "name-taken", "add_office", {OfficeEvent: 1, Office: 7}),
        (_split, "name-taken", "add_office", {OfficeEvent: 1, Office: 8}),
        (_alias, "alias-twice", "add_alias", {OfficeAlias: 1}),
        (_collective, "collective-twice", "add_collective", {Collective: 1}),
    ],
)
def test_of_many_who_write_one_thing_in_the_register_one_does(
    province: Province, act: Write, refused: str, verb: str, entered: dict[type[Model], int]
) -> None:
    keeper = province.people["specialist"]
    came_to = at_once([partial(act, keeper, province, number) for number in range(4)])
    assert came_to == sorted(["done", *[refused] * 3])
    assert {model: model._default_manager.count() for model in entered} == entered
    lines = Entry.objects.filter(verb=verb)
    assert lines.count() == len({(line.about_type, line.about_id) for line in lines})
    assert set(Office.objects.exclude(valid_to=None).values_list("valid_to", flat=True)) <= {
        date(2026, 6, 30)
    }


def test_two_collectives_do_not_come_to_one_name(province: Province) -> None:
    keeper = province.people["specialist"]
    two = [
        add_collective(actor=keeper, said=replace(BOARDS, name=name)) for name in ("các ban", "ban, ngành")
    ]
    came_to = at_once([partial(change_collective, actor=keeper, collective=one, said=BOARDS) for one in two])
    assert came_to == ["collective-twice", "done"]
    assert Collective.objects.filter(name=BOARDS.name).count() == 1


def test_an_office_renamed_while_it_ends_keeps_both(province: Province) -> None:
    keeper = province.people["specialist"]
    end = EventSaid(EventKind.END, NEXT, (province.board,))
    came_to = at_once([partial(_rename, keeper, province, 1), partial(record_event, actor=keeper, said=end)])
    assert came_to == ["done", "done"]
    office = Office.objects.get(pk=province.board.pk)
    assert (office.name, office.valid_to) == ("Ban Mới 1", date(2026, 7, 31))


def _invitation() -> tuple[User, str]:
    admin = User.objects.create_user("admin", full_name="Quản trị", role="admin")
    office = Office.objects.create(name="Xã A", short_name="Xã A", kind="committee", level="commune")
    said = InvitationSaid("Hòa", "hoa", office)
    return admin, invite_contact(actor=admin, said=said, at=timezone.now())[1]
