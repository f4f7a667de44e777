from __future__ import annotations

from datetime import date

import pytest

from tests.vanban.facts.programmes import paper, plan
from tests.vanban.reading_of import context_of, document_of, reading_of
from tests.vanban.stages.laid_out import stacked
from vanban.answers import Task
from vanban.facts.deadlines import Calendar
from vanban.facts.task_tables import column_deadline, read_task_rows
from vanban.model import Span
from vanban.stages.tables import Cell

CALENDAR = Calendar(2025, date(2025, 8, 28))
HEAD = "TT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm"


def tasks(
    body: str, title: str = "chuyển đổi số năm 2024", issued: str = "ngày 28 tháng 12 năm 2023"
) -> tuple[Task, ...]:
    return read_task_rows(context_of(paper(body, kind="KẾ HOẠCH", title=title, issued=issued)))


@pytest.mark.parametrize(
    ("words", "due", "operator"),
    [
        ("15/9/2025", "2025-09-15", "by"),
        ("30/11", "2025-11-30", "by"),
        ("Ngày 15 tháng 9 năm 2025", "2025-09-15", "by"),
        ("Trước 25/12/2025", "2025-12-25", "before"),
        ("Trước ngày 20/9/2025", "2025-09-20", "before"),
        ("Chậm nhất ngày 15/10/2025", "2025-10-15", "by"),
        ("16h00 ngày 20/9/2025", "2025-09-20T16:00", "by"),
        ("Từ 01/9 - 15/9/2025", "2025-09-15", "within"),
        ("Quý IV/2025", "2025-12-31", "by"),
        ("Quý III, IV", "2025-12-31", "by"),
        ("Q.II", "2026-06-30", "by"),
        ("Tháng 10/2025", "2025-10-31", "by"),
        ("Tháng 9, 10/2025", "2025-10-31", "by"),
        ("10/2025", "2025-10-31", "by"),
        ("T12", "2025-12-31", "by"),
        ("Tuần 3 tháng 9", "2025-09-30", "by"),
        ("Cuối tháng 9/2025", "2025-09-30", "by"),
        ("6 tháng cuối năm", "2025-12-31", "by"),
        ("Trong năm", "2025-12-31", "by"),
        ("Năm 2026", "2026-12-31", "by"),
        ("Từ quý III/2025 đến quý I/2026", "2026-03-31", "by"),
        ("Từ tháng 9/2025", None, "after"),
        ("Sau khi có hướng dẫn", None, "after"),
        ("Thường xuyên", None, None),
        ("Theo kế hoạch", None, None),
    ],
)
def test_what_a_cell_of_times_says(words: str, due: str | None, operator: str | None) -> None:
    deadline = column_deadline(Cell(words, Span(7, 7 + len(words))), CALENDAR)
    assert (deadline.due, deadline.operator) == (due, operator)
    assert deadline.text == words
    assert deadline.span == Span(7, 7 + len(words))


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("Hằng tháng", "month"),
        ("Hằng tháng báo cáo", "month"),
        ("Định kỳ hằng quý", "quarter"),
        ("6 tháng/lần", "half-year"),
    ],
)
def test_a_cell_that_says_how_often(words: str, every: str) -> None:
    deadline = column_deadline(Cell(words, Span(0, len(words))), CALENDAR)
    assert (deadline.every, deadline.due) == (every, None)


def test_days_counted_from_an_event() -> None:
    words = "05 ngày kể từ ngày ban hành"
    deadline = column_deadline(Cell(words, Span(0, len(words))), CALENDAR)
    assert (deadline.due, deadline.offset, deadline.unit) == (None, 5, "day")


def test_one_row_one_task_with_all_it_says() -> None:
    (task,) = tasks(
        f"II. NHIỆM VỤ\n{HEAD}\n"
        "1\tTập huấn kỹ năng số\tPhòng Văn hóa\tTrung tâm Viễn thông\t30/6/2024\tLớp tập huấn"
    )
    assert (task.assignee, task.action) == ("Phòng Văn hóa", "Tập huấn kỹ năng số")
    assert (task.coordination, task.product) == ("Trung tâm Viễn thông", "Lớp tập huấn")
    assert task.deadline is not None
    assert task.deadline.due == "2024-06-30"
    assert (task.section, task.doubt, task.report_to) == ("II", "", None)


