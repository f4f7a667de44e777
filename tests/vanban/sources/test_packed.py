"""Lines that are held packed come back as they were put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.model import Box, RawLine
from vanban.sources import paging
from vanban.sources.packed import PackedLines

LINES = [
    RawLine("ĐẢNG CỘNG SẢN VIỆT NAM", 1, Box(1, 1 / 3, 0.1, 2 / 3, 0.12), bold=True, centred=True),
    RawLine("1\tHọp\t", 1, Box(1, 0.1, 0.2, 0.9, 0.3), cells=("1", "Họp", "")),
    RawLine("a\tb\tc", 2, cells=("a\tb", "c")),
    RawLine("", 2, spaced=True),
    RawLine("lẻ \ud800 \U0001f4c4", 3, Box(3, 0, 0, 1, 1)),
    RawLine("", 3, cells=("",)),
]


def test_every_line_comes_back_as_it_was() -> None:
    held = PackedLines(LINES)
    assert list(held) == LINES
    assert [held[number] for number in range(-len(LINES), 0)] == LINES
    assert len(held) == len(LINES)
    assert held.index(LINES[3]) == 3


@pytest.mark.parametrize(
    "part", [slice(2), slice(-2, None), slice(1, 5, 2), slice(9, 12), slice(None, None, -1)]
)
def test_parts_are_those_of_a_list(part: slice) -> None:
    assert PackedLines(LINES)[part] == LINES[part]


@pytest.mark.parametrize("at", [len(LINES), -len(LINES) - 1])
def test_there_is_nothing_beyond_the_ends(at: int) -> None:
    with pytest.raises(IndexError):
        PackedLines(LINES)[at]


def test_the_end_is_taken_away_and_built_on() -> None:
    held = PackedLines(LINES)
    assert [held.pop() for _ in LINES] == LINES[::-1]
    assert not held
    with pytest.raises(IndexError):
        held.pop()
    for line in LINES[::-1]:
        held.append(line)
    assert list(held) == LINES[::-1]


def test_a_row_taken_away_leaves_no_cells_behind() -> None:
    held = PackedLines(LINES[:3])
    held.pop()
    held.append(RawLine("x\ty", cells=("x", "y")))
    assert held[2].cells == ("x", "y")


_LINE = st.builds(
    RawLine,
    st.text(st.characters(), max_size=12),
    st.integers(1, 9),
    st.none() | st.builds(Box, st.just(1), *[st.floats(0, 1)] * 4),
    st.booleans(),
    st.booleans(),
    st.none() | st.lists(st.text(max_size=4), min_size=1, max_size=3).map(tuple),
    st.booleans(),
)


@given(st.lists(_LINE, max_size=6))
def test_whatever_a_source_finds_is_kept(lines: list[RawLine]) -> None:
    """A box stands on the page of its line."""
    lines = [line if line.box is None else _on_its_page(line, line.box) for line in lines]
    assert list(PackedLines(lines)) == lines


def _on_its_page(line: RawLine, box: Box) -> RawLine:
    placed = Box(line.page, box.left, box.top, box.right, box.bottom)
    return RawLine(line.text, line.page, placed, line.bold, line.centred, line.cells, line.spaced)


def test_only_a_long_file_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is gathered reads the same on both sides of the limit."""
    monkeypatch.setattr(paging, "_FEW", 2)
    gathered = paging.Gathered()
    pages = [
        [paging.Line(f"Dòng {n} trang {page}", 10, 20 * n, 90, 20 * n + 9, []) for n in (1, 2)]
        for page in (1, 2)
    ]
    gathered.add(1, 100, 100, pages[0])
    assert isinstance(gathered.lines, list)
    before = list(gathered.lines)
    gathered.add(2, 100, 100, pages[1])
    assert isinstance(gathered.lines, PackedLines)
    assert gathered.lines[:2] == before
    assert [line.text for line in gathered.lines[2:]] == ["Dòng 1 trang 2", "Dòng 2 trang 2"]
