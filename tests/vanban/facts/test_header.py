from __future__ import annotations

from datetime import date

import pytest

from tests.vanban.reading_of import document_of, reading_of

PARTY = """TỈNH ỦY HẢI LAM
*
Số 152-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 03 tháng 02 năm 2026
KẾ HOẠCH
Tổ chức hội nghị gặp mặt trưởng thôn, tổ trưởng tổ dân phố
-----
Thực hiện Chương trình số 07-CTr/TU, ngày 15/01/2026 của Ban Thường vụ Tỉnh ủy, Văn phòng xây dựng kế hoạch.
I. MỤC ĐÍCH
- Lắng nghe ý kiến cơ sở.
Nơi nhận:
- Các ban Đảng Tỉnh ủy, (thực hiện)
- Lưu Văn phòng Tỉnh ủy.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trương Bá Lữ
"""
STATE = """ỦY BAN NHÂN DÂN
XÃ TÂN THỊNH
Số: 45/UBND-VP
V/v chuẩn bị hội nghị
đối thoại năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Thịnh, ngày 12 tháng 5 năm 2026
Kính gửi:
- Trưởng các thôn;
- Công an xã.
Căn cứ Kế hoạch số 08-KH/ĐU ngày 02/4/2026 của Đảng ủy xã, UBND xã đề nghị các thôn báo cáo trước
ngày 20/5/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đỗ Thị Mận
"""


def test_a_party_letterhead() -> None:
    read = document_of(PARTY)
    assert read.doc_type is not None
    assert read.doc_type.value == "Kế hoạch"
    assert (read.number and read.number.value, read.symbol and read.symbol.value) == (152, "KH/TU")
    assert read.issue_date is not None
    assert read.issue_date.value == date(2026, 2, 3)
    assert read.place is not None
    assert read.place.value == "Hải Lam"
    assert read.issuer is not None
    assert read.issuer.value == "TỈNH ỦY HẢI LAM"
    assert read.parent_issuer is None
    assert read.system is not None
    assert read.system.value == "party"
    assert read.title is not None
    assert read.title.value == "Tổ chức hội nghị gặp mặt trưởng thôn, tổ trưởng tổ dân phố"


def test_a_state_letter() -> None:
    read = document_of(STATE)
    assert read.doc_type is not None
    assert read.doc_type.value == "Công văn"
    assert (read.number and read.number.value, read.symbol and read.symbol.value) == (45, "UBND-VP")
    assert read.issuer is not None
    assert read.issuer.value == "ỦY BAN NHÂN DÂN XÃ TÂN THỊNH"
    assert read.title is not None
    assert read.title.value == "chuẩn bị hội nghị đối thoại năm 2026"
    assert read.issue_date is not None
    assert read.issue_date.value == date(2026, 5, 12)


def test_spans_show_the_words_they_were_read_from() -> None:
    reading = reading_of(PARTY)
    read = reading.documents[0]
    assert read.issuer is not None
    assert reading.text[read.issuer.span.start : read.issuer.span.end] == "TỈNH ỦY HẢI LAM"
    assert read.issue_date is not None
    assert "ngày 03 tháng 02 năm 2026" in reading.text[read.issue_date.span.start : read.issue_date.span.end]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Số 152-KH/TU", 152),
        ("Số: 07-KH/TU", 7),
        ("Số:152 - KH/TU", 152),
        ("Số        -KH/TU", None),
        ("Số ....-KH/TU", None),
        ("Số …-KH/TU", None),
    ],
)
def test_the_number_line(head: str, number: int | None) -> None:
    read = document_of(PARTY.replace("Số 152-KH/TU", head))
    assert (read.number and read.number.value) == number
    assert read.symbol is not None
    assert read.symbol.value == "KH/TU"


def test_a_blank_number_is_taken_from_its_stamp() -> None:
    read = document_of(
        PARTY.replace("Số 152-KH/TU", "Số       -KH/TU").replace("KẾ HOẠCH\n", "318\nKẾ HOẠCH\n", 1)
    )
    assert read.number is not None
    assert read.number.value == 318
    assert "dấu" in read.number.doubt


def test_two_stray_numbers_are_no_number() -> None:
    text = PARTY.replace("Số 152-KH/TU", "Số       -KH/TU").replace("I. MỤC ĐÍCH", "318\nI. MỤC ĐÍCH\n77")
    assert document_of(text).number is None


