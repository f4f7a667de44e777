"""How many of what."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, letter, paper, plan, press
from vanban.facts.context import Context
from vanban.facts.quotas import read_quotas

Short = tuple[str, str, int | None, int | None, int | None]


def short(context: Context) -> list[Short]:
    """(unit, what, count, least, most) of every quota."""
    return [(one.unit, one.what, one.count, one.min, one.max) for one in read_quotas(context)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("chọn 02 ý tưởng; đội thi từ 3 đến 5 người.", [("đội thi", "người", None, 3, 5)]),
        (
            "chọn cử hai đại biểu; riêng Đoàn phường cử năm đại biểu.",
            [("", "đại biểu", 2, None, None), ("", "đại biểu", 5, None, None)],
        ),
        ("cử không quá hai mươi lăm học viên;", [("", "học viên", None, None, 25)]),
        ("mời mười hai đồng chí bí thư", [("", "đồng chí bí thư", 12, None, None)]),
        ("giới thiệu ba mươi mốt đảng viên", [("", "đảng viên", 31, None, None)]),
        ("mời nhiều đại biểu, năm nay cử người khác.", []),
        ("đại diện 60 doanh nghiệp trên địa bàn", [("", "doanh nghiệp trên địa bàn", 60, None, None)]),
        ("cử cán bộ (tổng số 02 người/đơn vị);", [("đơn vị", "người", 2, None, None)]),
        (
            "Mỗi đồng chí Huyện ủy viên dành ít nhất 03 ngày về cơ sở.",
            [("Mỗi đồng chí Huyện ủy viên dành", "ngày", None, 3, None)],
        ),
        (
            "Mỗi huyện không quá 03 tập thể, 05 cá nhân.",
            [("Mỗi huyện", "tập thể", None, None, 3), ("Mỗi huyện", "cá nhân", None, None, 5)],
        ),
        ("Đại diện hộ dân: mỗi thôn 05 người.", [("mỗi thôn", "người", 5, None, None)]),
        (
            "Mỗi đơn vị cấp huyện lựa chọn và tin mời 03 đồng chí.",
            [("Mỗi đơn vị cấp huyện", "đồng chí", 3, None, None)],
        ),
        (
            "Mỗi huyện, thành phố, thị xã lựa chọn 02 ý kiến phát biểu tại buổi gặp mặt (01 ý kiến của "
            "đại biểu xã).",
            [("Mỗi huyện, thành phố, thị xã", "ý kiến phát biểu", 2, None, None)],
        ),
        (
            "Mỗi đơn vị giới thiệu 01 tập thể, 02 cá nhân tiêu biểu đề nghị khen thưởng.",
            [("Mỗi đơn vị", "tập thể", 1, None, None), ("Mỗi đơn vị", "cá nhân", 2, None, None)],
        ),
        (
            "mỗi huyện, thị xã 30 đại biểu, thành phố Sơn Hà 150 đại biểu do cấp ủy lựa chọn.",
            [
                ("mỗi huyện, thị xã", "đại biểu", 30, None, None),
                ("thành phố Sơn Hà", "đại biểu", 150, None, None),
            ],
        ),
        ("mỗi thôn mời từ 10 - 15 hộ dân.", [("mỗi thôn", "hộ dân", None, 10, 15)]),
        ("Mỗi xã cử ít nhất 02 cán bộ phụ trách.", [("Mỗi xã", "cán bộ", None, 2, None)]),
        ("mỗi ý kiến không quá 08 phút", [("mỗi ý kiến", "thời lượng (phút)", None, None, 8)]),
        ("Đăng ký phát biểu (không quá 07 phút/ý kiến).", [("ý kiến", "thời lượng (phút)", None, None, 7)]),
        ("trình chiếu (thời lượng khoảng 15-20 phút)", [("thời lượng", "thời lượng (phút)", None, 15, 20)]),
        (
            "thời lượng phát biểu tối đa 10 phút",
            [("thời lượng phát biểu", "thời lượng (phút)", None, None, 10)],
        ),
        ("Dự kiến 120 - 150 đại biểu.", [("", "đại biểu", None, 120, 150)]),
        ("với khoảng 1.121 đại biểu tham dự", [("", "đại biểu", 1121, None, None)]),
        ("triệu tập không quá 50 đại biểu", [("", "đại biểu", None, None, 50)]),
        ("chuẩn bị 03 ý kiến tham luận", [("", "ý kiến tham luận", 3, None, None)]),
        ("đề nghị cử 02 cán bộ kỹ thuật", [("", "cán bộ kỹ thuật", 2, None, None)]),
    ],
)
def test_what_is_asked_for(sentence: str, expected: list[Short]) -> None:
    assert short(plan(f"1. Văn phòng Huyện ủy\n- {sentence}")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Khai mạc lúc 07 giờ 30 phút, ngày 15/5/2024.",
        "Đề nghị đại biểu có mặt trước giờ Hội nghị 10 phút.",
        "Vận động 17 hộ dân còn lại nhận tiền bồi thường.",
        "Khu cách ly quy mô 300 giường; khảo sát ít nhất 10 chi bộ.",
        "Hỗ trợ mỗi người 1.000.000 đồng.",
        "Hoàn thành trong 15 ngày; đạt 100% kế hoạch.",
        "Thực hiện Nghị quyết số 18-NQ/TW và 02 đề án.",
        "Trong 6 tháng, kết nạp 118 người.",
    ],
)
def test_what_is_no_quota(sentence: str) -> None:
    assert short(letter(sentence)) == []


def test_a_report_counts_and_asks_nothing() -> None:
    assert (
        short(paper("BÁO CÁO", "- Mỗi thôn có 05 người được tập huấn với 120 đại biểu.", title="quý I")) == []
    )


def test_a_bare_number_counts_under_those_taking_part() -> None:
    assert short(invitation("* Số lượng: 150 đại biểu.", title="dự Đại hội")) == [
        ("", "đại biểu", 150, None, None)
    ]


def test_the_vaguer_number_of_a_headline_gives_way() -> None:
    context = press(
        "Hơn 1.100 đại biểu dự gặp mặt\n\nSáng 3/6/2024, Hội nghị có khoảng 1.121 đại biểu tham dự."
    )
    assert short(context) == [("", "đại biểu", 1121, None, None)]


def test_the_sessions_of_a_press_text() -> None:
    context = press("Tin vắn\n\nBan tổ chức sẽ tổ chức 3 diễn đàn thảo luận vào chiều 21/7/2024.")
    assert short(context) == [("", "diễn đàn thảo luận", 3, None, None)]


def test_each_number_once() -> None:
    body = "- Mỗi thôn cử 05 người.\n- Mỗi thôn cử 05 người."
    assert len(read_quotas(plan(body))) == 1


def test_the_words_end_where_the_quota_does() -> None:
    context = plan("- Mỗi đơn vị giới thiệu 01 tập thể, 02 cá nhân tiêu biểu.")
    text = context.document.text
    assert [text[one.span.start : one.span.end] for one in read_quotas(context)] == [
        "Mỗi đơn vị giới thiệu 01 tập thể",
        "02 cá nhân",
    ]
    assert [one.text for one in read_quotas(context)] == ["Mỗi đơn vị giới thiệu 01 tập thể", "02 cá nhân"]


def test_contestants_are_counted_too() -> None:
    context = plan(
        "II. NỘI DUNG\nCác chi bộ cử từ 01 đến 02 thí sinh dự thi.", title="tổ chức Hội thi Bí thư giỏi"
    )
    assert [(one.what, one.min, one.max) for one in read_quotas(context)] == [("thí sinh", 1, 2)]


def test_a_number_of_people_among_those_taking_part() -> None:
    listed = "III. THÀNH PHẦN\n- Khách mời: khoảng 100 người, gồm đại diện các sở."
    assert short(plan(listed)) == [("", "người", 100, None, None)]
    assert short(plan("III. KẾT QUẢ\n- Đã tập huấn cho 100 người, gồm cán bộ các xã.")) == []


@pytest.mark.parametrize("label", ["4. Thành phần:", "III. THÀNH PHẦN THAM DỰ"])
def test_an_item_that_opens_with_its_number(label: str) -> None:
    assert short(plan(f"{label}\n- 150 thanh niên, gồm học sinh và công nhân.")) == [
        ("", "thanh niên", 150, None, None)
    ]
    assert short(plan("4. Kết quả\n- 150 thanh niên đã nhập ngũ.")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đoàn xã huy động 50 đoàn viên trồng cây.", ("", "đoàn viên trồng cây", 50, None, None)),
        ("Quý cơ quan cử đại diện lãnh đạo và 02 cán bộ dự.", ("", "cán bộ", 2, None, None)),
        ("Trong đó có ít nhất 02 hộ sản xuất giỏi.", ("", "hộ sản xuất giỏi", None, 2, None)),
        (
            "Phần thi tiểu phẩm: thời gian từ 10 đến 15 phút.",
            ("thời gian", "thời lượng (phút)", None, 10, 15),
        ),
        ("Câu lạc bộ: từ 05 - 10 thành viên.", ("", "thành viên", None, 5, 10)),
        ("Có không quá 05 cử tri phát biểu.", ("", "cử tri phát biểu", None, None, 5)),
    ],
)
def test_how_many_are_to_come(sentence: str, expected: Short) -> None:
    assert short(plan(f"1. {sentence}")) == [expected]
