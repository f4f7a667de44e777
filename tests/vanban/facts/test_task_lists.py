from __future__ import annotations

import pytest

from tests.vanban.facts.test_task_zones import PLAN
from tests.vanban.reading_of import document_of


def duties(body: str, kind: str = "KẾ HOẠCH") -> list[tuple[str | None, str]]:
    """(who, what) of every task of a paper with this body."""
    text = PLAN.format(body=body).replace("KẾ HOẠCH", kind)
    return [(task.assignee, task.action) for task in document_of(text).tasks]


def test_offices_in_lines_of_their_own_head_what_follows() -> None:
    body = (
        "II. TỔ CHỨC THỰC HIỆN\nVăn phòng Đảng ủy\n- Tham mưu giấy mời.\n- Chuẩn bị hội trường.\n"
        "Đoàn Thanh niên xã\nLựa chọn đại biểu dự Hội nghị.\nỦy ban nhân dân xã\n- Bố trí kinh phí."
    )
    assert duties(body) == [
        ("Văn phòng Đảng ủy", "Tham mưu giấy mời"),
        ("Văn phòng Đảng ủy", "Chuẩn bị hội trường"),
        ("Đoàn Thanh niên xã", "Lựa chọn đại biểu dự Hội nghị"),
        ("Ủy ban nhân dân xã", "Bố trí kinh phí"),
    ]


def test_points_counted_in_words() -> None:
    body = (
        "Ban Thường vụ Đảng ủy yêu cầu:\nMột là, Ban Xây dựng Đảng soạn đề cương tuyên truyền.\n"
        "Hai là, Chi ủy các chi bộ thôn:\n- Họp chi bộ chuyên đề.\n- Không để xảy ra sai sót."
    )
    assert duties(body, "THÔNG BÁO") == [
        ("Ban Xây dựng Đảng", "soạn đề cương tuyên truyền"),
        ("Chi ủy các chi bộ thôn", "Họp chi bộ chuyên đề"),
        ("Chi ủy các chi bộ thôn", "Không để xảy ra sai sót"),
    ]


def test_duties_behind_a_list_of_guests() -> None:
    body = (
        "Đảng ủy xã trân trọng kính mời:\n1. Các đồng chí Đảng ủy viên.\n2. Trưởng các thôn theo dõi, ghi "
        "chép.\n"
        "3. Phân công chuẩn bị\n- Văn phòng Đảng ủy: gửi tài liệu trước ngày 12/3/2024."
    )
    assert duties(body, "GIẤY MỜI") == [("Văn phòng Đảng ủy", "gửi tài liệu trước ngày 12/3/2024")]


def test_an_agenda_behind_a_colon_assigns_nothing() -> None:
    body = "Chương trình:\n1. Văn phòng Đảng ủy báo cáo kết quả.\n2. Cơ quan soạn thảo tiếp thu, giải trình."
    assert duties(body, "GIẤY MỜI") == []


def test_what_is_passed_on_within_a_sentence_stays_with_its_office() -> None:
    body = (
        "Giao Đảng ủy UBND xã sửa chữa cầu treo trước ngày 30/4/2024; đồng thời chỉ đạo Trạm Y tế "
        "bổ sung thuốc trong quý II/2024."
    )
    found = document_of(PLAN.format(body=body).replace("KẾ HOẠCH", "THÔNG BÁO")).tasks
    assert {task.assignee for task in found} == {"Đảng ủy UBND xã"}
    assert [task.deadline.due for task in found if task.deadline] == ["2024-04-30", "2024-06-30"]


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        (
            "1. Giao Văn phòng Đảng ủy: (1) Rà soát danh sách; (2) Báo cáo Thường trực.",
            ["Rà soát danh sách", "Báo cáo Thường trực"],
        ),
        (
            "1. Giao Văn phòng Đảng ủy: - Rà soát danh sách. - Báo cáo Thường trực.",
            ["Rà soát danh sách", "Báo cáo Thường trực"],
        ),
        (
            "1. Giao Văn phòng Đảng ủy rà soát danh sách trước ngày 10/3/2024; báo cáo Thường trực trước "
            "ngày 15/3/2024.",
            ["rà soát danh sách trước ngày 10/3/2024", "báo cáo Thường trực trước ngày 15/3/2024"],
        ),
    ],
)
def test_a_paragraph_of_several_duties(body: str, actions: list[str]) -> None:
    assert [action for _, action in duties("II. TỔ CHỨC THỰC HIỆN\n" + body)] == actions


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("- Thời gian hoàn thành: trước ngày 25/3/2024.", "2024-03-25"),
        ("- Thời hạn: 25/3/2024", "2024-03-25"),
        ("- Thời gian: 08 giờ ngày 25/3/2024 tại Hội trường.", None),
    ],
)
def test_a_line_of_time_belongs_to_the_duties_above(line: str, due: str | None) -> None:
    body = f"II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Đảng ủy:\n- Chuẩn bị hội trường.\n- In tài liệu.\n{line}"
    found = document_of(PLAN.format(body=body)).tasks
    assert [task.deadline.due if task.deadline else None for task in found[:2]] == [due, due]


