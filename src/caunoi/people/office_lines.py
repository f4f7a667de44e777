"""One row of the sheet of offices: what it says, or what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Final

from caunoi.people.models import OfficeKind, OfficeLevel
from caunoi.people.naming import name_key
from caunoi.people.office_models import CODE_SIGNS
from caunoi.people.succession import Life
from caunoi.people.workbook import Column, RowReader, day_of

TITLE: Final = "Đơn vị"
KINDS: Final = {kind.label: kind.value for kind in OfficeKind}
LEVELS: Final = {level.label: level.value for level in OfficeLevel}
CODE, NAME, SHORT, KIND, LEVEL, PARENT, SYMBOL, FROM, TO, ALIASES, FORMER, SOURCE = (
    *("Mã", "Tên đơn vị", "Tên ngắn", "Loại", "Cấp", "Trực thuộc", "Ký hiệu", "Có từ ngày", "Đến hết ngày"),
    *("Tên gọi khác", "Tên cũ", "Căn cứ"),
)
COLUMNS: Final = (
    Column(
        CODE, 16, "Mã riêng của đơn vị, không trùng. Đơn vị đã có thì giữ nguyên mã; để trống máy tự đặt."
    ),
    Column(NAME, 48, "Tên đầy đủ như trên văn bản, ví dụ: Đảng ủy xã Vân Khê.", required=True),
    Column(SHORT, 30, "Tên hiện trên bảng; để trống thì lấy tên đầy đủ."),
    Column(KIND, 24, "Chọn trong danh sách.", required=True, choices=tuple(KINDS)),
    Column(LEVEL, 22, "Chọn trong danh sách.", required=True, choices=tuple(LEVELS)),
    Column(PARENT, 24, "Mã (hoặc tên đầy đủ) của cơ quan cấp trên trực tiếp. Cơ quan cấp xã ghi Đảng ủy xã."),
    Column(SYMBOL, 12, "Ký hiệu trên văn bản, ví dụ: ĐU, VPTU."),
    Column(FROM, 13, "Ngày bắt đầu, dạng ngày/tháng/năm; chưa rõ thì để trống."),
    Column(TO, 13, "Ngày cuối cùng còn hoạt động; còn hoạt động thì để trống."),
    Column(ALIASES, 40, "Các cách viết khác trong văn bản, cách nhau bằng dấu chấm phẩy."),
    Column(
        FORMER, 40, "Tên chính thức trước đây, ví dụ: Ban Dân vận (đến 28/02/2025); cách nhau bằng chấm phẩy."
    ),
    Column(SOURCE, 36, "Văn bản căn cứ."),
)
_FORMER: Final = re.compile(r"(.+?)\s*\(đến (\d{1,2}/\d{1,2}/\d{4})\)")
_LONGEST: Final = {CODE: 60, NAME: 200, SHORT: 80, SYMBOL: 40, SOURCE: 300}


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as a row tells it; `parent` is a code, `former` pairs of a name and its last day."""

    code: str
    name: str = ""
    short_name: str = ""
    kind: str = ""
    level: str = ""
    parent: str = ""
    symbol: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[tuple[str, date], ...] = ()
    source: str = ""

    @property
    def life(self) -> Life:
        return Life(self.valid_from, self.valid_to)

    @property
    def words(self) -> str:
        """The whole line, for the person who looks at what would change and for the ledger."""
        days = [
            f"{word} {day:%d/%m/%Y}" for word, day in (("từ", self.valid_from), ("đến", self.valid_to)) if day
        ]
        also = [f"còn gọi {'; '.join(self.aliases)}"] if self.aliases else []
        once = [f"tên cũ {'; '.join(name for name, _ in self.former)}"] if self.former else []
        under = [f"trực thuộc {self.parent}"] if self.parent else []
        kind, level = OfficeKind(self.kind).label, OfficeLevel(self.level).label
        said = [
            self.name,
            self.short_name,
            kind,
            level,
            *under,
            self.symbol,
            *days,
            *also,
            *once,
            self.source,
        ]
        return ", ".join(filter(None, dict.fromkeys(said)))


@cache
def _keys(known: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {key: value for label, value in known for key in (name_key(label), name_key(value))}


def code_for(*parts: str) -> str:
    """The code of an office whose row has none: the same file read again finds the same office."""
    number = int.from_bytes(sha256("|".join(map(name_key, parts)).encode()).digest()[:8])
    signs = []
    for _ in range(10):
        number, sign = divmod(number, len(CODE_SIGNS))
        signs.append(CODE_SIGNS[sign])
    return "".join(signs)


@dataclass
class LineReader(RowReader):
    """Reads one row as an office."""

    @property
    def code(self) -> str:
        text = self.text
        return text(CODE) or code_for(text(NAME), text(PARENT), text(FROM))

    def line(self, known: OfficeLine | None) -> OfficeLine:
        """The office as the row tells it; meaningless where something is wrong."""
        self.refuse_long(_LONGEST)
        told = known or OfficeLine(self.code)
        told = replace(
            told, name=self._name(), kind=self._choice(KIND, KINDS), level=self._choice(LEVEL, LEVELS)
        )
        told = self._with_texts(told)
        told = replace(
            told,
            valid_from=self.day(FROM, told.valid_from),
            valid_to=self.day(TO, told.valid_to),
            aliases=self._aliases(told.aliases),
            former=self._former(told.former),
        )
        if told.valid_from and told.valid_to and told.valid_to < told.valid_from:
            self.wrong.append("Ngày kết thúc đứng trước ngày bắt đầu.")
        return told

    def _name(self) -> str:
        name = self.row.text(NAME)
        if not name:
            self.wrong.append("Chưa có tên đơn vị.")
        return name

    def _choice(self, column: str, known: dict[str, str]) -> str:
        said = self.row.text(column)
        found = _keys(tuple(known.items())).get(name_key(said), "")
        if not found:
            self.wrong.append(f"{column} “{said}” không có trong danh sách của tệp mẫu.")
        return found

    def _with_texts(self, line: OfficeLine) -> OfficeLine:
        short = self.text(SHORT, line.short_name) or line.name[: _LONGEST[SHORT]]
        return replace(
            line,
            short_name=short,
            parent=self.text(PARENT, line.parent),
            symbol=self.text(SYMBOL, line.symbol),
            source=self.text(SOURCE, line.source),
        )

    def _aliases(self, known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(self.parts(ALIASES)))) if ALIASES in self.row.cells else known

    def _former(self, known: tuple[tuple[str, date], ...]) -> tuple[tuple[str, date], ...]:
        if FORMER not in self.row.cells:
            return known
        found = [one for part in self.parts(FORMER) if (one := self._one_former(part))]
        return tuple(sorted(found, key=lambda one: (one[1], one[0])))

    def _one_former(self, part: str) -> tuple[str, date] | None:
        told = _FORMER.fullmatch(part)
        try:
            last = day_of(told[2]) if told else None
        except ValueError:
            last = None
        if told is None or last is None:
            self.wrong.append(f"Tên cũ “{part}” chưa đúng dạng: Tên cũ (đến 28/02/2025).")
            return None
        return told[1], last
