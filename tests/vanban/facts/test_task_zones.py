from __future__ import annotations

import pytest

from tests.vanban.reading_of import context_of, document_of
from vanban.facts.task_zones import Zone, kind_zone, zones

PLAN = """ĐẢNG ỦY XÃ VÂN KHÊ
*
Số 31-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
tổ chức Hội nghị đối thoại
{body}
Nơi nhận:
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hồ Văn Lâm
"""


def zone_below(heading: str, kind: str = "KẾ HOẠCH") -> Zone:
    """The zone of a bullet under a heading."""
    text = PLAN.format(body=f"{heading}\n- Văn phòng Đảng ủy chuẩn bị nội dung.").replace("KẾ HOẠCH", kind)
    placed = {node.block.text: zone for node, zone in zones(context_of(text))}
    return placed["- Văn phòng Đảng ủy chuẩn bị nội dung."]


@pytest.mark.parametrize(
    "heading",
    [
        "III. TỔ CHỨC THỰC HIỆN",
        "IV- PHÂN CÔNG NHIỆM VỤ",
        "V. PHÂN CÔNG THỰC HIỆN",
        "III. TIẾN ĐỘ VÀ PHÂN CÔNG",
        "IV. Trách nhiệm thực hiện",
        "5. Một số nội dung đề nghị phối hợp:",
        "VI. Công tác chuẩn bị",
        "III- Thời gian hoàn thành",
        "IV. CHẾ ĐỘ BÁO CÁO",
        "III. NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ",
        "2. Để hoàn thành mục tiêu đề ra, yêu cầu:",
    ],
)
def test_sections_that_assign(heading: str) -> None:
    assert zone_below(heading) is Zone.ASSIGNED


@pytest.mark.parametrize(
    "heading",
    [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. THÀNH PHẦN, SỐ LƯỢNG",
        "III- THỜI GIAN, ĐỊA ĐIỂM, CHỦ TRÌ",
        "II. CHƯƠNG TRÌNH",
        "I. ĐÁNH GIÁ CHUNG",
        "2. Tồn tại, hạn chế",
        "II. Nội dung đối thoại",
        "A. ĐỐI TƯỢNG, NỘI DUNG KIỂM ĐIỂM",
    ],
)
def test_sections_that_do_not(heading: str) -> None:
    assert zone_below(heading) is Zone.CLOSED


@pytest.mark.parametrize("heading", ["II. NỘI DUNG", "III. NHIỆM VỤ, GIẢI PHÁP", "1. Về chuyển đổi số"])
def test_sections_that_do_not_tell_are_as_their_kind(heading: str) -> None:
    assert zone_below(heading) is Zone.EXPLICIT


@pytest.mark.parametrize(
    ("kind", "zone"),
    [
        ("KẾ HOẠCH", Zone.EXPLICIT),
        ("CHỈ THỊ", Zone.EXPLICIT),
        ("THÔNG BÁO", Zone.OPEN),
        ("GIẤY MỜI", Zone.OPEN),
        ("BÁO CÁO", Zone.SILENT),
        ("TỜ TRÌNH", Zone.SILENT),
        ("ĐỀ CƯƠNG", Zone.SILENT),
    ],
)
def test_kinds(kind: str, zone: Zone) -> None:
    assert kind_zone(context_of(PLAN.format(body="Văn bản.").replace("KẾ HOẠCH", kind))) is zone


def test_funding_is_open() -> None:
    assert zone_below("III. KINH PHÍ") is Zone.OPEN


def test_yeu_cau_by_itself_assigns_in_conclusions() -> None:
    assert zone_below("3. Yêu cầu", kind="THÔNG BÁO") is Zone.ASSIGNED
    assert zone_below("3. Yêu cầu", kind="KẾ HOẠCH") is Zone.CLOSED


def test_a_paragraph_below_a_run_in_heading_is_not_its() -> None:
    body = "1. Địa điểm: Hội trường xã.\nGiao Văn phòng Đảng ủy chuẩn bị hội trường."
    text = PLAN.format(body=body)
    assert [task.assignee for task in document_of(text).tasks] == ["Văn phòng Đảng ủy"]


def test_a_report_assigns_only_where_it_tells_what_lies_ahead() -> None:
    body = (
        "I. KẾT QUẢ QUÝ I\n1. Văn phòng Đảng ủy gửi báo cáo trước ngày 15 hằng tháng.\n"
        "II. NHIỆM VỤ TRỌNG TÂM QUÝ II\n1. Các chi bộ giải tỏa lấn chiếm xong trước ngày 31/5/2024.\n"
        "2. Tiếp tục học tập và làm theo Bác.\nIII. KIẾN NGHỊ\nĐề nghị Thành ủy bố trí kinh phí trong năm."
    )
    said = document_of(PLAN.format(body=body).replace("KẾ HOẠCH", "BÁO CÁO")).tasks
    assert [(one.assignee, one.section) for one in said] == [("Các chi bộ", "II.1")]


