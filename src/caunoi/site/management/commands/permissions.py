from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from caunoi.site.permissions import coverage
from caunoi.site.rights_document import document


class Command(BaseCommand):
    help = (
        "Bảng quyền: `caunoi permissions --check` đếm địa chỉ và việc có hàng trong bảng, nêu tên chỗ thiếu; "
        "`--write` viết lại docs/permissions.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="mã thoát 1 nếu có chỗ chưa có hàng")
        parser.add_argument(
            "--write",
            type=Path,
            nargs="?",
            const=Path("docs/permissions.md"),
            help="viết bảng ra tệp (mặc định docs/permissions.md)",
        )

    def handle(self, *args: object, check: bool, write: Path | None, **options: object) -> None:
        found = coverage()
        self.stdout.write(f"Bảng quyền: {found.addresses} địa chỉ, {found.deeds} việc.")
        for fault in found.faults:
            self.stdout.write(f"  {fault}")
        if check and found.faults:
            raise CommandError(f"Bảng quyền còn {len(found.faults)} chỗ phải sửa.", returncode=1)
        if write is not None:
            write.write_text(document(), encoding="utf-8")
            self.stdout.write(f"Đã viết {write}.")
