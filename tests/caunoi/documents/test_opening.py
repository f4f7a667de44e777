"""The first look at a file: its kind by its bytes, its first page alone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from caunoi.documents.opening import LONGEST_OPENING, look
from caunoi.documents.rules import sensitive_topic
from tests.caunoi.documents import papers
from tests.vanban.sources import pdf_file
from tests.vanban.typeset import PageBreak, Paragraph, docx_of, paragraphs, pdf_of, scan_of
from vanban.sources import NotReadable


def test_a_pdf_is_looked_at_on_its_first_page_only() -> None:
    two = pdf_of([Paragraph("Trang đầu"), PageBreak(), Paragraph("Trang sau")])

    seen = look(two, "a.pdf")

    assert seen["media_type"] == "application/pdf"
    assert "Trang đầu" in seen["opening"]
    assert "Trang sau" not in seen["opening"]


def test_a_word_file_shows_its_mark() -> None:
    assert look(docx_of(paragraphs(papers.SECRET)), "a.docx")["marking"] == "MẬT"


def test_a_pdf_shows_its_mark() -> None:
    assert look(pdf_of(paragraphs(papers.SECRET)), "a.pdf")["marking"] == "MẬT"


def test_broken_characters_do_not_hide_a_topic() -> None:
    # ƣ for ư, and a text in NFD: both are put right before anybody looks.
    seen = look("công tác nhân sƣ\u0323".encode(), "a.txt")

    assert sensitive_topic(seen["opening"]) == "nhân sự"


def test_a_form_feed_ends_the_first_page_of_a_text() -> None:
    seen = look(papers.data(papers.PLAN + "\f" + papers.SECRET), "a.txt")

    assert seen["marking"] == ""


TWO = [*paragraphs(papers.PLAN), PageBreak(), *paragraphs(papers.SECRET)]
APPENDIX = papers.PLAN + "\n" * 80 + "\nPHỤ LỤC\n(MẬT)\n\nMẬT\n\nSố liệu"


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (lambda: pdf_of(TWO), "a.pdf"),
        (lambda: scan_of(TWO), "quet.pdf"),
        (lambda: docx_of(TWO), "a.docx"),
        (lambda: papers.data(papers.PLAN + "\f" + papers.SECRET), "a.txt"),
        (lambda: papers.data(APPENDIX), "a.txt"),
    ],
    ids=["pdf", "scan", "docx", "two-papers", "appendix"],
)
def test_the_whole_of_it_shows_a_mark_further_in(made: Callable[[], bytes], name: str) -> None:
    assert look(made(), name, whole=True)["marking"] == "MẬT"


def test_the_whole_of_an_open_paper_shows_none() -> None:
    rules = "Quy chế bảo mật\n\nCán bộ giữ bí mật.\fMật độ dân số\n\nMẬT ONG RỪNG\n"
    for text in (rules, papers.PLAN * 40, papers.PLAN + "\f" + papers.LETTER):
        seen = look(papers.data(text), "a.txt", whole=True)
        assert (seen["marking"], seen["opening"]) == ("", look(papers.data(text), "a.txt")["opening"])


def test_a_page_without_end_is_cut() -> None:
    assert len(look(b"mot dong dai\n" * 100_000, "a.txt")["opening"]) == LONGEST_OPENING


def test_a_name_of_another_kind_is_said() -> None:
    seen = look(papers.data(papers.PLAN), "ke-hoach.pdf")

    assert seen["media_type"] == "text/plain"
    assert ".pdf" in seen["mismatch"]


def test_a_scan_of_many_pages_costs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Image.new("1", (400, 300), 1) for _ in range(40)]
    held = io.BytesIO()
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:])

    seen = look(held.getvalue(), "quet.tif")

    assert seen["media_type"] == "image/tiff"
    assert seen["marking"] == ""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\nrubbish", "a.pdf"),
        (pdf_file.pages(pdf_file.words("a", 85, 600))[:300], "a.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png"),
        (b"", "a.txt"),
    ],
    ids=["damaged-pdf", "cut-pdf", "damaged-png", "empty"],
)
def test_what_cannot_be_opened_says_so(data: bytes, name: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        look(data, name)
    assert refusal.value.sentence.endswith(".")
