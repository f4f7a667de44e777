"""The rooms on PostgreSQL: their tests again, and the races that only many connections can have.

One server and one set of tables for all of them: making the tables costs more than most rooms' tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres
from tests.house.measures import ROOT

HERE = Path(__file__).parent
FILES = (
    "delegates/bus_races.py",
    "delegates/door_races.py",
    "delegates/test_check_in.py",
    "delegates/test_figures.py",
    "delegates/paper_races.py",
    "delegates/quota_races.py",
    "delegates/seat_races.py",
    "delegates/letter_races.py",
    "delegates/test_printed.py",
    "delegates/test_seats.py",
    "delegates/test_guest_file.py",
    "delegates/test_quotas.py",
    "documents/races.py",
    "documents/review/races.py",
    "documents/test_header.py",
    "documents/test_list.py",
    "documents/test_models.py",
    "documents/test_pieces.py",
    "documents/test_read_again.py",
    "documents/test_reading.py",
    "documents/test_removal.py",
    "documents/test_search.py",
    "issuing/draft_races.py",
    "issuing/test_draft_actions.py",
    "issuing/races.py",
    "issuing/test_take_number.py",
    "issuing/check_races.py",
    "issuing/merge_races.py",
    "ledger/races.py",
    "ledger/test_record.py",
    "ledger/test_verify.py",
    "meetings/agenda_races.py",
    "meetings/committee_races.py",
    "meetings/dialogue_races.py",
    "meetings/point_races.py",
    "meetings/floor_races.py",
    "meetings/test_floor_clock.py",
    "meetings/test_change_meeting.py",
    "meetings/test_plan_meeting_from.py",
    "people/races.py",
    "people/test_invitations.py",
    "people/test_manage.py",
    "people/test_offices.py",
    "people/test_sign_in.py",
    "programmes/races.py",
    "programmes/test_adopt_from.py",
    "programmes/test_month_actions.py",
    "programmes/test_papers.py",
    "programmes/test_propose_month.py",
    "programmes/test_week_actions.py",
    "programmes/test_week_sources.py",
    "reminders/races.py",
    "reminders/test_gathering.py",
    "reminders/test_watching.py",
    "site/test_ledger_page.py",
    "site/test_rail.py",
    "tasks/races.py",
    "tasks/test_accept.py",
    "tasks/test_hand_over.py",
    "tasks/test_open.py",
    "tasks/test_place_name.py",
    "tasks/test_views_of_tasks.py",
)


@pytest.mark.postgres
@pytest.mark.timeout(900)
@pytest.mark.skipif(postgres.binaries() is None, reason=postgres.MISSING)
def test_the_rooms_hold_on_postgresql(tmp_path: Path) -> None:
    with postgres.server() as address:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"),
                *(str(HERE / name) for name in FILES),
            ],
            check=False,
            cwd=ROOT,
            env={**os.environ, "CAUNOI_DATABASE_URL": address, "CAUNOI_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=880,
        )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert "skipped" not in run.stdout
