"""The two columns of a letterhead or a signature block, told apart where one line of text holds both.

Some sources keep the gap between the columns, others one space ("Số: 12/UBND-VP Vân Khê, ngày ...").
HD 36-HD/VPTW and ND 30/2020/ND-CP set issuer, number and recipients left, heading, date and signature right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.stages import marks
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

_NATIONAL_TAIL = pattern_of(
    r"\s(?P<right>ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ|ÕA|OÃ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|Độc lập ?[-–—.]? ?Tự do ?[-–—.]? ?Hạnh phúc)\W*$",
    re.I,
)
_DATE_TAIL = pattern_of(
    rf"\s(?P<right>(?:TP\. ?)?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,4}}, ?"
    r"ngày[\d .…]*tháng[\d .…]*năm[\d .…]*)$"
)
_BEFORE_DATE = pattern_of(
    rf"^(?:\*+|V/v .+|[-–_=]{{3,}}|s[ốô]\s*[:.]?\s*[\d.…_ ]*\s*[-/–]\s*[{UPPER}][{UPPER}{LOWER}0-9./&–-]*)$",
    re.I,
)
_SIGNED = rf"(?:(?:T ?/ ?[ML]|K ?/ ?T|TM|KT|TL|TUQ|Q)\b\.? ?)?[{UPPER}][{UPPER} ,.-]{{5,70}}"
_RECIPIENTS_TAIL = pattern_of(rf"^(?P<left>\W*Nơi nhận\W{{0,3}})\s(?P<right>{_SIGNED})$")
_ENTRY_TAIL = pattern_of(rf"^(?P<left>[-–+*•] ?.{{3,110}}?[;,.:)])\s(?P<right>{_SIGNED})$")
_ENTRY_MARKS = ("-", "–", "+", "*", "•")
_RANK = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) )?"
_NAME_TAIL = pattern_of(
    rf"^(?P<left>[-–+*•]? ?Lưu\b.{{0,60}}?[;.,)\w])\s"
    rf"(?P<right>{_RANK}[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}})$"
)
_ENTRY_NAME_TAIL = pattern_of(
    rf"^(?P<left>[-–+*•] ?[^:]{{3,110}}[;.,)])\s"
    rf"(?P<right>{_RANK}[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{2,4}})$"
)


def is_column(text: str) -> bool:
    """Whether the text could fill one column of a letterhead or a signature block."""
    text = text.strip()
    return bool(text) and (
        marks.is_letterhead(text)
        or (marks.is_caps(text) and len(text.split()) >= 2)
        or marks.is_post(text)
        or bool(re.match(r"s[ốô]\s*:?\s*\S*[-/]", text, re.I))
    )


def are_columns(pieces: Sequence[str]) -> bool:
    """Whether pieces parted by wide gaps are two columns of a form, and neither prose nor a table."""
    full = [piece for piece in pieces if piece.strip()]
    if len(full) != 2:
        return len(full) == 1 and len(pieces) > 1
    left, right = full
    if marks.is_national_head(right) or marks.is_national_head(left):
        return True
    if marks.DATE_LINE.match(right) or marks.NUMBER_LINE.match(left) or marks.RECIPIENTS.match(left):
        return True
    if right.lstrip().startswith(("- ", "• ", "Nơi nhận")) and (is_column(left) or marks.is_name(left)):
        return True
    signed = is_column(right) or marks.is_name(right.strip())
    if marks.is_name(left.strip()) and marks.is_name(right.strip()):
        return True
    return signed and (is_column(left) or left.lstrip().startswith(_ENTRY_MARKS))


def run_together(text: str, *, foot: bool = False) -> tuple[str, str] | None:
    """The columns of a line that a single space parts, None for any other line.

    `text` has its white space folded; at the `foot`, below "Nơi nhận", the signer may stand beside any entry.
    A cheap look at the line's end comes first: prose never pays for the patterns.
    """
    if not 8 < len(text) < 170:
        return None
    if (text[-1].isupper() or text.endswith("phúc")) and (found := _capitals(text)) is not None:
        return found
    if "ngày" in text and (dated := _DATE_TAIL.search(text)) is not None:
        left = text[: dated.start()].strip()
        return (left, dated["right"]) if _BEFORE_DATE.match(left) else None
    if "Lưu" in text[:5]:
        return _signer_beside(text)
    return _signer_beside_entry(text) if foot and text[-1].isalpha() else None


def _capitals(text: str) -> tuple[str, str] | None:
    national = _NATIONAL_TAIL.search(text)
    if national is not None and national.start() > 0:
        left = text[: national.start()].strip()
        return (left, national["right"]) if is_column(left) or marks.is_caps(left) or left == "*" else None
    tail = _RECIPIENTS_TAIL.match(text) or _ENTRY_TAIL.match(text)
    if tail is None:
        return None
    right = tail["right"].strip()
    return (tail["left"].strip(), right) if marks.is_post(right) or marks.AUTHORITY.match(right) else None


def _signer_beside(text: str) -> tuple[str, str] | None:
    """The last recipient and the signer's name: the shortest name that leaves an entry with its full stop."""
    found = _NAME_TAIL.match(text)
    if found is None:
        return None
    left, name = found["left"], found["right"]
    if not _is_person(name):
        return None
    return (left, name) if left.endswith((".", ";", ")", ",")) or len(name.split()) >= 3 else None


def _signer_beside_entry(text: str) -> tuple[str, str] | None:
    """Any recipient, which a mark ends, and behind it a name of three words or more, which none does."""
    found = _ENTRY_NAME_TAIL.match(text)
    return (found["left"], found["right"]) if found is not None and _is_person(found["right"]) else None


def _is_person(name: str) -> bool:
    bare = marks.without_titles(name)
    return marks.is_name(bare) and not marks.is_unit(bare) and not marks.is_post(bare)
