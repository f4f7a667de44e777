"""The letters on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils import timezone

from caunoi.delegates.letter_actions import Reviewed
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_rules import LetterKind, LetterState
from caunoi.delegates.models import Delegate, DelegateContact, InvitationLetter, Mailing
from caunoi.issuing.merge_rules import Guest
from caunoi.meetings.models import Meeting
from tests.caunoi.issuing.guest_lists import VALUES, typed
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At


def _meeting(at: At) -> Meeting:
    """One with a day, somebody to be invited, and somebody whose letter speaks of another hour."""
    found, now = at.once(meeting_of), timezone.now()
    found.starts_on = timezone.localdate()
    found.save()
    mailing = Mailing.objects.create(meeting=found, address="", by=at.scene.other, at=now, queued_at=now)
    for name in ("Lê Mai", "Vũ An"):
        one = Delegate.objects.create(meeting=found, full_name=name, why="tiêu biểu")
        DelegateContact.objects.create(
            delegate=one, kind="email", value="a@hailam.example", purpose="mời", expires_on=found.starts_on
        )
    InvitationLetter.objects.create(
        mailing=mailing, delegate=one, number=1, kind=LetterKind.INVITE, state=LetterState.SENT, sent_at=now
    )
    return found


def _mark(at: At, *, anew: bool = False) -> str:
    found = letters_of(at.once(_meeting))
    return found.seen(found.to_tell if anew else found.to_invite)


IN_ADDRESS: Final[Mapping[str, Callable[[At], object]]] = {
    f"delegates:{name}.meeting": lambda at: at.once(_meeting).pk
    for name in ("letters", "letter_changes", "letter_papers")
}
SENT: Final[Mapping[str, Callable[[At], dict[str, object]]]] = {
    "delegates:letters": lambda at: {"seen": _mark(at)},
    "delegates:letter_papers": lambda at: {**typed(), "whom": "all"},
    "delegates:letter_changes": lambda at: {"seen": _mark(at, anew=True)},
}
WITH: Final[Mapping[str, Callable[[At], object]]] = {
    **{f"delegates.mail_{name}:meeting": lambda at: at.once(_meeting) for name in ("invitations", "changes")},
    "delegates.merge_invitations:meeting": lambda at: at.once(_meeting),
    "delegates.merge_invitations:values": lambda at: VALUES,
    "delegates.merge_invitations:address": lambda at: "https://cau-noi.example",
    "issuing.prepare_merge_of:guests": lambda at: [Guest(1, "Lê Mai")],
    "delegates.mail_invitations:reviewed": lambda at: Reviewed(_mark(at), "https://cau-noi.example"),
    "delegates.mail_changes:reviewed": lambda at: Reviewed(_mark(at, anew=True), "https://cau-noi.example"),
}
