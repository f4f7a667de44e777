"""Sends one letter: takes it, hands it to its post, writes down what became of it."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from caunoi.reminders import leases
from caunoi.reminders.channels import post
from caunoi.reminders.channels.contract import NotSent, Outgoing, Refused, Unsure
from caunoi.reminders.models import Letter, Rhythm
from caunoi.reminders.rules import Outcome, may_go_out
from caunoi.tasks.office_days import working_days

log = logging.getLogger(__name__)

NO_ADDRESS = "Không còn nơi để gửi: tài khoản đã khóa, đã bỏ địa chỉ, hoặc cơ quan đã tắt đường gửi này."


def send(letter_id: int, *, now: datetime) -> None:
    """Sends the letter, if it may leave at this moment and nobody else has it.

    In the quiet hours and on days off it goes back into the row, to be asked for when letters leave again.
    """
    letter = Letter.objects.takeable(now).select_related("person").filter(pk=letter_id).first()
    if letter is None:
        return
    if not may_go_out(now, Rhythm.hours(), working_days()):
        Letter.objects.takeable(now).filter(pk=letter_id).update(queued_at=None)
        return
    to = post(letter.channel).address_of(letter.person) if letter.person.is_active else ""
    lease = leases.take(letter_id, to=to, now=now)
    if lease is None:
        return
    try:
        _hand_over(lease, to, now)
    except leases.LeaseLost:
        log.warning("letter %s: the lease was lost, what we know of it is dropped", letter_id)


def _hand_over(lease: leases.Lease, to: str, now: datetime) -> None:
    letter = lease.letter
    if not to:
        leases.refuse(lease, NO_ADDRESS)
        return
    try:
        said = post(letter.channel).send(
            _outgoing(letter), letter.person, partial(leases.note_handing, lease)
        )
    except Refused as refused:
        leases.refuse(lease, str(refused))
    except NotSent as failed:
        leases.put_back(lease, Outcome.FAILED, str(failed), now=now)
    except Unsure as unsure:
        leases.put_back(lease, Outcome.UNSURE, str(unsure), now=now)
    else:
        leases.finish(lease, said, now=now)


def _outgoing(letter: Letter) -> Outgoing:
    return Outgoing(
        letter.reference, letter.occasion, letter.subject, letter.text, letter.calendar, letter.written_at
    )
