"""Meetings told in sentences, of documents and of the press."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import Told, invitation, letter, paper, plan, press, said, told
from vanban.facts.chairs import chair_in
from vanban.facts.meeting_dates import is_deadline
from vanban.facts.meetings import read_meetings


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ban Thường vụ kính mời đồng chí dự Hội nghị giao ban vào lúc 8h00 ngày 15/5/2024 tại Hội "
            "trường Huyện ủy.",
            ("2024-05-15", "08:00", "Hội trường Huyện ủy", None),
        ),
        (
            "Tới dự Hội nghị vào lúc 7h30, ngày 15/5/2024 (thứ Tư) tại Hội trường lớn Huyện ủy.",
            ("2024-05-15", "07:30", "Hội trường lớn Huyện ủy", None),
        ),
        (
            "Hội nghị tổ chức ngày 15/5/2024, bắt đầu lúc 7h30, tại Trung tâm Văn hóa, do đồng chí Lê An "
            "chủ trì.",
            ("2024-05-15", "07:30", "Trung tâm Văn hóa", "Lê An"),
        ),
        (
            "Sáng ngày 15/5/2024, tại Phòng họp số 1, Thường trực Huyện ủy họp giao ban dưới sự chủ trì "
            "của đồng chí "
            "Bí thư Huyện ủy.",
            ("2024-05-15", "sáng", "Phòng họp số 1", "đồng chí Bí thư Huyện ủy"),
        ),
        (
            "Lễ phát động dự kiến diễn ra trong 02 ngày, từ 20 đến 21/5/2024 tại Quảng trường Trung tâm.",
            ("2024-05-20..2024-05-21", None, "Quảng trường Trung tâm", None),
        ),
    ],
)
def test_a_sentence_that_calls_a_meeting(sentence: str, expected: Told) -> None:
    assert told(invitation(sentence)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện kết luận của Chủ tịch UBND huyện tại cuộc họp ngày 28/6/2024, UBND huyện yêu cầu các "
        "đơn vị rà soát.",
        "Căn cứ Nghị quyết Hội nghị lần thứ 8 ngày 24/11/2023, các đơn vị xây dựng kế hoạch.",
        "UBND các xã tổ chức hội nghị lấy ý kiến cử tri xong trước ngày 20/7/2024.",
        "Tổ chức hội nghị quán triệt và báo cáo kết quả về Phòng Nội vụ ngày 22/7/2024.",
        "Đăng ký số lượng đại biểu dự Hội nghị trước 16 giờ, ngày 17/7/2024 về Văn phòng.",
        "Theo Thông báo số 12/TB-UBND ngày 01/7/2024 về kết luận Hội nghị giao ban, các đơn vị khắc phục "
        "hạn chế.",
        "Phối hợp tổng hợp số liệu, gửi về Phòng họp số 2 ngày 05/7/2024.",
        "Chuẩn bị kịch bản lễ hội, gửi trước cho đại biểu ngày 09/7/2024.",
        "Đợt 1 (từ ngày 08/7/2024 đến ngày 17/7/2024): hội nghị tiếp xúc cử tri.",
        "Tuyên truyền kỷ niệm 79 năm Ngày thành lập ngành (28/8/1945 - 28/8/2024) và lễ hội truyền thống.",
        "Đạt 3/7 chỉ tiêu về tổ chức hội nghị.",
        "Ngày 02/3/2024, Đảng ủy có Giấy mời số 31-GM/ĐU mời dự Hội nghị học tập chuyên đề.",
        "Trình kỳ họp HĐND tháng 7/2024.",
    ],
)
def test_a_sentence_that_calls_none(sentence: str) -> None:
    assert told(letter(sentence)) == []


def test_a_report_tells_of_what_is_past_and_calls_nothing() -> None:
    assert (
        told(
            paper(
                "BÁO CÁO", "Ngày 26/3/2024, tổ chức Hội nghị việc làm tại phường Bến.", title="công tác quý I"
            )
        )
        == []
    )


def test_a_programme_of_work_has_items_and_no_meetings() -> None:
    body = "- Ngày 05/6: Hội nghị giao ban bí thư chi bộ tại Hội trường huyện."
    assert told(paper("CHƯƠNG TRÌNH", body, title="công tác tháng 6 năm 2024 của Ban Thường vụ")) == []


def test_a_notice_of_conclusions_opens_with_its_meeting() -> None:
    context = paper(
        "THÔNG BÁO",
        "Ngày 28/4/2024, tại Phòng họp số 1, Ban Thường vụ Huyện ủy họp phiên thường kỳ dưới sự chủ trì "
        "của đồng chí "
        "Lê An, Bí thư Huyện ủy. Ban Thường vụ kết luận:\n1. Giao Ban Tổ chức trình Hội nghị Ban Chấp "
        "hành, gửi "
        "Văn phòng trước ngày 28/5/2024.\n2. Tổ chức hội nghị ngày 20/5/2024 để lấy ý kiến.",
        title="kết luận của Ban Thường vụ Huyện ủy",
    )
    assert told(context) == [("2024-04-28", None, "Phòng họp số 1", "đồng chí Lê An, Bí thư Huyện ủy")]


def test_a_ground_before_the_day_does_not_hide_the_meeting() -> None:
    context = letter(
        "Theo Chương trình công tác, ngày 15/7/2024, Ban Thường vụ Huyện ủy tổ chức Hội nghị Ban Chấp "
        "hành lần thứ 25."
    )
    assert told(context) == [("2024-07-15", None, None, None)]
    assert read_meetings(context)[0].name == "Hội nghị Ban Chấp hành lần thứ 25"


def test_a_vague_name_gives_way_to_the_title() -> None:
    context = invitation(
        "Ban Thường vụ tổ chức Hội nghị Ban Chấp hành lần thứ 20.\n"
        "Tới dự Hội nghị vào lúc 7h30, ngày 15/5/2024 tại "
        "Hội trường lớn."
    )
    assert read_meetings(context)[0].name == "Hội nghị Ban Chấp hành lần thứ 20"


def test_the_chair_may_stand_in_the_opening_sentence() -> None:
    context = invitation(
        "Chủ tịch UBND huyện Phạm Đức Toàn sẽ chủ trì cuộc họp nghe báo cáo tiến độ.\n"
        "Thời gian: 13 giờ 30 phút, ngày 15/5/2024.\nĐịa điểm: Phòng họp số 2.",
        title="dự họp nghe báo cáo tiến độ các dự án",
    )
    assert told(context) == [("2024-05-15", "13:30", "Phòng họp số 2", "Chủ tịch UBND huyện Phạm Đức Toàn")]


def test_the_span_is_the_name_and_the_moment() -> None:
    context = invitation(
        "Kính mời đồng chí dự Hội nghị giao ban vào lúc 8h00 ngày 15/5/2024 tại Hội trường B."
    )
    assert said(context) == ["Hội nghị giao ban vào lúc 8h00 ngày 15/5/2024"]


FORUMS = """
I- NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM
Chương trình được tổ chức trong 02 ngày, 21 - 22/7/2024, cụ thể:
1. Ngày 21/7/2024
a) Buổi sáng: Từ 9h00, Lễ dâng hoa tại Quảng trường Hùng Vương.
b) Buổi chiều: Tổ chức 02 diễn đàn, bắt đầu từ 14h00:
- Diễn đàn 1 về xây dựng Đảng: Tại Hội trường Tỉnh ủy; chủ trì: Đồng chí Phó Bí thư Thường trực.
- Diễn đàn 2 về phát triển kinh tế: Tại Hội trường UBND tỉnh; chủ trì: Đồng chí Chủ tịch UBND tỉnh.
2. Ngày 22/7/2024
Từ 7h30: Gặp mặt, đối thoại chính thức tại Nhà Văn hóa Lao động tỉnh.
"""


def test_two_days_with_forums_at_the_same_hour() -> None:
    assert told(plan(FORUMS, title="tổ chức gặp mặt, đối thoại với người đứng đầu cấp xã")) == [
        ("2024-07-21..2024-07-22", None, None, None),
        ("2024-07-21", "09:00", "Quảng trường Hùng Vương", None),
        ("2024-07-21", "14:00", "Hội trường Tỉnh ủy", "Đồng chí Phó Bí thư Thường trực"),
        ("2024-07-21", "14:00", "Hội trường UBND tỉnh", "Đồng chí Chủ tịch UBND tỉnh"),
        ("2024-07-22", "07:30", "Nhà Văn hóa Lao động tỉnh", None),
    ]


PRESS = """
Chuẩn bị chu đáo chương trình gặp mặt, đối thoại

