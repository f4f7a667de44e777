"""The machine dies in the middle of a running clock: whoever comes back finds the right time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.measures import ROOT, SRC

_OPEN = """
import sys
import django
django.setup()
from datetime import timedelta
from django.db import transaction
from caunoi.meetings.actions import NewMeeting, NewSession, plan_meeting
from caunoi.meetings.floor_actions import FloorTerms, open_floor
from caunoi.meetings.floor_clock_actions import call_speech, end_speech, pause_clock, run_clock
from caunoi.meetings.floor_speech_actions import NewSpeech, register_speech
from caunoi.meetings.models import Floor, Speech
from caunoi.meetings.rules import Kind
from caunoi.people.models import Office, Role, User
from tests.caunoi.meetings.floor_scene import NOON, after
"""
BEGUN = (
    _OPEN
    + """
office = Office.objects.create(name="Văn phòng", short_name="VP", kind="party_office", level="commune")
who = User.objects.create(username="chu-tri", full_name="Chủ trì", role=Role.CHIEF, office=office)
new = NewMeeting(office, Kind.DIALOGUE, "Đối thoại", sessions=(NewSession("Phiên toàn thể"),))
session = plan_meeting(actor=who, new=new).sessions.get()
open_floor(actor=who, session=session, terms=FloorTerms(10, 8))
speech = register_speech(actor=who, session=session, new=NewSpeech("Lê Thị Mai"))
call_speech(actor=who, speech=speech, after=None, now=NOON)
run_clock(actor=who, speech=speech, now=NOON)
with transaction.atomic():
    VERB(actor=who, speech=speech, now=after(2))
    print("in the middle", flush=True)
    sys.stdin.read()
"""
)
FOUND = (
    _OPEN
    + """
floor = Floor.objects.get()
print(floor.clock.left_at(after(3)), Speech.objects.get().state)
end_speech(actor=User.objects.get(), speech=floor.speech, now=after(4))
print(Speech.objects.get().spoken)
"""
)


def _started(program: str, data: Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    own = {"CAUNOI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=kept | own | {"PYTHONPATH": f"{SRC}{os.pathsep}{ROOT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("verb", ["pause_clock", "end_speech"])
def test_the_clock_goes_on(empty_tables: Path, tmp_path: Path, verb: str) -> None:
    data = tmp_path / "killed"
    data.mkdir()
    shutil.copy(empty_tables, data / "caunoi.sqlite3")
    with _started(BEGUN.replace("VERB", verb), data) as begun:
        assert begun.stdout is not None
        assert begun.stdout.readline() == "in the middle\n"
        begun.send_signal(signal.SIGKILL)
        assert begun.wait() == -signal.SIGKILL
    with _started(FOUND, data) as found:
        said, _ = found.communicate(timeout=60)
    assert said.split("\n")[:2] == ["07:00 speaking", "0:04:00"]
