"""Bridge points of online conferences."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, letter, plan
from tests.vanban.reading_of import context_of
from vanban.facts.bridge_points import level_of, read_bridge_points
from vanban.facts.context import Context
from vanban.facts.meetings import read_meetings

TITLE = "tổ chức Hội nghị trực tuyến toàn tỉnh"


def short(context: Context) -> list[tuple[str | None, str, str | None, bool]]:
    """(level, place, chair, plural) of every bridge point."""
    return [(point.level, point.place, point.chair, point.plural) for point in read_bridge_points(context)]


HEADED = """
III- ĐIỂM CẦU, THÀNH PHẦN
1. Điểm cầu Tỉnh ủy (Hội trường tầng 3, Trụ sở Tỉnh ủy)
Chủ trì: Thường trực Tỉnh ủy.
Thành phần:
- Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy;
- Thủ trưởng các sở, ngành.
2. Điểm cầu các huyện, thành phố
Chủ trì: đồng chí bí thư huyện ủy, thành ủy.
Thành phần: ủy viên ban chấp hành; trưởng các phòng.
3. Điểm cầu các xã, phường
Thành phần: bí thư chi bộ, trưởng thôn (số lượng do đảng ủy quyết định).
IV- TỔ CHỨC THỰC HIỆN
1. Đảng ủy các xã
- Bố trí phòng họp, đường truyền tại điểm cầu của mình.
"""


def test_points_under_their_headings() -> None:
    assert short(plan(HEADED, title=TITLE)) == [
        ("tỉnh", "Điểm cầu Tỉnh ủy (Hội trường tầng 3, Trụ sở Tỉnh ủy)", "Thường trực Tỉnh ủy", False),
        ("huyện", "Điểm cầu các huyện, thành phố", "đồng chí bí thư huyện ủy, thành ủy", True),
        ("xã", "Điểm cầu các xã, phường", None, True),
    ]


def test_those_invited_to_each_point() -> None:
    points = read_bridge_points(plan(HEADED, title=TITLE))
    assert [point.participants for point in points] == [
        ("Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy", "Thủ trưởng các sở, ngành"),
        ("ủy viên ban chấp hành; trưởng các phòng",),
        ("bí thư chi bộ, trưởng thôn",),
    ]


ROOMS = """
Thời gian: Một buổi, bắt đầu từ 07 giờ 30, ngày 19 tháng 6 năm 2024.
Địa điểm, thành phần:
1. Điểm cầu tỉnh:
* Tại Phòng họp trực tuyến, Trung tâm Công báo tỉnh, Kính mời:
- Đại biểu Trung ương (Có giấy mời riêng).
- Các đồng chí Thường trực Tỉnh ủy (Mời chủ trì).
* Tại Hội trường Công an tỉnh (Tầng 3), Kính mời:
- Đồng chí Lê Khắc An, Giám đốc Công an tỉnh (Mời chủ trì).
- Lãnh đạo các ban Đảng.
2. Tại điểm cầu các huyện, thành, thị ủy, Kính mời:
- Ủy viên ban chấp hành đảng bộ huyện.
+ Đồng chí Dương Bình, Bí thư Thành ủy dự, chủ trì tại điểm cầu Thành ủy Sơn Hà.
3. Điểm cầu tại các xã, phường, thị trấn
Tùy điều kiện cụ thể, cấp ủy huyện quyết định.
Đề nghị:
- Văn phòng Tỉnh ủy chuẩn bị báo cáo.
"""


def test_several_rooms_of_one_level_and_a_chair_named_apart() -> None:
    assert short(invitation(ROOMS, title="dự Hội nghị trực tuyến")) == [
        ("tỉnh", "Phòng họp trực tuyến, Trung tâm Công báo tỉnh", "Các đồng chí Thường trực Tỉnh ủy", False),
        ("tỉnh", "Hội trường Công an tỉnh (Tầng 3)", "Đồng chí Lê Khắc An, Giám đốc Công an tỉnh", False),
        ("huyện", "điểm cầu các huyện, thành, thị ủy", None, True),
        ("huyện", "điểm cầu Thành ủy Sơn Hà", "Đồng chí Dương Bình, Bí thư Thành ủy", False),
        ("xã", "Điểm cầu tại các xã, phường, thị trấn", None, True),
    ]


def test_requests_behind_the_last_point_are_not_its_people() -> None:
    assert read_bridge_points(invitation(ROOMS, title="dự Hội nghị trực tuyến"))[-1].participants == ()


def test_the_meeting_sits_at_the_first_point() -> None:
    (meeting,) = read_meetings(invitation(ROOMS, title="dự Hội nghị trực tuyến"))
    assert meeting.place == "Phòng họp trực tuyến, Trung tâm Công báo tỉnh"
    assert meeting.chair == "Các đồng chí Thường trực Tỉnh ủy"
    assert meeting.online


def test_points_on_one_line_each() -> None:
    context = invitation(
        "1. Thời gian: 8h00, ngày 16/5/2024 tại các điểm cầu:\n"
        "+ Điểm cầu Sở Y tế: Phòng họp tầng 5, Sở Y tế.\n"
        "+ Điểm cầu các huyện: Phòng họp Trung tâm Y tế các huyện.\n"
        "2. Chủ trì: Bà Nguyễn Hoa, Phó Giám đốc Sở.",
        title="dự Hội nghị trực tuyến phòng, chống dịch",
    )
    assert short(context) == [
        ("tỉnh", "Điểm cầu Sở Y tế: Phòng họp tầng 5, Sở Y tế", None, False),
        ("huyện", "Điểm cầu các huyện: Phòng họp Trung tâm Y tế các huyện", None, True),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "1. Viễn thông tỉnh bảo đảm đường truyền tại các điểm cầu.",
        "- Điểm cầu của mình: bố trí phòng họp, máy phát điện.",
        "Hội nghị tổ chức tại Hội trường B.",
    ],
)
def test_duties_at_bridge_points_are_none(body: str) -> None:
    assert short(plan(f"III. PHÂN CÔNG NHIỆM VỤ\n{body}", title=TITLE)) == []


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Điểm cầu Tỉnh ủy", "tỉnh"),
        ("Điểm cầu UBND tỉnh", "tỉnh"),
        ("Điểm cầu Sở Nội vụ", "tỉnh"),
        ("Điểm cầu các huyện, thành, thị ủy", "huyện"),
        ("Điểm cầu Đảng ủy Khối doanh nghiệp tỉnh", "huyện"),
        ("Điểm cầu Thành ủy", "huyện"),
        ("Điểm cầu các xã, phường", "xã"),
        ("Điểm cầu cấp cơ sở", "xã"),
        ("Điểm cầu Chính phủ", None),
    ],
)
def test_the_level(words: str, level: str | None) -> None:
    assert level_of(words) == level


def test_the_span_is_what_the_point_is_called() -> None:
    context = plan(HEADED, title=TITLE)
    first = read_bridge_points(context)[0]
    assert context.document.text[first.span.start : first.span.end] == first.place


def test_a_point_named_twice_is_one() -> None:
    context = invitation(
        "I. Thời gian, địa điểm\n1. Thời gian: 7h30 ngày 20/8/2024.\n2. Địa điểm:\n"
        "2.1. Điểm cầu chính: Hội trường tầng 4, Sở Nội vụ.\n"
        "2.2. Điểm cầu các phòng Nội vụ: do Trưởng phòng chủ trì.\n"
        "II. Thành phần\n1. Tại điểm cầu chính\n- Giám đốc Sở.\n2. Tại điểm cầu các phòng Nội vụ\n"
        "- Chuyên viên.",
        title="dự Hội nghị trực tuyến tổng kết",
    )
    points = read_bridge_points(context)
    assert [(point.place, point.chair, point.participants) for point in points] == [
        ("Điểm cầu chính: Hội trường tầng 4, Sở Nội vụ", None, ("Giám đốc Sở",)),
        ("Điểm cầu các phòng Nội vụ", "Trưởng phòng", ("Chuyên viên",)),
    ]
    assert read_meetings(context)[0].chair is None


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("Điểm cầu chính: Hội trường tầng 1, Trung tâm Hội nghị tỉnh", "tỉnh"),
        ("Điểm cầu chính: Phòng họp số 2", "huyện"),
        ("Điểm cầu trung tâm: Hội trường UBND phường", "xã"),
        ("Điểm cầu tại nhà văn hóa các tổ dân phố", "xã"),
    ],
)
def test_the_main_point_is_on_the_level_of_its_room_or_of_its_host(heading: str, level: str) -> None:
    context = invitation(
        f"2. Các điểm cầu\na) {heading}\n- Trưởng các phòng, ban.", title="dự Hội nghị trực tuyến"
    )
    assert [point[0] for point in short(context)] == [level]


@pytest.mark.parametrize(
    ("first", "chair"),
    [
        ("- Các đồng chí Thường trực Huyện ủy (Mời chủ trì).", "Các đồng chí Thường trực Huyện ủy"),
        ("- Thường trực cấp ủy (chủ trì điểm cầu), ủy viên ban thường vụ", "Thường trực cấp ủy"),
        (
            "- Ủy viên Ban Thường vụ (đồng chí Lê Văn An, Bí thư Huyện ủy chủ trì).",
            "đồng chí Lê Văn An, Bí thư Huyện ủy",
        ),
    ],
)
def test_who_chairs_stands_in_brackets(first: str, chair: str) -> None:
    body = f"2. Các điểm cầu\n2.1. Điểm cầu huyện: Phòng họp tầng 2\n{first}\n- Trưởng các phòng."
    assert [point[2] for point in short(invitation(body, title="dự Hội nghị trực tuyến"))] == [chair]


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        (
            "Riêng điểm cầu xã An Lộc, mời đồng chí Lê Thị Hà, Trưởng Ban Dân vận Huyện ủy dự và chủ trì.",
            "đồng chí Lê Thị Hà, Trưởng Ban Dân vận Huyện ủy",
        ),
        ("Riêng tại điểm cầu xã An Lộc, kính mời đồng chí Lê Thị Hà dự, chỉ đạo.", None),
    ],
)
def test_a_guest_sent_to_one_point(sentence: str, chair: str | None) -> None:
    body = f"2. Các điểm cầu\n2.1. Điểm cầu các xã\n- Bí thư đảng ủy xã.\n{sentence}"
    points = short(invitation(body, title="dự Hội nghị trực tuyến"))
    assert points[1:] == [("xã", "điểm cầu xã An Lộc", chair, False)]


def test_a_heading_over_the_list_of_points_is_none() -> None:
    body = "I- CÁC ĐIỂM CẦU PHIÊN TOÀN THỂ\n1. Điểm cầu xã Yên Lộc\n- Bí thư chi bộ.\n2. Điểm cầu xã Vân Khê"
    assert [point[1] for point in short(invitation(body, title="dự Hội nghị trực tuyến"))] == [
        "Điểm cầu xã Yên Lộc",
        "Điểm cầu xã Vân Khê",
    ]


@pytest.mark.parametrize(("year", "level"), [(2024, "huyện"), (2026, "tỉnh")])
def test_a_city_has_no_districts_since_the_summer_of_2025(year: int, level: str) -> None:
    text = (
        f"THÀNH ỦY VĨNH KHƯƠNG\n*\nSố 96-GM/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nVĩnh Khương, ngày 14 "
        f"tháng 8 năm {year}\n"
        "GIẤY MỜI\ndự Hội nghị trực tuyến\n-----\n1. Điểm cầu chính (Trung tâm Hội nghị)\n- Các "
        "đồng chí Thành ủy viên;\n"
    )
    assert [point[0] for point in short(context_of(text))] == [level]


def test_points_that_a_sentence_puts_in_their_rooms() -> None:
    words = (
        "Tổ chức lúc 7 giờ 30 ngày 26/7/2024, điểm cầu chính tại Phòng họp tầng 2, UBND tỉnh; điểm cầu "
        "cấp huyện đặt "
        "tại phòng họp của UBND các huyện.\nTại điểm cầu cấp huyện, mời đồng chí Chủ tịch UBND, Trưởng "
        "Công an; "
        "mỗi xã mời 02 đồng chí.\nĐề nghị chuẩn bị tốt."
    )
    found = read_bridge_points(letter(words, about="tổ chức Hội nghị trực tuyến"))
    assert [(one.level, one.place, one.participants) for one in found] == [
        (
            "huyện",
            "điểm cầu cấp huyện: phòng họp của UBND các huyện",
            ("đồng chí Chủ tịch UBND, Trưởng Công an",),
        ),
        ("tỉnh", "điểm cầu chính: Phòng họp tầng 2, UBND tỉnh", ()),
    ]


def test_an_office_is_no_urban_district() -> None:
    assert level_of("Điểm cầu cơ quan thường trực tỉnh") == "tỉnh"
    assert level_of("Điểm cầu quận Bến Thành") == "huyện"


def test_who_sits_at_a_point_is_not_its_place() -> None:
    body = (
        "* Thành phần:\n- Tại điểm cầu tỉnh: Lãnh đạo, trưởng các phòng thuộc Văn phòng.\n* Địa điểm:\n"
        "- Điểm cầu tỉnh: Phòng họp trực tuyến Tỉnh ủy (tầng 1)."
    )
    found = read_bridge_points(invitation(body, title="dự Hội nghị trực tuyến"))
    assert [(one.place, one.participants) for one in found] == [
        (
            "Điểm cầu tỉnh: Phòng họp trực tuyến Tỉnh ủy (tầng 1)",
            ("Lãnh đạo, trưởng các phòng thuộc Văn phòng",),
        )
    ]
