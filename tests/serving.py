"""The real service for a test: `caunoi serve` on a free port, with a data folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.measures import SRC


@dataclass(frozen=True)
class Served:
    """A running service."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *options: str, tables: Path | None = None) -> Iterator[Served]:
    """Starts the service in an empty folder and ends it; AssertionError with its log if it never answers.

    With `tables` the database is already there, as on every day but the first.
    """
    address, log = f"127.0.0.1:{free_port()}", folder / "log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    environment |= {"PYTHONPATH": str(SRC), "CAUNOI_DATA": str(folder / "new" / "data")}
    if tables:
        (folder / "new" / "data").mkdir(parents=True)
        shutil.copy(tables, folder / "new" / "data" / "caunoi.sqlite3")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "caunoi.site.manage", "serve", "--bind", address, *options],
            env=environment,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    served = Served(process, f"http://{address}", log)
    try:
        _wait(served, "dừng: Ctrl+C")
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait(served: Served, word: str, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and served.process.poll() is None:
        if word in served.said():
            return
        time.sleep(0.1)
    raise AssertionError(f"never said {word!r}; said: {served.said()}")
