from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from tests.vanban.reading_of import source_of
from vanban.model import Kind, RawLine, Source
from vanban.reading import arrange
from vanban.sources import open_source
from vanban.stages.joining import join_lines
from vanban.stages.lines import Line


def blocks_of(text: str) -> list[str]:
    return [block.text for document in arrange(source_of(text))[1] for block in document.blocks]


WRAPPED = """Ban Thường vụ Đảng ủy yêu cầu các chi bộ trực thuộc tổ chức lấy ý kiến của đảng viên và

Nhân dân về dự thảo Nghị quyết, tổng hợp gửi Văn phòng Đảng ủy để báo cáo Thường trực

trước khi trình hội nghị. Các chi bộ thực hiện:

- Phổ biến nội dung dự thảo đến từng đảng viên, lấy ý kiến bằng phiếu hoặc trực tiếp tại

cuộc họp; ghi biên bản đầy đủ.

- Báo cáo kết quả.
"""


def test_wrapped_lines_are_joined_and_bullets_kept_apart() -> None:
    blocks = blocks_of(WRAPPED)
    assert len(blocks) == 3
    assert blocks[0].endswith("Các chi bộ thực hiện:")
    assert blocks[1].startswith("- Phổ biến")
    assert blocks[1].endswith("đầy đủ.")
    assert blocks[2] == "- Báo cáo kết quả."


def test_the_joins_are_counted() -> None:
    tally = arrange(source_of(WRAPPED))[3]
    assert tally["wrapped-line"] == 3


def test_a_page_number_is_lifted_out_of_a_sentence() -> None:
    text = WRAPPED.replace(
        "tổng hợp gửi Văn phòng Đảng ủy để báo cáo Thường trực\n",
        "tổng hợp gửi Văn phòng Đảng ủy để báo cáo Thường trực\n\n2\n",
    )
    blocks = blocks_of(text)
    assert "Thường trực trước khi trình" in blocks[0]
    assert "2" in blocks[1:]


@pytest.mark.parametrize(
    ("text", "kind", "marker", "level"),
    [
        ("I. MỤC ĐÍCH", Kind.HEADING, "I.", 1),
        ("IV- THỜI GIAN", Kind.HEADING, "IV-", 1),
        ("2. Văn phòng Đảng ủy", Kind.HEADING, "2.", 2),
        ("2.1. Chuẩn bị hội trường", Kind.HEADING, "2.1.", 3),
        ("a) Công an xã", Kind.HEADING, "a)", 3),
        ("3. Yêu cầu các chi bộ báo cáo trước ngày 05/6/2025.", Kind.ITEM, "3.", 2),
        ("- Các đồng chí ủy viên", Kind.ITEM, "-", 4),
        ("+ Trưởng thôn", Kind.ITEM, "+", 5),
        ("V/v mời họp", Kind.PARAGRAPH, "", 0),
        ("75-QĐ/TU, ngày 29/12/2020;", Kind.PARAGRAPH, "", 0),
        ("22/3/2023 là ngày họp", Kind.PARAGRAPH, "", 0),
        ("-----", Kind.RULE, "", 0),
        ("*", Kind.RULE, "", 0),
        ("TT\tNội dung\tNgười thực hiện", Kind.ROW, "", 0),
        ("| TT | Nội dung | Chủ trì |", Kind.ROW, "", 0),
    ],
)
def test_what_a_line_is(text: str, kind: Kind, marker: str, level: int) -> None:
    block = arrange(source_of(text))[1][0].blocks[0]
    assert (block.kind, block.marker, block.level) == (kind, marker, level)


