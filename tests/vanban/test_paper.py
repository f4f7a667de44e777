from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.paper import Appendix, Column, Paper, Paragraph, Recipient, Run, Signing, Table, plain, words
from vanban.paper_json import from_json, to_json

WHOLE = Paper(
    system="party",
    doc_type="Kế hoạch",
    title="Gặp mặt cán bộ xóm",
    issuer="ĐẢNG ỦY XÃ BẾN CHÂU",
    place="Bến Châu",
    body=(
        Paragraph(words("Mục đích", bold=True), "I."),
        Table(
            (Column("Việc", 3.0), Column("Hạn", align="centre")), ((words("Nộp"), ()), ((), words("09/3")))
        ),
    ),
    signings=(Signing("CHÁNH VĂN PHÒNG", "Lê Văn Tám", "T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),),
    parent_issuer="ĐẢNG BỘ TỈNH HẢI LAM",
    number=5,
    symbol="KH/ĐU",
    issue_date=date(2026, 2, 3),
    addressees=("Các chi bộ",),
    grounds=("Căn cứ Chương trình số 01-CTr/ĐU",),
    recipients=(Recipient("Thường trực Đảng ủy", "để báo cáo"),),
    urgency="HỎA TỐC",
    draft="DỰ THẢO LẦN 2",
    circulation="LƯU HÀNH NỘI BỘ",
    copies=12,
    typist="ntl",
    contact="số 1 đường Bến Châu",
    sheet="A5",
    landscape=True,
    appendices=(Appendix("Danh sách", (Paragraph(words("Một"), centred=True),), "PHỤ LỤC 1"),),
    code="HL-GM-0001",
)


def test_every_field_goes_to_json_and_comes_back() -> None:
    empty = [f.name for f in fields(Paper) if not getattr(WHOLE, f.name)]
    assert empty == [], "the sample must fill every field, or this test shows nothing about it"
    assert from_json(to_json(WHOLE)) == WHOLE


def test_what_is_empty_is_left_out() -> None:
    bare = Paper("state", "Công văn", "", "", "", (), ())
    assert json.loads(to_json(bare)) == {"system": "state", "doc_type": "Công văn", "sheet": "A4"}
    assert from_json(to_json(bare)) == bare


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"system": "party"}', '{"body": 3}', '{"colour": "red"}', "nope"]
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_json(text)


RUNS = st.builds(Run, st.text(min_size=1), st.booleans(), st.booleans(), st.booleans())
WORDS = st.lists(RUNS, max_size=3).map(tuple)
PARAGRAPHS = st.builds(Paragraph, WORDS, st.sampled_from(["", "I.", "-"]), st.booleans())


@given(st.lists(PARAGRAPHS, max_size=4).map(tuple), st.text(), st.none() | st.dates())
def test_any_text_survives(body: tuple[Paragraph, ...], title: str, day: date | None) -> None:
    paper = Paper("party", "Báo cáo", title, "A", "B", body, (), issue_date=day)
    assert from_json(to_json(paper)) == paper


def test_plain_is_the_characters_alone() -> None:
    assert plain((Run("trước ngày ", italic=True), Run("09/3", bold=True))) == "trước ngày 09/3"
    assert words("") == ()
