"""How many each unit sends, from the table that shares them out: "Đơn vị | Số đại biểu", one row a quota."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Quota
from vanban.facts.context import Context
from vanban.stages.columns import Column
from vanban.stages.tables import Row, Table
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_PEOPLE = pattern_of(r"\b(?:dai bieu|nguoi|hoc vien|dong chi|can bo|thanh vien|doan vien|dang vien|cu tri)\b")
_AMOUNT = pattern_of(r"(?:so luong|chi tieu|so)\b")
_SHARED = pattern_of(r"\b(?:phan bo|trieu tap|cu|moi|dai bieu|hoc vien|thanh phan)\b")
_UNITS = pattern_of(
    r"(?:ten )?(?:cac )?(?:don vi|dia phuong|co quan|to chuc|doan|dang bo|xa|phuong|huyen|khoi|thanh phan)\b"
)
_TOTAL = pattern_of(r"\W*(?:tong(?: (?:so|cong))?|cong)\W*$")
_FIGURE = pattern_of(r"\d{1,4}")


def read_quota_rows(context: Context) -> Iterator[Quota]:
    """The rows of every table with a column of units and one of how many people; sums are left out."""
    for table in context.tables:
        counted = _counted(context, table)
        if counted is not None:
            yield from (quota for row in table.rows if (quota := _quota(row, *counted)) is not None)


def _counted(context: Context, table: Table) -> tuple[int, int, str] | None:
    """(column of units, column of numbers, what is counted) of a table that shares out people."""
    names = [plain(name) for name in table.names]
    unit = next((at for at, name in enumerate(names) if _UNITS.match(name)), None)
    for at, name in enumerate(names):
        if table.columns[at] is not Column.COUNT or unit is None:
            continue
        people = _PEOPLE.search(name)
        if people is None and not (_AMOUNT.match(name) and _SHARED.search(_above(context, table))):
            continue
        told = table.names[at] if people else "đại biểu"
        return unit, at, re.sub(r"^\W*(?:số lượng|số)\s+", "", told, flags=re.I)
    return None


def _above(context: Context, table: Table) -> str:
    """The title and the lines right above the table."""
    title = context.head.title.value if context.head.title else ""
    lines = [block.text for block in context.blocks[max(0, table.first - 3) : table.first]]
    return plain(" ".join([title, *(line for line in lines if len(line) < 200)]))


def _quota(row: Row, unit: int, counted: int, what: str) -> Quota | None:
    if len(row.cells) <= max(unit, counted):
        return None
    who, number = row.cells[unit], row.cells[counted]
    if not who.text or _TOTAL.match(plain(who.text)) or _FIGURE.fullmatch(number.text.strip()) is None:
        return None
    return Quota(who.text, what, int(number.text), None, None, f"{who.text}: {number.text}", row.span)
