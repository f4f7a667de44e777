"""The body of a paper as text with light marks, for a box on a page: typed by a person and read back.

A line is a paragraph: `**đậm**`, `*nghiêng*`, `__gạch chân__`, its marker as typed ("1.", "a)", "-"),
"> " before a centred one. Lines between bars are a table: the titles, a rule `|-1-|:-3-:|-2-:|` with the
parts of the width and where the words stand, then the rows. A backslash takes the
meaning of the sign behind it away.
The law: `body_of(text_of(body)) == body` for a body in plain order (runs joined, no outer blanks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from vanban.paper import Align, Column, Element, Paragraph, Run, Table, Words, plain


class NotLight(ValueError):
    """The text breaks a rule of the light marks. `line` counts from 1; `sentence` is for the person."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    underline: bool = False


_PLAIN: Final = _Look()
# The marks of a change of look, by (bold or italic turned, which); "***" turns both.
_STARS: Final = {(True, True): "***", (True, False): "**", (False, True): "*", (False, False): ""}
_TOKEN: Final = re.compile(r"\\(.)|(\*{1,3})(?!\*)|(__)(?!_)|(\*+|_+|[^\\*_]+|.)", re.DOTALL)
_SPECIAL: Final = re.compile(r"[\\*_|]")
_MARKER: Final = re.compile(
    r"(?P<own>(?:Điều|Chương|Phần|Mục)\s\w+[.:]|[IVXL]+\.|\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-zđ]\)|[-–+•])(?=\s|$)"
    r"|\{(?P<odd>[^{}]+)\}"
)
_RULE_CELL: Final = re.compile(r"(:?)-+(\d+(?:\.\d+)?)?-*(:?)")
_CELLS: Final = re.compile(r"(?:\\.|[^|\\])*", re.DOTALL)
_ALIGNS: Final[dict[tuple[bool, bool], Align]] = {
    (True, True): "centre", (False, True): "right", (True, False): "left", (False, False): "left",
}  # fmt: skip


def joined(words: Iterable[Run]) -> Words:
    """The same characters, neighbours of one look as one run, nothing blank outside."""
    runs: list[Run] = []
    for run in words:
        if runs and _look(runs[-1]) == _look(run):
            runs[-1] = replace(runs[-1], text=runs[-1].text + run.text)
        elif run.text:
            runs.append(run)
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def marked(words: Iterable[Run]) -> str:
    """The words with their marks, on one line."""
    written, now = [], _PLAIN
    for run in joined(words):
        written += [_turn(now, _look(run)), _SPECIAL.sub(r"\\\g<0>", run.text).replace("\n", r"\n")]
        now = _look(run)
    return "".join([*written, _turn(now, _PLAIN)])


def words_of(text: str) -> Words:
    """What `marked` wrote, or a person typed; a mark that nothing closes is the sign itself."""
    tokens = [_token(match) for match in _TOKEN.finditer(text)]
    lone = _lone_marks(tokens)
    runs, now = [], _PLAIN
    for index, (said, turns) in enumerate(tokens):
        if turns and index not in lone:
            now = _Look(*(one != bool(turn) for one, turn in zip(now, turns, strict=True)))
        else:
            runs.append(Run(said, *now))
    return joined(runs)


def text_of(body: Iterable[Element]) -> str:
    """The body as light text, a blank line around each table."""
    return "\n".join(_table_text(one) if isinstance(one, Table) else _paragraph_text(one) for one in body)


def body_of(text: str) -> tuple[Element, ...]:
    """The body that the text says. Raises NotLight for a table whose rows do not fit."""
    lines = [(no, line.strip()) for no, line in enumerate(text.splitlines(), start=1)]
    found: list[Element] = []
    for kind, some in groupby(lines, key=lambda numbered: _kind(numbered[1])):
        if kind == "table":
            found.append(_table(list(some)))
        elif kind == "paragraph":
            found += [_paragraph(line) for _, line in some]
    return tuple(found)


def paragraph_marker(text: str) -> tuple[str, str]:
    """A typed line as its marker ("" for none) and the rest: "1. Mở đầu" → ("1.", "Mở đầu")."""
    found = _MARKER.match(text)
    if found is None:
        return "", text
    return found["own"] or found["odd"], text[found.end() :].lstrip()


