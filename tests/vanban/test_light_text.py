from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vanban.light_text import NotLight, body_of, joined, marked, paragraph_marker, text_of, words_of
from vanban.paper import Column, Element, Paragraph, Run, Table, plain, words

BOLD, ITALIC, UNDER = Run("đậm", bold=True), Run("nghiêng", italic=True), Run("gạch", underline=True)


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("", ()),
        ("Chữ thường", words("Chữ thường")),
        ("trước **09/3** gửi", (Run("trước "), Run("09/3", True), Run(" gửi"))),
        ("***trước ngày 09/3***", (Run("trước ngày 09/3", True, True),)),
        ("**đậm***nghiêng*", (BOLD, ITALIC)),
        ("__gạch__**đậm**", (UNDER, BOLD)),
        ("**đậm *cả hai* đậm**", (Run("đậm ", True), Run("cả hai", True, True), Run(" đậm", True))),
        ("5 * 3 = 15", words("5 * 3 = 15")),
        ("*a* và 5 * 3", (Run("a", italic=True), Run(" và 5 * 3"))),
        ("tệp a_b, ______ và __", words("tệp a_b, ______ và __")),
        (r"\*không nghiêng\*", words("*không nghiêng*")),
        (r"hai dòng\ntrong một", words("hai dòng\ntrong một")),
        ("cuối câu \\", words("cuối câu \\")),
    ],
)
def test_words_as_typed(typed: str, runs: tuple[Run, ...]) -> None:
    assert words_of(typed) == runs
    assert words_of(marked(words_of(typed))) == words_of(typed)


@pytest.mark.parametrize(
    ("typed", "marker", "rest"),
    [
        ("I. Mục đích", "I.", "Mục đích"), ("1. Việc", "1.", "Việc"), ("1.2. Việc", "1.2.", "Việc"),
        ("2.1 Việc", "2.1", "Việc"), ("a) Việc", "a)", "Việc"), ("đ) Việc", "đ)", "Việc"),
        ("- Việc", "-", "Việc"), ("+ Việc", "+", "Việc"), ("Điều 1. Phạm vi", "Điều 1.", "Phạm vi"),
        ("{Bước 1:} Việc", "Bước 1:", "Việc"), ("1.121 đại biểu", "1.121", "đại biểu"),
        ("-5 độ", "", "-5 độ"), ("Ngày 1. Việc", "", "Ngày 1. Việc"), ("a", "", "a"),
    ],
)  # fmt: skip
def test_a_marker_is_what_stands_before_the_words(typed: str, marker: str, rest: str) -> None:
    assert paragraph_marker(typed) == (marker, rest)


def test_a_body_with_a_table() -> None:
    text = (
        "> **PHẦN MỘT**\nI. Việc\n\n| TT | Nội dung |\n|:-1-:|--3-:|\n| 1 | **Nộp** \\| gửi |\n| | |\n\n"
        "\\- không đánh dấu"
    )
    body = body_of(text)
    assert body == (
        Paragraph(words("PHẦN MỘT", bold=True), centred=True),
        Paragraph(words("Việc"), "I."),
        Table(
            (Column("TT", 1, "centre"), Column("Nội dung", 3, "right")),
            ((words("1"), (Run("Nộp", True), Run(" | gửi"))), ((), ())),
        ),
        Paragraph(words("- không đánh dấu")),
    )
    assert body_of(text_of(body)) == body
    assert body_of("| A | B |\n| 1 | 2 |") == (
        Table((Column("A"), Column("B")), ((words("1"), words("2")),)),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("Mở đầu\n| A | B |\n| 1 |", 3), ("| A | B |\n|-1-|\n| 1 | 2 |", 2), ("| A |\n| 1 | 2 | 3 |", 2)],
)
def test_a_row_that_does_not_fit_is_named(text: str, line: int) -> None:
    with pytest.raises(NotLight) as refused:
        body_of(text)
    assert refused.value.line == line
    assert f"Dòng {line}" in refused.value.sentence


SIGNS = st.text(st.sampled_from("aă 1.-*_|\\>{}+)\nĐ"), min_size=1, max_size=8)
WORDS = st.lists(st.builds(Run, SIGNS, st.booleans(), st.booleans(), st.booleans()), max_size=3).map(joined)
MARKERS = st.sampled_from(["", "", "I.", "1.2.", "a)", "-", "+", "Điều 3.", "Bước 1:", "(i)"])
PARAGRAPHS = st.builds(Paragraph, WORDS, MARKERS, st.booleans()).filter(
    lambda one: bool(one.words) and plain(one.words) == plain(one.words).strip()
)
CELL = WORDS.filter(lambda runs: plain(runs) == plain(runs).strip())
CELLS = st.tuples(CELL, CELL)
COLUMNS = st.builds(
    Column,
    SIGNS.map(lambda text: " ".join(text.split())),
    st.sampled_from([1.0, 2.5]),
    st.sampled_from(["left", "centre", "right"]),
)
TABLES = st.builds(Table, st.tuples(COLUMNS, COLUMNS), st.lists(CELLS, max_size=3).map(tuple))


@settings(max_examples=60)
@example((Paragraph((Run("-", underline=True),)), Paragraph((Run("1.", bold=True), Run(" x")))))
@given(st.lists(PARAGRAPHS | TABLES, max_size=5).map(tuple))
def test_what_is_written_is_read_back(body: tuple[Element, ...]) -> None:
    assert body_of(text_of(body)) == body


@given(st.text(max_size=60))
def test_any_typed_line_is_words(text: str) -> None:
    assert words_of(marked(words_of(text))) == words_of(text)
