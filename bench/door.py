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

import http.client
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from uuid import uuid4

import segno
from tests import postgres

SRC = Path(__file__).resolve().parent.parent / "src"
PEOPLE, CLIENTS, FEW = 1_121, 8, 100
MOST_P95_MS, LEAST_SHARE, MOST_BADGE_MS, MOST_MB, LEAST_BADGES = 60.0, 0.3, 8.0, 150.0, 5.0
CODES = [f"{number:04}-dEf_0123456789xyzQ" for number in range(PEOPLE)]
TITLE = "Gặp mặt cán bộ thôn tiêu biểu"


@dataclass(frozen=True)
class Measured:
    """What eight clients met: answers in a second, and the 95th percentile in milliseconds."""

    each_second: float
    p95: float


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
        secret, application, address = _hall(), "caunoi.site.wsgi:application", "/cua/luot/"
    else:
        secret, application, address = "", "bench.door_rival:application", "/redeem/"
    with _served(application, workers) as port:
        found = _asked(port, address, secret)
    print(found.each_second, found.p95)
    return 0


def _hall() -> str:
    """The tables with everybody in them, and a door's secret."""
    import django

    django.setup()
    from django.core.management import call_command

    from caunoi.delegates.door_actions import open_door
    from caunoi.delegates.models import Delegate
    from caunoi.meetings.models import Meeting
    from caunoi.people.models import Office, User

    call_command("migrate", verbosity=0)
    office = Office.objects.create(name="Tỉnh ủy", short_name="TU", kind="committee", level="province")
    chief = User.objects.create(username="c", full_name="C", role="chief", office=office)
    meeting = Meeting.objects.create(office=office, kind="gathering", title=TITLE, created_by=chief)
    Delegate.objects.bulk_create(
        Delegate(meeting=meeting, full_name=f"Đại biểu {code}", why="tiêu biểu", code=code, office=office)
        for code in CODES
    )
    return open_door(actor=chief, meeting=meeting, name="Cửa 1")[1]


@contextmanager
def _served(application: str, workers: int) -> Iterator[int]:
    """The application behind gunicorn as `caunoi serve` starts it."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--log-level"]
    command += ["error", "--worker-class", "gthread", "--threads", "8", "--no-control-socket"]
    command += ["--workers", str(workers)]
    process = subprocess.Popen(command)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")


def _asked(port: int, address: str, secret: str) -> Measured:
    """Every code once, by eight clients that each keep a connection."""
    shares = [CODES[first::CLIENTS] for first in range(CLIENTS)]
    start = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [
            took
            for share in pool.map(lambda codes: _client(port, address, secret, codes), shares)
            for took in share
        ]
    return Measured(PEOPLE / (perf_counter() - start), 1000 * quantiles(times, n=20)[-1])


def _client(port: int, address: str, secret: str, codes: Sequence[str]) -> list[float]:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    times = []
    for code in codes:
        letter = {"luot": [{"nonce": uuid4().hex, "code": code, "at": "2027-03-22T00:31:00Z"}]}
        start = perf_counter()
        link.request("POST", address, json.dumps(letter), headers)
        answer = link.getresponse()
        said = json.loads(answer.read())
        times.append(perf_counter() - start)
        assert said["answers"][0]["passed"], said
    return times


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
