"""Clean lines → clean lines: a table whose cells stand one under another becomes rows of cells again.

Reads and writes: Line. A table is known by its header, three or more headings one under another; where it
comes back after a page break it is dropped. The lines below it are cut into cells in the cheapest way
(`cells`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban.stages import cells, marks
from vanban.stages.anchors import NUMBER, Count, group_lines, numbered_lines, wants_number
from vanban.stages.columns import Column
from vanban.stages.cutting import Sure, cut_rows
from vanban.stages.headers import Header, header_at
from vanban.stages.lines import Line
from vanban.stages.looks import is_when, look_at
from vanban.stages.run_headers import part_headers
from vanban.text.patterns import pattern_of

_NARROWEST = 75  # characters in a full line of a page of A4 with large type
_ENDS = pattern_of(
    r"(?:\*|ghi chú\s*:|trên đây|trong quá trình|ngoài ra|ngoài các|nơi nhận|yêu cầu|đề nghị|căn cứ|"
    r"các nội dung khác)",
    re.I,
)
_FIRST_ROWS, _FEWEST_NUMBERS = 40, 3
_FEWEST_HOURS = 3
_FIRST_TWO = (["1", "2"], ["01", "02"])
_SECTION = pattern_of(r"([IVX]{1,5})\s*[.\-–/)]")


def row_up(lines: Sequence[Line], tally: Counter[str]) -> list[Line]:
    """The lines with every stacked table made into rows; all other lines as they were.

    Page numbers between its rows are left out and counted in `tally`.
    """
    out: list[Line] = []
    at = 0
    lines = part_headers(lines)
    while at < len(lines):
        header = header_at(lines, at)
        header = header and _numbered(lines, header)
        if header is None:
            out.append(lines[at])
            at += 1
            continue
        end = _end_of(lines, header)
        rows = _rows(lines, header, end, tally)
        out += rows or lines[at:end]
        at = end
    return out


def _numbered(lines: Sequence[Line], header: Header) -> Header:
    """The header with a column for numbers where its heading is blank but the rows below are numbered."""
    if header.columns[0] not in (Column.CONTENT, Column.LEAD):
        return header
    with_numbers = (Column.NUMBER, *header.columns)
    lone = [line for line in lines[header.end : header.end + _FIRST_ROWS] if NUMBER.match(line.text)]
    if len(lone) < _FEWEST_NUMBERS or [line.text.strip("(). ") for line in lone[:2]] not in _FIRST_TWO:
        return header
    return replace(header, columns=with_numbers, names=((), *header.names))


def _comes_back(lines: Sequence[Line], at: int, header: Header) -> int:
    """Where the header that begins again at `at` ends, 0 where it does not."""
    if lines[at].text != next(line.text for name in header.names for line in name):
        return 0
    wanted = " ".join(line.text for name in header.names for line in name).casefold()
    end = at
    said = ""
    while end < len(lines) and len(said) < len(wanted):
        said = f"{said} {lines[end].text}".strip().casefold()
        end += 1
    return end if said == wanted else 0


@dataclass(frozen=True, slots=True)
class _Edge:
    """What tells prose below a table from its cells: the last sure line, and how long a line of a cell can
    be.
    """

    last: int
    widest: int
    sectioned: bool


def _edge_of(lines: Sequence[Line], header: Header) -> _Edge:
    last = _last_anchor(lines, header)
    anchored = [len(line.text) for line in lines[header.end : last + 1]]
    lengths = sorted(len(line.text) for line in lines[max(0, header.first - 200) : header.first])
    page = max(lengths[int(len(lengths) * 0.9)] if lengths else 0, _NARROWEST)
    widest = max([*anchored, int(0.7 * page)]) if len(anchored) < 80 else max(anchored)
    sectioned = any(_SECTION.match(line.text) for line in lines[: header.first])
    return _Edge(last, widest, sectioned)


def _end_of(lines: Sequence[Line], header: Header) -> int:
    """The first line after the table."""
    edge = _edge_of(lines, header)
    at = header.end
    while at < len(lines):
        if _always_ends(lines[at]) or (at > edge.last and _may_end(lines, at, edge, header)):
            break
        at += 1
    return at


def _always_ends(line: Line) -> bool:
    text = line.text
    return line.cells is not None or (
        marks.is_letterhead(text) and not marks.STAR.match(text) and not _is_dated(text)
    )


def _is_dated(text: str) -> bool:
    return cells.is_shape(Column.DAY, text)


def _may_end(lines: Sequence[Line], at: int, edge: _Edge, header: Header) -> bool:
    """Whether the table ends before line `at`, which stands behind its last anchor."""
    text = lines[at].text
    if _ENDS.match(text) or (marks.is_post(text) and marks.is_caps(text)):
        return True
    marker, style, _ = marks.marker_of(text)
    if style == "part" or (style == "roman" and (edge.sectioned or marks.is_caps(text))):
        return True
    if marker:
        if style == "dash" and len(text) < 25 and not lines[at - 1].text.endswith((".", ";")):
            return False
        new = at > header.end + len(header.columns) and not _marked_before(lines, at, style)
        return len(text) > 1.05 * edge.widest or (style in ("dash", "plus", "arabic") and new)
    if len(text) <= 1.25 * edge.widest or text[:1].islower():
        return False
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return len(following) > edge.widest or not (following and look_at(following).office)


def _marked_before(lines: Sequence[Line], at: int, style: str) -> bool:
    """Whether cells of the table itself hold lists of that style."""
    return sum(marks.marker_of(line.text)[1] == style for line in lines[max(0, at - 12) : at]) > 0


def _last_anchor(lines: Sequence[Line], header: Header) -> int:
    """The last line that surely belongs to the table: its header come back, a number in order, a month, a
    weekday.
    """
    last = header.end - 1
    numbers = Count(header.columns[0], lines[header.end].text if header.end < len(lines) else "")
    for at in range(header.end, len(lines)):
        line = lines[at]
        if _always_ends(line) or (marks.is_post(line.text) and marks.is_caps(line.text)):
            break
        if at - last > 60:
            break
        if (end := _comes_back(lines, at, header)) or numbers.takes(line.text) or _is_time(line.text, header):
            last = max(at, end - 1)
    return last


def _is_time(text: str, header: Header) -> bool:
    """Whether the line is nothing but a time, in a table that has a column for it."""
    if Column.WHEN in header.columns and (is_when(text) or cells.is_shape(Column.HOUR, text)):
        return any(letter.isdigit() for letter in text) and NUMBER.match(text) is None
    return any(
        column in header.columns and cells.is_shape(column, text) for column in (Column.HOUR, Column.DAY)
    )


def _rows(lines: Sequence[Line], header: Header, end: int, tally: Counter[str]) -> list[Line]:
    """The table's rows, its header first; none where there are too few lines for a row."""
    kept = _without_strays(_inner(lines, header, end, tally), header, tally)
    if len(kept) < len(header.columns):
        return []
    columns = _of_hours(kept, header.columns)
    sure = Sure(numbered_lines(kept, columns), group_lines(kept, columns))
    cuts = cut_rows([look_at(line.text) for line in kept], columns, sure)
    rows = [_row([list(name) for name in header.names])]
    return rows + [_row([kept[a:b] for a, b in cut]) for cut in cuts]


