from __future__ import annotations

import time

import pytest

from tests.vanban.reading_of import document_of, source_of
from tests.vanban.stages.laid_out import Row, some_plan, wrapped
from vanban.model import Kind, RawLine
from vanban.reading import arrange
from vanban.stages.aligned import aligned_tables

WIDTHS = {"n": 4, "c": 40, "l": 19, "p": 19, "w": 13, "k": 17}
HEAD = {
    "n": "TT",
    "c": "Nội dung công việc",
    "l": "Đơn vị chủ trì",
    "p": "Đơn vị phối hợp",
    "w": "Thời gian hoàn thành",
    "k": "Sản phẩm",
}
BEFORE = "II. NHIỆM VỤ CỤ THỂ"
AFTER = "Trên đây là Kế hoạch của Ban Thường vụ Đảng ủy, đề nghị các chi bộ thực hiện nghiêm túc."


def laid(kinds: str, rows: list[Row], gap: int = 3, *, blank: bool = False) -> str:
    """A table in columns of spaces, as a text drawn from a page shows it."""
    out: list[str] = []
    for row in [tuple(HEAD[kind] for kind in kinds), *rows]:
        cells = [wrapped(cell, WIDTHS[kind]) for cell, kind in zip(row, kinds, strict=True)]
        if blank:
            out.append("")
        for at in range(max(map(len, cells))):
            line = [cell[at] if at < len(cell) else "" for cell in cells]
            padded = [text.ljust(WIDTHS[kind]) for text, kind in zip(line, kinds, strict=True)]
            out.append((" " * gap).join(padded).rstrip())
    return "\n".join(out)


def rows_of(text: str) -> list[Row]:
    whole, documents, _, _ = arrange(source_of(text))
    blocks = [block for document in documents for block in document.blocks]
    return [tuple(whole[c.start : c.end] for c in block.cells) for block in blocks if block.kind is Kind.ROW]


@pytest.mark.parametrize("kinds", ["nclw", "nclpw", "nclpwk", "nwcl"])
@pytest.mark.parametrize("gap", [2, 3, 6])
@pytest.mark.parametrize("blank", [True, False])
def test_the_rows_of_a_table_in_columns_come_back(kinds: str, gap: int, blank: bool) -> None:
    rows = some_plan(gap, kinds, 6)
    found = rows_of(f"{BEFORE}\n{laid(kinds, rows, gap, blank=blank)}\n{AFTER}")
    assert found == [tuple(HEAD[kind] for kind in kinds), *rows]


def test_what_stands_around_the_table_stays_prose() -> None:
    text, documents, _, _ = arrange(source_of(f"{BEFORE}\n{laid('nclw', some_plan(1, 'nclw', 4))}\n{AFTER}"))
    others = [block.text for block in documents[0].blocks if block.kind is not Kind.ROW]
    assert others == [BEFORE, AFTER]
    assert text.startswith(BEFORE)


def test_blank_cells_stay_blank() -> None:
    rows: list[Row] = [
        ("1", "Sửa chợ", "Phòng Kinh tế", "", "Quý II"),
        ("2", "Mở lớp tập huấn", "Hội Nông dân", "Các thôn", ""),
    ]
    assert rows_of(laid("nclpw", rows))[1:] == rows


def test_the_header_that_comes_back_and_a_page_number_are_left_out() -> None:
    rows = some_plan(4, "nclw", 4)
    head, *body = laid("nclw", rows).split("\n")
    second = next(at for at, line in enumerate(body) if line.startswith("3 "))
    page = " " * 40 + "2"
    again = laid("nclw", []).split("\n")
    text = "\n".join([head, *body[:second], page, *again, *body[second:]])
    assert [row[0] for row in rows_of(text)] == ["TT", "1", "2", "3", "4"]


def test_every_piece_is_found_in_the_source() -> None:
    source = source_of(f"{BEFORE}\n{laid('nclpw', some_plan(2, 'nclpw', 5))}\n{AFTER}")
    text, _, fragments, _ = arrange(source)
    assert any(piece.at > 40 for piece in fragments)
    for piece in fragments:
        words = text[piece.start : piece.start + piece.length]
        assert words == source.lines[piece.line].text[piece.at : piece.at + piece.length]