def _look(run: Run) -> _Look:
    return _Look(run.bold, run.italic, run.underline)


def _turn(old: _Look, new: _Look) -> str:
    stars = _STARS[old.bold != new.bold, old.italic != new.italic]
    return ("__" if old.underline != new.underline else "") + stars


_Token = tuple[str, tuple[bool, bool, bool] | None]


def _token(match: re.Match[str]) -> _Token:
    escaped, stars, bars, text = match.groups()
    if escaped is not None:
        return ("\n" if escaped == "n" else escaped), None
    if stars:
        return stars, (len(stars) > 1, len(stars) != 2, False)
    if bars:
        return bars, (False, False, True)
    return text, None


def _lone_marks(tokens: Sequence[_Token]) -> set[int]:
    """The last mark of each look that is turned on and never off."""
    lone: set[int] = set()
    for look in range(3):
        turning = [index for index, (_, turns) in enumerate(tokens) if turns and turns[look]]
        if len([index for index in turning if index not in lone]) % 2:
            lone.add(turning[-1])
    return lone


def _kind(line: str) -> str:
    if not line:
        return "blank"
    return "table" if line.startswith("|") else "paragraph"


def _paragraph_text(paragraph: Paragraph) -> str:
    said = marked(paragraph.words)
    if not paragraph.marker and (said.startswith((">", "{")) or _MARKER.match(said)):
        said = "\\" + said
    marker = paragraph.marker
    known = _MARKER.fullmatch(marker) if marker else None
    before = (f"{marker} " if known and known["own"] else f"{{{marker}}} ") if marker else ""
    return (("> " if paragraph.centred else "") + before + said).rstrip()


def _paragraph(line: str) -> Paragraph:
    centred = line.startswith(">")
    marker, said = paragraph_marker(line[1:].lstrip() if centred else line)
    return Paragraph(words_of(said), marker, centred)


def _table_text(table: Table) -> str:
    titles = [_SPECIAL.sub(r"\\\g<0>", column.title) for column in table.columns]
    rows = [[marked(cell) for cell in row] for row in table.rows]
    lines = [_bars(titles), "|" + "|".join(map(_rule_cell, table.columns)) + "|", *map(_bars, rows)]
    return "\n".join(["", *lines, ""])


def _bars(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rule_cell(column: Column) -> str:
    left, right = (":" if column.align == "centre" else ""), ("" if column.align == "left" else ":")
    return f"{left}-{column.share:g}-{right}"


def _table(lines: list[tuple[int, str]]) -> Table:
    (first, head), *rest = lines
    titles = [plain(words_of(cell)) for cell in _cells(head)]
    columns = tuple(Column(title) for title in titles)
    rules = [_RULE_CELL.fullmatch(cell) for cell in _cells(rest[0][1])] if rest else []
    if rules and all(rules):
        _refuse_other_width(rest[0][0], len(rules), len(columns))
        columns = tuple(_column(title, rule) for title, rule in zip(titles, rules, strict=True) if rule)
        rest = rest[1:]
    rows = []
    for no, line in rest:
        cells = _cells(line)
        _refuse_other_width(no, len(cells), len(columns))
        rows.append(tuple(words_of(cell) for cell in cells))
    if not columns:
        raise NotLight(first, "Bảng này không có cột nào. Hãy ghi tên các cột giữa các vạch |.")
    return Table(columns, tuple(rows))


def _column(title: str, rule: re.Match[str]) -> Column:
    return Column(title, float(rule[2] or 1) or 1.0, _ALIGNS[bool(rule[1]), bool(rule[3])])


def _cells(line: str) -> list[str]:
    inner = line[1:]
    found, at = [], 0
    while at <= len(inner):
        match = _CELLS.match(inner, at)
        assert match is not None  # it matches nothing, too
        found.append(match[0].strip())
        at = match.end() + 1
    return found[:-1] if len(found) > 1 and not found[-1] else found


def _refuse_other_width(line: int, have: int, want: int) -> None:
    if have != want:
        raise NotLight(
            line,
            f"Dòng {line} của bảng có {have} ô, tên cột có {want}. "
            "Hãy ghi đủ số ô giữa các vạch |; chữ | trong ô thì ghi \\|.",
        )
