"""Texts that were copied line by line and wrapped a second time."""

from __future__ import annotations

import pytest

from tests.vanban.typeset import Paragraph, pdf_of
from vanban.model import Box, RawLine
from vanban.sources import open_source
from vanban.sources.rewrapped import _margin, is_wrapped, rewrapped

LINES = [
    "Ban Thường vụ Huyện ủy yêu cầu các cấp ủy, tổ chức đảng trực thuộc khẩn trương tổ chức quán triệt,",
    "triển khai thực hiện nghiêm túc các nội dung của kế hoạch; gửi báo cáo kết quả về Văn phòng Huyện ủy",
    "trước ngày 15/3/2024 để tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy theo quy định; đồng thời chuẩn bị tốt",
    "các điều kiện phục vụ hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân năm nay.",
    "Yêu cầu các đơn vị thực hiện nghiêm túc.",
]


def line(text: str, left: float, right: float, *, spaced: int = 0) -> RawLine:
    return RawLine(text, 1, Box(1, left, 0.1, right, 0.12), spaced=spaced)


def test_a_text_set_line_by_line_gives_back_its_lines() -> None:
    source = open_source(pdf_of([Paragraph(each) for each in LINES]), name="a.pdf")
    assert [each.text for each in source.lines] == LINES


def test_words_of_a_line_put_back_together_keep_their_places() -> None:
    source = open_source(pdf_of([Paragraph(each) for each in LINES]), name="a.pdf")
    assert source.locate is not None
    first = source.locate(0, 0, 3)[0]
    last = source.locate(0, len(LINES[0]) - 5, len(LINES[0]))[0]
    assert last.top > first.top
    assert last.left < 0.5


def test_whole_paragraphs_are_left_as_they_are_wrapped() -> None:
    whole = [" ".join(LINES[:4]), LINES[4], " ".join(LINES[:4])]
    source = open_source(pdf_of([Paragraph(each) for each in whole]), name="a.pdf")
    assert len(source.lines) > 9


def test_only_a_full_line_goes_on_at_the_margin() -> None:
    text = "đồng bộ các giải pháp về xây dựng Đảng và hệ thống"
    pairs = [
        each
        for _ in range(4)
        for each in (line(text, 0.15, 0.9, spaced=1), line("chính trị vững mạnh", 0.1, 0.3))
    ]
    edges = [line("lề trái và lề phải của trang", 0.1, 0.92, spaced=1)]
    assert rewrapped(pairs + edges) == [[0, 1], [2, 3], [4, 5], [6, 7], [8]]
    short = [line(each.text, each.box.left, 0.5, spaced=each.spaced) if each.box else each for each in pairs]
    assert rewrapped(short + edges) == []


def test_too_few_broken_sentences_are_chance() -> None:
    assert not is_wrapped(["Đề nghị các đồng chí bí thư, thôn trưởng, tổ trưởng tổ dân", "phố dự họp."] * 2)
    assert not is_wrapped([])


@pytest.mark.parametrize(("lower", "joined"), [(2, False), (3, True)])
def test_paragraphs_that_begin_with_a_capital_were_wrapped_once(lower: int, joined: bool) -> None:
    """Three paragraphs must begin in the middle of a sentence, however many go on over a line."""
    begins = ["đồng bộ các giải pháp về xây dựng Đảng và hệ thống"] * lower
    begins += ["Các cấp ủy đồng bộ các giải pháp về xây dựng Đảng và"] * (4 - lower)
    pairs = [
        each
        for text in ["Đồng bộ các giải pháp về xây dựng Đảng và hệ thống", *begins]
        for each in (line(text, 0.15, 0.9, spaced=1), line("chính trị vững mạnh", 0.1, 0.3))
    ]
    edges = [line("Lề trái và lề phải của trang", 0.1, 0.92, spaced=1)]
    assert (rewrapped(pairs + edges) != []) is joined


def test_margins_leave_out_the_fiftieth_that_stands_farthest_out() -> None:
    lefts = [0.1, *[0.2] * 60, 0.05, float("-inf")]
    rights = [0.9, *[0.8] * 60, 0.95, float("-inf")]
    assert _margin(lefts, rights) == (0.1, 0.9)
    assert _margin(lefts[:3], rights[:3]) == (0.1, 0.9)
    assert _margin([float("-inf")], [float("-inf")]) == (0.0, 1.0)
