"""Schedules of a week or a day read as meetings."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import Told, paper, said, schedule, told
from tests.vanban.reading_of import context_of
from vanban.facts.meeting_schedules import is_schedule
from vanban.facts.meetings import read_meetings

TABLE = """
Thứ, ngày	Buổi	Giờ	Nội dung	Chủ trì	Thành phần	Địa điểm
Thứ Hai 11/3	Sáng	7h30	Họp giao ban Thường trực	Đ/c Bí thư	Các đ/c Thường trực	Phòng họp số 1
		9h00	Làm việc với Đảng ủy thị trấn	Đ/c Phó Bí thư	Ban Tổ chức	Thị trấn
	Chiều	14h00	Tiếp công dân định kỳ	Đ/c Bí thư	Ủy ban Kiểm tra	Trụ sở tiếp công dân
Thứ Ba 12/3	Sáng		Các đồng chí làm việc tại cơ quan
	Chiều	13h45	Dự Hội nghị trực tuyến toàn quốc	Đ/c Phó Bí thư		Phòng họp trực tuyến
Thứ Tư 13/3	Cả ngày		Kiểm tra đường tránh lũ	Đ/c Chủ tịch	Phòng Kinh tế	Tại hiện trường (xe 6h30)
Chủ nhật 17/3			Nghỉ
"""


def test_a_table_with_days_and_halves_carried_down() -> None:
    assert told(schedule(TABLE)) == [
        ("2024-03-11", "07:30", "Phòng họp số 1", "Đ/c Bí thư"),
        ("2024-03-11", "09:00", "Thị trấn", "Đ/c Phó Bí thư"),
        ("2024-03-11", "14:00", "Trụ sở tiếp công dân", "Đ/c Bí thư"),
        ("2024-03-12", "13:45", "Phòng họp trực tuyến", "Đ/c Phó Bí thư"),
        ("2024-03-13", None, "hiện trường", "Đ/c Chủ tịch"),
    ]


def test_the_heading_again_after_a_page_break_is_no_entry() -> None:
    rows = TABLE.strip().split("\n")
    again = "\n".join([*rows[:3], rows[0], *rows[3:]])
    assert told(schedule(again)) == told(schedule(TABLE))


def test_names_without_the_verb_and_words_of_the_cell() -> None:
    context = schedule(TABLE)
    names = [meeting.name for meeting in read_meetings(context)]
    assert names[3] == "Hội nghị trực tuyến toàn quốc"
    assert said(context)[0] == "Họp giao ban Thường trực"


def test_online_entries_say_so() -> None:
    assert [meeting.online for meeting in read_meetings(schedule(TABLE))] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_a_markdown_table() -> None:
    context = schedule(
        "| Thứ/ngày | Thời gian | Nội dung | Chủ trì | Địa điểm |\n|---|---|---|---|---|\n"
        "| Thứ Hai 11/3 | 7h30 | Họp giao ban | Bí thư | P. họp Thường trực |\n"
        "|  | Chiều | 14h00: Họp Ban Thường vụ; 16h00: Tiếp đoàn Sở Nội vụ | Bí thư | Phòng họp số 1 |"
    )
    assert told(context) == [
        ("2024-03-11", "07:30", "P. họp Thường trực", "Bí thư"),
        ("2024-03-11", "14:00", "Phòng họp số 1", "Bí thư"),
        ("2024-03-11", "16:00", "Phòng họp số 1", "Bí thư"),
    ]


def test_columns_of_morning_and_afternoon() -> None:
    context = schedule(
        "Ngày\tSáng\tChiều\n"
        "Thứ Hai 11/3\t8h00: Họp giao ban tại Phòng họp A\tKiểm tra cơ sở tại xã Tân Lập\n"
        "Thứ Ba 12/3\tNghỉ\t14h00: Dự Hội nghị tại Hội trường B"
    )
    assert told(context) == [
        ("2024-03-11", "08:00", "Phòng họp A", None),
        ("2024-03-11", "chiều", "xã Tân Lập", None),
        ("2024-03-12", "14:00", "Hội trường B", None),
    ]


def test_a_row_of_its_own_for_the_day() -> None:
    context = schedule(
        "Giờ\tNội dung\tĐịa điểm\nThứ Hai, ngày 11/3/2024\t\t\n8h00\tHọp giao ban\tPhòng họp A\n"
        "Thứ Ba, ngày 12/3/2024\t\t\n14h00\tTiếp công dân\tPhòng tiếp dân"
    )
    assert told(context) == [
        ("2024-03-11", "08:00", "Phòng họp A", None),
        ("2024-03-12", "14:00", "Phòng tiếp dân", None),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Thứ Hai, ngày 11/3/2024\nSáng:\n- 7h30: Chào cờ, giao ban. Địa điểm: Phòng họp 2. Chủ trì: "
            "Đ/c Chủ tịch.",
            [("2024-03-11", "07:30", "Phòng họp 2", "Đ/c Chủ tịch")],
        ),
        (
            "Thứ Hai, ngày 11/3/2024\nChiều: 14h00, Đ/c Chủ tịch tiếp công dân tại Trụ sở tiếp công dân "
            "huyện.",
            [("2024-03-11", "14:00", "Trụ sở tiếp công dân huyện", None)],
        ),
        (
            "Thứ Ba, ngày 12/3/2024\n- Sáng: 08h00: Họp Ban Chỉ đạo. Chủ trì: Đ/c Phó Chủ tịch.\n"
            "Địa điểm: Phòng họp số 1",
            [("2024-03-12", "08:00", "Phòng họp số 1", "Đ/c Phó Chủ tịch")],
        ),
        (
            "Thứ Tư (13/3): Sáng: 8h00, họp quy hoạch (Phòng họp A). Chiều: 14h00, kiểm tra dự án tại xã "
            "Tân Lập.",
            [("2024-03-13", "08:00", "Phòng họp A", None), ("2024-03-13", "14:00", "xã Tân Lập", None)],
        ),
        ("THỨ NĂM\n- 9h00: Giao ban khối tại Phòng họp B.", [("2024-03-14", "09:00", "Phòng họp B", None)]),
        ("Thứ 6 ngày 15/3\nCả ngày: Đ/c Phó Chủ tịch đi cơ sở.", [("2024-03-15", None, None, None)]),
        ("Thứ Sáu, ngày 15/3/2024\n- Chiều: Các đồng chí làm việc tại cơ quan.", []),
        ("Thứ Bảy, ngày 16/3/2024\nNghỉ.", []),
        ("* Trực lãnh đạo: Đ/c Phó Bí thư (16-17/3).", []),
        ("Ghi chú: Lịch này thay lịch phát hành ngày 08/3/2024.", []),
    ],
)
def test_lines_of_prose(lines: str, expected: list[Told]) -> None:
    assert told(schedule(lines)) == expected


def test_a_wrong_weekday_is_doubted_in_every_entry_of_the_day() -> None:
    context = schedule("Thứ Ba, ngày 11/3/2024\n- 8h00: Họp giao ban.\n- 9h30: Tiếp công dân.")
    assert [bool(meeting.doubt) for meeting in read_meetings(context)] == [True, True]


def test_a_notice_of_a_schedule_is_one_too() -> None:
    context = context_of(
        "UBND XÃ MINH SƠN\nSố: 12/TB-UBND\nMinh Sơn, ngày 03 tháng 01 năm 2024\nTHÔNG BÁO\n"
        "Lịch tiếp công dân tháng 01 năm 2024\n-----\n- Ngày 15/01/2024: Chủ tịch UBND xã tiếp công dân "
        "tại Phòng tiếp dân.\n"
    )
    assert is_schedule(context)
    assert told(context) == [("2024-01-15", None, "Phòng tiếp dân", None)]


STACKED = """
Thứ 2
11/3
SÁNG
08h00
Họp UBND huyện thường kỳ
Chủ tịch
Phòng họp 1
CHIỀU
14h00
Làm việc với Sở Xây dựng
PCT Nam
Phòng họp 2
Thứ 3
12/3
SÁNG
07h30
Dự khai giảng lớp đối tượng kết nạp Đảng
Đ/c Nam
Trung tâm Chính trị
"""


def test_one_cell_a_line_without_a_heading_row() -> None:
    assert told(schedule(STACKED)) == [
        ("2024-03-11", "08:00", "Phòng họp 1", "Chủ tịch"),
        ("2024-03-11", "14:00", "Phòng họp 2", "PCT Nam"),
        ("2024-03-12", "07:30", "Trung tâm Chính trị", "Đ/c Nam"),
    ]


@pytest.mark.parametrize(
    ("line", "idle"),
    [
        ("Làm việc tại cơ quan", True),
        ("Các đồng chí Thường trực làm việc tại trụ sở", True),
        ("Xử lý công việc tại phòng làm việc", True),
        ("Nghỉ lễ", True),
        ("Trực lãnh đạo: Đ/c Phó Bí thư", True),
        ("Đồng chí Phó Bí thư Thường trực dự Đại hội Hội Nông dân xã", False),
        ("Làm việc với Sở Tài chính", False),
        ("Đi cơ sở", False),
    ],
)
def test_what_is_no_entry(line: str, idle: bool) -> None:
    assert bool(told(schedule(f"Thứ Hai, ngày 11/3/2024\n- Sáng: {line}"))) is not idle


def test_who_is_on_duty_is_no_meeting() -> None:
    body = "Thứ Hai 11/3:\nSáng, 8h00: Họp giao ban.\nLỊCH TRỰC\nThứ Bảy 16/3: 8h00 đ/c Lê An\n"
    assert told(schedule(body)) == [("2024-03-11", "08:00", None, None)]


def test_a_notice_with_a_table_of_days_and_places() -> None:
    body = (
        "1. Thời gian, địa điểm\nTT\tNgày\tGiờ\tĐịa điểm\n1\t15/5/2024\t8h00\tTrụ sở Tiếp công dân\n"
        "2\t12/6/2024\t14h00\tNhà văn hóa\n2. Tổ chức thực hiện\n- Ban Tiếp công dân niêm yết lịch.\n"
    )
    notice = paper("THÔNG BÁO", body, title="Lịch tiếp công dân định kỳ của Bí thư Huyện ủy")
    assert told(notice) == [
        ("2024-05-15", "08:00", "Trụ sở Tiếp công dân", None),
        ("2024-06-12", "14:00", "Nhà văn hóa", None),
    ]


def test_a_column_of_people_and_places_gives_the_place() -> None:
    table = """
