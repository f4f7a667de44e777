"""A province's register from file to commit: 1 province, 130 communes, 2,000 hamlets, 8,000 persons.

    python -m bench.register

The rival is openpyxl reading the same file and SQLite taking the same cells into one table, with nothing
checked, resolved, sealed or told. CPU time on both sides; wall time is printed beside it.
"""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from openpyxl import Workbook, load_workbook

SRC = Path(__file__).resolve().parent.parent / "src"
COMMUNES, HAMLETS, PERSONS, MOST_SECONDS, LIMIT = 130, 2_000, 8_000, 20.0, 4.0
POSTS = ("Bí thư", "Phó Bí thư", "Ủy viên", "Trưởng thôn")


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

    from caunoi.people.import_actions import import_register

    call_command("migrate", verbosity=0)
    data = _book()
    start, wall = process_time(), perf_counter()
    done = import_register(actor=None, name="so.xlsx", data=data)
    ours, wall = process_time() - start, perf_counter() - wall
    start = process_time()
    _rival(data)
    theirs = process_time() - start
    print(f"{'what':<10} {'figure':>9} {'rival':>9} {'ratio':>6}  ({done.added:,} rows, s of CPU time)")
    print(f"{'register':<10} {ours:>9.2f} {theirs:>9.2f} {ours / theirs:>5.2f}×  {wall:.1f} s of wall time")
    print(f"at most {LIMIT:g}× and {MOST_SECONDS:g} s of CPU time allowed")
    return int(ours > min(LIMIT * theirs, MOST_SECONDS))


def _book() -> bytes:
    from caunoi.people import office_lines, post_lines

    made = Workbook(write_only=True)
    for title, columns, rows in (
        (office_lines.TITLE, office_lines.COLUMNS, _offices()),
        (post_lines.TITLE, post_lines.COLUMNS, _persons()),
    ):
        page = made.create_sheet(title)
        page.append([column.title for column in columns])
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _offices() -> Iterator[list[str]]:
    yield ["t", "Tỉnh ủy Hải Lam", "Tỉnh ủy", "Cấp ủy", "Tỉnh", "", "TU", "01/01/1997", "", "", "", ""]
    for n in range(COMMUNES):
        former, alias = f"Đảng ủy xã cũ {n} (đến 30/06/2025)", f"ĐU xã số {n}; Xã số {n}"
        yield [
            *(f"t.{n}", f"Đảng ủy xã số {n}", f"Xã {n}", "Cấp ủy", "Xã, phường", "t", "ĐU", "01/07/2025"),
            *("", alias, former, "Nghị quyết"),
        ]
    for n in range(HAMLETS):
        yield [
            *(f"h.{n}", f"Chi bộ thôn {n}", f"Thôn {n}", "Chi bộ", "Chi bộ, thôn", f"t.{n % COMMUNES}"),
            *[""] * 6,
        ]


def _persons() -> Iterator[list[str]]:
    for n in range(PERSONS):
        phone, mail = (f"09{n:08}", "") if n % 2 else ("", f"can-bo-{n}@hailam.vn")
        yield [
            *("", f"Nguyễn Thị Hòa {n}", f"h.{n % HAMLETS}", POSTS[n * len(POSTS) // PERSONS]),
            *("", "01/07/2025", "", f"Quyết định số {n}-QĐ/ĐU", phone, mail),
            *("đầu mối hội nghị", "đồng ý", "31/12/2029"),
        ]


def _rival(data: bytes) -> None:
    database = sqlite3.connect(":memory:")
    for page in load_workbook(io.BytesIO(data), read_only=True).worksheets:
        rows = [list(map(str, row)) for row in page.iter_rows(values_only=True)]
        width = len(rows[0])
        database.execute(f'CREATE TABLE "{page.title}" ({", ".join(f"c{n}" for n in range(width))})')
        database.executemany(f'INSERT INTO "{page.title}" VALUES ({", ".join("?" * width)})', rows)
    database.commit()


if __name__ == "__main__":
    sys.exit(main())
