from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vanban.paper import (
    Appendix,
    Column,
    Paper,
    Paragraph,
    Recipient,
    Run,
    Signing,
    Table,
    words,
)
from vanban.profiles import profile_for
from vanban.writing import WriteError, show

DAY = date(2026, 11, 28)
LETTER = Paper(
    system="party",
    doc_type="Công văn",
    title="đôn đốc báo cáo",
    issuer="VĂN PHÒNG",
    parent_issuer="TỈNH ỦY HẢI LAM",
    place="Hải Lam",
    symbol="CV/VPTU",
    addressees=("Đảng ủy xã Bến Thượng", "Đảng ủy xã Tân Thịnh"),
    body=(
        Paragraph(
            (Run("Đảng ủy xã: ", bold=True), Run("gửi "), Run("trước 09/3", bold=True, italic=True)), "1."
        ),
        Table((Column("Việc"), Column("Hạn", align="centre")), ((words("Báo cáo"), words("15/3")),)),
    ),
    signings=(Signing("CHÁNH VĂN PHÒNG", "Lê Văn Tám", "T/L", "BAN THƯỜNG VỤ"),),
    recipients=(Recipient("Như kính gửi"), Recipient("Lưu Văn phòng")),
)
STATE = replace(
    LETTER,
    system="state",
    issuer="ỦY BAN NHÂN DÂN XÃ VÂN KHÊ",
    parent_issuer=None,
    symbol="UBND-VP",
    signings=(Signing("CHỦ TỊCH", "Lê Văn Tám", "TM.", "ỦY BAN NHÂN DÂN"),),
)


def drawn(paper: Paper) -> str:
    return show(paper, profile=profile_for(DAY, paper.system))


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="sp-centre sp-bold sp-large">ĐẢNG CỘNG SẢN VIỆT NAM</p><svg class="sp-rule" width="14.8em"',
        ">Số …-CV/VPTU</p>",
        '<p class="sp-centre sp-italic">Hải Lam, ngày … tháng … năm …</p>',
        '<p class="sp-centre sp-italic sp-small">Về việc đôn đốc báo cáo</p>',
        "<i>Kính gửi:</i>",
        ">- Đảng ủy xã Bến Thượng;</p>",
        ">- Đảng ủy xã Tân Thịnh.</p>",
        "<b>1. </b><b>Đảng ủy xã: </b>gửi <i><b>trước 09/3</b></i></p>",
        '<thead><tr><th scope="col">Việc</th><th scope="col">Hạn</th></tr></thead>',
        '<tr><td class="sp-left">Báo cáo</td><td class="sp-centre">15/3</td></tr>',
        '<p class="sp-centre sp-bold">T/L BAN THƯỜNG VỤ</p>',
        '<p class="sp-centre">CHÁNH VĂN PHÒNG</p><p class="sp-gap"><br>',
        '<p class="sp-centre sp-bold">Lê Văn Tám</p>',
        "sp-underline",
        ">- Lưu Văn phòng.</p>",
    ],
)
def test_a_party_letter(shown: str) -> None:
    assert shown in drawn(LETTER)


@pytest.mark.parametrize(
    "shown",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>",
        "Độc lập - Tự do - Hạnh phúc</p><svg",
        ">Số: …/UBND-VP</p>",
        ">V/v đôn đốc báo cáo</p>",
        'sp-bold">TM. ỦY BAN NHÂN DÂN</p>',
        'sp-bold">CHỦ TỊCH</p>',
    ],
)
def test_a_state_letter(shown: str) -> None:
    assert shown in drawn(STATE)


def test_what_the_profile_does_not_have_is_not_drawn() -> None:
    assert "ĐẢNG CỘNG SẢN" not in drawn(STATE)
    assert ">*<" in drawn(LETTER)
    assert ">*<" not in drawn(STATE)


def test_markup_in_words_is_only_text() -> None:
    evil = "<script>alert(1)</script>"
    paper = replace(
        LETTER,
        title=evil,
        issuer=evil,
        body=(Paragraph(words(evil)), Table((Column(evil),), ((words(evil),),))),
        recipients=(Recipient(evil, evil),),
        signings=(Signing(evil, evil),),
    )
    shown = drawn(paper)
    assert "<script" not in shown.casefold()
    assert shown.count("&lt;script&gt;") == 7


def test_each_part_with_its_own_pages_is_a_section() -> None:
    paper = replace(LETTER, appendices=(Appendix("Danh sách", (Paragraph(words("một")),)),))
    shown = drawn(paper)
    assert shown.count("<section") == 2
    assert ">một<" in shown.split("<section")[2]


def test_marks_and_a_code_are_seen() -> None:
    shown = drawn(replace(LETTER, urgency="HỎA TỐC", draft="DỰ THẢO", code="m-1"))
    assert shown.count("sp-framed") == 2
    assert '<p class="sp-code">Mã QR</p>' in shown


def test_two_signatures_stand_side_by_side() -> None:
    shown = drawn(replace(LETTER, signings=(Signing("NGƯỜI GHI BIÊN BẢN", "A"), Signing("CHỦ TRÌ", "B"))))
    pair = shown.split('<div class="sp-columns">')[2]
    assert pair.index("NGƯỜI GHI BIÊN BẢN") < pair.index("</div><div>") < pair.index("CHỦ TRÌ")


def test_a_table_without_titles_has_no_head() -> None:
    bare = replace(LETTER, body=(Table((Column(""), Column("")), ((words("a"), ()),)),))
    assert "<thead>" not in drawn(bare)
    assert '<td class="sp-left">a</td><td class="sp-left"></td>' in drawn(bare)


def test_a_character_no_form_shows_is_refused() -> None:
    with pytest.raises(WriteError):
        drawn(replace(LETTER, title="a\u202eb"))