@pytest.mark.parametrize(
    "text",
    [
        "    HUYỆN ỦY ĐÔNG VÂN          ĐẢNG CỘNG SẢN VIỆT NAM\n   Số 41-CTr/HU        Đông Vân, ngày 29",
        "Nội dung    Thời gian\nHọp giao ban    7h30\nTiếp dân    8h00",
        "TT    Nội dung    Chủ trì",
        "16 giờ 99 \t KẾ HOẠCH \t KẾ HOẠCH",
        "Một đoạn văn  có  các khoảng trống  không đều nhau\nnhưng không phải là bảng biểu gì cả.",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert aligned_tables([(at, RawLine(line)) for at, line in enumerate(text.split("\n"))]) == {}


def test_words_across_the_columns_make_it_no_table() -> None:
    lines = ["TT    Nội dung         Chủ trì        Thời gian"]
    lines += [f"{at}     Một câu văn dài chạy ngang qua mọi cột của trang giấy này" for at in range(1, 9)]
    assert aligned_tables([(at, RawLine(line)) for at, line in enumerate(lines)]) == {}


def test_many_headers_without_a_table_are_given_up() -> None:
    crossed = ["TT   Nội dung   Chủ trì   Thời gian", "xx xx xx xx xx xx  xx xx xx xx xx xx xx  xx"] * 1500
    started = time.process_time()
    assert aligned_tables([(at, RawLine(line)) for at, line in enumerate(crossed)]) == {}
    assert time.process_time() - started < 3


def test_a_table_whose_lines_lost_their_indent_is_still_one() -> None:
    table = laid("nclp", some_plan(3, "nclp"))
    stripped = "\n".join(line.strip() for line in table.splitlines())
    assert stripped != table
    assert rows_of(stripped) == rows_of(table)


def test_what_stands_below_a_gap_without_a_number_is_no_row() -> None:
    table = laid("nclp", some_plan(3, "nclp"))
    foot = "\n\nIn trang\nCác tin khác\nBản quyền thuộc về Cổng thông tin điện tử của tỉnh, giữ mọi quyền"
    assert rows_of(table + foot) == rows_of(table)


def test_rows_under_a_month_that_stands_for_several() -> None:
    """A line that opens a piece of work and says who does it begins a row, a wrapped line does not."""
    text = (
        "CHƯƠNG TRÌNH\ncông tác quý II năm 2023\n"
        "Tháng    Nội dung công việc                             Lãnh đạo Ban phụ       Chuyên viên\n"
        "                                                        trách                  thực hiện\n"
        "4        Tham mưu Kế hoạch tuyên truyền kỷ niệm 48      Đ/c Trưởng Ban         Đ/c Hà\n"
        "         năm Ngày Giải phóng miền Nam\n"
        "         Tổ chức hội nghị báo cáo viên tháng 4          Đ/c Phó Ban            Đ/c Dũng\n"
        "5        Kiểm tra công tác tuyên giáo tại Đảng ủy xã    Đ/c Phó Ban            Đ/c Mai\n"
        "         An Thạnh, Đảng ủy Công an huyện\n"
        "         Sơ kết công tác 6 tháng đầu năm                Đ/c Trưởng Ban         Đ/c Mai\n"
    )
    items = document_of(text).programme_items
    assert [(item.month, item.content, item.unit) for item in items] == [
        (4, "Tham mưu Kế hoạch tuyên truyền kỷ niệm 48 năm Ngày Giải phóng miền Nam", "Đ/c Hà"),
        (4, "Tổ chức hội nghị báo cáo viên tháng 4", "Đ/c Dũng"),
        (5, "Kiểm tra công tác tuyên giáo tại Đảng ủy xã An Thạnh, Đảng ủy Công an huyện", "Đ/c Mai"),
        (5, "Sơ kết công tác 6 tháng đầu năm", "Đ/c Mai"),
    ]
