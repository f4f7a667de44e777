"""Four doors on an SQLite file, killed while people come in: nobody counted twice, nobody lost."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.caunoi.issuing.test_number_kill import PATIENCE, ask, begin

pytestmark = pytest.mark.xdist_group("processes")

DOORS, PEOPLE = 4, 400
CAST = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.db import connection
from django.utils import timezone
from caunoi.delegates.door_actions import check_in
from caunoi.delegates.door_rules import Scan
from caunoi.delegates.models import Delegate, Door
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office, User
from caunoi.ui.refusal import RuleBroken

doors, start = int(sys.argv[1]), Barrier(int(sys.argv[1]))
def work(door, codes, offline=False):
    said = []
    start.wait()
    for code in codes:
        scan = Scan(f"{door.name}{code}"[:40], timezone.now(), code, offline=offline)
        try:
            check_in(door=door, scan=scan, now=timezone.now())
            said.append("in")
        except RuleBroken as refused:
            said.append(refused.code)
    connection.close()
    return said
def all_doors(codes):
    with ThreadPoolExecutor(doors) as pool:
        return list(pool.map(lambda door: work(door, codes), Door.objects.select_related("meeting")))
"""
FIRST = """
office = Office.objects.create(name="Tỉnh ủy", short_name="Tỉnh ủy", kind="committee", level="province")
chief = User.objects.create(username="c", full_name="C", role="chief", office=office)
meeting = Meeting.objects.create(office=office, kind="gathering", title="Gặp mặt", created_by=chief)
for n in range(doors):
    Door.objects.create(meeting=meeting, name=f"cua{n}-", digest=str(n), made_by=chief)
for n in range(int(sys.argv[2])):
    Delegate.objects.create(meeting=meeting, full_name=f"Đại biểu {n}", why="tiêu biểu")
codes = list(Delegate.objects.values_list("code", flat=True))
one = all_doors(codes[:1])
print(sorted(answer for [answer] in one), flush=True)
all_doors(codes)
"""
AGAIN = """
codes = list(Delegate.objects.values_list("code", flat=True))
said = all_doors(codes)
print([answers.count("in") + answers.count("already-in") for answers in said])
print(sum(answers.count("in") for answers in said))
"""
COUNT = "SELECT count(*) FROM delegates_checkin WHERE annulled_at IS NULL AND doubles_id IS NULL"


def test_doors_killed_while_people_come_in(tmp_path: Path, empty_tables: Path) -> None:
    """The doors send everything again after the blow, as they do when an answer was lost."""
    shutil.copy(empty_tables, tmp_path)
    hall = begin(tmp_path, CAST + FIRST, str(DOORS), str(PEOPLE))
    assert hall.stdout is not None
    try:
        assert hall.stdout.readline() == "['already-in', 'already-in', 'already-in', 'in']\n"
        until = time.monotonic() + PATIENCE
        while ask(tmp_path, COUNT) <= [(PEOPLE // 8,)]:
            assert time.monotonic() < until, "nobody comes in"
            time.sleep(0.02)
    finally:
        hall.kill()
        hall.wait()
        hall.stdout.close()
    [(before,)] = ask(tmp_path, COUNT)
    assert isinstance(before, int)
    assert before < PEOPLE, "the blow fell after the last of them"

    after = begin(tmp_path, CAST + AGAIN, str(DOORS))
    said, _ = after.communicate(timeout=PATIENCE)
    assert said.splitlines() == [str([PEOPLE] * DOORS), str(PEOPLE)]
    assert ask(tmp_path, COUNT) == [(PEOPLE,)]
    each = "SELECT count(*) FROM delegates_checkin GROUP BY delegate_id HAVING count(*) > 1"
    assert ask(tmp_path, each) == []
