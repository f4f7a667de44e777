"""The tables, migrated once and copied: migrating anew costs every process that needs them 16 s."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
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
    parts.append(ROOT / "tests/migrating.py")
    said = (f"{part.relative_to(ROOT)}\0".encode() + part.read_bytes() for part in parts)
    return hashlib.sha256(b"\0".join(said)).hexdigest()[:16]


@contextmanager
def kept(name: str) -> Iterator[Path]:
    """The place of what is made of the migrations as they are; the others wait until the block ends."""
    place = KEPT / _state() / name
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for old in KEPT.iterdir():
            if old.is_dir() and old != place.parent:
                shutil.rmtree(old)
        place.parent.mkdir(exist_ok=True)
        yield place


def schema(place: Path) -> set[tuple[str, ...]]:
    """Every table, index and trigger of an SQLite file, as it was made."""
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as database:
        return set(database.execute("SELECT type, name, sql FROM sqlite_master").fetchall())


def migrate(**settings: str) -> None:
    """Every migration, in a process of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    command = [sys.executable, "-m", "tests.migrating"]
    subprocess.run(command, env=own | settings, cwd=ROOT, check=True, timeout=250)


def empty() -> Path:
    """An SQLite file with every table and no row, to copy."""
    with kept("caunoi.sqlite3") as made:
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=made.parent) as folder:
                migrate(CAUNOI_DATA=folder)
                (Path(folder) / made.name).replace(made)
    return made


@contextmanager
def in_memory() -> Iterator[None]:
    """The database at MEMORY begins with the tables; it lives at least as long as the block."""
    with closing(sqlite3.connect(MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(f"{empty().as_uri()}?mode=ro", uri=True)) as tables:
            tables.backup(memory)
        yield
