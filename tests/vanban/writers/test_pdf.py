"""The PDF: read with the facts of the text, set on the right sheet, nothing lost, nothing executed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.vanban.writers.samples import ALL, FULL, LETTER, PLAN, TASKS, profile_of
from vanban.paper import Column, Paper, Paragraph, Sheet, Table, words
from vanban.profiles import PROFILES
from vanban.reading import read
from vanban.writers.characters import cleaned
from vanban.writers.fonts import FOLDER
from vanban.writers.parts import compose
from vanban.writers.pdf import draw_pdf
from vanban.writing import WriteError, write, write_letters, write_many

TODAY = date(2026, 11, 28)
HD05 = PROFILES["party-hd05"]
LONG = tuple(Paragraph(words(f"Nội dung thứ {n} " + "của bài viết dài " * 20 + ".")) for n in range(12))

pytestmark = pytest.mark.usefixtures("pdf_fonts")


def pdf(paper: Paper) -> bytes:
    return write(paper, profile=profile_of(paper), format="pdf")


def pages(data: bytes) -> list[str]:
    """The text of each page as it stands, line ends as spaces."""
    document = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("name", ALL)
def test_pdf_is_read_with_the_facts_of_the_text(name: str) -> None:
    paper = ALL[name]
    texts = write(paper, profile=profile_of(paper), format="txt")
    ours, theirs = (read(held, name="a", today=TODAY).documents for held in (pdf(paper), texts))
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        for key in ("doc_type", "system", "number", "symbol", "issue_date", "place", "issuer", "title"):
            left, right = getattr(one, key), getattr(other, key)
            assert (left and left.value) == (right and right.value), key
        assert [t.action for t in one.tasks] == [t.action for t in other.tasks]
        assert [r.text for r in one.recipients] == [r.text for r in other.recipients]


@pytest.mark.parametrize(
    ("change", "points"),
    [({}, (595, 842)), ({"landscape": True}, (842, 595)), ({"sheet": "A5"}, (595, 420))],
)
def test_sheet(change: dict[str, str | bool], points: tuple[int, int]) -> None:
    page = pypdfium2.PdfDocument(pdf(replace(PLAN, **change)))[0]  # type: ignore[arg-type]  # fields by name
    assert [round(page.get_width()), round(page.get_height())] == list(points)


def test_the_font_is_within_and_is_tinos_alone() -> None:
    held = pdf(PLAN)
    named = set(re.findall(rb"/FontName ?/[A-Z]{6}\+(\w+)", held))
    assert named
    assert {name.split(b"-")[0] for name in named} == {b"Tinos"}
    assert len(re.findall(rb"/FontFile[23]?", held)) >= len(named)


@pytest.mark.parametrize(
    "letters", ["àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩị", "òóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵđăâêôơư"]
)
def test_every_diacritic_comes_out(letters: str) -> None:
    shown = pages(pdf(replace(PLAN, body=(Paragraph(words(f"{letters} {letters.upper()}")),))))
    assert letters in shown[0]
    assert letters.upper() in shown[0]


@pytest.mark.parametrize(
    "text",
    ["#panic()", '"quoted" \\ #text("x")', "$x^2$ *đậm* _nghiêng_ <nhãn> @ref", "`mã` = Đề mục ~ -- --- ...",
     '#image("/etc/passwd")', "// không phải chú thích", "[ngoặc] {ngoặc} (ngoặc)", "'một' /* hai */ 50%"],
)  # fmt: skip
def test_no_input_is_read_as_markup(text: str) -> None:
    everywhere = replace(
        PLAN,
        title=text,
        body=(Paragraph(words(text, bold=True), "1."), Table((Column(text),), ((words(text),),))),
        appendices=(),
    )
    shown = pages(pdf(everywhere))[0]
    assert shown.count(text) == 4


@pytest.mark.parametrize(("text", "sign"), [("Trần 😀 An", "😀"), ("họ tên 漢字", "漢"), ("سلام", "س")])
def test_a_letter_without_a_form_is_refused_by_name(text: str, sign: str) -> None:
    with pytest.raises(WriteError, match=rf"“{sign}” \(U\+{ord(sign):04X}\) mà phông chữ"):
        pdf(replace(PLAN, body=(Paragraph(words(text)),)))


def test_a_missing_font_is_refused(tmp_path: Path) -> None:
    layout = cleaned(compose(PLAN, HD05))
    with pytest.raises(WriteError, match=r"Thiếu phông chữ Tinos_400Regular\.ttf.*make setup"):
        draw_pdf([layout], folder=tmp_path)
    for face in FOLDER.glob("*.ttf"):
        if "Bold_Italic" not in face.name:
            shutil.copy(face, tmp_path)
    with pytest.raises(WriteError, match=r"Thiếu phông chữ Tinos_700Bold_Italic\.ttf"):
        draw_pdf([layout], folder=tmp_path)


def test_pages_are_numbered_from_the_second_on_and_appendices_by_themselves() -> None:
    shown = pages(pdf(replace(FULL, body=LONG)))
    starts = [text.split()[0] for text in shown]
    assert starts == ["TỈNH", "2", "3", "PHỤ", "PHỤ"]
    assert pages(pdf(PLAN))[0].startswith("TỈNH ỦY HẢI LAM")


def test_a_long_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    rows = tuple((words(str(n)), words("việc phải làm " * 12), words("Ban"), words("Hạn")) for n in range(60))
    shown = pages(pdf(replace(PLAN, body=(Table(TASKS.columns, rows),))))
    assert len(shown) > 3
    assert all("TT Nội dung Đơn vị Hạn" in text for text in shown[:-1])
    assert sum(text.count("việc phải làm") for text in shown) == 60 * 12
    for text in shown[:3]:
        assert text.count("việc phải làm") % 12 == 0


def test_a_row_longer_than_a_page_is_not_cut_off() -> None:
    row = (words("1"), words("nội dung rất dài " * 900), words("Ban"), words("Hạn"))
    shown = pages(pdf(replace(PLAN, body=(Table(TASKS.columns, (row,)),))))
    assert sum(text.count("rất dài") for text in shown) == 900


@pytest.mark.parametrize("word", ["W" * 300, "w" * 300, "nguyenvanw" * 9 + "@hailam.example"])
@pytest.mark.parametrize("share", [0.2, 1.0])
def test_a_word_without_end_stays_on_the_page(word: str, share: float) -> None:
    table = Table((Column("Tên", share), Column("Việc")), ((words(word), words("việc phải làm")),))
    document = pypdfium2.PdfDocument(pdf(replace(PLAN, body=(Paragraph(words(f"Gửi {word} ngay.")), table))))
    texts = [page.get_textpage() for page in document]
    shown = "".join(text.get_text_bounded() for text in texts)
    for letter in "Ww":
        assert shown.count(letter) == 2 * word.count(letter), "no other word has them"
    assert share < 1 or word in "".join(shown.split())
    for page, text in zip(document, texts, strict=True):
        for at in range(text.count_rects()):
            assert text.get_rect(at)[2] <= page.get_width() - 15 / 25.4 * 72 + 4, "a blank's width aside"


def test_an_address_over_two_lines_is_copied_whole() -> None:
    address = "https://cau-noi.hailam.example/tra-loi/" + "aB3" * 14
    text = pypdfium2.PdfDocument(pdf(replace(PLAN, body=(Paragraph(words(f"Trả lời tại {address}.")),))))[0]
    assert address in text.get_textpage().get_text_range().replace("\r\n", "")


def test_many_papers_are_one_file_each_from_page_one() -> None:
    short = [replace(LETTER, title=f"mời lần {n}", code=f"HL-{n}") for n in range(53)]
    held = write_many([replace(PLAN, body=LONG), *short], profile=HD05)
    shown = pages(held)
    assert len(shown) == 3 + 53
    assert [text.split()[0] for text in shown[:4]] == ["TỈNH", "2", "3", "ỦY"]
    assert "mời lần 52" in shown[-1]
    assert write_many([], profile=HD05) == b""


def test_letters_are_one_file_and_each_by_itself() -> None:
    appended = replace(LETTER, title="có phụ lục", appendices=FULL.appendices[:1])
    short = [replace(LETTER, title=f"mời lần {n}", code=f"HL-{n}") for n in range(3)]
    joint, single = write_letters([short[0], appended, *short[1:]], profile=HD05)
    assert pages(joint) == [page for letter in single for page in pages(letter)]
    assert [len(pages(letter)) for letter in single] == [1, 2, 1, 1]
    assert "mời lần 2" in pages(single[3])[0]
    assert len(single[0]) < len(joint)


def test_letters_of_more_pages_are_each_by_themselves_too() -> None:
    long = [replace(PLAN, title=f"lần {n}", body=LONG) for n in range(2)]
    joint, single = write_letters([LETTER, *long], profile=HD05)
    assert [len(pages(letter)) for letter in single] == [1, 3, 3]
    assert pages(joint) == [page for letter in single for page in pages(letter)]


@pytest.mark.parametrize("sheets", [("A4", "A4", "A5", "A5", "A4")])
def test_what_letters_share_is_set_as_if_alone(sheets: tuple[Sheet, ...]) -> None:
    papers = [replace(LETTER, title=f"mời lần {n}", sheet=sheet) for n, sheet in enumerate(sheets)]
    joint = pypdfium2.PdfDocument(write_many(papers, profile=HD05))
    for shown, paper in zip(joint, papers, strict=True):
        [alone] = pypdfium2.PdfDocument(write(paper, profile=HD05, format="pdf"))
        assert shown.render(scale=1).to_numpy().tolist() == alone.render(scale=1).to_numpy().tolist()


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf(FULL) == pdf(FULL)


def test_a_code_too_long_is_refused() -> None:
    with pytest.raises(WriteError, match="mã QR quá dài"):
        pdf(replace(PLAN, code="x" * 3000))