def test_an_office_that_has_a_list_of_its_own_does_not_end_the_list_it_is_in() -> None:
    body = (
        "Để tăng cường công tác này, Ban Thường vụ yêu cầu các cấp ủy thực hiện tốt các nhiệm vụ sau:\n"
        "1. Đảng ủy UBND xã lãnh đạo, chỉ đạo:\n- Yêu cầu các thôn cắm biển cảnh báo trước ngày 30/10/2024.\n"
        "2. Mặt trận Tổ quốc xã vận động các gia đình ký cam kết.\n"
        "3. Ban Xây dựng Đảng lãnh đạo giám sát việc thực hiện chính sách."
    )
    assert duties(body, "CHỈ THỊ") == [
        ("Đảng ủy UBND xã", "Yêu cầu các thôn cắm biển cảnh báo trước ngày 30/10/2024"),
        ("Mặt trận Tổ quốc xã", "vận động các gia đình ký cam kết"),
        ("Ban Xây dựng Đảng", "lãnh đạo giám sát việc thực hiện chính sách"),
    ]


def test_a_section_about_results_tells_what_was_done() -> None:
    body = (
        "## **I. VỀ KẾT QUẢ THÁNG 9**\nHội Phụ nữ xã đã tổ chức tốt ngày hội; Đoàn Thanh niên xã triển khai "
        "Đề án 06.\n## II. NHIỆM VỤ THÁNG 10\n1. Đoàn Thanh niên xã rà soát thanh niên nhập ngũ."
    )
    assert duties(body, "THÔNG BÁO") == [("Đoàn Thanh niên xã", "rà soát thanh niên nhập ngũ")]


def test_a_heading_without_a_number_assigns() -> None:
    body = "Tổ chức thực hiện\n- Văn phòng Đảng ủy chuẩn bị tài liệu.\n- Công an xã giữ gìn trật tự."
    assert duties(f"I. NỘI DUNG\n- Ôn lại truyền thống.\n{body}") == [
        ("Văn phòng Đảng ủy", "chuẩn bị tài liệu"),
        ("Công an xã", "giữ gìn trật tự"),
    ]


@pytest.mark.parametrize(
    "heading", ["II. CÁC BƯỚC TIẾN HÀNH\nBước 1: Chuẩn bị", "II. CÁC BƯỚC TIẾN HÀNH", "1. Giai đoạn 1:"]
)
def test_under_the_steps_of_a_plan_each_office_has_its_part(heading: str) -> None:
    body = f"{heading}\n- Tổ công tác nghiệm thu, lập biên bản.\n- Nâng cao chất lượng dữ liệu."
    assert duties(body) == [("Tổ công tác", "nghiệm thu, lập biên bản")]


def test_what_is_agreed_to_is_no_duty() -> None:
    body = (
        "Thường trực Đảng ủy có ý kiến như sau:\n- Thống nhất tạm dừng hoạt động cơ sở tái chế.\n"
        "- Nhất trí bổ sung 02 ủy viên.\n- Đảng ủy UBND xã chỉ đạo kiểm tra."
    )
    assert duties(body, "THÔNG BÁO") == [("Đảng ủy UBND xã", "chỉ đạo kiểm tra")]
