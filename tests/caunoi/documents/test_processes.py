"""The child that opens a stranger's file: limited, heard, never outliving its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from caunoi.documents import processes
from caunoi.documents.processes import Limits, Outcome

AMPLE = Limits(memory_mb=1024, cpu_seconds=30, quiet_seconds=20, wall_seconds=30)


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for modules of a test's own, which the child can import."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / ".local" / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    folder.mkdir(parents=True)
    environment = processes._environment
    monkeypatch.setattr(
        processes,
        "_environment",
        lambda: environment() | {"PYTHONPATH": f"{environment()['PYTHONPATH']}:{folder}"},
    )
    return folder


def run(child: Path, code: str, data: bytes = b"", *, limits: Limits = AMPLE, **hooks: object) -> Outcome:
    (child / "strange.py").write_text(textwrap.dedent(code), encoding="utf-8")
    return processes.run("strange", ["a", "b"], data, limits=limits, **hooks)  # type: ignore[arg-type]  # as given


def test_gives_bytes_and_arguments_and_takes_the_answer(child: Path) -> None:
    outcome = run(
        child,
        """
        import sys
        sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1] + " ".join(sys.argv[1:]).encode())
        """,
        b"x" * 5_000_000 + b"y",
    )

    assert outcome.code == 0
    assert outcome.answer == b"y" + b"x" * 5_000_000 + b"a b"


def test_lines_are_heard_once_and_in_order(child: Path) -> None:
    heard: list[str] = []

    outcome = run(
        child,
        """
        import sys, time
        for page in range(5):
            print(f"page {page}/5", file=sys.stderr, flush=True)
            time.sleep(0.5)
        """,
        hear=heard.append,
    )

    assert heard == [f"page {page}/5" for page in range(5)]
    assert outcome.said("page") == "4/5"


def test_a_child_that_asks_for_too_much_memory_ends(child: Path) -> None:
    outcome = run(
        child, "bytearray(2_000_000_000)", limits=Limits(256, 30, quiet_seconds=20, wall_seconds=30)
    )

    assert outcome.code != 0
    assert not outcome.overran


def test_a_child_that_turns_in_circles_ends_by_its_cpu_time(child: Path) -> None:
    outcome = run(child, "while True: pass", limits=Limits(512, 1, quiet_seconds=20, wall_seconds=30))

    assert outcome.code == -signal.SIGXCPU


def test_a_child_that_says_nothing_is_ended(child: Path) -> None:
    began = time.monotonic()

    outcome = run(
        child, "import time; time.sleep(60)", limits=Limits(512, 30, quiet_seconds=1, wall_seconds=30)
    )

    assert outcome.overran
    assert time.monotonic() - began < 10


def test_a_child_that_speaks_without_end_is_ended(child: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LONGEST_ANSWER", 1_000_000)

    outcome = run(
        child,
        """
        import sys
        while True:
            sys.stdout.buffer.write(b"x" * 100_000)
        """,
    )

    assert outcome.overran
    assert len(outcome.answer) <= 1_000_000


def test_what_the_child_has_started_goes_with_it(child: Path, tmp_path: Path) -> None:
    outcome = run(
        child,
        """
        import subprocess, sys, time
        grandchild = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print(f"pid {grandchild.pid}", file=sys.stderr, flush=True)
        time.sleep(60)
        """,
        limits=Limits(512, 30, quiet_seconds=1.5, wall_seconds=30),
    )

    assert gone(int(outcome.said("pid")))


def test_an_exception_of_ours_ends_the_child(child: Path) -> None:
    pids: list[int] = []

    def hear(line: str) -> None:
        pids.append(int(line))
        raise RuntimeError("the lease is lost")

    with pytest.raises(RuntimeError, match="lease"):
        run(
            child,
            "import os, sys, time; print(os.getpid(), file=sys.stderr, flush=True); time.sleep(60)",
            hear=hear,
        )

    assert gone(pids[0])


def test_secrets_of_the_server_do_not_reach_the_child(child: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUNOI_SECRET_KEY", "kin")
    monkeypatch.setenv("CAUNOI_DATABASE_URL", "postgresql://u:kin@localhost/x")

    outcome = run(child, "import os; print(sorted(os.environ))")

    assert b"CAUNOI" not in outcome.answer


def test_a_child_dies_with_a_parent_that_was_killed(child: Path) -> None:
    (child / "strange.py").write_text(
        "import os, sys, time; print(os.getpid(), file=sys.stderr, flush=True); time.sleep(60)",
        encoding="utf-8",
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(folder=str(child))],
        stdout=subprocess.PIPE,
        env=processes._environment(),
        text=True,
    )
    assert parent.stdout is not None
    with parent.stdout:
        pid = int(parent.stdout.readline())
    assert not gone(pid, patience=0)

    parent.kill()
    parent.wait()

    assert gone(pid)


PARENT = """
from caunoi.documents import processes
own = processes._environment
processes._environment = lambda: own() | {{"PYTHONPATH": own()["PYTHONPATH"] + ":{folder}"}}
limits = processes.Limits(512, 30, 30, 30)
processes.run("strange", [], b"", limits=limits, hear=lambda line: print(line, flush=True))
"""


def gone(pid: int, patience: float = 5) -> bool:
    """Whether the process has ended, or is only waiting to be buried."""
    until = time.monotonic() + patience
    while True:
        try:
            os.kill(pid, 0)
            dead = Path(f"/proc/{pid}/stat").read_text().split(") ")[1].startswith("Z")
        except (ProcessLookupError, FileNotFoundError):
            dead = True
        if dead or time.monotonic() >= until:
            return dead
        time.sleep(0.05)