def test_every_block_stands_at_its_offsets() -> None:
    text, documents, _, _ = arrange(source_of(WRAPPED))
    for document in documents:
        for block in document.blocks:
            assert text[block.start : block.end] == block.text
            assert block.text.endswith(block.words)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("HUYỆN ỦY PHÚ KHÊ          ĐẢNG CỘNG SẢN VIỆT NAM", ["HUYỆN ỦY PHÚ KHÊ", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        (
            "Số 12-KH/HU     Phú Khê, ngày 03 tháng 02 năm 2024",
            ["Số 12-KH/HU", "Phú Khê, ngày 03 tháng 02 năm 2024"],
        ),
        ("Nơi nhận:\tT/M BAN THƯỜNG VỤ", ["Nơi nhận:", "T/M BAN THƯỜNG VỤ"]),
        ("- Lưu VPHU.             Lại Thế Vinh", ["- Lưu VPHU.", "Lại Thế Vinh"]),
    ],
)
def test_columns_of_a_letterhead_are_two_lines(line: str, pieces: list[str]) -> None:
    assert blocks_of(line) == pieces


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("Số:\n/UBND-VP", "Số: /UBND-VP"),
        ("Số:\n2946\n/UBND-VP", "Số: 2946 /UBND-VP"),
        ("Hải Lam, ngày\ntháng 3 năm 2026", "Hải Lam, ngày tháng 3 năm 2026"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_a_letterhead_line_torn_by_a_gap_is_one_again(lines: str, joined: str) -> None:
    assert blocks_of(lines) == [joined]


def test_a_centred_title_does_not_run_into_the_first_paragraph() -> None:
    lines = (
        "dự Hội nghị sơ kết hoạt động của chính quyền cấp xã",
        "Ban Thường vụ tổ chức",
        "hội nghị sơ kết.",
    )
    source = Source("application/pdf", tuple(RawLine(t, centred=i == 0) for i, t in enumerate(lines)))
    assert [b.text for b in arrange(source)[1][0].blocks] == [
        lines[0],
        "Ban Thường vụ tổ chức hội nghị sơ kết.",
    ]


def test_breaks_in_a_letterhead_cell_are_lines() -> None:
    right = "**ĐẢNG CỘNG SẢN VIỆT NAM**<br>*Hải Lam, ngày 18 tháng 9 năm 2025*"
    line = f"| TỈNH ỦY HẢI LAM<br>\\*<br>Số 12-GM/TU | {right} |"
    assert blocks_of(line) == [
        "TỈNH ỦY HẢI LAM",
        "*",
        "Số 12-GM/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hải Lam, ngày 18 tháng 9 năm 2025",
    ]


def test_a_break_in_a_table_cell_is_a_space() -> None:
    assert blocks_of("| 1 | Khai mạc<br>hội nghị | Chủ trì |") == ["1\tKhai mạc hội nghị\tChủ trì"]


def test_a_name_between_recipients_stands_alone() -> None:
    text = (
        WRAPPED
        + "Nơi nhận:\n- Các chi bộ, đảng bộ trực thuộc, các ban, ngành, đoàn thể xã, các thôn,\n"
        + "Vi Thanh Bình\n"
    )
    assert "Vi Thanh Bình" in blocks_of(text)


def test_a_blank_line_parts_paragraphs_where_only_paragraphs_have_one() -> None:
    lines = [
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp Ban Chỉ đạo về nhà ở xã hội",
        "",
        "Chiều nay, tại trụ sở Ủy ban nhân dân tỉnh, Phó Chủ tịch chủ trì họp về tiến độ thực hiện",
        "chương trình nhà ở xã hội trên địa bàn tỉnh; dự họp có đại diện lãnh đạo các sở, ngành và",
        "chủ tịch các xã, phường, cùng các doanh nghiệp được giao làm chủ đầu tư những dự án đang",
        "triển khai.",
    ]
    assert len(blocks_of("\n".join(lines))) == 2


def test_marks_of_signatures_and_prints_do_not_part_a_sentence() -> None:
    stamps = [
        "Ký bởi: Văn phòng",
        "Email: vp@hailam.invalid",
        "Thời gian ký: 12-11-2024 17:10:02",
        "+07:00",
        "2",
    ]
    sentence = [
        "- Phòng Kinh tế làm rõ nguyên nhân chậm tiến độ, báo cáo Ủy ban nhân dân tỉnh",
        "trước ngày 18/11/2024.",
    ]
    filler = ["các đơn vị liên quan phối hợp chặt chẽ với nhau trong suốt quá trình thực hiện"] * 3
    texts = blocks_of("\n".join([*filler, sentence[0], *stamps, sentence[1]]))
    assert " ".join(sentence) in texts
    assert not any("Ký bởi" in text and "trước ngày" in text for text in texts)


FULL = "1. Giao Văn phòng Tỉnh ủy tổng hợp ý kiến của các xã, phường và báo cáo kết quả."


@pytest.mark.parametrize(("left", "blocks"), [(0.19, 3), (0.143, 2), (0.2, 2)])
@pytest.mark.parametrize("behind", [(FULL,), (FULL.split(" của ")[0], f"của {FULL.split(' của ')[1]}")])
def test_behind_a_full_line_an_indent_begins_a_paragraph(
    left: float, blocks: int, behind: tuple[str, ...]
) -> None:
    """Without the indent that first lines have, a sentence after a full stop goes on."""
    said = (
        "Ban Thường vụ yêu cầu các đảng ủy xã, phường tổ chức lấy ý kiến của đảng viên,",
        "gửi về Tỉnh ủy.",
    )
    lines = [
        Line(text, number, left=0.143 if text[0].islower() else 0.19, right=0.5 if number == 1 else 0.93)
        for number, text in enumerate((*said, *behind))
    ]
    lines.append(Line("Giao Ban Tổ chức theo dõi.", len(lines), page=2, left=left, right=0.5))
    assert len(join_lines(lines, joined_already=False, tally=Counter())[1]) == blocks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Hoàn thành danh sách trước ngày", "24/4/2026."),
        ("- Thử đường truyền với từng điểm cầu lúc 09 giờ", "00, ngày 23/4/2026."),
        ("- Gửi báo cáo theo mẫu kèm Kế hoạch số", "79-KH/TU của Tỉnh ủy."),
        ("- Nộp về Quỹ (tài khoản tại Quỹ", "Tín dụng nhân dân) trong tuần."),
    ],
)
def test_a_line_that_is_open_goes_on_though_few_lines_wrap(before: str, after: str) -> None:
    paper = f"1. Phòng Tổng hợp\n{before}\n{after}\n- Bố trí xe.\n2. Phòng Quản trị\n- Chuẩn bị phòng họp."
    assert f"{before} {after}" in blocks_of(paper)