Đồng chí Lê Văn Hòa - Phó Bí thư Tỉnh ủy chủ trì cuộc làm việc.

Chương trình dự kiến được tổ chức vào các ngày 21, 22/7/2024 tại TP. Vĩnh Sơn, với khoảng 1.000 đại biểu.

Các đại biểu sẽ thực hiện Lễ dâng hoa tưởng niệm tại Quảng trường Trung tâm.

Ban sẽ tổ chức 2 diễn đàn vào chiều 21/7. Trong đó, Diễn đàn về xây dựng Đảng do đồng chí Trần An chủ trì.
Diễn đàn về phát triển kinh tế do đồng chí Phạm Bình chủ trì.

Chương trình gặp mặt chính diễn ra vào sáng 22/7 tại Nhà Văn hóa do các đồng chí Thường trực Tỉnh ủy chủ trì.

Các đại biểu đề nghị chuẩn bị tốt hội nghị chính diễn ra vào sáng 22/7.
"""


def test_a_press_text_tells_of_each_meeting_once() -> None:
    assert told(press(PRESS)) == [
        (None, None, None, "Lê Văn Hòa - Phó Bí thư Tỉnh ủy"),
        ("2024-07-21..2024-07-22", None, "TP. Vĩnh Sơn", None),
        (None, None, "Quảng trường Trung tâm", None),
        ("2024-07-21", "chiều", None, "Trần An"),
        ("2024-07-21", "chiều", None, "Phạm Bình"),
        ("2024-07-22", "sáng", "Nhà Văn hóa", "các đồng chí Thường trực Tỉnh ủy"),
    ]


def test_a_meeting_that_will_meet_has_its_own_name() -> None:
    body = (
        "Bí thư Tỉnh ủy giao ban\nChiều 4/4/2023, tại Hội trường, đồng chí A chủ trì Hội nghị giao ban.\n"
        "Theo kế hoạch, Hội nghị Ban Chấp hành lần thứ 12 sẽ họp vào sáng 6/7."
    )
    assert [one[:2] for one in told(press(body))] == [("2023-04-04", "chiều"), ("2023-07-06", "sáng")]


def test_a_press_text_names_the_chair_in_the_next_sentence() -> None:
    context = press(
        "Sáng 3/6/2024, tại trụ sở Tỉnh ủy, Ban Thường vụ Tỉnh ủy tổ chức Hội nghị giao ban công tác "
        "tháng 5. Đồng chí "
        "Lê Văn Hòa, Bí thư Tỉnh ủy chủ trì hội nghị.\n\nTrong tháng 5, tỉnh đã kết nạp 150 đảng viên."
    )
    assert told(context) == [("2024-06-03", "sáng", "trụ sở Tỉnh ủy", "Lê Văn Hòa, Bí thư Tỉnh ủy")]


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("Hội nghị do đồng chí Lê An - Bí thư Huyện ủy chủ trì", "Lê An - Bí thư Huyện ủy"),
        ("do các đồng chí Thường trực Tỉnh ủy chủ trì", "các đồng chí Thường trực Tỉnh ủy"),
        ("họp dưới sự chủ trì của đồng chí Bí thư Huyện ủy.", "đồng chí Bí thư Huyện ủy"),
        ("Đồng chí Lê An, Bí thư Huyện ủy đã chủ trì cuộc họp", "Lê An, Bí thư Huyện ủy"),
        ("tại Hội trường; chủ trì: Đồng chí Lê An; thành phần", "Đồng chí Lê An"),
        ("Ban Tổ chức chủ trì, phối hợp với Văn phòng", None),
        ("cơ quan chủ trì soạn thảo", None),
    ],
)
def test_who_chairs(text: str, chair: str | None) -> None:
    assert chair_in(text) == chair


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("gửi danh sách trước ", True),
        ("gửi danh sách trước 16 giờ 00, ", True),
        ("chậm nhất vào ", True),
        ("xong trong ", True),
        ("kể từ ", True),
        ("tổ chức vào ", False),
        ("khai mạc lúc 8 giờ ", False),
        ("", False),
    ],
)
def test_the_words_of_a_deadline(before: str, expected: bool) -> None:
    assert is_deadline(before) is expected


def test_sessions_parted_by_semicolons() -> None:
    sentence = (
        "Phiên thứ nhất khai mạc 13 giờ 30, ngày 27/8/2024 tại Hội trường A do đồng chí Lê An chủ trì; phiên "
        "thứ hai 15 giờ 45 cùng ngày, cũng tại địa điểm trên; phiên toàn thể lúc 07 giờ 30, "
        "ngày 28/8/2024 tại "
        "Trung tâm Hội nghị."
    )
    assert told(invitation(sentence, title="Diễn đàn")) == [
        ("2024-08-27", "13:30", "Hội trường A", "Lê An"),
        ("2024-08-27", "15:45", "Hội trường A", None),
        ("2024-08-28", "07:30", "Trung tâm Hội nghị", None),
    ]


def test_one_meeting_held_in_two_places() -> None:
    sentence = (
        "Hội nghị thông qua báo cáo tại Đảng ủy Phường 6: 14 giờ 00 ngày 26/8/2024; tại Chi bộ Trường Nguyễn "
        "An: 8 giờ 30 ngày 27/8/2024."
    )
    assert told(invitation(sentence, title="thông qua báo cáo")) == [
        ("2024-08-26", "14:00", "Đảng ủy Phường 6", None),
        ("2024-08-27", "08:30", "Chi bộ Trường Nguyễn An", None),
    ]


def test_a_ground_that_goes_on_to_the_meeting_it_calls() -> None:
    sentence = (
        "Thực hiện Kế hoạch số 61-KH/TU, ngày 02/4/2024; theo đó, Đoàn giám sát làm việc với "
        "Đảng ủy xã vào 14 giờ "
        "00, ngày 23/5/2024 tại Phòng họp tầng 2."
    )
    assert told(letter(sentence)) == [("2024-05-23", "14:00", "Phòng họp tầng 2", None)]


def test_a_rehearsal_is_a_milestone_and_no_meeting() -> None:
    line = "Các đơn vị tổng duyệt đội hình lúc 16 giờ 00 ngày 31/5/2024 tại Quảng trường."
    assert told(plan(line, title="tổ chức Lễ ra quân")) == []