@pytest.mark.parametrize(
    "signed",
    [
        "Thời gian ký: 09-02-2026 14:03:22 +07:00",
        "Date: 2026.02.09 14:03:22 +07:00",
        "Signed at 2026-02-09 14:03",
    ],
)
def test_a_blank_day_is_taken_from_the_e_signature(signed: str) -> None:
    text = PARTY.replace("ngày 03 tháng 02", "ngày     tháng 02") + f"{signed}\n"
    read = document_of(text)
    assert read.issue_date is not None
    assert read.issue_date.value == date(2026, 2, 9)
    assert read.issue_date.doubt


@pytest.mark.parametrize(
    "posted",
    [
        "Thứ Tư, 12/02/2026, 08:15",
        "12/02/2026 08:15 GMT+7",
        "Ngày đăng: 12/02/2026 08:15",
        "Cập nhật lúc 12/02/2026 08:15",
    ],
)
def test_the_day_a_portal_posted_a_paper_is_no_day_of_the_paper(posted: str) -> None:
    blank = PARTY.replace("ngày 03 tháng 02", "ngày     tháng 02")
    assert reading_of(f"{posted}\n{blank}").documents[0].issue_date is None


def test_an_e_signature_of_another_month_is_not_believed() -> None:
    text = (
        PARTY.replace("ngày 03 tháng 02", "ngày     tháng 02") + "Thời gian ký: 09-04-2026 14:03:22 +07:00\n"
    )
    assert document_of(text).issue_date is None


def test_the_date_of_a_cited_document_is_never_the_date_of_issue() -> None:
    read = document_of(PARTY.replace("Hải Lam, ngày 03 tháng 02 năm 2026\n", ""))
    assert read.issue_date is None
    assert any(
        problem.code == "no-date"
        for problem in reading_of(PARTY.replace("ngày 03 tháng 02", "ngày ... tháng ...")).problems
    )


