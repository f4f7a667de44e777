from __future__ import annotations

import pytest

from tests.vanban.facts.test_header import PARTY, STATE
from tests.vanban.reading_of import document_of

FOOT = PARTY[PARTY.index("T/L BAN") :]


@pytest.mark.parametrize(
    ("foot", "authority", "for_", "role", "name"),
    [
        (
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTrương Bá Lữ",
            "T/L",
            "BAN THƯỜNG VỤ",
            "CHÁNH VĂN PHÒNG",
            "Trương Bá Lữ",
        ),
        (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n(Đã ký)\nHồ Sỹ Vạn",
            "T/M",
            "BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "Hồ Sỹ Vạn",
        ),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n*\nLê Thị Út", "K/T", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Thị Út"),
        ("BÍ THƯ CHI BỘ\nNgô Mây", None, None, "BÍ THƯ CHI BỘ", "Ngô Mây"),
        (
            "T/L BAN THƯỜNG VỤ\nCÁN BỘ VĂN PHÒNG ĐẢNG ỦY\nNgô Mây",
            "T/L",
            "BAN THƯỜNG VỤ",
            "CÁN BỘ VĂN PHÒNG ĐẢNG ỦY",
            "Ngô Mây",
        ),
        (
            "KT. CHỈ HUY TRƯỞNG\nPHÓ CHỈ HUY TRƯỞNG\nKý bởi: Bộ Chỉ huy\nThiếu tá Hà Mạnh Trường",
            "KT.",
            "CHỈ HUY TRƯỞNG",
            "PHÓ CHỈ HUY TRƯỞNG",
            "Hà Mạnh Trường",
        ),
        ("Q. CHÁNH VĂN PHÒNG\nNgô Mây", "Q.", None, "CHÁNH VĂN PHÒNG", "Ngô Mây"),
    ],
)
def test_signature_blocks(foot: str, authority: str | None, for_: str | None, role: str, name: str) -> None:
    signed = document_of(PARTY.replace(FOOT, foot)).signature
    assert signed is not None
    assert (signed.authority, signed.for_, signed.role, signed.name) == (authority, for_, role, name)


@pytest.mark.parametrize(
    "foot",
    [
        "NGƯỜI GHI BIÊN BẢN\tCHỦ TRÌ HỘI NGHỊ\n\n\nTạ Thị Thoa\tBùi Hữu Lễ\n",
        "NGƯỜI GHI BIÊN BẢN\nTạ Thị Thoa\nCHỦ TRÌ HỘI NGHỊ\nBùi Hữu Lễ\n",
    ],
)
def test_who_took_the_minutes_signs_first(foot: str) -> None:
    minutes = PARTY.replace(FOOT, foot).replace("KẾ HOẠCH", "BIÊN BẢN").replace("-KH/", "-BB/")
    signature = document_of(minutes).signature
    assert signature is not None
    assert (signature.role, signature.name) == ("NGƯỜI GHI BIÊN BẢN", "Tạ Thị Thoa")


def test_recipients_and_signature_line_by_line() -> None:
    foot = "- Lưu Văn phòng Tỉnh ủy."
    mixed = PARTY.replace(
        PARTY[PARTY.index("Nơi nhận") :],
        "Nơi nhận:        T/L BAN THƯỜNG VỤ\n- Các ban Đảng Tỉnh ủy,     CHÁNH VĂN PHÒNG\n"
        f"{foot}       Trương Bá Lữ\n",
    )
    read = document_of(mixed)
    assert read.signature is not None
    assert (read.signature.role, read.signature.name) == ("CHÁNH VĂN PHÒNG", "Trương Bá Lữ")
    assert [recipient.text for recipient in read.recipients] == [
        "Các ban Đảng Tỉnh ủy",
        "Lưu Văn phòng Tỉnh ủy",
    ]


def test_a_signature_without_a_name_is_doubtful() -> None:
    signed = document_of(PARTY.replace("Trương Bá Lữ\n", "")).signature
    assert signed is not None
    assert signed.name is None
    assert signed.doubt


def test_the_state_form_keeps_its_dot_and_the_deputy_signs_for_the_head() -> None:
    signed = document_of(STATE).signature
    assert signed is not None
    assert (signed.authority, signed.for_, signed.role) == ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signed.name == "Đỗ Thị Mận"


def test_prose_is_no_signature() -> None:
    assert document_of("Hôm nay các đồng chí dự họp.\nBí thư phát biểu khai mạc.").signature is None


def test_the_signature_may_stand_left_of_the_recipients() -> None:
    foot = (
        "T/L BAN THƯỜNG VỤ                 Nơi nhận:\n"
        "CHÁNH VĂN PHÒNG                   - Như kính gửi,\n"
        "                                  - Thường trực Tỉnh ủy,\n"
        "Quách Thị Ngà                     - Lưu VPTU.\n"
    )
    read = document_of(PARTY.replace(PARTY[PARTY.index("Nơi nhận") :], foot))
    assert read.signature is not None
    assert (read.signature.role, read.signature.name) == ("CHÁNH VĂN PHÒNG", "Quách Thị Ngà")
    assert [r.text for r in read.recipients] == ["Như kính gửi", "Thường trực Tỉnh ủy", "Lưu VPTU"]


@pytest.mark.parametrize("name", ["H'Wen Mlô", "Y Bhiông Niê", "Đại tá Phùng Khắc Soạn"])
def test_names_of_many_peoples_and_ranks_beside_the_last_recipient(name: str) -> None:
    foot = f"- Lưu Văn phòng Tỉnh ủy.                         {name}\n"
    read = document_of(PARTY.replace("- Lưu Văn phòng Tỉnh ủy.\nT/L", "T/L").replace("Trương Bá Lữ\n", foot))
    assert read.signature is not None
    assert read.signature.name == name.removeprefix("Đại tá ")
    assert read.recipients[-1].text == "Lưu Văn phòng Tỉnh ủy"


@pytest.mark.parametrize("name", ["Phạm Như Ý", "Lê Thị Á", "Nguyễn Thị Ý Nhi"])
def test_names_that_end_in_one_letter(name: str) -> None:
    read = document_of(PARTY.replace("Trương Bá Lữ", name)).signature
    assert read is not None
    assert read.name == name


def test_two_posts_of_one_signer() -> None:
    foot = "T/M BAN CHỈ ĐẠO\nPHÓ BÍ THƯ TỈNH ỦY\nKIÊM TRƯỞNG BAN\nTrương Bá Lữ"
    read = document_of(PARTY.replace("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTrương Bá Lữ", foot)).signature
    assert read is not None
    assert (read.role, read.name) == ("PHÓ BÍ THƯ TỈNH ỦY KIÊM TRƯỞNG BAN", "Trương Bá Lữ")
