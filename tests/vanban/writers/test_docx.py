"""The Word file: what the profile says is what stands in its parts, and it is read with the same facts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from tests.vanban.writers.samples import ALL, FULL, LETTER, PLAN, profile_of
from vanban.paper import Paper, Paragraph, Run, words
from vanban.profiles import PROFILES
from vanban.reading import read
from vanban.writing import WriteError, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TODAY = date(2026, 11, 28)
HD05 = PROFILES["party-hd05"]


def docx(paper: Paper) -> bytes:
    return write(paper, profile=profile_of(paper), format="docx")


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def style(data: bytes, name: str) -> dict[str, str]:
    """What a style says, by its Vietnamese name: each property with its attributes as text."""
    root = part(data, "word/styles.xml")
    held = next(s for s in root.iter(W + "style") if s.find(W + "name").get(W + "val") == name)  # type: ignore[union-attr]  # every style has a name
    said = [child for tag in ("pPr", "rPr") for child in held.iterfind(f"{W}{tag}/*")]
    return {
        child.tag.removeprefix(W): " ".join(
            f"{str(k).removeprefix(W)}={v!s}" for k, v in sorted(child.attrib.items())
        )
        for child in said
    }


@pytest.mark.parametrize("name", ALL)
def test_word_is_read_with_the_facts_of_the_text(name: str) -> None:
    paper = ALL[name]
    texts = write(paper, profile=profile_of(paper), format="txt")
    word, plain = (read(held, name="a", today=TODAY).documents for held in (docx(paper), texts))
    assert len(word) == len(plain)
    for ours, theirs in zip(word, plain, strict=True):
        for key in ("doc_type", "system", "number", "symbol", "issue_date", "place", "issuer", "title"):
            left, right = getattr(ours, key), getattr(theirs, key)
            assert (left and left.value) == (right and right.value), key
        assert [t.action for t in ours.tasks] == [t.action for t in theirs.tasks]
        assert [r.text for r in ours.recipients] == [r.text for r in theirs.recipients]


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("Nội dung", "spacing", "after=120 before=0 line=360 lineRule=exact"),
        ("Nội dung", "ind", "firstLine=567 left=0"),
        ("Nội dung", "jc", "val=both"),
        ("Nội dung", "sz", "val=28"),
        ("Tên loại", "sz", "val=32"),
        ("Tiêu đề đầu trang", "sz", "val=30"),
        ("Địa danh ngày tháng", "i", ""),
        ("Nơi nhận", "u", "val=single"),
        ("Danh sách nơi nhận", "sz", "val=24"),
        ("Đề mục", "keepNext", ""),
    ],
)
def test_styles_say_what_the_profile_says(name: str, key: str, said: str) -> None:
    assert style(docx(PLAN), name)[key] == said


def test_the_role_is_bold_in_state_form_only() -> None:
    assert "b" not in style(docx(PLAN), "Chức vụ")
    assert "b" in style(docx(LETTER), "Chức vụ")
    assert "u" not in style(docx(LETTER), "Nơi nhận")
    assert {"b", "i"} <= set(style(docx(LETTER), "Nơi nhận"))


def test_page_and_margins() -> None:
    size, edges = (next(part(docx(PLAN)).iter(W + tag)).attrib for tag in ("pgSz", "pgMar"))
    assert (size[W + "w"], size[W + "h"]) == ("11906", "16838")
    assert [edges[W + side] for side in ("top", "bottom", "left", "right")] == ["1134", "1134", "1701", "850"]
    turned = next(part(docx(replace(PLAN, landscape=True))).iter(W + "pgSz")).attrib
    assert (turned[W + "w"], turned[W + "orient"]) == ("16838", "landscape")


def test_each_appendix_is_numbered_by_itself_and_first_pages_show_no_number() -> None:
    sections = list(part(docx(FULL)).iter(W + "sectPr"))
    assert len(sections) == 3
    assert all(section.find(W + "titlePg") is not None for section in sections)
    starts = [section.find(W + "pgNumType") for section in sections]
    assert [start is not None and start.get(W + "start") for start in starts] == [False, "1", "1"]
    header = part(docx(FULL), "word/header1.xml")
    assert "PAGE" in "".join(str(text) for text in header.itertext())


def test_tables() -> None:
    letterhead, ruled, closing = part(docx(PLAN)).iter(W + "tbl")
    for table, drawn in ((letterhead, "nil"), (ruled, "single"), (closing, "nil")):
        edges = table.find(f"{W}tblPr/{W}tblBorders")
        assert edges is not None
        assert {edge.get(W + "val") for edge in edges} == {drawn}
    rows = list(ruled.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_rule_is_as_long_as_its_words() -> None:
    root = part(docx(PLAN))
    column = next(root.iter(W + "gridCol")).getnext()
    rule = next(p for p in root.iter(W + "p") if p.find(f"{W}pPr/{W}pBdr/{W}top") is not None)
    indents = rule.find(f"{W}pPr/{W}ind")
    assert column is not None
    assert indents is not None
    drawn = (
        int(column.get(W + "w", "0")) - int(indents.get(W + "left", "0")) - int(indents.get(W + "right", "0"))
    )
    assert drawn / 20 == pytest.approx(207, abs=2)  # "ĐẢNG CỘNG SẢN VIỆT NAM" in bold 15 pt


def test_emphasis_and_signs() -> None:
    paper = replace(
        PLAN,
        body=(Paragraph((Run("a < 2 & “c” 😀 ", underline=True), Run("d", True, True)), "1."),),
    )
    runs = [
        r for r in part(docx(paper)).iter(W + "r") if "".join(map(str, r.itertext())).strip() in ("d", "1.")
    ]
    assert [[child.tag.removeprefix(W) for child in r.iterfind(f"{W}rPr/*")] for r in runs] == [
        ["u"],
        ["b", "i"],
    ]
    said = read(docx(paper), name="a", today=TODAY)
    assert "1. a < 2 & “c” 😀 d" in said.text


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert docx(FULL) == docx(FULL)
    with zipfile.ZipFile(io.BytesIO(docx(FULL))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert "word/media/rIdCode0.png" in archive.namelist()


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\uffff", "\u202e"])
def test_a_character_without_form_is_refused(sign: str) -> None:
    with pytest.raises(WriteError, match=rf"“Nguyễn An” có ký tự điều khiển U\+{ord(sign):04X}"):
        docx(replace(PLAN, body=(Paragraph(words(f"Nguyễn {sign}An")),)))


def test_breaks_and_parted_letters_become_one_line_of_whole_letters() -> None:
    said = read(docx(replace(PLAN, body=(Paragraph(words("Tê\u0301t\nâm\tlịch")),))), name="a", today=TODAY)
    assert "Tết âm lịch" in said.text


def test_a_long_issuer_wraps_before_its_place() -> None:
    root = part(docx(LETTER))
    assert "ỦY BAN NHÂN DÂN XÃ\xa0BẾN\xa0CHÂU" in [str(t) for t in root.itertext()]
    assert "ĐẢNG ỦY XÃ BẾN CHÂU" in [str(t) for t in part(docx(ALL["minutes"])).itertext()]


def test_a_bare_paper_is_a_file_too() -> None:
    bare = Paper("party", "Danh sách", "", "", "", (), ())
    said = read(write(bare, profile=HD05, format="docx"), name="a", today=TODAY)
    assert "DANH SÁCH" in said.text
