"""Programme items from tables: one row, one item; months carried over merged cells and page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.answers import ProgrammeItem
from vanban.dates.periods import find_recurrences
from vanban.facts.context import Context
from vanban.facts.plan_times import PlanTime, is_time_heading
from vanban.facts.work_tables import plan_time, programme_tables, row_time
from vanban.model import Span
from vanban.stages.columns import Column
from vanban.stages.tables import Row, Table
from vanban.text.patterns import pattern_of

_BULLET = pattern_of(r"(?:^|(?<=[.;:] ))[-–+•]\s+(?=\S)")
_MARKER = pattern_of(r"^(?:[-–+•*]|\(?\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")


def table_items(context: Context) -> Iterator[ProgrammeItem]:
    """The items of every programme table of the document."""
    outer = plan_time(context)
    for table in programme_tables(context):
        yield from _items(table, outer)


def timed_rows(table: Table, outer: PlanTime) -> Iterator[tuple[Row, PlanTime]]:
    """Each row with work in it and when it falls."""
    carried, group = outer, None
    for row in table.rows:
        time = row_time(row, carried, outer)
        if row.text(Column.MONTH) or row.text(Column.QUARTER) or is_time_heading(row.text(Column.WHEN)):
            carried = time
        elif row.text(Column.WHEN) or row.group is not group:
            carried = outer
        group = row.group
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
        for content, span in _works(row):
            yield ProgrammeItem(
                year=time.year,
                quarter=time.quarter,
                month=time.month,
                period=time.period,
                content=content,
                unit=row.text(Column.LEAD) or None,
                coordination=row.text(Column.COORDINATION) or None,
                product=row.text(Column.PRODUCT) or None,
                span=span,
                doubt=time.doubt,
            )


def _works(row: Row) -> Iterator[tuple[str, Span]]:
    """The pieces of work of a row: its whole content, or each bullet where the cell holds a list."""
    cell = row.cell(Column.CONTENT)
    assert cell is not None
    starts = [match.end() for match in _BULLET.finditer(cell.text)]
    if len(starts) < 2 or _BULLET.match(cell.text) is None:
        yield _MARKER.sub("", cell.text), row.span
        return
    ends = [*[match.start() for match in _BULLET.finditer(cell.text)][1:], len(cell.text)]
    for start, end in zip(starts, ends, strict=True):
        words = cell.text[start:end].rstrip()
        yield words.rstrip(";"), Span(cell.span.start + start, cell.span.start + start + len(words))
