"""Real processes: started together, started again, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.house.measures import SRC

PROGRAM = """
import os, sys
from pathlib import Path
from caunoi.site.supervisor import Part, Supervisor

folder = Path({folder!r})
parts = [Part(name, [sys.executable, "-c", code]) for name, code in {parts!r}]
supervisor = Supervisor(parts, environment=dict(os.environ), pause=0.05, patience={patience})
sys.exit(supervisor.run(ready=lambda: (folder / "ready").touch()))
"""

STAYS = "import os,time,pathlib; pathlib.Path({mark!r}).write_text(str(os.getpid())); time.sleep(60)"
FALLS = "import pathlib; f=pathlib.Path({mark!r}); f.write_text(f.read_text()+'x' if f.exists() else 'x')"
DEAF = (
    "import os,signal,time,pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "pathlib.Path({mark!r}).write_text(str(os.getpid())); time.sleep(60)"
)


def _start(folder: Path, parts: list[tuple[str, str]], patience: float = 5) -> subprocess.Popen[str]:
    named = [(name, code.format(mark=str(folder / name))) for name, code in parts]
    program = textwrap.dedent(PROGRAM).format(folder=str(folder), parts=named, patience=patience)
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": str(SRC)},
            stderr=log,
            text=True,
        )


def _wait(path: Path, seconds: float = 20) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if path.exists() and (path.name == "ready" or path.read_text()):
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{path.name} never came")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").exists() else True


def _gone(pid: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _alive(pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_parts_end_when_asked(tmp_path: Path, number: signal.Signals) -> None:
    supervisor = _start(tmp_path, [("web", STAYS), ("worker", STAYS)])
    pids = [int(_wait(tmp_path / name)) for name in ("web", "worker")]
    _wait(tmp_path / "ready")
    supervisor.send_signal(number)
    assert supervisor.wait(timeout=20) == 0
    assert all(_gone(pid) for pid in pids)


def test_a_fallen_part_is_started_again(tmp_path: Path) -> None:
    supervisor = _start(tmp_path, [("web", STAYS)])
    first = int(_wait(tmp_path / "web"))
    (tmp_path / "web").unlink()
    os.kill(first, signal.SIGKILL)
    second = int(_wait(tmp_path / "web"))
    assert second != first
    supervisor.terminate()
    assert supervisor.wait(timeout=20) == 0
    assert _gone(second)


def test_a_part_that_cannot_stay_ends_everything(tmp_path: Path) -> None:
    supervisor = _start(tmp_path, [("web", STAYS), ("worker", FALLS)])
    web = int(_wait(tmp_path / "web"))
    assert supervisor.wait(timeout=30) == 1
    assert (tmp_path / "worker").read_text() == "xxxxx"
    assert _gone(web)
    assert "worker keeps falling" in (tmp_path / "log").read_text()


def test_a_part_that_does_not_listen_is_ended_anyway(tmp_path: Path) -> None:
    supervisor = _start(tmp_path, [("web", DEAF)], patience=0.5)
    pid = int(_wait(tmp_path / "web"))
    supervisor.terminate()
    assert supervisor.wait(timeout=20) == 0
    assert _gone(pid)


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux ends children with their parent; run on Linux"
)
def test_nothing_stays_behind_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    supervisor = _start(tmp_path, [("web", STAYS), ("worker", STAYS)])
    pids = [int(_wait(tmp_path / name)) for name in ("web", "worker")]
    supervisor.kill()
    supervisor.wait(timeout=20)
    assert all(_gone(pid) for pid in pids)
