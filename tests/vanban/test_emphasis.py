"""Bold, italic and underline come back from Word: of any paper, of a file edited or typed there."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from docx import Document as Word
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.caunoi.issuing.draft_scene import PAPER
from tests.vanban.test_paper_child import TODAY, asked, file_of
from tests.vanban.writers.samples import ALL, FULL, LETTER, PLAN, profile_of
from tests.vanban.writers.take import taken
from tests.vanban.writers.test_taking import PROSE, SYLLABLES
from vanban.emphasis import dressed, settled
from vanban.paper import Appendix, Column, Element, Paper, Paragraph, Run, Table, Words, plain, words
from vanban.paper_json import from_json
from vanban.profiles import profile_for
from vanban.sources.docx_emphasis import emphasis
from vanban.taking import as_read
from vanban.writing import write

BOLD, ITALIC, UNDER = {"bold": True}, {"italic": True}, {"underline": True}


def _settled(element: Element) -> Element:
    if isinstance(element, Paragraph):
        return Paragraph(settled(element.words), element.marker)
    columns = tuple(Column(column.title) for column in element.columns)
    return Table(columns, tuple(tuple(map(settled, row)) for row in element.rows))


def _expected(paper: Paper) -> Paper:
    """What Word shows of a paper: as it is read, with the emphasis of its own words."""
    return replace(
        as_read(paper),
        body=tuple(map(_settled, paper.body)),
        appendices=tuple(
            replace(read, body=tuple(map(_settled, own.body)))
            for read, own in zip(as_read(paper).appendices, paper.appendices, strict=True)
        ),
    )


def _back(paper: Paper) -> Paper:
    made = write(paper, profile=profile_of(paper), format="docx")
    [found] = taken(made)[1]
    return dressed(found, emphasis(made))


LOOKS = st.tuples(st.booleans(), st.booleans(), st.booleans())


@st.composite
def _emphasised(draw: st.DrawFn, text: st.SearchStrategy[str]) -> Words:
    """A text cut anywhere, in the middle of a word too, each piece with a look of its own."""
    said = draw(text)
    cuts = sorted({0, len(said), *(draw(st.integers(0, len(said))) for _ in range(2))})
    return tuple(Run(said[start:end], *draw(LOOKS)) for start, end in pairwise(cuts))


PARAGRAPHS = st.builds(Paragraph, _emphasised(PROSE), st.sampled_from(["", "I.", "1.", "a)", "-"]))
CELLS = _emphasised(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6).map(" ".join))
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3).map(
    lambda rows: (Paragraph(words("Giao việc:")), Table((Column("Nội dung"), Column("Đơn vị")), tuple(rows)))
)
BODIES = st.lists(st.one_of(PARAGRAPHS.map(lambda one: (one,)), TABLES), min_size=1, max_size=5).map(
    lambda parts: tuple(element for part in parts for element in part)
)


@given(st.sampled_from([PLAN, LETTER, FULL]), BODIES, st.lists(BODIES, max_size=1))
@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_emphasis_comes_back_from_word(
    base: Paper, body: tuple[Element, ...], more: list[tuple[Element, ...]]
) -> None:
    appendices = tuple(Appendix("Nội dung chi tiết", one) for one in more)
    paper = replace(base, body=body, appendices=appendices)
    assert _back(paper) == _expected(paper)


@pytest.mark.parametrize("name", sorted(set(ALL)))
def test_the_emphasis_of_a_sample_comes_back(name: str) -> None:
    found, expected = _back(ALL[name]), as_read(ALL[name])
    assert [plain(one.words) for one in found.body if isinstance(one, Paragraph)] == [
        plain(one.words) for one in expected.body if isinstance(one, Paragraph)
    ]
    for own, one in zip(ALL[name].body, found.body, strict=True):
        if isinstance(own, Paragraph) and isinstance(one, Paragraph) and plain(own.words) == plain(one.words):
            assert one.words == settled(own.words)


@pytest.mark.parametrize(
    ("given_words", "found"),
    [
        ((Run("hạn ", bold=True), Run("mai")), (Run("hạn", bold=True), Run(" mai"))),
        ((Run("hạn", bold=True), Run(" mai", bold=True)), (Run("hạn mai", bold=True),)),
        ((Run("a", True, True), Run(" "), Run("b", True)), (Run("a", True, True), Run(" b", True))),
        ((Run(" a", bold=True),), (Run(" "), Run("a", bold=True))),
        ((), ()),
    ],
)
def test_a_blank_is_emphasised_with_both_its_neighbours(given_words: Words, found: Words) -> None:
    assert settled(given_words) == found


DECOMPOSED = "ngày mai".encode().decode().replace("à", "a\u0300")


@pytest.mark.parametrize(
    ("shown", "text", "found"),
    [
        (((Run("Mời ", bold=True), Run("họp")),), "Mời họp", (Run("Mời", bold=True), Run(" họp"))),
        (((Run("1. "), Run("Việc", bold=True)),), "Việc", words("Việc", bold=True)),
        (((Run("Thƣờng trực", bold=True),),), "Thường trực", words("Thường trực", bold=True)),
        (((Run(DECOMPOSED, italic=True),),), "ngày mai", words("ngày mai", italic=True)),
        (((Run("Hai", italic=True),), (Run("dòng"),)), "Hai dòng", (Run("Hai", italic=True), Run(" dòng"))),
        (((Run("về việc họp", bold=True),), (Run("họp"),)), "họp", words("họp")),
        (((Run("khác hẳn", bold=True),),), "không có ở đó", words("không có ở đó")),
        ((words("x" * 9000), words("xa", bold=True)), "xa", words("xa")),
        ((), "chữ", words("chữ")),
    ],
)  # fmt: skip
def test_words_are_found_again_at_their_place(shown: tuple[Words, ...], text: str, found: Words) -> None:
    paper = replace(PLAN, body=(Paragraph(words(text), "1."),))
    [only] = dressed(paper, shown).body
    assert only == Paragraph(found, "1.")


def _edited(data: bytes, edit: Callable[[WordParagraph], None]) -> bytes:
    word, held = Word(io.BytesIO(data)), io.BytesIO()
    for paragraph in word.paragraphs:
        edit(paragraph)
    word.save(held)
    return held.getvalue()


def _dates_bold(paragraph: WordParagraph) -> None:
    if "Thời gian" not in paragraph.text:
        return
    before, _, after = paragraph.text.partition("22/3/2026")
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = before
    paragraph.add_run("24/3/2026").bold = True
    paragraph.add_run(after).italic = True


def _underlined(paragraph: WordParagraph) -> None:
    for run in paragraph.runs:
        if "Giao Ban" in run.text:
            run.underline = True


def test_a_changed_paragraph_keeps_its_emphasis_and_the_rest_stays_ours() -> None:
    base = file_of(PAPER)
    paper = from_json(asked(PAPER, _edited(base, _dates_bold)).paper)
    [_, moved, *rest] = paper.body
    assert isinstance(moved, Paragraph)
    assert moved.words == (
        Run("Thời gian: 7h30 ngày "), Run("24/3/2026", **BOLD),
        Run(", tại hội trường Văn phòng Tỉnh ủy.", **ITALIC),
    )  # fmt: skip
    assert (paper.body[0], tuple(rest)) == (PAPER.body[0], PAPER.body[2:])


def test_emphasis_alone_is_a_change() -> None:
    paper = from_json(asked(PAPER, _edited(file_of(PAPER), _underlined)).paper)
    own = PAPER.body[2]
    assert isinstance(own, Paragraph)
    underlined = replace(own, words=(Run(plain(own.words), **UNDER),))
    assert [one for one in paper.body if one not in PAPER.body] == [underlined]


def test_another_form_than_word_takes_no_emphasis_away() -> None:
    """A PDF does not show runs: what differs there is told by its words alone."""
    shown = replace(
        PAPER, body=(Paragraph((Run("Kính mời "), Run("họp", **BOLD), Run(" ngày 22/3/2026.")), "1."),)
    )
    pdf = write(shown, profile=profile_for(TODAY, "party"), format="pdf")
    assert from_json(asked(shown, pdf).paper).body == shown.body


def test_a_style_and_a_deletion_in_word() -> None:
    word, held = Word(), io.BytesIO()
    word.add_heading("Mục đích", level=1)
    said = word.add_paragraph("")
    said.add_run("Gửi báo cáo").bold = True
    hidden = said.add_run("chữ ẩn")
    hidden.font.hidden = True
    said.add_run(" trước ngày mai", style="Emphasis")
    table = word.add_table(rows=1, cols=1)
    table.cell(0, 0).paragraphs[0].add_run("ô").underline = True
    word.save(held)
    shown = [tuple(run for run in runs if run.text) for runs in emphasis(held.getvalue())]
    assert shown == [
        words("Mục đích", bold=True),
        (Run("Gửi báo cáo", **BOLD), Run(" trước ngày mai", **ITALIC)),
        (Run("ô", **UNDER),),
    ]
