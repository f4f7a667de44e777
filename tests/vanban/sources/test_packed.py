"""Lines that are held packed come back as they were put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.model import Box, RawLine
from vanban.sources import packed, paging
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


@pytest.fixture(params=[(1, 1), (1, 3), (2, 2), (2, 5), (512, 2048)], ids=str)
def sized(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that a few lines fill them, and those that files have."""
    block, loose = request.param
    monkeypatch.setattr(packed, "_BLOCK", block)
    monkeypatch.setattr(packed, "_LOOSE", loose)


@pytest.mark.usefixtures("sized")
def test_compressed_lines_are_those_of_a_list() -> None:
    held = PackedLines(LINES * 2)
    assert (list(held), len(held)) == (LINES * 2, 2 * len(LINES))
    assert [held[at] for at in (0, 7, 3, 3, -1, 11, 0)] == [(LINES * 2)[at] for at in (0, 7, 3, 3, -1, 11, 0)]
    assert held[-8:9] == (LINES * 2)[-8:9]
    assert held[::-1] == (LINES * 2)[::-1]


@pytest.mark.usefixtures("sized")
def test_the_end_goes_back_into_what_was_compressed() -> None:
    held, plain = PackedLines(LINES), list(LINES)
    for taken, put in ((4, 3), (2, 6), (9, 1), (1, 4)):
        assert held[0] == plain[0]
        assert [held.pop() for _ in range(taken)] == [plain.pop() for _ in range(taken)]
        for line in LINES[:put]:
            held.append(line)
            plain.append(line)
        assert [held[at] for at in range(len(held))] == plain == list(held)
    assert [held.pop() for _ in plain] == plain[::-1]
    with pytest.raises(IndexError):
        held.pop()


def test_a_long_file_takes_less_room_than_its_letters() -> None:
    lines = [
        LINES[0]._replace(text=f"Dòng {number} của một kế hoạch dài", page=number) for number in range(4000)
    ]
    held = PackedLines(lines)
    compressed = sum(map(len, held._blocks))
    assert len(held._loose) < packed._LOOSE
    assert compressed < sum(len(line.text.encode()) for line in lines)
    assert (held[0], held[1700], held[-1]) == (lines[0], lines[1700], lines[-1])


@pytest.mark.usefixtures("sized")
def test_what_is_gathered_page_by_page_reads_the_same_however_it_is_held() -> None:
    gathered = paging.Gathered()
    for page in (1, 2, 3):
        lines = [paging.Line(f"Dòng {n} trang {page}", 10, 20 * n, 90, 20 * n + 9, []) for n in (1, 2)]
        gathered.add(page, 100, 100, lines)
    gathered.join_rewrapped()
    assert [line.text for line in gathered.lines[2:4]] == ["Dòng 1 trang 2", "Dòng 2 trang 2"]
    assert [line.box and line.box.page for line in gathered.lines] == [1, 1, 2, 2, 3, 3]
