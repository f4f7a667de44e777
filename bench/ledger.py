"""Proving a ledger of 100,000 lines, against the least that any proof must do.

    python -m bench.ledger

The rival reads the same rows out of SQLite and takes SHA-256 over the same bytes; that alone would prove
nothing of their order or of a line that is missing. CPU time on both sides.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

SRC = Path(__file__).resolve().parent.parent / "src"
LINES, MOST_SECONDS, LIMIT = 100_000, 10.0, 8.0
_COLUMNS = (
    "number, at, actor_id, actor_name, office_name, verb, about_type, about_id, said, before, after,"
    " previous, digest, search_folded"
)


def main() -> int:
    """Prints a line; exit status 1 over the limit of the ratio or of seconds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"CAUNOI_DATA": folder, "DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
        sys.path.insert(0, str(SRC))
        return _measure()


def _measure() -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from caunoi.ledger.reads import verdict

    call_command("migrate", verbosity=0)
    places = ", ".join(["%s"] * len(_COLUMNS.split(",")))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO ledger_entry ({_COLUMNS}) VALUES ({places})", list(_lines()))
    start = process_time()
    found = verdict()
    ours = process_time() - start
    assert (found.lines, found.fault) == (LINES, ""), found
    start = process_time()
    with connection.cursor() as cursor:
        for row in cursor.execute(f"SELECT {_COLUMNS} FROM ledger_entry ORDER BY number"):
            hashlib.sha256(" ".join(map(str, row)).encode()).hexdigest()
    theirs = process_time() - start
    print(f"{'what':<10} {'figure':>9} {'rival':>9} {'ratio':>6}  ({LINES:,} lines, s of CPU time)")
    print(f"{'verify':<10} {ours:>9.2f} {theirs:>9.2f} {ours / theirs:>5.2f}×")
    print(f"at most {LIMIT:g}× and {MOST_SECONDS:g} s allowed")
    return int(ours > min(LIMIT * theirs, MOST_SECONDS))


def _lines() -> Iterator[tuple[str | int | None, ...]]:
    from caunoi.ledger.rules import BEGINNING, Said, digest

    previous, first = BEGINNING, datetime(2026, 1, 5, 1, tzinfo=UTC)
    for number in range(1, LINES + 1):
        said = Said(
            number, first + timedelta(seconds=97 * number), None, "Nguyễn Thị Hòa", "Văn phòng Tỉnh ủy",
            "change_due", "tasks.task", str(number % 5000),
            f"Nguyễn Thị Hòa đổi hạn nhiệm vụ số {number % 5000} vì chờ số liệu của đơn vị.",
            "trước ngày 12/3/2026", "trước ngày 20/3/2026",
        )  # fmt: skip
        seal = digest(said, previous)
        # SQLite keeps the moment as text in UTC, as Django writes it.
        moment = f"{said.at:%Y-%m-%d %H:%M:%S}"
        yield (number, moment, *astuple(said)[2:], previous, seal, "")
        previous = seal


if __name__ == "__main__":
    sys.exit(main())
