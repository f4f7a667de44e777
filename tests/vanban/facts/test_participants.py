"""Who takes part."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation, letter, paper, plan, press
from vanban.facts.context import Context
from vanban.facts.participants import read_participants

WHO = ["Các đồng chí Ủy viên Ban Thường vụ Huyện ủy", "Trưởng các phòng, ban", "Bí thư đảng ủy các xã"]
TITLE = "dự Hội nghị giao ban tháng 5"


def words(context: Context) -> list[str]:
    """The participants without their groups."""
    return [one.text for one in read_participants(context)]


def grouped(context: Context) -> list[tuple[str | None, str]]:
    """The participants with their groups."""
    return [(one.group, one.text) for one in read_participants(context)]


@pytest.mark.parametrize(
    "label",
    [
        "Thành phần:",
        "Thành phần tham dự:",
        "1. Thành phần",
        "II. THÀNH PHẦN THAM DỰ",
        "Kính mời:",
        "Trân trọng kính mời:",
        "Ban Thường vụ Huyện ủy trân trọng kính mời:",
        "Thành phần mời:",
        "Thành phần triệu tập:",
        "- Thành phần dự họp:",
        "2. Thành phần, số lượng",
        "Đại biểu mời dự:",
    ],
)
@pytest.mark.parametrize("bullet", ["- ", "+ "])
def test_a_list_under_every_label(label: str, bullet: str) -> None:
    if label.startswith("-"):
        bullet = "+ "
    body = f"Kính thưa các đồng chí.\n{label}\n" + "\n".join(f"{bullet}{who};" for who in WHO)
    assert words(invitation(body, title=TITLE)) == WHO


def test_a_numbered_list_under_a_line() -> None:
    body = "Thành phần kính mời:\n" + "\n".join(f"{at}. {who}." for at, who in enumerate(WHO, 1))
    assert words(invitation(body, title=TITLE)) == WHO


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Đồng chí Tỉnh ủy viên phụ trách địa bàn (mời dự).", "Đồng chí Tỉnh ủy viên phụ trách địa bàn"),
        ("Đại diện thân nhân liệt sĩ (giao Sở Nội vụ mời);", "Đại diện thân nhân liệt sĩ"),
        ("12 doanh nghiệp tiêu biểu (danh sách kèm theo).", "12 doanh nghiệp tiêu biểu"),
        ("Trưởng thôn tiêu biểu (Mỗi xã mời 03 đồng chí).", "Trưởng thôn tiêu biểu"),
        ("Đại diện lãnh đạo: Sở Y tế, Sở Nội vụ.", "Đại diện lãnh đạo: Sở Y tế, Sở Nội vụ"),
        ("Giám đốc các sở: Tài chính; Xây dựng.", "Giám đốc các sở: Tài chính; Xây dựng"),
        ("Các hộ dân: mỗi thôn 05 người", "Các hộ dân: mỗi thôn 05 người"),
    ],
)
def test_remarks_in_brackets_are_left_out(printed: str, kept: str) -> None:
    assert words(invitation(f"Thành phần:\n- {printed}\n- Trưởng ban.", title=TITLE)) == [kept, "Trưởng ban"]


def test_one_line_is_one_answer() -> None:
    body = (
        "- Thời gian: 8h00 ngày 15/5/2024.\n- Thành phần: Lãnh đạo các phòng: Tài chính, Nội vụ; Chủ "
        "tịch UBND xã A."
    )
    assert words(invitation(body, title=TITLE)) == [
        "Lãnh đạo các phòng: Tài chính, Nội vụ; Chủ tịch UBND xã A"
    ]


def test_an_order_behind_the_line_is_not_part_of_it() -> None:
    body = "Thành phần: Trưởng các phòng. Đề nghị các đồng chí đến đúng giờ."
    assert words(invitation(body, title=TITLE)) == ["Trưởng các phòng"]


GROUPED = """
III. THÀNH PHẦN, SỐ LƯỢNG
1. Chủ trì: Đồng chí Bí thư Đảng ủy.
2. Số lượng, thành phần: Dự kiến 120 - 150 đại biểu.
- Cấp huyện: Kính mời đại diện lãnh đạo Ban Dân vận Huyện ủy.
- Cấp xã:
+ Các đồng chí Ủy viên Ban Chấp hành.
+ Thường trực HĐND xã.
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng: chuẩn bị hội trường.
"""


def test_groups_of_a_list_and_a_number_that_is_no_one() -> None:
    assert grouped(plan(GROUPED)) == [
        ("Cấp huyện", "đại diện lãnh đạo Ban Dân vận Huyện ủy"),
        ("Cấp xã", "Các đồng chí Ủy viên Ban Chấp hành"),
        ("Cấp xã", "Thường trực HĐND xã"),
    ]


SESSIONS = """
3. Thành phần:
3.1. Dự Lễ dâng hương:
- Các đồng chí Thường trực Tỉnh ủy;
2
3.2. Dự Hội thảo:
- Các nhà khoa học (Ban Tuyên giáo mời riêng).
3.3. Dự Lễ kỷ niệm: các thành phần nêu trên và mỗi huyện 30 đại biểu.
4. Trang phục: Nam mặc com-lê.
"""


def test_groups_by_session_across_a_page_number() -> None:
    assert grouped(invitation(SESSIONS, title=TITLE)) == [
        ("Dự Lễ dâng hương", "Các đồng chí Thường trực Tỉnh ủy"),
        ("Dự Hội thảo", "Các nhà khoa học"),
        ("Dự Lễ kỷ niệm", "các thành phần nêu trên và mỗi huyện 30 đại biểu"),
    ]


def test_the_group_is_the_meeting_or_the_room_the_list_stands_under() -> None:
    body = (
        "* Tại Phòng họp số 2, Kính mời:\n- Đại diện Sở Xây dựng.\n1. Họp thông qua quy hoạch\n"
        "- Thời gian: 8h00 ngày 15/5/2024.\n- Thành phần: Trưởng các phòng."
    )
    assert grouped(invitation(body, title=TITLE)) == [
        ("Tại Phòng họp số 2", "Đại diện Sở Xây dựng"),
        ("Họp thông qua quy hoạch", "Trưởng các phòng"),
    ]


def test_an_invitation_by_name() -> None:
    body = (
        "Ủy ban Kiểm tra kính mời: Đồng chí Nguyễn Văn Sơn, Bí thư Đảng ủy xã.\n"
        "Thời gian: 8h00 ngày 15/5/2024."
    )
    assert words(invitation(body)) == ["Đồng chí Nguyễn Văn Sơn, Bí thư Đảng ủy xã"]


@pytest.mark.parametrize(
    "context",
    [
        plan(
            "I. Đối tượng\n1. Tập thể: ban thường vụ cấp ủy.\n2. Cá nhân: đảng viên.",
            title="kiểm điểm cuối năm",
        ),
        plan("1. Thành phần hồ sơ:\n- Đơn đề nghị;\n- Bản sao.", title="tuyển dụng viên chức"),
        plan("1. Số lượng: khoảng ……… người.", title="tổ chức Lễ kỷ niệm"),
        letter("Thành phần đoàn kiểm tra:\n- Trưởng đoàn: Ông An.", about="kiểm tra đất đai"),
        paper("BÁO CÁO", "Thành phần dân tộc: Kinh 90%, Thái 10%.", title="kết quả dân số"),
    ],
    ids=["those reviewed", "files", "blank", "a team", "population"],
)
def test_lists_of_other_things(context: Context) -> None:
    assert words(context) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cùng dự có các đồng chí Ủy viên Ban Thường vụ: Lê An - Trưởng ban Tuyên giáo; Trần Bình - "
            "Trưởng ban "
            "Dân vận; cùng các thành viên Ban Tổ chức.",
            ["Lê An - Trưởng ban Tuyên giáo", "Trần Bình - Trưởng ban Dân vận"],
        ),
        (
            "Tham dự buổi làm việc có đồng chí Lê An, Chánh Văn phòng; lãnh đạo Ban Tuyên giáo.",
            ["Lê An, Chánh Văn phòng", "lãnh đạo Ban Tuyên giáo"],
        ),
        (
            "Dự hội nghị có các đồng chí: Lê An, Phó Bí thư; Trần Bình, Chủ tịch UBND tỉnh.",
            ["Lê An, Phó Bí thư", "Trần Bình, Chủ tịch UBND tỉnh"],
        ),
        ("Các đại biểu tham dự đã có nhiều ý kiến.", []),
    ],
)
def test_those_present_in_a_press_text(sentence: str, expected: list[str]) -> None:
    text = f"Chủ động chuẩn bị đại hội\n\nSáng 3/6/2024, Huyện ủy tổ chức Hội nghị giao ban.\n\n{sentence}"
    assert words(press(text)) == expected


def test_spans_are_the_words() -> None:
    context = invitation("Thành phần:\n- Cấp xã: Kính mời Bí thư (tin mời);\n- Trưởng thôn.", title=TITLE)
    text = context.document.text
    assert [text[one.span.start : one.span.end] for one in read_participants(context)] == [
        "Bí thư",
        "Trưởng thôn",
    ]


def test_an_invitation_without_a_list_invites_those_it_is_addressed_to() -> None:
    context = invitation(
        "Kính gửi: - Đồng chí Lê An, Ủy viên Ban Thường vụ;\n- Bí thư chi bộ 25 tổ dân phố.\n"
        "Ban Thường vụ tổ chức Hội nghị sơ kết 9 tháng.\nThời gian: 14h00 ngày 25/9/2024."
    )
    assert words(context) == ["Đồng chí Lê An, Ủy viên Ban Thường vụ", "Bí thư chi bộ 25 tổ dân phố"]


def test_the_addressees_of_a_letter_take_part_in_nothing() -> None:
    assert words(letter("UBND huyện yêu cầu các đơn vị rà soát hồ sơ.")) == []


def test_the_paragraph_behind_a_numbered_line_is_not_its_list() -> None:
    body = "3. Thành phần: đại diện các thôn (150 người).\nCó nhiều ý kiến phát biểu tâm huyết."
    assert words(invitation(body, title=TITLE)) == ["đại diện các thôn"]


def test_a_word_of_asking_is_no_group() -> None:
    body = "4. Thành phần:\n- Các đồng chí Ủy viên.\n- Mời: Chánh Văn phòng, Trưởng Ban Tổ chức."
    assert grouped(invitation(body, title=TITLE)) == [
        (None, "Các đồng chí Ủy viên"),
        (None, "Chánh Văn phòng, Trưởng Ban Tổ chức"),
    ]


def test_numbered_guests_behind_a_sentence_that_invites() -> None:
    listed = "\n".join(f"{at}. {who}." for at, who in enumerate(WHO, start=1))
    context = invitation(
        f"Ban Chỉ đạo huyện trân trọng kính mời:\n{listed}\nTới dự Hội nghị giao ban.\n"
        "Thời gian: 8h00 ngày 15/5/2024.",
        title=TITLE,
    )
    assert words(context) == WHO


def test_those_under_bridge_points_without_a_label_of_their_own() -> None:
    context = invitation(
        "1. Thời gian: 8h00 ngày 15/5/2024.\n2. Điểm cầu và thành phần\n"
        "2.1. Điểm cầu huyện: Phòng họp tầng 2\n"
        "- Các đồng chí Ủy viên Ban Thường vụ Huyện ủy (Mời chủ trì).\n- Trưởng các phòng, ban.\n"
        "2.2. Điểm cầu các xã: Kính mời bí thư, phó bí thư đảng ủy xã.",
        title="dự Hội nghị trực tuyến giao ban",
    )
    assert words(context) == [*WHO[:2], "bí thư, phó bí thư đảng ủy xã"]


@pytest.mark.parametrize("value", ["giữ nguyên như giấy mời đã gửi.", "Không thay đổi."])
def test_who_stays_the_same_is_nobody(value: str) -> None:
    assert words(invitation(f"Thành phần: {value}", title=TITLE)) == []


def test_an_invitation_in_front_of_its_list_is_nobody() -> None:
    assert words(invitation("- Thành phần: Kính mời\n+ Trưởng các phòng.", title=TITLE)) == [
        "Trưởng các phòng"
    ]


def test_the_length_of_a_session_is_nobody() -> None:
    body = "Thành phần:\n- Trưởng các phòng.\nNgày họp: một ngày rưỡi."
    assert words(invitation(body, title=TITLE)) == ["Trưởng các phòng"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Ban Thường vụ Huyện Đoàn triệu tập các đồng chí Ủy viên Ban Chấp hành Huyện Đoàn dự họp.",
            ["các đồng chí Ủy viên Ban Chấp hành Huyện Đoàn"],
        ),
        ("Thường trực Huyện ủy trân trọng kính mời các đồng chí dự Hội nghị giao ban.", []),
    ],
)
def test_a_summons_in_a_sentence(sentence: str, who: list[str]) -> None:
    assert words(invitation(f"{sentence}\nThời gian: 8h00 ngày 15/5/2024.", title=TITLE)) == who


def test_a_numbered_list_under_a_bullet() -> None:
    body = (
        "Trân trọng kính mời theo lịch như sau:\n* Thời gian: 15h30 ngày 14/5/2024\n* Thành phần:\n"
        "1. Thường trực Huyện ủy\n2. Trưởng các phòng, ban\n* Chủ trì: Bà Lệ Quyên"
    )
    assert words(invitation(body, title=TITLE)) == ["Thường trực Huyện ủy", "Trưởng các phòng, ban"]


def test_a_table_of_meetings_names_who_comes_to_each() -> None:
    body = (
        "Nội dung\tThời gian\tThành phần\tĐịa điểm\nHọp nghe phương án\t7h30\tTổ giám sát; "
        "tư vấn\tPhòng họp 1"
    )
    assert grouped(invitation(body)) == [("Họp nghe phương án", "Tổ giám sát; tư vấn")]


def test_those_named_behind_a_bridge_point() -> None:
    body = "1. Điểm cầu Khu Công nghệ cao: Ban Thường vụ Đảng ủy; lãnh đạo Ban Quản lý.\n2. Điểm cầu các xã."
    assert grouped(invitation(body, title="dự Hội nghị trực tuyến")) == [
        ("Điểm cầu Khu Công nghệ cao", "Ban Thường vụ Đảng ủy; lãnh đạo Ban Quản lý")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ủy viên Ủy ban khóa XIV: 75 đại biểu",
        "Đại biểu do cấp huyện cử: mỗi huyện, thị xã, thành phố cử 12 đại biểu",
        "Đại biểu do các tổ chức cử: mỗi tổ chức cử từ 1 đến 3 đại biểu",
        "Đại biểu chỉ định: không quá 5% tổng số đại biểu",
    ],
)
def test_a_group_keeps_its_name_before_its_number(line: str) -> None:
    assert words(plan(f"IV. THÀNH PHẦN ĐẠI BIỂU\n1. {line}.")) == [line]


def test_groups_behind_a_number_in_a_sentence() -> None:
    said = (
        "Khoảng 95 đại biểu, gồm: đại diện Huyện ủy; toàn thể đảng ủy viên; "
        "bí thư 11 chi bộ (mỗi chi bộ 03 đồng chí)."
    )
    assert words(plan(f"## 2. Thành phần, số lượng\n{said}")) == [
        "đại diện Huyện ủy",
        "toàn thể đảng ủy viên",
        "bí thư 11 chi bộ",
    ]


def test_a_label_that_ends_in_gom_lists_its_groups() -> None:
    listed = "Thành phần gồm: lãnh đạo Cục; đại diện Sở Công Thương, Công an tỉnh; UBND quận."
    assert words(letter(listed, about="mời họp")) == [
        "lãnh đạo Cục",
        "đại diện Sở Công Thương, Công an tỉnh",
        "UBND quận",
    ]
    whole = "Thành phần: lãnh đạo Cục; đại diện Sở Công Thương; UBND quận."
    assert words(letter(whole, about="mời họp")) == ["lãnh đạo Cục; đại diện Sở Công Thương; UBND quận"]


def test_who_is_summoned_and_who_is_invited_besides() -> None:
    said = (
        "Ban Thường vụ Huyện ủy triệu tập các đồng chí Ủy viên Ban Chấp hành Đảng bộ huyện và mời các "
        "đồng chí "
        "lãnh đạo phòng, ban dự Hội nghị Ban Chấp hành."
    )
    assert words(invitation(said, title="dự Hội nghị Ban Chấp hành")) == [
        "các đồng chí Ủy viên Ban Chấp hành Đảng bộ huyện",
        "các đồng chí lãnh đạo phòng, ban",
    ]


def test_how_many_they_may_be_is_no_part_of_who_they_are() -> None:
    line = "Thành phần: Toàn thể cán bộ, công chức; cấp ủy viên. Mỗi điểm cầu không quá 300 đại biểu."
    assert words(plan(line)) == ["Toàn thể cán bộ, công chức; cấp ủy viên"]


def test_a_group_told_with_its_number_stays() -> None:
    assert words(plan("III. THÀNH PHẦN\n- Mỗi xã, phường 02 cán bộ trẻ.\n- Các đồng chí Huyện ủy viên.")) == [
        "Mỗi xã, phường 02 cán bộ trẻ",
        "Các đồng chí Huyện ủy viên",
    ]
