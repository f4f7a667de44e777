"""The mark of secrecy on a document: MẬT, TỐI MẬT, TUYỆT MẬT (rule R15; HD 36-HD/VPTW II.10, Luật Bảo vệ
bí mật nhà nước).

A mark is a line, or a column of a line, of its own near the top of the first page; words such as "bảo mật"
in a sentence are none.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from vanban.text.glue import close_spaced
from vanban.text.patterns import pattern_of

ZONE = 45
"""Lines from the top in which a mark can stand: letterhead, number, title and what the stamp covers."""

_COLUMNS = pattern_of(r"\t+| {2,}|\|")
_FRAME = pattern_of(r"^[\W_]+|[\W_]+$")
_LETTER_SPACED = pattern_of(r"(?<![^\W\d_])(?:[^\W\d_] ){2,}[^\W\d_](?![^\W\d_])")
_MARK = pattern_of(
    r"^(?:(?:độ mật|mức độ mật|độ khẩn|tài liệu|văn bản)\s*[:\-]?\s*)?(?P<mark>tuyệt mật|tối mật"
    r"|mật)(?:\s*[/\-,;]?\s*(?:khẩn|thượng khẩn|hỏa tốc|hoả tốc))?$"
    r"|^(?:(?:khẩn|thượng khẩn|hỏa tốc|hoả tốc)\s*[/\-,;]?\s*)(?P<after>tuyệt mật|tối mật|mật)$"
    r"|^(?P<state>bí mật nhà nước)$",
)
_LABELLED = pattern_of(r"(?:độ mật|mức độ mật)\s*[:\-]\s*(?P<mark>tuyệt mật|tối mật|mật)\b")
_BRACKETED = pattern_of(r"[(\[]\s*(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)\s*[)\]]")
_SCANNED = {
    "mat": "mật",
    "mât": "mật",
    "tôi mật": "tối mật",
    "toi mat": "tối mật",
    "tuyêt mật": "tuyệt mật",
    "tuyet mat": "tuyệt mật",
}


def marking(first_page: str) -> str | None:
    """The mark that a page bears, "MẬT", "TỐI MẬT" or "TUYỆT MẬT"; None for a page without one.

    `first_page` is its text, one line a line of the page; a mark in capitals whose diacritics the scan lost
    ("MAT" alone on a line) counts, for to store a secret is worse than to ask once too often.
    """
    lines = [line for line in unicodedata.normalize("NFC", first_page).splitlines() if line.strip()]
    for line in lines[:ZONE]:
        if (found := _mark_in(line)) is not None:
            return found
    return None


def _mark_in(line: str) -> str | None:
    if len(line) < 60 and (bracketed := _BRACKETED.search(line)) is not None:
        return bracketed["mark"]
    if len(line) < 120 and (labelled := _LABELLED.search(line.lower())) is not None:
        return labelled["mark"].upper()
    for column in (close_spaced(line, Counter()), *_COLUMNS.split(line)):
        words = _FRAME.sub("", _LETTER_SPACED.sub(lambda m: m[0].replace(" ", ""), column))
        if not words.isupper() and not words.lower().startswith(("độ mật", "mật", "tối mật", "tuyệt mật")):
            continue
        lower = " ".join(words.lower().split())
        match = _MARK.match(_SCANNED.get(lower, lower))
        if match is not None:
            return (match["mark"] or match["after"] or "mật").upper()
    return None
