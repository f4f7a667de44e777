from __future__ import annotations

import time

import pytest

from tests.vanban.facts.programmes import paper, plan, programme
from tests.vanban.reading_of import document_of, reading_of

YEAR = """Ban Chấp hành Đảng bộ huyện ban hành Chương trình công tác năm 2024 như sau:
I. NHIỆM VỤ TRỌNG TÂM
- Lãnh đạo hoàn thành các chỉ tiêu kinh tế - xã hội năm 2024.
II. NỘI DUNG CỤ THỂ
1. Quý I
Tháng 01
- Tổng kết công tác xây dựng Đảng năm 2023 (Văn phòng Huyện ủy chuẩn bị).
- Ban hành Nghị quyết nhiệm vụ năm 2024 (Văn phòng Huyện ủy chủ trì, phối hợp với UBND huyện).
Tháng 02
- Gặp mặt đầu Xuân; ra quân trồng cây.
2. Quý II
Tháng 4:
+ Giám sát chuyên đề về nông thôn mới. Cơ quan chuẩn bị: Ủy ban Kiểm tra Huyện ủy.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Huyện ủy theo dõi, đôn đốc thực hiện Chương trình trong tháng 12/2024.
"""


def test_bullets_under_their_months() -> None:
    found = programme(YEAR).programme_items
    assert [(item.month, item.content, item.unit) for item in found] == [
        (1, "Tổng kết công tác xây dựng Đảng năm 2023", "Văn phòng Huyện ủy"),
        (1, "Ban hành Nghị quyết nhiệm vụ năm 2024", "Văn phòng Huyện ủy"),
        (2, "Gặp mặt đầu Xuân; ra quân trồng cây", None),
        (4, "Giám sát chuyên đề về nông thôn mới", "Ủy ban Kiểm tra Huyện ủy"),
    ]
    assert found[1].coordination == "UBND huyện"
    assert {item.year for item in found} == {2024}


def test_the_span_is_the_words_of_the_line() -> None:
    reading = reading_of(paper(YEAR, title="công tác năm 2024 của Huyện ủy"))
    first = reading.documents[0].programme_items[0]
    words = reading.text[first.span.start : first.span.end]
    assert words == "Tổng kết công tác xây dựng Đảng năm 2023 (Văn phòng Huyện ủy chuẩn bị)."


@pytest.mark.parametrize(
    ("line", "period", "content"),
    [
        (
            "- Ngày 04/3 (thứ Hai): Chào cờ, giao ban đầu tháng.",
            "Ngày 04/3 (thứ Hai)",
            "Chào cờ, giao ban đầu tháng",
        ),
        ("- Sáng 07/3: Khai giảng lớp bồi dưỡng.", "Sáng 07/3", "Khai giảng lớp bồi dưỡng"),
        ("- Ngày 10 - 11/3: Kiểm tra tại 02 đảng bộ xã.", "Ngày 10 - 11/3", "Kiểm tra tại 02 đảng bộ xã"),
        ("- 14 giờ ngày 18/3: Họp Ban Thường vụ.", "14 giờ ngày 18/3", "Họp Ban Thường vụ"),
        ("- Từ ngày 24/3 đến ngày 28/3: Tiếp xúc cử tri.", "Từ ngày 24/3 đến ngày 28/3", "Tiếp xúc cử tri"),
        ("- Trong tháng: Ban hành Kế hoạch luân chuyển.", "Trong tháng", "Ban hành Kế hoạch luân chuyển"),
        ("- Tuần 1: Sinh hoạt chi bộ cơ quan.", "Tuần 1", "Sinh hoạt chi bộ cơ quan"),
        ("- Tuần thứ hai: Sinh hoạt chi bộ cơ quan.", "Tuần thứ hai", "Sinh hoạt chi bộ cơ quan"),
        ("1. Ngày 08/3, dự gặp mặt phụ nữ huyện.", "Ngày 08/3", "dự gặp mặt phụ nữ huyện"),
        ("- Thứ Hai (04/3): Họp giao ban khối dân vận.", "Thứ Hai (04/3)", "Họp giao ban khối dân vận"),
        ("- Đầu tháng 3, tổ chức lễ giao nhận quân.", "Đầu tháng 3", "tổ chức lễ giao nhận quân"),
        (
            "- Trước ngày bầu cử 40 ngày: niêm yết danh sách.",
            "Trước ngày bầu cử 40 ngày",
            "niêm yết danh sách",
        ),
    ],
)
def test_lines_that_begin_with_their_time(line: str, period: str, content: str) -> None:
    body = f"Thường trực Huyện ủy ban hành Chương trình công tác tháng 3 như sau:\nII. LỊCH CỤ THỂ\n{line}\n"
    (item,) = programme(body, "công tác tháng 3/2024 của Thường trực Huyện ủy").programme_items
    assert (item.period, item.content, item.year, item.month) == (period, content, 2024, 3)


def test_months_that_open_numbered_items() -> None:
    april = "1. Tháng 4:\n- Hội nghị sơ kết công tác quý I."
    body = f"{april}\n2. Tháng 5: Đại hội Hội Nông dân.\n3. Tháng 6: Sơ kết 6 tháng."
    found = programme(body, "công tác quý II năm 2024").programme_items
    assert [(item.quarter, item.month, item.content) for item in found] == [
        (2, 4, "Hội nghị sơ kết công tác quý I"),
        (2, 5, "Đại hội Hội Nông dân"),
        (2, 6, "Sơ kết 6 tháng"),
    ]