def test_the_heading_of_a_column_is_no_open_line() -> None:
    assert blocks_of("Mở đầu.\nTháng\n3/2026\nVăn phòng") == ["Mở đầu.", "Tháng", "3/2026", "Văn phòng"]


def test_lines_that_end_at_one_margin_are_wrapped() -> None:
    paper = """- Theo dõi, tổng hợp số lượng đảng viên dự học, báo cáo Ban Thường vụ
Tỉnh ủy trước ngày 31/3/2026.
- Chuẩn bị nội dung, chương trình, trình đồng chí Phó Bí thư Thường trực
Tỉnh ủy duyệt.
- Phối hợp với Viễn thông Hải Lam kiểm tra thiết bị tại điểm cầu của các
Đảng ủy xã.
- Bố trí xe."""
    assert len(blocks_of(paper)) == 4


def pages_of(*sheets: str) -> list[str]:
    source = open_source("\f".join(sheets).encode(), name="a.txt")
    return [block.text for document in arrange(source)[1] for block in document.blocks]


def test_numbers_at_the_heads_of_their_pages_are_no_text() -> None:
    found = pages_of("1. Họp báo.", "2\nBan hành quyết định.", "3\nTổng kết.")
    assert found == ["1. Họp báo.", "Ban hành quyết định.", "Tổng kết."]


@pytest.mark.parametrize("number", ["482", "4"])
def test_a_number_that_is_not_that_of_its_page_stays(number: str) -> None:
    assert number in " ".join(pages_of("Báo cáo Thường trực.", f"{number}\nNhận được Công văn này."))


def test_one_figure_at_the_edge_of_many_pages_is_no_page_number() -> None:
    assert "2" in " ".join(pages_of("Mở đầu.", "2\nHọp báo.", "Ban hành.", "Tổng kết.", "Kết thúc."))


def test_a_table_laid_out_by_spaces_is_one_whatever_the_form_of_its_letters() -> None:
    table = """TT   Nội dung công việc              Chủ trì              Thời hạn
1    Rà soát kiến nghị cử tri        Văn phòng Huyện ủy   15/9/2026
2    Đối thoại với hộ kinh doanh     Ủy ban nhân dân xã   20/9/2026
3    Tổng kết mô hình hòa giải       Phòng Tư pháp        30/9/2026"""
    plain = blocks_of(table)
    assert blocks_of(unicodedata.normalize("NFD", table)) == plain
    assert blocks_of(table.replace("  ", " \u00a0")) == plain


def test_recipients_behind_dots_stand_beside_the_signer() -> None:
    assert blocks_of("Nơi nhận:\t\tCHÁNH VĂN PHÒNG\n• Lưu Văn phòng.\t\tLò Thị Mỵ")[-2:] == [
        "• Lưu Văn phòng.",
        "Lò Thị Mỵ",
    ]


def test_more_blank_lines_than_a_title_has_itself_end_it() -> None:
    lines = [
        "THÔNG BÁO",
        "Kết luận của Phó Chủ tịch tại cuộc họp Ban Chỉ đạo thực hiện",
        "Chương trình nhà ở",
    ]
    paper = (
        "\n\n".join(lines) + "\n\n\nChiều ngày 08/11/2024, Phó Chủ tịch chủ trì cuộc họp về tiến độ nhà\n\nở."
    )
    assert blocks_of(paper)[1] == f"{lines[1]} {lines[2]}"
    single = "GIẤY MỜI\n\nDự Hội nghị trực tuyến về du lịch\n\n\nVăn phòng kính mời quý đại biểu."
    assert blocks_of(single)[1] == "Dự Hội nghị trực tuyến về du lịch"


def test_an_indented_heading_of_markdown_loses_its_mark() -> None:
    assert blocks_of("        ## **GIẤY MỜI HỌP**\n\nKính mời.")[0] == "GIẤY MỜI HỌP"


