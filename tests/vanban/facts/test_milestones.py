"""Moments before a meeting."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, letter, paper, plan
from vanban.facts.context import Context
from vanban.facts.milestones import read_milestones

TITLE = "dự Hội nghị trực tuyến tổng kết"
TIME = "Thời gian: 7h30, ngày 19/5/2024.\n"


def short(context: Context) -> list[tuple[str, str]]:
    """(what, when) of every milestone."""
    return [(one.what, one.at) for one in read_milestones(context)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Thời gian chạy thử đường truyền: 15 giờ 00, ngày 18/5/2024 (liên hệ: đồng chí An).",
            ("chạy thử đường truyền", "2024-05-18T15:00"),
        ),
        ("- Sở Khoa học tổ chức chạy thử lúc 15 giờ 30, ngày 14/5/2024.", ("chạy thử", "2024-05-14T15:30")),
        ("5. Kiểm tra kỹ thuật: từ 14h00 ngày 15/5/2024.", ("Kiểm tra kỹ thuật", "2024-05-15T14:00")),
        ("- Tổng duyệt chương trình ngày 17/5/2024.", ("Tổng duyệt chương trình", "2024-05-17")),
        ("- 19h30 ngày 17/5/2024: tổng duyệt chương trình.", ("tổng duyệt chương trình", "2024-05-17T19:30")),
        (
            "- Gửi danh sách đại biểu về Văn phòng trước 17 giờ ngày 12/5/2024.",
            ("Gửi danh sách đại biểu", "2024-05-12T17:00"),
        ),
        (
            "- Lập danh sách, báo cáo số điểm cầu và số lượng đại biểu trước 16 giờ, ngày 17/5/2024 về "
            "Văn phòng.",
            ("Lập danh sách", "2024-05-17T16:00"),
        ),
        (
            "- Đăng ký nội dung phát biểu (không quá 07 phút) trước ngày 13/5/2024.",
            ("Đăng ký nội dung phát biểu", "2024-05-13"),
        ),
        ("- Xác nhận tham dự chậm nhất 11h ngày 16/5/2024.", ("Xác nhận tham dự", "2024-05-16T11:00")),
        ("Đề nghị đại biểu có mặt trước 7h15 để ổn định.", ("đại biểu có mặt", "2024-05-19T07:15")),
        ("Xe xuất phát lúc 6h00 ngày 19/5/2024 tại trụ sở.", ("xuất phát", "2024-05-19T06:00")),
    ],
)
def test_a_milestone(line: str, expected: tuple[str, str]) -> None:
    assert short(invitation(TIME + line, title=TITLE)) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Đề nghị đại biểu có mặt trước giờ Hội nghị 10 phút.",
        "- Chuẩn bị báo cáo tổng kết, gửi Văn phòng trước ngày 11/5/2024.",
        "- Bảo đảm đường truyền trong suốt thời gian chạy thử.",
        "- In kỷ yếu trước ngày 15/5/2024; duyệt kịch bản chương trình.",
        "- Lập danh sách hộ nghèo trước ngày 15/5/2024.",
    ],
)
def test_what_is_none(line: str) -> None:
    assert short(invitation(TIME + line, title=TITLE)) == []


@pytest.mark.parametrize(
    "context",
    [
        letter("Gửi danh sách đại biểu bầu cử trước ngày 15/5/2024.", about="rà soát hộ nghèo"),
        paper("BÁO CÁO", "Đã chạy thử hệ thống ngày 15/5/2024.", title="công tác quý I"),
        plan("- Đăng ký thi đua, danh sách tham dự gửi trước ngày 15/5/2024.", title="chuyển đổi số"),
    ],
    ids=["letter", "report", "plan"],
)
def test_only_papers_about_a_meeting_have_any(context: Context) -> None:
    assert short(context) == []


def test_arrival_without_a_day_needs_one_meeting_only() -> None:
    body = (
        "1. Họp thứ nhất\n- Thời gian: 8h00 ngày 15/5/2024.\n2. Họp thứ hai\n"
        "- Thời gian: 8h00 ngày 16/5/2024.\n"
        "Đại biểu có mặt trước 7h45."
    )
    assert short(invitation(body, title="dự các cuộc họp")) == []


def test_the_words_of_the_moment() -> None:
    context = invitation(f"{TIME}- Gửi danh sách đại biểu trước 17 giờ ngày 12/5/2024.", title=TITLE)
    (one,) = read_milestones(context)
    assert one.text == "trước 17 giờ ngày 12/5/2024"
    assert context.document.text[one.span.start : one.span.end] == one.text


def test_the_last_hour_of_a_test_that_is_due() -> None:
    line = "- Kiểm tra đường truyền, đăng ký số lượng đại biểu trước 16 giờ, ngày 14/5/2024."
    assert short(invitation(TIME + line, title=TITLE)) == [("Kiểm tra đường truyền", "2024-05-14T16:00")]


def test_what_is_told_with_and_without_its_hour_is_told_once() -> None:
    line = "- Tổng duyệt lúc 20 giờ 00 ngày 17/5/2024. Tổng duyệt ngày 17/5/2024 có đủ đại biểu."
    assert short(plan(line)) == [("Tổng duyệt", "2024-05-17T20:00")]


def test_a_list_registered_for_a_meeting() -> None:
    for what in ("đăng ký danh sách qua biểu mẫu trực tuyến", "gửi danh sách đội thi về Sở"):
        line = f"- Các đơn vị {what} trước 17 giờ 00 ngày 17/5/2024."
        assert [at for _, at in short(invitation(TIME + line, title=TITLE))] == ["2024-05-17T17:00"]


def test_numbers_reported_within_a_day() -> None:
    line = "- Các đơn vị báo cáo số lượng đại biểu dự về Văn phòng trong ngày 17/5/2024."
    assert [at for _, at in short(invitation(TIME + line, title=TITLE))] == ["2024-05-17"]


def test_a_test_on_the_day_of_the_meeting() -> None:
    line = "Chạy thử đường truyền từ 6 giờ 30 cùng ngày."
    assert short(invitation(f"{TIME.strip()} {line}", title=TITLE)) == [
        ("Chạy thử đường truyền", "2024-05-19T06:30")
    ]
