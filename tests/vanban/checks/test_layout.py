"""Word files: what we write ourselves is silent, and each slip made in Word is named with its clause."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tests.vanban.checks.papers import PLAN_36, TODAY
from vanban.checking import check
from vanban.checks.sheet import read_sheet
from vanban.findings import Finding
from vanban.kinds.filling import fill
from vanban.kinds.loading import kind_of, slugs
from vanban.profiles import profile_for
from vanban.writing import Format, write

HD05, TABLE = "05-HD/VPTW", "Phụ lục"


def _sample(slug: str, form: Format = "docx") -> bytes:
    kind = kind_of(slug)
    paper = fill(kind, kind.sample)
    return write(paper, profile=profile_for(paper.issue_date or TODAY, paper.system), format=form)


def _edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    document = docx.Document(io.BytesIO(data))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _found(data: bytes) -> list[Finding]:
    return list(check(data, name="a.docx", today=TODAY).all)


def _paragraphs(document: Any) -> list[Any]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def _line(words: str, **looks: object) -> Callable[[Any], None]:
    """Gives every run of the paragraph with these words the looks."""

    def edit(document: Any) -> None:
        (paragraph,) = [one for one in _paragraphs(document) if one.text.strip().startswith(words)][:1]
        for run in paragraph.runs:
            for name, value in looks.items():
                setattr(run.font, name, value)

    return edit


def _section(**sides: object) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        for section in document.sections:
            for name, value in sides.items():
                setattr(section, name, value)

    return edit


def _body(change: Callable[[Any], None]) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        for paragraph in document.paragraphs:
            if len(paragraph.text) > 70:
                change(paragraph)

    return edit


def _left(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _tight(paragraph: Any) -> None:
    paragraph.paragraph_format.line_spacing = Pt(14)


def _flush(paragraph: Any) -> None:
    paragraph.paragraph_format.first_line_indent = Mm(0)


def _small(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(12)


def _slanted(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.italic = True


# the edit, the rule, its level, words of the message, words of the clause
SLIPS: tuple[tuple[str, Callable[[Any], None], str, str, str, str], ...] = (
    ("letter paper", _section(page_width=Mm(216), page_height=Mm(279)),
     "page-size", "error", "216 × 279 mm", HD05),
    ("A5 plan", _section(page_width=Mm(148), page_height=Mm(210)),
     "page-size", "error", "148 × 210 mm", HD05),
    ("left margin", _section(left_margin=Mm(20)), "page-margin", "warning", "Lề trái 20 mm", "trang giấy"),
    ("right margin", _section(right_margin=Mm(25)), "page-margin", "warning", "Lề phải 25 mm", "trang giấy"),
    ("top margin", _section(top_margin=Mm(15)), "page-margin", "warning", "Lề trên 15 mm", "trang giấy"),
    ("bottom margin", _section(bottom_margin=Mm(30)),
     "page-margin", "warning", "Lề dưới 30 mm", "trang giấy"),
    ("font", _line("Nơi nhận", name="Arial"), "font-family", "error", "Arial (1 đoạn)", "phông chữ"),
    ("heading small", _line("ĐẢNG CỘNG SẢN", size=Pt(13)),
     "part-size", "warning", "Tiêu đề cỡ chữ 13", TABLE),
    ("heading light", _line("ĐẢNG CỘNG SẢN", bold=False),
     "part-style", "warning", "Tiêu đề in không đậm", TABLE),
    ("number big", _line("Số ", size=Pt(16)), "part-size", "warning", "Số và ký hiệu cỡ chữ 16", TABLE),
    ("kind small", _line("KẾ HOẠCH", size=Pt(13)),
     "part-size", "warning", "Tên loại văn bản cỡ chữ 13", TABLE),
    ("kind light", _line("KẾ HOẠCH", bold=False),
     "part-style", "warning", "Tên loại văn bản in không đậm", TABLE),
    ("authority light", _line("T/", bold=False), "part-style", "warning", "Quyền hạn ký in không đậm", TABLE),
    ("body left", _body(_left), "body-align", "taste", "không căn đều hai lề", "nội dung"),
    ("body tight", _body(_tight), "body-line", "warning", "cách dòng 14 pt", "nội dung"),
    ("body flush", _body(_flush), "body-indent", "taste", "không lùi đầu dòng", "nội dung"),
    ("body italic", _body(_slanted), "body-italic", "warning", "đoạn nội dung in nghiêng", "nội dung"),
    ("body small", _body(_small), "part-size", "warning", "đoạn nội dung cỡ chữ 12", "nội dung"),
)  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> bytes:
    return _sample("ke-hoach")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[0])
def test_a_slip_made_in_word_is_named(plan: bytes, slip: tuple[Any, ...]) -> None:
    _, edit, rule, level, words, clause = slip
    found = [one for one in _found(_edited(plan, edit)) if one.rule == rule]
    assert [one.level for one in found][:1] == [level]
    assert any(words in one.message and clause in one.clause.citation for one in found)


def test_a_paragraph_in_italics_is_no_body_in_italics(plan: bytes) -> None:
    long = [one.text for one in docx.Document(io.BytesIO(plan)).paragraphs if len(one.text) > 70]
    one = _edited(plan, _line(long[0][:60], italic=True))
    assert one != plan
    assert "body-italic" not in {finding.rule for finding in _found(one)}


def test_the_post_is_not_bold_and_the_signer_is(plan: bytes) -> None:
    signed = check(plan, name="a.docx", today=TODAY).text.rstrip().splitlines()
    role = next(line for line in signed if line.startswith(("PHÓ BÍ THƯ", "BÍ THƯ", "CHÁNH VĂN PHÒNG")))
    wrong = _edited(_edited(plan, _line(role, bold=True)), _line(signed[-1], bold=False))
    said = {one.message for one in _found(wrong) if one.rule == "part-style"}
    assert any(one.startswith("Chức vụ người ký in đậm; đúng là in không đậm.") for one in said)
    assert any(one.startswith("Họ tên người ký in không đậm; đúng là in đậm.") for one in said)


@pytest.mark.parametrize("slug", slugs())
def test_what_the_office_writes_itself_has_no_error_and_no_warning(slug: str) -> None:
    assert [one for one in _found(_sample(slug)) if one.level != "taste"] == []
    printed = check(_sample(slug, "pdf"), name="a.pdf", today=TODAY)
    assert printed.of_level("error") == ()


def test_a_number_below_the_title_is_out_of_order() -> None:
    document = docx.Document()
    lines = PLAN_36.replace("Số 45-KH/HU\n", "").replace("-----\n", "Số 45-KH/HU\n").splitlines()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    found = {one.rule: one for one in _found(out.getvalue())}
    assert found["order"].message.startswith("Số, ký hiệu (“Số 45-KH/HU”) nằm dưới tên loại văn bản.")
    assert found["title-rule"].level == "taste"


def test_a_landscape_annex_and_an_a5_invitation_are_right(plan: bytes) -> None:
    turned = _section(orientation=WD_ORIENT.LANDSCAPE, page_width=Mm(297), page_height=Mm(210))
    assert [one for one in _found(_edited(plan, turned)) if one.rule.startswith("page")] == []
    small = _section(page_width=Mm(210), page_height=Mm(148))
    invitation = _edited(_sample("giay-moi"), small)
    assert [one for one in _found(invitation) if one.rule.startswith("page")] == []


def test_looks_come_from_styles_and_defaults_where_the_run_says_nothing() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    document.styles["Normal"].paragraph_format.first_line_indent = Mm(10)
    document.add_paragraph("một dòng").add_run(" đậm").bold = True
    document.add_paragraph("   ")
    out = io.BytesIO()
    document.save(out)
    (look,) = read_sheet(out.getvalue()).looks
    assert (look.text, look.font, look.size, look.bold) == ("một dòng đậm", "Times New Roman", 14, None)
    assert (look.italic, look.align, round(look.indent), look.line) == (False, "left", 10, None)
