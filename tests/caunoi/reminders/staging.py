"""`python -m tests.caunoi.reminders.staging COMMAND`: what the tests with real processes do inside an office.

The office's rhythm is round the clock and its own calendar says that it works these days, so that the tests
run at any hour of any day.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time as clock
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import django


def seed(people: int) -> None:
    """An office that never sleeps, and people with an address and one task due today each."""
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from caunoi.people.models import Office, OfficeKind, OfficeLevel, Role, User
    from caunoi.reminders.models import Rhythm

    today = timezone.localdate()
    days = "".join(
        f'[[day]]\non = {today + timedelta(days=n)}\nkind = "work"\nbasis = "trực"\n' for n in range(-1, 3)
    )
    (Path(settings.CAUNOI_DATA) / "ngay-lam-viec.toml").write_text(days, encoding="utf-8")
    call_command("migrate", interactive=False, verbosity=0)
    Rhythm.objects.create(pk=1, digest=time(0), opens=time(0), closes=time(0), pace="soon")
    top = Office.objects.create(
        name="Văn phòng", short_name="VP", kind=OfficeKind.PARTY_OFFICE, level=OfficeLevel.PROVINCE
    )
    User.objects.create_user("chuyenvien", full_name="Chuyên viên", role=Role.SPECIALIST, office=top)
    for number in range(people):
        office = Office.objects.create(
            name=f"Xã {number}",
            short_name=f"Xã {number}",
            kind=OfficeKind.COMMITTEE,
            level=OfficeLevel.COMMUNE,
        )
        User.objects.create_user(
            f"xa{number}", full_name=f"Đầu mối {number}", role=Role.UNIT_CONTACT, office=office,
            email=f"xa{number}@hailam.example",
        )  # fmt: skip
    open_tasks("Báo cáo")


def open_tasks(name: str) -> None:
    """One more task, due today, for each commune."""
    from django.utils import timezone

    from caunoi.people.models import Office, User
    from caunoi.tasks.actions import NewTask, open_task
    from caunoi.tasks.rules import Due, Operator

    specialist = User.objects.get(username="chuyenvien")
    due = Due(timezone.localdate(), None, Operator.BY)
    for office in Office.objects.filter(level="commune"):
        open_task(actor=specialist, new=NewTask(f"{name} của {office}", office, due=due))


def state() -> None:
    """Prints how many e-mail letters stand in each state, as JSON."""
    from django.db.models import Count

    from caunoi.reminders.models import Letter

    rows = Letter.objects.filter(channel="email").order_by().values_list("state").annotate(Count("pk"))
    print(json.dumps(dict(rows)))


def age() -> None:
    """What an hour would do: leases run out, pauses end, deeds have been gathered long enough."""
    from django.utils import timezone

    from caunoi.reminders.models import Letter, Notice

    hour_ago = timezone.now() - timedelta(hours=1)
    Letter.objects.filter(state="sending").update(lease_until=hour_ago)
    Letter.objects.filter(state="waiting").update(next_try_at=hour_ago)
    Letter.objects.exclude(state="sent").update(queued_at=None)
    Notice.objects.filter(gathered_at=None).update(at=hour_ago)


def crowd(number: int) -> None:
    """So many ticks that start together; prints how many ended well."""
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    start, children = clock.monotonic() + 0.5, []
    for _ in range(number):
        child = os.fork()
        if child == 0:
            clock.sleep(max(0.0, start - clock.monotonic()))
            call_command("tick")
            os._exit(0)
        children.append(child)
    print(sum(os.waitpid(child, 0)[1] == 0 for child in children))


def hunt(kills: int, dice: int) -> None:
    """Kills a worker at random so many times, an hour passing after each; then one may finish.

    Prints how many letters are still not sent. Workers are forked, not started anew, because what is
    tested is how they end; every other one plans letters first and may be killed at that. Where there is
    something to send, every third is killed within the first hundredth of a second of a try.
    """
    from django.db import connections

    from caunoi.reminders.models import Letter

    chance = random.Random(dice)
    _work("--batch")  # what a worker imports is there before it is forked
    for number in range(kills):
        if number % 10 == 0:
            open_tasks(f"Việc thêm {number}")
            age()
            _plan()  # so that there is something to be sent
        tries = _tries()
        owing = Letter.objects.exclude(state="sent").exists()
        connections.close_all()
        worker = os.fork()
        if worker == 0:
            _live(plans=number % 2 == 0)
        if owing and number % 3 == 0:
            _await_a_try(tries)
            clock.sleep(chance.uniform(0.0, 0.01))
        else:
            clock.sleep(chance.uniform(0.0, 0.3))
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        age()
    for _ in range(3):
        age()
        _plan()
        _work("--batch")
    print(Letter.objects.exclude(state="sent").count())


def _tries() -> int:
    from caunoi.reminders.models import Attempt

    return Attempt.objects.count()


def _await_a_try(before: int) -> None:
    until = clock.monotonic() + 20
    while _tries() == before and clock.monotonic() < until:
        clock.sleep(0.002)


def _live(*, plans: bool) -> None:
    """A worker's life, until it is killed."""
    if plans:
        _plan()
    _work()
    os._exit(1)


def _plan() -> None:
    from django.core.management import call_command

    call_command("tick")


def _work(*options: str) -> None:
    from django.core.management import call_command

    call_command("worker", *options)


def main() -> None:
    """Runs the command named on the command line."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi.site.settings"
    django.setup()
    command, *numbers = sys.argv[1:]
    known: dict[str, Callable[..., None]] = {
        "seed": seed,
        "state": state,
        "age": age,
        "crowd": crowd,
        "hunt": hunt,
    }
    known[command](*map(int, numbers))


if __name__ == "__main__":
    main()
