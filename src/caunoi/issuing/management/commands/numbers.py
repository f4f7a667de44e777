from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model, Q, QuerySet

from caunoi.issuing.models import Series, Term
from caunoi.issuing.number_book import BookFilters, blocks, lines
from caunoi.issuing.number_sheet import book_sheet
from caunoi.issuing.number_types import SYSTEM_KEYS, signs
from caunoi.people.models import Office
from caunoi.people.naming import name_key

M = TypeVar("M", bound=Model)


class Command(BaseCommand):
    help = "Sổ văn bản đi: `caunoi numbers book` in sổ đăng ký văn bản đi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        book = parser.add_subparsers(dest="deed", required=True).add_parser("book", help="in sổ văn bản đi")
        book.add_argument("--office", default="", help="ký hiệu của cơ quan: TU, ĐU, VPTU, UBND")
        book.add_argument("--type", default="", help="loại văn bản: Kế hoạch, hoặc ký hiệu KH")
        span = book.add_mutually_exclusive_group()
        span.add_argument("--term", default="", help="tên nhiệm kỳ, hoặc một phần của tên: 2025")
        span.add_argument("--year", type=int, help="năm, với cơ quan nhà nước")
        book.add_argument("--xlsx", type=Path, help="ghi ra tệp Excel thay vì in ra màn hình")

    def handle(self, *args: object, **options: object) -> None:
        found = blocks(_series(options), BookFilters())
        if isinstance(to := options["xlsx"], Path):
            to.write_bytes(book_sheet(found))
            self.stdout.write(f"Đã ghi {sum(len(block.rows) for block in found)} số ra {to}.")
            return
        for line in lines(found):
            self.stdout.write(line)
        if not found:
            self.stdout.write("Sổ văn bản đi chưa có số nào.")


def _series(options: Mapping[str, object]) -> QuerySet[Series]:
    asked = Q()
    if symbol := str(options["office"]):
        asked &= Q(office__in=_known(Office.objects.filter(symbol=symbol), f"cơ quan có ký hiệu {symbol}"))
    if said := str(options["type"]):
        asked &= Q(doc_type__in=_types(said))
    if term := str(options["term"]):
        asked &= Q(term__in=_known(Term.objects.filter(name__icontains=term), f"nhiệm kỳ {term}"))
    if options["year"]:
        asked &= Q(year=options["year"])
    return Series.objects.filter(asked)


def _types(said: str) -> set[str]:
    """The words of the types that are meant: a sign may stand for two."""
    known = [one for system in SYSTEM_KEYS for one in signs(system).types]
    found = {one.name for one in known if said == one.sign or name_key(said) == name_key(one.name)}
    if not found:
        raise CommandError(f"Không có loại văn bản nào tên hoặc ký hiệu “{said}”.")
    return found


def _known(found: QuerySet[M], what: str) -> QuerySet[M]:
    if not found.exists():
        raise CommandError(f"Không có {what}.")
    return found
