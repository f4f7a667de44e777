"""The ledger, the people and the addresses on PostgreSQL: the same tests on the other database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres
from tests.house.measures import ROOT

FILES = (
    "tests/caunoi/ledger/test_record.py",
    "tests/caunoi/ledger/test_verify.py",
    "tests/caunoi/ledger/races.py",
    "tests/caunoi/people/test_offices.py",
    "tests/caunoi/people/test_manage.py",
    "tests/caunoi/site/test_ledger_page.py",
)


@pytest.mark.postgres
@pytest.mark.skipif(postgres.binaries() is None, reason=postgres.MISSING)
def test_the_rooms_hold_on_postgresql(tmp_path: Path) -> None:
    with postgres.server() as address:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *FILES],
            check=False,
            cwd=ROOT,
            env={**os.environ, "CAUNOI_DATABASE_URL": address, "CAUNOI_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=280,
        )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert "skipped" not in run.stdout
