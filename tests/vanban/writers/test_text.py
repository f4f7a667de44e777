"""Plain text reads like the paper, for people and for the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.vanban.writers.samples import ALL, FULL, LETTER, PLAN, profile_of
from vanban.paper import Column, Table, words
from vanban.profiles import PROFILES
from vanban.reading import read
from vanban.writing import write

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("name", ALL)
def test_text_is_read_with_the_same_facts(name: str) -> None:
    paper = ALL[name]
    held = write(paper, profile=profile_of(paper), format="txt")
    said = read(held, name="a.txt", today=TODAY).documents[0]
    assert said.doc_type is not None
    assert said.doc_type.value == paper.doc_type
    assert [said.number and said.number.value, said.symbol and said.symbol.value] == [
        paper.number,
        paper.symbol,
    ]
    assert said.issue_date is not None
    assert said.issue_date.value == paper.issue_date
    assert said.issuer is not None
    assert said.issuer.value == paper.issuer
    assert said.title is not None
    assert said.title.value == paper.title
    assert said.signature is not None
    assert [entry.text for entry in said.recipients] == [entry.text for entry in paper.recipients]


def test_the_lines_of_a_plan() -> None:
    said = write(PLAN, profile=PROFILES["party-hd05"], format="txt").decode()
    assert said.startswith("TỈNH ỦY HẢI LAM\n")
    assert "\n- Đảng ủy các xã, phường;\n" in said
    assert "| TT | Nội dung | Đơn vị | Hạn |\n| --- | --- | --- | --- |\n| 1 |" in said
    assert said.endswith("Lê Quốc Bảo\n")
    assert (
        "1. Ban Tổ chức Tỉnh ủy gửi danh sách đại biểu về Văn phòng Tỉnh ủy trước ngày 09/12/2026.\n" in said
    )
    assert "\n\n\n\n" not in said


def test_appendices_begin_a_page_and_a_bar_in_a_cell_parts_nothing() -> None:
    assert write(FULL, profile=PROFILES["party-hd05"], format="txt").count(b"\f") == 2
    table = Table((Column("A"), Column("B")), ((words("x | y"), words("z\n w")),))
    said = write(replace(PLAN, body=(table,)), profile=PROFILES["party-hd05"], format="txt").decode()
    assert "| x / y | z w |" in said


def test_the_same_paper_gives_the_same_bytes() -> None:
    first, second = (write(LETTER, profile=PROFILES["state-nd30"], format="txt") for _ in range(2))
    assert first == second
