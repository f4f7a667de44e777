from __future__ import annotations

import pytest

from vanban.facts.meeting_names import find_name, has_meeting_noun, heading_name, is_vague


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dự Hội nghị sơ kết 05 năm, thời gian 07 giờ 30", "Hội nghị sơ kết 05 năm"),
        ("Lễ dâng hoa tưởng niệm tại Quảng trường Trung tâm", "Lễ dâng hoa tưởng niệm"),
        ("Ban Thường vụ họp phiên thường kỳ dưới sự chủ trì", "họp phiên thường kỳ"),
        ("Diễn đàn về công tác xây dựng Đảng do đồng chí An", "Diễn đàn về công tác xây dựng Đảng"),
        ("tổ chức buổi gặp mặt doanh nhân vào ngày 13/10", "buổi gặp mặt doanh nhân"),
        ("Kỳ họp thứ 18 HĐND tỉnh dự kiến diễn ra", "Kỳ họp thứ 18 HĐND tỉnh"),
        ("Đại hội điểm được tổ chức trong 02 ngày", "Đại hội điểm"),
        ("mở lớp tập huấn kỹ năng số từ ngày 18/7", "lớp tập huấn kỹ năng số"),
        ("Tiếp công dân định kỳ.", "Tiếp công dân định kỳ"),
    ],
)
def test_the_name_in_a_sentence(text: str, name: str) -> None:
    found = find_name(text)
    assert found is not None
    assert found.name == name
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "phối hợp với Văn phòng",
        "tổng hợp, báo cáo",
        "tại Phòng họp số 1",
        "Giấy mời họp số 12",
        "Hội đồng nhân dân xã",
        "Hội Nông dân, Liên đoàn Lao động",
        "lễ phép với Nhân dân",
        "hợp tác xã nông nghiệp",
        "kế hoạch kiểm tra",
    ],
)
def test_words_that_only_look_like_one(text: str) -> None:
    assert not has_meeting_noun(text)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("dự Hội nghị giao ban tháng 5", "Hội nghị giao ban tháng 5"),
        ("Tổ chức gặp mặt cán bộ chủ chốt", "gặp mặt cán bộ chủ chốt"),
        ("V/v thay đổi thời gian tổ chức Hội nghị giao ban", "Hội nghị giao ban"),
        ("hoãn họp giao ban tháng 4", "họp giao ban tháng 4"),
        ("cử cán bộ tham gia lớp tập huấn", "lớp tập huấn"),
        ("Thường trực Huyện ủy tổ chức Hội nghị tổng kết.", "Hội nghị tổng kết"),
        ("Hội nghị Ban Chấp hành lần thứ 20 (mở rộng)", "Hội nghị Ban Chấp hành lần thứ 20"),
        ("Chương trình nghệ thuật:", "Chương trình nghệ thuật"),
    ],
)
def test_a_heading_as_a_name(heading: str, name: str) -> None:
    assert heading_name(heading) == name


@pytest.mark.parametrize(
    ("name", "vague"),
    [
        (None, True),
        ("Hội nghị", True),
        ("cuộc họp", True),
        ("Hội nghị nêu trên", True),
        ("buổi làm việc", True),
        ("Hội nghị giao ban", False),
        ("Lễ dâng hương", False),
    ],
)
def test_a_name_that_says_nothing(name: str | None, vague: bool) -> None:
    assert is_vague(name) is vague
