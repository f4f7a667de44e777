from __future__ import annotations

import pytest

from vanban.sources.html_rows import has_rows, split_rows
from vanban.sources.text import read_text


def rows(text: str) -> list[tuple[str, ...]]:
    """Only the rows."""
    return [part for part in split_rows(text) if isinstance(part, tuple)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("a", "b")]),
        ("<tr><th>A</th><th>B</th></tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>", [("A", "B"), ("1", "2")]),
        ("<TR><TD align=left>a</TD><TD></TD></TR>", [("a", "")]),
        ("<tr><td>a<br>b</td><td><b>c</b> d</td></tr>", [("a b", "c d")]),
        ("<tr><td rowspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>", [("x", "1"), ("", "2")]),
        ("<tr><td colspan='2'>x</td><td>y</td></tr>", [("x", "", "y")]),
        ("<tr><td>a &amp; b</td><td>&lt;c&gt;</td></tr>", [("a & b", "<c>")]),
        ("<tr><td>a<td>b<tr><td>c", [("a", "b"), ("c",)]),
        ("<tr>", [()]),
    ],
)
def test_rows_and_their_cells(html: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(html) == expected


def test_prose_around_a_table_stays() -> None:
    parts = list(split_rows("Trước\n<table>\n<tr><td>a</td></tr>\n</table>\nSau"))
    assert [part.strip() for part in parts if isinstance(part, str) and part.strip()] == ["Trước", "Sau"]


def test_spans_do_not_run_into_the_next_table() -> None:
    html = (
        "<table><tr><td rowspan=9>x</td><td>1</td></tr></table><table><tr><td>a</td><td>b</td></tr></table>"
    )
    assert rows(html) == [("x", "1"), ("a", "b")]


@pytest.mark.parametrize(
    ("text", "expected"), [("<tr><td>a</td></tr>", True), ("a < b", False), ("<trang>", False)]
)
def test_whether_there_is_a_table(text: str, expected: bool) -> None:
    assert has_rows(text) is expected


def test_a_text_source_has_the_rows_as_cells() -> None:
    source = read_text(
        "Chương trình\n<table><tr><td>8h00</td><td>Khai mạc</td></tr></table>\n".encode(),
        media_type="text/markdown",
    )
    assert [(line.text, line.cells) for line in source.lines] == [
        ("Chương trình", None),
        ("8h00\tKhai mạc", ("8h00", "Khai mạc")),
    ]


def test_rows_without_an_end_stay_quick() -> None:
    assert len(rows("<tr><td>" * 20_000)) == 20_000
