"""PDF files: order, tables, places, signatures, and files that are not as they should be."""

from __future__ import annotations

import pytest

from tests.vanban.sources.pdf_file import first_free, pages, pdf, stream, words
from tests.vanban.typeset import Columns, Element, PageBreak, Paragraph, Table, docx_of, pdf_of
from vanban.model import RawLine, Source
from vanban.sources import Limits, NotReadable, open_source
from vanban.sources.pdf_lines import is_poor_text

LETTER: list[Element] = [
    Columns(
        ("ĐẢNG BỘ TỈNH HẢI LAM", "HUYỆN ỦY PHÚ KHÊ", "*", "Số 45-KH/HU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Khê, ngày 05 tháng 3 năm 2024"),
    ),
    Paragraph("KẾ HOẠCH", bold=True, centred=True),
    Paragraph(
        "Thực hiện chương trình công tác năm, Ban Thường vụ Huyện ủy ban hành kế hoạch tổ chức hội nghị "
        "đối thoại với Nhân dân như sau:"
    ),
    Paragraph("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
    Paragraph(
        "- Lắng nghe tâm tư, nguyện vọng của Nhân dân; kịp thời giải quyết các vấn đề bức xúc ở cơ sở."
    ),
    Table(
        (
            ("TT", "Nội dung công việc", "Đơn vị chủ trì"),
            ("1", "Tổng hợp ý kiến, kiến nghị của cán bộ, đảng viên các xã", "Ban Dân vận"),
            (None, "Bố trí xe đưa đón đại biểu", "Văn phòng"),
        ),
        (1, 8, 4),
    ),
    Paragraph("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện."),
    Columns(
        ("Nơi nhận:", "- Các đảng ủy,", "- Lưu Văn phòng."),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Bình"),
    ),
]


def read(data: bytes, limits: Limits | None = None) -> Source:
    return open_source(data, name="a.pdf", limits=limits or Limits())


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data).lines]


@pytest.fixture(scope="module")
def letter() -> Source:
    return read(pdf_of(LETTER))


def line(source: Source, beginning: str) -> RawLine:
    return next(each for each in source.lines if each.text.startswith(beginning))


# Reading order


def test_the_letterhead_is_read_column_by_column(letter: Source) -> None:
    assert [each.text for each in letter.lines[:6]] == [
        "ĐẢNG BỘ TỈNH HẢI LAM",
        "HUYỆN ỦY PHÚ KHÊ",
        "*",
        "Số 45-KH/HU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Phú Khê, ngày 05 tháng 3 năm 2024",
    ]


def test_recipients_come_before_the_signature(letter: Source) -> None:
    assert [each.text for each in letter.lines[-6:]] == [
        "Nơi nhận:",
        "- Các đảng ủy,",
        "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nguyễn Văn Bình",
    ]


def test_the_same_text_as_word_gives_the_same_words_in_the_same_order(letter: Source) -> None:
    word = open_source(docx_of(LETTER), name="a.docx")
    assert " ".join(" ".join(each.text for each in letter.lines).split()) == " ".join(
        " ".join(each.text for each in word.lines).split()
    )


def test_columns_in_another_order_of_the_file_are_put_right() -> None:
    content = (
        words("Noi dung ke hoach nhu sau day cho toan the cac don vi trong tinh", 85, 700)
        + words("- Luu Van phong.", 85, 620)
        + words("T/M BAN THUONG VU", 340, 640)
        + words("BI THU", 370, 622)
        + words("Noi nhan:", 85, 640)
    )
    assert texts(pages(content)) == [
        "Noi dung ke hoach nhu sau day cho toan the cac don vi trong tinh",
        "Noi nhan:",
        "- Luu Van phong.",
        "T/M BAN THUONG VU",
        "BI THU",
    ]


def test_pieces_side_by_side_that_are_no_letterhead_are_one_line() -> None:
    content = words("7 gio 30", 85, 700) + words("Don dai bieu", 300, 700) + words("8 gio", 85, 680)
    assert texts(pages(content + words("Khai mac", 300, 680))) == [
        "7 gio 30\tDon dai bieu",
        "8 gio\tKhai mac",
    ]


def test_a_bullet_and_its_words_stay_together() -> None:
    assert texts(pages(words("-", 85, 700) + words("Noi dung cong viec", 130, 700))) in (
        [["- Noi dung cong viec"], ["-\tNoi dung cong viec"]]
    )


# Flags


def test_bold_and_centred(letter: Source) -> None:
    assert line(letter, "KẾ HOẠCH").bold
    assert line(letter, "KẾ HOẠCH").centred
    assert line(letter, "I. MỤC ĐÍCH").bold
    assert not line(letter, "I. MỤC ĐÍCH").centred
    assert not line(letter, "Thực hiện chương trình").bold


def test_a_gap_above_marks_a_paragraph(letter: Source) -> None:
    assert line(letter, "I. MỤC ĐÍCH").spaced
    assert line(letter, "- Lắng nghe").spaced
    wrapped = letter.lines[letter.lines.index(line(letter, "- Lắng nghe")) + 1]
    assert not wrapped.spaced
    assert wrapped.text.endswith("cơ sở.")


