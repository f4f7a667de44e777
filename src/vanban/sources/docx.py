"""Word files: paragraphs and tables in the order of the body, as the reader of the page sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from vanban.model import Problem, RawLine, Source
from vanban.sources.docx_styles import Numbering, Styles, W, is_ruled, value
from vanban.sources.docx_text import PAGE, Paragraphs
from vanban.sources.pieces import COLUMN_MARKS
from vanban.sources.refusal import Limits, damaged
from vanban.sources.rewrapped import is_wrapped
from vanban.sources.zips import Parts
from vanban.text.patterns import pattern_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WHAT = "Word (.docx)"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_NO_WORDS = pattern_of(r"^[\W\d_]*$")
_PAGE_LABEL = pattern_of(r"^(?:trang|page)\b[\W\d]*$", re.IGNORECASE)
_STRONG_MARKS = pattern_of(r"ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT|CỘNG\s*H[OÒÕ]A\s*XÃ\s*HỘI|N[ơo]i\s*nhận\s*:")
_DEEPEST = 30
_MOST_COLUMNS = 63


def read_docx(data: bytes, *, limits: Limits) -> Source:
    """The lines of a Word file: automatic numbers shown, tracked insertions kept, deletions not.

    A borderless letterhead or signature table gives its left cell's lines, then its right cell's; a real
    table gives rows with cells. Raises NotReadable for a damaged or locked file, one that unfolds without end
    and one that declares XML entities; macros are left alone and mentioned.
    """
    parts, body = body_of(data, limits)
    styles = Styles(parts.xml("word/styles.xml"))
    walk = _Walk(styles, Paragraphs(styles, Numbering(parts.xml("word/numbering.xml"))))
    above = _margin(parts, "header", styles)
    lines = above + _lines(walk.blocks(body)) + _margin(parts, "footer", styles)
    return Source(
        MEDIA_TYPE,
        tuple(lines),
        pages=max((line.page for line in lines), default=1),
        one_line_per_paragraph=not is_wrapped([line.text for line in lines if line.cells is None]),
        problems=tuple(_problems(parts, body)),
    )


def body_of(data: bytes, limits: Limits) -> tuple[Parts, etree._Element]:
    """The parts of a Word file and its body. Raises NotReadable."""
    parts = Parts(data, _WHAT, limits)
    root = parts.xml("word/document.xml")
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise damaged(_WHAT)
    return parts, body


@dataclass(frozen=True, slots=True)
class _Block:
    """A line of the body; a blank one or one that begins a page only says so."""

    text: str
    bold: bool = False
    centred: bool = False
    cells: tuple[str, ...] | None = None


class _Walk:
    """Goes through a body, a cell or a text box."""

    def __init__(self, styles: Styles, paragraphs: Paragraphs) -> None:
        self._styles = styles
        self._paragraphs = paragraphs

    def blocks(self, parent: Iterable[etree._Element], depth: int = 0) -> Iterator[_Block]:
        """The lines below an element, in order."""
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[_Block]:
        words = self._paragraphs.words(paragraph)
        for line in words.text.split("\n"):
            yield _Block(line, words.bold, words.centred)
        for box in words.boxes:
            yield from self.blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[_Block]:
        rows = [[_Slot(cell) for cell in _cells(row)] for row in _rows(table)]
        columns = max((sum(slot.span for slot in row) for row in rows), default=0)
        if columns > 1 and not self._is_layout(table, rows, columns):
            yield from self._grid(rows, min(columns, _MOST_COLUMNS), depth)
            return
        for column in range(max((len(row) for row in rows), default=0)):
            for row in rows:
                if column < len(row):
                    yield from self.blocks(row[column].cell, depth + 1)

    def _is_layout(self, table: etree._Element, rows: list[list[_Slot]], columns: int) -> bool:
        """Whether the table only sets a letterhead or a signature block side by side."""
        if columns > 4 or len(rows) > 8:
            return False
        texts = ["".join(str(text) for text in slot.cell.itertext()) for row in rows for slot in row]
        if len(rows) <= 4 and any(_STRONG_MARKS.search(text) for text in texts):
            return True
        return not self._ruled(table) and any(COLUMN_MARKS.search(text) for text in texts)

    def _ruled(self, table: etree._Element) -> bool:
        properties = table.find(W + "tblPr")
        own = properties.find(W + "tblBorders") if properties is not None else None
        if own is not None:
            return is_ruled(own)
        if self._styles.ruled(value(properties, "tblStyle")):
            return True
        return any(is_ruled(borders) for borders in table.iter(W + "tcBorders"))

    def _grid(self, rows: list[list[_Slot]], columns: int, depth: int) -> Iterator[_Block]:
        for row in rows:
            cells: list[str] = []
            bold = True
            for slot in row:
                held = [] if slot.continued else list(self.blocks(slot.cell, depth + 1))
                said = [block for block in held if block.text.strip(PAGE + " \t")]
                bold = bold and all(block.bold for block in said)
                text = " ".join(" ".join(block.text.replace(PAGE, "").split()) for block in said)
                cells.extend([text, *[""] * (slot.span - 1)])
            cells = (cells + [""] * columns)[:columns]
            if any(cells):
                yield _Block("\t".join(cells), bold=bold, cells=tuple(cells))


class _Slot:
    """A cell: how many columns it spans and whether it goes on the cell above."""

    def __init__(self, cell: etree._Element) -> None:
        self.cell = cell
        properties = cell.find(W + "tcPr")
        span = value(properties, "gridSpan") or "1"
        self.span = min(int(span), _MOST_COLUMNS) if span.isascii() and span.isdigit() and span != "0" else 1
        merged = value(properties, "vMerge")
        self.continued = merged is not None and merged != "restart"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table without those whose deletion is tracked."""
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _lines(blocks: Iterable[_Block]) -> list[RawLine]:
    """Raw lines with their page; a blank paragraph marks the line below it."""
    lines: list[RawLine] = []
    page, blank = 1, False
    for block in blocks:
        turned = block.text.count(PAGE)
        text = block.text.replace(PAGE, "")
        if block.text.startswith(PAGE) or not text.strip():
            page, turned = page + turned, 0
        if not text.strip():
            blank = True
            continue
        spaced = blank and block.cells is None
        lines.append(RawLine(text, page, None, block.bold, block.centred, block.cells, spaced))
        page, blank = page + turned, False
    return lines


