"""The left side: windows of the text and pages with lamps."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from caunoi.documents import page_images, store
from caunoi.documents.models import Document, Fact, FactState
from caunoi.documents.review_panes import PAGES_AT_ONCE, WINDOW, page_pane, text_pane, window_starts
from tests.caunoi.documents.review.papers import TEXT, fact_of, paper, settle
from tests.conftest import Province


@pytest.fixture
def document(province: Province) -> Document:
    return paper(province.people["specialist"])


def lengthened(document: Document, lines: list[str]) -> Document:
    document.reading.text = TEXT + "\n".join(lines)
    document.reading.save()
    document.span_end = len(document.reading.text)
    document.save()
    return document


def with_deadline_at(document: Document, span: object) -> Fact:
    task = fact_of(document, "tasks")
    assert task.value is not None
    task.value["deadline"]["span"] = span
    task.save()
    return task


def words(document: Document, number: int) -> str:
    pane = text_pane(document, number)
    return "\n".join("\t".join("".join(p.text for p in cell) for cell in line.cells) for line in pane.lines)


# The text.


def test_a_short_text_is_one_window(document: Document) -> None:
    assert window_starts(document) == [0]
    pane = text_pane(document, 1)
    assert (pane.number, pane.windows, pane.has_before, pane.has_after) == (1, 1, False, False)
    assert words(document, 1) == TEXT


def test_windows_end_at_line_ends_and_lose_nothing(document: Document) -> None:
    lengthened(document, ["Văn phòng Tỉnh ủy theo dõi việc thực hiện Kế hoạch này. " * 8] * 400)
    starts = window_starts(document)
    assert len(starts) >= 3
    assert all(document.reading.text[start - 1] == "\n" for start in starts[1:])
    whole = "\n".join(words(document, number) for number in range(1, len(starts) + 1))
    assert whole == document.reading.text
    assert text_pane(document, 2).has_before
    assert not text_pane(document, len(starts)).has_after


def test_a_text_of_one_endless_line_is_cut_all_the_same(document: Document) -> None:
    lengthened(document, ["ơ" * (3 * WINDOW)])
    starts = window_starts(document)
    assert len(starts) >= 3
    assert all(later - earlier <= WINDOW for earlier, later in pairwise(starts))


@pytest.mark.parametrize(("asked", "shown"), [(-5, 1), (0, 1), (1, 1), (99, 1)])
def test_a_window_that_is_not_there_is_the_nearest(document: Document, asked: int, shown: int) -> None:
    assert text_pane(document, asked).number == shown


def test_only_the_documents_own_part_of_the_file_is_shown(document: Document) -> None:
    document.span_start = TEXT.index("II. Tổ chức")
    document.span_end = TEXT.index("Nơi nhận")
    document.save()
    shown = words(document, 1)
    assert shown.startswith("II. Tổ chức thực hiện")
    assert "Nơi nhận" not in shown
    assert "152" not in shown


def test_a_fact_over_several_lines_is_lit_on_each(document: Document) -> None:
    signature = fact_of(document, "signature").pk
    lit = [
        piece.text
        for line in text_pane(document, 1).lines
        for cell in line.cells
        for piece in cell
        if signature in piece.facts
    ]
    assert lit == ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trịnh Hoàng Long"]


def test_the_words_of_a_deadline_are_marked_within_their_task(document: Document) -> None:
    start = TEXT.index("trước ngày 09/3/2023")
    task = with_deadline_at(document, [start, start + 20])
    pieces = [piece for line in text_pane(document, 1).lines for cell in line.cells for piece in cell]
    due = [piece for piece in pieces if piece.is_due]
    assert [(piece.text, piece.facts, piece.title) for piece in due] == [
        ("trước ngày 09/3/2023", (task.pk,), "Hạn")
    ]


@pytest.mark.parametrize("span", [[0, 5], [90, 80], ["a", "b"], [1], None, "x"])
def test_a_deadline_elsewhere_marks_nothing(document: Document, span: object) -> None:
    with_deadline_at(document, span)
    pieces = [piece for line in text_pane(document, 1).lines for cell in line.cells for piece in cell]
    assert not any(piece.is_due for piece in pieces)


def test_tones_follow_the_decisions(document: Document, province: Province) -> None:
    settle(document, province.people["specialist"])
    document.facts.filter(kind="number").update(state=FactState.REJECTED)
    tones = {
        piece.lead: piece.tone
        for line in text_pane(document, 1).lines
        for cell in line.cells
        for piece in cell
        if piece.facts
    }
    assert tones[fact_of(document, "number").pk] == "gone"
    assert tones[fact_of(document, "symbol").pk] == "done"


# The pages.


def scanned(province: Province, *sizes: tuple[int, int]) -> Document:
    frames = [Image.new("L", size, 255) for size in sizes]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    sha256 = store.put(out.getvalue())
    return paper(province.people["specialist"], media_type="image/tiff", sha256=sha256)


def test_each_page_has_its_shape_and_its_lamps(province: Province, own_data_folder: Path) -> None:
    document = scanned(province, (210, 297), (297, 210))
    task = fact_of(document, "tasks")
    task.boxes = [[2, 0.1, 0.1, 0.9, 0.12], [2, 0.1, 0.13, 0.4, 0.15], [1, 0.1, 0.95, 0.9, 0.97]]
    task.save()
    pane = page_pane(document, 1)
    assert [(page.number, page.height) for page in pane.pages] == [(1, 1414), (2, 707)]
    assert [len(page.lamps) for page in pane.pages] == [1, 2]
    lamp = pane.pages[0].lamps[0]
    assert (lamp.fact, lamp.tone) == (task.pk, "open")
    assert lamp.title == "Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy"
    assert (pane.first, pane.last, pane.total, pane.has_others) == (1, 2, 2, False)


def test_small_lamps_lie_over_large_ones(province: Province, own_data_folder: Path) -> None:
    document = scanned(province, (210, 297))
    document.facts.filter(kind="title").update(boxes=[[1, 0.2, 0.2, 0.3, 0.22]])
    document.facts.filter(kind="issuer").update(boxes=[[1, 0.1, 0.1, 0.9, 0.9]])
    lamps = page_pane(document, 1).pages[0].lamps
    assert [lamp.fact for lamp in lamps] == [fact_of(document, "issuer").pk, fact_of(document, "title").pk]


def test_many_pages_are_shown_some_at_a_time(province: Province, own_data_folder: Path) -> None:
    document = scanned(province, *[(40, 60)] * (PAGES_AT_ONCE + 3))
    first, second = page_pane(document, 1), page_pane(document, PAGES_AT_ONCE + 2)
    assert (first.first, first.last, first.before, first.after) == (1, PAGES_AT_ONCE, 0, PAGES_AT_ONCE + 1)
    assert (second.first, second.last, second.before, second.after) == (
        PAGES_AT_ONCE + 1,
        PAGES_AT_ONCE + 3,
        PAGES_AT_ONCE,
        0,
    )
    assert first.has_others
    assert page_pane(document, 10**6).last == PAGES_AT_ONCE + 3


def test_a_file_that_cannot_be_drawn_has_no_pages(document: Document, own_data_folder: Path) -> None:
    pane = page_pane(document, 1)
    assert (pane.pages, pane.total, pane.has_others) == ((), 0, False)


# Pictures that are no longer wanted.


def test_the_pictures_of_a_file_go_with_it(province: Province, own_data_folder: Path) -> None:
    document = scanned(province, (210, 297))
    sha256 = document.reading.file.sha256
    place = page_images.picture(sha256, 1)
    assert page_images.sweep() == 0
    assert place.exists()
    store.erase(sha256)
    assert page_images.sweep() == 1
    assert not place.exists()
    assert page_images.sweep() == 0


def test_forgetting_what_was_never_drawn_does_nothing(own_data_folder: Path) -> None:
    page_images.forget("cd" * 32)
    assert page_images.sweep() == 0
