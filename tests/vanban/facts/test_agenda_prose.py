"""Agendas told in a paragraph, and who takes each step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.facts.meeting_papers import paper, plan
from vanban.facts.agenda import read_agenda
from vanban.facts.agenda_prose import led, side_by_side, steps_of, taken_by

STEPS = ["chào cờ", "khai mạc", "trình bày báo cáo", "thảo luận", "trao khen thưởng", "bế mạc"]


@pytest.mark.parametrize(
    ("words", "content", "lead"),
    [
        ("Phát biểu khai mạc: Thường trực Tỉnh ủy.", "Phát biểu khai mạc", "Thường trực Tỉnh ủy"),
        ("Giới thiệu đại biểu (Thành đoàn).", "Giới thiệu đại biểu", "Thành đoàn"),
        ("Thảo luận (không quá 7 phút)", "Thảo luận (không quá 7 phút)", None),
        ("Báo cáo sơ kết, do Ban Tổ chức trình bày", "Báo cáo sơ kết", "Ban Tổ chức"),
        ("Đ/c Hạnh: Giới thiệu đại biểu", "Giới thiệu đại biểu", "Đ/c Hạnh"),
        (
            "Chuyên đề 1: Nội dung cốt lõi của Nghị quyết: Đồng chí Trưởng Ban Tuyên giáo.",
            "Chuyên đề 1: Nội dung cốt lõi của Nghị quyết",
            "Đồng chí Trưởng Ban Tuyên giáo",
        ),
        ("Nghe các báo cáo: Báo cáo chính trị", "Nghe các báo cáo: Báo cáo chính trị", None),
    ],
)
def test_who_leads(words: str, content: str, lead: str | None) -> None:
    assert led(words) == (content, lead)


@pytest.mark.parametrize(
    ("words", "content", "lead"),
    [
        ("đồng chí Bí thư Đảng ủy phát biểu khai mạc", "phát biểu khai mạc", "đồng chí Bí thư Đảng ủy"),
        ("lãnh đạo Huyện ủy phát biểu chỉ đạo", "phát biểu chỉ đạo", "lãnh đạo Huyện ủy"),
        ("chào cờ do Văn phòng Đảng ủy đảm nhiệm", "chào cờ", "Văn phòng Đảng ủy"),
        ("bế mạc", "bế mạc", None),
    ],
)
def test_who_takes_a_step(words: str, content: str, lead: str | None) -> None:
    assert taken_by(words) == (content, lead)


@given(st.lists(st.sampled_from(STEPS), min_size=3, max_size=6))
def test_as_many_steps_as_parts(steps: list[str]) -> None:
    text = "; ".join(steps)
    assert [text[begin:end].strip() for begin, end in steps_of(text)] == steps


def test_two_parts_are_no_agenda() -> None:
    assert list(steps_of("Chào cờ; khai mạc, báo cáo, thảo luận và bế mạc.")) == []


def test_a_paragraph_under_its_heading() -> None:
    words = (
        "Sau phần chào cờ do Văn phòng Đảng ủy đảm nhiệm, Hội nghị nghe đồng chí Bí thư Đảng ủy phát "
        "biểu khai mạc; "
        "các chi bộ tham luận; trao khen thưởng; bế mạc."
    )
    found = [(one.content, one.lead) for one in read_agenda(plan(f"3. Chương trình\n{words}"))]
    assert found == [
        ("chào cờ", "Văn phòng Đảng ủy"),
        ("phát biểu khai mạc", "đồng chí Bí thư Đảng ủy"),
        ("tham luận", "các chi bộ"),
        ("trao khen thưởng", None),
        ("bế mạc", None),
    ]


def test_a_paragraph_parted_by_hours() -> None:
    words = "Từ 7 giờ 30: Đón tiếp đại biểu. 8 giờ 00: Khai mạc. 8 giờ 15: Thảo luận; giải đáp."
    found = [(one.start, one.content) for one in read_agenda(plan(f"3. Chương trình:\n{words}"))]
    assert found == [("07:30", "Đón tiếp đại biểu"), ("08:00", "Khai mạc"), ("08:15", "Thảo luận; giải đáp")]


def test_lines_below_an_item_say_who() -> None:
    body = (
        "(8 giờ 00, ngày 14/7/2024, tại Hội trường tầng 5)\nI. PHẦN MỞ ĐẦU\n1. 8h00 - 8h10: Chào cờ\n"
        "Người thực hiện: Đồng chí Sáng\n2. 8h10 - 8h20: Khai mạc\n3. 8h20: Giải lao\nChủ trì: Đồng "
        "chí Bí thư"
    )
    context = paper("CHƯƠNG TRÌNH", body, title="Hội nghị sơ kết 3 năm thực hiện Nghị quyết")
    assert [(one.content, one.lead) for one in read_agenda(context)] == [
        ("Chào cờ", "Đồng chí Sáng"),
        ("Khai mạc", None),
        ("Giải lao", "Đồng chí Bí thư"),
    ]


@pytest.mark.parametrize(
    ("words", "content", "lead"),
    [
        ("Chào cờ Đ/c Hạnh, Văn phòng Đảng ủy", "Chào cờ", "Đ/c Hạnh, Văn phòng Đảng ủy"),
        (
            "Phát biểu của lãnh đạo Tỉnh ủy Lãnh đạo Tỉnh ủy",
            "Phát biểu của lãnh đạo Tỉnh ủy",
            "Lãnh đạo Tỉnh ủy",
        ),
        ("Báo cáo của Ban Chấp hành Ban Tổ chức", "Báo cáo của Ban Chấp hành", "Ban Tổ chức"),
        ("Tham luận Đại biểu được phân công", "Tham luận", "Đại biểu được phân công"),
        ("Giải lao", "Giải lao", None),
        ("Báo cáo của Ban Chấp hành", "Báo cáo của Ban Chấp hành", None),
    ],
)
def test_two_cells_with_one_blank_between_them(words: str, content: str, lead: str | None) -> None:
    assert side_by_side(words) == (content, lead)


@pytest.mark.parametrize("heading", ["Thời gian Nội dung Thực hiện", "TT Thời gian Nội dung Người chủ trì"])
def test_a_flattened_table_under_its_heading(heading: str) -> None:
    rows = (
        "7h30 - 8h00 Đón tiếp đại biểu Văn phòng Ban\n8h00 - 8h10 Phát biểu khai mạc Đ/c Trưởng ban\n"
        "8h10 - 8h20 Giải lao"
    )
    title = "Hội nghị sơ kết phong trào thi đua"
    found = read_agenda(paper("CHƯƠNG TRÌNH", f"{heading}\n{rows}", title=title))
    assert [(one.start, one.content, one.lead) for one in found] == [
        ("07:30", "Đón tiếp đại biểu", "Văn phòng Ban"),
        ("08:00", "Phát biểu khai mạc", "Đ/c Trưởng ban"),
        ("08:10", "Giải lao", None),
    ]
    bare = read_agenda(paper("CHƯƠNG TRÌNH", rows, title=title))
    assert [one.lead for one in bare] == [None, None, None]
