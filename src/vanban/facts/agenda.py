"""What a meeting goes through: its agenda, as a table or a list, and its topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban.answers import AgendaItem, Topic
from vanban.facts.agenda_prose import FLAT_HEADING, led, side_by_side, steps_of, taken_by
from vanban.facts.context import Context
from vanban.facts.labels import Field, Label, Piece, labels_of
from vanban.facts.meeting_names import has_meeting_noun
from vanban.facts.meeting_schedules import is_schedule
from vanban.facts.moments import clock_times
from vanban.facts.table_columns import Column, cell_texts, columns_of
from vanban.facts.work_tables import is_programme
from vanban.model import Block, Kind, Span
from vanban.stages.outline import Node
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_CLOCK = r"\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*(?:phút|’|'))?"
_OPENING_HOUR = pattern_of(
    rf"^\W*(?:(?:từ|lúc|vào)\s+)?(?P<from>{_CLOCK})(?:\s*(?:[-–]|đến)\s*(?:{_CLOCK}))?\s*[:,;.)–-]*\s*", re.I
)
_NUMBER = pattern_of(r"^(?:\d{1,2}|[IVX]{1,4}|[a-hđ])\.?$")
_PLANS = pattern_of(
    r"\b(?:cong tac|lam viec) (?:nam|thang|quy|tuan|toan khoa|trong tam|cua|6 thang)|hanh dong|"
    r"\bnam 20\d\d cua\b"
)
_LEAD = pattern_of(
    r"\s*\((?P<lead>(?:đồng chí|các đồng chí|đ/c|ông|bà|do |lãnh đạo|đại diện|văn phòng|ban |chủ trì|"
    r"chủ tịch|bí thư|thường trực|mc|người dẫn)[^()]{1,90}?)(?:\s+(?:báo cáo|trình bày|trình))?\)\W*$",
    re.I,
)
_LEAD_BEHIND = pattern_of(
    r"\s+[-–:]\s+(?P<lead>(?:Đồng chí|Các đồng chí|Đ/c|đồng chí|đ/c|Ông|Bà|Đại diện|Lãnh đạo|"
    r"Chủ (?:trì|tọa|tịch)|Thường trực|Bí thư|Phó (?:Bí thư|Chủ tịch|Giám đốc|Trưởng)|Giám đốc|"
    r"Trưởng (?:[Bb]an|[Pp]hòng)|Văn phòng|Ban (?:Tổ chức|Tuyên giáo|Dân vận|Xây dựng Đảng|Thường|"
    r"Nội chính)|MC|Người dẫn|Thư ký)"
    r"(?:\s[^;:]{3,110})?)\W*$"
)
_LED_BY = pattern_of(
    r"^\W*(?:người |đơn vị |bộ phận )?(?:thực hiện|trình bày|điều hành|phụ trách|phát biểu|chủ trì"
    r"|dẫn chương trình|giới thiệu|báo cáo|mc)\s*:\s*(?P<lead>[^:]{3,140})$",
    re.I,
)
"""A line below an item that says who takes it."""
_TOPIC_LINE = pattern_of(
    r"\bnoi dung\b.{0,60}\b(?:doi thoai|trong tam|thao luan|tiep xuc|trao doi)\b|\b(?:doi thoai|thao luan|"
    r"trao doi)\b.{0,40}\bnoi dung\b"
)
_CALLS = pattern_of(
    r"\b(?:họp|hội nghị|phiên|làm việc)\b.{0,120}\b(?:cho ý kiến|thảo luận|xem xét|bàn|nghe)\b"
    r"[^:]{0,80}\b(?:nội dung|vấn đề|báo cáo|đề án)(?: chính)?"
    r"(?: như)?(?: sau)?(?: đây)?\s*:\s*$",
    re.I,
)
_GUIDES = frozenset({"Hướng dẫn", "Quy chế", "Quy định", "Quy trình", "Quyết định", "Chỉ thị"})
_FEWEST_HOURS = 2


def read_agenda(context: Context) -> tuple[AgendaItem, ...]:
    """The items of the agenda in order: number, hour of beginning, content, who leads.

    Rows of a table with a content column and one of hours or persons; bullets under "Chương trình"; or the
    items of a document that is itself the programme of a meeting.
    """
    if is_schedule(context) or _is_work_programme(context) or _is_guide(context):
        return ()
    rows = list(_rows(context))
    if rows:
        return tuple(rows)
    fields = [field for field in context.fields if Label.AGENDA in field.labels]
    fields = fields or [field for field in context.fields if _hours_below(field)]
    alone = [field for field in fields if len(field.labels) == 1]
    items = [item for field in alone or fields for item in _listed(context, field)]
    if not items and context.doc_type == "Giấy mời":
        items = [item for field in context.fields if _is_business(field) for item in _listed(context, field)]
        items = items or list(_under_a_sentence(context))
    return tuple(items or _whole(context))


def _under_a_sentence(context: Context) -> Iterator[AgendaItem]:
    """The list behind "Dự họp ..., cho ý kiến các nội dung:" of an invitation."""
    nodes = context.body
    opens = (at for at, one in enumerate(nodes) if not one.block.marker and _CALLS.search(one.block.text))
    first = next(opens, len(nodes)) + 1
    end = next((at for at in range(first, len(nodes)) if not nodes[at].block.marker), len(nodes))
    pieces = [Piece(nodes[at].block.words, nodes[at].block.body, at) for at in range(first, end)]
    if not any(labels_of(piece.text.split(":")[0]) for piece in pieces):
        yield from _items(nodes, pieces)


def _is_business(field: Field) -> bool:
    """The "Nội dung" of an invitation lists what the meeting goes through; that of a dialogue its topics."""
    return field.labels == {Label.CONTENT} and not _TOPIC_LINE.search(plain(field.said))


def _is_work_programme(context: Context) -> bool:
    title = context.head.title.value if context.head.title else ""
    return context.doc_type == "Chương trình" and (
        bool(_PLANS.search(plain(title)[:80])) or is_programme(context)
    )


def _is_guide(context: Context) -> bool:
    """A guideline or a rule tells the steps of a procedure, "Trình tự", unless it is about a meeting."""
    title = context.head.title.value if context.head.title else ""
    return context.doc_type in _GUIDES and not has_meeting_noun(title)


def _is_agenda(context: Context) -> bool:
    """Whether the document itself is the programme of a meeting: its title says so, or its hours."""
    title = context.head.title.value if context.head.title else ""
    if context.doc_type == "Kịch bản" or has_meeting_noun(title):
        return context.doc_type in ("Chương trình", "Kịch bản")
    timed = sum(_OPENING_HOUR.match(node.block.text) is not None for node in context.body)
    return context.doc_type == "Chương trình" and timed >= _FEWEST_HOURS


def _under_agenda(node: Node) -> bool:
    return any(Label.AGENDA in labels_of(above.block.words.split(":")[0]) for above in node.above)


def _rows(context: Context) -> Iterator[AgendaItem]:
    """Items of tables, a torn row put together again."""
    last: AgendaItem | None = None
    for block, columns in _table_rows(context):
        longer = _goes_on(block, columns, last) if last is not None else None
        if longer is not None:
            last = longer
            continue
        for item in _item(block, columns or _guessed(block)):
            if last is not None:
                yield last
            last = item
    if last is not None:
        yield last


def _table_rows(context: Context) -> Iterator[tuple[Block, tuple[Column | None, ...]]]:
    """Rows of agendas with their columns; a table of tasks (with deadlines or products) is none."""
    columns: tuple[Column | None, ...] = ()
    before: Block | None = None
    for node in context.body:
        block = node.block
        if block.kind is not Kind.ROW:
            before = block if block.kind is not Kind.RULE else before
            columns = ()
            continue
        heading = columns_of(block)
        if heading:
            columns = heading if _fits(heading) else (None,)
            continue
        wanted = (
            _under_agenda(node)
            or _is_agenda(context)
            or (before is not None and Label.AGENDA in labels_of(before.words.split(":")[0]))
        )
        if wanted if not columns else any(columns) and (wanted or Column.HOUR in columns):
            yield block, columns


def _goes_on(block: Block, columns: Sequence[Column | None], last: AgendaItem) -> AgendaItem | None:
    """A row torn from the one above it: it has fewer cells, no hour, and its words begin in small letters."""
    cells = [(text, span) for text, span in zip(cell_texts(block), block.cells, strict=False) if text]
    if Column.HOUR not in columns or not 1 <= len(cells) < len(columns) or last.lead is not None:
        return None
    words, span = cells[0]
    if not words[0].islower() or clock_times(words) or len(cells) > 2:
        return None
    lead = cells[1][0] if len(cells) == 2 else None
    content = f"{last.content} {words}"
    return replace(last, content=content, lead=lead, span=Span(last.span.start, span.start + len(words)))


def _fits(columns: Sequence[Column | None]) -> bool:
    if (
        Column.DEADLINE in columns
        or Column.PRODUCT in columns
        or Column.DAY in columns
        or Column.PLACE in columns
        or Column.CONTENT not in columns
    ):
        return False
    return any(column in columns for column in (Column.HOUR, Column.LEAD, Column.CHAIR))


def _guessed(block: Block) -> tuple[Column | None, ...]:
    """Columns of a table without a heading row: number, hour, content, and who leads behind it."""
    found: list[Column | None] = []
    for cell in cell_texts(block):
        if _NUMBER.match(cell) and not found:
            found.append(Column.NO)
        elif clock_times(cell) and len(cell) < 30 and Column.HOUR not in found:
            found.append(Column.HOUR)
        elif Column.CONTENT not in found and len(cell) > 3:
            found.append(Column.CONTENT)
        else:
            found.append(Column.LEAD if Column.CONTENT in found and Column.LEAD not in found else None)
    return tuple(found)


def _item(block: Block, columns: Sequence[Column | None]) -> Iterator[AgendaItem]:
    cells: dict[Column, tuple[str, Span]] = {}
    for column, cell, span in zip(columns, cell_texts(block), block.cells, strict=False):
        if column is not None and cell and column not in cells:
            cells[column] = (cell, span)
    if Column.CONTENT not in cells:
        return
    content, span = cells[Column.CONTENT]
    lead = cells.get(Column.LEAD) or cells.get(Column.CHAIR)
    hour = cells.get(Column.HOUR)
    no = cells.get(Column.NO)
    clocks = clock_times(hour[0]) if hour else []
    if len(cells) == 1 and len(columns) > 2:
        return
    yield AgendaItem(
        no[0].rstrip(".") if no else None,
        clocks[0].text if clocks else None,
        content,
        lead[0] if lead else None,
        Span(span.start, span.start + len(content)),
    )


def _hours_below(field: Field) -> bool:
    """A list under "Nội dung" whose items open with hours is an agenda."""
    below = [piece for piece in field.below if _OPENING_HOUR.match(piece.text)]
    return Label.CONTENT in field.labels and len(below) >= 2


def _listed(context: Context, field: Field) -> Iterator[AgendaItem]:
    nodes = context.body
    pieces = [piece for piece in field.below if nodes[piece.at].block.kind not in (Kind.ROW, Kind.RULE)]
    marked = [piece for piece in pieces if nodes[piece.at].block.marker or _OPENING_HOUR.match(piece.text)]
    told = [field.inline] if field.inline and not pieces else pieces
    alone = len(told) == 1 and (told[0] is field.inline or not nodes[told[0].at].block.marker)
    if alone and (steps := list(_told(nodes, told[0]))):
        yield from steps
    else:
        yield from _items(nodes, marked or pieces)


def _told(nodes: Sequence[Node], piece: Piece) -> Iterator[AgendaItem]:
    """The steps of an agenda told in one paragraph."""
    for begin, end in steps_of(piece.text):
        words = piece.text[begin:end].strip()
        hour = _OPENING_HOUR.match(words)
        content, lead = taken_by(words[hour.end() if hour else 0 :].strip(" .;,"))
        clocks = clock_times(hour["from"]) if hour else []
        start = piece.start + piece.text.find(content, begin)
        if len(content) > 3:
            yield AgendaItem(
                None, clocks[0].text if clocks else None, content, lead, Span(start, start + len(content))
            )


def _items(nodes: Sequence[Node], pieces: Sequence[Piece]) -> Iterator[AgendaItem]:
    """The leaves of a list; an item with an hour stands for what is under it."""
    timed: list[Node] = []
    flat = any(FLAT_HEADING.match(node.block.text) for node in nodes if len(node.block.text) < 70)
    for at, piece in enumerate(pieces):
        node = nodes[piece.at]
        if any(above in timed for above in node.above) or _LED_BY.match(node.block.text):
            continue
        hour = _OPENING_HOUR.match(piece.text)
        has_list = at + 1 < len(pieces) and node in nodes[pieces[at + 1].at].above
        if has_list and hour is None:
            continue
        if hour is not None:
            timed.append(node)
        following = nodes[piece.at + 1].block.text if piece.at + 1 < len(nodes) else ""
        for item in _of_piece(node, piece, hour):
            yield item if item.lead else _led_beside(item, following, flat=flat)


def _led_beside(item: AgendaItem, following: str, *, flat: bool) -> AgendaItem:
    """The item with who leads it: in the line below, or in a flattened table behind what is done."""
    if (told := _LED_BY.match(following)) is not None:
        return replace(item, lead=told["lead"].strip(" .;"))
    content, lead = side_by_side(item.content) if flat else (item.content, None)
    start = item.span.start
    return replace(item, content=content, lead=lead, span=Span(start, start + len(content))) if lead else item


def _of_piece(node: Node, piece: Piece, hour: re.Match[str] | None) -> Iterator[AgendaItem]:
    skip = hour.end() if hour else 0
    words = piece.text[skip:].strip()
    marked = _LEAD.search(words) or _LEAD_BEHIND.search(words)
    content, lead = (words[: marked.start()], marked["lead"].strip()) if marked else led(words)
    if len(content) < 4 or content.startswith("("):
        return
    clocks = clock_times(hour["from"]) if hour else []
    number = node.block.marker.strip("()./-–+*• ") or None
    start = piece.start + piece.text.find(content, piece.text.find(words, skip))
    yield AgendaItem(
        number, clocks[0].text if clocks else None, content, lead, Span(start, start + len(content))
    )


def _whole(context: Context) -> Iterator[AgendaItem]:
    """A programme of a meeting whose items stand right under its title."""
    if not _is_agenda(context):
        return
    nodes = context.body
    pieces = [
        Piece(node.block.words, node.block.body, at)
        for at, node in enumerate(nodes)
        if node.block.kind not in (Kind.ROW, Kind.RULE)
        and (node.block.marker or _OPENING_HOUR.match(node.block.text))
        and not node.block.text.startswith("(")
        and not labels_of(node.block.words.split(":")[0])
    ]
    yield from _items(nodes, pieces)


def read_topics(context: Context) -> tuple[Topic, ...]:
    """What is to be talked about: the list under "Nội dung đối thoại" in a document about a meeting."""
    title = context.head.title.value if context.head.title else ""
    if not has_meeting_noun(title) and context.doc_type != "Giấy mời":
        return ()
    nodes = context.body
    found: list[Topic] = []
    for field in context.fields:
        if Label.CONTENT not in field.labels or Label.AGENDA in field.labels or _hours_below(field):
            continue
        if field.labels == {Label.CONTENT} and (
            _TOPIC_LINE.search(plain(field.said)) or _says_topics(nodes, field)
        ):
            found += _topics(nodes, field)
    return tuple(found)


def _says_topics(nodes: Sequence[Node], field: Field) -> bool:
    """A line under the heading that announces them: "Định hướng nội dung trọng tâm đối thoại như sau:"."""
    return any(
        piece.text.rstrip().endswith(":") and _TOPIC_LINE.search(plain(piece.text))
        for piece in field.below[:2]
    )


def _topics(nodes: Sequence[Node], field: Field) -> Iterator[Topic]:
    for piece in field.below:
        block = nodes[piece.at].block
        if block.kind in (Kind.ROW, Kind.RULE) or not block.marker or piece.text.rstrip().endswith(":"):
            continue
        content = piece.text.rstrip(" .;,")
        yield Topic(
            block.marker.strip("()./-–+*• ") or None, content, Span(piece.start, piece.start + len(content))
        )
