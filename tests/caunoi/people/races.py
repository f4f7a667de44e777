"""Acts at the same moment: SQLite has one writer at a time, so these run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from caunoi.people.actions import begin_try
from caunoi.people.invitation_actions import (
    InvitationSaid,
    accept_invitation,
    invite_contact,
    revoke_invitation,
)
from caunoi.people.models import Invitation, Office, SignInFailure, User
from caunoi.people.rules import LOCK_AFTER
from caunoi.ui.refusal import RuleBroken

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 12


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


def _invitation() -> tuple[User, str]:
    admin = User.objects.create_user("admin", full_name="Quản trị", role="admin")
    office = Office.objects.create(name="Xã A", short_name="Xã A", kind="committee", level="commune")
    said = InvitationSaid("Hòa", "hoa", office)
    return admin, invite_contact(actor=admin, said=said, at=timezone.now())[1]
