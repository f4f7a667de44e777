"""Who sends a letter: taken and given back by compare-and-swap, written down before the words leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, IntegerField
from django.db.models.functions import Cast

from caunoi.delegates.letter_rules import LEASE, LetterState, pause
from caunoi.delegates.models import AnswerLink, InvitationLetter, LetterQuerySet, Mailing
from caunoi.delegates.rules import digest_of
from caunoi.ledger.actions import record

_LONGEST = 500


class LeaseLost(Exception):
    """Another process has taken the letter: what we know of it may not be written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Our right to send a letter, as long as nobody has taken it after us."""

    letter: InvitationLetter
    attempt: int


def take(mailing_id: int, *, now: datetime) -> Lease | None:
    """The next letter of the mailing that may be sent now; None where there is none."""
    while True:
        waiting = InvitationLetter.objects.takeable(now).filter(mailing=mailing_id)
        seen = waiting.order_by("pk").first()
        if seen is None:
            return None
        # No join in the swap: PostgreSQL would go by a subquery's old answer, and two would hold one.
        ours = InvitationLetter.objects.takeable(now).filter(pk=seen.pk, attempts=seen.attempts)
        taken = ours.update(
            state=LetterState.SENDING, lease_until=now + LEASE, next_try_at=None, handing=False,
            attempts=F("attempts") + 1, doubts=F("doubts") + Cast("handing", IntegerField()),
        )  # fmt: skip
        if taken == 1:
            Mailing.objects.filter(pk=mailing_id).update(queued_at=now)
            return Lease(seen, seen.attempts + 1)


@transaction.atomic
def note_handing(lease: Lease, *, told: list[dict[str, str]], to: str, secret: str) -> None:
    """Written right before the words leave, with the link in them. Raises LeaseLost: they must not."""
    letter = lease.letter
    if _ours(lease).update(handing=True, told=told, to=to) != 1:
        raise LeaseLost
    if secret:
        AnswerLink.objects.create(
            delegate_id=letter.delegate_id, digest=digest_of(secret), made_by_id=letter.mailing.by_id
        )


def finish(lease: Lease, said: str, *, now: datetime) -> None:
    """The mail server has taken the letter. Raises LeaseLost."""
    _settle(lease, state=LetterState.SENT, sent_at=now, said=said[:_LONGEST])


def drop(lease: Lease, why: str) -> None:
    """There is no more need of it. Raises LeaseLost."""
    _settle(lease, state=LetterState.DROPPED, said=why[:_LONGEST])


def put_back(lease: Lease, said: str, *, now: datetime, unsure: bool = False) -> None:
    """It was not taken, or nobody knows (`unsure`): again after a pause, until given up. Raises LeaseLost."""
    wait = pause(lease.letter.failures + 1)
    if wait is None:
        refuse(lease, said)
        return
    _settle(
        lease, state=LetterState.WAITING, next_try_at=now + wait, failures=F("failures") + 1,
        doubts=F("doubts") + int(unsure), said=said[:_LONGEST],
    )  # fmt: skip


@transaction.atomic
def refuse(lease: Lease, said: str) -> None:
    """It will not be taken: given up. Raises LeaseLost."""
    _settle(lease, state=LetterState.GIVEN_UP, failures=F("failures") + 1, said=said[:_LONGEST])
    delegate = lease.letter.delegate
    record(
        actor=None, verb="give_up_letter", about=delegate, after=said[:_LONGEST],
        said=f"Không gửi được {lease.letter.get_kind_display().lower()} cho đại biểu {delegate} "
        f"sau {lease.attempt} lần.",
    )  # fmt: skip


def _settle(lease: Lease, **columns: object) -> None:
    if _ours(lease).update(lease_until=None, handing=False, **columns) != 1:
        raise LeaseLost


def _ours(lease: Lease) -> LetterQuerySet:
    return InvitationLetter.objects.held(lease.attempt).filter(pk=lease.letter.pk)
