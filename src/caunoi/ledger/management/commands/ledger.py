from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from caunoi.ledger.reads import verdict


class Command(BaseCommand):
    help = "Kiểm tra sổ nhật ký: `caunoi ledger verify` đọc lại mọi dòng và đối chiếu mã niêm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"], help="verify: đối chiếu toàn bộ sổ")
        parser.add_argument("--expect", default="", help="mã cuối sổ đã ghi lại lần trước; phải còn trong sổ")

    def handle(self, *args: object, what: str, expect: str, **options: object) -> None:
        found = verdict(expected=expect)
        if found.fault:
            raise CommandError(f"{found.fault} {found.lines} dòng trước đó còn nguyên.", returncode=1)
        self.stdout.write(f"Sổ nhật ký còn nguyên: {found.lines} dòng.")
        self.stdout.write(f"Mã cuối sổ (ghi lại để đối chiếu lần sau): {found.head}")
