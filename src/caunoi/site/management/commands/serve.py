from __future__ import annotations

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Final

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from caunoi.site.supervisor import Part, Supervisor

_OWN_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Command(BaseCommand):
    help = "Chạy Cầu Nối bằng một lệnh: cập nhật cơ sở dữ liệu, trang web, việc nền và nhịp định kỳ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="địa chỉ và cổng (mặc định %(default)s)")
        parser.add_argument("--threads", type=int, default=8, help="số người được phục vụ cùng lúc")
        parser.add_argument("--demo", action="store_true", help="nạp tỉnh minh họa trước khi chạy")

    def handle(self, *args: object, bind: str, threads: int, demo: bool, **options: object) -> None:
        host, port = _free_address(bind)
        if demo and host not in _OWN_MACHINE:
            raise CommandError(
                f"--demo mở các tài khoản có mật khẩu ai cũng biết nên chỉ chạy trên 127.0.0.1, "
                f"không trên {host}.",
                returncode=2,
            )
        call_command("migrate", interactive=False, verbosity=0)
        if demo:
            call_command("demo", stdout=self.stdout)

        def ready() -> None:
            _wait_for_answer(host, port)
            self.stdout.write(f"Cầu Nối: http://{host}:{port}/  (dừng: Ctrl+C)")
            self.stdout.flush()

        supervisor = Supervisor(_parts(bind, threads), environment=_environment())
        raise SystemExit(supervisor.run(ready=ready))


def _environment() -> dict[str, str]:
    # gunicorn reads this variable for options of its own; ours are given on the command line.
    return {name: value for name, value in os.environ.items() if name != "GUNICORN_CMD_ARGS"}


def _parts(bind: str, threads: int) -> list[Part]:
    caunoi = [sys.executable, "-m", "caunoi.site.manage"]
    web = [sys.executable, "-m", "gunicorn", "caunoi.site.wsgi:application", "--bind", bind]
    web += ["--worker-class", "gthread", "--threads", str(threads), "--timeout", "120"]
    web += ["--graceful-timeout", "8", "--no-control-socket", "--log-level", "warning"]
    worker = [*caunoi, "worker"]
    return [
        Part("web", web),
        # Two, so that a letter of one page need not wait behind a scan of two hundred.
        Part("worker", worker),
        Part("second worker", worker),
        Part("tick", [*caunoi, "tick", "--every", "60"]),
    ]


def _free_address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal():
        raise CommandError(f"--bind {bind} chưa đúng; viết địa chỉ:cổng, ví dụ 127.0.0.1:8000.", returncode=2)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as problem:
            raise CommandError(
                f"Không mở được {bind} ({problem.strerror}). Có thể một chương trình khác đang dùng "
                "cổng này: dừng nó, hoặc chạy với --bind 127.0.0.1:8001.",
                returncode=2,
            ) from None
    return host, int(port)


def _wait_for_answer(host: str, port: int, patience: float = 60.0) -> None:
    shown = "127.0.0.1" if host == "0.0.0.0" else host
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://{shown}:{port}/suc-khoe/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
