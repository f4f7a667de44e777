from __future__ import annotations

import pytest

from vanban.facts.secrecy import ZONE, marking


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        ("HUYỆN ỦY PHÚ KHÊ\nMẬT\nSố 1-BC/HU", "MẬT"),
        ("MẬT          ĐẢNG CỘNG SẢN VIỆT NAM", "MẬT"),
        ("T Ố I  M Ậ T", "TỐI MẬT"),
        ("M Ậ T", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("[TUYỆT MẬT]", "TUYỆT MẬT"),
        ("|MẬT|ĐẢNG CỘNG SẢN VIỆT NAM|", "MẬT"),
        ("HỎA TỐC - MẬT", "MẬT"),
        ("Số 05-BC/TU (MẬT)", "MẬT"),
        ("MAT", "MẬT"),
        ("TOI MAT", "TỐI MẬT"),
    ],
)
def test_a_mark(page: str, mark: str) -> None:
    assert marking(page) == mark


@pytest.mark.parametrize(
    "page",
    [
        "công tác bảo mật thông tin, bí mật nhà nước theo quy định",
        "ỦY BAN MẶT TRẬN TỔ QUỐC",
        "KẾ HOẠCH\nbảo vệ bí mật nhà nước năm 2025",
        "GẶP MẶT",
        "Mật ong rừng",
        "theo Báo cáo số 05-BC/TU (MẬT) của Ban Thường vụ Tỉnh ủy về tình hình quý I năm 2025",
        "",
        "\n".join(["dòng"] * (ZONE + 5) + ["MẬT"]),
    ],
)
def test_no_mark(page: str) -> None:
    assert marking(page) is None
