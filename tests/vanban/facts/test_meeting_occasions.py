"""Occasions that no word for a meeting names, turns of a course, and moves told in bullets."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import Told, invitation, letter, plan, told
from vanban.facts.meetings import read_meetings

CAMPAIGN = "chào mừng kỷ niệm ngày thành lập huyện"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "II. CÁC HOẠT ĐỘNG\n1. Thắp nến tri ân tại Đài tưởng niệm xã\n"
            "- Thời gian: 19 giờ 30 phút, ngày 26/7/2024.\n- Thành phần: Đoàn viên thanh niên.",
            [("2024-07-26", "19:30", "Đài tưởng niệm xã", None)],
        ),
        (
            "II. NỘI DUNG\n1. Chạy việt dã\n1.1. Thời gian: Khai mạc 6h00 ngày 20/7/2024.\n"
            "1.2. Địa điểm: Sân vận động huyện.\n2. Thi cắm hoa\n2.1. Thời gian: 8 giờ ngày 21/7/2024.\n"
            "2.2. Địa điểm: Nhà văn hóa huyện.",
            [
                ("2024-07-20", "06:00", "Sân vận động huyện", None),
                ("2024-07-21", "08:00", "Nhà văn hóa huyện", None),
            ],
        ),
        (
            "II. NỘI DUNG\n1. Cấp huyện\n1.1. Thời gian\nSáng ngày 15/7/2024.\n1.2. Địa điểm\n"
            "Nhà văn hóa huyện.\n1.3. Thành phần\n- Trưởng các phòng, ban.",
            [("2024-07-15", "sáng", "Nhà văn hóa huyện", None)],
        ),
        (
            "III. THỜI GIAN\n1. Công bố Kế hoạch: 14 giờ 00, ngày 20/5/2024 tại trụ sở Đảng ủy xã.\n"
            "2. Làm việc ở cơ sở: 20 ngày.",
            [("2024-05-20", "14:00", "trụ sở Đảng ủy xã", None)],
        ),
        (
            "II. NỘI DUNG\n1. Đêm hội trăng rằm: 19h30 ngày 16/9/2024 tại Quảng trường huyện.",
            [("2024-09-16", "19:30", "Quảng trường huyện", None)],
        ),
    ],
    ids=["heading", "two", "guests", "phase", "item"],
)
def test_a_day_an_hour_and_a_place_are_an_occasion(body: str, expected: list[Told]) -> None:
    assert told(plan(body, title=CAMPAIGN)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "II. NỘI DUNG\n1. Treo cờ\n- Thời gian: Từ ngày 25/7/2024 đến ngày 28/7/2024.\n- Địa điểm: Các thôn.",
        "II. NỘI DUNG\n1. Trồng cây\n- Thời gian: trong tháng 7/2024.\n- Địa điểm: Các xã.",
        "II. NỘI DUNG\n1. Nộp bài: trước 17 giờ 00 ngày 20/7/2024 tại Phòng Văn hóa huyện.",
        "II. NỘI DUNG\n1. Đoàn xã: vận động đoàn viên quét dọn đường làng vào ngày 21/7 và 28/7.",
        "II. NỘI DUNG\n1. Phòng Văn hóa: hoàn thiện ma két, in và treo băng rôn xong trước 7 giờ 00 ngày "
        "20/7/2024 tại trung tâm huyện.",
    ],
    ids=["campaign", "month", "deadline", "duty", "task"],
)
def test_what_is_no_occasion(body: str) -> None:
    assert told(plan(body, title=CAMPAIGN)) == []


def test_an_occasion_is_called_by_its_heading() -> None:
    context = plan(
        "II. NỘI DUNG\n1. Chạy việt dã\n- Thời gian: 6h00 ngày 20/7/2024.\n- Địa điểm: Sân vận động huyện.",
        title=CAMPAIGN,
    )
    assert [meeting.name for meeting in read_meetings(context)] == ["Chạy việt dã"]


def test_rounds_of_a_contest() -> None:
    context = plan(
        "II. NỘI DUNG\nVòng sơ khảo tổ chức theo cụm: cụm số 1 thi sáng 10/6/2024 tại Hội trường xã An Bình; "
        "cụm số 2 thi sáng 12/6/2024 tại Hội trường xã An Lộc. Vòng chung kết lúc 7 giờ 30 ngày 20/6/2024 "
        "tại Nhà thi đấu huyện.",
        title="tổ chức Hội thi Dân vận khéo",
    )
    assert told(context) == [
        ("2024-06-10", "sáng", "Hội trường xã An Bình", None),
        ("2024-06-12", "sáng", "Hội trường xã An Lộc", None),
        ("2024-06-20", "07:30", "Nhà thi đấu huyện", None),
    ]


@pytest.mark.parametrize("turn", ["Đợt", "Lớp", "Khóa"])
def test_turns_of_a_course(turn: str) -> None:
    context = invitation(
        f"1. Thời gian, địa điểm\n- {turn} 1: 02 ngày, từ 13/5/2024 đến 14/5/2024 tại Trường THCS thị trấn.\n"
        f"- {turn} 2: 02 ngày, từ 16/5/2024 đến 17/5/2024 tại Trường Tiểu học An Bình.\n"
        "Buổi sáng từ 7h30, buổi chiều từ 13h30.",
        title="Tập huấn nghiệp vụ công tác Đội",
    )
    assert [(day, place) for day, _, place, _ in told(context)] == [
        ("2024-05-13..2024-05-14", "Trường THCS thị trấn"),
        ("2024-05-16..2024-05-17", "Trường Tiểu học An Bình"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Thường trực Huyện ủy điều chỉnh thời gian hội nghị như sau:\n"
            "+ Chuyển từ ngày 15/5/2024 sang ngày 20/5/2024, khai mạc lúc 7h30.\n"
            "+ Địa điểm không thay đổi: Hội trường Huyện ủy.",
            ("2024-05-20", "07:30", "Hội trường Huyện ủy", None),
        ),
        (
            "UBND huyện lùi phiên họp giao ban dự kiến tổ chức vào 07h30 ngày 15/5/2024 (theo Giấy mời số "
            "77/GM-UBND, ngày 05/5/2024) sang 14h00 cùng ngày; địa điểm, thành phần không thay đổi.",
            ("2024-05-15", "14:00", None, None),
        ),
        (
            "UBND huyện thông báo thay đổi Hội nghị giao ban như sau:\n"
            "1. Về thời gian: 8h00 ngày 20/5/2024.\n"
            "2. Về địa điểm: Không tổ chức tại Hội trường huyện; chuyển sang Nhà văn hóa trung tâm.",
            ("2024-05-20", "08:00", "Nhà văn hóa trung tâm", None),
        ),
    ],
    ids=["bullet", "same-day", "place"],
)
def test_moves(body: str, expected: Told) -> None:
    assert told(letter(body, about="thay đổi thời gian tổ chức Hội nghị giao ban")) == [expected]


def test_the_time_may_stand_in_the_sentence_behind_the_name() -> None:
    context = invitation(
        "Huyện ủy kính mời dự hai cuộc họp sau:\n"
        "1. Cuộc họp nghe báo cáo thu ngân sách bắt đầu lúc 8 giờ 00 ngày 17/5/2024 tại Phòng họp số 2.\n"
        "2. Cuộc làm việc với Ban Thường vụ Đảng ủy thị trấn. Thời gian vào 14 giờ 30 cùng ngày; địa điểm: "
        "Hội trường thị trấn.",
        title="dự họp",
    )
    assert told(context) == [
        ("2024-05-17", "08:00", "Phòng họp số 2", None),
        ("2024-05-17", "14:30", "Hội trường thị trấn", None),
    ]


def test_half_a_day_is_no_date() -> None:
    context = plan("I. Thời gian: 1/2 ngày (chiều 22/7/2024, bắt đầu lúc 14 giờ).\nII. Địa điểm: Nhà A.")
    assert [(day, hour) for day, hour, *_ in told(context)] == [("2024-07-22", "14:00")]


def test_sessions_for_some_carry_the_name_of_the_whole() -> None:
    context = letter(
        "UBND huyện tổ chức hội nghị giao ban, cụ thể:\n1. Thời gian và địa điểm\n"
        "- Khối các xã vùng cao: sáng ngày 10/5/2024 tại Trụ sở UBND xã An Bình;\n"
        "- Khối các xã vùng thấp: 14h00 ngày 10/5/2024 tại Hội trường UBND huyện.",
        about="mời dự hội nghị giao ban",
    )
    assert [meeting.name for meeting in read_meetings(context)] == [
        "hội nghị giao ban (Khối các xã vùng cao)",
        "hội nghị giao ban (Khối các xã vùng thấp)",
    ]


def test_a_summons_is_named_by_its_meeting() -> None:
    context = plan(
        "I. Thời gian: 14h00 ngày 22/7/2024.", title="triệu tập Hội nghị Ban Chấp hành lần thứ nhất"
    )
    assert [meeting.name for meeting in read_meetings(context)] == ["Hội nghị Ban Chấp hành lần thứ nhất"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("tạm ngừng cung cấp điện", "1. Thôn Đông"),
        ("tiếp nhận hồ sơ dự tuyển", "1. Đợt tháng 6"),
        ("phân luồng giao thông phục vụ thi công cầu", "1. Cầu Trắng"),
        ("tiêm vắc xin cho trẻ em", "1. Trạm y tế xã"),
        (CAMPAIGN, "1. Chi trả lương hưu"),
    ],
)
def test_services_have_hours_and_places_but_gather_nobody(title: str, heading: str) -> None:
    body = f"II. NỘI DUNG\n{heading}\n- Thời gian: Từ 7h00 ngày 12/6/2024.\n- Địa điểm: Nhà văn hóa thôn 2."
    assert told(plan(body, title=title)) == []


def test_what_is_everywhere_is_no_occasion() -> None:
    body = "II. NỘI DUNG\n1. Vệ sinh môi trường\n- Thời gian: 6h00 ngày 12/6/2024.\n- Địa điểm: Các thôn."
    assert told(plan(body, title=CAMPAIGN)) == []
