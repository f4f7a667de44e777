"""Who signs, from the lines under a document: right, body, post and name, of one or several."""

from __future__ import annotations

import pytest

from vanban.model import Block, Kind
from vanban.paper import Signing
from vanban.taking_signings import signings_of


def blocks(*lines: str) -> list[Block]:
    """Closing lines as blocks; a line that opens with a dash is an entry of the recipients."""
    return [
        Block(Kind.PARAGRAPH, 0, len(line), line, marker="-" if line.startswith("-") else "")
        for line in lines
    ]


@pytest.mark.parametrize(
    ("lines", "signings"),
    [
        (
            ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Văn Tám"),
            (Signing("BÍ THƯ", "Lê Văn Tám", "T/M", "BAN THƯỜNG VỤ"),),
        ),
        (
            (
                "Nơi nhận:",
                "- Như trên,",
                "- Lưu Văn phòng.",
                "K/T TRƯỞNG BAN",
                "PHÓ TRƯỞNG BAN",
                "Ngô Thị Hoa",
            ),
            (Signing("PHÓ TRƯỞNG BAN", "Ngô Thị Hoa", "K/T", "TRƯỞNG BAN"),),
        ),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thúy"),
            (Signing("PHÓ CHỦ TỊCH", "Trần Thị Thúy", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),),
        ),
        (
            ("T/M BAN CHẤP HÀNH ĐẢNG BỘ", "XÃ BẾN CHÂU", "BÍ THƯ", "Lê Văn Tám"),
            (Signing("BÍ THƯ", "Lê Văn Tám", "T/M", "BAN CHẤP HÀNH ĐẢNG BỘ XÃ BẾN CHÂU"),),
        ),
        (
            ("Q. CHÁNH VĂN PHÒNG", "Lê Quốc Bảo"),
            (Signing("CHÁNH VĂN PHÒNG", "Lê Quốc Bảo", "Q."),),
        ),
        (
            ("NGƯỜI GHI BIÊN BẢN", "Ngô Thị Hoa", "CHỦ TRÌ HỘI NGHỊ", "Đỗ Văn Hải"),
            (Signing("NGƯỜI GHI BIÊN BẢN", "Ngô Thị Hoa"), Signing("CHỦ TRÌ HỘI NGHỊ", "Đỗ Văn Hải")),
        ),
        (
            ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "Ngô Thị Hoa\tĐỗ Văn Hải"),
            (Signing("NGƯỜI GHI BIÊN BẢN", "Ngô Thị Hoa"), Signing("CHỦ TRÌ HỘI NGHỊ", "Đỗ Văn Hải")),
        ),
        (
            ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "T/M ỦY BAN", "CHỦ TỊCH", "Lê Văn Tám", "Trần Thị Mai"),
            (
                Signing("BÍ THƯ", "Lê Văn Tám", "T/M", "BAN THƯỜNG VỤ"),
                Signing("CHỦ TỊCH", "Trần Thị Mai", "T/M", "ỦY BAN"),
            ),
        ),
        (
            ("CHÁNH VĂN PHÒNG", "Y Bhiông Niê", "Số bản: 15. Người đánh máy: Lan."),
            (Signing("CHÁNH VĂN PHÒNG", "Y Bhiông Niê"),),
        ),
        (
            ("CHÁNH VĂN PHÒNG",),
            (Signing("CHÁNH VĂN PHÒNG", ""),),
        ),
        (
            ("PHÓ BÍ THƯ THƯỜNG TRỰC,", "CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN", "Lê Văn Tám"),
            (Signing("PHÓ BÍ THƯ THƯỜNG TRỰC, CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN", "Lê Văn Tám"),),
        ),
        (("Nơi nhận:", "- Như trên.", "Địa chỉ: số 1 đường Bến Châu."), ()),
        ((), ()),
    ],
)
def test_signings(lines: tuple[str, ...], signings: tuple[Signing, ...]) -> None:
    assert signings_of(blocks(*lines)) == signings


def test_military_and_academic_titles_are_not_names() -> None:
    assert signings_of(blocks("CHỈ HUY TRƯỞNG", "Đại tá Lê Văn Tám"))[0].name == "Lê Văn Tám"
