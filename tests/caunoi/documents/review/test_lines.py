"""The one line a fact is known by."""

from __future__ import annotations

import pytest

from caunoi.documents.review_fields import KINDS, Json
from caunoi.documents.review_lines import NOTHING, day_month_year, line_of


def details(kind: str, value: Json) -> dict[str, str]:
    return {detail.label: detail.text for detail in line_of(kind, value).details}


def test_header_values_read_as_an_official_writes_them() -> None:
    assert line_of("issue_date", "2023-03-01").head == "01/03/2023"
    assert line_of("number", 152).head == "152"
    assert line_of("system", "party").head == "Đảng"
    assert line_of("title", None).head == NOTHING


def test_a_task_says_what_who_and_when() -> None:
    task: Json = {
        "assignee": "Các huyện, thành, thị ủy",
        "action": "Tổng hợp báo cáo",
        "report_to": "Văn phòng Tỉnh ủy",
        "section": "III.1",
        "deadline": {"text": "trước ngày 09/3/2023", "due": "2023-03-09", "operator": "before"},
    }
    line = line_of("tasks", task)
    assert line.head == "Tổng hợp báo cáo"
    assert details("tasks", task) == {
        "Chủ trì": "Các huyện, thành, thị ủy",
        "Hạn": "trước 09/03/2023",
        "Báo cáo": "Văn phòng Tỉnh ủy",
        "Mục": "III.1",
    }
    assert line.sentence.startswith(
        "Tổng hợp báo cáo; chủ trì: Các huyện, thành, thị ủy; hạn: trước 09/03/2023"
    )


def test_a_meeting_says_when_it_is_and_that_it_is_tentative() -> None:
    meeting: Json = {
        "name": None,
        "date": "2023-03-22",
        "time": "07:30",
        "place": "Hội trường",
        "tentative": True,
    }
    assert line_of("meetings", meeting).head == "07:30 22/03/2023"
    assert details("meetings", meeting)["Thời gian"] == "07:30 22/03/2023 (dự kiến)"
    long: Json = {"name": "Hội nghị", "date": "2023-07-21", "date_to": "2023-07-22", "online": True}
    assert details("meetings", long) == {"Thời gian": "21/07/2023 – 22/07/2023", "Hình thức": "trực tuyến"}


@pytest.mark.parametrize(
    ("quota", "head"),
    [
        ({"unit": "mỗi thôn", "what": "người", "count": 5}, "mỗi thôn: 5 người"),
        (
            {"unit": "Hội nghị", "what": "đại biểu", "min": 120, "max": 150},
            "Hội nghị: từ 120 đến 150 đại biểu",
        ),
        ({"unit": "mỗi xã", "what": "ý kiến", "min": 2}, "mỗi xã: ít nhất 2 ý kiến"),
        ({"unit": "mỗi xã", "what": "ý kiến", "max": 2}, "mỗi xã: tối đa 2 ý kiến"),
    ],
)
def test_a_quota_is_a_number_or_a_range(quota: Json, head: str) -> None:
    assert line_of("quotas", quota).head == head


@pytest.mark.parametrize(
    ("item", "when"),
    [
        ({"content": "Sơ kết", "month": 6, "year": 2023}, "tháng 6/2023"),
        ({"content": "Sơ kết", "quarter": 2, "year": 2023}, "quý 2/2023"),
        ({"content": "Sơ kết", "month": 6}, "tháng 6"),
        ({"content": "Sơ kết", "period": "giai đoạn 1", "year": 2023}, "giai đoạn 1"),
    ],
)
def test_a_programme_item_says_its_period(item: Json, when: str) -> None:
    assert details("programme_items", item)["Thời gian"] == when


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_an_empty_record_of_any_kind_still_has_a_line(kind: str) -> None:
    assert line_of(kind, {}).head


def test_a_kind_from_a_later_contract_is_shown_rather_than_lost() -> None:
    assert line_of("vehicles", {"plate": "38A-000.12", "driver": "Đ/c Nam"}).head == "38A-000.12 Đ/c Nam"


def test_only_iso_dates_are_turned_round() -> None:
    assert day_month_year("2022-01-17T16:00") == "16:00 17/01/2022"
    assert day_month_year("quý I") == "quý I"