def test_even_lines_are_not_apart() -> None:
    content = "".join(words(f"dong thu {number} cua trang", 85, 780 - 30 * number) for number in range(12))
    assert not any(each.spaced for each in read(pages(content)).lines)


# Tables


def test_a_ruled_table_is_rows_with_cells(letter: Source) -> None:
    assert [each.cells for each in letter.lines if each.cells] == [
        ("TT", "Nội dung công việc", "Đơn vị chủ trì"),
        ("1", "Tổng hợp ý kiến, kiến nghị của cán bộ, đảng viên các xã", "Ban Dân vận"),
        ("", "Bố trí xe đưa đón đại biểu", "Văn phòng"),
    ]


def test_a_table_stands_where_it_stood(letter: Source) -> None:
    shown = [each.text for each in letter.lines]
    first = next(number for number, each in enumerate(letter.lines) if each.cells)
    assert shown[first - 1].endswith("cơ sở.")
    assert shown[first + 3].startswith("Yêu cầu")


@pytest.mark.parametrize("thick", [0.5, 1.5])
def test_borders_drawn_as_thin_boxes_are_rules(thick: float) -> None:
    rules = "".join(f"85 {y} 400 {thick} re f " for y in (700, 670, 640))
    rules += "".join(f"{x} 640 {thick} 60 re f " for x in (85, 285, 485))
    inside = words("a", 95, 680) + words("b", 295, 680) + words("c", 95, 650) + words("d", 295, 650)
    assert [each.cells for each in read(pages(rules + inside)).lines] == [("a", "b"), ("c", "d")]


def test_borders_drawn_as_one_stroked_path_are_rules() -> None:
    rules = "85 640 m 485 640 l 485 700 l 85 700 l h 85 670 m 485 670 l 285 640 m 285 700 l S "
    inside = words("a", 95, 680) + words("b", 295, 680) + words("c", 95, 650)
    assert [each.cells for each in read(pages(rules + inside)).lines] == [("a", "b"), ("c", "")]


def test_a_frame_round_a_text_is_no_table() -> None:
    content = "85 640 100 30 re S " + words("MAT", 95, 650)
    assert [each.cells for each in read(pages(content)).lines] == [None]


# Page numbers


def test_page_numbers_are_left_out_but_not_on_the_first_page() -> None:
    numbers = [
        words("152", 300, 815),
        words("2", 300, 815),
        words("- 3 -", 290, 20),
        words("Trang 4/9", 290, 20),
    ]
    read_in = texts(pages(*(number + words("Noi dung", 85, 600) for number in numbers)))
    assert read_in == ["152", "Noi dung", "Noi dung", "Noi dung", "Noi dung"]


def test_a_number_in_the_margin_that_is_not_the_page_stays() -> None:
    assert texts(pages(words("a", 85, 600), words("2024", 300, 815))) == ["a", "2024"]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    assert texts(pages(words("a", 85, 600), words("2", 85, 600))) == ["a", "2"]


# Places


def test_boxes_of_words_lie_where_the_words_are(letter: Source) -> None:
    assert letter.locate is not None
    number, each = next((n, each) for n, each in enumerate(letter.lines) if each.text.startswith("Phú Khê"))
    whole, place = each.box, each.text.index("05")
    assert whole is not None
    (box,) = letter.locate(number, place, place + 2)
    assert box.page == 1
    assert whole.left < box.left < box.right < whole.right
    assert whole.top - 0.01 < box.top < box.bottom < whole.bottom + 0.01
    share = (box.left - whole.left) / (whole.right - whole.left)
    assert abs(share - place / len(each.text)) < 0.1


def test_boxes_in_a_cell(letter: Source) -> None:
    assert letter.locate is not None
    number, each = next((n, each) for n, each in enumerate(letter.lines) if "Ban Dân vận" in each.text)
    start = each.text.index("Ban Dân vận")
    boxes = letter.locate(number, start, start + len("Ban Dân vận"))
    assert all(box.left > 0.6 for box in boxes)
    assert boxes[-1].right - boxes[0].left > 0.08


def test_boxes_on_many_pages_in_any_order() -> None:
    source = read(pages(*(words(f"trang {number}", 85, 600) for number in range(30))))
    assert source.locate is not None
    for number in (29, 0, 15, 1, 29):
        (box,) = source.locate(number, 0, 5)
        assert box.page == number + 1
        assert 0.1 < box.left < 0.2
        assert 0.2 < box.top < 0.3


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    turned = (
        "BT /F 14 Tf 0 1 -1 0 100 100 Tm (dong mot) Tj ET BT /F 14 Tf 0 1 -1 0 130 100 Tm (dong hai) Tj ET"
    )
    source = read(pages(turned, page="/Rotate 90"))
    assert [each.text for each in source.lines] == ["dong mot", "dong hai"]
    first, second = source.lines[0].box, source.lines[1].box
    assert first is not None
    assert second is not None
    assert first.right - first.left > first.bottom - first.top
    assert first.top < second.top


