"""Row blocks → tables: which columns they have, what each row says, which heading a row stands under.

Reads: Block. A header of one or two rows is told from its headings; where it comes back after a page break
it is left out; a row with one cell only is the heading of the rows below it, or goes on the row above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanban.model import Block, Kind, Span
from vanban.stages.anchors import is_phase, is_time
from vanban.stages.columns import Column, column_key, header_columns
from vanban.text.patterns import pattern_of

_PAGE_NUMBER = pattern_of(r"\W*\d{1,3}\W*$")
_ORDINAL = pattern_of(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Ha-hđ])[.)]?$")
_GROUP_NUMBER = pattern_of(r"\(?(?:[IVX]{1,5}|[A-H])[.)]?$")
_COLUMN_NUMBERS = pattern_of(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.{1,20})?$")
_LEADING_NUMBER = pattern_of(r"\(?([IVX]{1,5}|[A-H]|\d{1,2})\s?[.)/-]\s*(?=\S)")
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """The heading of the rows below it: "II / Phát triển chính quyền số", "QUÝ I"."""

    number: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column; `group` is the heading it stands under; `at` numbers its block."""

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    at: int
    group: Group | None = None

    def cell(self, column: Column) -> Cell | None:
        """The first cell of that meaning with words in it."""
        return next(
            (c for kind, c in zip(self.columns, self.cells, strict=True) if kind is column and c.text), None
        )

    def text(self, column: Column) -> str:
        """The words under that meaning, "" where the cell is blank or there is none."""
        found = self.cell(column)
        return found.text if found else ""

    @property
    def span(self) -> Span:
        """From the first cell with words to the last."""
        full = [cell.span for cell in self.cells if cell.text]
        return Span(full[0].start, full[-1].end) if full else self.cells[0].span


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header that was understood; blocks first..end of the document hold it."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int
    end: int

    def has(self, *columns: Column) -> bool:
        """Whether it has a column of each of these meanings."""
        return all(column in self.columns for column in columns)


