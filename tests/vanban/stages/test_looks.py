from __future__ import annotations

import pytest

from vanban.stages.looks import is_when, look_at


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành Nghị quyết về phát triển kinh tế tập thể",
        "Tổng kết 10 năm thực hiện Nghị quyết",
        "Tổ chức hội nghị",
        "Cho ý kiến về dự toán",
        "Hội nghị sơ kết",
        "- Kiểm tra 03 chi bộ",
        "Ban Thường vụ Huyện ủy cho ý kiến Đề án",
        "Thường trực Đảng ủy làm việc với các đoàn thể",
    ],
)
def test_work_to_do(text: str) -> None:
    assert look_at(text).work


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tổ chức",
        "Văn phòng Huyện ủy",
        "Các ban Đảng,",
        "Phòng Văn hóa - Xã",
        "UBKT, VPTU.",
        "Công an xã",
        "Huyện đoàn",
        "Ủy ban Kiểm",
        "Hội Nông dân",
    ],
)
def test_the_name_of_an_office(text: str) -> None:
    look = look_at(text)
    assert look.office
    assert not look.work


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị giao ban",
        "Phòng họp số 1",
        "Phòng, chống tham nhũng",
        "Báo cáo tháng",
        "Tổ chức kỳ thi",
        "15/9/2025",
    ],
)
def test_words_that_are_no_office(text: str) -> None:
    assert not look_at(text).office


def test_open_and_closed_ends() -> None:
    assert look_at("nâng cao hiệu quả.").closed
    assert look_at("lấy ý kiến Nhân dân”.").closed is True
    assert look_at("Ban hành Quy định của").open
    assert look_at("Ban Tuyên giáo và").dangling
    assert look_at("UBKT (nội").dangling
    assert not look_at("Ban Tuyên giáo").dangling


def test_a_dash_inside_a_name_is_no_bullet() -> None:
    assert look_at("- Xã hội").lower
    assert not look_at("- Tổ chức lễ ra quân").lower


@pytest.mark.parametrize(
    "text",
    [
        "15/9/2025",
        "Quý IV/2025",
        "Tháng 10/2025",
        "Trước",
        "25/12/2025",
        "Trước ngày",
        "Từ tháng",
        "9/2025",
        "Thường",
        "Quý",
    ],
)
def test_lines_that_are_only_a_time(text: str) -> None:
    assert is_when(text)


@pytest.mark.parametrize(
    "text", ["ngày 27/4/2018 của Ban Thường vụ", "2020 - 2025 và những năm", "Thường trực", "Hội nghị"]
)
def test_lines_that_say_more_than_a_time(text: str) -> None:
    assert not is_when(text)