def _margin(parts: Parts, which: str, styles: Styles) -> list[RawLine]:
    """What the page headers or footers say besides page numbers, each text once."""
    lines: dict[str, RawLine] = {}
    for name in sorted(parts.names):
        if re.fullmatch(rf"word/{which}\d*\.xml", name):
            walk = _Walk(styles, Paragraphs(styles, Numbering(None)))
            root = parts.xml(name)
            for line in _lines(walk.blocks(root if root is not None else ())):
                if not _NO_WORDS.match(line.text) and not _PAGE_LABEL.match(line.text.strip()):
                    lines.setdefault(line.text, line._replace(page=1))
    return list(lines.values())


def _problems(parts: Parts, body: etree._Element) -> Iterator[Problem]:
    if any(name.endswith("vbaProject.bin") for name in parts.names):
        yield Problem("macros-ignored", "Tệp Word có chứa macro; đã bỏ qua macro, chỉ đọc phần chữ.")
    changes = sum(1 for tag in ("ins", "del", "moveFrom") for _ in body.iter(W + tag))
    if changes:
        said = f"Tệp Word còn {changes} chỗ sửa đang theo dõi; đã đọc theo bản chấp nhận mọi chỗ sửa."
        yield Problem("tracked-changes", said)
    notes = sum(1 for _ in body.iter(W + "footnoteReference"))
    if notes:
        said = f"Tệp Word có {notes} chú thích chân trang; phần chú thích không được đọc."
        yield Problem("footnotes-left-out", said)
