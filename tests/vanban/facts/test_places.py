from __future__ import annotations

import pytest

from vanban.facts.places import clean_place, find_place, place_among, place_moved_to, place_of_field


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("chiều 18/6, tại trụ sở Thành ủy, đồng chí Phan Thế đã làm việc", "trụ sở Thành ủy"),
        ("vào sáng 22/7 tại Nhà Văn hóa Lao động tỉnh do các đồng chí chủ trì", "Nhà Văn hóa Lao động tỉnh"),
        ("24 và 25/7/2025 tại Nhà văn hóa tỉnh với 248 đại biểu", "Nhà văn hóa tỉnh"),
        ("tổ chức tại TP. Vĩnh Sơn, với khoảng 1.000 đại biểu", "TP. Vĩnh Sơn"),
        ("Lễ kỷ niệm tại Quảng trường Biển, phường Bến. Nếu thời tiết xấu", "Quảng trường Biển, phường Bến"),
        (
            "tại Hội trường tầng 3, Trụ sở UBND tỉnh, UBND tỉnh tổ chức Hội nghị",
            "Hội trường tầng 3, Trụ sở UBND tỉnh",
        ),
        ("từ điểm cầu chính Hội trường Đảng ủy đến 12 điểm cầu tổ dân phố", "Hội trường Đảng ủy"),
        ("tại số 12 đường Lê Lợi để dự họp", "số 12 đường Lê Lợi"),
        ("Diễn đàn 1: Tại Hội trường Tỉnh ủy; chủ trì: Đồng chí", "Hội trường Tỉnh ủy"),
        ("tại phòng họp số 1 vào lúc 8h00", "phòng họp số 1"),
        ("tại Hội trường UBND huyện (tầng 2) từ ngày 5/6", "Hội trường UBND huyện (tầng 2)"),
    ],
)
def test_the_place_behind_its_preposition(text: str, place: str) -> None:
    found = find_place(text)
    assert found is not None
    assert found[0] == place
    assert text[found[1] :].startswith(place[:6])


@pytest.mark.parametrize(
    "text",
    [
        "tại các xã, phường",
        "kết luận tại cuộc họp ngày 5/3",
        "tại Thông báo số 12-TB/HU",
        "tại Điều 4 của Quyết định",
        "kiểm tra tại 02 đảng bộ xã",
        "trình tại phiên họp tháng 8",
        "hiện tại chưa có",
        "tại mục IV",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert find_place(text) is None


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Nhà Văn hóa xóm 2.", "Nhà Văn hóa xóm 2"),
        ("Tại Hội trường UBND TP. Vĩnh Sơn.", "Hội trường UBND TP. Vĩnh Sơn"),
        (
            "Trung tâm Văn hoá tỉnh (Số 21, đường Phan Đình Phùng, thành phố Sơn Hà).",
            "Trung tâm Văn hoá tỉnh (Số 21, đường Phan Đình Phùng, thành phố Sơn Hà)",
        ),
        (
            "Hội trường lớn (số 12 đường Trần Phú) (thay cho địa điểm đã thông báo trước đây).",
            "Hội trường lớn (số 12 đường Trần Phú)",
        ),
        ("Phòng họp tầng 2. Đề nghị đại biểu đến đúng giờ.", "Phòng họp tầng 2"),
        ("Hội trường huyện (có sơ đồ kèm theo)", "Hội trường huyện"),
        ("tổ chức tại Sân vận động huyện", "Sân vận động huyện"),
    ],
)
def test_the_place_of_a_field(value: str, place: str) -> None:
    assert place_of_field(value) == place


def test_a_bracket_left_open_is_closed_by_leaving_it_out() -> None:
    assert clean_place("Hội trường B (") == "Hội trường B"


def test_the_search_keeps_to_its_bounds() -> None:
    text = "tại Phòng họp A, ngày 5/6/2024 tại Phòng họp B"
    assert find_place(text, 20) == ("Phòng họp B", text.index("Phòng họp B"), len(text))
    assert find_place(text, 0, 3) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("dời sang 8h00 ngày 08/7, địa điểm: Hội trường B.", "Hội trường B"),
        ("Địa điểm: tại Phòng họp số 2; chủ trì: đồng chí An", "Phòng họp số 2"),
        ("thay đổi địa điểm từ Hội trường A sang Hội trường B.", "Hội trường B"),
        ("chuyển sang Phòng Nội vụ giải quyết", None),
        ("tổ chức tại Hội trường A", None),
    ],
)
def test_the_place_something_is_moved_to(text: str, place: str | None) -> None:
    found = place_moved_to(text)
    assert (found[0] if found else None) == place


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Không họp tại Hội trường A; chuyển sang Hội trường B.", "Hội trường B"),
        ("đổi địa điểm về trụ sở UBND xã", "trụ sở UBND xã"),
        ("Không thay đổi.", ""),
        ("Giữ nguyên theo Giấy mời đã gửi", ""),
        ("như Kế hoạch số 12", ""),
    ],
)
def test_a_field_that_moves_or_keeps_the_place(value: str, place: str) -> None:
    assert place_of_field(value) == place


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("Thường trực; Chánh Văn phòng. Phòng họp tầng 2", "Phòng họp tầng 2"),
        ("Ủy viên Ban Thường vụ; tại Hội trường A", "Hội trường A"),
        ("Trụ sở Đảng ủy xã Tân Lập", "Trụ sở Đảng ủy xã Tân Lập"),
        ("Lãnh đạo các ban. Địa điểm: Nhà khách Tỉnh ủy", "Nhà khách Tỉnh ủy"),
        ("Phòng Nội vụ; Phòng Tư pháp", None),
        ("Thường trực; Chánh Văn phòng", None),
    ],
)
def test_the_place_among_those_taking_part(cell: str, place: str | None) -> None:
    assert place_among(cell) == place


def test_a_move_from_one_place_to_another() -> None:
    assert place_of_field("thay đổi từ Hội trường Báo tỉnh sang Hội trường B, Trường Chính trị") == (
        "Hội trường B, Trường Chính trị"
    )
