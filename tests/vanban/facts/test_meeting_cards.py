"""Meetings announced in fields."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, letter, paper, plan, said, told
from vanban.facts.context import Context
from vanban.facts.meetings import read_meetings

ONE = """
Thường trực Huyện ủy tổ chức Hội nghị giao ban tháng 5.
Thời gian: {time}
Địa điểm: {place}
Chủ trì: Đồng chí Bí thư Huyện ủy.
Đề nghị các đồng chí dự đúng giờ.
"""
CHAIR = "Đồng chí Bí thư Huyện ủy"


@pytest.mark.parametrize(
    ("time", "day", "hour"),
    [
        ("8h00, ngày 15/5/2024.", "2024-05-15", "08:00"),
        ("07 giờ 30 phút, thứ Tư, ngày 15/5/2024.", "2024-05-15", "07:30"),
        ("Một buổi, bắt đầu từ 13 giờ 30, ngày 15 tháng 5 năm 2024.", "2024-05-15", "13:30"),
        ("½ ngày, bắt đầu từ 8h00, ngày 15/5/2024.", "2024-05-15", "08:00"),
        ("01 ngày (ngày 15/5/2024), bắt đầu từ 07h30.", "2024-05-15", "07:30"),
        ("Sáng ngày 15/5/2024 (thứ Tư).", "2024-05-15", "sáng"),
        ("8 giờ 00 ngày 15/5.", "2024-05-15", "08:00"),
        ("02 ngày, 15 - 16/5/2024.", "2024-05-15..2024-05-16", None),
        ("Từ 14h00 ngày 15/5 đến 11h30 ngày 16/5/2024.", "2024-05-15..2024-05-16", "14:00"),
        ("14h00 ngày 17/5/2024 (thay cho 8h00 ngày 15/5/2024).", "2024-05-17", "14:00"),
    ],
)
def test_one_meeting(time: str, day: str, hour: str | None) -> None:
    context = invitation(ONE.format(time=time, place="Hội trường tầng 2, trụ sở Huyện ủy."))
    assert told(context) == [(day, hour, "Hội trường tầng 2, trụ sở Huyện ủy", CHAIR)]


@pytest.mark.parametrize(
    "body",
    [
        "1. Thời gian: 8h00, ngày 15/5/2024.\n2. Địa điểm: Hội trường B.\n3. Chủ trì: Đồng chí Bí thư.",
        "I. Thời gian: 8h00, ngày 15/5/2024.\nII. Địa điểm: Hội trường B.\nIII. Chủ trì: Đồng chí Bí thư.",
        "- Thời gian: 8h00, ngày 15/5/2024.\n- Địa điểm: Hội trường B.\n- Chủ trì: Đồng chí Bí thư.",
        "* Thời gian: 8h00, ngày 15/5/2024.\n* Địa điểm: Hội trường B.\n* Chủ trì: Đồng chí Bí thư.",
        "Thời gian họp: 8h00, ngày 15/5/2024.\nĐịa điểm họp: Hội trường B.\n"
        "Chủ trì cuộc họp: Đồng chí Bí thư.",
        "Thời gian: 8h00, ngày 15/5/2024; địa điểm: Hội trường B; chủ trì: Đồng chí Bí thư.",
        "Thời gian: 8h00, ngày 15/5/2024. Địa điểm: Hội trường B. Chủ trì: Đồng chí Bí thư.",
        "I. THỜI GIAN, ĐỊA ĐIỂM\n- Thời gian: 8h00, ngày 15/5/2024.\n- Địa điểm: Hội trường B.\n"
        "II. CHỦ TRÌ: Đồng chí Bí thư.",
        "1. Thời gian, địa điểm: 8h00, ngày 15/5/2024, tại Hội trường B.\n2. Chủ trì: Đồng chí Bí thư.",
        "Thời gian:\n8h00, ngày 15/5/2024.\nĐịa điểm:\nHội trường B.\nChủ trì:\nĐồng chí Bí thư.",
        "- Thời gian 8h00, ngày 15/5/2024.\n- Địa điểm tại Hội trường B.\n- Chủ trì: Đồng chí Bí thư.",
        "Thời gian\t8h00, ngày 15/5/2024\nĐịa điểm\tHội trường B\nChủ trì\tĐồng chí Bí thư",
    ],
)
def test_every_form_of_fields(body: str) -> None:
    context = invitation(body, title="dự Hội nghị giao ban tháng 5")
    assert told(context) == [("2024-05-15", "08:00", "Hội trường B", "Đồng chí Bí thư")]


def test_the_name_is_the_title_without_its_verb() -> None:
    (meeting,) = read_meetings(invitation(ONE.format(time="8h00 ngày 15/5/2024", place="Hội trường B")))
    assert meeting.name == "Hội nghị giao ban tháng 5"


def test_the_span_is_the_value_of_the_time() -> None:
    context = invitation(ONE.format(time="8h00, ngày 15/5/2024", place="Hội trường B"))
    assert said(context) == ["8h00, ngày 15/5/2024"]


TWO = """
UBND huyện mời các đơn vị dự các cuộc họp sau:
1. Họp thông qua quy hoạch thị trấn
- Thời gian: 08 giờ 00, thứ Tư, ngày 15/5/2024.
- Địa điểm: Phòng họp tầng 4.
- Chủ trì: Ông Lê Văn An, Phó Chủ tịch UBND huyện.
2. Họp về lễ hội đền Thượng
- Thời gian: 14 giờ 30 cùng ngày.
- Địa điểm: như trên.
- Chủ trì: Bà Trần Thị Bình, Phó Chủ tịch UBND huyện.
"""


def test_two_meetings_under_their_headings() -> None:
    context = invitation(TWO)
    assert told(context) == [
        ("2024-05-15", "08:00", "Phòng họp tầng 4", "Ông Lê Văn An, Phó Chủ tịch UBND huyện"),
        ("2024-05-15", "14:30", "Phòng họp tầng 4", "Bà Trần Thị Bình, Phó Chủ tịch UBND huyện"),
    ]
    assert [meeting.name for meeting in read_meetings(context)] == [
        "Họp thông qua quy hoạch thị trấn",
        "Họp về lễ hội đền Thượng",
    ]


def test_a_heading_that_only_counts_gives_the_name_behind_its_colon() -> None:
    context = invitation(
        "1. Cuộc họp thứ nhất: Giao ban tháng 7.\nThời gian: 7h30 ngày 05/7/2024.\nĐịa điểm: Hội trường.\n"
        "2. Cuộc họp thứ hai: Nghe báo cáo quy hoạch.\nThời gian: 14h00 ngày 05/7/2024.\n"
        "Địa điểm: Phòng họp số 1."
    )
    assert [meeting.name for meeting in read_meetings(context)] == [
        "Giao ban tháng 7",
        "Nghe báo cáo quy hoạch",
    ]


THREE = """
Thường trực Tỉnh ủy kính mời đồng chí dự chuỗi hoạt động kỷ niệm.
1. Thời gian:
- Lễ dâng hương: 06 giờ 30 phút, ngày 18/5/2024.
- Hội thảo khai mạc lúc 08 giờ 30 phút cùng ngày, dự kiến kết thúc trước 11 giờ.
- Lễ kỷ niệm: 20 giờ 00, ngày 19/5/2024. Đại biểu ổn định chỗ ngồi trước 19 giờ 40.
2. Địa điểm:
- Lễ kỷ niệm tại Quảng trường Biển. Nếu mưa, chuyển vào Nhà thi đấu.
- Dâng hương tại Nghĩa trang liệt sĩ tỉnh.
- Hội thảo tại Trung tâm Hội nghị tỉnh.
"""


def test_three_sessions_whose_places_stand_elsewhere_in_another_order() -> None:
    context = invitation(THREE)
    assert told(context) == [
        ("2024-05-18", "06:30", "Nghĩa trang liệt sĩ tỉnh", None),
        ("2024-05-18", "08:30", "Trung tâm Hội nghị tỉnh", None),
        ("2024-05-19", "20:00", "Quảng trường Biển", None),
    ]
    assert [meeting.name for meeting in read_meetings(context)] == ["Lễ dâng hương", "Hội thảo", "Lễ kỷ niệm"]


def test_sessions_under_a_time_that_has_words_of_its_own() -> None:
    context = letter(
        "Ban Thường vụ triệu tập đại biểu dự Đại hội như sau:\n"
        "* Thời gian: 02 ngày (chiều 14 và ngày 15/7/2024)\n"
        "- Phiên trù bị: 14h00 ngày 14/7/2024.\n- Phiên chính thức: 7h30 ngày 15/7/2024.\n"
        "* Địa điểm: Hội trường Trung tâm Chính trị huyện.",
        about="triệu tập đại biểu dự Đại hội Hội Phụ nữ huyện",
    )
    hall = "Hội trường Trung tâm Chính trị huyện"
    assert told(context) == [("2024-07-14", "14:00", hall, None), ("2024-07-15", "07:30", hall, None)]


def test_half_days_of_one_meeting_are_no_sessions() -> None:
    context = invitation(
        "- Thời gian: ngày 15/5/2024\n+ Buổi sáng: từ 7h30;\n+ Buổi chiều: từ 13h30.\n"
        "- Địa điểm: Hội trường B.",
        title="dự lớp tập huấn chuyển đổi số",
    )
    assert told(context) == [("2024-05-15", "07:30", "Hội trường B", None)]


PLAN = """
I. MỤC ĐÍCH, YÊU CẦU
- Biểu dương điển hình tiên tiến.
II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 01 buổi, dự kiến tổ chức vào ngày 22/6/2024.
2. Địa điểm: Trung tâm Văn hóa huyện.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Huyện ủy: gửi giấy mời trước ngày 15/6/2024.
2. Ban Tổ chức Huyện ủy: hoàn thành hồ sơ khen thưởng trong tháng 5/2024.
"""


def test_a_plan_says_what_is_only_intended() -> None:
    (meeting,) = read_meetings(plan(PLAN))
    assert (str(meeting.date), meeting.time, meeting.place) == ("2024-06-22", None, "Trung tâm Văn hóa huyện")
    assert meeting.tentative
    assert meeting.name == "Hội nghị tổng kết phong trào thi đua"


@pytest.mark.parametrize(
    "time",
    ["dự kiến trong tháng 8/2024", "Quý III/2024 (có giấy mời sau)", "nửa đầu tháng 8", "có thông báo riêng"],
)
def test_a_vague_time_gives_no_date(time: str) -> None:
    assert told(plan(f"1. Thời gian: {time}.\n2. Địa điểm: Hội trường B.")) == [
        (None, None, "Hội trường B", None)
    ]


ACTIVITIES = """
II. NỘI DUNG
1. Lễ dâng hương tại Nghĩa trang liệt sĩ tỉnh
- Thời gian: 6h30 ngày 07/5/2024.
2. Gặp mặt cựu chiến binh
- Thời gian: 8h00, ngày 07/5/2024
- Địa điểm: Trung tâm Hội nghị tỉnh
3. Chương trình nghệ thuật
- Thời gian: 20h00 ngày 06/5/2024.
- Địa điểm: Quảng trường Hùng Vương.
"""


def test_several_activities_of_one_plan() -> None:
    context = plan(ACTIVITIES, title="tổ chức Lễ kỷ niệm 70 năm chiến thắng (07/5/1954 - 07/5/2024)")
    assert told(context) == [
        ("2024-05-07", "06:30", "Nghĩa trang liệt sĩ tỉnh", None),
        ("2024-05-07", "08:00", "Trung tâm Hội nghị tỉnh", None),
        ("2024-05-06", "20:00", "Quảng trường Hùng Vương", None),
    ]
    assert [meeting.name for meeting in read_meetings(context)] == [
        "Lễ dâng hương",
        "Gặp mặt cựu chiến binh",
        "Chương trình nghệ thuật",
    ]


@pytest.mark.parametrize(
    "context",
    [
        plan(
            "1. Thời gian thực hiện: từ ngày 01/6/2024 đến ngày 30/6/2024.",
            title="kiểm tra, giám sát năm 2024",
        ),
        plan(
            "1. Thời gian: từ ngày 01/6/2024 đến ngày 30/6/2024.\n2. Địa điểm: các xã.",
            title="kiểm tra đất đai",
        ),
        plan("- Thời gian báo cáo: trước ngày 15/6/2024.", title="tổ chức Hội nghị tổng kết"),
        plan("- Thời gian hoàn thành: 30/6/2024.", title="tổ chức Hội nghị tổng kết"),
        plan("1. Hội nghị cấp cơ sở\n- Thời gian: hoàn thành trước ngày 30/5/2024."),
        letter(
            "Thời gian nhận hồ sơ: từ 8h00 ngày 05/6/2024 tại Phòng Nội vụ.", about="tuyển dụng viên chức"
        ),
    ],
    ids=["period", "no meeting", "report", "finish", "deadline", "files"],
)
def test_fields_that_announce_no_meeting(context: Context) -> None:
    assert told(context) == []


def test_a_wrong_weekday_is_doubted() -> None:
    (meeting,) = read_meetings(
        invitation(ONE.format(time="8h00, thứ Hai, ngày 15/5/2024.", place="Hội trường B"))
    )
    assert "thứ Tư" in meeting.doubt


@pytest.mark.parametrize(
    ("form", "online"),
    [("trực tuyến", True), ("trực tiếp kết hợp trực tuyến", True), ("trực tiếp", False)],
)
def test_the_form_says_whether_it_is_online(form: str, online: bool) -> None:
    body = f"1. Thời gian: 8h00 ngày 15/5/2024.\n2. Hình thức: {form}.\n3. Địa điểm: Hội trường B."
    (meeting,) = read_meetings(invitation(body, title="dự Hội nghị giao ban"))
    assert meeting.online is online


def test_an_old_style_invitation_with_fields_of_its_own() -> None:
    context = invitation(
        "Thường trực HĐND huyện kính mời: Ông Lê Văn An, Trưởng phòng Tài chính.\n"
        "Đúng 14 giờ 00 phút ngày 20 tháng 6 năm 2024 (thứ Năm)\n"
        "Đến tại: Phòng họp Thường trực HĐND huyện\n"
        "Để: Họp thẩm tra các báo cáo trình Kỳ họp thứ 15\nRất mong ông đến dự đúng giờ."
    )
    assert told(context) == [("2024-06-20", "14:00", "Phòng họp Thường trực HĐND huyện", None)]
    assert read_meetings(context)[0].name == "Họp thẩm tra các báo cáo trình Kỳ họp thứ 15"


def test_whom_one_comes_to_is_the_field_that_names_the_ceremony() -> None:
    context = invitation(
        "Kính mời: Đồng chí ..................................\n"
        "Tới dự: Lễ công bố Quyết định thành lập thị trấn.\n"
        "Thời gian: 8 giờ 00 phút, ngày 10/7/2024 (Thứ 4)\nĐịa điểm: Sân vận động thị trấn.\n"
        "Rất hân hạnh được đón tiếp!"
    )
    assert told(context) == [("2024-07-10", "08:00", "Sân vận động thị trấn", None)]
    assert read_meetings(context)[0].name == "Lễ công bố Quyết định thành lập thị trấn"


def test_the_programme_of_a_meeting_says_when_under_its_title() -> None:
    context = paper(
        "CHƯƠNG TRÌNH",
        "1. 8h00: Khai mạc.\n2. 10h30: Bế mạc.",
        title="Hội nghị tổng kết công tác năm 2023\n(Ngày 05/01/2024, tại Hội trường Huyện ủy)",
    )
    assert told(context) == [("2024-01-05", None, "Hội trường Huyện ủy", None)]


def test_numbered_sessions_carry_the_name_of_the_whole() -> None:
    context = plan(
        "1. Thời gian\nTổ chức 02 cuộc:\n- Cuộc 1: 8h00 ngày 20/6/2024 tại Hội trường xã A.\n"
        "- Cuộc 2: 14h00 ngày 25/10/2024 tại Hội trường xã B.\n2. Chủ trì: Chủ tịch UBND huyện.",
        title="tổ chức đối thoại với Nhân dân năm 2024",
    )
    chair = "Chủ tịch UBND huyện"
    assert told(context) == [
        ("2024-06-20", "08:00", "Hội trường xã A", chair),
        ("2024-10-25", "14:00", "Hội trường xã B", chair),
    ]
    assert read_meetings(context)[1].name == "đối thoại với Nhân dân năm 2024 (Cuộc 2)"


TIMETABLE = """
II. LỊCH TIẾP XÚC
TT	Ngày	Giờ	Địa điểm	Chủ trì
1	05/6/2024	8h00	Hội trường xã Tân Lập	Ông Lê An
2		14h00	Nhà văn hóa thôn Đoài	Ông Lê An
3	06/6/2024	7h30	Hội trường xã Hòa Bình	Bà Trần Bình
"""


def test_a_timetable_of_a_plan() -> None:
    context = plan(TIMETABLE, title="tổ chức Hội nghị tiếp xúc cử tri trước kỳ họp")
    assert told(context) == [
        ("2024-06-05", "08:00", "Hội trường xã Tân Lập", "Ông Lê An"),
        ("2024-06-05", "14:00", "Nhà văn hóa thôn Đoài", "Ông Lê An"),
        ("2024-06-06", "07:30", "Hội trường xã Hòa Bình", "Bà Trần Bình"),
    ]


def test_a_table_of_places_in_a_paper_about_something_else() -> None:
    assert told(plan(TIMETABLE, title="tiêm phòng cho đàn gia súc")) == []


def test_day_and_hour_in_fields_of_their_own() -> None:
    body = "- Ngày tổ chức: 15/5/2024;\n- Giờ khai mạc: 8 giờ 15 phút;\n- Địa điểm mới: Hội trường B."
    assert told(invitation(body, title="dự Hội nghị tổng kết")) == [
        ("2024-05-15", "08:15", "Hội trường B", None)
    ]


def test_a_congress_of_days_and_its_sessions() -> None:
    body = (
        "1. Thời gian: 2,5 ngày, từ chiều ngày 24 đến hết ngày 26/9/2024; phiên trù bị bắt đầu lúc 14 "
        "giờ 00 ngày "
        "24/9/2024; phiên khai mạc lúc 07 giờ 30 ngày 25/9/2024.\n2. Địa điểm: Trung tâm Hội nghị tỉnh."
    )
    context = plan(body, title="tổ chức Đại hội đại biểu Đảng bộ tỉnh lần thứ XVIII")
    place = "Trung tâm Hội nghị tỉnh"
    assert told(context) == [
        ("2024-09-24..2024-09-26", "chiều", place, None),
        ("2024-09-24", "14:00", place, None),
        ("2024-09-25", "07:30", place, None),
    ]
    assert [one.name for one in read_meetings(context)][1:] == ["phiên trù bị", "phiên khai mạc"]


def test_two_events_of_one_day_each_in_its_place() -> None:
    body = (
        "Thời gian: Lễ phát động bắt đầu từ 07 giờ 00, Hội nghị bắt đầu từ 08 giờ 00, ngày 13/5/2024.\n"
        "Địa điểm: Lễ phát động tại Sân vận động xã; Hội nghị tại Hội trường UBND xã."
    )
    assert told(invitation(body, title="dự Lễ phát động và Hội nghị ký kết giao ước thi đua")) == [
        ("2024-05-13", "07:00", "Sân vận động xã", None),
        ("2024-05-13", "08:00", "Hội trường UBND xã", None),
    ]


def test_two_hours_without_two_names_are_one_meeting() -> None:
    body = "Thời gian: Đón đại biểu từ 07 giờ 00, Hội nghị bắt đầu từ 08 giờ 00, ngày 13/5/2024."
    assert [one[:2] for one in told(invitation(body, title="dự Hội nghị giao ban"))] == [
        ("2024-05-13", "08:00")
    ]


def test_sessions_below_the_day_under_lettered_headings() -> None:
    body = (
        "A. THỜI GIAN\nHội nghị diễn ra trong 01 ngày: thứ Sáu, 28/6/2024\n- Buổi sáng bắt đầu lúc 7 "
        "giờ 30: họp "
        "riêng Ban Chấp hành.\n- Buổi chiều bắt đầu lúc 13 giờ 30: Hội nghị mở rộng.\nB. ĐỊA ĐIỂM\nHội "
        "trường Huyện ủy."
    )
    assert told(invitation(body, title="dự Hội nghị Ban Chấp hành lần thứ 18")) == [
        ("2024-06-28", "07:30", "Hội trường Huyện ủy", None),
        ("2024-06-28", "13:30", "Hội trường Huyện ủy", None),
    ]


def test_a_place_of_its_own_below_hours_under_one_heading() -> None:
    body = (
        "I. THỜI GIAN, ĐỊA ĐIỂM\n- Phần lễ: từ 7 giờ 30 đến 9 giờ 30, ngày 16/6/2024.\n- Phần hội: từ "
        "9 giờ 45 "
        "cùng ngày.\n- Địa điểm: sân Nhà văn hóa khu phố 7."
    )
    place = "sân Nhà văn hóa khu phố 7"
    assert told(plan(body, title="tổ chức Ngày hội Đại đoàn kết")) == [
        ("2024-06-16", "07:30", place, None),
        ("2024-06-16", "09:45", place, None),
    ]


def test_dialogues_of_several_districts_one_cell_a_line() -> None:
    rows = (
        "Huyện/xã\nChủ đề đối thoại\nThời gian\nĐịa điểm\nHuyện Văn Lãng\nGiải phóng mặt bằng\n8h00 "
        "ngày 14/5/2024\n"
        "Hội trường UBND huyện Văn Lãng\nHuyện Chi Lăng\nMôi trường khu chăn nuôi\n8h00 ngày 21/5/2024\n"
        "Nhà văn hóa xã Quan Sơn\nThành phố Kỳ Lừa\nChỉnh trang đô thị\n14h00 ngày 28/5/2024\nTrung "
        "tâm Văn hóa thành phố"
    )
    context = plan(
        f"II. THỜI GIAN, ĐỊA ĐIỂM\n{rows}", title="tổ chức hội nghị đối thoại với Nhân dân năm 2024"
    )
    assert told(context) == [
        ("2024-05-14", "08:00", "Hội trường UBND huyện Văn Lãng", None),
        ("2024-05-21", "08:00", "Nhà văn hóa xã Quan Sơn", None),
        ("2024-05-28", "14:00", "Trung tâm Văn hóa thành phố", None),
    ]


def test_labels_and_values_one_under_another() -> None:
    when = "Thời gian\n: 14 giờ 00, ngày 08/5/2024."
    body = f"Chủ trì\n: Đồng chí Chủ tịch.\n{when}\nĐịa điểm\n: Phòng họp tầng 2."
    assert told(invitation(body, title="họp Ban Chỉ đạo")) == [
        ("2024-05-08", "14:00", "Phòng họp tầng 2", "Đồng chí Chủ tịch")
    ]
