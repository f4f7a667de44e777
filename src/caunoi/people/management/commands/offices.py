from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from caunoi.people.dataset_actions import load_offices
from caunoi.people.datasets import FOLDER, SETS, NotASet, offers, read_set
from caunoi.people.import_actions import import_register
from caunoi.people.import_reads import Preview, exported, preview, template
from caunoi.ui.refusal import RuleBroken

_EVERY: Final = 500


class Command(BaseCommand):
    help = "Sổ đơn vị: nạp bộ dữ liệu kèm theo (`sets`, `load`), nhập và xuất Excel (`import`, `export`)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("sets", help="các bộ dữ liệu nạp được")
        load = deeds.add_parser("load", help="nạp một bộ dữ liệu kèm theo, hoặc một tệp của cơ quan")
        load.add_argument("name", help=f"{', '.join(SETS)}, hoặc đường dẫn tới tệp .toml")
        load.add_argument("--place", default="", help="địa bàn của bộ dữ liệu: 'Hà Tĩnh', 'xã Vân Khê'")
        load.add_argument("--prefix", default="", help="đầu của mã; cơ quan đứng đầu mang đúng mã này")
        load.add_argument("--under", default="", help="mã của cơ quan cấp trên")
        take = deeds.add_parser("import", help="nhập sổ đơn vị từ tệp Excel, tất cả hoặc không gì cả")
        take.add_argument("file", type=Path)
        take.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ thay đổi gì")
        give = deeds.add_parser("export", help="xuất sổ đơn vị ra tệp Excel, hoặc tệp mẫu để điền")
        give.add_argument("file", type=Path)
        give.add_argument("--template", action="store_true", help="tệp mẫu, chưa có đơn vị nào")

    def handle(self, *args: object, **options: object) -> None:
        deeds = {"sets": self._sets, "load": self._load, "import": self._import, "export": self._export}
        try:
            deeds[str(options["deed"])](options)
        except NotASet as wrong:
            raise CommandError(str(wrong)) from wrong
        except RuleBroken as broken:
            raise CommandError(broken.sentence) from broken

    def _sets(self, options: Mapping[str, object]) -> None:
        for offer in offers():
            self.stdout.write(f"{offer.name:<12} {offer.title}\n{'':<12} {offer.source}\n")
            if offer.place:
                self.stdout.write(f"{'':<12} --place: {offer.place}\n")

    def _load(self, options: Mapping[str, object]) -> None:
        name = str(options["name"])
        path = FOLDER / f"{name}.toml" if name in SETS else Path(name)
        if not path.is_file():
            raise CommandError(f"Không có bộ dữ liệu hay tệp “{name}”. Xem danh sách: caunoi offices sets")
        place, prefix, under = (str(options[key]) for key in ("place", "prefix", "under"))
        data = read_set(path, place=place, prefix=prefix, under=under)
        loaded = load_offices(actor=None, data=data)
        self.stdout.write(
            f"{data.title}: thêm {loaded.offices} đơn vị, {loaded.events} biến động, "
            f"{loaded.collectives} tên gọi chung."
        )

    def _import(self, options: Mapping[str, object]) -> None:
        path = Path(str(options["file"]))
        data = _bytes_of(path)
        if options["dry_run"]:
            self._tell(preview(data, tick=self._tick))
            return
        done = import_register(actor=None, name=path.name, data=data, tick=self._tick)
        self.stdout.write(f"Đã nhập {path.name}: thêm {done.added}, sửa {done.changed}.")

    def _export(self, options: Mapping[str, object]) -> None:
        path = Path(str(options["file"]))
        path.write_bytes(template() if options["template"] else exported())
        self.stdout.write(f"Đã ghi {path}.")

    def _tell(self, found: Preview) -> None:
        for problem in found.problems:
            self.stdout.write(f"{problem.sheet}, dòng {problem.row}: LỖI. {problem.sentence}")
        for change in found.changes:
            word = f"sửa {change.before} → {change.after}" if change.before else f"thêm {change.after}"
            self.stdout.write(f"{change.sheet}, dòng {change.row}: {word}")
        self.stdout.write(
            f"Sẽ thêm {found.added}, sửa {found.changed}, giữ nguyên {found.same}; "
            f"{len(found.problems)} lỗi. Chưa ghi gì."
        )
        if found.problems:
            raise CommandError("Tệp còn lỗi; sửa rồi nhập lại.")

    def _tick(self, phase: str, done: int, whole: int) -> None:
        if done == whole or done % _EVERY == 0:
            self.stderr.write(f"{phase}: {done}/{whole}")


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise CommandError(f"Không có tệp {path}.")
    return path.read_bytes()
