"""Real processes that get in each other's way, or are killed: nothing lost, nothing doubled."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter, defaultdict

import pytest

from tests.caunoi.reminders.house import PEOPLE, House

KILLS = 50
TASKS = PEOPLE * (1 + KILLS // 10)
DIGESTS = "SELECT count(*), count(DISTINCT person_id) FROM reminders_letter WHERE channel = 'email'"
WRITTEN = "SELECT reference, 1 FROM reminders_letter WHERE channel = 'email'"
UNSURE = """
    SELECT letter.reference, count(*) FROM reminders_attempt try
    JOIN reminders_letter letter ON letter.id = try.letter_id
    WHERE try.outcome = 'unsure' GROUP BY letter.reference
"""
KINDS = "SELECT kind, count(*) FROM reminders_notice GROUP BY kind"
TWICE = "SELECT 1 FROM reminders_notice GROUP BY kind, task_id, person_id HAVING count(*) > 1"
LINES = "SELECT count(*), count(DISTINCT notice_id) FROM reminders_line WHERE channel = 'email'"

pytestmark = pytest.mark.xdist_group("processes")


def ask(house: House, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(house.data / "caunoi.sqlite3", timeout=20)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def counts(house: House, query: str) -> dict[str, int]:
    return {str(name): int(str(number)) for name, number in ask(house, query)}


def test_eight_ticks_at_once_write_one_digest(house: House) -> None:
    assert house.staging("crowd", "8").strip() == "8"
    assert ask(house, DIGESTS) == [(PEOPLE, PEOPLE)]
    assert counts(house, KINDS) == {"assigned": PEOPLE, "today": PEOPLE}
    # Each letter was asked for once, though eight ticks found it.
    assert ask(house, "SELECT count(*) FROM django_tasks_database_dbtaskresult") == [(PEOPLE,)]
    house.caunoi("worker", "--batch")
    assert len(house.mail.ids) == len(set(house.mail.ids)) == PEOPLE


def same_bytes(house: House) -> dict[str, set[bytes]]:
    """What arrived under each Message-ID."""
    found = defaultdict(set)
    for name, (_, data) in zip(house.mail.ids, house.mail.taken, strict=True):
        found[name].add(data)
    return found


@pytest.mark.timeout(900)
def test_a_worker_killed_fifty_times_loses_nothing_and_doubles_nothing(house: House) -> None:
    """Between the last byte and the answer nobody can know. A letter struck there goes twice under one
    Message-ID, and its row says that we were unsure; no other letter is ever sent twice (ADR 0021)."""
    dice = random.randrange(10**6)
    print(f"dice: {dice}")
    assert house.staging("hunt", str(KILLS), str(dice)).strip() == "0"
    arrived, unsure = Counter(house.mail.ids), counts(house, UNSURE)
    # Whoever goes by the Message-ID has each letter once, and the copies are the same to the byte.
    assert set(arrived) == set(counts(house, WRITTEN))
    assert {name for name, copies in same_bytes(house).items() if len(copies) > 1} == set()
    doubled = {name: count - 1 for name, count in arrived.items() if count > 1}
    assert all(extra <= unsure.get(name, 0) for name, extra in doubled.items()), (doubled, unsure)
    # Every task was told to its unit as given and as due, once each, and each stands in one letter.
    told = counts(house, KINDS)
    assert told["assigned"] == TASKS
    # Those that were opened after the morning's digest will be in the next one.
    assert PEOPLE <= told["today"] <= TASKS
    assert set(told) == {"assigned", "today"}
    assert ask(house, TWICE) == []
    assert ask(house, LINES) == [(sum(told.values()), sum(told.values()))]
    # Kills did come while a letter was being sent.
    assert ask(house, "SELECT count(*) FROM reminders_attempt WHERE outcome != 'sent'") > [(0,)]