def test_minutes_assign_under_the_conclusions_of_the_chair() -> None:
    body = (
        "II. Nội dung\n2. Ý kiến thảo luận:\n- Trưởng Công an xã: đề nghị lùi lớp tập huấn.\n"
        "III. Kết luận của chủ trì\n1. Công an xã tuần tra khu dân cư."
    )
    said = document_of(PLAN.format(body=body).replace("KẾ HOẠCH", "BIÊN BẢN")).tasks
    assert [one.assignee for one in said] == ["Công an xã"]


NOTHING = {
    "purposes": "I. MỤC ĐÍCH, YÊU CẦU\n- Các đơn vị phải xác định rõ trách nhiệm, báo cáo kịp thời.",
    "guests": "II. THÀNH PHẦN\n- Đồng chí Bí thư Đảng ủy chủ trì.\n- Trưởng các thôn dự.",
    "agenda": "III. CHƯƠNG TRÌNH\n1. Văn phòng Đảng ủy báo cáo kết quả.\n2. Chủ tịch UBND xã phát biểu.",
    "exhortation": "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này.",
    "coming": "Đề nghị các đồng chí sắp xếp thời gian, tham dự đầy đủ, đúng giờ.",
    "difficulties": "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng Đảng ủy.",
    "thanks": "Rất mong nhận được sự quan tâm, phối hợp của các đồng chí.",
    "results": "Thời gian qua, UBND xã đã chỉ đạo giải quyết 12 kiến nghị.",
    "figures": "Thu ngân sách đạt 45%, tăng 12% so với cùng kỳ.",
    "grounds": "Thực hiện Kế hoạch số 10-KH/HU, ngày 02/01/2024 của Huyện ủy, Đảng ủy xã lập Kế hoạch sau:",
}


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_nothing_is_found_where_nothing_is(name: str) -> None:
    assert document_of(PLAN.format(body=NOTHING[name])).tasks == ()


@pytest.mark.parametrize("kind", ["BÁO CÁO", "TỜ TRÌNH"])
def test_a_report_of_what_was_done_assigns_nothing(kind: str) -> None:
    body = "II. NHIỆM VỤ\n- Văn phòng Đảng ủy tham mưu Kế hoạch trước ngày 20/3/2024."
    assert document_of(PLAN.format(body=body).replace("KẾ HOẠCH", kind)).tasks == ()


@pytest.mark.parametrize("heading", ["III. TRÌNH TỰ, THỜI GIAN", "II- THỜI GIAN THỰC HIỆN"])
def test_the_steps_of_a_guideline_have_their_last_days(heading: str) -> None:
    steps = (
        f"{heading}\n1. Cấp cơ sở hoàn thành xong trước ngày 15/3/2024.\n"
        "2. Cấp huyện và tương đương hoàn thành trước ngày 31/3/2024."
    )
    guide = document_of(
        PLAN.format(body=steps).replace("KẾ HOẠCH\ntổ chức Hội nghị đối thoại", "HƯỚNG DẪN\nxếp loại")
    )
    assert [(task.assignee, task.deadline and task.deadline.due) for task in guide.tasks] == [
        ("Cấp cơ sở", "2024-03-15"),
        ("Cấp huyện và tương đương", "2024-03-31"),
    ]
    assert guide.agenda == ()
    assert zone_below(heading) is Zone.CLOSED


@pytest.mark.parametrize(
    "line",
    [
        "Liên hệ: đồng chí Đỗ Mạnh Cường, cán bộ kỹ thuật, số điện thoại 0900.000.112.",
        "Đầu mối liên hệ: đồng chí Đỗ Mạnh Cường, trực tại Văn phòng.",
        "Thông tin liên hệ (trong giờ hành chính): đồng chí Đỗ Mạnh Cường.",
        "Đại biểu mặc trang phục: nam sơ mi, thắt cà vạt; nữ áo dài.",
    ],
)
def test_whom_to_ask_is_no_duty(line: str) -> None:
    body = f"3. Đề nghị:\n- Văn phòng Đảng ủy chuẩn bị nội dung trước ngày 08/3/2024.\n{line}"
    assert [task.action for task in document_of(PLAN.format(body=body)).tasks] == [
        "chuẩn bị nội dung trước ngày 08/3/2024"
    ]