@pytest.mark.parametrize(
    "opening", ["Chiều ngày 08/11/2024, Phó Chủ tịch", "Tiếp theo Giấy mời số 402,", "Ngày 5/3,"]
)
def test_a_sentence_that_opens_a_text_is_no_title(opening: str) -> None:
    paper = f"THÔNG BÁO\nKết luận tại cuộc họp Ban Chỉ đạo về nhà ở\n{opening} các sở đã báo cáo kết\nquả."
    assert blocks_of(paper)[1] == "Kết luận tại cuộc họp Ban Chỉ đạo về nhà ở"


def test_two_spaces_part_the_columns_of_a_form() -> None:
    assert blocks_of("T/L BAN THƯỜNG VỤ  Nơi nhận:\nCHÁNH VĂN PHÒNG  - Như kính gửi,")[:2] == [
        "T/L BAN THƯỜNG VỤ",
        "Nơi nhận:",
    ]
    assert blocks_of("Văn phòng  chuẩn bị hội trường.") == ["Văn phòng chuẩn bị hội trường."]


def test_lines_that_end_in_words_that_want_their_next_are_wrapped() -> None:
    lines = [
        "Thực hiện Kế hoạch số 96-KH/TU, ngày 02/4/2024 của Ban Thường vụ Tỉnh ủy, Ban",
        "Dân vận Tỉnh ủy tổ chức Hội nghị sơ kết 3 năm.",
        "Đề nghị các đơn vị Huyện ủy Đầm Bấc, Đảng ủy Công an tỉnh hoàn thành trước ngày",
        "23/5/2024 và Hội Liên hiệp.",
        "7h30 - 8h00 Đón tiếp đại biểu, tham quan gian trưng bày mô hình của Văn phòng Ban",
        "8h00 - 8h10 Chào cờ",
    ]
    text, _, _, _ = arrange(source_of("\n".join(lines)))
    assert text.split("\n") == [
        f"{lines[0]} {lines[1]}",
        f"{lines[2]} {lines[3]}",
        *lines[4:],
    ]


def test_a_first_line_is_known_by_its_blanks_in_a_text_that_keeps_them() -> None:
    lines = [
        "      - Điểm cầu huyện, thành phố: Phòng họp trực tuyến các huyện ủy, thành ủy.",
        "      Đề nghị văn phòng các huyện ủy, thành ủy chuẩn bị ý kiến phát biểu",
        "không quá 05 phút, gửi về Văn phòng Tỉnh ủy trước ngày 24/12/2024; báo cáo số",
        "lượng đại biểu dự Hội nghị của các cơ quan, đơn vị, địa phương trong toàn tỉnh",
        "bằng văn bản.",
    ]
    text, _, _, _ = arrange(source_of("\n".join(lines)))
    assert text.split("\n") == [lines[0].strip(), " ".join(line.strip() for line in lines[1:])]


def test_a_colon_at_the_head_of_a_line_belongs_to_the_label_above() -> None:
    lines = [
        "Thành phần",
        ": - Các thành viên Ban Chỉ đạo.",
        "- Kho bạc.",
        "Thời gian",
        ":",
        "14 giờ 00, ngày 08/3/2024.",
    ]
    text, _, _, _ = arrange(source_of("\n".join(lines)))
    assert text.split("\n") == [
        "Thành phần:",
        "- Các thành viên Ban Chỉ đạo.",
        "- Kho bạc.",
        "Thời gian:",
        "14 giờ 00, ngày 08/3/2024.",
    ]
    text, _, _, _ = arrange(source_of("Như sau:\n: một là"))
    assert text.split("\n") == ["Như sau:", ": một là"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("gửi về Hội đồng Đội huyện trước ngày", "31/01/2024."),
        ("chỉ đạo các thôn hoàn thành trong tháng", "9/2024."),
        ("tổng hợp báo cáo kết quả thực hiện năm", "2024."),
    ],
)
def test_a_date_behind_the_word_that_asks_for_it(before: str, after: str) -> None:
    text = f"Đề nghị các thôn xây dựng kế hoạch,\n\n{before}\n\n{after}\n\nNơi nhận:\n- Lưu: VT.\n"
    blocks = arrange(source_of(text))[1][0].blocks
    assert any(block.text.endswith(f"{before} {after}") for block in blocks)


def test_a_dash_binds_the_halves_of_an_offices_name() -> None:
    paper = """Giao Ủy ban nhân dân các xã, phường rà soát danh mục; giao Phòng Tài chính
- Kế hoạch trình dự toán trước ngày 05/02/2024; giao các đơn vị khác chuẩn bị
nội dung, báo cáo về Văn phòng để tổng hợp, theo dõi việc thực hiện của từng
- Trung tâm bố trí hội trường."""
    assert [block.split()[0] for block in blocks_of(paper)] == ["Giao", "-"]
