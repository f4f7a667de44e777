"""The room on PostgreSQL: its lists again, and the races that only many connections can have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres

HERE = Path(__file__).parent
FILES = ("test_watching.py", "test_gathering.py", "races.py")


@pytest.mark.postgres
@pytest.mark.skipif(postgres.binaries() is None, reason=postgres.MISSING)
def test_the_room_holds_on_postgresql(tmp_path: Path) -> None:
    with postgres.server() as address:
        environment = {**os.environ, "CAUNOI_DATABASE_URL": address, "CAUNOI_DATA": str(tmp_path)}
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
        run = subprocess.run(
            [*command, *(str(HERE / name) for name in FILES)],
            check=False, cwd=HERE.parents[2], env=environment, capture_output=True, text=True, timeout=280,
        )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert "skipped" not in run.stdout
