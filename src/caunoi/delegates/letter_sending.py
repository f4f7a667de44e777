"""Sends the letters of a mailing: each is taken, written as of this moment, handed over, and settled."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from typing import Final

from django.urls import reverse
from django.utils import timezone

from caunoi.delegates import letter_leases as leases
from caunoi.delegates.answer_calendar import appointments, calendar, sessions_of
from caunoi.delegates.letter_message import message_of, reference
from caunoi.delegates.letter_reads import address_of, last_sent, reason_since, sequence_of
from caunoi.delegates.letter_rules import TOLD_OFF, Appointment, LetterKind, gone, is_stale
from caunoi.delegates.letter_words import words_of
from caunoi.delegates.models import Delegate, InvitationLetter
from caunoi.delegates.rules import ANSWERING, AWAITED, Standing
from caunoi.meetings.rules import STANDS, State
from caunoi.people.mail import NoServer, NotSent, Refused, Unsure, hand_over
from caunoi.people.person_rules import ContactKind, masked

log = logging.getLogger(__name__)

NO_ADDRESS = "Đại biểu không còn địa chỉ thư."


_TO: Final = {
    LetterKind.INVITE: AWAITED,
    LetterKind.CHANGE: ANSWERING,
    LetterKind.CANCEL: ANSWERING | {Standing.STRUCK},
    LetterKind.WITHDRAW: frozenset({Standing.STRUCK}),
}


def send_mailing(mailing_id: int) -> None:
    """Sends letter after letter, each as of its own moment; stops where the mail server cannot be reached."""
    while lease := leases.take(mailing_id, now=timezone.now()):
        try:
            _send(lease, now=timezone.now())
        except leases.LeaseLost:
            log.warning("letter %s: the lease was lost, what we know of it is dropped", lease.letter.pk)
        except NoServer as away:
            leases.put_back(lease, str(away), now=timezone.now())
            return


def _send(lease: leases.Lease, *, now: datetime) -> None:
    letter, delegate = lease.letter, _delegate(lease.letter)
    before, entries = last_sent(delegate), appointments(delegate, sessions_of(delegate))
    needless = _needless(letter, delegate, before, entries)
    if needless:
        leases.drop(lease, needless)
        return
    to, secret = address_of(delegate), "" if letter.kind == LetterKind.WITHDRAW else token_urlsafe(24)
    if not to:
        leases.refuse(lease, NO_ADDRESS)
        return
    told = [one.kept() for one in entries] if letter.kind not in TOLD_OFF else []
    handing = partial(leases.note_handing, lease, told=told, to=masked(ContactKind.EMAIL, to), secret=secret)
    try:
        said = hand_over(_message(letter, delegate, before, entries, to, secret), to, handing)
    except NoServer:
        raise
    except (Refused, ValueError) as refused:
        leases.refuse(lease, str(refused))
    except (NotSent, Unsure) as failed:
        leases.put_back(lease, str(failed), now=now, unsure=isinstance(failed, Unsure))
    else:
        leases.finish(lease, said, now=timezone.now())


def _delegate(letter: InvitationLetter) -> Delegate:
    found = Delegate.objects.select_related("meeting__office", "office", "point", "forum")
    return found.get(pk=letter.delegate_id)


def _needless(
    letter: InvitationLetter,
    delegate: Delegate,
    before: InvitationLetter | None,
    entries: tuple[Appointment, ...],
) -> str:
    """Why the letter is not to leave any more; empty where it is."""
    meeting, kind = delegate.meeting, LetterKind(letter.kind)
    if delegate.stands not in _TO[kind]:
        return "Đại biểu không còn trong danh sách dự."
    if kind is LetterKind.INVITE:
        return "" if meeting.stands in STANDS else "Cuộc họp đã hủy hoặc đã kết thúc trước khi thư đi."
    if kind is LetterKind.WITHDRAW:
        return ""
    cancels = kind is LetterKind.CANCEL
    if before is None or cancels is not (meeting.stands is State.CANCELLED):
        return "Cuộc họp vừa đổi trước khi thư đi."
    stale = is_stale(LetterKind(before.kind), before.spoken_of, entries, meeting.stands)
    return "" if stale else "Lịch lại đúng như thư trước."


def _message(
    letter: InvitationLetter,
    delegate: Delegate,
    before: InvitationLetter | None,
    entries: tuple[Appointment, ...],
    to: str,
    secret: str,
) -> bytes:
    kind, mailing = LetterKind(letter.kind), letter.mailing
    # Why somebody was struck off is the office's matter, and why the day was moved is none of hers any more.
    change = None if kind is LetterKind.WITHDRAW else delegate.meeting.changes.first()
    reason = reason_since(change, before)
    words = words_of(delegate, entries, kind=kind, note=mailing.note, before=before, reason=reason)
    stays = () if kind in TOLD_OFF else entries
    link = mailing.address + reverse("delegates:answer", args=[secret]) if secret else ""
    left = gone(before.spoken_of, stays) if before else ()
    return message_of(
        words, to=to, link=link, code=delegate.code,
        calendar=calendar(delegate, stays, sequence=sequence_of(delegate), gone=left),
        names=(reference(letter.pk), reference(before.pk) if before else ""), at=mailing.at,
    )  # fmt: skip