Thứ, ngày	Buổi	Nội dung công việc	Thành phần, địa điểm
Thứ Hai 11/3	Sáng	8h00: Giao ban Thường trực	Thường trực; Chánh Văn phòng. Phòng họp tầng 2
	Chiều	14h00: Kiểm tra đường tránh	Hiện trường
"""
    assert [(day, hour, place) for day, hour, place, _ in told(schedule(table))] == [
        ("2024-03-11", "08:00", "Phòng họp tầng 2"),
        ("2024-03-11", "14:00", "Hiện trường"),
    ]


def test_who_receives_citizens_and_when_under_one_place() -> None:
    body = """1. Địa điểm: Phòng Tiếp công dân, trụ sở Đảng ủy.
2. Lịch cụ thể
Ngày
Người tiếp
Cơ quan phối hợp
Sáng 03/5/2024
Đ/c Bí thư
Văn phòng Đảng ủy
Chiều 16/5/2024
Đ/c Chủ tịch UBND xã
Công an xã"""
    context = paper("THÔNG BÁO", body, title="lịch tiếp công dân của Bí thư Đảng ủy quý II/2024")
    place = "Phòng Tiếp công dân, trụ sở Đảng ủy"
    assert told(context) == [
        ("2024-05-03", "sáng", place, "Đ/c Bí thư"),
        ("2024-05-16", "chiều", place, "Đ/c Chủ tịch UBND xã"),
    ]


def test_a_schedule_of_one_day_told_by_person() -> None:
    body = """LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ
Ngày 12 tháng 5 năm 2026 (thứ Ba)
1. Đồng chí Chủ tịch UBND xã
- 7 giờ 30: Tiếp công dân định kỳ tại Phòng Tiếp công dân.
2. Đồng chí Phó Chủ tịch UBND xã
- 8 giờ 00: Kiểm tra công tác phòng dịch tại thôn Đồng Vàng."""
    assert told(context_of(f"UBND XÃ TÂN LẬP\nVĂN PHÒNG\n{body}\n")) == [
        ("2026-05-12", "07:30", "Phòng Tiếp công dân", None),
        ("2026-05-12", "08:00", "thôn Đồng Vàng", None),
    ]


def test_what_is_noted_below_the_table_is_no_entry() -> None:
    notes = (
        "Ghi chú:\n- Các phòng gửi tài liệu trước 01 ngày.\n- Trường hợp có thay đổi, Văn phòng báo sau.\n"
    )
    assert told(schedule(f"{TABLE}{notes}")) == told(schedule(TABLE))
