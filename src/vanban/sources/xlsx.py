"""Excel files: each sheet's rows as table rows, read as a stream."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from vanban.model import Problem, RawLine, Source
from vanban.sources.pieces import COLUMN_MARKS
from vanban.sources.refusal import Limits, NotReadable, damaged
from vanban.sources.zips import Parts

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WHAT = "Excel (.xlsx)"
_NO_EDGE = 1 << 20


def read_xlsx(data: bytes, *, limits: Limits) -> Source:
    """The rows of every visible sheet; dates as dd/mm/yyyy, formulas as the value last shown.

    Rows above and below the table are ordinary lines; of merged cells the first holds the text.
    Raises NotReadable for a damaged, locked or endless file; rows beyond the limit are left out, and it is
    said.
    """
    parts = Parts(data, _WHAT, limits)
    for name in parts.names:
        if name.endswith((".xml", ".rels")):
            parts.look_for_entities(name)
    lines: list[RawLine] = []
    problems: list[Problem] = []
    pages = 0
    for title, held in _sheets(data, limits):
        pages += 1
        if len(held) >= limits.rows:
            said = f"Trang tính “{title}” có hơn {limits.rows} dòng; chỉ đọc {limits.rows} dòng đầu."
            problems.append(Problem("rows-left-out", said))
        lines.extend(_lines(held, pages))
    if any(name.endswith("vbaProject.bin") for name in parts.names):
        said = "Tệp Excel có chứa macro; đã bỏ qua macro, chỉ đọc phần chữ."
        problems.append(Problem("macros-ignored", said))
    return Source(
        MEDIA_TYPE, tuple(lines), pages=max(pages, 1), one_line_per_paragraph=True, problems=tuple(problems)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row as shown; `spaced` where a blank row stands above."""

    cells: list[str]
    spaced: bool

    @property
    def starts(self) -> list[int]:
        """The columns that hold something."""
        return [column for column, cell in enumerate(self.cells) if cell]

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return len(self.starts)

    @property
    def width(self) -> int:
        """How many columns the row takes."""
        return self.starts[-1] + 1


def _sheets(data: bytes, limits: Limits) -> Iterator[tuple[str, list[_Row]]]:
    """The title and the rows of each visible sheet."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drawings and rules that hold no words
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                for sheet in book.worksheets:
                    if sheet.sheet_state == "visible":
                        yield sheet.title, list(_filled_rows(sheet.iter_rows(values_only=True), limits))
            finally:
                book.close()
    except NotReadable:
        raise
    except Exception as broken:  # openpyxl lets whatever it stumbles over through
        raise damaged(_WHAT) from broken


def _filled_rows(rows: Iterable[tuple[object, ...]], limits: Limits) -> Iterator[_Row]:
    """The rows that say anything, and whether a blank one stands above; no more than the limit."""
    blank, given = False, 0
    for number, row in enumerate(rows):
        if given >= limits.rows or number >= limits.rows * 5:
            return
        cells = [_shown(value) for value in row[: limits.cells]]
        if not any(cells):
            blank = True
            continue
        given += 1
        yield _Row(cells, blank)
        blank = False


def _lines(rows: list[_Row], page: int) -> Iterator[RawLine]:
    """Letterhead, table, signature block: only the rows from the first to the last wide one are the table."""
    wide = [number for number, row in enumerate(rows) if row.filled > 2]
    if not wide and any(COLUMN_MARKS.search(cell) for row in rows for cell in row.cells):
        wide = [len(rows), len(rows) - 1]
    first, last = (wide[0], wide[-1]) if wide else (0, len(rows) - 1)
    while wide and last + 1 < len(rows) and _goes_on(rows[last + 1]):
        last += 1
    yield from _beside(rows[:first], page)
    columns = max((row.width for row in rows[first : last + 1]), default=0)
    for row in rows[first : last + 1]:
        cells = tuple((row.cells + [""] * columns)[:columns])
        if columns < 2:
            yield RawLine(cells[0], page, spaced=row.spaced)
        else:
            yield RawLine("\t".join(cells), page, cells=cells, spaced=row.spaced)
    yield from _beside(rows[last + 1 :], page)


def _goes_on(row: _Row) -> bool:
    """Whether a row below the last wide one is still the table's, with some cells left empty."""
    return row.filled > 1 and not row.spaced and not any(COLUMN_MARKS.search(cell) for cell in row.cells)


def _beside(rows: list[_Row], page: int) -> Iterator[RawLine]:
    """Rows of a letterhead or a signature block as lines: the left column first, then the right one."""
    edge = min((row.starts[-1] for row in rows if row.filled > 1), default=_NO_EDGE)
    for row in rows:
        left = [row.cells[column] for column in row.starts if column < edge]
        if left:
            yield RawLine(" ".join(left), page, spaced=row.spaced)
    for row in rows:
        right = [row.cells[column] for column in row.starts if column >= edge]
        if right:
            yield RawLine(" ".join(right), page)


def _shown(value: object) -> str:
    """A cell as a person sees it; line breaks inside it become spaces."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        at = value.time()
        day = f"{value:%d/%m/%Y}"
        return day if at == time(0) else f"{at:%H:%M} {day}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bool):
        return "x" if value else ""
    return " ".join(str(value).split())