def test_the_span_is_the_row_and_the_deadline_is_in_it() -> None:
    row = "1\tTập huấn kỹ năng số\tPhòng Văn hóa\t\t30/6/2024\tLớp học"
    reading = reading_of(paper(f"{HEAD}\n{row}", kind="KẾ HOẠCH", title="chuyển đổi số năm 2024"))
    (task,) = reading.documents[0].tasks
    assert reading.text[task.span.start : task.span.end] == row
    assert task.deadline is not None
    assert reading.text[task.deadline.span.start : task.deadline.span.end] == "30/6/2024"
    assert task.deadline.span.within(task.span)


def test_merged_cells_come_from_the_row_above_with_a_doubt() -> None:
    first, second = tasks(
        f"{HEAD}\n1\tTập huấn\tPhòng Văn hóa\t\t30/6/2024\t\n2\tTruyền thông\t\t\t\tTin bài"
    )
    assert first.doubt == ""
    assert second.assignee == "Phòng Văn hóa"
    assert "để trống" in second.doubt
    assert second.deadline is not None
    assert second.deadline.due == "2024-06-30"
    assert "để trống" in second.deadline.doubt


def test_of_a_former_time_and_a_new_one_the_new_one_counts() -> None:
    table = (
        "STT\tDự án chậm quyết toán\tChủ đầu tư\tHạn theo quy định\tHạn gia hạn\n"
        "1\tCầu Suối Đục\tUBND xã Lương Tài\t15/7/2024\t25/9/2024\n"
        "2\tNhà văn hóa thôn 4\tUBND xã Phú Nhuận\t31/5/2024\t15/9/2024"
    )
    said = [(t.action, t.assignee, t.deadline and t.deadline.due) for t in tasks(table)]
    assert said == [
        ("Cầu Suối Đục", "UBND xã Lương Tài", "2024-09-25"),
        ("Nhà văn hóa thôn 4", "UBND xã Phú Nhuận", "2024-09-15"),
    ]


def test_a_group_named_for_an_office_gives_its_rows_their_assignee() -> None:
    head = "TT\tNội dung\tNgười thực hiện\tThời gian"
    first, second = tasks(
        f"{head}\nI\tPhòng Kinh tế\n1\tSửa chợ\t\tQuý I\nII\tCông an xã\n2\tCấp thẻ\t\tQuý II"
    )
    assert (first.assignee, second.assignee) == ("Phòng Kinh tế", "Công an xã")
    assert "nhóm" in first.doubt


def test_what_was_merged_does_not_pass_a_group() -> None:
    head = "TT\tNội dung\tNgười thực hiện\tThời gian"
    rows = (
        "I\tCÔNG TÁC CÁN BỘ\n1\tRà soát\tBan Tổ chức\tQuý I\nII\tCÔNG TÁC DÂN VẬN\n2\tTổ chức đối thoại\t\t"
    )
    _, second = tasks(f"{head}\n{rows}")
    assert (second.assignee, second.deadline) == (None, None)


@pytest.mark.parametrize("blank", ["-", "...", "/", "Không"])
def test_a_dash_is_a_blank(blank: str) -> None:
    (task,) = tasks(f"{HEAD}\n1\tTập huấn\tPhòng Văn hóa\t{blank}\t{blank}\t{blank}")
    assert (task.coordination, task.deadline, task.product) == (None, None, None)


def test_without_a_column_for_it_the_deadline_is_in_the_words() -> None:
    (task,) = tasks(
        "TT\tĐơn vị\tNội dung chuẩn bị\n1\tCông an xã\tBáo cáo tình hình, gửi trước ngày 05/3/2024"
    )
    assert task.assignee == "Công an xã"
    assert task.deadline is not None
    assert task.deadline.due == "2024-03-05"


def test_a_stacked_table_of_tasks() -> None:
    rows = [
        (
            "1",
            "Ban hành Quyết định kiện toàn Tổ công nghệ số cộng đồng",
            "Phòng Văn hóa - Xã hội",
            "Các thôn",
            "15/9/2024",
        ),
        (
            "2",
            "Số hóa sổ hộ tịch giai đoạn trước 2015",
            "Văn phòng HĐND và UBND",
            "Công an xã",
            "Quý IV/2024",
        ),
        ("3", "Vận hành phòng họp không giấy", "Văn phòng HĐND và UBND", "Các phòng", "Từ tháng 9/2024"),
    ]
    header = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
    lines = stacked(header, rows, [6, 38, 18, 18, 12], every=2)
    found = plan("\n".join(["II. NHIỆM VỤ", *lines, "III. TỔ CHỨC THỰC HIỆN"])).tasks
    assert [(task.action, task.assignee, task.coordination) for task in found] == [row[1:4] for row in rows]
    assert [task.deadline and task.deadline.due for task in found] == ["2024-09-15", "2024-12-31", None]


