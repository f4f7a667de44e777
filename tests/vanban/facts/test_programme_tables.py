from __future__ import annotations

import pytest

from tests.vanban.facts.programmes import paper, plan, programme
from tests.vanban.reading_of import document_of, reading_of
from tests.vanban.stages.laid_out import stacked

HEAD = "STT\tNội dung\tThời gian\tCơ quan chủ trì\tPhối hợp\tSản phẩm"


def test_one_row_one_item_with_all_it_says() -> None:
    (item,) = programme(
        f"{HEAD}\n1\tSơ kết Nghị quyết số 05\tTháng 3\tBan Tổ chức\tVăn phòng\tBáo cáo"
    ).programme_items
    assert (item.year, item.quarter, item.month, item.period) == (2024, None, 3, "Tháng 3")
    assert (item.content, item.unit) == ("Sơ kết Nghị quyết số 05", "Ban Tổ chức")
    assert (item.coordination, item.product) == ("Văn phòng", "Báo cáo")


def test_blank_cells_are_not_answered() -> None:
    (item,) = programme(f"{HEAD}\n1\tSơ kết Nghị quyết số 05\tQuý II\tBan Tổ chức\t\t").programme_items
    assert (item.coordination, item.product, item.quarter, item.month) == (None, None, 2, None)


def test_the_span_is_the_row() -> None:
    reading = reading_of(paper(f"{HEAD}\n1\tSơ kết\tTháng 3\tBan Tổ chức\t\t", title="công tác năm 2024"))
    (item,) = reading.documents[0].programme_items
    assert reading.text[item.span.start : item.span.end] == "1\tSơ kết\tTháng 3\tBan Tổ chức"


MONTHS = [
    ("1", "Tổng kết năm 2023, triển khai nhiệm vụ năm 2024.", "Văn phòng Huyện ủy"),
    ("", "Ban hành Chương trình kiểm tra, giám sát năm 2024.", "Ủy ban Kiểm tra Huyện ủy"),
    ("2", "Gặp mặt đầu xuân các thế hệ cán bộ lãnh đạo huyện.", "Văn phòng Huyện ủy"),
    ("4", "Cho ý kiến về quy hoạch chung thị trấn.", "Ban cán sự đảng UBND huyện"),
    ("", "Hội nghị báo cáo viên.", "Ban Tuyên giáo Huyện ủy"),
]


@pytest.mark.parametrize("every", [0, 1, 2, 4])
def test_a_stacked_table_of_months(every: int) -> None:
    lines = stacked(("Tháng", "Nội dung", "Cơ quan chuẩn bị"), MONTHS, [8, 52, 17], every)
    body = "\n".join(["II. NHIỆM VỤ CỤ THỂ", *lines, "III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng theo dõi."])
    found = programme(body).programme_items
    assert [item.month for item in found] == [1, 1, 2, 4, 4]
    assert [item.content for item in found] == [row[1] for row in MONTHS]
    assert [item.unit for item in found] == [row[2] for row in MONTHS]


def test_merged_cells_of_months_are_carried_on() -> None:
    text = (
        "Quý\tTháng\tNội dung\tCơ quan chuẩn bị\n"
        "I\t1\tTổng kết năm\tVăn phòng\n\t\tGặp mặt đầu xuân\tVăn phòng\n\t3\tSơ kết quý\tVăn phòng\n"
        "II\t4\tHội nghị báo cáo viên\tBan Tuyên giáo"
    )
    found = programme(text).programme_items
    assert [(item.quarter, item.month) for item in found] == [(1, 1), (1, 1), (1, 3), (2, 4)]


def test_merged_cells_of_times_are_carried_on_where_they_are_months() -> None:
    text = (
        "Thời gian\tNội dung\tCơ quan chuẩn bị\n"
        "Tháng 7\tSơ kết 6 tháng\tVăn phòng\n\tĐề án kinh tế đêm\tBan Cán sự đảng\n"
        "Trong quý\tKiểm tra\tBan Tổ chức\n\tGặp mặt\tVăn phòng"
    )
    found = programme(text).programme_items
    assert [item.month for item in found] == [7, 7, None, None]


def test_groups_of_quarters() -> None:
    first_quarter = "\tQUÝ I\n1\tTổng kết năm\tTháng 01\tVăn phòng\t\t"
    last_quarter = "\tQUÝ IV\n2\tKiểm điểm\tTrong quý\tBan Tổ chức\t\t"
    text = f"{HEAD}\n{first_quarter}\n{last_quarter}"
    first, second = programme(text).programme_items
    assert (first.quarter, first.month, first.period) == (1, 1, "Tháng 01")
    assert (second.quarter, second.month, second.period) == (4, None, "Trong quý")


def test_a_group_that_is_no_time_leaves_the_time_to_the_row() -> None:
    text = f"{HEAD}\nI\tCÔNG TÁC CÁN BỘ\n1\tRà soát quy hoạch\tQuý III\tBan Tổ chức\t\t"
    (item,) = programme(text).programme_items
    assert item.quarter == 3


