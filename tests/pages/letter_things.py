"""The letters on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils import timezone

from caunoi.delegates.letter_actions import Reviewed
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_rules import LetterKind, LetterState
from caunoi.delegates.models import Delegate, DelegateContact, InvitationLetter, Mailing, PrintedInvitation
from caunoi.issuing.merge_rules import Guest
from caunoi.meetings.models import Meeting
from tests.caunoi.issuing.guest_lists import VALUES, typed
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At


def _meeting(at: At) -> Meeting:
    """One with a day, somebody to be invited, somebody whose letter is old, and somebody who holds
    one and was struck off."""
    found, now = at.once(meeting_of), timezone.now()
    found.starts_on = timezone.localdate()
    found.save()
    mailing = Mailing.objects.create(meeting=found, address="", by=at.scene.other, at=now, queued_at=now)
    for name, standing in (("Lê Mai", "invited"), ("Vũ An", "invited"), ("Hà Thôi", "struck")):
        one = Delegate.objects.create(
            meeting=found, full_name=name, why="tiêu biểu", standing=standing, reason="nhầm"
        )
        DelegateContact.objects.create(
            delegate=one, kind="email", value="a@hailam.example", purpose="mời", expires_on=found.starts_on
        )
        if name != "Lê Mai":
            InvitationLetter.objects.create(
                mailing=mailing, delegate=one, number=1, kind=LetterKind.INVITE, state=LetterState.SENT,
                sent_at=now,
            )  # fmt: skip
    return found


def _unreached(at: At) -> Delegate:
    """Struck off, with an invitation on paper."""
    one = Delegate.objects.create(
        meeting=at.once(_meeting), full_name="Cao Giấy", why="tiêu biểu", standing="struck", reason="nhầm"
    )
    PrintedInvitation.objects.create(delegate=one, at=timezone.now())
    return one


def _mark(at: At, rows: str = "to_invite") -> str:
    found = letters_of(at.once(_meeting))
    return found.seen(getattr(found, rows))


def _reviewed(at: At, rows: str) -> Reviewed:
    return Reviewed(_mark(at, rows), "https://cau-noi.example")


IN_ADDRESS: Final[Mapping[str, Callable[[At], object]]] = {
    f"delegates:{name}.meeting": lambda at: at.once(_meeting).pk
    for name in ("letters", "letter_changes", "letter_papers", "letter_withdrawals", "told_off")
} | {"delegates:told_off.pk": lambda at: at.once(_unreached).pk}
SENT: Final[Mapping[str, Callable[[At], dict[str, object]]]] = {
    "delegates:letters": lambda at: {"seen": _mark(at)},
    "delegates:letter_papers": lambda at: {**typed(), "whom": "all"},
    "delegates:letter_changes": lambda at: {"seen": _mark(at, "to_tell")},
    "delegates:letter_withdrawals": lambda at: {"seen": _mark(at, "to_withdraw")},
}
WITH: Final[Mapping[str, Callable[[At], object]]] = {
    **{
        f"delegates.mail_{name}:meeting": lambda at: at.once(_meeting)
        for name in ("invitations", "changes", "withdrawals")
    },
    "delegates.merge_invitations:meeting": lambda at: at.once(_meeting),
    "delegates.merge_invitations:values": lambda at: VALUES,
    "delegates.merge_invitations:address": lambda at: "https://cau-noi.example",
    "issuing.prepare_merge_of:guests": lambda at: [Guest(1, "Lê Mai")],
    "delegates.mail_invitations:reviewed": lambda at: _reviewed(at, "to_invite"),
    "delegates.mail_changes:reviewed": lambda at: _reviewed(at, "to_tell"),
    "delegates.mail_withdrawals:reviewed": lambda at: _reviewed(at, "to_withdraw"),
    "delegates.note_told_off:delegate": lambda at: at.once(_unreached),
}
