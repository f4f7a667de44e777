"""Ruling lines as tables of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.sources.grid import Grid, Rule, tables


def grids(level: list[Rule], upright: list[Rule]) -> list[Grid]:
    return tables(level, upright, slack=3.0)


def lattice(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    """Full rules at every stop."""
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def test_a_lattice_is_a_table() -> None:
    (grid,) = grids(*lattice([10, 60, 200], [10, 30, 50, 70]))
    assert (grid.rows, grid.columns) == (3, 2)
    assert (grid.left, grid.top, grid.right, grid.bottom) == (10, 10, 200, 70)
    assert [(cell.row, cell.column) for cell in grid.cells] == [(r, c) for r in range(3) for c in range(2)]


def test_a_point_finds_its_cell() -> None:
    (grid,) = grids(*lattice([10, 60, 200], [10, 30, 50]))
    cell = grid.cell_at(100, 40)
    assert cell is not None
    assert (cell.row, cell.column) == (1, 1)
    assert grid.cell_at(5, 40) is None
    assert grid.cell_at(100, 60) is None
    assert grid.edges_of(1) == (30, 50)


def test_borders_drawn_cell_by_cell_are_one_rule() -> None:
    level = [Rule(y, x, x + 50) for y in (10, 40, 70) for x in (10, 60, 110)]
    upright = [Rule(x, y, y + 30) for x in (10, 60, 110, 160) for y in (10, 40)]
    (grid,) = grids(level, upright)
    assert (grid.rows, grid.columns) == (2, 3)


def test_both_sides_of_a_thick_border_are_one_rule() -> None:
    level, upright = lattice([10, 60, 200], [10, 30, 50])
    (grid,) = grids(level + [Rule(rule.at + 1.5, rule.start, rule.end) for rule in level], upright)
    assert grid.rows == 2


def test_cells_without_a_rule_between_them_are_merged_downwards() -> None:
    level, upright = lattice([10, 60, 200], [10, 30, 50, 70])
    level[2] = Rule(50, 60, 200)
    (grid,) = grids(level, upright)
    merged = grid.cell_at(30, 60)
    assert merged is not None
    assert (merged.row, merged.column, merged.top, merged.bottom) == (1, 0, 30, 70)
    assert grid.cell_at(30, 40) is merged
    assert len(grid.cells) == 5


def test_cells_without_a_rule_between_them_are_merged_sideways() -> None:
    level, upright = lattice([10, 60, 200], [10, 30, 50, 70])
    upright[1] = Rule(60, 30, 70)
    (grid,) = grids(level, upright)
    merged = grid.cell_at(150, 20)
    assert merged is not None
    assert (merged.row, merged.column, merged.left, merged.right) == (0, 0, 10, 200)


@pytest.mark.parametrize(
    ("level", "upright"),
    [
        ([], []),
        ([Rule(10, 0, 100)], []),
        (*([Rule(10, 0, 100), Rule(40, 0, 100)], [Rule(0, 10, 40), Rule(100, 10, 40)]),),
        ([Rule(10, 0, 100), Rule(20, 0, 100)], [Rule(300, 10, 40), Rule(350, 10, 40), Rule(400, 10, 40)]),
    ],
    ids=["nothing", "a rule", "a frame", "apart"],
)
def test_no_table(level: list[Rule], upright: list[Rule]) -> None:
    assert grids(level, upright) == []


def test_two_tables_come_from_the_top_down() -> None:
    low, high = lattice([10, 60, 200], [300, 330, 360]), lattice([10, 100, 200], [10, 30, 50])
    found = grids([*low[0], *high[0]], [*low[1], *high[1]])
    assert [grid.top for grid in found] == [10, 300]


def test_one_row_of_three_cells_is_a_table() -> None:
    (grid,) = grids(*lattice([10, 60, 120, 200], [10, 30]))
    assert (grid.rows, grid.columns) == (1, 3)


def test_graph_paper_and_drawings_are_no_tables() -> None:
    assert grids(*lattice([10.0 * n for n in range(80)], [10.0 * n for n in range(80)])) == []
    many = [Rule(10.0 * n, 0, 100) for n in range(2000)]
    assert grids(many, [Rule(50.0, 0, 20_000)] * 3) == []


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500), st.floats(0, 300)), max_size=25),
    st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500), st.floats(0, 300)), max_size=25),
)
def test_cells_lie_inside_their_table(
    level: list[tuple[float, ...]], upright: list[tuple[float, ...]]
) -> None:
    found = grids(
        [Rule(at, start, start + size) for at, start, size in level],
        [Rule(at, start, start + size) for at, start, size in upright],
    )
    for grid in found:
        for cell in grid.cells:
            assert grid.left <= cell.left < cell.right <= grid.right
            assert grid.top <= cell.top < cell.bottom <= grid.bottom
            assert grid.cell_at(cell.left, cell.top) is not None
