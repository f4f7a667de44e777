"""The door under eight clients, and 1,121 badges, each against a named rival in the same run.

    python -m bench.door

Check-in: both sides behind gunicorn with one worker of eight threads on a file of SQLite, asked by eight
clients at once; then ours with two workers on PostgreSQL. The rival is the smallest redeem that Django can
do: one look-up by the code, one insert that a constraint decides, one answer; no device, no right, no
meeting, no standing, no nonce. A full ticketing server (pretix) needs 21 statements for the same and is not
installed here; our statements are counted by a test. Badges: WeasyPrint sets the same words and codes;
measured on fewer and reckoned up by each.
"""

from __future__ import annotations

import logging
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from time import process_time

import segno
from tests import postgres

from bench.hall import CLIENTS, CODES, PEOPLE, TITLE, Measured, asked, hall, served

SRC = Path(__file__).resolve().parent.parent / "src"
FEW = 100
MOST_P95_MS, LEAST_SHARE, MOST_BADGE_MS, MOST_MB, LEAST_BADGES = 60.0, 0.3, 8.0, 150.0, 5.0


def main() -> int:
    """Prints the figures; exit status 1 where one misses its limit."""
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
    os.environ["PYTHONPATH"] = os.pathsep.join((str(SRC), str(SRC.parent)))
    sys.path.insert(0, str(SRC))
    match sys.argv[1:]:
        case ["badges"]:
            return _badges_alone()
        case [("ours" | "smallest") as side, workers]:
            return _alone(side, int(workers))
    print(f"{'check-in':<34} {'each second':>12} {'p95':>9}   ({PEOPLE} people, {CLIENTS} clients)")
    one, theirs = _measured("ours", 1, "SQLite"), _measured("smallest", 1, "SQLite")
    share = one.each_second / theirs.each_second
    slow = share < LEAST_SHARE
    if postgres.binaries() is None:
        print(postgres.MISSING)
    else:
        with postgres.server() as address:
            two = _measured("ours", 2, "PostgreSQL", CAUNOI_DATABASE_URL=address)
        slow = slow or two.p95 > MOST_P95_MS
    print(f"ours is {share:.2f} of the smallest (at least {LEAST_SHARE:g}), ", end="")
    print(f"p95 on PostgreSQL at most {MOST_P95_MS:g} ms")
    return int(_badges() or slow)


def _measured(side: str, workers: int, engine: str, **more: str) -> Measured:
    """One side in a process and a folder of its own; prints its line."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-m", "bench.door", side, str(workers)],
            check=True, capture_output=True, text=True, env=os.environ | {"CAUNOI_DATA": folder} | more,
        )  # fmt: skip
    found = Measured(*map(float, run.stdout.split()))
    said = f"{side}, {engine}, {workers} worker{'s' if workers > 1 else ''}"
    print(f"{said:<34} {found.each_second:>12.0f} {found.p95:>6.1f} ms")
    return found


def _alone(side: str, workers: int) -> int:
    """Prints answers in a second and p95 for `_measured`."""
    if side == "ours":
        secret, application, address = hall(), "caunoi.site.wsgi:application", "/cua/luot/"
    else:
        secret, application, address = "", "bench.door_rival:application", "/redeem/"
    with served(application, workers) as port:
        found = asked(port, address, secret)
    print(found.each_second, found.p95)
    return 0


def _badges() -> bool:
    """Whether the badges miss a limit; ours in a process of its own, with its peak memory."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.door", "badges"], check=True, capture_output=True, text=True
    )
    ours, memory = map(float, run.stdout.split())
    _weasyprint(FEW)  # its fonts are found once, which is not the time of a badge
    few, many = (_timed(partial(_weasyprint, count)) for count in (FEW, 2 * FEW))
    theirs = 1000 * (many - few) / FEW
    print(
        f"badges     {ours:.2f} ms each, WeasyPrint {theirs:.1f} ms, {theirs / ours:.1f} times ours", end=""
    )
    print(f" (at least {LEAST_BADGES:g}, at most {MOST_BADGE_MS:g} ms); {memory:.0f} MB at most {MOST_MB:g}")
    return ours > MOST_BADGE_MS or memory > MOST_MB or theirs / ours < LEAST_BADGES


def _badges_alone() -> int:
    """All badges in the parts in which the page gives them; prints ms each and the peak in MB."""
    from caunoi.delegates.badge_sheet import Badge, badge_sheets

    people = [
        Badge(f"Nguyễn Văn {code[:4]}", code, "Bí thư chi bộ", "Đảng ủy xã Bến Thượng") for code in CODES
    ]
    parts = [people[at : at + 200] for at in range(0, PEOPLE, 200)]
    took = _timed(lambda: [len(badge_sheets(part, title=TITLE)) for part in parts])
    print(1000 * took / PEOPLE, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return 0


def _weasyprint(count: int) -> None:
    from weasyprint import HTML  # here, for it must not count in the memory of ours

    cells = "".join(
        f"<div><b>{escape(TITLE)}</b><h2>Nguyễn Văn {code[:4]}</h2><p>Bí thư chi bộ<p>Đảng ủy xã Bến Thượng"
        f'<img width=94 src="{segno.make(code, micro=False, error="m").svg_data_uri()}"></div>'
        for code in CODES[:count]
    )
    style = "@page { size: A4; margin: 11mm 15mm } div { float: left; width: 90mm; height: 55mm }"
    HTML(string=f'<meta charset="utf-8"><style>{style}</style>{cells}').write_pdf()


def _timed(run: Callable[[], object]) -> float:
    """CPU time: a machine with other work tells nothing else of a typesetter."""
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
