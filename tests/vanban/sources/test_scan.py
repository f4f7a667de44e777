"""Scans and page images, read by OCR; skipped where the Vietnamese data is not installed."""

from __future__ import annotations

import io
import os
import struct
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.vanban.sources.pdf_file import FONT, first_free, pages, stream, words
from tests.vanban.typeset import (
    Columns,
    Element,
    PageBreak,
    Paragraph,
    Table,
    images_as_pdf,
    pages_of,
    pdf_of,
    scan_of,
    scanned,
)
from vanban.model import Box, Source
from vanban.sources import Limits, NotReadable, open_source
from vanban.sources.ocr import data_folder
from vanban.sources.scan_image import prepared, ruled_tables, skew, turned


@pytest.fixture(autouse=True, scope="module")
def _ocr() -> None:
    try:
        data_folder()
    except NotReadable as missing:
        if os.environ.get("CAUNOI_NO_SKIPS") == "1":
            raise
        pytest.skip(missing.sentence)


LETTER: list[Element] = [
    Columns(
        ("ĐẢNG BỘ TỈNH HẢI LAM", "HUYỆN ỦY PHÚ KHÊ", "*", "Số 45-KH/HU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Khê, ngày 05 tháng 3 năm 2024"),
    ),
    Paragraph("KẾ HOẠCH", bold=True, centred=True),
    Paragraph("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
    Paragraph("- Lắng nghe tâm tư, nguyện vọng, kiến nghị của Nhân dân; kịp thời giải quyết vấn đề ở cơ sở."),
    Paragraph("II. TỔ CHỨC THỰC HIỆN", bold=True),
    Paragraph("1. Văn phòng Huyện ủy tham mưu nội dung, gửi Thường trực Huyện ủy trước ngày 15/3/2024."),
    Table(
        (
            ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"),
            ("1", "Tổng hợp ý kiến, kiến nghị của cán bộ, đảng viên", "Ban Dân vận", "12/3/2024"),
            (None, "Bố trí xe đưa đón đại biểu", "Văn phòng Huyện ủy", "21/3/2024"),
        ),
        (1, 8, 5, 4),
    ),
    Columns(
        ("Nơi nhận:", "- Các đảng ủy trực thuộc,", "- Lưu Văn phòng."), ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    ),
]


def words_of(source: Source) -> list[str]:
    return " ".join(" ".join(line.text for line in source.lines).split()).split(" ")


@pytest.fixture(scope="module")
def scan() -> Source:
    return open_source(scan_of(LETTER, degrees=0.8), name="a.pdf")


# What a scan says


def test_a_scan_has_the_words_of_its_text(scan: Source) -> None:
    typed = words_of(open_source(pdf_of(LETTER), name="a.pdf"))
    read = words_of(scan)
    assert scan.scanned
    assert sum(1 for word in typed if word in read) / len(typed) > 0.97


def test_a_scan_is_read_in_the_order_of_a_typed_page(scan: Source) -> None:
    shown = [line.text for line in scan.lines]
    assert shown[:4] == ["ĐẢNG BỘ TỈNH HẢI LAM", "HUYỆN ỦY PHÚ KHÊ", "*", "Số 45-KH/HU"]
    assert shown[4:6] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Khê, ngày 05 tháng 3 năm 2024"]
    assert shown[-5:] == [
        "Nơi nhận:",
        "- Các đảng ủy trực thuộc,",
        "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
    ]


def test_the_table_of_a_scan_has_cells(scan: Source) -> None:
    rows = [line.cells for line in scan.lines if line.cells]
    assert rows[0][1:] == ("Nội dung công việc", "Đơn vị chủ trì", "Thời hạn")
    assert rows[1:] == [
        ("1", "Tổng hợp ý kiến, kiến nghị của cán bộ, đảng viên", "Ban Dân vận", "12/3/2024"),
        ("", "Bố trí xe đưa đón đại biểu", "Văn phòng Huyện ủy", "21/3/2024"),
    ]


def test_paragraphs_of_a_scan_are_apart(scan: Source) -> None:
    spaced = {line.text[:12]: line.spaced for line in scan.lines}
    assert spaced["I. MỤC ĐÍCH,"]
    assert spaced["- Lắng nghe "]
    assert not spaced["HUYỆN ỦY PHÚ"]


def test_boxes_of_a_skewed_scan_lie_on_the_skewed_page(scan: Source) -> None:
    assert scan.locate is not None
    number = next(number for number, line in enumerate(scan.lines) if "15/3/2024" in line.text)
    text = scan.lines[number].text
    at = text.index("15/3/2024")
    (box,) = scan.locate(number, at, at + 9)
    straight = open_source(pages_of(LETTER)[0], name="a.png")
    assert straight.locate is not None
    same = next(number for number, line in enumerate(straight.lines) if "15/3/2024" in line.text)
    start = straight.lines[same].text.index("15/3/2024")
    (typed,) = straight.locate(same, start, start + 9)
    assert _distance(box, typed) < 0.02
    assert box.page == 1


def _distance(box: Box, other: Box) -> float:
    return max(abs(box.left - other.left), abs(box.top - other.top), abs(box.right - other.right))


def test_words_of_one_line_are_one_box(scan: Source) -> None:
    assert scan.locate is not None
    number = next(number for number, line in enumerate(scan.lines) if line.text.startswith("ĐẢNG CỘNG"))
    (box,) = scan.locate(number, 0, len(scan.lines[number].text))
    assert box.right - box.left > 0.2


# Kinds of images


def test_images_of_every_kind_are_read() -> None:
    page = Image.open(io.BytesIO(pages_of([Paragraph("Kế hoạch tổ chức hội nghị đối thoại", bold=True)])[0]))
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("TIFF", "a.tif")):
        held = io.BytesIO()
        page.convert("RGB").save(held, kind)
        source = open_source(held.getvalue(), name=name)
        assert [line.text for line in source.lines] == ["Kế hoạch tổ chức hội nghị đối thoại"]
        assert source.media_type == f"image/{kind.lower()}"
        assert source.scanned


