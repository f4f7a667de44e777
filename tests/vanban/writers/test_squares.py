"""QR codes drawn as sums of what each bit flips: the same squares as the long reckoning makes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.writers.refusal import WriteError
from vanban.writers.squares import drawing_of, square_of


def squares(drawing: str) -> set[tuple[int, int]]:
    """Where the strokes of a drawing are dark."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)", drawing)
    return {(int(x) + on, int(y)) for x, y, length in runs for on in range(int(length))}


def reckoned(text: str) -> set[tuple[int, int]]:
    rows = square_of(text).matrix
    return {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(max_codepoint=127), min_size=1, max_size=30))
def test_any_text_has_the_squares_of_the_long_reckoning(text: str) -> None:
    assert squares(drawing_of(text)) == reckoned(text)


@pytest.mark.parametrize("text", ["GM261129AB12-0001-9F3C", "GM261129AB12-1121-07DE", "Hải Lam", "x" * 200])
def test_codes_of_letters_and_of_any_language(text: str) -> None:
    drawing = drawing_of(text)
    assert squares(drawing) == reckoned(text)
    across = len(square_of(text).matrix) + 4
    assert f"viewBox='-2 -2.5 {across} {across}'" in drawing, "two squares of quiet on each side"


def test_two_texts_of_one_length_differ() -> None:
    assert squares(drawing_of("HL-0001")) != squares(drawing_of("HL-0002"))


@pytest.mark.parametrize("text", ["x" * 3000, "ử" * 2000])
def test_a_text_too_long_is_refused_each_time(text: str) -> None:
    for _ in range(2):
        with pytest.raises(WriteError, match="mã QR quá dài"):
            drawing_of(text)
