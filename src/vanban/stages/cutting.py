"""Lines of a stacked table → rows of cells: the cheapest way to cut them (Viterbi over lines and columns)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.stages.cells import BLANK, NEVER, SHAPED, begin, cut_short, go_on, is_shape
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


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way to reach a column at a line: from which column, and how."""

    cost: float
    column: int
    how: int


def cut_rows(looks: Sequence[Look], columns: Sequence[Column], sure: Sure) -> list[Cut]:
    """The rows of the table; `sure` are the lines whose place is known.

    The lines are cut twice: how wide each column is, which tells a wrapped line from an ended one, is only
    known once.
    """
    if not looks:
        return []
    rows = _cut(looks, columns, sure, [0] * len(columns))
    widths = _widths(rows, looks, len(columns))
    return _cut(looks, columns, sure, widths)


def _widths(rows: Sequence[Cut], looks: Sequence[Look], count: int) -> list[int]:
    """For each column the length of its longest line that was wrapped, 0 where none was."""
    widths = [0] * count
    for row in rows:
        for column, (start, end) in enumerate(row):
            for line in range(start, end - 1):
                widths[column] = max(widths[column], len(looks[line].text))
    return widths


class _Table:
    """The costs of one table, worked out once for each line and column."""

    def __init__(
        self,
        looks: Sequence[Look],
        columns: Sequence[Column],
        sure: Sure,
        widths: Sequence[int],
    ):
        self.looks, self.columns, self.sure, self.widths = looks, columns, sure, widths
        blanks = [BLANK[column] for column in columns]
        if not sure.numbers:
            blanks = [
                0.0 if column is Column.NUMBER else cost for column, cost in zip(columns, blanks, strict=True)
            ]
        self.shaped = [column for column in columns if column in SHAPED]
        self.foreign = [self._foreign(look) for look in looks]
        self.blanks = [sum(blanks[:at]) for at in range(len(blanks) + 1)]

    def _foreign(self, look: Look) -> float:
        """What it costs to see a weekday, a part of the day, an hour or a month in a column that is not its
        own.
        """
        return 4.0 if any(is_shape(column, look.text) for column in self.shaped) else 0.0

    def begins(self, line: int) -> list[float]:
        """The cost of beginning a cell of each column at the line."""
        if line in self.sure.numbers:
            return [0.0 if column is Column.NUMBER else NEVER for column in self.columns]
        if line in self.sure.groups:
            return [
                -self.blanks[at] if column is Column.CONTENT else NEVER
                for at, column in enumerate(self.columns)
            ]
        look = self.looks[line]
        odd = self.foreign[line]
        odd_end = cut_short(self.looks[line - 1]) if line else 0.0
        return [
            NEVER
            if column is Column.NUMBER
            else begin(look, column) + odd_end + (0.0 if column in SHAPED else odd)
            for column in self.columns
        ]

    def stays(self, line: int, column: int) -> float:
        """The cost of the line being the next of the cell before."""
        if line in self.sure.numbers:
            return NEVER
        if line in self.sure.groups or line - 1 in self.sure.groups:
            return 0.0 if line in self.sure.groups and line - 1 in self.sure.groups else NEVER
        kind = self.columns[column]
        cost = go_on(self.looks[line - 1], self.looks[line], kind, self.widths[column])
        return cost if kind in SHAPED else cost + self.foreign[line]

    def skipped(self, start: int, end: int) -> float:
        """The cost of leaving the columns start..end blank."""
        return self.blanks[end] - self.blanks[start]


def _cut(looks: Sequence[Look], columns: Sequence[Column], sure: Sure, widths: Sequence[int]) -> list[Cut]:
    table = _Table(looks, columns, sure, widths)
    count = len(columns)
    begins = table.begins(0)
    steps = [[_Step(begins[column] + table.skipped(0, column), 0, _ROW) for column in range(count)]]
    for line in range(1, len(looks)):
        steps.append(_advance(table, steps[-1], line, count))
    last = steps[-1]
    column = min(range(count), key=lambda at: last[at].cost + table.skipped(at + 1, count))
    return _traced(steps, column, count)


def _advance(table: _Table, before: list[_Step], line: int, count: int) -> list[_Step]:
    begins = table.begins(line)
    grouped = line - 1 in table.sure.groups
    trailing = 0.0 if grouped else 1.0
    ended, at = min((before[at].cost + trailing * table.skipped(at + 1, count), at) for at in range(count))
    reached: list[_Step] = []
    for column in range(count):
        best = _Step(ended + table.skipped(0, column) + begins[column], at, _ROW)
        stay = before[column].cost + table.stays(line, column)
        if stay < best.cost:
            best = _Step(stay, column, _STAY)
        for earlier in () if grouped else range(column):
            cost = before[earlier].cost + table.skipped(earlier + 1, column) + begins[column]
            if cost < best.cost:
                best = _Step(cost, earlier, _NEXT)
        reached.append(best)
    return reached


def _traced(steps: Sequence[list[_Step]], column: int, count: int) -> list[Cut]:
    """The rows along the cheapest way, read backwards."""
    rows: list[Cut] = []
    starts: list[tuple[int, int]] = []  # (column, first line) of the cells of the row, last cell first
    end = len(steps)
    ends: dict[int, int] = {}
    for line in range(len(steps) - 1, -1, -1):
        step = steps[line][column]
        if step.how == _STAY:
            continue
        starts.append((column, line))
        ends[column] = end
        end = line
        if step.how == _ROW:
            rows.append(_filled(starts, ends, count))
            starts, ends = [], {}
        column = step.column
    return rows[::-1]


def _filled(starts: Sequence[tuple[int, int]], ends: dict[int, int], count: int) -> Cut:
    by_column = dict(starts)
    return [(by_column[at], ends[at]) if at in by_column else (0, 0) for at in range(count)]
