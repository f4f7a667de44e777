"""A table's header whose headings stand in one line, parted by single spaces, as lines of its own.

Below it the cells stand one under another (`stacked`), which knows a header only where its headings do too.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.stages.anchors import opens_rows
from vanban.stages.columns import Column, column_of
from vanban.stages.lines import Line

_OPENINGS = ("TT ", "STT ", "Tháng ", "Số TT ", "Stt ", "Tt ")
_LONGEST, _LONGEST_NAME, _FEWEST, _REACH = 140, 8, 3, 3


def part_headers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with every header of a stacked table that is one line parted into its headings."""
    known: dict[str, list[str]] = {}
    out: list[Line] = []
    for at, line in enumerate(lines):
        if line.cells is not None or not line.text.startswith(_OPENINGS) or len(line.text) > _LONGEST:
            out.append(line)
            continue
        names = known.get(line.text) or headings_of(line.text)
        if line.text not in known and names and not _rows_follow(lines, at):
            names = []
        if not names:
            out.append(line)
            continue
        known[line.text] = names
        out += _apart(line, names)
    return out


def _apart(line: Line, names: Sequence[str]) -> list[Line]:
    parts, offset = [], 0
    for name in names:
        offset = line.text.index(name, offset)
        parts.append(line._replace(text=name, at=line.at + offset))
        offset += len(name)
    return parts


def _rows_follow(lines: Sequence[Line], at: int) -> bool:
    """Whether a line that can only open rows ("1", "Quý I") stands right below."""
    below = [line.text for line in lines[at + 1 : at + 1 + _REACH] if line.cells is None]
    return any(opens_rows(text, Column.NUMBER) for text in below)


def headings_of(text: str) -> list[str]:
    """The headings that a line is made of, none where it is no header: each begins with a capital and all
    are known, the last one excepted.
    """
    words = text.split()
    found: list[str] = []
    at = 0
    while at < len(words):
        ends = [end for end in range(at + 1, min(at + _LONGEST_NAME, len(words)) + 1) if _may_end(words, end)]
        known = [end for end in ends if column_of(" ".join(words[at:end])) is not None]
        if not known and (len(found) < _FEWEST or len(words) - at > _LONGEST_NAME):
            return []
        end = known[0] if known else len(words)
        found.append(" ".join(words[at:end]))
        at = end
    return found if len(found) >= _FEWEST else []


def _may_end(words: Sequence[str], end: int) -> bool:
    return end == len(words) or words[end][:1].isupper()
