"""A hall of 1,121 people, the service that lets them in, and eight clients who ask it: for the benches."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from uuid import uuid4

from tests.serving import free_port

PEOPLE, CLIENTS = 1_121, 8
CODES = [f"{number:04}-dEf_0123456789xyzQ" for number in range(PEOPLE)]
TITLE = "Gặp mặt cán bộ thôn tiêu biểu"


@dataclass(frozen=True)
class Measured:
    """What eight clients met: answers in a second, and the 95th percentile in milliseconds."""

    each_second: float
    p95: float


def hall() -> str:
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
def served(application: str, workers: int) -> Iterator[int]:
    """The application behind gunicorn as `caunoi serve` starts it."""
    port = free_port()
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


def asked(port: int, address: str, secret: str) -> Measured:
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
