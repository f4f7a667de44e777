"""Lines gathered page by page: gaps, centred lines, rows torn by a page break, places."""

from __future__ import annotations

from vanban.model import Box
from vanban.sources.paging import Gathered, Line, is_torn, joined_row, line_of
from vanban.sources.pieces import Piece


def line(text: str, top: float, left: float = 80, right: float = 520) -> Line:
    return Line(text, left, top, right, top + 14, [(0, 0, len(text))])


def row(*cells: str, at: int = 0, top: float = 100) -> Line:
    """A table row whose words stand in their page one after another from `at` on."""
    text = "\t".join(cells)
    made = Line(text, 80, top, 520, top + 14, [], cells=cells)
    place = 0
    for cell in cells:
        if cell:
            made.runs.append((place, at + place, len(cell)))
        place += len(cell) + 1
    return made


def gathered(*pages: list[Line]) -> Gathered:
    held = Gathered()
    for number, lines in enumerate(pages, start=1):
        held.add(number, 600, 800, lines)
    return held


def boxes(page: int, start: int, count: int) -> tuple[Box, ...]:
    return (Box(page, start, 0, start + count, 1),)


def test_pieces_side_by_side_are_parted_by_tabs() -> None:
    made = line_of([Piece("7 giờ", 80, 0, 120, 14, at=5), Piece("Khai mạc", 300, 0, 380, 14, at=40)])
    assert made.text == "7 giờ\tKhai mạc"
    assert made.runs == [(0, 5, 5), (6, 40, 8)]
    assert (made.left, made.right) == (80, 380)


def test_boxes_are_shares_of_the_page() -> None:
    held = gathered([line("một", 200)])
    assert held.lines[0].box == Box(1, 80 / 600, 0.25, 520 / 600, 214 / 800)


def test_a_wide_gap_above_is_a_new_paragraph() -> None:
    tops = [0, 18, 36, 64, 82, 100, 128]
    held = gathered([line(f"dòng {top}", top) for top in tops])
    assert [number for number, each in enumerate(held.lines) if each.spaced] == [3, 6]


def test_lines_of_one_page_are_not_measured_against_another() -> None:
    held = gathered([line("a", 700)], [line("b", 20), line("c", 38)])
    assert not any(each.spaced for each in held.lines)


def test_centred_lines_are_told_from_indented_ones() -> None:
    body = [line(f"dòng {number}", 200 + 18.0 * number) for number in range(6)]
    indented = [line(f"- gạch {number}", 400 + 18.0 * number, left=120, right=480) for number in range(4)]
    held = gathered([line("KẾ HOẠCH", 100, 250, 350), *body, *indented])
    assert [each.text for each in held.lines if each.centred] == ["KẾ HOẠCH"]


# Rows torn by a page break


def test_the_rest_of_a_row_goes_back_to_it() -> None:
    held = gathered(
        [row("TT", "Nội dung", "Chủ trì"), row("1", "Tổng kết công tác", "Ban Tổ", top=700)],
        [row("", "xây dựng Đảng", "chức", top=40), row("2", "Sơ kết", "VPTU", top=60)],
    )
    assert [each.cells for each in held.lines] == [
        ("TT", "Nội dung", "Chủ trì"),
        ("1", "Tổng kết công tác xây dựng Đảng", "Ban Tổ chức"),
        ("2", "Sơ kết", "VPTU"),
    ]
    assert held.lines[1].text == "1\tTổng kết công tác xây dựng Đảng\tBan Tổ chức"
    assert held.lines[1].page == 1


def test_the_header_repeated_between_the_halves_stays() -> None:
    head = row("TT", "Nội dung", "Chủ trì")
    held = gathered(
        [head, row("1", "Tổng kết công tác", "VPTU", top=700)],
        [row("TT", "Nội dung", "Chủ trì", top=20), row("", "xây dựng Đảng", "", top=40)],
    )
    assert [each.cells for each in held.lines if each.cells][1:] == [
        ("1", "Tổng kết công tác xây dựng Đảng", "VPTU"),
        ("TT", "Nội dung", "Chủ trì"),
    ]


def test_words_of_both_halves_keep_their_pages() -> None:
    held = gathered(
        [row("TT", "Nội dung"), row("1", "Tổng kết", at=100, top=700)], [row("", "xây dựng", at=500, top=40)]
    )
    locate, text = held.locate(boxes), held.lines[1].text
    assert text == "1\tTổng kết xây dựng"
    (first,) = locate(1, text.index("kết"), text.index("kết") + 3)
    (second,) = locate(1, text.index("dựng"), text.index("dựng") + 4)
    assert (first.page, first.left) == (1, 100 + 2 + 5)
    assert (second.page, second.left) == (2, 500 + 1 + 4)


def test_new_rows_are_not_torn_ones() -> None:
    above = row("1", "Tổng kết công tác", "Ban Tổ chức")
    assert not is_torn(above, row("2", "sơ kết", "VPTU"))
    assert not is_torn(above, row("", "Sơ kết công tác", ""))
    assert not is_torn(above, row("", "xây dựng", "", "thừa cột"))
    assert not is_torn(row("1", "Tổng kết.", ""), row("", "xây dựng", ""))
    assert not is_torn(row("1", "Tổng kết", ""), row("", "xây dựng", "chức"))
    assert not is_torn(line("chữ", 0), row("", "xây dựng"))
    assert is_torn(above, row("", "xây dựng", ""))


def test_halves_are_joined_cell_by_cell() -> None:
    whole = joined_row(row("1", "a", "b"), row("", "c", ""))
    assert whole.cells == ("1", "a c", "b")
    assert whole.text == "1\ta c\tb"
    assert [start for start, _, _ in whole.runs] == [0, 2, 6]
    assert [start for start, _, _ in whole.over] == [4]


def test_a_line_that_stands_nowhere_has_no_boxes() -> None:
    held = gathered([line("một", 0)])
    held.add_unseen(1, "Thời gian ký: 12-05-2024")
    held.add(2, 600, 800, [line("hai", 0)])
    locate = held.locate(boxes)
    assert locate(1, 0, 5) == ()
    assert locate(2, 0, 3) == (Box(2, 0, 0, 3, 1),)
