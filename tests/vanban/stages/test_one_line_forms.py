"""Letterheads and signature blocks that came as one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.reading_of import document_of
from vanban.stages.one_line_forms import form_parts

ORGANS = ("UBND TỈNH HẢI LAM SỞ Y TẾ", "ĐẢNG BỘ TỈNH HẢI LAM HUYỆN ỦY PHÚ KHÊ", "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTER = (
    "{head}\nKính gửi: - Trung tâm Y tế các huyện; - Bệnh viện Đa khoa tỉnh.\n"
    "1. Bệnh viện Đa khoa tỉnh tổ chức thu dung, báo cáo trước ngày 05/6/2024.\n{foot}\n"
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            f"UBND TỈNH HẢI LAM SỞ Y TẾ Số: 1566/SYT-NVY V/v phòng bệnh {NATION} Độc lập - Tự do - Hạnh phúc "
            "Hải Lam, ngày 13 tháng 5 năm 2024",
            [
                "UBND TỈNH HẢI LAM",
                "SỞ Y TẾ",
                "Số: 1566/SYT-NVY",
                "V/v phòng bệnh",
                NATION,
                "Độc lập - Tự do - Hạnh phúc",
                "Hải Lam, ngày 13 tháng 5 năm 2024",
            ],
        ),
        (
            "HUYỆN ỦY PHÚ KHÊ * Số -KH/HU ĐẢNG CỘNG SẢN VIỆT NAM Phú Khê, ngày tháng 3 năm 2024",
            [
                "HUYỆN ỦY PHÚ KHÊ",
                "*",
                "Số -KH/HU",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "Phú Khê, ngày tháng 3 năm 2024",
            ],
        ),
        ("UBND XÃ VÂN KHÊ Số: 12/UBND-VP", ["UBND XÃ VÂN KHÊ", "Số: 12/UBND-VP"]),
        (
            "Nơi nhận: - Như trên; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) Triệu Vĩnh Sinh",
            [
                "Nơi nhận: - Như trên; - Lưu: VT.",
                "KT. GIÁM ĐỐC",
                "PHÓ GIÁM ĐỐC",
                "(Đã ký)",
                "Triệu Vĩnh Sinh",
            ],
        ),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Khoáng",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Khoáng"],
        ),
        ("CHÁNH VĂN PHÒNG Lê Văn Khoáng", ["CHÁNH VĂN PHÒNG", "Lê Văn Khoáng"]),
    ],
)
def test_parts(line: str, parts: list[str]) -> None:
    assert form_parts(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Phát huy truyền thống của ĐẢNG CỘNG SẢN VIỆT NAM, Hải Lam, ngày 03 tháng 02 năm 2024 tổ chức lễ.",
        "CHÀO MỪNG KỶ NIỆM 94 NĂM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        "UBND các xã, thị trấn rà soát, thống kê tổng đàn",
        "TM. ỦY BAN NHÂN DÂN",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert form_parts(line) == []


@given(st.sampled_from(ORGANS), st.integers(1, 9999), st.integers(1, 28), st.booleans(), st.booleans())
def test_nothing_is_lost(organ: str, number: int, day: int, ruled: bool, motto: bool) -> None:
    rule = " -----" if ruled else ""
    line = (
        f"{organ}{rule} Số: {number}/KH-UBND {NATION}{' Độc lập - Tự do - Hạnh phúc' if motto else ''} "
        f"Vân Khê, ngày {day:02d} tháng 5 năm 2024 KẾ HOẠCH Phòng, chống dịch bệnh"
    )
    parts = form_parts(line)
    assert " ".join(parts) == line
    assert parts[-1] == "KẾ HOẠCH Phòng, chống dịch bệnh"
    assert f"Vân Khê, ngày {day:02d} tháng 5 năm 2024" in parts


@pytest.mark.parametrize("rows", [False, True])
def test_a_letter_whose_forms_are_lines_or_cells(rows: bool) -> None:
    left = "UBND TỈNH HẢI LAM SỞ Y TẾ Số: 1566/SYT-NVY V/v phòng bệnh tay chân miệng"
    right = f"{NATION} Độc lập - Tự do - Hạnh phúc Hải Lam, ngày 13 tháng 5 năm 2024"
    notes, signed = "Nơi nhận: - Như trên; - Lưu: VT, NVY.", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Triệu Vĩnh Sinh"
    head, foot = (
        (f"| {left} | {right} |", f"| {notes} | {signed} |")
        if rows
        else (f"{left} {right}", f"{notes} {signed}")
    )
    read = document_of(LETTER.format(head=head, foot=foot))
    assert read.number is not None
    assert read.issuer is not None
    assert read.issue_date is not None
    assert read.signature is not None
    assert (read.number.value, read.issuer.value) == (1566, "SỞ Y TẾ")
    assert read.issue_date.value.isoformat() == "2024-05-13"
    assert (read.title and read.title.value) == "phòng bệnh tay chân miệng"
    assert (read.signature.role, read.signature.name) == ("PHÓ GIÁM ĐỐC", "Triệu Vĩnh Sinh")
    assert [one.text for one in read.recipients] == ["Như trên", "Lưu: VT, NVY"]
