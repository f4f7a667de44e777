"""Tasks from the tables of plans and letters: one row, one task (rule R7).

Who leads, who helps, what comes of it and by when stand in their columns; a heading row that names an
office gives the rows below it their assignee, and a merged cell is taken from the row above, with a word of
doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanban.answers import Deadline, Task
from vanban.dates.periods import find_periods, find_recurrences
from vanban.dates.written import find_dates, find_times
from vanban.facts.assignees import is_office
from vanban.facts.context import Context
from vanban.facts.deadline_periods import meant
from vanban.facts.deadlines import Calendar, first_deadline
from vanban.facts.plan_times import planned_year
from vanban.facts.work_tables import plan_time, task_tables
from vanban.model import Span
from vanban.stages.columns import Column
from vanban.stages.tables import Cell, Row, Table
from vanban.text.patterns import pattern_of

_INHERITED_WHO = "Ô chủ trì để trống trong bảng; lấy theo dòng trên."
_INHERITED_WHEN = "Ô thời hạn để trống trong bảng; lấy theo dòng trên."
_GROUP_WHO = "Cơ quan thực hiện lấy theo đề mục của nhóm dòng trong bảng."
_FROM = pattern_of(r"^\W*(?:bắt đầu\s+)?(?:từ|sau|kể từ)\b(?!.*\b(?:đến|tới)\b)(?!.*[-–])", re.I)
_MONTH_OF_YEAR = pattern_of(r"(?<![\d/])(?:t|tháng\s*)?(0?[1-9]|1[0-2])\s*[/.-]\s*(20\d\d)(?!\d)", re.I)
_SHORT_QUARTER = pattern_of(r"\bQ\.?\s*(IV|III|II|I|[1-4])\b")
_SHORT_MONTH = pattern_of(r"\bT\.?\s*(0?[1-9]|1[0-2])\b")
_WHOLE_YEAR = pattern_of(
    r"^\W*(?:(?:trong|cả|hết|cuối|đến|trước)\s*){0,2}(?:năm\s*(20\d\d)?|(20\d\d))\W*$", re.I
)
_WEEK = pattern_of(r"^\W*(?:trong\s+)?tuần\s+(?:lễ\s+|thứ\s+)?\w+\s+(?:của\s+)?(?=tháng)", re.I)
_MONTHS = pattern_of(
    r"tháng\s*\d{1,2}\s*(?:[-–,&+]|và)\s*(?:tháng\s*)?(0?[1-9]|1[0-2])\b(?!\s*/\s*\d{1,2}\b)", re.I
)
_QUARTERS = pattern_of(r"quý\s*(?:IV|III|II|I)\s*(?:[-–,&+]|và)\s*(?:quý\s*)?(IV|III|II|I)\b", re.I)
_COUNTED = pattern_of(r"^\W*\d{1,3}\s+(?:ngày|tháng|tuần|giờ)\b", re.I)
_MARKER = pattern_of(r"^(?:[-–+•*]|\(?\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")
_NONE = pattern_of(r"^[\s\-–_./]*$|^(?:không|nt|\")$", re.I)


@dataclass(slots=True)
class _Above:
    """What the rows above leave to a row whose cells are blank."""

    lead: Cell | None = None
    when: Cell | None = None


def read_task_rows(context: Context) -> tuple[Task, ...]:
    """One task for each row of every table that says who is to do what, in the order of the text.

    None come from programmes of work (those are programme items), agendas, week schedules, figures and forms.
    """
    year = plan_time(context).year
    issued = context.head.issue_date.value if context.head.issue_date else None
    title = context.head.title.value if context.head.title else ""
    calendar = Calendar(year or context.year, issued, plans=planned_year(title, issued))
    return tuple(
        task
        for table in task_tables(context)
        for task in _tasks(context, table, _over_its_year(table, calendar))
    )


def _over_its_year(table: Table, calendar: Calendar) -> Calendar:
    """Where the rows run through the year of issue, from what was past to what is to come, what was past is
    this year's.
    """
    issued = calendar.issued
    if calendar.plans is not None or issued is None or calendar.year != issued.year:
        return calendar
    told = [
        one for row in table.rows for one in find_periods(_spelt(row.text(Column.WHEN)), year=issued.year)
    ]
    ends = [one.last for one in told if not one.year_written]
    runs = len(ends) > 2 and ends == sorted(ends) and ends[0] < issued
    ahead = any(one.first > issued for one in told)
    return replace(calendar, plans=issued.year) if runs and ahead else calendar


def _tasks(context: Context, table: Table, calendar: Calendar) -> Iterator[Task]:
    above = _Above()
    section = _section(context, table)
    group = None
    for row in table.rows:
        if row.group is not group:
            above, group = _Above(), row.group
        if row.text(Column.CONTENT):
            yield _task(row, above, section, calendar)
        above.lead = row.cell(Column.LEAD) or above.lead
        above.when = row.cell(Column.WHEN) or above.when


def _section(context: Context, table: Table) -> str | None:
    """The numbered section that the table stands in."""
    return context.nodes[table.first].section


def _task(row: Row, above: _Above, section: str | None, calendar: Calendar) -> Task:
    who, doubt = _assignee(row, above)
    deadline = _deadline(row, above, calendar)
    number = row.group.number if row.group is not None and section is None else ""
    return Task(
        assignee=who,
        action=_MARKER.sub("", row.text(Column.CONTENT)).strip(),
        deadline=deadline,
        report_to=None,
        section=section or number or None,
        span=row.span,
        coordination=_said(row, Column.COORDINATION),
        product=_said(row, Column.PRODUCT),
        doubt=doubt,
    )


def _said(row: Row, column: Column) -> str | None:
    text = row.text(column)
    return None if not text or _NONE.match(text) else text


def _assignee(row: Row, above: _Above) -> tuple[str | None, str]:
    """Who is to do it, and the doubt where the row itself does not say."""
    if said := _said(row, Column.LEAD):
        return said.rstrip(" .;,"), ""
    if row.group is not None and is_office(row.group.text):
        return row.group.text.rstrip(" .;:,"), _GROUP_WHO
    if above.lead is not None and Column.LEAD in row.columns:
        return above.lead.text.rstrip(" .;,"), _INHERITED_WHO
    return None, ""


def _deadline(row: Row, above: _Above, calendar: Calendar) -> Deadline | None:
    cell = row.cell(Column.WHEN)
    if cell is not None:
        return None if _NONE.match(cell.text) else column_deadline(cell, calendar)
    if Column.WHEN not in row.columns:
        return _in_words(row.cell(Column.CONTENT), calendar)
    if above.when is None:
        return None
    return replace(column_deadline(above.when, calendar), doubt=_INHERITED_WHEN)


def _in_words(cell: Cell | None, calendar: Calendar) -> Deadline | None:
    """The deadline that the words of the work themselves name, where the table has no column for it."""
    found = first_deadline(cell.text, calendar) if cell else None
    if cell is None or found is None:
        return None
    return replace(found.deadline, span=Span(cell.span.start + found.start, cell.span.start + found.end))


def column_deadline(cell: Cell, calendar: Calendar) -> Deadline:
    """What a cell under "Thời gian hoàn thành" says: a bare date, month or quarter is due by its last day.

    "Từ tháng 9/2025" is a beginning and "Thường xuyên" no date: due None; "Hằng tháng" gives `every`.
    """
    text = cell.text.strip()
    base = Deadline(text=text, due=None, operator=None, span=cell.span)
    recurring = next(find_recurrences(text), None)
    if recurring is not None:
        return replace(base, every=recurring.every, operator="by")
    if _FROM.match(text) and "ngày kể từ" not in text.lower():
        return replace(base, operator="after", anchor=text)
    text_searched = f"trong {text}" if _COUNTED.match(text) else _spelt(text)
    found = first_deadline(text_searched, calendar)
    if found is not None:
        return replace(found.deadline, text=text, span=cell.span)
    due, doubt = _due(_spelt(text), calendar)
    return replace(base, due=due, operator="by", doubt=doubt) if due else base


def _spelt(text: str) -> str:
    """Short forms written out: "10/2025" as "tháng 10/2025", "Q.IV", "T12"; of several months the last."""
    text = _QUARTERS.sub(r"quý \1", _MONTHS.sub(r"tháng \1", _WEEK.sub("", text)))
    text = _SHORT_QUARTER.sub(lambda m: f"quý {m[1]}", text)
    text = _SHORT_MONTH.sub(lambda m: f"tháng {m[1]}", text)
    return _MONTH_OF_YEAR.sub(lambda m: f"tháng {m[1]}/{m[2]}", text) if not any(find_dates(text)) else text


def _due(text: str, calendar: Calendar) -> tuple[str | None, str]:
    """The last day that a bare date or period names, with its hour where one is written, and the doubt."""
    dates = list(find_dates(text, year=calendar.year))
    if dates:
        hour = next(find_times(text), None)
        return dates[-1].day.isoformat() + (f"T{hour.text}" if hour else ""), ""
    periods = list(find_periods(text, year=calendar.plans or calendar.year))
    if periods:
        period, doubt = meant(text, max(periods, key=lambda one: one.last), calendar)
        return period.last.isoformat(), doubt
    whole = _WHOLE_YEAR.match(text)
    year = whole and (whole[1] or whole[2] or calendar.year)
    return (f"{year}-12-31" if year else None), ""
