"""The tick of the room, and one queued job for each letter.

The queue only says that there may be something to send; the letter's row says who sends it. So a job that is
lost, queued twice or killed half-way changes nothing but the time of day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from caunoi.reminders.gathering import gather
from caunoi.reminders.models import Letter, Rhythm
from caunoi.reminders.morning import tell_morning
from caunoi.reminders.rules import QUEUE_AGAIN, may_go_out
from caunoi.reminders.sending import send
from caunoi.reminders.watching import watch
from caunoi.tasks.office_days import working_days


@task()
def send_letter(letter_id: int) -> None:
    """The queued job: send the letter, if nobody else has taken it."""
    send(letter_id, now=timezone.localtime())


@dataclass(frozen=True, slots=True)
class Told:
    """What one tick did: notices written, letters written, letters given to the queue."""

    notices: int
    letters: int
    queued: int


def tick(now: datetime) -> Told:
    """Tells what was done and what the clock says, and has letters sent. Safe to run many times at once.

    `now` is a moment in the office's time zone.
    """
    notices = watch(now=now)
    letters = tell_morning(now=now) + gather(now=now)
    return Told(notices, letters, queue_letters(now))


def queue_letters(now: datetime) -> int:
    """Asks the queue for every letter that may leave now and was not asked for lately; how many."""
    if not may_go_out(now, Rhythm.hours(), working_days()):
        return 0
    forgotten = Q(queued_at=None) | Q(queued_at__lte=now - QUEUE_AGAIN)
    ripe = Letter.objects.takeable(now).filter(forgotten).order_by("pk")
    queued = 0
    for letter_id, queued_at in ripe.values_list("pk", "queued_at"):
        # Of several ticks at once only one moves queued_at.
        if Letter.objects.filter(pk=letter_id, queued_at=queued_at).update(queued_at=now):
            send_letter.enqueue(letter_id)
            queued += 1
    return queued
