"""What the reader learnt from papers that we write ourselves, line by line."""

from __future__ import annotations

import pytest

from tests.vanban.reading_of import document_of
from vanban.model import Box, RawLine, Source
from vanban.reading import arrange
from vanban.sources.pieces import COLUMN_MARKS

HEAD = """ĐẢNG ỦY XÃ BẾN CHÂU
*
Số 05-CV/ĐU
Về việc chuẩn bị
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Châu, ngày 03 tháng 02 năm 2026
"""
FOOT = "\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn Tám\n"


def page(*lines: tuple[str, float, bool], page: int = 1) -> list[RawLine]:
    """Lines (text, where it ends, whether a gap stands above) as a PDF gives them."""
    return [
        RawLine(text, page, Box(page, 0.14, 0.05 * at, right, 0.05 * at + 0.02), spaced=gap)
        for at, (text, right, gap) in enumerate(lines)
    ]


def texts(lines: list[RawLine]) -> list[str]:
    return arrange(Source("application/pdf", tuple(lines)))[0].split("\n")


@pytest.mark.parametrize(
    ("below", "people"),
    [
        ("- Như trên,\n- Ban Tổ chức.\nSố bản: 15.", ["Như trên", "Ban Tổ chức"]),
        (
            "- Như trên;\n- Ban Tổ chức;\n- Lưu Văn phòng.\nSố 1 đường Bến Châu.",
            ["Như trên", "Ban Tổ chức", "Lưu Văn phòng"],
        ),
        (
            "- Các đồng chí ủy viên Ban Thường vụ\nĐảng ủy xã,\n- Lưu Văn phòng.",
            ["Các đồng chí ủy viên Ban Thường vụ Đảng ủy xã", "Lưu Văn phòng"],
        ),
        ("- Ban Tổ chức.\n(để báo cáo)", ["Ban Tổ chức"]),
    ],
)  # fmt: skip
def test_recipients_end_at_their_full_stop(below: str, people: list[str]) -> None:
    said = document_of(
        f"{HEAD}Kính gửi: Các chi bộ\nĐề nghị các chi bộ gửi ý kiến.\nNơi nhận:\n{below}{FOOT}"
    )
    assert [entry.text for entry in said.recipients] == people


def test_grounds_behind_addressees_are_none_of_them() -> None:
    to = "Kính gửi:\n- Chi bộ thôn Yên;\n- Chi bộ thôn Hòa.\n"
    body = to + "- Căn cứ Quy chế số 05-QC/ĐU;\nĐảng ủy đề nghị các chi bộ gửi ý kiến."
    said = document_of(HEAD + body + FOOT)
    assert [ground.cites for ground in said.legal_basis] == ["05-QC/ĐU"]


@pytest.mark.parametrize(
    "mark", ["LƯU HÀNH NỘI BỘ", "XONG HỘI NGHỊ TRẢ LẠI", "XEM XONG TRẢ LẠI", "DỰ THẢO LẦN 2"]
)
def test_a_mark_of_the_letterhead_is_no_part_of_the_issuer(mark: str) -> None:
    said = document_of(HEAD + mark + "\nKính gửi: Các chi bộ\nĐề nghị các chi bộ gửi ý kiến." + FOOT)
    assert said.issuer is not None
    assert said.issuer.value == "ĐẢNG ỦY XÃ BẾN CHÂU"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (("(liên hệ đồng chí Đặng Văn Hùng, số máy:", 0.93, False), ("101).", 0.3, False), True),
        (("Các đơn vị báo cáo gồm những phần sau:", 0.93, False), ("Phần kết quả.", 0.3, True), False),
        (("Căn cứ Quy chế của Ban Chấp hành,", 0.93, False), ("Ban Thường vụ ban hành.", 0.5, True), False),
        (("Nguyễn Hoàng Minh Châu", 0.93, False), ("Văn phòng Đảng ủy, số 1.", 0.5, True), False),
    ],
)  # fmt: skip
def test_lines_of_a_page(
    first: tuple[str, float, bool], second: tuple[str, float, bool], joined: bool
) -> None:
    filler = [(f"Nội dung thứ {n} của văn bản được viết thành một câu.", 0.6, True) for n in range(6)]
    found = texts(page(*filler, first, second))
    assert (f"{first[0]} {second[0]}" in found) == joined


def test_the_head_of_a_table_is_no_running_head() -> None:
    head = RawLine("Tháng\tNội dung\tCơ quan", 1, cells=("Tháng", "Nội dung", "Cơ quan"))
    lines: list[RawLine] = []
    for number in range(1, 5):
        row = (str(number), f"Việc của tháng {number}", "Ban Tổ chức")
        lines += [
            RawLine(head.text, number, cells=head.cells),
            RawLine("\t".join(row), number, cells=row),
            RawLine(f"Trang cuối của phần {number} có một câu riêng.", number),
        ]
    assert texts(lines).count(head.text) == 4


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("CHÁNH VĂN PHÒNG", True),
        ("Q. CHÁNH VĂN PHÒNG", True),
        ("PHÓ BÍ THƯ", True),
        ("CHỦ TỊCH", True),
        ("Chủ tịch Ủy ban nhân dân xã", False),
        ("Các phó chủ tịch", False),
    ],
)
def test_a_post_in_capitals_marks_a_signature_block(text: str, is_mark: bool) -> None:
    assert bool(COLUMN_MARKS.search(text)) == is_mark
