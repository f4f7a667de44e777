"""What a programme wants done again and again, or whenever it is needed.

"Định kỳ hằng quý, Thường trực Tỉnh ủy ...", "Hằng tháng: họp Ban Thường vụ", "... khi cần thiết", and the
lines of a section on routine work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import RecurringItem
from vanban.dates.periods import Every, Recurrence, find_recurrences
from vanban.facts.assignees import is_office, subject_at
from vanban.facts.context import Context
from vanban.facts.plan_times import key
from vanban.facts.programme_tables import is_recurring
from vanban.facts.programme_units import share_out
from vanban.facts.work_tables import programme_tables
from vanban.model import Block, Kind, Span
from vanban.stages.columns import Column
from vanban.stages.outline import Node
from vanban.stages.tables import Row
from vanban.text.patterns import pattern_of

_ROUTINE = pattern_of(r"\b(?:thuong xuyen|dinh ky|hang (?:thang|quy|tuan|nam)|thuong ky)\b")
_APART = pattern_of(
    r"\b(?:to chuc thuc hien|phan cong thuc hien|muc dich|muc tieu|trong tam|phuong huong|quan diem|"
    r"giai phap|can cu)\b"
)
_OPENS = pattern_of(r"\W*(?:định kỳ|hằng|hàng|mỗi|từng|thường xuyên|khi)\b", re.I)
_WHENEVER = pattern_of(
    r"(?:khi (?:cần thiết|có yêu cầu|cần|phát sinh(?: [^,.;]{2,40})?|có (?:nhiệm vụ|vấn đề|"
    r"nội dung)[^,.;]{0,40})|đột xuất"
    r"|theo (?:các )?(?:chương trình|kế hoạch|lịch|quy chế|quy định)[^.;]{0,60}|thường xuyên|thường kỳ|"
    r"định kỳ)",
    re.I,
)
_LABEL = pattern_of(r"\W*(?:thường xuyên|đột xuất)\s*:\s*", re.I)
_HEADING = pattern_of(
    r"\W*(?:(?:các|một số|những)\s+)?(?:nhiệm vụ|công việc|nội dung|công tác|hoạt động)\s+(?:thường xuyên|"
    r"định kỳ)\W*$",
    re.I,
)
_CLOSES = pattern_of(
    r"\W*(?:tren day|ngoai ra|ngoai cac|ngoai nhiem|trong qua trinh|ghi chu|luu y|noi nhan|giao van phong)\b"
)


def recurring_rows(context: Context) -> Iterator[RecurringItem]:
    """The rows of a programme's tables whose time is "Hằng tháng", "Hằng quý"."""
    for table in programme_tables(context):
        for row in table.rows:
            if row.text(Column.CONTENT) and is_recurring(row):
                yield _of_row(row)


def _of_row(row: Row) -> RecurringItem:
    words = row.text(Column.WHEN) or row.text(Column.MONTH)
    found = next(find_recurrences(words))
    return RecurringItem(
        found.every, words, row.text(Column.CONTENT), row.text(Column.LEAD) or None, row.span
    )


def recurring_lines(context: Context) -> Iterator[RecurringItem]:
    """The lines of a programme, outside its aims and its closing section, that say how often or "when
    needed".
    """
    behind = _behind_tables(context)
    for at, node in enumerate(context.body, start=context.head.body):
        block = node.block
        if block.kind in (Kind.ROW, Kind.RULE) or node.style in ("part", "roman", "caps") or _apart(node):
            continue
        routine = any(
            _ROUTINE.search(key(above.block.text)) for above in node.above if len(above.block.text) < 120
        )
        listed = routine or (at in behind and block.kind is not Kind.PARAGRAPH)
        if (
            _CLOSES.match(key(block.words))
            or _HEADING.match(block.words)
            or len(block.words) < 15
            or block.words.rstrip().endswith(":")
        ):
            continue
        yield from _of_line(block, listed)


def _apart(node: Node) -> bool:
    return any(_APART.search(key(above.block.text)) for above in node.above if len(above.block.text) < 160)


def _behind_tables(context: Context) -> frozenset[int]:
    """The blocks that follow a programme's table, up to the next heading of a section."""
    found: set[int] = set()
    for table in programme_tables(context):
        at = table.end
        while at < min(len(context.blocks), table.end + 20):
            if context.nodes[at].style in ("part", "roman", "caps", "arabic"):
                break
            found.add(at)
            at += 1
    return frozenset(found)


def _of_line(block: Block, listed: bool) -> Iterator[RecurringItem]:
    words = block.words
    found = next(find_recurrences(words), None)
    opens = _OPENS.match(words) is not None
    if found is None or not (listed or (opens and found.start < 25)):
        whenever = _WHENEVER.search(words) if listed else None
        if whenever is None:
            return
        label = _LABEL.match(words)
        yield _item(block, words[label.end() :] if label else words, None, whenever[0])
        return
    yield _item(block, _unlabelled(words, found), found.every, words[found.start : found.end])


def _unlabelled(words: str, found: Recurrence) -> str:
    """The words without the label "Hằng tháng:" before them; "Định kỳ hằng quý, Thường trực: ..." is a
    sentence.
    """
    label = words.find(":")
    is_label = found.start < 12 and found.end <= label <= found.end + 14 and "," not in words[:label]
    return words[label + 1 :].strip() if is_label else words


def _item(block: Block, content: str, every: Every | None, period: str) -> RecurringItem:
    shared = share_out(content)
    return RecurringItem(
        every=every,
        period=period.strip(" ,.:"),
        content=shared.content.strip(),
        unit=shared.unit or _who(shared.content, period),
        span=Span(block.body, block.end),
    )


def _who(content: str, period: str) -> str | None:
    """The office that the sentence says does it: at its head, or behind "Định kỳ hằng quý, "."""
    at = content.find(period) + len(period) if content.startswith(period) else 0
    at += len(content[at:]) - len(content[at:].lstrip(" ,"))
    subject = subject_at(content, at)
    if subject is not None:
        return content[subject.start : subject.end]
    head = content[at:].split(":", 1)[0].strip()
    return head if ":" in content and is_office(head) else None
