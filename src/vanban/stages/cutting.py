"""Lines of a stacked table → rows of cells: the cheapest way to cut them (Viterbi over lines and columns)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.stages.anchors import is_time
from vanban.stages.cells import (
    FOREIGN,
    NEVER,
    SHAPED,
    TIED,
    WRAPPING,
    begin,
    blank,
    cut_short,
    go_on,
    is_shape,
    wrap,
)
from vanban.stages.columns import Column
from vanban.stages.looks import Look

Cut = list[tuple[int, int]]
"""One row: the half-open range of lines of each cell, empty (a, a) for a blank one."""


@dataclass(frozen=True, slots=True)
class Sure:
    """The lines that are the numbers of rows, and those that head a group of rows."""

    numbers: frozenset[int]
    groups: frozenset[int]


_STAY, _NEXT, _ROW = 0, 1, 2


_Step = tuple[float, int, int]
"""The cheapest way to reach a column at a line: its cost, from which column, and how."""


def cut_rows(looks: Sequence[Look], columns: Sequence[Column], sure: Sure) -> list[Cut]:
    """The rows of the table; `sure` are the lines whose place is known.

    The lines are cut twice: how wide each column is, which tells a wrapped line from an ended one, is only
    known once.
    """
    if not looks:
        return []
    table = _Table(looks, _of_months(looks, columns), sure)
    table.widths = _widths(_cut(table), looks, len(columns))
    return _cut(table)


def _of_months(looks: Sequence[Look], columns: Sequence[Column]) -> Sequence[Column]:
    """The columns, a leading "Thời gian" taken as months where its cells are: most rows leave it blank."""
    if columns[0] is not Column.WHEN or sum(is_shape(Column.MONTH, look.text) for look in looks) < 2:
        return columns
    return [Column.MONTH, *columns[1:]]


def _widths(rows: Sequence[Cut], looks: Sequence[Look], count: int) -> list[int]:
    """For each column the length of its longest line that was wrapped, 0 where none was."""
    widths = [0] * count
    for row in rows:
        for column, (start, end) in enumerate(row):
            for line in range(start, end - 1):
                widths[column] = max(widths[column], len(looks[line].text))
    return widths


class _Table:
    """The costs of one table, worked out once for each line and column.

    `begins[line]` are the costs of beginning a cell of each column at the line, `goes_on[line]` of going on
    with the cell above; what the widths add comes on top.
    """

    def __init__(self, looks: Sequence[Look], columns: Sequence[Column], sure: Sure):
        self.looks, self.columns, self.sure = looks, columns, sure
        self.widths = [0] * len(columns)
        self.wraps = [column in WRAPPING for column in columns]
        blanks = [
            0.0 if kind is Column.NUMBER and not sure.numbers else blank(kind, columns) for kind in columns
        ]
        self.blanks = [sum(blanks[:at]) for at in range(len(blanks) + 1)]
        shaped = [column for column in columns if column in SHAPED]
        foreign = [
            FOREIGN if any(is_shape(column, look.text) for column in shaped) else 0.0 for look in looks
        ]
        self.begins = [self._begins(line, foreign[line]) for line in range(len(looks))]
        self.goes_on = [self._goes_on(line, foreign[line]) for line in range(len(looks))]

    def _begins(self, line: int, foreign: float) -> list[float]:
        """`foreign` is what a weekday, an hour or a month costs in a column that is not its own."""
        if line in self.sure.numbers:
            return [0.0 if column is Column.NUMBER else NEVER for column in self.columns]
        if line in self.sure.groups:
            free = [-self.blanks[at] for at in range(len(self.columns))]
            return [free[at] if kind is Column.CONTENT else NEVER for at, kind in enumerate(self.columns)]
        look = self.looks[line]
        short = cut_short(self.looks[line - 1]) if line else 0.0
        return [
            NEVER
            if kind is Column.NUMBER
            else begin(look, kind) + short + (0.0 if kind in SHAPED else foreign)
            for kind in self.columns
        ]

    def _goes_on(self, line: int, foreign: float) -> list[float]:
        grouped = line in self.sure.groups
        if line == 0 or line in self.sure.numbers or grouped or line - 1 in self.sure.groups:
            both = grouped and line - 1 in self.sure.groups and not is_time(self.looks[line].text)
            return [-0.1 if both else NEVER] * len(self.columns)
        before, look = self.looks[line - 1], self.looks[line]
        return [go_on(before, look, kind) + (0.0 if kind in SHAPED else foreign) for kind in self.columns]

    def stays(self, line: int, column: int) -> float:
        """The cost of the line being the next of the cell before."""
        cost = self.goes_on[line][column]
        width = self.widths[column]
        if not width or not self.wraps[column] or cost >= NEVER:
            return cost
        room = wrap(self.looks[line - 1], self.looks[line], width)
        sure = cost == TIED or self.looks[line].lower
        return cost + (min(room, 0.0) if sure else room)


def _cut(table: _Table) -> list[Cut]:
    count = len(table.columns)
    steps: list[list[_Step]] = [[(table.begins[0][at] + table.blanks[at], 0, _ROW) for at in range(count)]]
    for line in range(1, len(table.looks)):
        steps.append(_advance(table, steps[-1], line, count))
    blanks = table.blanks
    column = min(range(count), key=lambda at: steps[-1][at][0] + blanks[count] - blanks[at + 1])
    return _traced(steps, column, count)


def _advance(table: _Table, before: list[_Step], line: int, count: int) -> list[_Step]:
    """The cheapest steps to each column at the line: a new row, the next cell of the row, or the same
    cell.
    """
    begins, blanks = table.begins[line], table.blanks
    grouped = line - 1 in table.sure.groups
    if grouped:
        ended, last = min((step[0], at) for at, step in enumerate(before))
    else:
        ended, last = min((step[0] + blanks[count] - blanks[at + 1], at) for at, step in enumerate(before))
    reached: list[_Step] = []
    earlier, source = NEVER * NEVER, 0
    for column in range(count):
        best = (ended + blanks[column] + begins[column], last, _ROW)
        stay = before[column][0] + table.stays(line, column)
        if stay < best[0]:
            best = (stay, column, _STAY)
        if not grouped and earlier + blanks[column] + begins[column] < best[0]:
            best = (earlier + blanks[column] + begins[column], source, _NEXT)
        reached.append(best)
        if before[column][0] - blanks[column + 1] < earlier:
            earlier, source = before[column][0] - blanks[column + 1], column
    return reached


def _traced(steps: Sequence[Sequence[_Step]], column: int, count: int) -> list[Cut]:
    """The rows along the cheapest way, read backwards."""
    rows: list[Cut] = []
    starts: list[tuple[int, int]] = []  # (column, first line) of the cells of the row, last cell first
    end = len(steps)
    ends: dict[int, int] = {}
    for line in range(len(steps) - 1, -1, -1):
        _, source, how = steps[line][column]
        if how == _STAY:
            continue
        starts.append((column, line))
        ends[column] = end
        end = line
        if how == _ROW:
            rows.append(_filled(starts, ends, count))
            starts, ends = [], {}
        column = source
    return rows[::-1]


def _filled(starts: Sequence[tuple[int, int]], ends: dict[int, int], count: int) -> Cut:
    by_column = dict(starts)
    return [(by_column[at], ends[at]) if at in by_column else (0, 0) for at in range(count)]
