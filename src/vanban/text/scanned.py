"""Slips of OCR in the fixed phrases of the form, put right; nothing that an office could mean is changed.

Only lines in capitals, only phrases that every document of the kind has, only where all letters agree and the
diacritics alone differ ("TÍNH ỦY", "BẠN THƯỜNG VỤ").
"""

from __future__ import annotations

import re
from collections import Counter

from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_PHRASES = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "TỈNH ỦY",
    "THÀNH ỦY",
    "HUYỆN ỦY",
    "ĐẢNG ỦY",
    "ĐẢNG BỘ",
    "BAN THƯỜNG VỤ",
    "BAN CHẤP HÀNH",
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "CHÁNH VĂN PHÒNG",
    "PHÓ BÍ THƯ",
    "BÍ THƯ",
    "PHÓ CHỦ TỊCH",
    "CHỦ TỊCH",
    "KẾ HOẠCH",
    "GIẤY MỜI",
    "THÔNG BÁO",
    "BÁO CÁO",
    "QUYẾT ĐỊNH",
    "CHƯƠNG TRÌNH",
    "KẾT LUẬN",
    "HƯỚNG DẪN",
    "TỜ TRÌNH",
)
_BY_KEY = {fold(phrase): phrase for phrase in _PHRASES}
_ANY = pattern_of("|".join(rf"\b{re.escape(key)}\b" for key in sorted(_BY_KEY, key=len, reverse=True)))


def repair_phrases(text: str, tally: Counter[str]) -> str:
    """A scanned line in capitals with its fixed phrases spelt right; `tally["ocr-phrase"]` counts them."""
    if not text.isupper():
        return text
    key = fold(text)
    if len(key) != len(text):
        return text
    pieces, at = [], 0
    for match in _ANY.finditer(key):
        printed, right = text[match.start() : match.end()], _BY_KEY[match[0]]
        if printed != right and printed.replace("UỶ", "ỦY").replace("HOÀ", "HÒA") != right:
            tally["ocr-phrase"] += 1
            pieces += [text[at : match.start()], right]
            at = match.end()
    return "".join([*pieces, text[at:]])
