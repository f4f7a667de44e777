"""Workers killed with -9 while invitations leave by a real mail server: nobody is left out, and whoever may
have a letter twice is named.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.caunoi.reminders.house import House, wait_until
from tests.caunoi.reminders.servers import MailServer, running

pytestmark = pytest.mark.xdist_group("processes")

PEOPLE, KILLS, WORKERS = 24, 3, 2


@dataclass
class Cast:
    """The office in a process of its own, and the mail server that it sends by."""

    process: subprocess.Popen[str]
    mail: MailServer

    def told(self, name: str, number: int = 0) -> Any:
        """What it answers to a line."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{name} {number}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture
def cast(empty_tables: Path, tmp_path: Path) -> Iterator[Cast]:
    shutil.copy(empty_tables, tmp_path)
    with running(MailServer(lingers=0.3)) as mail, (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.caunoi.delegates.letter_staging"], stderr=log, text=True,
            env=House(tmp_path, mail).environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        yield Cast(process, mail)
        process.communicate(timeout=60)


def _struck(cast: Cast, chance: random.Random) -> int:
    """Workers that send for a while; then all are killed at once, while the mail server has a letter and has
    not answered yet. Gives how many letters were out at that moment at most.
    """
    enough = len(cast.mail.taken) + chance.randrange(1, 6)
    workers = cast.told("start", WORKERS)
    wait_until(lambda: len(cast.mail.taken) >= min(enough, PEOPLE))
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    for worker in workers:
        cast.told("bury", worker)
    cast.told("hour")
    return WORKERS


@pytest.mark.timeout(600)
def test_workers_killed_while_invitations_leave(cast: Cast) -> None:
    """Between the last byte and our row nobody can know; a letter struck there goes again under the same
    name, and its row says so. Nobody else has two, and nobody none."""
    dice = random.randrange(10**6)
    print(f"dice: {dice}")
    chance, out = random.Random(dice), 0
    cast.told("plan", PEOPLE)
    for _ in range(KILLS):
        out += _struck(cast, chance)
    cast.mail.lingers = 0.0
    for _ in range(2):
        cast.told("send")
        cast.told("hour")
    told = {to: (state, doubts) for to, state, doubts in cast.told("told")}
    arrived = Counter(to for to, _ in cast.mail.taken)
    assert set(arrived) == set(told) == {f"d{n}@hailam.example" for n in range(PEOPLE)}
    assert {state for state, _ in told.values()} == {"sent"}
    doubled = {to: count - 1 for to, count in arrived.items() if count > 1}
    assert all(extra <= told[to][1] for to, extra in doubled.items()), (doubled, told)
    assert 0 < sum(doubled.values()) <= sum(doubts for _, doubts in told.values()) <= out
    names = defaultdict(set)
    for (to, _), name in zip(cast.mail.taken, cast.mail.ids, strict=True):
        names[to].add(name)
    assert all(len(kept) == 1 for kept in names.values())
