"""The one line a fact is known by."""

from __future__ import annotations

import pytest

from caunoi.documents.review_fields import KINDS, Json
from caunoi.documents.review_lines import NOTHING, FactLine, change_of, day_month_year, line_of, name_of


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


def task(**parts: Json) -> FactLine:
    return line_of("tasks", {"action": "Báo cáo", "assignee": "Xã Bến Thượng", **parts})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (task(), task(), ""),
        (task(), task(action="Gửi báo cáo"), "nội dung từ “Báo cáo” thành “Gửi báo cáo”"),
        (
            task(),
            task(assignee="Xã Cửa Sót"),
            "chủ trì từ “Xã Bến Thượng” thành “Xã Cửa Sót”",
        ),
        (task(), task(assignee=None), "bỏ chủ trì “Xã Bến Thượng”"),
        (
            task(product="Báo cáo"),
            task(deadline={"due": "2023-03-09", "operator": "before"}),
            "bỏ sản phẩm “Báo cáo”; thêm hạn “trước 09/03/2023”",
        ),
    ],
)
def test_a_correction_is_told_part_by_part(before: FactLine, after: FactLine, said: str) -> None:
    assert change_of(before, after) == said


def test_a_long_line_is_cut_where_it_is_only_named() -> None:
    line = line_of("tasks", {"action": "Tổng hợp ý kiến " * 40})
    assert len(name_of(line)) <= 160
    assert name_of(line).endswith("…")
    assert name_of(line_of("number", 152)) == "152"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ({}, ""),
        ({"due": "2023-03-09", "operator": "by"}, "chậm nhất 09/03/2023"),
        ({"due": "2023-03-09", "operator": "on"}, "vào 09/03/2023"),
        ({"due": "2023-03-09", "operator": "weird"}, "09/03/2023"),
        ({"every": "week"}, "hằng tuần"),
        ({"every": "fortnight"}, "fortnight"),
        ({"offset": 10, "unit": "day", "anchor": "ngày họp"}, "10 ngày sau ngày họp"),
        ({"offset": 2, "unit": "month", "operator": "within"}, "trong vòng 2 tháng"),
        ({"anchor": "khi có giấy mời"}, "khi có giấy mời"),
        ({"text": "kịp thời"}, "kịp thời"),
    ],
)
def test_every_deadline_is_said_in_words(deadline: Json, words: str) -> None:
    assert {d.label: d.text for d in task(deadline=deadline).details}.get("Hạn", "") == words


@pytest.mark.parametrize(
    ("kind", "value", "head", "small"),
    [
        (
            "signature",
            {
                "authority": "T/L",
                "for": "BAN THƯỜNG VỤ",
                "role": "CHÁNH VĂN PHÒNG",
                "name": "Trịnh Hoàng Long",
            },
            "Trịnh Hoàng Long",
            {"Chức vụ": "CHÁNH VĂN PHÒNG", "Đề ký": "T/L BAN THƯỜNG VỤ"},
        ),
        (
            "agenda",
            {"no": "2", "start": "07:30", "content": "Khai mạc", "lead": "Đ/c Bí thư"},
            "Khai mạc",
            {"Bắt đầu": "07:30", "Thực hiện": "Đ/c Bí thư", "Thứ tự": "2"},
        ),
        (
            "bridge_points",
            {
                "level": "xã",
                "place": "Trụ sở",
                "chair": None,
                "plural": True,
                "participants": ["Bí thư", "Chủ tịch"],
            },
            "Trụ sở",
            {"Cấp": "cấp xã", "Số điểm": "nhiều điểm cầu", "Thành phần": "Bí thư; Chủ tịch"},
        ),
        (
            "milestones",
            {"what": "Thử đường truyền", "at": "2022-01-18T15:00"},
            "Thử đường truyền",
            {"Thời điểm": "15:00 18/01/2022"},
        ),
        ("topics", {"no": "a", "content": "Đất đai"}, "Đất đai", {"Thứ tự": "a"}),
        ("participants", {"group": "Cấp xã", "text": "Bí thư chi bộ"}, "Bí thư chi bộ", {"Nhóm": "Cấp xã"}),
        (
            "recurring_items",
            {
                "every": None,
                "period": "khi cần thiết",
                "content": "Làm việc với cơ sở",
                "unit": "Thường trực",
            },
            "Làm việc với cơ sở",
            {"Lặp lại": "khi cần thiết", "Cơ quan": "Thường trực"},
        ),
        ("recipients", {"text": "Như trên", "note": "b/c"}, "Như trên", {"Ghi chú": "b/c"}),
        (
            "legal_basis",
            {"text": "Căn cứ Đề án số 07-ĐA/TU", "cites": "07-ĐA/TU"},
            "Căn cứ Đề án số 07-ĐA/TU",
            {"Viện dẫn": "07-ĐA/TU"},
        ),
        (
            "contacts",
            {"name": None, "role": None, "phone": "0900.000.214"},
            "0900.000.214",
            {"Điện thoại": "0900.000.214"},
        ),
    ],
)
def test_each_kind_of_record_has_its_line(kind: str, value: Json, head: str, small: dict[str, str]) -> None:
    assert line_of(kind, value).head == head
    assert details(kind, value) == small
