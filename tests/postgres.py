"""A PostgreSQL server of the test's own: made in a temporary folder, ended and removed with it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed: apt-get install postgresql, or tests on PostgreSQL are left out"


def binaries() -> Path | None:
    """The folder of the newest server installed here, None where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda place: place.parts[-3].zfill(4)
    )
    return found[-1].parent if found else None


def _as_postgres(command: Sequence[str]) -> list[str]:
    # The server refuses to run as root, and an ordinary user may run it as oneself.
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, as CAUNOI_DATABASE_URL takes it."""
    bin_ = binaries()
    assert bin_ is not None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="caunoi-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data, port = folder / "data", _free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    try:
        _run([str(bin_ / "initdb"), "-D", str(data), "-A", "trust", "-U", "caunoi", "-E", "UTF8"], folder)
        start = [
            str(bin_ / "pg_ctl"),
            "-D",
            str(data),
            "-o",
            options,
            "-l",
            str(folder / "log"),
            "-w",
            "start",
        ]
        _run(start, folder)
        try:
            yield f"postgresql://caunoi@127.0.0.1:{port}/postgres"
        finally:
            _run([str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(_as_postgres(command), cwd=folder, check=True, capture_output=True, timeout=120)
