"""`caunoi programme propose 2023-07`: what the machine would put into a month's programme, and why."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import zip_longest
from textwrap import wrap

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.people.reads import office_named
from caunoi.programmes.month_reads import candidates
from caunoi.programmes.reads import offices_with_programmes
from caunoi.programmes.rules import Month
from caunoi.ui.refusal import RuleBroken

_WIDTHS = (3, 54, 32, 24)


class Command(BaseCommand):
    help = "Chương trình công tác: “propose 2023-07” in đề xuất chương trình tháng, chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        propose = deeds.add_parser("propose", help="in đề xuất của một tháng và lý do từng dòng")
        propose.add_argument("month", metavar="THÁNG", help="ví dụ 2023-07 hoặc 7/2023")
        propose.add_argument("--office", default="", metavar="TÊN", help="chỉ của một cơ quan")

    def handle(self, *args: object, month: str, office: str, **options: object) -> None:
        try:
            asked = Month.read(month)
        except RuleBroken as refused:
            raise CommandError(refused.sentence) from refused
        offices = [_named(office)] if office else offices_with_programmes()
        if not offices:
            raise CommandError("Chưa có chương trình công tác nào được đưa vào theo dõi.")
        for one in offices:
            self.stdout.write("\n".join(_table(one, asked)))


def _named(text: str) -> Office:
    found = office_named(text, timezone.localdate())
    if found is None:
        raise CommandError(f"Không có cơ quan nào tên “{text}”, hoặc có hơn một.")
    return found


def _table(office: Office, month: Month) -> Iterator[str]:
    found = candidates(office, month)
    yield f"Đề xuất chương trình {month.name} của {office.name}: {len(found)} việc"
    if found:
        yield from _row("TT", "Nội dung", "Cơ quan chuẩn bị", "Lý do")
        yield "  ".join("-" * wide for wide in _WIDTHS)
    for number, one in enumerate(found, start=1):
        yield from _row(str(number), one.content, one.leads or "chưa rõ cơ quan", one.reason.words)


def _row(*cells: str) -> Iterator[str]:
    """One row in as many lines as its longest cell needs."""
    columns = [wrap(cell, wide) for cell, wide in zip(cells, _WIDTHS, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        line = "  ".join(part.ljust(wide) for part, wide in zip(parts, _WIDTHS, strict=True))
        yield line.rstrip()
