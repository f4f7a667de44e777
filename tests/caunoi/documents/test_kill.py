"""A server that is killed leaves nothing half-done, and a reading is taken up again. Real processes."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.caunoi.documents import papers
from tests.caunoi.documents.test_processes import gone

pytestmark = pytest.mark.xdist_group("processes")
PATIENCE = 90.0
RECEIVE = """
import sys
from caunoi.documents.actions import receive_file
from caunoi.people.models import User
actor = User.objects.get(username="chuyenvien")
print(receive_file(actor=actor, name="ke-hoach.txt", data=sys.stdin.buffer.read()).incoming.pk)
"""


@dataclass
class House:
    """An office's own data folder, and the commands run on it."""

    data: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
        source = str(Path(__file__).resolve().parents[3] / "src")
        return kept | {"CAUNOI_DATA": str(self.data), "PYTHONPATH": source}

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def caunoi(self, *arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "caunoi.site.manage", *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout.decode()

    def ask(self, query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.data / "caunoi.sqlite3", timeout=20) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found

    def files(self) -> list[Path]:
        return [place for place in (self.data / "files").rglob("*") if place.is_file()]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, empty_tables: Path) -> House:
    made = House(tmp_path_factory.mktemp("house"))
    shutil.copy(empty_tables, made.data)
    made.caunoi("demo", "--no-papers")
    return made


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)


def child_of(pid: int) -> int:
    """The newest child of a process, 0 for none."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[-1]) if children else 0


def test_a_reading_whose_worker_was_killed_is_taken_up_again(house: House) -> None:
    long_plan = papers.PLAN + "\n\n".join(f"- Việc thứ {n} của cơ quan." for n in range(4_000))
    house.caunoi("shell", "-c", RECEIVE, given=papers.data(long_plan))
    worker = house.start("caunoi.site.manage", "db_worker", "--no-startup-delay", "--interval", "0.1")
    wait_until(lambda: house.ask("SELECT state FROM documents_reading") == [("running",)])
    wait_until(lambda: child_of(worker.pid) != 0)
    reader = child_of(worker.pid)
    os.kill(reader, signal.SIGSTOP)  # so that it cannot finish before we strike

    worker.kill()
    worker.wait()
    with contextlib.suppress(ProcessLookupError):
        os.kill(reader, signal.SIGCONT)

    assert gone(reader)
    assert house.ask("SELECT count(*) FROM documents_document") == [(0,)]
    house.caunoi("tick")
    assert house.ask("SELECT state, attempts FROM documents_reading") == [("running", 1)]

    house.ask("UPDATE documents_reading SET lease_until = '2000-01-01 00:00:00'")
    house.caunoi("tick")
    house.caunoi("db_worker", "--batch", "--no-startup-delay")

    assert house.ask("SELECT state, attempts, dropped FROM documents_reading") == [("done", 2, 1)]
    assert house.ask("SELECT number FROM documents_document") == [(52,)]


@pytest.fixture
def server(house: House) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    web = house.start(
        "gunicorn", "caunoi.site.wsgi:application", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"
    )
    wait_until(lambda: _answers(port))
    yield web, port
    web.kill()
    web.wait()


def _answers(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/suc-khoe/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def signed_in(port: int) -> tuple[str, str]:
    """The cookies of the specialist and the token of a form."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/dang-nhap/")
    answer = connection.getresponse()
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())[0]
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    form = {"csrfmiddlewaretoken": token, "username": "chuyenvien", "password": "cau-noi-hai-lam"}
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/dang-nhap/", urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    cookies = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie") or [])
    return cookies, dict(part.split("=", 1) for part in cookies.split("; "))["csrftoken"]


def half_an_upload(port: int) -> socket.socket:
    """A request that has sent its fields and half of its file."""
    cookies, token = signed_in(port)
    fields = {"csrfmiddlewaretoken": token, "marking": "khong"}
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body += '--x\r\nContent-Disposition: form-data; name="tep"; filename="a.txt"\r\n\r\n' + papers.LETTER
    head = (
        f"POST /van-ban/nhan/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {len(body.encode()) * 2}\r\n\r\n"
    )
    sending = socket.create_connection(("127.0.0.1", port), timeout=30)
    sending.sendall((head + body).encode())
    return sending


def test_a_server_killed_during_an_upload_leaves_nothing(
    house: House, server: tuple[subprocess.Popen[bytes], int]
) -> None:
    web, port = server
    before = house.files(), house.ask("SELECT count(*) FROM documents_incomingfile")

    with half_an_upload(port):
        time.sleep(0.5)
        web.kill()
        web.wait()

    assert (house.files(), house.ask("SELECT count(*) FROM documents_incomingfile")) == before


def test_a_browser_that_goes_away_leaves_nothing(
    house: House, server: tuple[subprocess.Popen[bytes], int]
) -> None:
    _, port = server
    before = house.files(), house.ask("SELECT count(*) FROM documents_incomingfile")

    half_an_upload(port).close()

    time.sleep(2)
    assert _answers(port)
    assert (house.files(), house.ask("SELECT count(*) FROM documents_incomingfile")) == before
