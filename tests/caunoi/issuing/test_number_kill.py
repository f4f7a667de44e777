"""Twenty clerks on an SQLite file, killed while they issue: no number lost, doubled or half given."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("processes")

PATIENCE = 90.0
CLERKS, EACH = 20, 3
CAST = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from django.db import connection
from caunoi.issuing.models import Term
from caunoi.issuing.number_actions import take_number
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked
from caunoi.people.models import Office, User

def issue(clerk, office):
    asked = Asked(office, "party", "Kế hoạch", date(2026, 3, 10))
    return take_number(actor=clerk, asked=asked, content=Content("tổ chức hội nghị")).number
"""
MANY = """
office = Office.objects.create(
    name="Tỉnh ủy", short_name="Tỉnh ủy", kind="committee", level="province", symbol="TU"
)
Term.objects.create(office=office, name="2025–2030", begins_on=date(2025, 10, 16), basis="Nghị quyết")
clerks, each = int(sys.argv[1]), int(sys.argv[2])
people = [User.objects.create(username=f"c{n}", full_name=f"C{n}", role="specialist") for n in range(clerks)]
start = Barrier(clerks)
def work(clerk):
    start.wait()
    try:
        for _ in range(each):
            issue(clerk, office)
    finally:
        connection.close()
with ThreadPoolExecutor(clerks) as pool:
    list(pool.map(work, people))
print("done", flush=True)
def go_on(clerk):
    while True:
        issue(clerk, office)
with ThreadPoolExecutor(2) as pool:
    list(pool.map(go_on, people[:2]))
"""
NEXT = "print(issue(User.objects.first(), Office.objects.get()))"


def begin(data: Path, script: str, *arguments: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    source = str(Path(__file__).resolve().parents[3] / "src")
    setup = "import django; django.setup()\n"
    return subprocess.Popen(
        [sys.executable, "-c", setup + script, *arguments],
        env=kept
        | {"CAUNOI_DATA": str(data), "PYTHONPATH": source, "DJANGO_SETTINGS_MODULE": "caunoi.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(data: Path, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(data / "caunoi.sqlite3", timeout=20)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def wait_for_more(data: Path, than: int) -> None:
    """Until the clerks have begun to issue on and on, so that the blow falls while they do."""
    until = time.monotonic() + PATIENCE
    while ask(data, "SELECT count(*) FROM issuing_numberentry") <= [(than + 5,)]:
        assert time.monotonic() < until, "nobody issues any more"
        time.sleep(0.05)


def test_clerks_killed_while_they_issue(tmp_path: Path, empty_tables: Path) -> None:
    shutil.copy(empty_tables, tmp_path)
    clerks = begin(tmp_path, CAST + MANY, str(CLERKS), str(EACH))
    assert clerks.stdout is not None
    try:
        assert clerks.stdout.readline() == "done\n"
        whole = CLERKS * EACH
        wait_for_more(tmp_path, whole)
    finally:
        clerks.kill()
        clerks.wait()
        clerks.stdout.close()

    numbers = [number for (number,) in ask(tmp_path, "SELECT number FROM issuing_numberentry ORDER BY id")]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len(numbers) > whole
    told = "SELECT about_id FROM ledger_entry WHERE verb = 'take_number' ORDER BY number"
    given = "SELECT CAST(id AS TEXT) FROM issuing_numberentry WHERE state = 'given' ORDER BY id"
    assert ask(tmp_path, told) == ask(tmp_path, given)
    by_each = ask(tmp_path, "SELECT count(*) FROM issuing_numberentry GROUP BY by_id")
    assert len(by_each) == CLERKS
    assert min(by_each) >= (EACH,)

    after = begin(tmp_path, CAST + NEXT)
    said, _ = after.communicate(timeout=PATIENCE)
    assert said == f"{len(numbers) + 1}\n"