def test_a_draft_has_no_number_and_no_date() -> None:
    text = PARTY.replace("152", "....").replace("ngày 03 tháng 02 năm 2026", "ngày ... tháng ... năm 2026")
    read = document_of("DỰ THẢO LẦN 2\n" + text)
    assert read.number is None
    assert read.issue_date is None
    assert read.issuer is not None
    assert read.issuer.value == "TỈNH ỦY HẢI LAM"


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        ("ĐẢNG BỘ TỈNH HẢI LAM\nĐẢNG ỦY XÃ VÂN KHÊ", "ĐẢNG BỘ TỈNH HẢI LAM", "ĐẢNG ỦY XÃ VÂN KHÊ"),
        ("TỈNH ỦY HẢI LAM\nBAN TỔ CHỨC", "TỈNH ỦY HẢI LAM", "BAN TỔ CHỨC"),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH HẢI LAM\n***\nĐOÀN TNCS HỒ CHÍ MINH",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "BAN CHẤP HÀNH TỈNH HẢI LAM",
        ),
        ("BAN CHẤP HÀNH ĐẢNG BỘ\nXÃ VÂN KHÊ", None, "BAN CHẤP HÀNH ĐẢNG BỘ XÃ VÂN KHÊ"),
        (
            "HUYỆN ỦY PHÚ KHÊ\nBAN CHỈ ĐẠO XÂY DỰNG\nNÔNG THÔN MỚI",
            "HUYỆN ỦY PHÚ KHÊ",
            "BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI",
        ),
    ],
)
def test_issuers_over_several_lines(lines: str, parent: str | None, issuer: str) -> None:
    read = document_of(PARTY.replace("TỈNH ỦY HẢI LAM\n*", f"{lines}\n*", 1))
    assert (read.parent_issuer and read.parent_issuer.value) == parent
    assert read.issuer is not None
    assert read.issuer.value == issuer


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("GIẤY MỜI", "Giấy mời"),
        ("MỜI HỌP", "Giấy mời"),
        ("THÔNG BÁO", "Thông báo"),
        ("CHƯƠNG TRÌNH CÔNG TÁC", "Chương trình"),
        ("LỊCH CÔNG TÁC", "Lịch công tác"),
        ("BÁO CÁO", "Báo cáo"),
        ("TỜ TRÌNH", "Tờ trình"),
        ("QUYẾT ĐỊNH", "Quyết định"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    read = document_of(PARTY.replace("KẾ HOẠCH\nTổ chức", f"{title}\nTổ chức"))
    assert read.doc_type is not None
    assert read.doc_type.value == kind


def test_the_cited_documents_are_grounds() -> None:
    [basis] = document_of(PARTY).legal_basis
    assert basis.cites == "07-CTr/TU"


def test_a_lost_letterhead_is_asked_for_and_the_issuer_marked_as_doubtful() -> None:
    text = PARTY[PARTY.index("KẾ HOẠCH") :]
    reading = reading_of(text)
    read = reading.documents[0]
    assert read.number is None
    assert read.issue_date is None
    assert read.issuer is not None
    assert read.issuer.value == "Tỉnh ủy"
    assert read.issuer.doubt
    assert {problem.code for problem in reading.problems} == {"no-number", "no-date"}


def test_a_page_number_far_from_a_blank_number_is_no_stamp() -> None:
    text = PARTY.replace("Số 152-KH/TU", "Số .....-KH/TU").replace(
        "- Lắng nghe ý kiến cơ sở.", "- Lắng nghe.\n2\n- Trao đổi."
    )
    assert document_of(text).number is None


def test_a_remark_in_brackets_is_no_title() -> None:
    text = PARTY.replace("KẾ HOẠCH\nTổ chức", "GIẤY MỜI\n(Thay thế Giấy mời số 7-GM/TU)\nTổ chức")
    read = document_of(text)
    assert read.title is None or "Thay thế" not in read.title.value


@pytest.mark.parametrize(
    "title",
    [
        "Triển khai “Tháng hành động vì an toàn thực phẩm” năm 2026 và rà soát,\nđánh giá chất "
        "lượng Trạm Y tế sau sắp xếp",
        "Tiến độ thực hiện các bước công tác bầu cử đại biểu Quốc hội khóa XVI\n"
        "và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031 tại xã",
    ],
)
def test_a_title_that_opens_like_a_body_or_fills_its_line(title: str) -> None:
    old = "Tổ chức hội nghị gặp mặt trưởng thôn, tổ trưởng tổ dân phố\n-----\n"
    read = document_of(PARTY.replace(old, f"{title}\n"))
    assert read.title is not None
    assert read.title.value == title.replace("\n", " ")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("405\n19/8/2025", date(2025, 8, 19)),
        ("405\n19", date(2025, 8, 19)),
        ("405\n19/9/2025", None),  # another month than the letterhead's
        ("405\n31/8/2024", None),
        ("405\n32/8/2025", None),
    ],
)
def test_the_stamps_of_number_and_whole_day(stamp: str, day: date | None) -> None:
    blank = PARTY.replace("Số 152-KH/TU", "Số       -KH/TU").replace(
        "ngày 03 tháng 02 năm 2026", "ngày      tháng 8 năm 2025"
    )
    read = document_of(f"{stamp}\n{blank}")
    assert read.number is not None
    assert read.number.value == 405
    assert (read.issue_date.value if read.issue_date else None) == day


def test_the_sheet_of_properties_that_a_portal_prints_above_the_letterhead() -> None:
    sheet = "Số ký hiệu\n08/CT-UBND\nLoại văn bản\nChỉ thị\nCơ quan ban hành\nUBND xã\nTrích yếu\n"
    paper = STATE.replace("Số: 45/UBND-VP\nV/v chuẩn bị hội nghị\nđối thoại năm 2026\n", "Số: 08/CT-UBND\n")
    paper = paper.replace("Kính gửi:\n", "CHỈ THỊ\nvề phòng cháy, chữa cháy rừng\nKính gửi:\n")
    read = document_of(f"{sheet}{paper}")
    assert read.doc_type is not None
    assert (read.doc_type.value, read.title and read.title.value) == (
        "Chỉ thị",
        "về phòng cháy, chữa cháy rừng",
    )
    assert (read.issuer and read.issuer.value) == "ỦY BAN NHÂN DÂN XÃ TÂN THỊNH"


@pytest.mark.parametrize(
    "name", ["LỊCH TIẾP DÂN, ĐỐI THOẠI", "LỊCH CÔNG TÁC THÁNG 5", "LỊCH TIẾP XÚC CỬ TRI"]
)
def test_a_schedule_is_named_by_a_line_in_capitals(name: str) -> None:
    read = document_of(PARTY.replace("KẾ HOẠCH", name, 1))
    assert read.doc_type is not None
    assert read.doc_type.value == "Lịch công tác"
