"""Workers killed with -9 while invitations leave by a real mail server: nobody is left out, and whoever may
have a letter twice is named.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.caunoi.reminders.house import House, wait_until
from tests.caunoi.reminders.servers import MailServer, running

pytestmark = pytest.mark.xdist_group("processes")

PEOPLE, KILLS, WORKERS = 24, 3, 2
CAST = """
import json, sys
from datetime import timedelta
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from caunoi.delegates.letter_actions import Reviewed, mail_invitations
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.models import Delegate, DelegateContact, InvitationLetter, Mailing
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office, User
now = timezone.now()
"""
PLAN = """
office = Office.objects.create(name="Tỉnh ủy", short_name="Tỉnh ủy", kind="committee", level="province")
by = User.objects.create(username="c", full_name="C", role="specialist", office=office)
on = timezone.localdate() + timedelta(days=9)
meeting = Meeting.objects.create(
    office=office, kind="gathering", title="Gặp mặt", starts_on=on, created_by=by
)
for n in range(int(sys.argv[1])):
    one = Delegate.objects.create(meeting=meeting, full_name=f"Đại biểu {n}", why="tiêu biểu")
    DelegateContact.objects.create(
        delegate=one, kind="email", value=f"d{n}@hailam.example", purpose="mời", expires_on=on
    )
found = letters_of(meeting)
reviewed = Reviewed(found.seen(found.to_invite), "https://cau-noi.hailam.example")
mail_invitations(actor=by, meeting=meeting, reviewed=reviewed)
"""
AN_HOUR = """
ago = now - timedelta(hours=1)
InvitationLetter.objects.filter(state="sending").update(lease_until=ago)
InvitationLetter.objects.filter(state="waiting").update(next_try_at=ago)
Mailing.objects.update(queued_at=ago)
call_command("tick")
"""
TOLD = """
rows = InvitationLetter.objects.values_list("delegate__contacts__value", "state", "doubts")
print(json.dumps(list(rows)))
"""


@pytest.fixture
def house(empty_tables: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copy(empty_tables, tmp_path)
    with running(MailServer(lingers=0.3)) as mail:
        made = House(tmp_path, mail)
        made.settings["DJANGO_SETTINGS_MODULE"] = "caunoi.site.settings"
        yield made


def _run(house: House, script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CAST + script, *arguments], env=house.environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def _struck(house: House, chance: random.Random) -> int:
    """Workers that send for a while; then all are killed at once, while the mail server has a letter and has
    not answered yet. Gives how many letters were out at that moment at most.
    """
    enough = len(house.mail.taken) + chance.randrange(1, 6)
    with house.running(*[("worker",)] * WORKERS) as workers:
        wait_until(lambda: len(house.mail.taken) >= min(enough, PEOPLE), house.log)
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
        for worker in workers:
            worker.wait()
    _run(house, AN_HOUR)
    return WORKERS


@pytest.mark.timeout(600)
def test_workers_killed_while_invitations_leave(house: House) -> None:
    """Between the last byte and our row nobody can know; a letter struck there goes again under the same
    name, and its row says so. Nobody else has two, and nobody none."""
    dice = random.randrange(10**6)
    print(f"dice: {dice}")
    chance, out = random.Random(dice), 0
    _run(house, PLAN, str(PEOPLE))
    for _ in range(KILLS):
        out += _struck(house, chance)
    house.mail.lingers = 0.0
    for _ in range(2):
        house.caunoi("worker", "--batch")
        _run(house, AN_HOUR)
    told = {to: (state, doubts) for to, state, doubts in json.loads(_run(house, TOLD))}
    arrived = Counter(to for to, _ in house.mail.taken)
    assert set(arrived) == set(told) == {f"d{n}@hailam.example" for n in range(PEOPLE)}
    assert {state for state, _ in told.values()} == {"sent"}
    doubled = {to: count - 1 for to, count in arrived.items() if count > 1}
    assert all(extra <= told[to][1] for to, extra in doubled.items()), (doubled, told)
    assert 0 < sum(doubled.values()) <= sum(doubts for _, doubts in told.values()) <= out
    names = defaultdict(set)
    for (to, _), name in zip(house.mail.taken, house.mail.ids, strict=True):
        names[to].add(name)
    assert all(len(kept) == 1 for kept in names.values())