def test_a_shifted_crop_box_moves_the_boxes() -> None:
    source = read(pages(words("chu", 150, 600), page="/CropBox[100 100 500 800]"))
    assert source.lines[0].box is not None
    assert abs(source.lines[0].box.left - 50 / 400) < 0.01
    assert abs(source.lines[0].box.bottom - 200 / 700) < 0.02


# Electronic signatures


def stamped(text: str, kind: str = "Stamp") -> bytes:
    free = first_free(1)
    look = stream(words(text, 5, 10, 8), "/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources 3 0 R")
    note = f"<</Type/Annot/Subtype/{kind}/Rect[85 100 385 140]/F 4/AP<</N {free + 1} 0 R>>>>"
    return pages(words("Noi dung", 85, 600), page=f"/Annots[{free} 0 R]", more=[note, look])


@pytest.mark.parametrize("kind", ["Stamp", "Widget", "FreeText"])
def test_what_a_signature_shows_is_read(kind: str) -> None:
    assert texts(stamped("Ky boi: Van phong 12-05-2024 14:03:22 +07:00", kind)) == [
        "Noi dung",
        "Ky boi: Van phong 12-05-2024 14:03:22 +07:00",
    ]


def signed(shown: str = "") -> bytes:
    free = first_free(1)
    form = f"/AcroForm<</Fields[{free} 0 R]/SigFlags 3>>"
    field = f"<</FT/Sig/T(a)/V {free + 1} 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>"
    value = (
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>/ByteRange[0 1 2 3]"
        "/M(D:20240512140322+07'00')>>"
    )
    return pages(words("Noi dung", 85, 600) + shown, catalogue=form, more=[field, value])


def test_the_time_of_an_invisible_signature_is_a_line_of_its_own() -> None:
    assert texts(signed()) == ["Noi dung", "Thời gian ký: 12-05-2024 14:03:22 +07:00"]


def test_a_signing_time_that_is_shown_is_not_repeated() -> None:
    assert texts(signed(words("Ngay ky: 12/05/2024", 85, 500))) == ["Noi dung", "Ngay ky: 12/05/2024"]


# Hidden text layers


def test_a_hidden_layer_without_marks_is_poor() -> None:
    assert is_poor_text("Ban Thuong vu Tinh uy to chuc hoi nghi doi thoai voi Nhan dan")
    assert is_poor_text("~~ | .. // -- ** __ a")
    assert not is_poor_text("Ban Thường vụ Tỉnh ủy tổ chức hội nghị đối thoại với Nhân dân")


# Several pages


def test_pages_are_counted_and_told() -> None:
    told: list[tuple[int, int]] = []
    data = pdf_of([Paragraph("một"), PageBreak(), Paragraph("hai"), PageBreak(), Paragraph("ba")])
    source = open_source(data, name="a.pdf", progress=lambda done, all_: told.append((done, all_)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert source.pages == 3
    assert [(each.text, each.page) for each in source.lines] == [("một", 1), ("hai", 2), ("ba", 3)]
    assert not source.scanned
    assert not source.one_line_per_paragraph


# Files that are not as they should be


def test_a_file_cut_off_anywhere_is_refused() -> None:
    data = pdf_of([Paragraph("Kế hoạch") for _ in range(200)])
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(NotReadable, match="chưa tải về đủ"):
            read(data[: int(len(data) * share)])


def test_a_locked_file_is_refused() -> None:
    lock = "<</Filter/Standard/V 1/R 2/P -44/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    data = pages(words("a", 85, 600), more=[lock], trailer=f"/Encrypt {first_free(1)} 0 R/ID[<00><00>]")
    with pytest.raises(NotReadable, match="mật khẩu"):
        read(data)


def test_five_thousand_pages_are_refused() -> None:
    kids = " ".join("3 0 R" for _ in range(5000))
    data = pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count 5000>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )
    with pytest.raises(NotReadable, match=r"5000 trang.*2000 trang.*tách tệp"):
        read(data)


def test_the_page_limit_can_be_set() -> None:
    data = pages(*(words("a", 85, 600) for _ in range(3)))
    assert read(data, Limits(pages=3)).pages == 3
    with pytest.raises(NotReadable, match="3 trang"):
        read(data, Limits(pages=2))


def test_a_file_without_pages_is_damaged() -> None:
    data = pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"])
    with pytest.raises(NotReadable, match="bị hỏng"):
        read(data)


def test_a_page_of_drawings_is_looked_through_quickly() -> None:
    content = "".join(
        f"{x} {y} m {x + 9} {y} l S {x} {y} m {x} {y + 9} l S "
        for x in range(0, 590, 10)
        for y in range(0, 840, 10)
    )
    assert texts(pages(content + words("a", 85, 600))) == ["a"]


def test_an_empty_page_has_no_lines() -> None:
    assert list(read(pages("")).lines) == []
