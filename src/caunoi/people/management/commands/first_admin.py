from __future__ import annotations

from argparse import ArgumentParser
from getpass import getpass

from django.core.management.base import BaseCommand, CommandError

from caunoi.people.founding_actions import demand_founding, found_administrator
from caunoi.ui.refusal import RuleBroken


class Command(BaseCommand):
    help = "Lập tài khoản quản trị đầu tiên; hỏi từng mục, mật khẩu không hiện ra màn hình."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--another", action="store_true", help="lập thêm dù đã có người quản trị")

    def handle(self, *args: object, another: bool, **options: object) -> None:
        try:
            demand_founding(another=another)
            username = input("Tên đăng nhập: ").strip()
            full_name = input("Họ và tên: ").strip()
            password = getpass("Mật khẩu (ít nhất 10 ký tự): ")
            if getpass("Mật khẩu, gõ lại: ") != password:
                raise RuleBroken("not-the-same", "Hai lần gõ mật khẩu không giống nhau; chạy lại lệnh.")
            account = found_administrator(
                username=username, full_name=full_name, password=password, another=another
            )
        except RuleBroken as broken:
            raise CommandError(broken.sentence, returncode=2) from None
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Đã thôi, chưa lập tài khoản nào.", returncode=2) from None
        self.stdout.write(f"Đã lập tài khoản quản trị {account.username} ({account}). Mở trang và đăng nhập.")
