"""The tables of SQLite, migrated once and copied: migrating anew costs every process that needs them 16 s."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.house.measures import ROOT, SRC

KEPT = ROOT / ".pytest_cache" / "tables"
MEMORY = "file:tables?mode=memory&cache=shared"


def _state() -> str:
    """Another word as soon as a migration (also its name), what migrations call or a package is another."""
    migrations = sorted(SRC.glob("caunoi/*/migrations/*.py"))
    parts = [*migrations, SRC / "caunoi/ledger/append_only.py", ROOT / "requirements.txt"]
    said = (f"{part.relative_to(ROOT)}\0".encode() + part.read_bytes() for part in parts)
    return hashlib.sha256(b"\0".join(said)).hexdigest()[:16]


def empty() -> Path:
    """A file with every table and no row, to copy; whoever comes first makes it, the others wait."""
    made = KEPT / _state() / "caunoi.sqlite3"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for old in KEPT.glob("*/*.sqlite3"):
                old.unlink()
            _migrate(made)
    return made


def _migrate(made: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        subprocess.run(
            [sys.executable, "-m", "caunoi.site.manage", "migrate", "--verbosity", "0"],
            env=kept | {"CAUNOI_DATA": folder},
            check=True,
            timeout=250,
        )
        made.parent.mkdir(exist_ok=True)
        (Path(folder) / made.name).replace(made)


@contextmanager
def in_memory() -> Iterator[None]:
    """The database at MEMORY begins with the tables; it lives at least as long as the block."""
    with closing(sqlite3.connect(MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(f"{empty().as_uri()}?mode=ro", uri=True)) as tables:
            tables.backup(memory)
        yield
