"""What has changed between two agendas, in sentences that a reader of the old one needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caunoi.meetings.agenda_changes import Line, by_session, changes

OPEN = Line(1, "Phiên toàn thể", 11, "07:30–07:45", "Khai mạc", "Bí thư")
TALK = Line(1, "Phiên toàn thể", 12, "07:45–09:00", "Đối thoại")
CLOSE = Line(1, "Phiên toàn thể", 13, "", "Bế mạc", "Chủ trì")
FORUM = Line(2, "Diễn đàn 1", 21, "14:00", "Thảo luận " + "dài " * 40)
ALL = [OPEN, TALK, CLOSE, FORUM]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (ALL, []),
        ([OPEN, TALK, FORUM], ["Bỏ: Bế mạc (Phiên toàn thể)."]),
        (
            [*ALL, replace(OPEN, item=14, content="Chụp ảnh")],
            ["Thêm: 07:30–07:45 Chụp ảnh (Phiên toàn thể)."],
        ),
        ([*ALL, replace(CLOSE, item=14, content="Quà")], ["Thêm: Quà (Phiên toàn thể)."]),
        (
            [replace(OPEN, hours="08:00", lead=""), TALK, CLOSE, FORUM],
            [
                "Đổi ở mục Khai mạc: giờ “07:30–07:45” thành “08:00”; "
                "người thực hiện “Bí thư” thành “chưa ghi”."
            ],
        ),
        (
            [replace(OPEN, content="Chào cờ"), TALK, CLOSE, FORUM],
            ["Đổi ở mục Khai mạc: nội dung “Khai mạc” thành “Chào cờ”."],
        ),
        (
            [OPEN, TALK, CLOSE, replace(FORUM, session_name="Diễn đàn A")],
            [f"Đổi ở mục {FORUM.brief}: phiên “Diễn đàn 1” thành “Diễn đàn A”."],
        ),
        ([TALK, OPEN, CLOSE, FORUM], ["Đổi thứ tự các mục (Phiên toàn thể)."]),
        ([FORUM, OPEN, TALK, CLOSE], []),
    ],
)
def test_what_is_said(new: list[Line], said: list[str]) -> None:
    assert changes(ALL, new) == said


def test_from_nothing_everything_is_new() -> None:
    assert len(changes([], ALL)) == len(ALL)
    assert changes(ALL, []) == [f"Bỏ: {line.brief} ({line.session_name})." for line in ALL]


@pytest.mark.parametrize("line", ALL)
def test_a_line_comes_back_from_the_database_as_it_went(line: Line) -> None:
    assert Line.read(line.kept()) == line


def test_the_brief_is_short() -> None:
    assert (FORUM.brief[-1], len(FORUM.brief) <= 80, OPEN.brief) == ("…", True, "Khai mạc")


def test_lines_by_session() -> None:
    assert by_session(ALL) == {1: [OPEN, TALK, CLOSE], 2: [FORUM]}
