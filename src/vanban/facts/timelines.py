"""The steps of a plan, each with its day: what stands under "V. TIẾN ĐỘ CHUẨN BỊ" or "Các mốc thời gian"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.answers import Milestone
from vanban.dates.periods import find_periods
from vanban.dates.written import find_dates, find_times
from vanban.facts.context import Context
from vanban.facts.meeting_dates import is_deadline
from vanban.model import Kind
from vanban.stages.columns import Column
from vanban.stages.outline import Node
from vanban.stages.tables import Table
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_HEADING = pattern_of(
    r"\W*(?:(?:ve|du kien|cac|mot so|ke hoach|khung|cu the)\s+)*(?:tien do|lo trinh|moc (?:thoi gian|tien do)"
    r"|thoi gian bieu|tien trinh (?:chuan bi|thuc hien)|buoc (?:chuan bi|tien hanh|thuc hien))\b"
)
_OPENS = pattern_of(
    r"\W*(?:(?:dự kiến|hoàn thành|xong|chậm nhất|muộn nhất|trong|trước|từ|đến|hết|vào|sáng|chiều|tối|cuối"
    r"|đầu|giữa|khoảng|thứ \w+,?|lúc|là)\s+)*$",
    re.I,
)
_LONGEST_HEADING, _LONGEST_HEAD = 90, 70


def read_timeline(context: Context, taken: Sequence[int] = ()) -> Iterator[Milestone]:
    """Each item or row under a heading that announces steps in time, with the day by which it is reached.

    The day is that before the item's colon, else the one it opens with, else its deadline; of a run of days
    or of a month the last one counts. Items that hold one of the places `taken` are left out.
    """
    heads = _headings(context)
    for node in context.body if heads else ():
        block = node.block
        if block.kind in (Kind.ROW, Kind.RULE) or not _is_step(node, heads):
            continue
        if any(block.start <= at < block.end for at in taken):
            continue
        words = node.block.words
        head, colon, rest = words.partition(": ")
        if colon and len(head) <= _LONGEST_HEAD and (at := _last_day(head, context.year)):
            yield _step(context, node, (0, len(head)), at, rest)
        elif found := _dated(words, context.year):
            start, end, at = found
            yield _step(context, node, (start, end), at, words[:start] if start > 20 else words[end:])
    for table in context.tables if heads else ():
        if _stands_under(context.nodes[table.first], heads):
            yield from _rows(context, table)


def _headings(context: Context) -> frozenset[int]:
    """Where the headings begin that announce steps in time."""
    above = {one.block.start: one for node in context.nodes for one in node.above}
    return frozenset(start for start, node in above.items() if _heads(node))


def _stands_under(node: Node, heads: frozenset[int]) -> bool:
    return any(one.block.start in heads for one in node.above)


def _is_step(node: Node, heads: frozenset[int]) -> bool:
    return bool(node.block.marker or node.block.kind is Kind.PARAGRAPH) and _stands_under(node, heads)


def _heads(node: Node) -> bool:
    words = node.block.words
    return len(words) <= _LONGEST_HEADING and _HEADING.match(plain(words)) is not None


def _rows(context: Context, table: Table) -> Iterator[Milestone]:
    for row in table.rows:
        when, content = row.cell(Column.WHEN) or row.cell(Column.DAY), row.cell(Column.CONTENT)
        at = _last_day(when.text, context.year) if when is not None else None
        if when is not None and content is not None and at is not None:
            yield Milestone(content.text, at, when.text, when.span)


def _last_day(words: str, year: int | None) -> str | None:
    """The last day that the words name, with its hour where they name one."""
    dates = [found.day for found in find_dates(words, year=year)]
    days = dates or [period.last for period in find_periods(words, year=year)]
    if not days:
        return None
    hours = list(find_times(words)) if dates else []
    return f"{days[-1].isoformat()}T{hours[-1].text}" if hours else days[-1].isoformat()


def _dated(words: str, year: int | None) -> tuple[int, int, str] | None:
    """Where a day stands that opens the words or by which they are due, and the day."""
    spans = [(found.start, found.end) for found in find_dates(words, year=year)]
    spans = spans or [(period.start, period.end) for period in find_periods(words, year=year)]
    for start, end in spans:
        if _OPENS.match(words[:start]) or is_deadline(words[:start]):
            at = _last_day(words[max(0, start - 30) : end], year)
            return (start, end, at) if at else None
    return None


def _step(context: Context, node: Node, place: tuple[int, int], at: str, what: str) -> Milestone:
    shift = node.block.body - node.block.start
    start, end = place[0] + shift, place[1] + shift
    return Milestone(
        what.strip(" .;,:–-"), at, node.block.text[start:end], context.spanned(node.block, start, end)
    )
