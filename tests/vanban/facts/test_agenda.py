"""Agenda and topics."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, paper, plan, schedule
from vanban.facts.agenda import read_agenda, read_topics
from vanban.facts.context import Context

Item = tuple[str | None, str | None, str, str | None]
TITLE = "dự Hội nghị tổng kết năm 2023"


def items(context: Context) -> list[Item]:
    """(number, hour, content, lead) of every item."""
    return [(one.no, one.start, one.content, one.lead) for one in read_agenda(context)]


TABLE = """
IV- CHƯƠNG TRÌNH
TT	Thời gian	Nội dung	Thực hiện
1	14h00 - 14h10	Tuyên bố lý do, giới thiệu đại biểu	Văn phòng
2	14h10 - 14h30	Báo cáo sơ kết	Đảng ủy UBND
3	14h30	Kết luận
V- PHÂN CÔNG
"""


def test_a_table() -> None:
    assert items(plan(TABLE)) == [
        ("1", "14:00", "Tuyên bố lý do, giới thiệu đại biểu", "Văn phòng"),
        ("2", "14:10", "Báo cáo sơ kết", "Đảng ủy UBND"),
        ("3", "14:30", "Kết luận", None),
    ]


@pytest.mark.parametrize("lead", ["Điều hành", "Người thực hiện", "Chủ trì", "Phụ trách", "Người trình bày"])
def test_a_programme_of_its_own_without_hours(lead: str) -> None:
    table = f"TT\tNội dung\t{lead}\n1\tỔn định tổ chức.\tĐ/c VP\n2\tKhai mạc Hội nghị.\tĐ/c Bí thư"
    context = paper("CHƯƠNG TRÌNH", table, title="HỘI NGHỊ ĐỐI THOẠI NĂM 2024")
    assert items(context) == [
        ("1", None, "Ổn định tổ chức.", "Đ/c VP"),
        ("2", None, "Khai mạc Hội nghị.", "Đ/c Bí thư"),
    ]


def test_a_table_without_a_heading_row() -> None:
    rows = (
        "V. Chương trình dự kiến\n13h45 - 13h55\tỔn định tổ chức\tVăn phòng\n"
        "13h55 - 14h20\tTrình bày báo cáo\tBan Tổ chức"
    )
    assert items(invitation(rows, title=TITLE)) == [
        (None, "13:45", "Ổn định tổ chức", "Văn phòng"),
        (None, "13:55", "Trình bày báo cáo", "Ban Tổ chức"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "TT\tNội dung\tThời gian hoàn thành\tĐơn vị thực hiện\n1\tRà soát\t15/9/2024\tPhòng Nội vụ",
        "TT\tNội dung\tCơ quan chủ trì\tSản phẩm\n1\tRà soát\tPhòng Nội vụ\tBáo cáo",
        "TT\tHọ và tên\tChức vụ\n1\tLê An\tBí thư",
    ],
)
def test_a_table_of_tasks_or_names_is_none(body: str) -> None:
    assert items(plan(f"II. NHIỆM VỤ\n{body}")) == []


def test_bullets_under_their_heading() -> None:
    body = (
        "I. NỘI DUNG, CHƯƠNG TRÌNH\n1. Mục đích\n- Biểu dương.\n2. Chương trình\n- Tuyên bố lý do.\n"
        "- Báo cáo tổng kết.\n"
        "II. THỜI GIAN\n1. Thời gian: 8h00 ngày 15/5/2024."
    )
    assert items(plan(body)) == [
        (None, None, "Tuyên bố lý do.", None),
        (None, None, "Báo cáo tổng kết.", None),
    ]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- 8h00 - 8h10: Khai mạc (Đ/c Bí thư).", (None, "08:00", "Khai mạc", "Đ/c Bí thư")),
        ("- Từ 08h10 đến 08h40: Báo cáo tổng kết.", (None, "08:10", "Báo cáo tổng kết.", None)),
        (
            "1. 7h30 - 8h00: Đón tiếp đại biểu (Văn phòng Huyện ủy).",
            ("1", "07:30", "Đón tiếp đại biểu", "Văn phòng Huyện ủy"),
        ),
        (
            "a) Khai mạc - Đồng chí Phó Bí thư Thường trực",
            ("a", None, "Khai mạc", "Đồng chí Phó Bí thư Thường trực"),
        ),
        ("8h40 - 10h30: Thảo luận;", (None, "08:40", "Thảo luận;", None)),
        ("+ Kết luận, bế mạc.", (None, None, "Kết luận, bế mạc.", None)),
    ],
)
def test_every_form_of_an_item(line: str, item: Item) -> None:
    assert items(invitation(f"Chương trình:\n{line}\n", title=TITLE)) == [item]


def test_an_hour_stands_for_what_is_under_it() -> None:
    body = "4. Chương trình\n- 8h00: Phần mở đầu:\n+ Chào cờ;\n+ Giới thiệu đại biểu.\n- 9h00: Thảo luận."
    assert [item[2] for item in items(invitation(body, title=TITLE))] == ["Phần mở đầu:", "Thảo luận."]


def test_without_hours_the_leaves_are_the_items() -> None:
    body = "4. Chương trình\n- Phần mở đầu:\n+ Chào cờ;\n+ Giới thiệu đại biểu.\n- Thảo luận."
    assert [item[2] for item in items(invitation(body, title=TITLE))] == [
        "Chào cờ;",
        "Giới thiệu đại biểu.",
        "Thảo luận.",
    ]


def test_the_business_of_an_invitation() -> None:
    body = "1. Thời gian: 8h00 ngày 15/5/2024.\n2. Nội dung:\n- Thông qua quy hoạch.\n- Công tác cán bộ."
    assert [item[2] for item in items(invitation(body, title="dự họp Ban Thường vụ"))] == [
        "Thông qua quy hoạch.",
        "Công tác cán bộ.",
    ]


def test_the_contents_of_a_plan_are_none() -> None:
    assert items(plan("II. NỘI DUNG\n1. Tuyên truyền sâu rộng.\n2. Khen thưởng kịp thời.")) == []


def test_a_programme_of_work_and_a_schedule_have_none() -> None:
    body = "TT\tNội dung\tThời gian\tThực hiện\n1\tHọp Ban Thường vụ\tTháng 5\tVăn phòng"
    assert items(paper("CHƯƠNG TRÌNH", body, title="công tác năm 2024 của Ban Thường vụ")) == []
    assert items(schedule("Giờ\tNội dung\tChủ trì\n8h00\tHọp giao ban\tBí thư")) == []


def test_the_span_is_the_content() -> None:
    context = invitation("Chương trình:\n- 8h00: Khai mạc (Đ/c Bí thư).", title=TITLE)
    (one,) = read_agenda(context)
    assert context.document.text[one.span.start : one.span.end] == "Khai mạc"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Nội dung đối thoại\na) Thủ tục hành chính.\nb) Đất đai.\n2. Thành phần\n- Trưởng thôn.",
            [("a", "Thủ tục hành chính"), ("b", "Đất đai")],
        ),
        (
            "II- NỘI DUNG\nĐịnh hướng nội dung trọng tâm đối thoại như sau:\n1. Xây dựng Đảng.\n"
            "2. Xây dựng nông thôn mới.\n"
            "III- THÀNH PHẦN\n- Trưởng thôn.",
            [("1", "Xây dựng Đảng"), ("2", "Xây dựng nông thôn mới")],
        ),
        ("II- NỘI DUNG\n1. Tuyên truyền.\n2. Khen thưởng.", []),
    ],
)
def test_topics(body: str, expected: list[tuple[str | None, str]]) -> None:
    context = plan(body, title="tổ chức đối thoại với Nhân dân năm 2024")
    assert [(one.no, one.content) for one in read_topics(context)] == expected


def test_a_plan_about_something_else_has_no_topics() -> None:
    assert read_topics(plan("1. Nội dung trọng tâm\na) Đất đai.", title="chuyển đổi số năm 2024")) == ()


def test_numbered_business_under_an_unnumbered_label() -> None:
    context = invitation(
        "Thời gian: 14h, ngày 20/8/2024\nNội dung:\n1/ Kiểm điểm quý II.\n2/ Nhiệm vụ quý III.", title=TITLE
    )
    assert [(item[0], item[2]) for item in items(context)] == [
        ("1", "Kiểm điểm quý II."),
        ("2", "Nhiệm vụ quý III."),
    ]


def test_only_the_agenda_of_a_section_with_other_lists() -> None:
    body = (
        "II. NỘI DUNG\n1. Lễ ra quân\n1.1. Thời gian: 7h30, ngày 28/5/2024.\n1.2. Thành phần:\n"
        "- Đại diện Huyện ủy.\n"
        "1.3. Chương trình:\n- 7h30: Văn nghệ.\n- 8h00: Phát động."
    )
    assert [item[1:3] for item in items(plan(body, title="tổ chức Lễ ra quân"))] == [
        ("07:30", "Văn nghệ."),
        ("08:00", "Phát động."),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Đại diện UBND xã",
        "Lãnh đạo Phòng Nội vụ",
        "Chủ trì",
        "Văn phòng Huyện ủy",
        "Phó Chủ tịch UBND huyện",
        "Ban Tổ chức Huyện ủy",
        "MC",
    ],
)
def test_who_leads_behind_a_dash(lead: str) -> None:
    context = invitation(f"Chương trình:\n1. Khai mạc hội nghị - {lead};\n2. Thảo luận.", title=TITLE)
    assert items(context)[0] == ("1", None, "Khai mạc hội nghị", lead)


def test_a_row_torn_in_two_is_one_item() -> None:
    context = invitation(
        "IV- CHƯƠNG TRÌNH\nThời gian\tNội dung\tThực hiện\n14h00\tKhai mạc\tVăn phòng\n"
        "14h10\tBáo cáo kết quả năm 2023;\nphương hướng năm 2024\tĐảng ủy\n15h00\tKết luận\tChủ trì",
        title=TITLE,
    )
    assert [(start, lead) for _, start, _, lead in items(context)] == [
        ("14:00", "Văn phòng"),
        ("14:10", "Đảng ủy"),
        ("15:00", "Chủ trì"),
    ]
    assert items(context)[1][2] == "Báo cáo kết quả năm 2023; phương hướng năm 2024"


def test_a_programme_of_work_is_no_agenda() -> None:
    body = "- Căn cứ Quy chế làm việc.\n- Hằng tháng: họp Ban Thường vụ.\n- Mỗi quý: giao ban các đoàn thể."
    assert items(paper("CHƯƠNG TRÌNH", body, title="làm việc của Ban Thường vụ Huyện ủy năm 2024")) == []


def test_hours_in_columns_without_a_heading() -> None:
    body = (
        "13h30 - 13h45     Văn nghệ, ổn định tổ chức            Đội văn nghệ\n"
        "13h45 - 14h00     Khai mạc, giới thiệu                 Chủ tịch Hội\n"
        "                  Ban Giám khảo\n"
        "14h00 - 16h00     Các đội thi thuyết trình             Ban Giám khảo\n"
    )
    assert items(paper("CHƯƠNG TRÌNH", body, title="Chung kết cuộc thi khởi sự kinh doanh")) == [
        (None, "13:30", "Văn nghệ, ổn định tổ chức", "Đội văn nghệ"),
        (None, "13:45", "Khai mạc, giới thiệu Ban Giám khảo", "Chủ tịch Hội"),
        (None, "14:00", "Các đội thi thuyết trình", "Ban Giám khảo"),
    ]


def test_a_table_of_meetings_with_their_places_is_no_agenda() -> None:
    body = "Nội dung\tThời gian\tThành phần\tĐịa điểm\nHọp nghe phương án\t7h30\tTổ giám sát\tPhòng họp 1"
    assert items(invitation(body)) == []


def test_what_an_invitation_asks_opinions_on_is_its_agenda() -> None:
    body = (
        "Ban Thường vụ kính mời:\n1. Các đồng chí Ủy viên Ban Thường vụ;\n"
        "Dự họp Ban Thường vụ, cho ý kiến các nội dung sau:\n"
        "1. Dự toán ngân sách năm 2025 (Ban Cán sự đảng báo cáo).\n2. Công tác cán bộ.\n"
        "Thời gian: 13 giờ 30, ngày 09/5/2024."
    )
    assert items(invitation(body, title="họp Ban Thường vụ")) == [
        ("1", None, "Dự toán ngân sách năm 2025", "Ban Cán sự đảng"),
        ("2", None, "Công tác cán bộ.", None),
    ]


def test_a_programme_of_work_has_no_agenda() -> None:
    table = (
        "Thời gian\tNội dung\tCơ quan chuẩn bị\nTháng 7\tSơ kết 6 tháng\tVăn phòng\n\tĐề án kinh tế đêm\tUBND"
    )
    assert items(paper("CHƯƠNG TRÌNH", table, title="của Ban Thường vụ Huyện ủy quý III năm 2024")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Phát biểu khai mạc: Thường trực Tỉnh ủy.", ("Phát biểu khai mạc", "Thường trực Tỉnh ủy")),
        (
            "Tham luận (không quá 7 phút): Huyện ủy Phúc Sơn, Hội Nông dân tỉnh.",
            ("Tham luận (không quá 7 phút)", "Huyện ủy Phúc Sơn, Hội Nông dân tỉnh"),
        ),
        ("Đ/c Ngô Thị Hạnh: Giới thiệu đại biểu.", ("Giới thiệu đại biểu.", "Đ/c Ngô Thị Hạnh")),
        ("Thông qua các văn kiện: Báo cáo chính trị.", ("Thông qua các văn kiện: Báo cáo chính trị.", None)),
        ("Ban Tổ chức: Văn phòng Tỉnh ủy.", ("Ban Tổ chức: Văn phòng Tỉnh ủy.", None)),
    ],
)
def test_who_leads_stands_on_one_side_of_a_colon(line: str, expected: tuple[str, str | None]) -> None:
    found = items(plan(f"IV. CHƯƠNG TRÌNH HỘI NGHỊ\n1. {line}"))
    assert [(content, lead) for _, _, content, lead in found] == [expected]


def test_one_cell_a_line_under_days_and_halves_of_days() -> None:
    table = """Thời gian: 02 ngày, ngày 10 và 11/4/2025
