"""`python -m tests.caunoi.delegates.letter_staging`: an office whose invitations leave, told what to do by
lines of standard input; each is answered by a line of JSON.

Workers are forked, not started anew: what is tested is how they end.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta

import django


def plan(people: int) -> None:
    """A gathering, so many people with an address, and their invitations on the way."""
    from django.utils import timezone

    from caunoi.delegates.letter_actions import Reviewed, mail_invitations
    from caunoi.delegates.letter_reads import letters_of
    from caunoi.delegates.models import Delegate, DelegateContact
    from caunoi.meetings.models import Meeting
    from caunoi.people.models import Office, User

    office = Office.objects.create(name="Tỉnh ủy", short_name="Tỉnh ủy", kind="committee", level="province")
    by = User.objects.create(username="c", full_name="C", role="specialist", office=office)
    on = timezone.localdate() + timedelta(days=9)
    meeting = Meeting.objects.create(
        office=office, kind="gathering", title="Gặp mặt", starts_on=on, created_by=by
    )
    for n in range(people):
        one = Delegate.objects.create(meeting=meeting, full_name=f"Đại biểu {n}", why="tiêu biểu")
        DelegateContact.objects.create(
            delegate=one, kind="email", value=f"d{n}@hailam.example", purpose="mời", expires_on=on
        )
    found = letters_of(meeting)
    reviewed = Reviewed(found.seen(found.to_invite), "https://cau-noi.hailam.example")
    mail_invitations(actor=by, meeting=meeting, reviewed=reviewed)


def start(count: int) -> list[int]:
    """So many workers; their numbers."""
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    started = []
    for _ in range(count):
        worker = os.fork()
        if worker == 0:
            call_command("worker")
            os._exit(1)
        started.append(worker)
    return started


def bury(worker: int) -> None:
    """Waits until a worker that was killed is gone."""
    os.waitpid(worker, 0)


def send(_: int) -> None:
    """A worker that sends what waits, and ends."""
    from django.core.management import call_command

    call_command("worker", "--batch")


def hour(_: int) -> None:
    """What an hour does, and the tick behind it."""
    from django.core.management import call_command
    from django.utils import timezone

    from caunoi.delegates.models import InvitationLetter, Mailing

    ago = timezone.now() - timedelta(hours=1)
    InvitationLetter.objects.filter(state="sending").update(lease_until=ago)
    InvitationLetter.objects.filter(state="waiting").update(next_try_at=ago)
    Mailing.objects.update(queued_at=ago)
    call_command("tick")


def told(_: int) -> list[tuple[str, str, int]]:
    """Of each letter its address, its state, how often it may have gone unseen."""
    from caunoi.delegates.models import InvitationLetter

    return list(InvitationLetter.objects.values_list("delegate__contacts__value", "state", "doubts"))


KNOWN: dict[str, Callable[[int], object]] = {
    "plan": plan,
    "start": start,
    "bury": bury,
    "send": send,
    "hour": hour,
    "told": told,
}


def main() -> None:
    """Until the input ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi.site.settings"
    django.setup()
    for line in iter(sys.stdin.readline, ""):
        name, number = line.split()
        print(json.dumps(KNOWN[name](int(number))), flush=True)


if __name__ == "__main__":
    main()
