"""Letters in the background: the queue says there may be something to send, a row says who sends it.

So a job that is lost, queued twice or killed half-way changes nothing but the time of day.
"""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from caunoi.delegates.letter_rules import QUEUE_AGAIN
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import InvitationLetter, Mailing


@task()
def send_invitations(mailing_id: int) -> None:
    """The queued job: send the letters that nobody else has taken."""
    send_mailing(mailing_id)


def queue(mailing_id: int) -> None:
    """Ask for the letters; called after the transaction that planned them."""
    send_invitations.enqueue(mailing_id)


def tick(now: datetime) -> int:
    """Asks again for mailings that have letters to send and on which nobody works; how many."""
    ripe = InvitationLetter.objects.takeable(now).values("mailing")
    forgotten = Mailing.objects.filter(pk__in=ripe, queued_at__lte=now - QUEUE_AGAIN)
    queued = 0
    for mailing_id, queued_at in forgotten.values_list("pk", "queued_at"):
        # Of several ticks at once only one moves queued_at.
        if Mailing.objects.filter(pk=mailing_id, queued_at=queued_at).update(queued_at=now):
            queue(mailing_id)
            queued += 1
    return queued
