"""The kept tables are those of the migrations as they stand: another of them is another file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tables

FIRST = "src/caunoi/a/migrations/0001_first.py"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a migration": lambda root: (root / FIRST).write_text("two"),
    "its name": lambda root: (root / FIRST).rename(root / FIRST.replace("0001", "0002")),
    "one more": lambda root: (root / FIRST.replace("0001", "0002")).write_text(""),
    "the triggers": lambda root: (root / "src/caunoi/ledger/append_only.py").write_text("two"),
    "how they are made": lambda root: (root / "tests/migrating.py").write_text("two"),
    "a package": lambda root: (root / "requirements.txt").write_text("two"),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_what_makes_other_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    for name in (FIRST, "src/caunoi/ledger/append_only.py", "tests/migrating.py", "requirements.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(tables, "ROOT", tmp_path)
    monkeypatch.setattr(tables, "SRC", tmp_path / "src")
    before = tables._state()
    assert tables._state() == before
    CHANGES[changed](tmp_path)
    assert tables._state() != before