def test_a_tiff_of_several_pages_tells_its_progress() -> None:
    frames = [
        Image.open(io.BytesIO(page)) for page in pages_of([Paragraph("một"), PageBreak(), Paragraph("hai")])
    ]
    held = io.BytesIO()
    frames[0].save(held, "TIFF", save_all=True, append_images=frames[1:])
    told: list[tuple[int, int]] = []
    source = open_source(held.getvalue(), name="a.tif", progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert source.pages == 2
    assert {line.page for line in source.lines} == {1, 2}


def test_a_transparent_image_is_seen_on_white() -> None:
    page = Image.open(io.BytesIO(pages_of([Paragraph("Kế hoạch tổ chức hội nghị")])[0])).convert("L")
    clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
    clear.putalpha(page.point([255 - value for value in range(256)]))
    held = io.BytesIO()
    clear.save(held, "PNG")
    assert [line.text for line in open_source(held.getvalue(), name="a.png").lines] == [
        "Kế hoạch tổ chức hội nghị"
    ]


def test_a_photograph_held_sideways_is_turned_as_its_camera_says() -> None:
    page = Image.open(io.BytesIO(pages_of([Paragraph("Kế hoạch tổ chức hội nghị")])[0])).convert("L")
    camera = Image.Exif()
    camera[0x0112] = 6
    held = io.BytesIO()
    page.transpose(Image.Transpose.ROTATE_90).save(held, "JPEG", exif=camera)
    assert [line.text for line in open_source(held.getvalue(), name="a.jpg").lines] == [
        "Kế hoạch tổ chức hội nghị"
    ]


def test_a_page_laid_in_the_wrong_way_is_righted() -> None:
    body: list[Element] = [Paragraph("Ban Thường vụ Huyện ủy tổ chức hội nghị đối thoại với Nhân dân.")] * 12
    page = Image.open(io.BytesIO(pages_of(body)[0])).convert("L")
    held = io.BytesIO()
    page.transpose(Image.Transpose.ROTATE_180).save(held, "PNG")
    source = open_source(held.getvalue(), name="a.png")
    assert "Ban Thường vụ Huyện ủy tổ chức hội nghị" in source.lines[0].text


# Mixed PDF files


def test_a_file_of_typed_and_scanned_pages_is_read_page_by_page() -> None:
    from tests.vanban.sources.joined import joined

    typed = pdf_of([Paragraph("Trang đánh máy thứ nhất của kế hoạch tổ chức hội nghị đối thoại năm 2024")])
    source = open_source(joined(typed, scan_of([Paragraph("Trang quét thứ hai của kế hoạch")])), name="a.pdf")
    assert [(line.page, line.text[:14]) for line in source.lines] == [
        (1, "Trang đánh máy"),
        (2, "Trang quét thứ"),
    ]
    assert source.locate is not None
    assert [source.locate(number, 0, 5)[0].page for number in range(2)] == [1, 2]


def test_a_scan_with_a_typed_number_over_it_is_still_a_scan() -> None:
    page = Image.open(io.BytesIO(pages_of([Paragraph("Trang quét của kế hoạch")], dpi=150)[0])).convert("L")
    held = io.BytesIO()
    page.save(held, "JPEG")
    image = held.getvalue().decode("latin-1")
    wide, high = page.size
    entries = (
        f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Filter/DCTDecode"
    )
    free = first_free(1)
    content = f"q 595 0 0 842 0 0 cm /Im Do Q {words('45', 150, 700)}"
    data = pages(
        content,
        page=f"/Resources<</XObject<</Im {free} 0 R>>/Font<</F {FONT}>>>>",
        more=[stream(image, entries)],
    )
    source = open_source(data.replace(b"/Resources 3 0 R", b""), name="a.pdf")
    assert source.scanned
    assert "Trang quét của kế hoạch" in [line.text for line in source.lines]
    assert "45" in " ".join(line.text for line in source.lines)


# What is done to the image


@pytest.mark.parametrize("degrees", [-3.2, -1.0, 0.0, 0.4, 2.5])
def test_skew_is_measured(degrees: float) -> None:
    page = scanned(pages_of(LETTER, dpi=150)[0], degrees=degrees, noise=4)
    pixels = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    assert abs(skew(np.asarray(pixels, np.uint8)) + degrees) < 0.21


def test_a_blank_page_has_no_skew_and_no_words() -> None:
    blank = np.full((1000, 700), 255, np.uint8)
    assert skew(blank) == 0.0
    ok, held = cv2.imencode(".png", blank)
    assert ok
    assert list(open_source(held.tobytes(), name="a.png").lines) == []


def test_a_place_on_the_turned_page_leads_back_to_the_original() -> None:
    pixels = np.full((1754, 1240), 255, np.uint8)
    for row in range(20):
        cv2.line(pixels, (150, 200 + 60 * row), (1000, 200 + 60 * row), (0,), 6)
    sheet = prepared(turned(pixels, -2.0))
    x, y = sheet.original(620, 877)
    assert abs(x - 0.5) < 0.01
    assert abs(y - 0.5) < 0.01
    assert abs(sheet.degrees - 2.0) < 0.21


def test_sizes_are_brought_to_what_ocr_reads_well() -> None:
    assert prepared(np.full((7016, 4960), 255, np.uint8)).dpi == 300
    assert 140 <= prepared(np.full((877, 620), 255, np.uint8)).dpi <= 200
    assert prepared(np.full((2339, 1654), 255, np.uint8)).scale == 1.0


def test_rules_of_a_scanned_table_are_found_and_letters_are_no_rules() -> None:
    pixels = np.full((2339, 1654), 255, np.uint8)
    for y in (400, 500, 600):
        cv2.line(pixels, (200, y), (1400, y), (0,), 3)
    for x in (200, 500, 1400):
        cv2.line(pixels, (x, 400), (x, 600), (0,), 3)
    cv2.putText(pixels, "TTTTTTTT", (250, 1000), cv2.FONT_HERSHEY_SIMPLEX, 2, (0,), 4)
    grids, clean = ruled_tables(pixels)
    assert [(grid.rows, grid.columns) for grid in grids] == [(2, 2)]
    assert clean[395:605, 195:1405].min() == 255
    assert (clean[900:1100] == pixels[900:1100]).all()


# Hostile images


def png(wide: int, high: int) -> bytes:
    """A PNG that says it is `wide` by `high` and holds next to nothing."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")


@pytest.mark.parametrize(("wide", "high"), [(20_000, 20_000), (60_000, 60_000), (9_000, 9_000)])
def test_an_image_bomb_is_refused_before_it_is_decoded(wide: int, high: int) -> None:
    with pytest.raises(NotReadable, match=r"quá lớn.*hãy quét lại"):
        open_source(png(wide, high), name="a.png")


def test_a_bomb_inside_a_pdf_page_is_refused() -> None:
    data = images_as_pdf(pages_of([Paragraph("a")], dpi=100), 100)
    with pytest.raises(NotReadable, match="quá lớn"):
        open_source(data, name="a.pdf", limits=Limits(pixels=1000))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_an_image_cut_off_is_refused(share: float) -> None:
    page = pages_of([Paragraph("Kế hoạch")], dpi=100)[0]
    with pytest.raises(NotReadable, match="bị hỏng"):
        open_source(page[: int(len(page) * share)], name="a.png")


def test_too_many_pages_to_recognise_are_refused() -> None:
    data = images_as_pdf(pages_of([Paragraph("a"), PageBreak(), Paragraph("b")], dpi=100), 100)
    with pytest.raises(NotReadable, match="vượt mức 1 trang"):
        open_source(data, name="a.pdf", limits=Limits(scanned_pages=1))


def test_where_the_data_is_missing_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from vanban.sources import ocr

    ocr._data_folder.cache_clear()
    monkeypatch.setattr(Path, "is_file", lambda path: False)
    with pytest.raises(NotReadable, match=r"chưa có dữ liệu nhận dạng.*make setup"):
        data_folder()
    monkeypatch.undo()
    ocr._data_folder.cache_clear()


def test_a_named_folder_of_data_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]
) -> None:
    from pathlib import Path

    (Path(tmp_path) / "vie.traineddata").write_bytes(b"x")
    monkeypatch.setenv("VANBAN_TESSDATA", str(tmp_path))
    assert data_folder() == Path(tmp_path)


def test_a_long_scan_is_opened_anew_now_and_then_and_keeps_all_its_pages() -> None:
    pages = [element for at in range(9) for element in (PageBreak(), Paragraph(f"Trang thứ {at + 10}"))][1:]
    source = open_source(images_as_pdf(pages_of(pages), 200), name="a.pdf")
    assert [line.text.split()[-1] for line in source.lines] == [str(at + 10) for at in range(9)]
    assert source.locate is not None
    assert [source.locate(at, 0, 5)[0].page for at in range(9)] == list(range(1, 10))
