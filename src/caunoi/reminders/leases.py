"""Who sends a letter: taken and given back by compare-and-swap, each try written down before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import F

from caunoi.ledger.actions import record
from caunoi.reminders.models import Attempt, Letter
from caunoi.reminders.rules import LEASE, LetterState, Outcome, pause

KILLED_BEFORE = "Tiến trình gửi dừng giữa chừng, thư chưa rời máy."
KILLED_WHILE = "Tiến trình gửi dừng trong lúc trao thư; không rõ bên nhận đã có thư chưa."


class LeaseLost(Exception):
    """Another process has taken the letter: what we know of it may not be written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Our right to send a letter, as long as nobody has taken it after us."""

    letter: Letter
    attempt: int


@transaction.atomic
def take(letter_id: int, *, to: str, now: datetime) -> Lease | None:
    """Takes the letter if it may be sent now, and writes the try down; None where another has or had it.

    A try found under way belongs to a process that was killed: whether it had begun to hand the letter over
    is what its row says.
    """
    known = Letter.objects.select_related("person__office")
    seen = known.takeable(now).filter(pk=letter_id).first()
    if seen is None:
        return None
    ours = Letter.objects.takeable(now).filter(pk=letter_id, attempts=seen.attempts)
    changed = ours.update(
        state=LetterState.SENDING, lease_until=now + LEASE, next_try_at=None, attempts=F("attempts") + 1
    )
    if changed != 1:
        return None
    if seen.attempts:
        _bury(letter_id)
    number = seen.attempts + 1
    Attempt.objects.create(letter_id=letter_id, number=number, to=to, at=now)
    return Lease(seen, number)


def _bury(letter_id: int) -> None:
    """Says of tries found under way what can be known of them."""
    dead = Attempt.objects.filter(letter=letter_id)
    dead.filter(outcome=Outcome.BEGUN).update(outcome=Outcome.FAILED, said=KILLED_BEFORE)
    dead.filter(outcome=Outcome.HANDING).update(outcome=Outcome.UNSURE, said=KILLED_WHILE)


@transaction.atomic
def note_handing(lease: Lease) -> None:
    """Written right before the words leave. Raises LeaseLost: then they must not."""
    if not Letter.objects.held(lease.attempt).filter(pk=lease.letter.pk).exists():
        raise LeaseLost
    _tries(lease).update(outcome=Outcome.HANDING)


@transaction.atomic
def finish(lease: Lease, said: str, *, now: datetime) -> None:
    """The other side has taken the letter. Raises LeaseLost."""
    _settle(lease, Outcome.SENT, said, state=LetterState.SENT, sent_at=now, problem="")


@transaction.atomic
def put_back(lease: Lease, outcome: Outcome, said: str, *, now: datetime) -> None:
    """It was not taken, or nobody knows: again after a pause, until it is given up. Raises LeaseLost."""
    wait = pause(lease.letter.failures + 1)
    if wait is None:
        _give_up(lease, outcome, said)
        return
    _settle(
        lease, outcome, said, state=LetterState.WAITING, next_try_at=now + wait, queued_at=None,
        failures=F("failures") + 1, problem=said,
    )  # fmt: skip


@transaction.atomic
def refuse(lease: Lease, said: str) -> None:
    """It will never be taken: given up at once. Raises LeaseLost."""
    _give_up(lease, Outcome.REFUSED, said)


def _give_up(lease: Lease, outcome: Outcome, said: str) -> None:
    _settle(lease, outcome, said, state=LetterState.GIVEN_UP, failures=F("failures") + 1, problem=said)
    letter = lease.letter
    record(
        actor=None, verb="give_up_letter", about=letter, after=said[:500],
        said=f"Không gửi được cho {letter.person} thư “{letter.subject}” sau {lease.attempt} lần. "
        "Thông báo vẫn có trên trang Thông báo.",
    )  # fmt: skip


def _settle(lease: Lease, outcome: Outcome, said: str, **columns: object) -> None:
    ours = Letter.objects.held(lease.attempt).filter(pk=lease.letter.pk)
    if ours.update(lease_until=None, **columns) != 1:
        raise LeaseLost
    _tries(lease).update(outcome=outcome, said=said)


def _tries(lease: Lease) -> models.QuerySet[Attempt]:
    return Attempt.objects.filter(letter=lease.letter, number=lease.attempt)
