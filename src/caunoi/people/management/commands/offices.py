from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from caunoi.people.dataset_actions import load_offices
from caunoi.people.datasets import FOLDER, SETS, NotASet, offers, read_set
from caunoi.ui.refusal import RuleBroken


class Command(BaseCommand):
    help = "Sổ đơn vị: `sets` liệt kê các bộ dữ liệu kèm theo, `load` nạp một bộ (nạp lại không thêm gì)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("sets", help="các bộ dữ liệu nạp được")
        load = deeds.add_parser("load", help="nạp một bộ dữ liệu kèm theo, hoặc một tệp của cơ quan")
        load.add_argument("name", help=f"{', '.join(SETS)}, hoặc đường dẫn tới tệp .toml")
        load.add_argument("--place", default="", help="địa bàn của bộ dữ liệu: 'Hà Tĩnh', 'xã Vân Khê'")
        load.add_argument("--prefix", default="", help="đầu của mã; cơ quan đứng đầu mang đúng mã này")
        load.add_argument("--under", default="", help="mã của cơ quan cấp trên")

    def handle(self, *args: object, **options: object) -> None:
        if options["deed"] == "sets":
            for offer in offers():
                self.stdout.write(f"{offer.name:<12} {offer.title}\n{'':<12} {offer.source}\n")
                if offer.place:
                    self.stdout.write(f"{'':<12} --place: {offer.place}\n")
            return
        name = str(options["name"])
        path = FOLDER / f"{name}.toml" if name in SETS else Path(name)
        if not path.is_file():
            raise CommandError(f"Không có bộ dữ liệu hay tệp “{name}”. Xem danh sách: caunoi offices sets")
        place, prefix, under = (str(options[key]) for key in ("place", "prefix", "under"))
        try:
            data = read_set(path, place=place, prefix=prefix, under=under)
            loaded = load_offices(actor=None, data=data)
        except (NotASet, RuleBroken) as refused:
            raise CommandError(
                refused.sentence if isinstance(refused, RuleBroken) else str(refused)
            ) from refused
        self.stdout.write(
            f"{data.title}: thêm {loaded.offices} đơn vị, {loaded.events} biến động, "
            f"{loaded.collectives} tên gọi chung."
        )
