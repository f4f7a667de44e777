"""Which tables of a document lay out a programme, which assign tasks, and which are something else.

A programme's table is over months or quarters; a plan's names who leads and by when. Agendas, week
schedules, figures, lists of people and forms are neither.
"""

from __future__ import annotations

import re

from vanban.facts.context import Context
from vanban.facts.plan_times import PlanTime, is_time_heading, key, read_time, time_of_title
from vanban.stages.columns import Column
from vanban.stages.tables import Row, Table
from vanban.text.patterns import pattern_of

_MEETING = pattern_of(
    r"\b(?:hoi nghi|hop|hoi thao|le|dai hoi|toa dam|doi thoai|ky hop|khai mac|tap huan|gap mat|cuoc hop|"
    r"phien|dien dan|"
    r"hoi thi|hoi dien|ngay hoi|ra quan|mit tinh|doan cong tac|lam viec (?:voi|tai)|ky niem|giao luu)\b"
)
_WORK = (
    r"(?:(?:nhiem vu|noi dung|chuong trinh|ke hoach|lich)\s+)?(?:cong tac|lam viec|hoat dong|nhiem vu|"
    r"kiem tra,? (?:va )?giam sat|"
    r"giam sat|kiem tra|tiep xuc|trong tam)"
)
_PROGRAMME = pattern_of(
    r"^\W*(?:(?:ve |v/v |ban hanh )?(?:chuong trinh|ke hoach|thong bao|du kien)\s+){0,2}(?:cong tac|"
    r"lam viec|nhiem vu)"
    r"(?:,? (?:trong tam|chu yeu|cu the))* (?:nam|thang|quy|0?6 thang|9 thang|ca nam)\b"
)
_TIMED = pattern_of(r"\b(?:nam|thang|quy|toan khoa|nhiem ky|0?6 thang)\b")
_HOUR = pattern_of(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\b", re.I)
_OVERDUE = pattern_of(
    r"\b(?:qua han|cham tien do|da hoan thanh|ket qua thuc hien|tinh hinh thuc hien|thong ke|"
    r"tong hop ket qua|bieu mau|mau so)\b"
)
_AGENDA = pattern_of(
    r"\b(?:khai mac|be mac|tuyen bo ly do|on dinh to chuc|chao co|gioi thieu dai bieu|giai lao|"
    r"don (?:tiep )?dai bieu|van nghe|"
    r"(?:tien hanh )bo phieu|bo phieu (?:bau|kin|tin nhiem)|chup anh|phat bieu (?:cua|chi dao|khai mac"
    r"|ket luan)|ket luan hoi nghi|"
    r"thong qua chuong trinh|giai trinh)\b"
)
_TASK_NAMES = pattern_of(r"\b(?:nhiem vu|cong viec|hoan thanh|han|tien do)\b")
_LISTING = pattern_of(r"\b(?:thu tuc|le phi|phi,? le phi|can cu phap ly|so ky hieu|trich yeu)\b")
_PEOPLE = pattern_of(r"\b(?:ho (?:va )?ten|ho,? ten|chuc vu|chuc danh|nam sinh|don vi cong tac)\b")
_FORM = pattern_of(r"[.…_]{4,}")
_NO_TASKS = frozenset({"Lịch công tác", "Báo cáo", "Danh sách", "Tờ trình", "Biên bản"})
_FIGURE = pattern_of(r"^[\d\s.,%/+-]*$")


def title_of(context: Context) -> str:
    """The title; of an annex, or where none was read, the first lines."""
    if context.head.title is not None and context.doc_type not in ("", "Phụ lục"):
        return context.head.title.value
    return " ".join(block.text for block in context.blocks[:8] if len(block.text) < 160)


def is_programme(context: Context) -> bool:
    """Whether the document is a programme of work over a year, a quarter or a month, and not of one
    meeting.
    """
    title = key(title_of(context))
    if context.doc_type == "Lịch công tác" or "chuong trinh hanh dong" in title:
        return False
    if context.doc_type == "Chương trình":
        if re.match(r"\W*(?:chuong trinh )?(?:hanh dong|phoi hop|thuc hien|trien khai)\b", title):
            return False
        if re.match(rf"\W*(?:chuong trinh )?{_WORK}", title) and _TIMED.search(title):
            return True
        return not _MEETING.search(title) and bool(_TIMED.search(title))
    return bool(_PROGRAMME.match(title) and _TIMED.search(title)) or "chuong trinh cong tac" in title[:70]


def plan_time(context: Context) -> PlanTime:
    """The year, quarter or month that the document plans for."""
    return time_of_title(title_of(context), context.year)


def work_tables(context: Context) -> tuple[Table, ...]:
    """The document's tables that lay out work: programmes and tasks alike."""
    return tuple(table for table in context.tables if _holds_work(context, table))


def programme_tables(context: Context) -> tuple[Table, ...]:
    """The tables whose rows are items of a programme."""
    programme = is_programme(context)
    return tuple(
        table for table in work_tables(context) if programme or _over_months(table, plan_time(context))
    )


def task_tables(context: Context) -> tuple[Table, ...]:
    """The tables whose rows are tasks: who leads and by when, in a document that is no programme."""
    if is_programme(context) or context.doc_type in _NO_TASKS or _of_meeting(context):
        return ()
    outer = plan_time(context)
    return tuple(
        table
        for table in work_tables(context)
        if not _over_months(table, outer)
        and Column.PLACE not in table.columns
        and (table.has(Column.LEAD) or _names_tasks(table))
    )


def _names_tasks(table: Table) -> bool:
    """Whether a table without a column for who leads still speaks of tasks: "Nhiệm vụ", "Thời gian hoàn
    thành".
    """
    return table.has(Column.WHEN, Column.NUMBER) and bool(_TASK_NAMES.search(key(" | ".join(table.names))))


def _of_meeting(context: Context) -> bool:
    """Whether the document is the programme of one meeting."""
    return context.doc_type == "Chương trình" and bool(_MEETING.search(key(title_of(context))))


def _holds_work(context: Context, table: Table) -> bool:
    if not table.has(Column.CONTENT) or Column.HOUR in table.columns or Column.PART in table.columns:
        return False
    if not set(table.columns) & {Column.LEAD, Column.WHEN, Column.MONTH, Column.QUARTER, Column.DAY}:
        return False
    rows = [row for row in table.rows if row.text(Column.CONTENT)]
    hours = sum(bool(_HOUR.search(row.text(Column.WHEN) or row.text(Column.DAY))) for row in rows)
    agenda = sum(bool(_AGENDA.search(key(row.text(Column.CONTENT)))) for row in rows)
    if not rows or hours * 2 >= len(rows) or agenda >= 2 or _OVERDUE.search(_caption(context, table)):
        return False
    names = key(" ".join(table.names))
    if _PEOPLE.search(names) or _LISTING.search(names):
        return False
    if sum(map(_is_form, rows)) * 2 > len(rows) or sum(
        bool(_FIGURE.match(r.text(Column.CONTENT))) for r in rows
    ) * 2 > len(rows):
        return False
    return Column.PLACE not in table.columns or Column.PEOPLE not in table.columns or is_programme(context)


def _is_form(row: Row) -> bool:
    return bool(_FORM.search(row.text(Column.CONTENT))) or (
        Column.LEAD in row.columns and bool(_FORM.match(row.text(Column.LEAD)))
    )


def _caption(context: Context, table: Table) -> str:
    """The title, where the table is all there is, and the lines just above the table with its headings."""
    above = context.blocks[max(0, table.first - 4) : table.first]
    words = " | ".join([*table.names, *(block.text for block in above if len(block.text) < 200)])
    return key(words)


def _over_months(table: Table, outer: PlanTime) -> bool:
    """Whether a table of any document lays work out over months or quarters: its leading column or its
    groups do.
    """
    if table.columns[0] in (Column.MONTH, Column.QUARTER):
        return True
    if set(table.columns[:2]) & {Column.MONTH, Column.QUARTER} and Column.WHEN not in table.columns:
        return True
    grouped = sum(row.group is not None and is_time_heading(row.group.text) for row in table.rows)
    return grouped * 5 >= len(table.rows) * 4


def row_time(row: Row, carried: PlanTime, outer: PlanTime) -> PlanTime:
    """When the work of a row falls: its own cell, else what the group, the row above (`carried`) or the
    title say.
    """
    base = outer
    if row.group is not None and is_time_heading(row.group.text):
        base = read_time(_bare(row.group.text), outer)
    for column in (Column.QUARTER, Column.MONTH):
        if words := row.text(column):
            base = read_time(_as(column, words), base if column is Column.MONTH else outer)
        elif column in row.columns and carried.known:
            base = carried
    words = " ".join(filter(None, (row.text(Column.DAY), row.text(Column.WHEN))))
    if not words and carried.known and Column.WHEN in row.columns and base == outer:
        return carried
    if words:
        return read_time(words, base)
    if Column.WHEN in row.columns or Column.DAY in row.columns:
        return PlanTime(base.year, base.quarter, base.month)
    return base


def _bare(heading: str) -> str:
    """A heading's month or quarter without the words around it."""
    match = re.search(r"(?:tháng|quý|T|0?6 tháng|sáu tháng)\s*\S.*$", heading, re.I)
    return match[0].strip(" .:") if match else heading


def _as(column: Column, words: str) -> str:
    """A bare number under a heading "Quý" is a quarter."""
    return (
        f"Quý {words}"
        if column is Column.QUARTER and re.fullmatch(r"\W*(?:[IV]{1,3}|[1-4])\W*", words)
        else words
    )
