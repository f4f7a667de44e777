from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from caunoi.site.permissions import coverage


class Command(BaseCommand):
    help = (
        "Bảng quyền: `caunoi permissions --check` đếm địa chỉ và việc có hàng trong bảng, nêu tên chỗ thiếu."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="mã thoát 1 nếu có địa chỉ hoặc việc chưa có hàng"
        )

    def handle(self, *args: object, check: bool, **options: object) -> None:
        found = coverage()
        self.stdout.write(f"Bảng quyền: {found.addresses} địa chỉ, {found.deeds} việc.")
        for fault in found.faults:
            self.stdout.write(f"  {fault}")
        if check and found.faults:
            raise CommandError(f"Bảng quyền còn {len(found.faults)} chỗ phải sửa.", returncode=1)
