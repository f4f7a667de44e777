"""Raw lines → clean lines: characters put right, markup taken off, columns and table rows told apart.

Reads: Source.lines. Writes: Line, each with the raw line it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vanban.model import RawLine, Source
from vanban.stages import marks
from vanban.stages.aligned import Cells, Piece, aligned_tables
from vanban.stages.letterheads import are_columns, run_together
from vanban.stages.one_line_forms import form_parts
from vanban.text import glue, legacy
from vanban.text.patterns import pattern_of
from vanban.text.repair import repair_characters, repair_dates, strip_markup
from vanban.text.scanned import repair_phrases

_GAP = pattern_of(r"\t+| {2,}")
_BREAK = pattern_of(r"<br\s*/?>", re.I)
_BULLET_GAP = pattern_of(r"^([-–+*•])\s{2,}")
_TABLE_RULE = pattern_of(r"^\s*\|?[\s:|\-+=]{3,}\|?\s*$")
_PAGE_MARK = pattern_of(
    r"^\s*(?:trang\s+\d+\s*(?:/\s*\d+)?|[-–]\s*\d{1,3}\s*[-–]|\d{1,3}\s*\|\s*page"
    r"|<!--.*-->|page \d+(?: of \d+)?|={3,}.*={3,})\s*$",
    re.I,
)
_OF_PAGES = pattern_of(r"^\s*([1-9]\d{0,2})\s*/\s*([1-9]\d{0,2})\s*$")
_WEEKDAY = pattern_of(r"(?:thứ\s+\w+|chủ\s+nhật|ngày|tháng|trước|từ|đến|sau)\s*$", re.I)
_FOOT = 30
"""Lines below "Nơi nhận" among which the signer may stand."""
_WHITE = pattern_of(r"\s+")


class Line(NamedTuple):
    """A clean line; `raw` numbers the source line, `at` is where its text begins there."""

    text: str
    raw: int
    at: int = 0
    page: int = 1
    bold: bool = False
    centred: bool = False
    spaced: int = 0
    cells: tuple[str, ...] | None = None
    right: float = 0.0  # where it ends, in fractions of the page; 0 where the source shows no places
    parts: tuple[tuple[Line, ...], ...] = ()  # the lines of each cell, where a row was put together from them
    apart: bool = False  # the right column of a letterhead or signature block, which joins nothing
    left: float = 0.0  # where it begins, as `right`


def _cells_of(text: str) -> tuple[str, ...] | None:
    """The cells of a Markdown or tab-separated row, or None for a line of prose."""
    stripped = text.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") >= 3:
        return tuple(cell.strip() for cell in stripped.strip("|").split("|"))
    if "\t" in stripped:
        return tuple(cell.strip() for cell in text.strip(" \r\n").split("\t"))
    if " | " in stripped:
        pieces = tuple(piece.strip() for piece in stripped.strip("| ").split(" | "))
        return pieces if len(pieces) == 2 and are_columns(pieces) else None
    return None


def _split_columns(line: Line, text: str) -> Iterator[Line]:
    """One physical line as one or two clean lines; the left column first."""
    pieces = list(line.cells) if line.cells else _GAP.split(_BULLET_GAP.sub(r"\1 ", text.strip()))
    if len(pieces) > 1 and (are_columns(pieces) or _are_forms(pieces)):
        full = [piece for piece in pieces if piece.strip()]
        for piece in full:
            words = _WHITE.sub(" ", piece).strip()
            at = max(text.find(piece.lstrip("-–+*• ")), 0)
            aside = len(full) > 1 and piece is full[-1]
            yield from _in_lines(line._replace(text=words, at=at, cells=None, apart=aside), words)
        return
    if line.cells is not None and sum(bool(cell) for cell in line.cells) > 1:
        cells = tuple(_WHITE.sub(" ", cell).strip() for cell in line.cells)
        yield line._replace(text="\t".join(cells), cells=cells)
        return
    yield line._replace(text=_WHITE.sub(" ", text).strip(), at=len(text) - len(text.lstrip()), cells=None)


def _are_forms(pieces: Sequence[str]) -> bool:
    """Whether one of two columns is a whole letterhead or signature block."""
    full = [" ".join(piece.split()) for piece in pieces if piece.strip()]
    return len(full) == 2 and any(form_parts(piece) for piece in full)


def _in_lines(line: Line, words: str) -> Iterator[Line]:
    """A line as the lines of the letterhead or signature block that it holds, else as it is."""
    parts = form_parts(words)
    if not parts:
        yield line
        return
    at = 0
    for part in parts:
        at = words.index(part, at)
        yield line._replace(text=part, at=line.at + at)
        at += len(part)


def _repaired(raw: RawLine, encoding: str | None, loose: bool, tally: Counter[str]) -> tuple[str, bool]:
    text = legacy.convert(raw.text, encoding, tally) if encoding else raw.text
    text, bold = strip_markup(repair_dates(repair_characters(text, tally), tally), tally)
    text = glue.close_spaced(text, tally)
    return glue.part_glued(text, tally, loose=loose), bold or raw.bold


def _unbroken(number: int, raw: RawLine) -> list[tuple[int, RawLine]]:
    """A line with <br> as the lines it stands for: each cell of a letterhead from top to bottom, left first.

    In a real table the break is only a space.
    """
    if "<br" not in raw.text:
        return [(number, raw)]
    cells = raw.cells or _cells_of(raw.text) or (raw.text,)
    pieces = [piece.strip() for cell in cells for piece in _BREAK.split(cell)]
    plain = [piece.strip("*_\\ ") for piece in pieces]
    if len(cells) > 1 and not any(_of_form(piece) for piece in plain):
        whole = tuple(_BREAK.sub(" ", cell) for cell in cells)
        return [(number, raw._replace(text="\t".join(whole), cells=whole))]
    return [(number, raw._replace(text=piece, cells=None)) for piece in pieces if piece]


def _of_form(piece: str) -> bool:
    """Whether a line of a cell belongs to a letterhead or a signature block."""
    return marks.is_letterhead(piece) or (marks.is_caps(piece) and marks.is_post(piece))


def _page_counts(raws: Sequence[tuple[int, RawLine]]) -> frozenset[int]:
    """The lines "2/5" that number pages: one total, counted up from the first; a date "3/6" in a schedule
    is none.
    """
    found: list[tuple[int, int, int]] = []
    before = ""
    for number, raw in raws:
        if len(raw.text) < 24 and (match := _OF_PAGES.match(raw.text)):
            if _WEEKDAY.search(before):
                return frozenset()
            found.append((number, int(match[1]), int(match[2])))
        before = raw.text if raw.text.strip() else before
    pages = [page for _, page, _ in found]
    rising = pages == list(range(pages[0], pages[0] + len(pages))) if pages else False
    one_total = len({total for _, _, total in found}) == 1
    if rising and one_total and pages[0] <= 2 and pages[-1] <= found[0][2]:
        return frozenset(number for number, _, _ in found)
    return frozenset()


def _page_numbers(raws: Sequence[tuple[int, RawLine]]) -> frozenset[int]:
    """The lines that number their pages alone, first or last on them: at least half of the pages behind the
    first, counted the same way; a single figure at an edge may be a table's.
    """
    last = raws[-1][1].page if raws else 0
    edges: dict[int, list[tuple[int, str]]] = {}
    for number, raw in raws if last > 1 else ():
        text = raw.text.strip()
        if text:
            edges.setdefault(raw.page, []).append((number, text))
    found = [
        (number, int(text) - page)
        for page, held in edges.items()
        for number, text in dict((held[0], held[-1])).items()
        if len(text) <= 4 and text.isdecimal() and abs(int(text) - page) <= 1
    ]
    offsets = Counter(offset for _, offset in found)
    usual = max(offsets, key=lambda offset: offsets[offset], default=0)
    numbers = frozenset(number for number, offset in found if offset == usual)
    return numbers if 2 * len(numbers) >= last - 1 else frozenset()


def _evened(raw: RawLine, tally: Counter[str]) -> RawLine:
    """The line with a character for each that is seen, so that columns can be told by their places."""
    if raw.text.isprintable() and unicodedata.is_normalized("NFC", raw.text):
        return raw
    return raw._replace(text=repair_characters(raw.text, tally))


def _clean(
    raws: Iterable[tuple[int, RawLine]], encoding: str | None, loose: bool, tally: Counter[str]
) -> Iterator[Line]:
    """The lines in order; a table laid out by spaces comes as rows of cells."""
    if encoding is None:  # else the letters stand for others still
        raws = ((number, _evened(raw, tally)) for number, raw in raws)
    pieces = [piece for raw in raws for piece in _unbroken(*raw)]
    counted = _page_counts(pieces) | _page_numbers(pieces)
    start = 0
    for at, table in sorted(aligned_tables(pieces).items()):
        yield from _clean_run(pieces[start:at], counted, encoding, loose, tally)
        yield from _clean_rows(table.rows, dict(pieces[at : table.end]), encoding, loose)
        start = table.end
    yield from _clean_run(pieces[start:], counted, encoding, loose, tally)


def _clean_rows(
    rows: Sequence[Cells], raws: dict[int, RawLine], encoding: str | None, loose: bool
) -> Iterator[Line]:
    for row in rows:
        parts = tuple(tuple(_clean_piece(piece, raws, encoding, loose) for piece in cell) for cell in row)
        cells = tuple(" ".join(line.text for line in part) for part in parts)
        first = next(line for part in parts for line in part)
        yield first._replace(text="\t".join(cells), cells=cells, parts=parts)


def _clean_piece(piece: Piece, raws: dict[int, RawLine], encoding: str | None, loose: bool) -> Line:
    raw = raws[piece.line]
    text, bold = _repaired(raw._replace(text=piece.text), encoding, loose, Counter())
    return Line(_WHITE.sub(" ", text).strip(), piece.line, piece.at, raw.page, bold)


def _clean_run(
    raws: Sequence[tuple[int, RawLine]],
    counted: frozenset[int],
    encoding: str | None,
    loose: bool,
    tally: Counter[str],
) -> Iterator[Line]:
    spaced = foot = 0
    for number, raw in raws:
        text, bold = _repaired(raw, encoding, loose, tally)
        if not text.strip():
            spaced += 1
            continue
        if (len(text) < 60 and _PAGE_MARK.match(text)) or number in counted:
            tally["page-mark"] += 1
            continue
        cells = raw.cells and tuple(
            _repaired(raw._replace(text=c), encoding, loose, Counter())[0] for c in raw.cells
        )
        if cells is None and (cells := _cells_of(text)) and _TABLE_RULE.match(text):
            continue
        left, right = (raw.box.left, raw.box.right) if raw.box else (0.0, 0.0)
        words, at = " ".join(text.split()), len(text) - len(text.lstrip())
        line = Line(
            words, number, at, raw.page, bold, raw.centred, spaced + raw.spaced, cells, right, left=left
        )
        parted = cells is not None or "\t" in text or ("  " in text and are_columns(_GAP.split(text.strip())))
        foot = _FOOT if marks.RECIPIENTS.match(words) else foot - 1
        if not parted and (columns := run_together(words, foot=foot > 0)) is not None:
            yield line._replace(text=columns[0])
            yield line._replace(text=columns[1], at=max(text.rfind(columns[1]), 0), apart=True)
        elif parted or "  " in text:
            yield from _split_columns(line, text)
        else:
            yield from _in_lines(line, words)
        spaced = 0


def _running_heads(lines: list[Line], tally: Counter[str]) -> list[Line]:
    """Without the lines that stand at the head or foot of several pages; a table's head is none of them."""
    edges: Counter[str] = Counter()
    pages = {line.page for line in lines}
    if len(pages) < 3:
        return lines
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for found in by_page.values():
        edges.update(
            {
                re.sub(r"\d+", "#", line.text)
                for line in (*found[:1], *found[-1:])
                if len(line.text) > 3 and line.cells is None
            }
        )
    heads = {text for text, count in edges.items() if count >= max(3, len(pages) // 2)}
    kept = [line for line in lines if re.sub(r"\d+", "#", line.text) not in heads]
    tally["running-head"] += len(lines) - len(kept)
    return kept


def clean_lines(source: Source) -> tuple[list[Line], Counter[str]]:
    """The clean lines of a source and how often each repair was made."""
    sample = "\n".join(raw.text for raw in source.lines[:400])
    encoding = legacy.recognise(sample)
    tally: Counter[str] = Counter()
    lines = list(_clean(enumerate(source.lines), encoding, False, tally))
    if glue.is_glued(tally):
        tally = Counter()
        lines = list(_clean(enumerate(source.lines), encoding, True, tally))
    if source.scanned:
        lines = [line._replace(text=repair_phrases(line.text, tally)) for line in lines]
    return _running_heads(lines, tally), Counter({rule: count for rule, count in tally.items() if count})
