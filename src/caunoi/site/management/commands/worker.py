from __future__ import annotations

from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Làm việc nền: lấy việc trong hàng đợi (CAUNOI_QUEUE) mà làm. Chạy được trên nhiều máy cùng lúc."

    # The checks load every page of the house; `migrate` and `serve` have made them.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="làm hết việc đang chờ rồi thôi (database)")
        parser.add_argument(
            "--processes", type=int, default=1, metavar="SỐ", help="số việc làm cùng lúc (celery)"
        )

    def handle(self, *args: object, batch: bool, processes: int, **options: object) -> None:
        if settings.CAUNOI_QUEUE == "database":
            # It looks for work once a second.
            call_command("db_worker", "--no-reload", "--no-startup-delay", *(["--batch"] if batch else []))
            return
        if batch:
            raise CommandError("--batch chỉ dùng với hàng đợi trong cơ sở dữ liệu.", returncode=2)
        from caunoi.site.celery_queue import work

        work(number=processes)
