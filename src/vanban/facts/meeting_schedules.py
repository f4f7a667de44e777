"""Week and day schedules: each row or entry with its day, hour, place and chair is one meeting.

A day or part of the day written once holds for the rows below it, over page breaks too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vanban.answers import Meeting
from vanban.dates.weekdays import weekday_doubt, weekday_in
from vanban.dates.written import find_dates, find_parts_of_day
from vanban.facts.chairs import chair_in
from vanban.facts.context import Context
from vanban.facts.labels import Label, labels_of
from vanban.facts.meeting_names import heading_name
from vanban.facts.moments import clock_times
from vanban.facts.places import PLACE_CELL, find_place, place_among, place_of_field
from vanban.facts.table_columns import Column, cell_texts, column_words, columns_of
from vanban.model import Block, Kind, Span
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_TITLE = pattern_of(r"\blich (?:cong tac|lam viec|hop|tiep|tuan|hoat dong|giam sat|kiem tra|sinh hoat)\b")
_MOVED = pattern_of(r"\b(?:hoan|doi|thay doi|dieu chinh|lui|dinh chinh|chuyen)\b")
_DAY_HEAD = pattern_of(
    r"^\W*(?:(?:sáng|chiều|tối)\s+)?(?:(?:thứ\s*(?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|chủ\s+nhật|CN|"
    r"T[2-7])\b|ngày\s+\d{1,2}\s*(?:[/.-]|\s*tháng)\s*\d{1,2})[^:\n]{0,40}",
    re.I,
)
_ENTRY = pattern_of(
    r"(?:^|(?<=[\s.;:,(–-]))(?:(?i:(?:buổi\s+)?(?P<part>sáng|chiều|tối|trưa|cả ngày))\s*(?=[:,(–-]|\d|$)|"
    r"(?P<clock>(?:từ\s+|lúc\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*(?:phút|’|'))?"
    r"(?:\s*[-–]\s*\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*phút)?)?)\s*(?=[:,;.)–-]|\s+(?:[A-ZĐ]|\()))",
)
_IDLE = pattern_of(
    r"^\W*(?:(?:các\s+)?(?:đồng chí|đ/c)[^.;]{0,60}\s)?(?:nghỉ\b|trực(?=\s+(?:lãnh đạo|ban\b|cơ quan|"
    r"chỉ huy|lễ|tết)|\W*$)|(?:làm việc|giải quyết công việc|"
    r"xử lý công việc|xử lý văn bản|làm việc thường xuyên)\s*(?:thường xuyên\s*)?(?:tại|ở)?\s*"
    r"(?:cơ quan|trụ sở|phòng làm việc|phòng|văn phòng)?\W*$|không có lịch|bố trí lịch|\W*$)",
    re.I,
)
_REMARK = pattern_of(
    r"^\W*(?:ghi chú|lưu ý|(?:nội dung|phần|chữ|những nội dung) in\b|"
    r"trực|thường trực (?:bão|phòng|cơ quan|lễ|tết)|lịch trực|lái xe|lịch này|nơi nhận|trực lãnh đạo"
    r"|trực ban|trực cơ quan|xe\b)",
    re.I,
)
_NOTES = pattern_of(r"^\W*(?:ghi chú|lưu ý)\W*$", re.I)
"""Over what is noted below the table of a schedule."""
_ROSTER = pattern_of(r"^\W*(?:[IVX]+\W+)?(?:lịch|phân công|danh sách) trực\b", re.I)
"""What follows tells who is on duty, and no meeting."""
_LABELLED = pattern_of(
    r"(?:^|[.;,(]\s*|\s)(?P<label>(?:Địa điểm|Chủ trì|Đ/c chủ trì|"
    r"Thành phần)(?:\s+[a-zà-ỹ]+){0,2})\s*:\s*(?P<value>[^:;]{2,200}?)(?=[.;)]|\s+(?:Địa điểm|Chủ trì|"
    r"Thành phần|Chuẩn bị)\b|$)"
)
_ONLY_DATE = pattern_of(r"\(?\s*\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?\s*\)?")
_ONLY_HOUR = pattern_of(
    r"\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*(?:phút|’|'))?(?:\s*[-–]\s*\d{1,2}\s*(?:giờ|h|g|"
    r":)\s*(?:\d{2})?)?\s*:?",
    re.I,
)
_CHAIR_CELL = pattern_of(
    r"(?:đ/c|đồng chí|các đ/c|ông|bà|chủ tịch|phó chủ tịch|bí thư|phó bí thư|p?ct|pbt|bt|pct|thường trực|"
    r"lãnh đạo|chánh|trưởng)\b",
    re.I,
)
_SAME = pattern_of(r"^\W*(?:nt|như trên|-|x|″|\")?\W*$", re.I)
_PARTS = frozenset({"sáng", "chiều", "tối", "trưa"})


@dataclass(slots=True)
class _Now:
    """Where in the week the reader is."""

    day: date | None = None
    last: date | None = None
    part: str | None = None
    doubt: str = ""
    clock: str | None = None  # the hour of a stacked entry whose words are still to come
    open: bool = False  # the last stacked entry may still get its place and chair


def is_schedule(context: Context) -> bool:
    """Whether the document is a schedule, by its kind or, for a notice, by its title."""
    title = context.head.title.value if context.head.title else ""
    moved = _MOVED.search(plain(title)) is not None
    return context.doc_type == "Lịch công tác" or (not moved and bool(_TITLE.search(plain(title)[:60])))


def read_schedule(context: Context) -> Iterator[Meeting]:
    """The entries of a schedule in order, as meetings."""
    now = _Now(day=_only_day(context))
    first = _first_day(context)
    columns: tuple[Column | None, ...] = ()
    found: list[Meeting] = []
    for node in context.body:
        block = node.block
        if _ROSTER.match(block.text) and block.kind is not Kind.ROW:
            break
        if block.kind is not Kind.ROW and columns and _NOTES.match(block.text):
            break
        if block.kind is Kind.RULE or (_REMARK.match(block.text) and block.kind is not Kind.ROW):
            continue
        if block.kind is Kind.ROW:
            heading = columns_of(block)
            if heading:
                columns = heading
                continue
            found += _row(block, columns or _guessed(block, context.year), now, context.year, first)
        else:
            if not (_attributes(found, block) or _stacked(found, block, now, context.year, first)):
                found += _entries(block, now, context.year, first)
    yield from found


def read_timetable(context: Context, name: str | None) -> Iterator[Meeting]:
    """Rows of a table that says when and where, in a paper about meetings ("Lịch tiếp xúc cử tri").

    `name` calls the meetings whose rows do not say what takes place.
    """
    now, seat = _Now(), _seat(context)
    columns: tuple[Column | None, ...] = ()
    for node in context.body:
        block = node.block
        if block.kind is not Kind.ROW:
            now, columns = _Now() if columns else now, ()
            continue
        heading = columns_of(block)
        if heading:
            columns = heading if _tells_where(heading, seat) else ()
        elif columns:
            yield from _timetable_row(block, columns, now, context.year, name, seat)


def _tells_where(columns: Sequence[Column | None], seat: str | None) -> bool:
    when = Column.DAY in columns or Column.HOUR in columns
    where = Column.PLACE in columns or (seat is not None and Column.CHAIR in columns)
    return when and where and Column.DEADLINE not in columns


def _seat(context: Context) -> str | None:
    """The one place that a field names for all rows of a schedule."""
    fields = [field for field in context.fields if field.labels == {Label.PLACE} and field.pieces]
    said = [field.pieces[0].text for field in fields]
    return place_of_field(said[0]) or None if len(said) == 1 and is_schedule(context) else None


def _timetable_row(
    block: Block,
    columns: Sequence[Column | None],
    now: _Now,
    year: int | None,
    name: str | None,
    seat: str | None,
) -> Iterator[Meeting]:
    time = _moment(block, columns, now, year, None)
    told = column_words(block, columns, Column.PLACE)
    place = place_of_field(told[0]) if told else seat
    if now.day is None or place is None:
        return
    chair = column_words(block, columns, Column.CHAIR)
    content = column_words(block, columns, Column.CONTENT)
    yield Meeting(
        name=_called(content[0]) if content else name,
        date=now.day,
        date_to=now.last,
        time=time or now.part,
        place=place or None,
        chair=chair[0] if chair else None,
        tentative=False,
        online="trực tuyến" in block.text.lower(),
        text=block.text,
        span=block.span,
        doubt=now.doubt,
    )


def _first_day(context: Context) -> date | None:
    """The Monday of the week that the title names ("từ ngày 03/6 đến ngày 09/6/2024")."""
    for block in context.blocks[: context.head.body + 4]:
        dates = list(find_dates(block.text, year=context.year))
        for found in dates:
            start = found.first or found.day
            if re.search(r"từ|\(|tuần", block.text[: found.start], re.I) and start.weekday() == 0:
                return start
    return None


def _only_day(context: Context) -> date | None:
    """The day of a schedule of one day, which its title names."""
    title = context.head.title.value if context.head.title else ""
    dates = list(find_dates(title, year=context.year))
    return dates[0].day if len(dates) == 1 and dates[0].first is None else None


def _set_day(text: str, now: _Now, year: int | None, first: date | None) -> bool:
    """Takes the day that the words name; False where they name none."""
    found = next(find_dates(text, year=year), None)
    if found is not None:
        now.day, now.last, now.part = found.first or found.day, found.day if found.first else None, None
        now.doubt = "" if found.first else weekday_doubt(text, found.day, found.start, found.end)
        return True
    weekday = weekday_in(text)
    if weekday is not None and first is not None:
        now.day, now.last, now.part, now.doubt = first + timedelta(days=weekday), None, None, ""
        return True
    return False


def _guessed(block: Block, year: int | None) -> tuple[Column | None, ...]:
    """The columns of a table without a heading row: day, hour, then the longest cell as the content."""
    cells = cell_texts(block)
    columns: list[Column | None] = []
    for cell in cells:
        if _DAY_HEAD.match(cell) and len(cell) < 40:
            columns.append(Column.DAY)
        elif len(cell) < 24 and (clock_times(cell) or plain(cell) in ("sang", "chieu", "toi", "ca ngay")):
            columns.append(Column.HOUR)
        else:
            columns.append(None)
    rest = [at for at, column in enumerate(columns) if column is None]
    if rest:
        columns[max(rest, key=lambda at: len(cells[at]))] = Column.CONTENT
    return tuple(columns)


def _row(
    block: Block, columns: Sequence[Column | None], now: _Now, year: int | None, first: date | None
) -> Iterator[Meeting]:
    cells = cell_texts(block)
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and _DAY_HEAD.match(filled[0]):
        _set_day(filled[0], now, year, first)
        return
    time = _moment(block, columns, now, year, first)
    chair = column_words(block, columns, Column.CHAIR)
    place = column_words(block, columns, Column.PLACE)
    mixed = column_words(block, columns, Column.WHO_PLACE)
    for words, span, part in _contents(block, columns):
        for meeting in _split(words, span.start, replace(now, part=part or now.part), time):
            own_chair = chair[0] if chair and not _SAME.match(chair[0]) else None
            own_place = place_of_field(place[0]) if place and not _SAME.match(place[0]) else None
            own_place = own_place or (place_among(mixed[0]) if mixed else None)
            yield replace(meeting, chair=own_chair or meeting.chair, place=own_place or meeting.place)


def _moment(
    block: Block, columns: Sequence[Column | None], now: _Now, year: int | None, first: date | None
) -> str | None:
    """Takes day and part of the day from a row; the hour where it names one."""
    clock: str | None = None
    for column, cell in zip(columns, cell_texts(block), strict=False):
        if not cell or column not in (Column.DAY, Column.PART, Column.HOUR, Column.NO):
            continue
        if column is not Column.NO or _DAY_HEAD.match(cell):
            _set_day(cell, now, year, first)
        part = next(find_parts_of_day(cell), None)
        if part is not None:
            now.part = part.text
        elif "ca ngay" in plain(cell):
            now.part = None
        times = clock_times(cell)
        clock = times[0].text if times else clock
    return clock


def _contents(block: Block, columns: Sequence[Column | None]) -> Iterator[tuple[str, Span, str | None]]:
    """The cells that tell what takes place: of the content, or of the half days, or of each person."""
    known = [column for column in columns if column is not None]
    for column, cell, span in zip(columns, cell_texts(block), block.cells, strict=False):
        if not cell or _SAME.match(cell):
            continue
        if column is Column.CONTENT:
            yield cell, span, None
        elif column in (Column.MORNING, Column.AFTERNOON):
            yield cell, span, column.value
        elif column is None and Column.CONTENT not in known and len(cell) > 8:
            yield cell, span, None


def _split(words: str, start: int, now: _Now, time: str | None) -> Iterator[Meeting]:
    """The entries of one stretch of words: each hour in it opens another."""
    marks = [mark for mark in _ENTRY.finditer(words) if mark["clock"] is None or _opens(words, mark)]
    if marks and words[: marks[0].start()].strip(" -–+•.:;,*("):
        head = _entry(words[: marks[0].start()], start, now, time)
        yield from head
    elif not marks:
        yield from _entry(words, start, now, time)
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(words)
        if mark["part"]:
            now.part = mark["part"].lower() if mark["part"].lower() in _PARTS else None
            time = None
        else:
            times = clock_times(mark["clock"])
            time = times[0].text if times else None
        yield from _entry(words[mark.end() : end], start + mark.end(), now, time)


def _opens(words: str, mark: re.Match[str]) -> bool:
    """An hour opens an entry at the head or behind a full stop or dash, not within "(xuất phát 6h30)"."""
    before = words[: mark.start()].rstrip()
    return (
        not before
        or before[-1] in ".;:-–+•*"
        or bool(re.search(r"(?:sáng|chiều|tối|lúc|từ)\s*[,:]?$", before, re.I))
    )


def _entry(words: str, start: int, now: _Now, time: str | None) -> Iterator[Meeting]:
    lead = len(words) - len(words.lstrip(" \t-–+•*:;.,)’'"))
    text = words[lead:].rstrip(" \t-–+•*;(,")
    if now.day is None or len(text) < 6 or _IDLE.match(text) or _REMARK.match(text):
        return
    fields = {
        label: match["value"] for match in _LABELLED.finditer(text) for label in labels_of(match["label"])
    }
    found = find_place(text)
    place = place_of_field(fields[Label.PLACE]) if Label.PLACE in fields else found[0] if found else None
    yield Meeting(
        name=_called(text),
        date=now.day,
        date_to=now.last,
        time=time or now.part,
        place=place or _bracketed_room(text),
        chair=fields.get(Label.CHAIR, "").strip(" .,") or chair_in(text),
        tentative="dự kiến" in text[:40].lower(),
        online="trực tuyến" in text.lower(),
        text=text.rstrip("."),
        span=Span(start + lead, start + lead + len(text)),
        doubt=now.doubt,
    )


def _called(text: str) -> str:
    """What the entry is called: its first clause without "dự" before it."""
    clause = re.split(r"[:;.(]\s|\s\(|\.\s*$|,?\s+tại\s", text, maxsplit=1)[0]
    return heading_name(clause) or clause


def _bracketed_room(text: str) -> str | None:
    match = re.search(
        r"\((?P<room>(?:tại\s+)?(?:phòng|hội trường|trụ sở|nhà|trung tâm)\s[^()]{2,80})\)", text, re.I
    )
    return place_of_field(match["room"]) if match else None


def _entries(block: Block, now: _Now, year: int | None, first: date | None) -> Iterator[Meeting]:
    """The entries of a line of prose: "Thứ Hai, ngày 11/3: Sáng, 8h00: Họp ..."."""
    body = block.body - block.start
    words = block.text[body:]
    head = _DAY_HEAD.match(words)
    if head is not None and _set_day(head[0], now, year, first):
        part = next(find_parts_of_day(head[0]), None)
        now.part = part.text if part else None
        times = clock_times(head[0])
        rest = words[head.end() :]
        yield from _split(rest, block.body + head.end(), now, times[0].text if times else None)
        return
    if block.kind is Kind.HEADING and not _ENTRY.match(words):
        return
    if _ENTRY.match(words) or block.marker:
        yield from _split(words, block.body, now, None)


def _stacked(found: list[Meeting], block: Block, now: _Now, year: int | None, first: date | None) -> bool:
    """A table as one cell a line without its heading row: day, hour, what takes place, who and where."""
    text = block.text.strip()
    if block.marker or len(text) > 300:
        return False
    if _ONLY_DATE.fullmatch(text):
        return _set_day(f"ngày {text}", now, year, first)
    if _ONLY_HOUR.fullmatch(text):
        now.clock, now.open = next((time.text for time in clock_times(text)), None), False
        return now.clock is not None
    if now.clock is not None:
        entries = list(_entry(text, block.start, now, now.clock))
        found += entries
        now.clock, now.open = None, bool(entries)
        return True
    return now.open and _cell(found, text)


def _cell(found: list[Meeting], text: str) -> bool:
    """A further cell of a stacked entry: its place or its chair by the words it opens with."""
    if len(text) > 80 or not found:
        return False
    if PLACE_CELL.match(text):
        found[-1] = replace(found[-1], place=found[-1].place or place_of_field(text))
        return True
    if _CHAIR_CELL.match(text):
        found[-1] = replace(found[-1], chair=found[-1].chair or text)
        return True
    return False


def _attributes(found: list[Meeting], block: Block) -> bool:
    """A line "Địa điểm: ..." or "Chủ trì: ..." under an entry belongs to it."""
    match = re.match(r"^\W*(?P<label>[^:]{4,40}):\s*(?P<value>.{2,240})$", block.text)
    labels = labels_of(match["label"]) if match else frozenset()
    if match is None or not found or not labels & {Label.PLACE, Label.CHAIR, Label.WHO}:
        return False
    if Label.PLACE in labels:
        found[-1] = replace(found[-1], place=found[-1].place or place_of_field(match["value"]))
    if Label.CHAIR in labels:
        found[-1] = replace(found[-1], chair=found[-1].chair or match["value"].strip(" .;,"))
    return True
