from __future__ import annotations

import pytest

from tests.vanban.facts.programmes import paper, plan, programme
from tests.vanban.reading_of import reading_of

TABLE = "Tháng\tNội dung\tCơ quan chuẩn bị\n1\tTổng kết năm 2023\tVăn phòng\n2\tGặp mặt đầu xuân\tVăn phòng\n"


@pytest.mark.parametrize(
    ("line", "every", "period", "content"),
    [
        (
            "- Hằng tháng: họp Ban Thường vụ vào tuần thứ ba.",
            "month",
            "Hằng tháng",
            "họp Ban Thường vụ vào tuần thứ ba.",
        ),
        ("- Hằng quý: họp Ban Chấp hành Đảng bộ.", "quarter", "Hằng quý", "họp Ban Chấp hành Đảng bộ."),
        ("- 6 tháng/lần: làm việc với Mặt trận.", "half-year", "6 tháng/lần", "làm việc với Mặt trận."),
        ("- Mỗi quý một lần: giao ban bí thư các xã.", "quarter", "Mỗi quý", "giao ban bí thư các xã."),
        (
            "- Thường trực tiếp công dân ngày 15 hằng tháng.",
            "month",
            "hằng tháng",
            "Thường trực tiếp công dân ngày 15 hằng tháng.",
        ),
        (
            "- Giải quyết đơn thư, khiếu nại, tố cáo khi cần thiết.",
            None,
            "khi cần thiết",
            "Giải quyết đơn thư, khiếu nại, tố cáo khi cần thiết.",
        ),
    ],
)
def test_the_lines_of_a_section_on_routine_work(
    line: str, every: str | None, period: str, content: str
) -> None:
    (found,) = programme(f"III. CÔNG VIỆC THƯỜNG XUYÊN\n{line}").recurring_items
    assert (found.every, found.period, found.content) == (every, period, content)


@pytest.mark.parametrize(
    ("line", "every", "period", "unit"),
    [
        (
            "- Định kỳ 6 tháng, Thường trực Huyện ủy làm việc với: (1) Đảng đoàn; (2) Mặt trận.",
            "half-year",
            "Định kỳ 6 tháng",
            "Thường trực Huyện ủy",
        ),
        (
            "- Định kỳ hằng quý, Thường trực Huyện ủy: (1) Làm việc với Ban Nội chính; (2) Dự họp HĐND.",
            "quarter",
            "Định kỳ hằng quý",
            "Thường trực Huyện ủy",
        ),
        (
            "- Thường trực Huyện ủy làm việc với các xã khi cần thiết.",
            None,
            "khi cần thiết",
            "Thường trực Huyện ủy",
        ),
        (
            "- Ban Thường vụ Huyện ủy thực hiện các cuộc kiểm tra theo Chương trình, kế hoạch năm 2024.",
            None,
            "theo Chương trình, kế hoạch năm 2024",
            "Ban Thường vụ Huyện ủy",
        ),
    ],
)
def test_bullets_behind_a_table(line: str, every: str | None, period: str, unit: str) -> None:
    (found,) = programme(f"II. NỘI DUNG\n{TABLE}{line}").recurring_items
    assert (found.every, found.period, found.unit) == (every, period, unit)


def test_the_span_is_the_line_without_its_bullet() -> None:
    text = paper("III. CÔNG VIỆC THƯỜNG XUYÊN\n- Hằng tháng: họp Ban Thường vụ.", title="công tác năm 2024")
    reading = reading_of(text)
    (found,) = reading.documents[0].recurring_items
    assert reading.text[found.span.start : found.span.end] == "Hằng tháng: họp Ban Thường vụ."


def test_the_name_of_the_section_is_no_work() -> None:
    body = f"II. NỘI DUNG\n{TABLE}* Nhiệm vụ thường xuyên\n- Hằng tháng: họp Ban Thường vụ vào tuần cuối."
    assert [item.every for item in programme(body).recurring_items] == ["month"]


@pytest.mark.parametrize(
    "body",
    [
        "I. NHIỆM VỤ TRỌNG TÂM\n- Thực hiện nghiêm quy định về tiếp công dân định kỳ của người đứng đầu.",
        "IV. TỔ CHỨC THỰC HIỆN\n1. Hằng tháng, Văn phòng Huyện ủy xây dựng chương trình công tác tháng.",
        f"II. NỘI DUNG\n{TABLE}Ngoài nhiệm vụ thường xuyên, khi có phát sinh, Thường trực sẽ điều chỉnh.",
        f"II. NỘI DUNG\n{TABLE}",
    ],
)
def test_other_lines_of_a_programme_do_not_recur(body: str) -> None:
    assert programme(body).recurring_items == ()


def test_a_plan_has_no_recurring_items_of_a_programme() -> None:
    assert plan("III. CHẾ ĐỘ BÁO CÁO\n- Hằng tháng: các xã báo cáo về Văn phòng.").recurring_items == ()
