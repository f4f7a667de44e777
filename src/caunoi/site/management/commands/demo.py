from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi.site.demo_conference import show_conference
from caunoi.site.demo_dialogue import ADDRESS, show_dialogue
from caunoi.site.demo_gathering import show_gathering
from caunoi.site.demonstration import PASSWORD, show_province
from caunoi.ui.refusal import RuleBroken


class Command(BaseCommand):
    help = "Nạp tỉnh Hải Lam (không có thật): đơn vị, tài khoản, văn bản minh họa. Chạy lại không thêm trùng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what", nargs="?", default="province",
            choices=("province", "conference", "gathering", "dialogue"),
            help="conference: thêm hội nghị trực tuyến ba cấp, 70 điểm cầu; "
            "gathering: thêm gặp mặt 1.121 đại biểu, ba diễn đàn; "
            "dialogue: thêm đối thoại cấp xã 120 người, có trang công khai",
        )  # fmt: skip
        parser.add_argument("--no-papers", action="store_true", help="chỉ nạp đơn vị và tài khoản")

    def handle(self, *args: object, what: str, no_papers: bool, **options: object) -> None:
        whole = what == "province"
        try:
            shown = show_province(receive=whole and not no_papers)
        except RuleBroken as broken:
            raise CommandError(broken.sentence, returncode=2) from None
        self.stdout.write(f"Tài khoản minh họa, mật khẩu chung {PASSWORD}:")
        for account in shown.accounts:
            self.stdout.write(
                f"  {account.username:<11} {account.full_name:<20} {account.role}, {account.office}"
            )
        if what == "gathering":
            made = show_gathering(timezone.localdate())
            size = f"{made.delegates:,}".replace(",", ".")
            self.stdout.write(
                f"{made.meeting.title}: {size} đại biểu của {made.offices} đơn vị, ba diễn đàn."
            )
        if what == "dialogue":
            self._dialogue()
        if shown.received:
            self.stdout.write(f"Đã nhận {shown.received} văn bản minh họa; máy đang đọc.")
        for sentence in shown.refused:
            self.stdout.write(f"Không nhận {sentence}")
        if what == "conference":
            meeting = show_conference(timezone.localdate())
            self.stdout.write(f"Hội nghị: /cuoc-hop/{meeting.pk}/diem-cau/bang/")

    def _dialogue(self) -> None:
        made = show_dialogue(timezone.now())
        self.stdout.write(f"{made.meeting.title}: {made.delegates} người, /cuoc-hop/{made.meeting.pk}/")
        self.stdout.write(f"Trang công khai: /doi-thoai/{ADDRESS}/")
        if made.secret:
            self.stdout.write(f"Liên kết của một đại biểu: /tra-loi/{made.secret}/")
