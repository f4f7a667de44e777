"""The steps of a plan with their days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.facts.meeting_papers import plan
from vanban.facts.context import Context
from vanban.facts.milestones import read_milestones


def short(context: Context) -> list[tuple[str, str]]:
    """(what, when) of every milestone."""
    return [(one.what, one.at) for one in read_milestones(context)]


@pytest.mark.parametrize(
    "heading",
    [
        "V. TIẾN ĐỘ CHUẨN BỊ",
        "IV. LỘ TRÌNH THỰC HIỆN",
        "3. Các mốc thời gian",
        "2. Mốc thời gian cụ thể:",
        "III. KẾ HOẠCH TIẾN ĐỘ",
    ],
)
def test_every_heading_that_announces_steps(heading: str) -> None:
    assert short(plan(f"{heading}\n- Trước ngày 15/6/2024: xong dự thảo.")) == [
        ("xong dự thảo", "2024-06-15")
    ]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("Tháng 6/2024: thành lập Ban Tổ chức.", ("thành lập Ban Tổ chức", "2024-06-30")),
        ("Ngày 10/5: hội nghị góp ý văn kiện.", ("hội nghị góp ý văn kiện", "2024-05-10")),
        ("Từ ngày 03/6 đến ngày 07/6/2024: thẩm định.", ("thẩm định", "2024-06-07")),
        ("Chậm nhất 16 giờ 30 ngày 12/6/2024: chốt danh sách.", ("chốt danh sách", "2024-06-12T16:30")),
        ("Trước ngày 20/6/2024, phát hành giấy triệu tập.", ("phát hành giấy triệu tập", "2024-06-20")),
        (
            "Hoàn thành dự thảo báo cáo trước ngày 05/6/2024.",
            ("Hoàn thành dự thảo báo cáo trước", "2024-06-05"),
        ),
        ("Trong quý II/2024: khảo sát cơ sở.", ("khảo sát cơ sở", "2024-06-30")),
    ],
)
def test_the_day_of_a_step(step: str, expected: tuple[str, str]) -> None:
    assert short(plan(f"V. TIẾN ĐỘ\n1. {step}")) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "V. TIẾN ĐỘ\n1. Ban Tổ chức theo dõi, đôn đốc thường xuyên.",
        "V. PHÂN CÔNG\n1. Trước ngày 15/6/2024: Văn phòng xong dự thảo.",
        "V. TIẾN ĐỘ\n1. Thực hiện Kế hoạch số 12-KH/TU, ngày 05/6/2024 của Tỉnh ủy.",
        "V. TIẾN ĐỘ\n1. Nội dung.\nVI. MỤC ĐÍCH\n1. Ngày 10/5/2024: một.",
    ],
)
def test_no_step(body: str) -> None:
    assert short(plan(body)) == []


def test_rows_of_a_table_and_a_step_told_once() -> None:
    table = "V. TIẾN ĐỘ\nTT\tNội dung\tThời gian\n1\tDuyệt văn kiện\t12/6/2024\n2\tIn tài liệu\tTháng 7/2024"
    assert short(plan(table)) == [("Duyệt văn kiện", "2024-06-12"), ("In tài liệu", "2024-07-31")]
    registered = "V. TIẾN ĐỘ\n1. Gửi danh sách đại biểu về Văn phòng trước ngày 12/6/2024."
    assert short(plan(registered)) == [("Gửi danh sách đại biểu", "2024-06-12")]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=6, unique=True))
def test_as_many_steps_as_days_in_their_order(days: list[int]) -> None:
    dates = [date(2024, 5, 10) + timedelta(day) for day in days]
    steps = "\n".join(f"- Trước ngày {day:%d/%m/%Y}: xong việc thứ {at}." for at, day in enumerate(dates))
    assert [at for _, at in short(plan(f"V. TIẾN ĐỘ CHUẨN BỊ\n{steps}"))] == [f"{day}" for day in dates]
