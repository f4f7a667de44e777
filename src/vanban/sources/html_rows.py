"""Tables that stand as HTML in Markdown or text: each <tr> as one row with its cells.

Converters leave whole tables as HTML where Markdown cannot show them (spanned cells, lists in cells).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.text.patterns import pattern_of

_TAG = pattern_of(r"<[^<>]{0,200}>")
_CELL = pattern_of(r"<t[dh]\b([^<>]{0,200})>", re.I)
_SPAN = pattern_of(r"\b(row|col)span\s*=\s*[\"']?(\d{1,2})", re.I)
_ROW = pattern_of(r"<tr\b[^<>]{0,200}>", re.I)
_FRAME = pattern_of(r"</?(?:table|tbody|thead|tfoot|colgroup|col|caption)\b[^<>]{0,200}>", re.I)
_WHITE = pattern_of(r"\s+")
_ENTITIES = {"&nbsp;": " ", "&#160;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
_ROW_STOP = pattern_of(r"</?tr\b|</table\b", re.I)
_MOST_COLUMNS = 40
_LONGEST_ROW = 40_000


def has_rows(text: str) -> bool:
    """Whether the text holds an HTML table."""
    return _ROW.search(text) is not None


def split_rows(text: str) -> Iterator[str | tuple[str, ...]]:
    """The text in order: stretches of prose as they are, rows of HTML tables as tuples of cells.

    A cell that spans rows is empty in the rows below, so that columns stay aligned.
    """
    at = 0
    waiting: dict[int, int] = {}
    for match in _ROW.finditer(text):
        if match.start() < at:
            continue
        between = text[at : match.start()]
        if "</table" in between.lower() or "<table" in between.lower():
            waiting = {}
        yield _FRAME.sub("\n", between)
        end = _row_end(text, match.end())
        yield _cells(text[match.end() : end], waiting)
        close = text.find(">", end)
        at = close + 1 if text[end : end + 2] == "</" and 0 <= close < end + 8 else end
    yield _FRAME.sub("\n", text[at:])


def _row_end(text: str, start: int) -> int:
    """Where a row ends: at its closing tag, else at the next row or the end of the table."""
    stop = _ROW_STOP.search(text, start, start + _LONGEST_ROW)
    return stop.start() if stop else min(len(text), start + _LONGEST_ROW)


def _cells(row: str, waiting: dict[int, int]) -> tuple[str, ...]:
    marks = list(_CELL.finditer(row))
    cells: list[str] = []
    for order, mark in enumerate(marks):
        _skip_spanned(cells, waiting)
        end = marks[order + 1].start() if order + 1 < len(marks) else len(row)
        spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(mark[1])}
        if spans.get("row", 1) > 1:
            waiting[len(cells)] = spans["row"] - 1
        cells.append(_words(row[mark.end() : end]))
        cells += [""] * min(spans.get("col", 1) - 1, _MOST_COLUMNS)
    _skip_spanned(cells, waiting)
    return tuple(cells)


def _skip_spanned(cells: list[str], waiting: dict[int, int]) -> None:
    while waiting.get(len(cells), 0) > 0:
        waiting[len(cells)] -= 1
        cells.append("")


def _words(cell: str) -> str:
    words = _TAG.sub(" ", cell)
    for entity, character in _ENTITIES.items():
        words = words.replace(entity, character)
    return _WHITE.sub(" ", words).strip()