Địa điểm: Hội trường Ủy ban nhân dân xã
Thời gian
Nội dung
Người thực hiện
I. NGÀY THỨ NHẤT (10/4/2025)
Buổi chiều
14h00 - 14h10
Chào cờ, tuyên bố lý do
Đ/c Ngô Thị Hạnh, Văn phòng Đảng ủy
14h10 - 15h00
Thảo luận tại tổ
Tổ trưởng các tổ thảo luận
II. NGÀY THỨ HAI (11/4/2025)
Buổi sáng
7h30 - 7h45
Diễn văn khai mạc Đại hội
Đ/c Bí thư Đảng ủy
9h50 - 10h00
Giải lao"""
    found = items(paper("CHƯƠNG TRÌNH", table, title="Đại hội đại biểu Đảng bộ xã lần thứ XIII"))
    assert [(start, content, lead) for _, start, content, lead in found] == [
        ("14:00", "Chào cờ, tuyên bố lý do", "Đ/c Ngô Thị Hạnh, Văn phòng Đảng ủy"),
        ("14:10", "Thảo luận tại tổ", "Tổ trưởng các tổ thảo luận"),
        ("07:30", "Diễn văn khai mạc Đại hội", "Đ/c Bí thư Đảng ủy"),
        ("09:50", "Giải lao", None),
    ]


@pytest.mark.parametrize("event", ["Hội thi Báo cáo viên giỏi", "Ngày hội Đại đoàn kết", "Lễ ra quân"])
def test_a_programme_of_an_event_of_a_year_is_its_agenda(event: str) -> None:
    rows = "1\t7h30 - 7h45\tVăn nghệ\tTrung tâm Văn hóa\n2\t7h45\tBế mạc\tBan Tổ chức"
    table = f"TT\tThời gian\tNội dung\tThực hiện\n{rows}"
    found = items(paper("CHƯƠNG TRÌNH", table, title=f"{event} năm 2024"))
    assert [(content, lead) for _, _, content, lead in found] == [
        ("Văn nghệ", "Trung tâm Văn hóa"),
        ("Bế mạc", "Ban Tổ chức"),
    ]
