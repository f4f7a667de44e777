"""Boxes of words become the rectangles of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.documents.review_boxes import Rectangle, rectangles
from caunoi.documents.review_fields import Json


def test_words_of_one_line_become_one_rectangle_with_air_around() -> None:
    words: Json = [[1, 0.10, 0.20, 0.18, 0.22], [1, 0.19, 0.201, 0.30, 0.222]]
    assert rectangles(words) == (Rectangle(1, 98.0, 198.0, 204.0, 26.0),)


def test_lines_pages_and_columns_stay_apart() -> None:
    boxes: Json = [
        [1, 0.10, 0.20, 0.90, 0.22],
        [1, 0.10, 0.23, 0.50, 0.25],
        [2, 0.10, 0.23, 0.50, 0.25],
        [1, 0.60, 0.23, 0.90, 0.25],
    ]
    assert [(box.page, box.x, box.y) for box in rectangles(boxes)] == [
        (1, 98.0, 198.0),
        (1, 98.0, 228.0),
        (1, 598.0, 228.0),
        (2, 98.0, 228.0),
    ]


def test_a_box_at_the_edge_stays_on_the_page() -> None:
    assert rectangles([[1, 0.0, 0.0, 1.0, 1.0]]) == (Rectangle(1, 0.0, 0.0, 1000.0, 1000.0),)


@pytest.mark.parametrize(
    "boxes",
    [
        None,
        "x",
        3,
        {},
        [[1, 2]],
        [[1, "a", 0, 1, 1]],
        [[1, 0.5, 0.5, 0.5, 0.6]],
        [[1, 1.2, 0.1, 1.4, 0.2]],
        [None],
    ],
)
def test_what_is_no_box_is_left_out(boxes: Json) -> None:
    assert rectangles(boxes) == ()


_fraction = st.floats(-0.5, 1.5, allow_nan=False)


@given(st.lists(st.tuples(st.integers(1, 3), _fraction, _fraction, _fraction, _fraction), max_size=12))
def test_every_rectangle_lies_on_its_page(boxes: list[tuple[int, float, float, float, float]]) -> None:
    for box in rectangles([list(entry) for entry in boxes]):
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.x + box.width <= 1000.2
        assert box.y >= 0
        assert box.y + box.height <= 1000.2
