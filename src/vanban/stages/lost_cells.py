"""Lines → lines: the blank first cell of a row given back, where a copy lost it.

Where the day of a schedule stands once for its rows, the others begin with a blank cell. Text whose lines
were stripped has lost it, and every cell would be taken for its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vanban.stages.columns import Column, header_columns
from vanban.stages.lines import Line
from vanban.text.patterns import pattern_of

_HOUR = pattern_of(r"\d{1,2}\s?(?:[hg:]|giờ)|(?:sáng|chiều|tối|trưa|cả ngày)\b", re.I)
_DAYS = frozenset({Column.DAY, Column.PART})
_TIMES = frozenset({Column.HOUR, Column.PART, Column.WHEN})
_PERIODS = frozenset({Column.MONTH, Column.QUARTER})


def with_lost_cells(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines in order, each row that is short of its blank first cell with one."""
    columns: tuple[Column, ...] = ()
    for line in lines:
        if line.cells is None:
            yield line
            continue
        heading = header_columns(line.cells)
        columns = heading or columns
        if heading is None and 0 < len(line.cells) < len(columns) and _begins_second(line.cells[0], columns):
            yield line._replace(cells=("", *line.cells), text="\t" + line.text)
        else:
            yield line


def _begins_second(text: str, columns: Sequence[Column]) -> bool:
    """Whether the words stand under the second heading and cannot stand under the first."""
    first, second = columns[:2]
    if first in _DAYS:
        hour = _HOUR.match(text)
        return second in _TIMES and hour is not None and (first is Column.DAY or text[:1].isdigit())
    return first in _PERIODS and second is Column.NUMBER and text.isdecimal()
