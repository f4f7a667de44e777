from __future__ import annotations

import pytest

from tests.vanban.reading_of import document_of
from vanban.stages.letterheads import are_columns, is_column, run_together


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        (
            "Số 903 -CV/HU Phú Khê, ngày 12 tháng 4 năm 2023",
            "Số 903 -CV/HU",
            "Phú Khê, ngày 12 tháng 4 năm 2023",
        ),
        ("Số: /UBND-VP Vân Khê, ngày tháng 5 năm 2024", "Số: /UBND-VP", "Vân Khê, ngày tháng 5 năm 2024"),
        ("* Vân Khê, ngày 01 tháng 02 năm 2024", "*", "Vân Khê, ngày 01 tháng 02 năm 2024"),
        ("HUYỆN ỦY PHÚ KHÊ ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY PHÚ KHÊ", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (
            "UỶ BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "UỶ BAN NHÂN DÂN",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        ("TỈNH HẢI LAM Độc lập - Tự do - Hạnh phúc", "TỈNH HẢI LAM", "Độc lập - Tự do - Hạnh phúc"),
        ("Nơi nhận: KT. CHỦ TỊCH", "Nơi nhận:", "KT. CHỦ TỊCH"),
        ("- Như trên; PHÓ CHỦ TỊCH THƯỜNG TRỰC", "- Như trên;", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("- Lưu: VT, TH (M.03b). Đặng Trần Lưu", "- Lưu: VT, TH (M.03b).", "Đặng Trần Lưu"),
        ("- Lưu VPHU. Vi Thanh Bình", "- Lưu VPHU.", "Vi Thanh Bình"),
        ("- Lưu: VT. Trương Văn Lập", "- Lưu: VT.", "Trương Văn Lập"),
        ("- Lưu: VT. Đại tá Tô Khắc Soạn", "- Lưu: VT.", "Đại tá Tô Khắc Soạn"),
        (
            "V/v tạm hoãn cuộc họp Hải Lam, ngày 04 tháng 9 năm 2020",
            "V/v tạm hoãn cuộc họp",
            "Hải Lam, ngày 04 tháng 9 năm 2020",
        ),
    ],
)
def test_columns_that_one_space_parts(line: str, left: str, right: str) -> None:
    assert run_together(line) == (left, right)


def test_at_the_foot_the_signer_stands_beside_any_entry() -> None:
    entry = "- Thị ủy Cửa Lam, Trịnh Bá Lượng"
    assert run_together(entry, foot=True) == ("- Thị ủy Cửa Lam,", "Trịnh Bá Lượng")
    assert run_together(entry) is None
    assert run_together("- Đảng ủy các xã: Mỹ Lộc, Nam Bến Châu", foot=True) is None
    assert run_together("- Thường trực Tỉnh ủy, Ban Tổ chức", foot=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Quyết định số 12-QĐ/TU, ngày 03 tháng 4 năm 2023 của Ban Thường vụ Tỉnh ủy",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "- Lưu Văn phòng Đảng ủy.",
        "- Lưu Văn phòng Tỉnh ủy",
        "- Các đồng chí Ủy viên UBKT",
        "Hội nghị tổ chức tại Vân Khê, ngày 12 tháng 5 năm 2024",
        "Lưu ý: các đơn vị gửi báo cáo đúng hạn.",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert run_together(line) is None


@pytest.mark.parametrize(
    ("pieces", "columns"),
    [
        (["TỈNH ỦY HẢI LAM", "ĐẢNG CỘNG SẢN VIỆT NAM"], True),
        (["T/L BAN THƯỜNG VỤ", "Nơi nhận:"], True),
        (["- Lưu VP.", "Lại Thế Vinh"], True),
        (["1", "Khai mạc hội nghị"], False),
        (["Nội dung", "Chủ trì", "Hạn"], False),
    ],
)
def test_pieces_of_a_form_and_of_a_table(pieces: list[str], columns: bool) -> None:
    assert are_columns(pieces) is columns


@pytest.mark.parametrize(
    ("text", "column"), [("Số: 12/UBND-VP", True), ("PHÓ BÍ THƯ", True), ("họp vào sáng mai", False)]
)
def test_what_fills_a_column(text: str, column: bool) -> None:
    assert is_column(text) is column


def test_a_whole_letter_whose_columns_run_together() -> None:
    read = document_of(
        "UỶ BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ VÂN KHÊ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 71/UBND-VP Vân Khê, ngày 02 tháng 11 năm 2025\n"
        "V/v chuẩn bị họp\n"
        "Kính gửi: Các thôn.\n"
        "Đề nghị các thôn báo cáo trước ngày 10/11/2025.\n"
        "Nơi nhận: KT. CHỦ TỊCH\n"
        "- Như trên; PHÓ CHỦ TỊCH\n"
        "- Lưu: VT. Đặng Trần Lưu\n"
    )
    assert read.number is not None
    assert read.number.value == 71
    assert read.issuer is not None
    assert read.issuer.value == "UỶ BAN NHÂN DÂN XÃ VÂN KHÊ"
    assert read.place is not None
    assert read.place.value == "Vân Khê"
    assert read.signature is not None
    assert (read.signature.role, read.signature.name) == ("PHÓ CHỦ TỊCH", "Đặng Trần Lưu")
    assert [r.text for r in read.recipients] == ["Như trên", "Lưu: VT"]


def test_a_bar_parts_the_columns_of_a_letterhead_and_nothing_else() -> None:
    head = (
        "**HUYỆN ỦY PHÚ KHÊ** | **ĐẢNG CỘNG SẢN VIỆT NAM**\n*\n"
        "**Số 214-KH/HU** | *Phú Khê, ngày 19 tháng 8 năm 2025*\n\nKẾ HOẠCH\nthăm hỏi | tặng quà\n"
    )
    said = document_of(head)
    assert (said.issuer and said.issuer.value, said.number and said.number.value) == ("HUYỆN ỦY PHÚ KHÊ", 214)
    assert said.title is not None
    assert "thăm hỏi | tặng quà" in said.title.value


def test_the_names_of_two_signers_side_by_side() -> None:
    assert are_columns(["Kiều Mỹ Nhân", "Huỳnh Thị Diễm Trang"])
    assert not are_columns(["Kiều Mỹ Nhân", "Trưởng thôn 3, xã Tân Thịnh"])
    read = document_of(
        "ĐẢNG ỦY XÃ VÂN KHÊ\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nVân Khê, ngày 04 tháng 7 năm 2024\nBIÊN BẢN\n"
        "họp chi bộ tháng 7/2024\n1. Nội dung\nĐồng chí Hà Thị Trang kết luận cuộc họp.\n"
        "THƯ KÝ                                 CHỦ TRÌ\n\n\nKiều Mỹ Nhân                     Hà Thị Trang\n"
    )
    assert read.signature is not None
    assert (read.signature.role, read.signature.name) == ("THƯ KÝ", "Kiều Mỹ Nhân")


def test_a_signature_block_in_the_cells_of_one_row() -> None:
    row = "| - Như trên;<br>- Lưu: VT. | **CHÁNH VĂN PHÒNG**<br><br><br>**Ngô Thị Liên** |"
    letter = (
        "UBND XÃ TÂN THỊNH\nSố: 45/UBND-VP\nTân Thịnh, ngày 12 tháng 5 năm 2026\nKính gửi: Các thôn.\n"
        "Đề nghị các thôn gửi báo cáo trước ngày 20/5/2026.\n"
    )
    read = document_of(f"{letter}| **Nơi nhận:** | **TL. CHỦ TỊCH** |\n|---|---|\n{row}\n")
    assert read.signature is not None
    assert (read.signature.role, read.signature.name) == ("CHÁNH VĂN PHÒNG", "Ngô Thị Liên")
    assert [one.text for one in read.recipients] == ["Như trên", "Lưu: VT"]