def test_an_annex_behind_the_signature_assigns_too() -> None:
    annex = f"PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n{HEAD}\n1\tSửa chợ\tPhòng Kinh tế\t\tQuý II\t"
    text = (
        paper("I. MỤC ĐÍCH\n- Nâng cao chất lượng.", kind="KẾ HOẠCH", title="xây dựng chợ năm 2024") + annex
    )
    found = [task for document in reading_of(text).documents for task in document.tasks]
    assert [(task.action, task.assignee) for task in found] == [("Sửa chợ", "Phòng Kinh tế")]


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        (
            "CHƯƠNG TRÌNH",
            "Hội nghị đối thoại",
            "TT\tNội dung\tĐiều hành\n"
            "1\tỔn định tổ chức\tVăn phòng\n2\tKhai mạc\tĐ/c Bí thư\n3\tĐối thoại\tChủ trì",
        ),
        (
            "BÁO CÁO",
            "tình hình thực hiện nhiệm vụ",
            f"{HEAD}\n1\tTập huấn\tPhòng Văn hóa\t\t30/6/2024\tĐã xong",
        ),
        (
            "CÔNG VĂN",
            "về việc đôn đốc",
            "DANH SÁCH NHIỆM VỤ QUÁ HẠN\nSTT\tCơ quan\tNhiệm vụ\tThời hạn giao\n"
            "1\tPhòng Kinh tế\tSửa chợ\t15/4/2024",
        ),
        (
            "KẾ HOẠCH",
            "giám sát năm 2024",
            "TT\tThời gian\tNội dung\tĐịa điểm\tChủ trì\n"
            "1\t05/3/2024\tLàm việc với UBND xã\tTrụ sở\tĐ/c Phó Bí thư",
        ),
        (
            "KẾ HOẠCH",
            "kiểm tra năm 2024",
            "MẪU SỐ 1\nTT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian\n1\t........\t........\t.......",
        ),
    ],
)
def test_other_tables_assign_nothing(kind: str, title: str, body: str) -> None:
    assert document_of(paper(body, kind=kind, title=title)).tasks == ()


@pytest.mark.parametrize(
    ("times", "dues"),
    [
        (("Quý I", "Quý II", "Quý III"), ["2024-03-31", "2024-06-30", "2024-09-30"]),
        (("Quý III", "Quý IV", "Quý I"), ["2024-09-30", "2024-12-31", "2025-03-31"]),
        (("Quý I", "Quý I", "Quý I"), ["2025-03-31", "2025-03-31", "2025-03-31"]),
    ],
)
def test_rows_that_run_through_the_year_of_issue_are_of_that_year(
    times: tuple[str, str, str], dues: list[str]
) -> None:
    rows = "\n".join(
        f"{at}\tRà soát hồ sơ đợt {at}\tSở Nội vụ\t\t{time}\t" for at, time in enumerate(times, 1)
    )
    found = tasks(f"{HEAD}\n{rows}", title="chuyển đổi số", issued="ngày 06 tháng 5 năm 2024")
    assert [task.deadline and task.deadline.due for task in found] == dues
    assert all(
        bool(task.deadline and task.deadline.doubt) == (time == "Quý I")
        for task, time in zip(found, times, strict=True)
    )


def test_the_line_above_a_table_is_not_read_on_from_its_last_heading() -> None:
    """ "Kết quả" and "Thực hiện Hướng dẫn ..." are not "kết quả thực hiện", a table of what was done."""
    read = document_of(
        "ĐẢNG ỦY XÃ NGỌC LÂM\n*\nSố 11-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nNgọc Lâm, ngày 04 tháng 9 năm 2025\n"
        "KẾ HOẠCH\nchuẩn hóa dữ liệu đảng viên\n-----\nThực hiện Hướng dẫn số 15-HD/BTCTU, Đảng ủy đề ra:\n"
        "Nội dung\tNgười thực hiện\tThời gian\tKết quả\n"
        "Phát phiếu bổ sung lý lịch\tCác chi bộ\tTrước 08/9/2025\tPhiếu\n"
        "Báo cáo Ban Tổ chức Tỉnh ủy\tVăn phòng Đảng ủy\t30/9/2025\tBáo cáo\n"
    )
    assert [(task.assignee, task.deadline and task.deadline.due) for task in read.tasks] == [
        ("Các chi bộ", "2025-09-08"),
        ("Văn phòng Đảng ủy", "2025-09-30"),
    ]
