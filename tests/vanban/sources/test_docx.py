"""Word files as the reader of the page sees them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.vanban.sources.word_file import W, cell, listed, numbering, p, styles, table, word
from vanban.model import RawLine, Source
from vanban.sources import NotReadable, open_source
from vanban.sources.docx_styles import counted
from vanban.sources.rewrapped import is_wrapped


def source(body: str, **parts: str) -> Source:
    return open_source(word(body, **parts), name="a.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in source(body, **parts).lines]


def rows(body: str, **parts: str) -> list[tuple[str, ...] | None]:
    return [line.cells for line in source(body, **parts).lines]


def zipped(document: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", document)
    return held.getvalue()


def only(body: str, **parts: str) -> RawLine:
    (line,) = source(body, **parts).lines
    return line


# Paragraphs


def test_paragraphs_come_in_order_and_are_whole() -> None:
    read = source(p("KẾ HOẠCH") + p("Kính gửi: các đảng ủy"))
    assert [line.text for line in read.lines] == ["KẾ HOẠCH", "Kính gửi: các đảng ủy"]
    assert read.one_line_per_paragraph
    assert read.media_type.endswith("wordprocessingml.document")


def test_a_blank_paragraph_marks_the_line_below() -> None:
    read = source(p("a") + p(" ") + p("b") + p("c"))
    assert [(line.text, line.spaced) for line in read.lines] == [("a", False), ("b", True), ("c", False)]


def test_runs_are_joined_as_they_stand() -> None:
    body = "<w:p><w:r><w:t>dự h</w:t></w:r><w:r><w:t>ọp </w:t></w:r><w:r><w:t>sáng</w:t></w:r></w:p>"
    assert texts(body) == ["dự họp sáng"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:t>Số</w:t><w:tab/><w:t>12</w:t>", ["Số\t12"]),
        ("<w:t>dòng một</w:t><w:br/><w:t>dòng hai</w:t>", ["dòng một", "dòng hai"]),
        ("<w:t>dòng một</w:t><w:cr/><w:t>dòng hai</w:t>", ["dòng một", "dòng hai"]),
        ("<w:t>kinh tế</w:t><w:noBreakHyphen/><w:t>xã hội</w:t>", ["kinh tế-xã hội"]),
        ("<w:t>ngày </w:t><w:softHyphen/><w:t>05</w:t>", ["ngày 05"]),
        ('<w:sym w:font="Wingdings" w:char="F0A7"/><w:t> Nội dung</w:t>', ["- Nội dung"]),
        ("<w:instrText>PAGE</w:instrText><w:t>trang</w:t>", ["trang"]),
    ],
)
def test_signs_inside_a_run(inside: str, expected: list[str]) -> None:
    assert texts(f"<w:p><w:r>{inside}</w:r></w:p>") == expected


def test_hyperlinks_fields_and_content_controls_are_read() -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>địa chỉ</w:t></w:r></w:hyperlink>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t> ngày 05</w:t></w:r></w:fldSimple></w:p>'
        "<w:sdt><w:sdtContent>" + p("trong khung") + "</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>trong dòng</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert texts(body) == ["địa chỉ ngày 05", "trong khung", "trong dòng"]


def test_hidden_words_are_left_out() -> None:
    body = "<w:p><w:r><w:t>thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>"
    assert texts(body) == ["thấy"]


def test_capitals_by_format_are_capitals() -> None:
    assert texts(p("Đảng ủy xã", run="<w:caps/>")) == ["ĐẢNG ỦY XÃ"]
    assert texts(p("Đảng ủy xã", run='<w:caps w:val="0"/>')) == ["Đảng ủy xã"]


def test_tracked_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:r><w:t>trước ngày </w:t></w:r>"
        "<w:del><w:r><w:delText>05</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>09</w:t></w:r></w:ins><w:r><w:t>/3</w:t></w:r></w:p>"
        "<w:moveFrom>" + p("chuyển đi") + "</w:moveFrom><w:ins>" + p("đoạn thêm") + "</w:ins>"
    )
    read = source(body)
    assert [line.text for line in read.lines] == ["trước ngày 09/3", "đoạn thêm"]
    assert [problem.code for problem in read.problems] == ["tracked-changes"]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent>" + p("Số 15") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>trước khung</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + p("sau khung")
    )
    assert texts(body) == ["trước khung", "Số 15", "sau khung"]


def test_page_breaks_count_pages() -> None:
    body = (
        p("một")
        + '<w:p><w:r><w:br w:type="page"/><w:t>hai</w:t></w:r></w:p>'
        + "<w:p><w:r><w:t>nửa </w:t><w:lastRenderedPageBreak/><w:t>câu</w:t></w:r></w:p>"
        + p("ba")
        + p("bốn", "<w:pageBreakBefore/>")
    )
    read = source(body)
    assert [(line.text, line.page) for line in read.lines] == [
        ("một", 1),
        ("hai", 2),
        ("nửa câu", 2),
        ("ba", 3),
        ("bốn", 4),
    ]
    assert read.pages == 4


# Bold and centred, own and inherited


def test_bold_needs_every_run() -> None:
    assert only(p("KẾ HOẠCH", run="<w:b/>")).bold
    mixed = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>1.</w:t></w:r><w:r><w:t> Họp</w:t></w:r></w:p>"
    assert not only(mixed).bold


def test_bold_and_centred_come_from_styles_too() -> None:
    held = styles(
        '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Ten"><w:basedOn w:val="Goc"/><w:rPr><w:b/></w:rPr></w:style>',
    )
    line = only(p("KẾ HOẠCH", '<w:pStyle w:val="Ten"/>'), styles=held)
    assert line.bold
    assert line.centred
    assert not only(p("x", '<w:pStyle w:val="Ten"/><w:jc w:val="both"/>'), styles=held).centred
    assert not only(p("x", '<w:pStyle w:val="Ten"/>', '<w:b w:val="false"/>'), styles=held).bold


def test_styles_based_on_each_other_end() -> None:
    held = styles(
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>',
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert not only(p("x", '<w:pStyle w:val="A"/>'), styles=held).bold


# Automatic numbers and bullets


def test_numbers_of_every_level_are_shown() -> None:
    held = numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    body = (
        listed("MỤC ĐÍCH")
        + listed("Mục đích", level=1)
        + listed("a", level=2)
        + listed("b", level=2)
        + listed("chấm", level=3)
        + listed("Yêu cầu", level=1)
        + listed("TỔ CHỨC")
        + listed("Lại từ đầu", level=1)
    )
    assert texts(body, numbering=held) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "a) a",
        "b) b",
        "+ chấm",
        "2. Yêu cầu",
        "II. TỔ CHỨC",
        "1. Lại từ đầu",
    ]


def test_dotted_numbers_name_the_levels_above() -> None:
    held = numbering(("decimal", "%1."), ("decimal", "%1.%2."))
    body = listed("một") + listed("hai") + listed("hai một", level=1) + listed("hai hai", level=1)
    assert texts(body, numbering=held)[2:] == ["2.1. hai một", "2.2. hai hai"]


def test_a_dotted_number_whose_upper_level_never_came() -> None:
    held = numbering(("decimal", "%1."), ("decimal", "%1.%2."))
    assert texts(listed("sâu", level=1), numbering=held) == ["1.1. sâu"]


@pytest.mark.parametrize(
    ("sign", "level", "shown"),
    [
        ("-", 0, "-"),
        ("–", 0, "-"),
        ("+", 1, "+"),
        ("*", 0, "*"),
        ("\uf0b7", 0, "-"),
        ("o", 1, "+"),
        ("", 0, "-"),
    ],
)
def test_bullets_become_what_an_office_types(sign: str, level: int, shown: str) -> None:
    held = numbering(*([("bullet", sign)] * 2))
    assert texts(listed("việc", level=level), numbering=held) == [f"{shown} việc"]


def test_two_lists_of_one_kind_count_on_unless_told_to_restart() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = listed("a") + listed("b") + listed("c", number=2)
    going = numbering(("decimal", "%1."))
    assert texts(body, numbering=going)[-1] == "3. c"
    assert texts(body, numbering=numbering(("decimal", "%1."), overrides=restart))[-1] == "1. c"


def test_a_list_starts_where_it_says() -> None:
    assert texts(listed("việc"), numbering=numbering(("decimal", "%1."), start=4)) == ["4. việc"]


def test_numbers_come_from_styles_too() -> None:
    held = styles(
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("MỤC ĐÍCH", '<w:pStyle w:val="Muc"/>') + p(
        "Không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    read = texts(body, styles=held, numbering=numbering(("upperRoman", "%1.")))
    assert read == ["I. MỤC ĐÍCH", "Không số"]


def test_an_empty_numbered_paragraph_counts_nothing() -> None:
    held = numbering(("decimal", "%1."))
    assert texts(listed("một") + listed(" ") + listed("hai"), numbering=held) == ["1. một", "2. hai"]


def test_a_list_that_is_not_defined_shows_no_number() -> None:
    assert texts(listed("việc", number=9), numbering=numbering(("decimal", "%1."))) == ["việc"]
    assert texts(listed("việc")) == ["việc"]


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "upperRoman", "0"),
        (5000, "upperRoman", "5000"),
        (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
        (12, "chicago", "12"),
    ],
)
def test_counting(count: int, form: str, shown: str) -> None:
    assert counted(count, form) == shown


# Tables


def test_a_real_table_is_rows_with_cells() -> None:
    body = p("Biểu") + table(cell("TT") + cell("Việc"), cell("1") + cell("Họp")) + p("Hết")
    read = source(body)
    assert [line.cells for line in read.lines] == [None, ("TT", "Việc"), ("1", "Họp"), None]
    assert read.lines[2].text == "1\tHọp"


def test_merged_cells_hold_their_text_where_they_begin() -> None:
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Tháng", begin) + cell("Nội dung", '<w:gridSpan w:val="2"/>'),
        cell("cũ", go_on) + cell("a") + cell("b"),
    )
    assert rows(body) == [("Tháng", "Nội dung", ""), ("", "a", "b")]


def test_rows_of_unequal_length_are_filled_up() -> None:
    assert rows(table(cell("a") + cell("b") + cell("c"), cell("d"))) == [("a", "b", "c"), ("d", "", "")]


def test_paragraphs_and_lists_in_a_cell_are_one_text() -> None:
    held = numbering(("bullet", "-"))
    inside = listed("một") + "<w:p><w:r><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p>"
    assert rows(table(cell("1") + cell(inside)), numbering=held) == [("1", "- một hai ba")]


def test_automatic_numbers_in_a_column() -> None:
    number = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    held = numbering(("decimal", "%1"))
    assert rows(table(cell(number) + cell("a"), cell(number) + cell("b")), numbering=held) == [
        ("1 x", "a"),
        ("2 x", "b"),
    ]


def test_a_table_inside_a_cell_is_part_of_its_text() -> None:
    inner = table(cell("x") + cell("y"))
    assert rows(table(cell("1") + cell(inner + p("z")))) == [("1", "x y z")]


def test_a_deleted_row_is_left_out() -> None:
    gone = "<w:trPr><w:del/></w:trPr>" + cell("bỏ") + cell("đi")
    assert rows(table(cell("a") + cell("b"), gone)) == [("a", "b")]


def test_a_frame_of_one_column_is_only_lines() -> None:
    assert rows(table(cell(p("MẬT") + p("KHẨN")))) == [None, None]


def test_a_borderless_letterhead_gives_left_then_right() -> None:
    left, right = p("TỈNH ỦY HẢI LAM") + p("*") + p("Số 15-KH/TU"), p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("ngày 05")
    read = source(table(cell(left) + cell(right), ruled=False) + p("KẾ HOẠCH"))
    assert [line.text for line in read.lines] == [
        "TỈNH ỦY HẢI LAM",
        "*",
        "Số 15-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 05",
        "KẾ HOẠCH",
    ]
    assert all(line.cells is None for line in read.lines)


def test_a_letterhead_of_several_rows_keeps_its_columns_together() -> None:
    body = table(
        cell("UBND XÃ VÂN KHÊ") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        cell("Số: 12/UBND-VP") + cell("Vân Khê, ngày 05 tháng 3 năm 2024"),
        ruled=False,
    )
    assert texts(body) == [
        "UBND XÃ VÂN KHÊ",
        "Số: 12/UBND-VP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Vân Khê, ngày 05 tháng 3 năm 2024",
    ]


def test_a_signature_table_is_lines_even_with_borders() -> None:
    body = table(cell(p("Nơi nhận:") + p("- Lưu.")) + cell("T/M BAN THƯỜNG VỤ"))
    assert texts(body) == ["Nơi nhận:", "- Lưu.", "T/M BAN THƯỜNG VỤ"]


def test_a_borderless_schedule_is_rows() -> None:
    body = table(cell("7 giờ 30") + cell("Đón đại biểu"), cell("8 giờ") + cell("Khai mạc"), ruled=False)
    assert rows(body) == [("7 giờ 30", "Đón đại biểu"), ("8 giờ", "Khai mạc")]


def test_borders_may_come_from_the_table_style() -> None:
    held = styles(
        '<w:style w:type="table" w:styleId="Luoi"><w:tblPr>'
        '<w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    plain = f"<w:tbl><w:tblPr>{{}}</w:tblPr><w:tr>{cell('Số: 1') + cell('b')}</w:tr></w:tbl>"
    assert rows(plain.format('<w:tblStyle w:val="Luoi"/>'), styles=held) == [("Số: 1", "b")]
    assert rows(plain.format(""), styles=held) == [None, None]


# Headers, footers


def test_page_numbers_in_headers_are_dropped_and_words_kept() -> None:
    number = f"<w:hdr {W}>{p('- 2 -')}{p('Trang 3')}</w:hdr>"
    stamp = f"<w:hdr {W}>{p('TÀI LIỆU MẬT')}</w:hdr>"
    foot = f"<w:ftr {W}>{p('Lưu hành nội bộ')}</w:ftr>"
    read = texts(p("KẾ HOẠCH"), header1=number, header2=stamp, header3=stamp, footer1=foot)
    assert read == ["TÀI LIỆU MẬT", "KẾ HOẠCH", "Lưu hành nội bộ"]


def test_footnotes_are_mentioned() -> None:
    body = "<w:p><w:r><w:t>câu</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
    assert [problem.code for problem in source(body).problems] == ["footnotes-left-out"]


# Files that are other than they should be


def test_strict_documents_are_read() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    xml = f"<w:document {strict}><w:body>{p('Kế hoạch')}</w:body></w:document>"
    read = open_source(zipped(xml.encode()), name="a.docx")
    assert [line.text for line in read.lines] == ["Kế hoạch"]


def test_macros_are_left_alone_and_said() -> None:
    held = io.BytesIO(word(p("Kế hoạch")))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    read = open_source(held.getvalue(), name="ke-hoach.docm")
    assert [line.text for line in read.lines] == ["Kế hoạch"]
    assert [problem.code for problem in read.problems] == ["macros-ignored"]
    assert "macro" in read.problems[0].message


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>{declared}"
    xml = f"{head}<w:document {W}><w:body>&x;</w:body></w:document>"
    with pytest.raises(NotReadable, match="thực thể XML"):
        open_source(zipped(xml.encode(encoding)), name="a.docx")


def test_a_document_of_another_shape_is_damaged() -> None:
    for xml in ("", "<a/>", "<w:document", f"<w:document {W}/>"):
        with pytest.raises(NotReadable, match="bị hỏng"):
            open_source(zipped(xml.encode()), name="a.docx")


def test_tables_nested_without_end_are_cut_off() -> None:
    body = p("đáy")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert len(texts(body + p("sau"))) <= 2
    assert texts(body + p("sau"))[-1] == "sau"


def test_nonsense_numbers_do_no_harm() -> None:
    odd = '<w:gridSpan w:val="99999999"/>'
    read = rows(
        table(cell("a", odd) + cell("b", '<w:gridSpan w:val="-3"/>') + cell("c", '<w:gridSpan w:val="x"/>'))
    )
    assert read[0] is not None
    assert len(read[0]) <= 63


# Paragraphs that are only another page's lines


def test_wrapped_lines_are_recognised() -> None:
    wrapped = ["Đề nghị các đồng chí bí thư, thôn trưởng, tổ trưởng tổ dân", "phố tiêu biểu dự họp."] * 4
    whole = ["Đề nghị các đồng chí bí thư, thôn trưởng dự họp đầy đủ, đúng giờ.", "Nơi nhận:"] * 4
    assert is_wrapped(wrapped)
    assert is_wrapped(wrapped + whole * 3)
    assert not is_wrapped(whole)
    assert not is_wrapped([])
    assert not source("".join(p(line) for line in wrapped)).one_line_per_paragraph