def test_weeks_that_open_bullets() -> None:
    body = (
        "II. NỘI DUNG\nTuần thứ nhất (từ ngày 01/3 đến ngày 03/3)\n"
        "- Kiểm tra công tác giao quân: Ban Chỉ huy Quân sự huyện chuẩn bị.\n"
        "Tuần thứ hai (từ ngày 06/3 đến ngày 10/3)\n- Giao ban khối nội chính: Văn phòng Huyện ủy chuẩn bị."
    )
    found = document_of(paper(body, title="công tác tháng 3 năm 2024 của Huyện ủy")).programme_items
    assert [(item.month, item.unit) for item in found] == [
        (3, "Ban Chỉ huy Quân sự huyện"),
        (3, "Văn phòng Huyện ủy"),
    ]


def test_details_below_an_item_are_no_items() -> None:
    details = "+ Quy hoạch cán bộ nhiệm kỳ mới;\n+ Đề án sáp nhập thôn."
    body = f"II. NỘI DUNG\nTháng 5\n- Họp Ban Thường vụ cho ý kiến:\n{details}"
    assert [item.content for item in programme(body).programme_items] == ["Họp Ban Thường vụ cho ý kiến"]


@pytest.mark.parametrize(
    "body",
    [
        "I. NHIỆM VỤ TRỌNG TÂM\n- Lãnh đạo phát triển kinh tế năm 2024.\n- Tổ chức tốt việc đón Tết.",
        "II. NỘI DUNG\nTháng 5\nIII. TỔ CHỨC THỰC HIỆN\n- Các cơ quan chuẩn bị nội dung, gửi về Văn phòng.",
        "II. NỘI DUNG\nTháng 5\n- Hằng tháng, Thường trực Huyện ủy giao ban với các ban Đảng.",
        "II. NỘI DUNG\nTháng 5\nTrên đây là Chương trình công tác năm 2024 của Ban Chấp hành.",
    ],
)
def test_lines_that_are_no_items(body: str) -> None:
    assert programme(body).programme_items == ()


def test_dates_in_another_paper_make_no_programme() -> None:
    body = "I. THỜI GIAN\n- Ngày 05/3: khai giảng lớp tập huấn.\n- Ngày 07/3: bế giảng lớp tập huấn."
    assert plan(body).programme_items == ()


@pytest.mark.parametrize("words", ["1" * 60, "1 " * 60, "10/10 " * 30, "trước " * 60, "từ ngày " * 40])
def test_a_long_run_of_times_is_read_at_once(words: str) -> None:
    started = time.process_time()
    programme("II. NỘI DUNG\nTháng 5\n" + "\n".join([f"- {words}"] * 40))
    assert time.process_time() - started < 2


def test_who_prepares_may_stand_on_the_line_below() -> None:
    text = (
        "ĐẢNG ỦY XÃ VÂN KHÊ\n*\nSố 3-CTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nVân Khê, ngày 28 tháng 6 năm 2024\n"
        "CHƯƠNG TRÌNH CÔNG TÁC\nquý III năm 2024\n-----\nĐảng ủy xã ban hành Chương trình công tác như sau:\n"
        "Tháng 7\n1. Cho ý kiến Đề án phát triển chợ trung tâm.\nChuẩn bị: Ủy ban nhân dân xã\n"
        "Tháng 8\n2. Sơ kết công tác tiếp dân 6 tháng.\nChuẩn bị: Văn phòng Đảng ủy\n"
    )
    items = document_of(text).programme_items
    assert [(i.month, i.unit) for i in items] == [(7, "Ủy ban nhân dân xã"), (8, "Văn phòng Đảng ủy")]


def test_a_starred_line_about_carrying_out_ends_the_months() -> None:
    read = programme(
        "Chương trình công tác 6 tháng cuối năm 2024 như sau:\n1. Tháng 7\n"
        "- Hội nghị sơ kết 6 tháng đầu năm (Văn phòng Huyện ủy chuẩn bị).\n* Tổ chức thực hiện:\n"
        "- Các đồng chí Huyện ủy viên chỉ đạo thực hiện tốt Chương trình tại địa bàn.\n"
        "- Văn phòng Huyện ủy theo dõi, đôn đốc, chuẩn bị nội dung."
    )
    assert [item.content for item in read.programme_items] == ["Hội nghị sơ kết 6 tháng đầu năm"]
    assert [task.assignee for task in read.tasks] == ["Các đồng chí Huyện ủy viên", "Văn phòng Huyện ủy"]


def test_a_programme_of_one_month_under_the_organs_that_meet() -> None:
    read = programme(
        "Ban Thường vụ Huyện ủy xây dựng Chương trình công tác như sau:\nI. BAN THƯỜNG VỤ HUYỆN ỦY\n"
        "1. Cho ý kiến Đề án phát triển kinh tế (Ban cán sự đảng UBND huyện chuẩn bị).\n"
        "2. Tiếp tục học tập và làm theo Bác.\nII. THƯỜNG TRỰC HUYỆN ỦY\n"
        "1. Giao ban khối nội chính (Văn phòng Huyện ủy).\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng Huyện ủy theo dõi, đôn đốc (phối hợp với các ban).",
        title="công tác tháng 3/2024 của Ban Thường vụ Huyện ủy",
    )
    assert [(item.month, item.content, item.unit) for item in read.programme_items] == [
        (3, "Cho ý kiến Đề án phát triển kinh tế", "Ban cán sự đảng UBND huyện"),
        (3, "Giao ban khối nội chính", "Văn phòng Huyện ủy"),
    ]