def test_words_of_the_text_as_period() -> None:
    text = f"{HEAD}\n1\tNiêm yết danh sách cử tri\tTrước ngày bầu cử 40 ngày\tUBND\t\t"
    (item,) = programme(text).programme_items
    assert (item.month, item.quarter, item.period) == (None, None, "Trước ngày bầu cử 40 ngày")


def test_a_row_that_says_how_often_is_recurring_work() -> None:
    reading = programme(
        f"{HEAD}\n1\tHọp Ban Thường vụ\tHằng tháng\tVăn phòng\t\t\n2\tSơ kết\tQuý II\tVăn phòng\t\t"
    )
    assert [item.content for item in reading.programme_items] == ["Sơ kết"]
    (again,) = reading.recurring_items
    assert (again.every, again.period, again.content, again.unit) == (
        "month",
        "Hằng tháng",
        "Họp Ban Thường vụ",
        "Văn phòng",
    )


def test_the_year_is_the_one_planned_for_and_not_of_issue() -> None:
    (item,) = programme(f"{HEAD}\n1\tSơ kết\t3\tVăn phòng\t\t", "công tác năm 2024").programme_items
    assert item.year == 2024


def test_the_bullets_of_a_cell_are_items_of_their_own() -> None:
    row = "1\t- Ban hành Nghị quyết năm 2024. - Tổng kết công tác xây dựng Đảng;\tTháng 01\tVăn phòng\t\t"
    reading = reading_of(paper(f"{HEAD}\n{row}", title="công tác năm 2024"))
    found = reading.documents[0].programme_items
    assert [item.content for item in found] == [
        "Ban hành Nghị quyết năm 2024.",
        "Tổng kết công tác xây dựng Đảng",
    ]
    assert {(item.month, item.unit) for item in found} == {(1, "Văn phòng")}
    assert reading.text[found[0].span.start : found[0].span.end] == "Ban hành Nghị quyết năm 2024."


def test_a_dash_within_the_words_is_no_bullet() -> None:
    (item,) = programme(
        f"{HEAD}\n1\tQuy hoạch nhiệm kỳ 2025 - 2030 của xã\tQuý I\tVăn phòng\t\t"
    ).programme_items
    assert item.content == "Quy hoạch nhiệm kỳ 2025 - 2030 của xã"


def test_rows_of_a_programme_are_no_tasks() -> None:
    assert programme(f"{HEAD}\n1\tSơ kết Nghị quyết số 05\tTháng 3\tBan Tổ chức\t\t").tasks == ()


def test_a_plan_over_months_is_a_programme_too() -> None:
    reading = plan(
        "Tháng\tNội dung\tĐơn vị thực hiện\n3\tPhát động tháng thanh niên\tHuyện đoàn\n4\tTết trồng cây\tHội"
    )
    assert [item.month for item in reading.programme_items] == [3, 4]
    assert reading.tasks == ()


AGENDA = (
    "TT\tThời gian\tNội dung\tThực hiện\n"
    "1\t7h30 - 8h00\tĐón tiếp đại biểu\tVăn phòng\n"
    "2\t8h00\tKhai mạc\tĐ/c Bí thư\n3\t10h00\tBế mạc\tĐ/c Bí thư"
)


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        ("CHƯƠNG TRÌNH", "Hội nghị tổng kết năm 2023", AGENDA),
        ("KẾ HOẠCH", "tổ chức hội nghị đối thoại năm 2024", AGENDA),
        (
            "KẾ HOẠCH",
            "cải cách hành chính năm 2024",
            "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
            "1\tRà soát\tVăn phòng\tQuý I\n2\tTập huấn\tPhòng Nội vụ\t30/6/2024",
        ),
        (
            "BÁO CÁO",
            "kết quả công tác năm 2023",
            "TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch\tThực hiện\n1\tSản lượng\ttấn\t1.200\t1.250",
        ),
        (
            "CHƯƠNG TRÌNH",
            "hành động thực hiện Nghị quyết số 57-NQ/TW",
            "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tXây dựng đề án\tSở Nội vụ\tQuý I/2025",
        ),
        (
            "KẾ HOẠCH",
            "tổ chức lớp bồi dưỡng năm 2024",
            "TT\tHọ và tên\tĐơn vị\tNội dung\n"
            "1\tNguyễn Văn A\tXã An\tHọc viên\n2\tLê Thị B\tXã Bình\tHọc viên",
        ),
        (
            "LỊCH CÔNG TÁC TUẦN",
            "Từ ngày 15/01/2024 đến ngày 21/01/2024",
            "Thứ, ngày\tBuổi\tNội dung\tChủ trì\nThứ Hai 15/01\tSáng\tGiao ban\tĐ/c Bí thư",
        ),
    ],
)
def test_other_tables_hold_no_programme(kind: str, title: str, body: str) -> None:
    assert document_of(paper(body, kind=kind, title=title)).programme_items == ()
