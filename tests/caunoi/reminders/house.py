"""An office as real processes see it: a data folder, settings, a mail server that counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.caunoi.reminders.servers import MailServer
from tests.house.measures import ROOT, SRC

# A busy machine may take its time.
PATIENCE = 400.0
PEOPLE = 12


def seeded(folder: Path, people: int) -> Path:
    """A data folder over SQLite with an office of so many people, to be copied."""
    House(folder, MailServer()).staging("seed", str(people))
    return folder


@dataclass
class House:
    """The data folder, the mail server, and further settings."""

    data: Path
    mail: MailServer
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
        return kept | {
            "PYTHONPATH": f"{SRC}:{ROOT}",
            "CAUNOI_DATA": str(self.data),
            "CAUNOI_LOG_LEVEL": "WARNING",
            "CAUNOI_EMAIL_HOST": "127.0.0.1",
            "CAUNOI_EMAIL_PORT": str(self.mail.port),
            "CAUNOI_EMAIL_TLS": "none",
            "CAUNOI_EMAIL_FROM": "nhacviec@hailam.example",
            **self.settings,
        }

    def run(self, module: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], env=self.environment, cwd=self.data,
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout

    def staging(self, *arguments: str) -> str:
        return self.run("tests.caunoi.reminders.staging", *arguments)

    def caunoi(self, *arguments: str) -> str:
        return self.run("caunoi.site.manage", *arguments)

    def states(self) -> dict[str, int]:
        found: dict[str, int] = json.loads(self.staging("state"))
        return found

    @contextmanager
    def running(self, *commands: tuple[str, ...]) -> Iterator[list[subprocess.Popen[bytes]]]:
        """Commands of ours, each in a process of its own, until the block ends."""
        with (self.data / "log").open("ab") as log:
            started = [
                subprocess.Popen(
                    [sys.executable, "-m", "caunoi.site.manage", *command], env=self.environment,
                    cwd=self.data, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                )
                for command in commands
            ]  # fmt: skip
        try:
            yield started
        finally:
            for process in started:
                process.terminate()
            for process in started:
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def log(self) -> str:
        return (self.data / "log").read_text(encoding="utf-8", errors="replace")


def wait_until(true: Callable[[], bool], say: Callable[[], str] = str) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, f"waited too long: {say()}"
        time.sleep(0.05)
