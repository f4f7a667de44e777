from __future__ import annotations

import pytest

from tests.vanban.facts.test_task_zones import PLAN
from tests.vanban.reading_of import document_of
from vanban.answers import Task


def tasks_of(body: str) -> tuple[Task, ...]:
    """The tasks of a plan with this body."""
    return document_of(PLAN.format(body="II. NHIỆM VỤ\n" + body)).tasks


@pytest.mark.parametrize(
    "body",
    [
        "a) Rà soát văn bản quy phạm pháp luật\n- Đơn vị chủ trì: Phòng Tư pháp.\n"
        "- Đơn vị phối hợp: Các phòng liên quan.\n- Thời gian hoàn thành: Quý III/2024.",
        "1. Rà soát văn bản quy phạm pháp luật\n- Cơ quan chủ trì thực hiện: Phòng Tư pháp\n"
        "- Phối hợp: Các phòng liên quan\n- Thời hạn hoàn thành: 30/9/2024",
        "- Rà soát văn bản quy phạm pháp luật. Đơn vị chủ trì: Phòng Tư pháp; đơn vị phối hợp: Các phòng "
        "liên quan; "
        "thời gian hoàn thành: trước 30/9/2024.",
        "- Rà soát văn bản quy phạm pháp luật (Cơ quan chủ trì: Phòng Tư pháp; phối hợp: Các phòng liên "
        "quan; "
        "thời gian: trước 30/9/2024).",
    ],
)
def test_a_duty_with_its_fields(body: str) -> None:
    (task,) = tasks_of(body)
    assert task.assignee == "Phòng Tư pháp"
    assert task.action.startswith("Rà soát văn bản quy phạm pháp luật")
    assert task.coordination == "Các phòng liên quan"
    assert task.deadline is not None
    assert task.deadline.due == "2024-09-30"


def test_bullets_beside_the_fields_are_a_duty_each() -> None:
    body = (
        "1. Tuyên truyền\n- Xây dựng chuyên mục trên đài xã.\n- Biên soạn tài liệu hỏi đáp.\n"
        "- Đơn vị thực hiện: Phòng Văn hóa - Xã hội.\n- Thời gian: trước ngày 30/6/2024."
    )
    found = tasks_of(body)
    assert [task.action for task in found] == [
        "Xây dựng chuyên mục trên đài xã",
        "Biên soạn tài liệu hỏi đáp",
    ]
    assert {task.assignee for task in found} == {"Phòng Văn hóa - Xã hội"}
    assert {task.deadline.due for task in found if task.deadline} == {"2024-06-30"}


def test_the_product_is_kept() -> None:
    body = "a) Kiểm tra công vụ tại 03 đơn vị\n- Đơn vị chủ trì: Phòng Nội vụ\n- Sản phẩm: Kết luận kiểm tra"
    (task,) = tasks_of(body)
    assert task.product == "Kết luận kiểm tra"
    assert task.deadline is None


@pytest.mark.parametrize(
    "body",
    [
        "1. Họp Hội đồng bồi thường\n- Thời gian: 08 giờ ngày 11/3/2024.\n- Địa điểm: Tầng 4.\n- Chủ trì: "
        "Văn phòng.",
        "1. Chủ trì: Đồng chí Bí thư Đảng ủy.",
        "1. Chủ trì: Đ/c Chủ tịch UBND xã.\n2. Số lượng: 120 đại biểu.",
    ],
)
def test_a_meeting_is_no_duty(body: str) -> None:
    assert tasks_of(body) == ()


def test_spans_of_fields() -> None:
    text = PLAN.format(
        body="II. NHIỆM VỤ\na) Kiểm tra công vụ\n- Đơn vị chủ trì: Phòng Nội vụ\n- Hạn: 30/9/2024"
    )
    document = document_of(text)
    (task,) = document.tasks
    assert task.deadline is not None
    assert task.deadline.span.start > task.span.end


def test_what_a_line_says_of_the_content_is_no_duty_of_its_own() -> None:
    (task,) = tasks_of(
        "1. Tổ chức hội nghị quán triệt Kết luận\n- Nội dung: Quán triệt Kết luận đến toàn thể đảng viên.\n"
        "- Chủ trì: Văn phòng Đảng ủy.\n- Thời gian hoàn thành: Trước ngày 25/6/2024."
    )
    assert (task.assignee, task.action) == ("Văn phòng Đảng ủy", "Tổ chức hội nghị quán triệt Kết luận")
    assert task.deadline is not None
    assert task.deadline.due == "2024-06-25"
