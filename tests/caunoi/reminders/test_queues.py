"""The same work over each queue: SQLite on one machine, PostgreSQL with two workers, Celery with Redis."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import postgres
from tests.caunoi.reminders.house import PEOPLE, House, wait_until
from tests.serving import free_port

REDIS = shutil.which("redis-server")
NO_REDIS = "Redis is not installed: apt-get install redis-server, or the queue over Celery is not tested"

pytestmark = pytest.mark.xdist_group("processes")


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis of the test's own, which keeps nothing; its address."""
    assert REDIS is not None
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(
        [REDIS, *options, "--dir", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=20)


def everything_arrives_once(house: House, *workers: tuple[str, ...]) -> None:
    """The morning's digests are written, queued, and sent by the workers: each once."""
    with house.running(*workers):
        house.caunoi("tick")
        wait_until(lambda: len(house.mail.taken) >= PEOPLE, house.log)
        house.caunoi("tick")
    assert house.states() == {"sent": PEOPLE}
    assert len(house.mail.ids) == len(set(house.mail.ids)) == PEOPLE
    assert {address for address, _ in house.mail.taken} == {f"xa{n}@hailam.example" for n in range(PEOPLE)}


def test_in_the_database_of_one_machine(house: House) -> None:
    everything_arrives_once(house, ("worker",))


@pytest.mark.postgres
@pytest.mark.skipif(postgres.binaries() is None, reason=postgres.MISSING)
def test_over_postgresql_with_two_workers(house: House) -> None:
    with postgres.server() as address:
        house.settings["CAUNOI_DATABASE_URL"] = address
        house.staging("seed", str(PEOPLE))
        everything_arrives_once(house, ("worker",), ("worker",))


@pytest.mark.skipif(REDIS is None, reason=NO_REDIS)
def test_over_celery_with_redis(house: House) -> None:
    with redis(house.data) as address:
        house.settings |= {"CAUNOI_QUEUE": "celery", "CAUNOI_REDIS_URL": address}
        everything_arrives_once(house, ("worker",), ("worker", "--processes", "2"))


def test_a_broker_that_is_down_costs_time_and_nothing_else(house: House) -> None:
    """The tick says loudly that it could not ask, and asks again; the letters wait in their rows."""
    house.settings |= {
        "CAUNOI_QUEUE": "celery",
        "CAUNOI_REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
    }
    with house.running(("tick",)) as [tick]:
        assert tick.wait(timeout=120) == 0
    assert "the broker cannot be reached" in house.log()
    assert house.states() == {"planned": PEOPLE}
    house.settings.clear()  # back to the database's own queue
    house.staging("age")
    house.caunoi("tick")
    house.caunoi("worker", "--batch")
    assert (house.states(), len(house.mail.taken)) == ({"sent": PEOPLE}, PEOPLE)
