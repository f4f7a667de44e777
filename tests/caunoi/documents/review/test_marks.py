"""The text cut into pieces that are lit together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caunoi.documents.review_marks import Lit, TextLine, lines_of


def shape(lines: tuple[TextLine, ...]) -> list[tuple[str, tuple[int, ...]]]:
    return [(piece.text, piece.facts) for line in lines for cell in line.cells for piece in cell]


def test_text_without_facts_is_one_piece_a_line() -> None:
    assert shape(lines_of("một\nhai", [])) == [("một", ()), ("hai", ())]


def test_a_deadline_inside_a_task_is_its_own_piece_and_comes_first() -> None:
    text = "- Báo cáo trước ngày 9/3."
    lines = lines_of(text, [Lit(1, 0, 25), Lit(2, 10, 24)])
    assert shape(lines) == [("- Báo cáo ", (1,)), ("trước ngày 9/3", (2, 1)), (".", (1,))]
    assert [piece.lead for piece in lines[0].cells[0]] == [1, 2, 1]


def test_ranges_that_cross_share_the_piece_between() -> None:
    assert shape(lines_of("abcdef", [Lit(1, 0, 4), Lit(2, 2, 6)])) == [
        ("ab", (1,)),
        ("cd", (1, 2)),
        ("ef", (2,)),
    ]


def test_the_same_range_twice_belongs_to_both() -> None:
    assert shape(lines_of("abc", [Lit(7, 0, 3), Lit(4, 0, 3)])) == [("abc", (4, 7))]


def test_each_fact_begins_once_even_over_many_lines() -> None:
    lines = lines_of("một\nhai\nba", [Lit(1, 1, 9)])
    pieces = [piece for line in lines for cell in line.cells for piece in cell]
    assert [piece.begins for piece in pieces] == [(), (1,), (), (), ()]
    assert [piece.text for piece in pieces if piece.facts] == ["ột", "hai", "b"]


def test_ranges_count_in_the_whole_file_and_are_clipped_to_the_document() -> None:
    lines = lines_of("hai", [Lit(1, 0, 6), Lit(2, 0, 4), Lit(3, 50, 60), Lit(4, 5, 5)], offset=4)
    assert shape(lines) == [("ha", (1,)), ("i", ())]
    assert lines[0].cells[0][0].start == 4


def test_tabs_part_the_cells_of_a_row() -> None:
    lines = lines_of("1\tKhai mạc\tĐ/c Bí thư\nHết", [Lit(1, 2, 10)])
    assert lines[0].is_row
    assert not lines[1].is_row
    assert [piece.facts for cell in lines[0].cells for piece in cell] == [(), (1,), ()]


def test_an_empty_line_is_known_as_one() -> None:
    lines = lines_of("a\n\nb", [])
    assert [line.is_empty for line in lines] == [False, True, False]


def test_the_tone_is_that_of_the_most_exact_fact() -> None:
    lines = lines_of("abcdef", [Lit(1, 0, 6, "done"), Lit(2, 2, 4, "doubtful")])
    assert [piece.tone for piece in lines[0].cells[0]] == ["done", "doubtful", "done"]


_ranges = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@given(st.text(alphabet="ab đ\n\t", max_size=50), _ranges)
def test_no_character_is_lost_or_moved(text: str, ranges: list[tuple[int, int]]) -> None:
    lit = [Lit(no, start, end) for no, (start, end) in enumerate(ranges)]
    pieces = [piece for line in lines_of(text, lit) for cell in line.cells for piece in cell]
    for piece in pieces:
        stop = piece.start + len(piece.text)
        assert text[piece.start : stop] == piece.text
        covering = {one.fact for one in lit if one.start <= piece.start and stop <= one.end}
        touching = {one.fact for one in lit if max(one.start, piece.start) < min(one.end, stop)}
        assert set(piece.facts) == covering == touching
    assert "".join(piece.text for piece in pieces) == text.replace("\n", "").replace("\t", "")
    begun = [fact for piece in pieces for fact in piece.begins]
    assert len(begun) == len(set(begun)) == len({fact for piece in pieces for fact in piece.facts})
