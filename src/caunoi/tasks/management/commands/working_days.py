"""`caunoi working_days`: says which days the office has set off or made working, and renews the deadlines."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from caunoi.tasks.actions import renew_clocks
from caunoi.tasks.office_days import OFFICE_FILE, working_days
from caunoi.tasks.rules import spoken
from caunoi.ui.refusal import RuleBroken


class Command(BaseCommand):
    help = f"Đọc lại bảng ngày làm việc ({OFFICE_FILE}) và tính lại ngày an toàn của nhiệm vụ đang làm."

    def handle(self, *args: object, **options: object) -> None:
        try:
            days = working_days()
            renewed = renew_clocks()
        except RuleBroken as refused:
            raise CommandError(refused.sentence) from refused
        for on, rule in sorted(days.exceptions.items()):
            word = "nghỉ" if rule.kind == "off" else "làm việc"
            self.stdout.write(f"{spoken(on)}: {word} — {rule.basis}")
        self.stdout.write(f"Đã tính lại {renewed} nhiệm vụ.")
