from __future__ import annotations

import pytest

from vanban.facts import task_parts


@pytest.mark.parametrize(
    ("action", "office"),
    [
        ("tổng hợp, gửi Văn phòng Tỉnh ủy trước ngày 09/3/2023", "Văn phòng Tỉnh ủy"),
        ("báo cáo UBND huyện trước ngày 29/7/2022", "UBND huyện"),
        ("trình Thường trực Đảng ủy xem xét", "Thường trực Đảng ủy"),
        ("gửi danh sách về Phòng Tổng hợp, Văn phòng Huyện ủy", "Phòng Tổng hợp"),
        ("nộp hồ sơ về Sở Nội vụ (qua phòng Tổ chức)", "Sở Nội vụ"),
        ("báo cáo kết quả về Ban Thường vụ Tỉnh ủy trong quý II", "Ban Thường vụ Tỉnh ủy"),
        ("chuẩn bị hội trường", None),
        ("thông báo đến đại biểu được mời biết", None),
    ],
)
def test_to_whom_it_is_handed_in(action: str, office: str | None) -> None:
    assert task_parts.report_to(action) == office


def test_the_office_next_to_the_deadline_counts() -> None:
    action = "xây dựng báo cáo trình Ban Thường vụ Huyện ủy, gửi Văn phòng Huyện ủy trước ngày 28/6"
    assert task_parts.report_to(action, action.index("trước ngày")) == "Văn phòng Huyện ủy"
    early = "gửi Văn phòng Huyện ủy trước ngày 28/6 để báo cáo Tỉnh ủy"
    assert task_parts.report_to(early, early.index("trước ngày")) == "Văn phòng Huyện ủy"


@pytest.mark.parametrize(
    ("action", "offices"),
    [
        ("chủ trì, phối hợp với Công an huyện, UBND các xã kiểm tra", "Công an huyện, UBND các xã"),
        ("phối hợp Văn phòng Tỉnh ủy chuẩn bị các điều kiện", "Văn phòng Tỉnh ủy"),
        ("phối hợp chặt chẽ với các cơ quan, đơn vị tham mưu", "các cơ quan, đơn vị"),
        ("phối hợp tuyên truyền, vận động", None),
        ("chuẩn bị báo cáo", None),
    ],
)
def test_who_works_along(action: str, offices: str | None) -> None:
    assert task_parts.coordination(action) == offices


@pytest.mark.parametrize(
    "action",
    [
        "nghiêm túc triển khai thực hiện",
        "thực hiện nghiêm túc, kịp thời các nội dung của Kế hoạch",
        "phối hợp chặt chẽ để tổ chức thực hiện nghiêm túc đạt kết quả cao",
        "triển khai thực hiện bảo đảm yêu cầu, tiến độ",
        "biết, thực hiện",
        "căn cứ chức năng, nhiệm vụ tổ chức thực hiện Kế hoạch này",
    ],
)
def test_exhortations(action: str) -> None:
    assert task_parts.is_general(action)


@pytest.mark.parametrize(
    "action",
    [
        "theo dõi, đôn đốc thực hiện Kế hoạch này",
        "phối hợp vận động đoàn viên, hội viên thực hiện Kế hoạch",
        "mời",
        "tham mưu văn bản triển khai thực hiện",
        "xây dựng kế hoạch",
    ],
)
def test_duties_are_no_exhortations(action: str) -> None:
    assert not task_parts.is_general(action)


@pytest.mark.parametrize(
    ("action", "only_to_come"),
    [
        ("sắp xếp thời gian, đến dự đầy đủ, đúng giờ", True),
        ("tham dự đầy đủ, đúng thành phần", True),
        ("có mặt trước 10 phút để ổn định tổ chức", True),
        ("sắp xếp công việc, đăng ký danh sách về Văn phòng", False),
        ("dự thảo báo cáo", False),
        ("dự toán kinh phí", False),
        ("Dự và chỉ đạo việc chuẩn bị ở cơ sở", False),
    ],
)
def test_asking_people_to_come(action: str, only_to_come: bool) -> None:
    assert task_parts.is_attendance(action) is only_to_come


@pytest.mark.parametrize(
    ("before", "action", "helps"),
    [
        ("Trong quá trình thực hiện, nếu có khó khăn, các đơn vị ", "phản ánh về Văn phòng", True),
        ("Trường hợp không thể tham dự, đề nghị ", "báo cáo Chủ tịch UBND xã", True),
        ("đồng chí nào vắng mặt ", "phải báo cáo và được sự đồng ý của Trưởng ban", True),
        ("Đề nghị các đơn vị ", "báo cáo kết quả về Văn phòng", False),
        ("nếu có vướng mắc, đề nghị UBND huyện ", "chỉ đạo giải quyết", False),
    ],
)
def test_where_to_turn_with_difficulties(before: str, action: str, helps: bool) -> None:
    assert task_parts.is_help_line(before, action) is helps


@pytest.mark.parametrize(
    ("action", "enforces"),
    [
        ("chịu trách nhiệm thi hành Quyết định này", True),
        ("căn cứ thi hành Quyết định", True),
        ("chịu trách nhiệm quản lý đại biểu", False),
    ],
)
def test_enforcement_clauses(action: str, enforces: bool) -> None:
    assert task_parts.is_enforcement(action) is enforces


@pytest.mark.parametrize(
    ("action", "states"),
    [
        ("thống nhất chủ trương", True),
        ("ghi nhận, biểu dương", True),
        ("tổ chức Hội nghị trực tuyến tổng kết công tác", True),
        ("trân trọng kính mời", True),
        ("nhận thấy một số đơn vị còn chậm", True),
        ("chủ trì họp giao ban đầu tuần", True),
        ("gửi chậm, số liệu sai lệch sẽ không được xét", True),
        ("gửi báo cáo đúng hạn", False),
        ("tổ chức rà soát", False),
        ("chủ trì, phối hợp với Công an", False),
        ("nhận hồ sơ", False),
    ],
)
def test_statements(action: str, states: bool) -> None:
    assert task_parts.is_statement(action) is states


@pytest.mark.parametrize(
    ("action", "petition"),
    [
        ("xem xét, cho ý kiến", True),
        ("quan tâm, giúp đỡ và tạo điều kiện./.", True),
        ("xem xét, phê duyệt phương án bồi thường", False),
        ("quyết định thành lập Tổ giúp việc", False),
    ],
)
def test_petitions_to_a_superior(action: str, petition: bool) -> None:
    assert task_parts.is_petition(action) is petition