@dataclass(slots=True)
class _Draft:
    """A table being read."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    first: int
    end: int
    rows: list[Row] = field(default_factory=list)
    group: Group | None = None


def tables_of(blocks: Sequence[Block]) -> list[Table]:
    """The tables among the blocks whose header is understood, in order; others (letterheads, figures) are
    none.
    """
    return [
        Table(draft.columns, draft.names, tuple(draft.rows), draft.first, draft.end)
        for draft in _drafts(blocks)
        if draft.rows
    ]


def _drafts(blocks: Sequence[Block]) -> Iterator[_Draft]:
    at = 0
    while at < len(blocks):
        columns = _header(blocks[at])
        if columns is None:
            at += 1
            continue
        draft = _Draft(columns, _texts(blocks[at]), at, at + 1)
        _second_header(draft, blocks)
        _number_column(draft, blocks)
        _fill(draft, blocks)
        at = draft.end
        yield draft


def _texts(block: Block) -> tuple[str, ...]:
    return tuple(block.text[span.start - block.start : span.end - block.start] for span in block.cells)


def _header(block: Block) -> tuple[Column, ...] | None:
    return header_columns(_texts(block)) if block.kind is Kind.ROW else None


def _second_header(draft: _Draft, blocks: Sequence[Block]) -> None:
    """A header of two rows: the lower one parts a merged heading ("Cơ quan thực hiện": "Chủ trì", "Phối
    hợp").
    """
    if draft.end >= len(blocks) or blocks[draft.end].kind is not Kind.ROW:
        return
    lower = _texts(blocks[draft.end])
    columns = header_columns(lower)
    if columns is None or len(lower) != len(draft.columns) or _same(lower, draft.names):
        return
    both = zip(draft.columns, columns, lower, strict=True)
    draft.columns = tuple(below if text.strip() else above for above, below, text in both)
    draft.names = tuple(f"{a} {b}".strip() for a, b in zip(draft.names, lower, strict=True))
    draft.end += 1


def _number_column(draft: _Draft, blocks: Sequence[Block]) -> None:
    """A first column without a heading, over numbers in order, is that of the numbers."""
    if draft.names[0].strip() or draft.columns[0] is not Column.OTHER:
        return
    below = [
        _texts(block)[0].strip() for block in blocks[draft.end : draft.end + 3] if block.kind is Kind.ROW
    ]
    if any(_ORDINAL.match(text) for text in below):
        draft.columns = (Column.NUMBER, *draft.columns[1:])


def _same(texts: Sequence[str], names: Sequence[str]) -> bool:
    return [column_key(text) for text in texts if text.strip()] == [
        column_key(name) for name in names if name.strip()
    ]


def _fill(draft: _Draft, blocks: Sequence[Block]) -> None:
    """The rows below the header, over page breaks, up to what is no row of this table."""
    at = draft.end
    while at < len(blocks):
        if blocks[at].kind is Kind.ROW:
            if not _take_row(draft, blocks, at):
                break
            at += 1
            draft.end = at
            continue
        following = _resumed(draft, blocks, at)
        if not following:
            break
        for between in range(at, following):
            _take_line(draft, blocks[between], between)
        at = following


def _resumed(draft: _Draft, blocks: Sequence[Block], at: int) -> int:
    """The row with which the table goes on behind a few short lines at `at`, 0 where it has ended."""
    for following in range(at, min(at + _MOST_BETWEEN + 1, len(blocks))):
        block = blocks[following]
        if block.kind is Kind.ROW:
            texts = _texts(block)
            goes_on = _fits(draft, texts) and header_columns(texts) is None
            return following if goes_on or _same(texts, draft.names) else 0
        if len(block.text) > 200:
            return 0
    return 0


def _take_row(draft: _Draft, blocks: Sequence[Block], at: int) -> bool:
    """Adds the row at `at`; False where it begins another table."""
    block = blocks[at]
    texts = _texts(block)
    if _same(texts, draft.names) or all(
        _COLUMN_NUMBERS.match(text.strip()) for text in texts if text.strip()
    ):
        return True
    if header_columns(texts) is not None or not _fits(draft, texts):
        return _is_repeat(draft, texts)
    row = _row(draft, block, at)
    if group := _group_of(row):
        draft.group = group
    elif _goes_on(draft, row):
        draft.rows[-1] = _joined(draft.rows[-1], row)
    else:
        draft.rows.append(row)
    return True


def _fits(draft: _Draft, texts: Sequence[str]) -> bool:
    """Whether a row has about as many cells as the header; one with a number may have lost its blank last
    cells.
    """
    missing = len(draft.columns) - len(texts)
    return abs(missing) <= 2 or (missing > 0 and _ORDINAL.match(texts[0].strip()) is not None)


def _is_repeat(draft: _Draft, texts: Sequence[str]) -> bool:
    """Whether a header row is this table's own again, come back in part."""
    names = {column_key(name) for name in draft.names}
    return all(column_key(text) in names for text in texts if text.strip())


def _row(draft: _Draft, block: Block, at: int) -> Row:
    """The row's cells, as many as there are columns; what stands beyond the last column goes to it."""
    spans = list(block.cells)[: len(draft.columns)]
    spans += [Span(block.end, block.end)] * (len(draft.columns) - len(spans))
    found = tuple(_cell(block, span) for span in spans)
    return Row(draft.columns, found, at, draft.group)


def _cell(block: Block, span: Span) -> Cell:
    raw = block.text[span.start - block.start : span.end - block.start]
    text = raw.strip()
    start = span.start + len(raw) - len(raw.lstrip())
    return Cell(text, Span(start, start + len(text)))


def _group_of(row: Row) -> Group | None:
    """The heading that a row with words in one cell, beside its number, is for the rows below."""
    full = [(kind, cell) for kind, cell in zip(row.columns, row.cells, strict=True) if cell.text]
    words = [cell for _, cell in full if not _ORDINAL.match(cell.text)]
    number = next((cell.text for _, cell in full if _ORDINAL.match(cell.text)), "")
    if len(row.columns) < 3 or len(words) != 1 or len(full) > 2:
        return None
    named = words[0].text.isupper() or is_time(words[0].text) or is_phase(words[0].text)
    headed = _GROUP_NUMBER.match(number) is not None or named
    lone = (
        not number
        and full[0][0] in (Column.NUMBER, Column.MONTH, Column.QUARTER)
        and Column.NUMBER in row.columns
    )
    return Group(number.strip("(). "), words[0].text, row.span) if headed or lone else None


def _goes_on(draft: _Draft, row: Row) -> bool:
    """Whether a row without a number carries on the one above it, broken off by the end of a page."""
    if not draft.rows or draft.rows[-1].group is not draft.group:
        return False
    words = [cell.text for cell in row.cells if cell.text]
    numbered = Column.NUMBER in row.columns and draft.rows[-1].text(Column.NUMBER)
    if row.text(Column.NUMBER) or not words:
        return not words
    starts_lower = [text.lstrip("“\"'(")[:1].islower() for text in words]
    content = row.text(Column.CONTENT)
    return (
        all(starts_lower) if not numbered else (content[:1].islower() or (not content and any(starts_lower)))
    )


def _joined(above: Row, row: Row) -> Row:
    pairs = zip(above.cells, row.cells, strict=True)
    return replace(above, cells=tuple(_together(a, b) for a, b in pairs))


def _together(above: Cell, below: Cell) -> Cell:
    if not below.text:
        return above
    if not above.text:
        return below
    return Cell(f"{above.text} {below.text}", Span(above.span.start, below.span.end))


def _take_line(draft: _Draft, block: Block, at: int) -> None:
    """A line between two rows: a page number, the heading of a group, or the rest of the row above."""
    text = block.text.strip()
    if _PAGE_NUMBER.match(text) or not text or block.kind is Kind.RULE:
        return
    whole = Cell(text, block.span)
    if draft.rows and (text[:1].islower() or len(text) > 120):
        return
    number = _LEADING_NUMBER.match(text)
    words = text[number.end() :] if number else text
    draft.group = Group(number[1] if number else "", words, whole.span)
