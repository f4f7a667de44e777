"""The one command that an office runs: from an empty folder to a page that answers."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.house.measures import SRC


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _said_until(process: subprocess.Popen[bytes], log: Path, word: str, seconds: float = 120) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if word in (said := log.read_text(encoding="utf-8")):
            return said
        time.sleep(0.1)
    raise AssertionError(f"never said {word!r}; said: {log.read_text(encoding='utf-8')}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, str]]:
    port, log = _free_port(), tmp_path / "log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    environment |= {"PYTHONPATH": str(SRC), "CAUNOI_DATA": str(tmp_path / "new" / "data")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "caunoi.site.manage", "serve", "--demo", "--bind", f"127.0.0.1:{port}"],
            env=environment,
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process, port, _said_until(process, log, "dừng: Ctrl+C")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def test_from_an_empty_folder_to_the_sign_in_page(served: tuple[subprocess.Popen[bytes], int, str]) -> None:
    process, port, said = served
    assert f"http://127.0.0.1:{port}/" in said
    assert "chuyenvien" in said
    assert "cau-noi-hai-lam" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=20) as page:
        text = page.read().decode()
        assert '<html lang="vi">' in text
        assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    sheet = re.search(r'href="(/static/ui/css/tokens[^"]*)"', text)
    assert sheet is not None
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{sheet[1]}", timeout=20) as answer:
        assert answer.headers["Content-Type"].startswith("text/css")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0


def test_a_port_in_use_is_one_sentence(db: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="đang dùng") as refused:
            call_command("serve", "--bind", f"127.0.0.1:{taken.getsockname()[1]}")
    assert refused.value.returncode == 2


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1", "127.0.0.1:web", ":8000"])
def test_a_wrong_address_is_one_sentence(bind: str) -> None:
    with pytest.raises(CommandError, match="địa chỉ:cổng"):
        call_command("serve", "--bind", bind)
