"""No input may crash a source: it is read, or refused in a Vietnamese sentence, and nothing else happens."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutations
from tests.vanban.sources.pdf_file import pages, words
from tests.vanban.sources.word_file import cell, listed, numbering, p, table, word
from tests.vanban.typeset import Columns, Element, Paragraph, Table, docx_of, pages_of, pdf_of
from vanban.model import Source
from vanban.sources import Limits, NotReadable, open_source

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))
SMALL = Limits(size=8 << 20, inflated=32 << 20, pages=50, scanned_pages=2, pixels=2_000_000, rows=500)
LETTER: list[Element] = [
    Columns(("HUYỆN ỦY PHÚ KHÊ", "*", "Số 45-KH/HU"), ("ĐẢNG CỘNG SẢN VIỆT NAM", "ngày 05 tháng 3 năm 2024")),
    Paragraph("KẾ HOẠCH", bold=True, centred=True),
    Paragraph("- Văn phòng Huyện ủy chuẩn bị giấy mời, gửi trước ngày 15/3/2024."),
    Table((("TT", "Việc", "Hạn"), ("1", "Họp", "12/3/2024"), (None, "Báo cáo", "15/3/2024")), (1, 5, 3)),
]


def opened(data: bytes, name: str) -> None:
    """Open the bytes and look at all that came of it; only NotReadable may be raised."""
    try:
        source = open_source(data, name=name, limits=SMALL)
    except NotReadable as refusal:
        sentence = refusal.sentence
    else:
        looked_at(source)
        return
    assert sentence.endswith(".")
    assert "hãy" in sentence


def looked_at(source: Source) -> None:
    """Whatever was read is sound: lines with text, cells that make up the text, boxes on the page."""
    assert source.pages >= 1
    for number, line in enumerate(source.lines):
        assert line.text.strip()
        assert 1 <= line.page <= source.pages
        assert line.cells is None or "\t".join(line.cells) == line.text
        if source.locate is not None and number < 20:
            for box in source.locate(number, 0, len(line.text)):
                assert 1 <= box.page <= source.pages
                assert all(isinstance(side, float) for side in (box.left, box.top, box.right, box.bottom))


def workbook() -> bytes:
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("Bảng")
    sheet.append(["TT", "Việc", "Hạn"])
    sheet.append([1, "Họp", datetime.date(2024, 3, 5)])
    sheet.merge_cells("A1:B1")
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def lists() -> bytes:
    body = listed("một") + listed("hai", level=1) + table(cell("a") + cell("b"), cell("c")) + p("Nơi nhận:")
    return word(body, numbering=numbering(("upperRoman", "%1."), ("decimal", "%1.%2.")))


SAMPLES: dict[str, Callable[[], bytes]] = {
    "ke-hoach.pdf": lambda: pdf_of(LETTER),
    "don-gian.pdf": lambda: pages(words("Noi dung", 85, 600), words("Trang hai", 85, 600)),
    "ke-hoach.docx": lambda: docx_of(LETTER),
    "danh-sach.docx": lists,
    "bang.xlsx": workbook,
    "ke-hoach.txt": lambda: "Kế hoạch số 5\n\n| a | b |\n- gửi trước ngày 05/3/2024".encode("utf-16"),
}


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("seed", [1, 2])
def test_broken_files_are_read_or_refused(name: str, seed: int) -> None:
    for broken in mutations(SAMPLES[name](), ROUNDS, seed):
        opened(broken, name)


@pytest.mark.parametrize("name", ["ke-hoach.docx", "danh-sach.docx", "bang.xlsx"])
def test_broken_parts_inside_a_sound_archive(name: str) -> None:
    """Bytes broken inside the parts, so that the archive's own checks do not stop them at the door."""
    for broken in _broken_parts(SAMPLES[name](), ROUNDS):
        opened(broken, name)


def _broken_parts(data: bytes, rounds: int) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts)
    for number in range(rounds):
        chosen = names[number % len(names)]
        (broken,) = mutations(parts[chosen], 1, number)
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name in names:
                archive.writestr(name, broken if name == chosen else parts[name])
        yield held.getvalue()


def test_broken_page_content_of_a_sound_pdf() -> None:
    content = (
        words("Noi dung", 85, 600) + "85 640 m 485 640 l S 85 600 400 1 re f /F 12 Tf [(a) -500 (b)] TJ "
    )
    for broken in mutations(content.encode(), ROUNDS, 3):
        opened(pages(broken.decode("latin-1")), "a.pdf")


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_broken_images_are_read_or_refused(kind: str) -> None:
    from PIL import Image

    held = io.BytesIO()
    Image.open(io.BytesIO(pages_of([Paragraph("a")], dpi=40)[0])).convert("L").save(held, kind)
    for broken in mutations(held.getvalue(), max(6, ROUNDS // 6), 4):
        opened(broken, f"a.{kind.lower()}")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=3000),
    st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.doc", "a.png", "", "..", "\x00"]),
)
def test_any_bytes(data: bytes, name: str) -> None:
    opened(data, "khong-mo.txt" if name == "a.doc" else name)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2000), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]))
def test_any_text(text: str, encoding: str) -> None:
    opened(text.encode(encoding, errors="replace"), "a.txt")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), st.text(max_size=80))
def test_any_words_in_a_word_file(text: str, name: str) -> None:
    from xml.sax.saxutils import escape

    source = open_source(word(p("đầu") + p(escape(text)) + p("cuối")), name=name)
    looked_at(source)
    assert next(line.text for line in source.lines) == "đầu"
    assert [line.text for line in source.lines][-1] == "cuối"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abcXYZ .-", min_size=1, max_size=12),
            st.integers(-50, 700),
            st.integers(-50, 900),
            st.sampled_from([0.01, 8, 14, 300]),
        ),
        max_size=12,
    )
)
def test_words_anywhere_on_a_pdf_page(pieces: list[tuple[str, int, int, float]]) -> None:
    """Every letter that PDFium sees on the page comes out, in whatever order it stands."""
    opened(pages("".join(words(text, x, y, size) for text, x, y, size in pieces)), "a.pdf")
