"""What stands where, and in which words: decided once for all forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.vanban.writers.samples import FULL, LETTER, MINUTES, PLAN, SUBMISSION, profile_of
from vanban.paper import Paper, Paragraph, Recipient, Run, Signing, plain, words
from vanban.profiles import PROFILES
from vanban.writers.parts import compose, date_line, marked, number_line, subject_line
from vanban.writers.pieces import Code, Columns, Flow, Gap, Grid, Rule, Text
from vanban.writers.tones import Tone, spelt

HD36, HD05, ND30 = (PROFILES[name] for name in ("party-hd36", "party-hd05", "state-nd30"))


def pieces(flow: tuple[Flow, ...]) -> Iterator[Flow]:
    """All pieces, those of columns from left to right."""
    for piece in flow:
        if isinstance(piece, Columns):
            for column in range(len(piece.widths)):
                yield from pieces(tuple(held for row in piece.rows for held in row[column]))
        else:
            yield piece


def lines(paper: Paper, look: str = "", profile: str = "") -> list[str]:
    """The paragraphs of one look, or all."""
    layout = compose(paper, PROFILES[profile] if profile else profile_of(paper))
    shown = [p for section in layout.sections for p in pieces(section.flow) if isinstance(p, Text)]
    return [plain(marked(text)) for text in shown if text.look.startswith(look) and text.words]


@pytest.mark.parametrize(
    ("number", "symbol", "party", "state"),
    [
        (5, "KH/TU", "Số 05-KH/TU", "Số: 05/KH/TU"),
        (152, "KH-UBND", "Số 152-KH-UBND", "Số: 152/KH-UBND"),
        (None, "CV/ĐU", "Số …-CV/ĐU", "Số: …/CV/ĐU"),
        (7, None, "Số 07", "Số: 07"),
        (None, None, "", ""),
    ],
)
def test_number_line(number: int | None, symbol: str | None, party: str, state: str) -> None:
    assert [number_line(number, symbol, p) for p in (HD36, HD05, ND30)] == [party, party, state]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 3), "Hải Lam, ngày 03 tháng 02 năm 2026"),
        (date(2023, 3, 1), "Hải Lam, ngày 01 tháng 3 năm 2023"),
        (date(2026, 1, 10), "Hải Lam, ngày 10 tháng 01 năm 2026"),
        (date(2026, 11, 28), "Hải Lam, ngày 28 tháng 11 năm 2026"),
        (None, "Hải Lam, ngày … tháng … năm …"),
    ],
)
def test_date_line(day: date | None, said: str) -> None:
    assert [date_line("Hải Lam", day, p) for p in (HD36, HD05, ND30)] == [said] * 3
    assert date_line("", day, HD05) == (said.removeprefix("Hải Lam, ") if day else "")


@pytest.mark.parametrize(
    ("title", "party", "state"),
    [
        ("chuẩn bị đối thoại", "Về việc chuẩn bị đối thoại", "V/v chuẩn bị đối thoại"),
        ("V/v chuẩn bị", "V/v chuẩn bị", "V/v chuẩn bị"),
        ("Về việc chuẩn bị", "Về việc chuẩn bị", "Về việc chuẩn bị"),
        ("", "", ""),
    ],
)
def test_subject_of_a_letter(title: str, party: str, state: str) -> None:
    assert [subject_line(title, p) for p in (HD36, HD05, ND30)] == [party, party, state]


@pytest.mark.parametrize(
    ("profile", "recipients"),
    [
        ("party-hd36", [",", ",", "."]),
        ("party-hd05", [";", ";", "."]),
        ("state-nd30", [";", ";", "."]),
    ],
)
def test_recipients_are_punctuated_by_the_profile(profile: str, recipients: list[str]) -> None:
    said = lines(PLAN, "recipient", profile)
    assert said[0] == "Nơi nhận:"
    assert [line[-1] for line in said[1:]] == recipients
    assert said[1].startswith("- Thường trực Tỉnh ủy (để báo cáo)")


def test_recipients_that_come_with_a_sign_are_not_given_two() -> None:
    paper = replace(PLAN, recipients=(Recipient("Như trên;"), Recipient("Lưu Văn phòng.")))
    assert lines(paper, "recipient") == ["Nơi nhận:", "- Như trên;", "- Lưu Văn phòng."]


def test_grounds() -> None:
    first, last = PLAN.grounds
    assert lines(PLAN, "ground") == [f"- {first};", f"- {last},"]
    assert lines(PLAN, "ground", "party-hd36") == [f"{first};", f"{last},"]
    assert lines(PLAN, "ground", "state-nd30") == [f"{first};", f"{last}."]


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (LETTER, ["Kính gửi:", "- Trưởng các thôn Hòa Bình, Yên Hòa;", "- Mặt trận Tổ quốc xã."]),
        (SUBMISSION, ["Kính trình: Ban Bí thư"]),
        (replace(SUBMISSION, doc_type="Công văn"), ["Kính gửi: Ban Bí thư"]),
        (PLAN, []),
    ],
)
def test_addressees(paper: Paper, said: list[str]) -> None:
    assert lines(paper, "addresse") == said


@pytest.mark.parametrize(
    ("signing", "said"),
    [
        (Signing("BÍ THƯ", "A", "T/M", "BAN THƯỜNG VỤ"), ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "A"]),
        (
            Signing("PHÓ CHÁNH VĂN PHÒNG", "A", "T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
            ["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "A"],
        ),
        (Signing("Phó Trưởng ban", "A", "K/T", "Trưởng ban"), ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "A"]),
        (Signing("CHÁNH VĂN PHÒNG", "A", "Q."), ["Q. CHÁNH VĂN PHÒNG", "A"]),
        (Signing("CHÁNH VĂN PHÒNG", ""), ["CHÁNH VĂN PHÒNG"]),
    ],
)
def test_signing(signing: Signing, said: list[str]) -> None:
    assert lines(replace(PLAN, signings=(signing,)), "signed") == said


def test_a_deputy_in_state_form() -> None:
    said = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thúy"]
    assert lines(LETTER, "signed") == said


def test_party_letterhead() -> None:
    said = ["TỈNH ỦY HẢI LAM", "*", "Số 05-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Hải Lam, ngày 28 tháng 11 năm 2026", "KẾ HOẠCH", PLAN.title, "-----"]  # fmt: skip
    assert lines(PLAN)[:8] == said


def test_state_letterhead_has_rules_and_no_star() -> None:
    said = lines(LETTER)
    assert "*" not in said
    assert "-----" not in said
    assert said[:3] == ["ỦY BAN NHÂN DÂN XÃ\xa0BẾN\xa0CHÂU", "Số: 12/UBND-VP",
                        "V/v chuẩn bị nội dung đối thoại"]  # fmt: skip
    head = compose(LETTER, ND30).sections[0].flow[:1]
    rules = [piece.length for piece in pieces(head) if isinstance(piece, Rule)]
    assert len(rules) == 2
    assert 60 < rules[0] < 110  # two fifths of the issuer's words
    assert 170 < rules[1] < 190  # as long as the motto in bold 14 pt


def test_every_component_has_its_place() -> None:
    said = lines(FULL)
    for text in ("KHẨN", "DỰ THẢO LẦN 2", "LƯU HÀNH NỘI BỘ", "Số bản: 15. Người đánh máy: Lan.", FULL.contact,
                 "PHỤ LỤC 1", "Mẫu tổng hợp"):  # fmt: skip
        assert text in said
    layout = compose(FULL, HD05)
    assert len(layout.sections) == 3
    shown = [piece for section in layout.sections for piece in pieces(section.flow)]
    assert Code("HL-KH-0005") in shown
    assert [piece.lines for piece in shown if isinstance(piece, Gap)] == [4]
    assert sum(isinstance(piece, Grid) for piece in shown) == 2


def test_two_signings_stand_side_by_side() -> None:
    columns = compose(MINUTES, HD36).sections[0].flow[-1]
    assert isinstance(columns, Columns)
    assert len(columns.widths) == 2
    assert next(text.look for text in columns.rows[0][0] if isinstance(text, Text)) == "signed.role"
    assert lines(MINUTES, "signed") == ["NGƯỜI GHI BIÊN BẢN", "Ngô Thị Hoa", "CHỦ TRÌ HỘI NGHỊ", "Đỗ Văn Hải"]


@pytest.mark.parametrize(
    ("change", "size"),
    [
        ({}, (210, 297)),
        ({"landscape": True}, (297, 210)),
        ({"sheet": "A5"}, (210, 148)),
        ({"sheet": "A5", "landscape": True}, (210, 148)),
    ],
)
def test_sheet(change: dict[str, bool | str], size: tuple[int, int]) -> None:
    made = compose(replace(PLAN, **change), HD05)  # type: ignore[arg-type]  # fields by name from a table
    assert {(section.width, section.height) for section in made.sections} == {size}


def test_columns_of_a_table_fill_the_page() -> None:
    grid = next(p for p in compose(PLAN, HD05).sections[0].flow if isinstance(p, Grid))
    assert sum(grid.widths) == pytest.approx(165)
    assert grid.widths[1] == pytest.approx(165 * 5 / 11)


def test_a_bold_paragraph_is_a_heading_and_its_marker_is_bold() -> None:
    body = (Paragraph(words("Mục đích", bold=True), "I."), Paragraph((Run("a", True), Run("b")), "1."))
    shown = [p for p in compose(replace(PLAN, body=body), HD05).sections[0].flow if isinstance(p, Text)]
    heading, mixed = (next(p for p in shown if p.marker == marker) for marker in ("I.", "1."))
    assert (heading.look, marked(heading)) == ("heading", (Run("I. ", True), Run("Mục đích", True)))
    assert (mixed.look, marked(mixed)[0]) == ("body", Run("1. ", True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ủy ban", "uỷ ban"),
        ("Ủy ban", "Uỷ ban"),
        ("TỈNH ỦY HẢI LAM", "TỈNH UỶ HẢI LAM"),
        ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"),
        ("văn hóa, khỏe, hủy, tùy", "văn hoá, khoẻ, huỷ, tuỳ"),
        ("thôn Hòa Bình", "thôn Hòa Bình"),
        ("chị Trần Thị Thúy", "chị Trần Thị Thúy"),
        ("TỈNH THANH HÓA", "TỈNH THANH HÓA"),
        ("quý, quỳ, ngoài, xoáy", "quý, quỳ, ngoài, xoáy"),
    ],
)
def test_tone_marks_move_in_common_words_only(old: str, new: str) -> None:
    assert (spelt(old, "new"), spelt(new, "old")) == (new, old)


@pytest.mark.parametrize(("tone", "said"), [("new", "TỈNH UỶ HẢI LAM"), ("old", "TỈNH ỦY HẢI LAM")])
def test_an_office_spells_its_way(tone: Tone, said: str) -> None:
    paper = replace(PLAN, place="Hòa thúy", signings=(Signing("CHÁNH VĂN PHÒNG", "Lê hòa Thúy"),))
    layout = compose(paper, HD05, tone=tone)
    texts = [plain(p.words) for p in pieces(layout.sections[0].flow) if isinstance(p, Text)]
    assert said in texts
    assert "Lê hòa Thúy" in texts
    assert "Hòa thúy, ngày 28 tháng 11 năm 2026" in texts
    assert (tone == "new") == any("Tỉnh uỷ" in text for text in texts)


def test_a_long_title_breaks_into_even_lines() -> None:
    long = replace(PLAN, title="tổ chức hội nghị gặp mặt, đối thoại với cán bộ chủ chốt cấp xã " * 2)
    insets = [
        next(
            p.inset
            for p in compose(paper, HD05).sections[0].flow
            if isinstance(p, Text) and p.look == "title.abstract"
        )
        for paper in (PLAN, long)
    ]
    assert insets[0] == 0
    assert 5 < insets[1] < 40


def test_a_signature_keeps_a_line_of_the_body_with_it() -> None:
    flow = compose(PLAN, HD05).sections[0].flow
    last, blank = flow[-3], flow[-2]
    assert isinstance(last, Text)
    assert isinstance(blank, Text)
    assert (last.look, last.keep, blank.look, blank.keep) == ("body", True, "blank", True)
