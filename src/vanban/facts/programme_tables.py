"""Programme items from tables: one row, one item; months carried over merged cells and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import ProgrammeItem
from vanban.dates.periods import find_recurrences
from vanban.facts.context import Context
from vanban.facts.plan_times import PlanTime
from vanban.facts.work_tables import plan_time, programme_tables, row_time
from vanban.stages.columns import Column
from vanban.stages.tables import Row, Table

_INHERITED = "Ô cơ quan để trống trong bảng; lấy theo dòng trên."
_MARKER = re.compile(r"^(?:[-–+•*]|\(?\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")


def table_items(context: Context) -> Iterator[ProgrammeItem]:
    """The items of every programme table of the document."""
    outer = plan_time(context)
    for table in programme_tables(context):
        yield from _items(table, outer)


def timed_rows(table: Table, outer: PlanTime) -> Iterator[tuple[Row, PlanTime]]:
    """Each row with work in it and when it falls."""
    carried = outer
    for row in table.rows:
        time = row_time(row, carried, outer)
        if row.text(Column.MONTH) or row.text(Column.QUARTER):
            carried = time
        if row.text(Column.CONTENT):
            yield row, time


def is_recurring(row: Row) -> bool:
    """Whether the row's time is how often and not when: "Hằng tháng"."""
    words = row.text(Column.WHEN) or row.text(Column.MONTH)
    return any(True for _ in find_recurrences(words))


def _items(table: Table, outer: PlanTime) -> Iterator[ProgrammeItem]:
    for row, time in timed_rows(table, outer):
        if is_recurring(row):
            continue
        yield ProgrammeItem(
            year=time.year,
            quarter=time.quarter,
            month=time.month,
            period=time.period,
            content=_MARKER.sub("", row.text(Column.CONTENT)),
            unit=row.text(Column.LEAD) or None,
            coordination=row.text(Column.COORDINATION) or None,
            product=row.text(Column.PRODUCT) or None,
            span=row.span,
            doubt=time.doubt,
        )
