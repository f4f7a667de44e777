"""Ruling lines of a page, from a PDF's paths or a scan's pixels, as tables of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A drawing has more; looking for tables in it would take long and find none.
_MOST_RULES = 1500
_MOST_COLUMNS = 40
_MOST_SLOTS = 8000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line: level at `at` from `start` to `end`, or upright at `at`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell's rectangle; `row` and `column` are where it begins in its table."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: how many rows and columns, and its cells; a merged cell is one cell, where it begins."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    left: float
    top: float
    right: float
    bottom: float
    _xs: tuple[float, ...]
    _ys: tuple[float, ...]
    _slots: dict[tuple[int, int], Cell]

    def edges_of(self, row: int) -> tuple[float, float]:
        """Top and bottom of a row."""
        return self._ys[row], self._ys[row + 1]

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell that holds the point, None where it lies outside the table."""
        return self._slots.get((bisect_right(self._ys, y) - 1, bisect_right(self._xs, x) - 1))


def tables(level: Iterable[Rule], upright: Iterable[Rule], *, slack: float) -> list[Grid]:
    """The tables that the rules draw, from the top down.

    `slack` is how far apart two rules may lie and still be one, in the units of the page. A frame round a
    text is no table: at least two columns and three cells are needed.
    """
    across, down = _joined(level, slack), _joined(upright, slack)
    if len(across) + len(down) > _MOST_RULES:
        return []
    found = (_grid(h, v, slack) for h, v in _connected(across, down, slack))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.top)


def _joined(rules: Iterable[Rule], slack: float) -> list[Rule]:
    """Rules of one line as one: borders are drawn cell by cell, and both sides of a thick one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.start)):
        near = _same_line(joined, rule, slack)
        if near is None:
            joined.append(rule)
        else:
            other = joined[near]
            joined[near] = Rule(other.at, min(rule.start, other.start), max(rule.end, other.end))
    return joined


def _same_line(joined: list[Rule], rule: Rule, slack: float) -> int | None:
    for number in range(len(joined) - 1, -1, -1):
        other = joined[number]
        if rule.at - other.at > slack:
            return None
        if rule.start <= other.end + 2 * slack and other.start <= rule.end + 2 * slack:
            return number
    return None


def _connected(across: list[Rule], down: list[Rule], slack: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright rules that touch, group by group."""
    free_across, free_down = set(across), set(down)
    groups: list[tuple[list[Rule], list[Rule]]] = []
    while free_down:
        group_down, group_across, fresh = [free_down.pop()], list[Rule](), True
        while fresh:
            met = {rule for rule in free_across if any(_meet(rule, post, slack) for post in group_down)}
            free_across -= met
            group_across.extend(met)
            posts = {post for post in free_down if any(_meet(rule, post, slack) for rule in group_across)}
            free_down -= posts
            group_down.extend(posts)
            fresh = bool(met or posts)
        groups.append((group_across, group_down))
    return groups


def _meet(rule: Rule, post: Rule, slack: float) -> bool:
    return (
        rule.start - 2 * slack <= post.at <= rule.end + 2 * slack
        and post.start - 2 * slack <= rule.at <= post.end + 2 * slack
    )


def _grid(across: list[Rule], down: list[Rule], slack: float) -> Grid | None:
    ys, xs = _stops((rule.at for rule in across), slack), _stops((rule.at for rule in down), slack)
    if not 3 <= len(xs) <= _MOST_COLUMNS or len(ys) < 2 or len(xs) * len(ys) > _MOST_SLOTS:
        return None
    cells = _cells(xs, ys, across, down, slack)
    if len(cells) < 3 or len({cell.column for cell, _ in cells}) < 2:
        return None
    slots = {slot: cell for cell, held in cells for slot in held}
    return Grid(
        len(ys) - 1,
        len(xs) - 1,
        tuple(cell for cell, _ in cells),
        xs[0],
        ys[0],
        xs[-1],
        ys[-1],
        tuple(xs),
        tuple(ys),
        slots,
    )


def _stops(places: Iterable[float], slack: float) -> list[float]:
    stops: list[float] = []
    for place in sorted(places):
        if not stops or place - stops[-1] > 2 * slack:
            stops.append(place)
    return stops


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: list[Rule], down: list[Rule], slack: float
) -> list[tuple[Cell, list[tuple[int, int]]]]:
    """The smallest rectangles, joined where no rule parts them (merged cells), with the slots of each."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(slot: tuple[int, int]) -> tuple[int, int]:
        while owner[slot] != slot:
            slot = owner[slot]
        return slot

    level, upright = _by_stop(across, ys, slack), _by_stop(down, xs, slack)
    for row, column in list(owner):
        above, beside = (row - 1, column), (row, column - 1)
        if row and not _drawn(level[row], xs[column], xs[column + 1]):
            owner[root((row, column))] = root(above)
        if column and not _drawn(upright[column], ys[row], ys[row + 1]):
            first, second = sorted((root((row, column)), root(beside)))
            owner[second] = first
    held: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for slot in owner:
        held.setdefault(root(slot), []).append(slot)
    return [(_cell(slots, xs, ys), slots) for _, slots in sorted(held.items())]


def _by_stop(rules: list[Rule], stops: Sequence[float], slack: float) -> list[list[Rule]]:
    """The rules that lie at each stop."""
    return [[rule for rule in rules if abs(rule.at - stop) <= 2 * slack] for stop in stops]


def _drawn(rules: list[Rule], start: float, end: float) -> bool:
    """Whether a rule covers most of the edge from `start` to `end`."""
    covered = 0.0
    for rule in rules:
        if rule.start <= start and rule.end >= end:
            return True
        covered += max(0.0, min(rule.end, end) - max(rule.start, start))
    return covered > 0.6 * (end - start)


def _cell(slots: list[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Cell:
    rows, columns = [row for row, _ in slots], [column for _, column in slots]
    return Cell(
        min(rows),
        min(columns),
        xs[min(columns)],
        ys[min(rows)],
        xs[max(columns) + 1],
        ys[max(rows) + 1],
    )