def _of_hours(lines: Sequence[Line], columns: Sequence[Column]) -> Sequence[Column]:
    """The columns, "Thời gian" taken as hours where it heads a schedule of days or leads rows of hours."""
    if Column.HOUR in columns or Column.WHEN not in columns:
        return columns
    hours = sum(cells.is_shape(Column.HOUR, line.text) for line in lines)
    daily = bool({Column.DAY, Column.PART}.intersection(columns))
    if hours < (2 if daily else _FEWEST_HOURS) or not (daily or columns[0] is Column.WHEN):
        return columns
    return [Column.HOUR if kind is Column.WHEN else kind for kind in columns]


def _inner(lines: Sequence[Line], header: Header, end: int, tally: Counter[str]) -> list[Line]:
    """The lines of cells, without the header that came back and the page numbers above it."""
    kept: list[Line] = []
    at = header.end
    while at < end:
        if back := _comes_back(lines, at, header):
            if kept and NUMBER.match(kept[-1].text) and not _in_order(kept, header):
                kept.pop()
                tally["page-mark"] += 1
            at = back
            continue
        kept.append(lines[at])
        at += 1
    return kept


def _without_strays(kept: list[Line], header: Header, tally: Counter[str]) -> list[Line]:
    """The lines without lone numbers that are neither a row's, nor a month, nor a figure: numbers of
    pages.
    """
    if {Column.MONTH, Column.QUARTER, Column.COUNT, Column.OTHER}.intersection(header.columns):
        return kept
    sure = numbered_lines(kept, header.columns)
    strays = {at for at in range(1, len(kept)) if at not in sure and _is_stray(kept, at, sure)}
    tally["page-mark"] += len(strays)
    return [line for at, line in enumerate(kept) if at not in strays]


def _is_stray(kept: Sequence[Line], at: int, sure: frozenset[int]) -> bool:
    """Whether a lone number stands between two rows and belongs to neither."""
    match = NUMBER.match(kept[at].text)
    if match is None or len(match[1]) > 2 or wants_number(kept[at - 1].text):
        return False
    following = look_at(kept[at + 1].text) if at + 1 < len(kept) else None
    between = following is None or at + 1 in sure or following.work or following.when
    return between or look_at(kept[at - 1].text).closed


def _in_order(kept: Sequence[Line], header: Header) -> bool:
    """Whether the last line is the number of a row, or a month, and not the number of a page."""
    count = Count(header.columns[0], kept[0].text)
    return [count.takes(line.text) for line in kept][-1]


def _row(parts: list[list[Line]]) -> Line:
    texts = tuple(" ".join(line.text for line in part) for part in parts)
    first = next(line for part in parts for line in part)
    return first._replace(text="\t".join(texts), cells=texts, parts=tuple(tuple(part) for part in parts))
