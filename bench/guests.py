"""A list of 1,121 delegates: taken in from Excel with its preview, its page, the check-in; beside pretix.

    python -m bench.guests [--pretix FOLDER]

Ours behind gunicorn with two workers on PostgreSQL, like the pretix that listens here. FOLDER holds the
scripts that fill it and ask it (make_csv.py, seed.py, bench_http.py; their env.sh read before), and it takes
in as many people. Without FOLDER only our own limits count.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, time
from typing import Any

from tests import postgres

from bench.hall import PEOPLE, asked, hall, served

SRC = Path(__file__).resolve().parent.parent / "src"
ASKED, WARM, MOST_KB = 80, 10, 60
MOST_P95 = {"list": 80.0, "check-in": 60.0}
LEAST_TIMES = {"import": 15, "list": 5, "check-in": 5}
THEIR_LIST = ("ui_order_list", 1)
"""The case of their client that asks for the list of orders, one at a time."""


@dataclass(frozen=True)
class Figures:
    """Seconds for the import, the page's median and 95th percentile in ms, check-ins a second and theirs."""

    taken_in: float
    page: float
    page_p95: float
    let_in: float
    let_in_p95: float


def main() -> int:
    """Prints the figures; exit status 1 where one misses its limit."""
    asked_for = argparse.ArgumentParser()
    asked_for.add_argument("--pretix", type=Path)
    folder = asked_for.parse_args().pretix
    if postgres.binaries() is None:
        print(postgres.MISSING)
        return 1
    os.environ |= {"DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
    with tempfile.TemporaryDirectory() as data, postgres.server() as address:
        os.environ |= {"CAUNOI_DATA": data, "CAUNOI_DATABASE_URL": address}
        os.environ["PYTHONPATH"] = os.pathsep.join((str(SRC), str(SRC.parent)))
        sys.path.insert(0, str(SRC))
        ours, size = _ours()
    print(f"list of {PEOPLE}: {size / 1000:.0f} kB (at most {MOST_KB})")
    theirs = _pretix(folder) if folder else None
    if theirs is None:
        print("No pretix was named (--pretix FOLDER): our own limits alone are looked at, no ratio.")
    slow = _told(ours, theirs)
    return int(slow or size > 1000 * MOST_KB)


def _told(ours: Figures, theirs: Figures | None) -> bool:
    """Prints a line for each figure; whether one missed."""
    missed = ours.page_p95 > MOST_P95["list"] or ours.let_in_p95 > MOST_P95["check-in"]
    print(f"{'':<10} {'ours':>10} {'p95':>10} {'pretix':>10} {'p95':>10}  times")
    for name, unit, mine, p95, more in (
        ("import", "s", ours.taken_in, None, False),
        ("list", "ms", ours.page, ours.page_p95, False),
        ("check-in", "/s", ours.let_in, ours.let_in_p95, True),
    ):
        said = f"{name:<10} {mine:>7.1f} {unit:<2} " + (f"{p95:>7.1f} ms" if p95 else " " * 10)
        if theirs:
            other = {"import": theirs.taken_in, "list": theirs.page, "check-in": theirs.let_in}[name]
            beyond = {"list": theirs.page_p95, "check-in": theirs.let_in_p95}.get(name)
            times = mine / other if more else other / mine
            said += f" {other:>7.1f} {unit:<2} " + (f"{beyond:>7.1f} ms" if beyond else " " * 10)
            said += f"  {times:.1f} (at least {LEAST_TIMES[name]})"
            missed = missed or times < LEAST_TIMES[name]
        print(said)
    return missed


def _ours() -> tuple[Figures, int]:
    """Our figures, and the bytes of the page."""
    secret = hall()
    from caunoi.meetings.models import Meeting

    meeting = Meeting.objects.get()
    taken_in = _import(meeting)
    with served("caunoi.site.wsgi:application", 2) as port:
        times, size = _page(port, f"/cuoc-hop/{meeting.pk}/dai-bieu/")
        door = asked(port, "/cua/luot/", secret)
    figures = Figures(taken_in, median(times), quantiles(times, n=20)[-1], door.each_second, door.p95)
    return figures, size


def _import(beside: Any) -> float:
    """Seconds until as many people are in another meeting of the office: offered, looked over, confirmed."""
    from caunoi.delegates.guest_file import preview_guests
    from caunoi.delegates.guest_file_actions import confirm_guests, offer_guests
    from caunoi.meetings.models import Meeting

    user = beside.created_by
    meeting = Meeting.objects.create(
        office=beside.office, kind="gathering", title="Hội nghị", created_by=user
    )
    data = _book(str(beside.office))
    start = perf_counter()
    offered = offer_guests(actor=user, meeting=meeting, name="dai-bieu.xlsx", data=data)
    confirm_guests(actor=user, offered=offered, seen=preview_guests(meeting, data).seen)
    took = perf_counter() - start
    assert meeting.delegates.count() == PEOPLE
    return took


def _book(office: str) -> bytes:
    """The list in Excel: each with a name, a post, the office, a delegation, a seat and a bus."""
    from caunoi.delegates.guest_file import DelegateTable
    from caunoi.people.workbook import Cell, write_book

    class Filled(DelegateTable):
        def rows(self) -> Iterator[tuple[Cell, ...]]:
            for number in range(PEOPLE):
                yield (
                    f"Nguyễn Văn {number:04}", "Trưởng thôn", office, "Đại biểu dự", f"Đoàn số {number % 20}",
                    "", "", f"A{number}", f"Xe {number // 45}", "Cán bộ thôn tiêu biểu", "", "",
                )  # fmt: skip

    return write_book([Filled()], filled=True)


def _page(port: int, address: str) -> tuple[list[float], int]:
    """Milliseconds of each answer to somebody signed in, and the bytes of the last."""
    from django.conf import settings
    from django.test import Client

    from caunoi.people.models import User

    client = Client()
    client.force_login(User.objects.get())
    name = settings.SESSION_COOKIE_NAME
    cookie = f"{name}={client.cookies[name].value}"
    link, times, size = http.client.HTTPConnection("127.0.0.1", port, timeout=60), [], 0
    for _ in range(WARM + ASKED):
        start = perf_counter()
        link.request("GET", address, headers={"Cookie": cookie})
        answer = link.getresponse()
        body = answer.read()
        times.append(1000 * (perf_counter() - start))
        assert answer.status == 200
        assert "Đại biểu 0012".encode() in body
        size = len(body)
    return times[WARM:], size


def _pretix(folder: Path) -> Figures:
    """The same of a pretix that listens here, by its own scripts."""
    event = f"b{int(time())}"
    base = Path(os.environ["BASE"])
    python, people = str(base / "venv/bin/python"), str(base / "people.csv")
    _lines([python, str(folder / "make_csv.py"), str(PEOPLE), people], base)
    [seeded] = [
        one for one in _lines([python, str(folder / "seed.py"), people, event], base) if "rows" in one
    ]
    client = [python, str(folder / "bench_http.py"), event]
    [page] = [one for one in _lines([*client, "pages"], base) if (one["case"], one["threads"]) == THEIR_LIST]
    door = next(iter(_lines([*client, "redeem", "8"], base)))
    return Figures(seeded["seconds"], page["p50_ms"], page["p95_ms"], door["rps"], door["p95_ms"])


def _lines(command: list[str], where: Path) -> Iterator[dict[str, Any]]:
    """What a script prints, a JSON object a line."""
    run = subprocess.run(command, check=True, cwd=where, capture_output=True, text=True, env=_env())
    return (json.loads(line) for line in run.stdout.splitlines() if line.startswith("{"))


def _env() -> dict[str, str]:
    """Without our settings, which are not those of a pretix."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CAUNOI", "PYTHONPATH"))
    }
    return kept | {"DJANGO_SETTINGS_MODULE": "pretix.settings"}


if __name__ == "__main__":
    sys.exit(main())
