"""A PostgreSQL server of the test's own: copied into a temporary folder, ended and removed with it."""

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
from typing import Any

from tests import tables

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
    """The address of a running server, as CAUNOI_DATABASE_URL takes it; every database has the tables."""
    bin_ = binaries()
    assert bin_ is not None, MISSING
    cluster = _cluster(bin_)
    with _folder() as folder:
        shutil.copytree(cluster, folder / "data")
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "postgres:", str(folder)], check=True)
        with _started(bin_, folder, "immediate") as address:
            yield address


def _cluster(bin_: Path) -> Path:
    """The files of a server whose databases are all made with the tables in them."""
    with tables.kept(f"postgres-{bin_.parent.name}") as made:
        if not made.exists():
            with _folder() as folder:
                _make(bin_, folder)
                shutil.move(folder / "data", made)
    return made


def _make(bin_: Path, folder: Path) -> None:
    data = str(folder / "data")
    _run([str(bin_ / "initdb"), "-D", data, "-A", "trust", "-U", "caunoi", "-E", "UTF8"], folder)
    with _started(bin_, folder, "fast") as address:
        pattern = address.replace("/postgres", "/template1")
        tables.migrate(CAUNOI_DATABASE_URL=pattern, CAUNOI_DATA=tempfile.mkdtemp(dir=folder))
        for anew in ("DROP DATABASE postgres", "CREATE DATABASE postgres"):
            _run([str(bin_ / "psql"), pattern, "-c", anew], folder)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="caunoi-postgres-"))
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(bin_: Path, folder: Path, stop: str) -> Iterator[str]:
    port, control = _free_port(), [str(bin_ / "pg_ctl"), "-D", str(folder / "data")]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    _run([*control, "-o", options, "-l", str(folder / "log"), "-w", "start"], folder)
    try:
        yield f"postgresql://caunoi@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "-m", stop, "stop"], folder)


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(_as_postgres(command), cwd=folder, check=True, capture_output=True, timeout=120)


def deletions(operations: Any, style: Any, tables: Sequence[str], **_: bool) -> list[str]:
    """What empties the tables, whoever refers to whom; TRUNCATE makes the files of every table anew: 2 s."""
    emptied = "; ".join(f"DELETE FROM {operations.quote_name(table)}" for table in tables)
    return ["SET LOCAL session_replication_role = replica", emptied] if tables else []
