from __future__ import annotations

from collections import Counter

import pytest

from vanban.text.scanned import repair_phrases


@pytest.mark.parametrize(
    ("read", "right", "count"),
    [
        ("TÍNH ỦY HẢI LAM", "TỈNH ỦY HẢI LAM", 1),
        ("T/L BẠN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ", 1),
        ("ĐÁNG CỘNG SÁN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", 1),
        ("KÉ HOẠCH", "KẾ HOẠCH", 1),
        ("PHO BÍ THƯ", "PHÓ BÍ THƯ", 1),
    ],
)
def test_fixed_phrases_are_spelt_right(read: str, right: str, count: int) -> None:
    tally: Counter[str] = Counter()
    assert repair_phrases(read, tally) == right
    assert tally["ocr-phrase"] == count


@pytest.mark.parametrize(
    "text", ["TỈNH ỦY HẢI LAM", "TỈNH UỶ", "Tính ủy thác", "LÊ CHỦ", "XÃ VÂN KHÊ", "BÁN THƯƠNG PHẨM"]
)
def test_all_else_stays_as_it_was_read(text: str) -> None:
    tally: Counter[str] = Counter()
    assert repair_phrases(text, tally) == text
    assert not tally
