"""Programmes as Excel files: the year, and one month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from caunoi.people.models import Office
from caunoi.programmes.models import MonthProgramme
from caunoi.programmes.month_rules import Printed
from caunoi.programmes.rules import Month
from caunoi.programmes.year_reads import Row, Year
from caunoi.ui.workbook import Sheet, Value, workbook

YEAR_COLUMNS = (
    ("TT", 5), ("Tháng", 10), ("Nội dung", 60), ("Cơ quan chuẩn bị", 34), ("Nguồn", 16),
    ("Tình trạng", 20), ("Ghi chú", 48),
)  # fmt: skip
MONTH_COLUMNS = (
    ("TT", 5), ("Nội dung", 60), ("Cơ quan chuẩn bị", 34), ("Cơ quan phối hợp", 28), ("Phiên họp", 22),
    ("Hạn gửi tài liệu", 14), ("Nguồn", 26),
)  # fmt: skip


def year_sheet(office: Office, year: Year, today: date) -> bytes:
    """The year as its page shows it, a row for each matter."""
    title = f"CHƯƠNG TRÌNH CÔNG TÁC NĂM {year.number}, {office.name.upper()} (đến ngày {today:%d/%m/%Y})"
    return workbook(Sheet(f"Năm {year.number}", title, YEAR_COLUMNS), _year_rows(year))


def _year_rows(year: Year) -> Iterator[list[Value]]:
    for block in year.blocks:
        for row in block.rows:
            yield [f"{block.month.number}/{block.month.year}", *_values(row)]
    for row in year.unplaced:
        yield ["chưa rõ tháng", *_values(row)]


def _values(row: Row) -> Iterator[Value]:
    yield from (row.content, row.leads, row.tag or "Chương trình", row.badge, "; ".join(row.notes))


def month_sheet(month: MonthProgramme, lines: Iterable[Printed], name: str) -> bytes:
    """One month as it is printed; `name` says which issue, or that it is a draft."""
    title = f"CHƯƠNG TRÌNH CÔNG TÁC {month.month.name.upper()}, {month.office.name.upper()} ({name})"
    sheet = Sheet(_name(month.month), title, MONTH_COLUMNS)
    return workbook(
        sheet,
        (
            (line.content, line.leads, line.coordination, line.session, line.papers_due or "", line.reason)
            for line in lines
        ),
    )


def _name(month: Month) -> str:
    return f"Tháng {month.number}-{month.year}"  # Excel forbids a slash here
