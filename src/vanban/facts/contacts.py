"""Whom to call: name, post and telephone number as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Contact
from vanban.facts.context import Context
from vanban.model import Block, Span
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

_PHONE = pattern_of(
    r"(?<![\d/.@])(?:\(?\+\s?84\)?[\s.-]?|\(?0)\d(?:[\s.()-]{0,2}\d){7,10}(?![\d/@]|[.-]\d|\s?-\s?[A-ZĐ])"
)
_FIGURES = pattern_of(r"[0+](?:[\s.()-]{0,2}\d){8}")
"""What every telephone number has, found at little cost."""
_CUE = pattern_of(
    r"điện thoại|đt\b|sđt|số máy|liên hệ|di động|hotline|zalo|qua\b|đ/c|đồng chí|ông|bà|tel|mobile|"
    r"đường dây nóng|trao đổi",
    re.I,
)
_FAX = pattern_of(r"\bfax\b[\s.:]*$", re.I)
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_NAME = rf"(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})"
_PERSON = pattern_of(
    rf"(?<![^\W\d_])(?:(?i:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|cô|chú|liên hệ|gặp)\s*:?\s*)(?:(?i:đồng chí|"
    rf"đ/c|ông|bà|anh|chị)\s*:?\s*)?{_NAME}(?![{LOWER}])"
)
_SHORT = pattern_of(
    rf"(?<![^\W\d_])(?i:đồng chí|đ/c|ông|bà|anh|chị|cô)\s+(?P<name>{_SYLLABLE})(?=\s*(?:[,;:(–-]|(?i:sđt|"
    rf"đt|điện thoại|số))|\s*$)"
)
_BARE = pattern_of(rf"(?:^|[:;(,–-]\s*){_NAME}\s*(?:[-–,:(]|$)")
_LABEL = pattern_of(
    r"[\s,;:(–-]*(?:(?:số\s+)?(?:điện thoại|đt|đtdđ|sđt|số máy|di động|tel|mobile|zalo|hotline|"
    r"liên hệ)(?:\s+(?:di động|liên hệ|cố định|cơ quan|số|zalo|liên lạc))*\s*[:.]?|số)[\s:.(]*$",
    re.I,
)
_VIA = pattern_of(
    r"(?:\bqua|liên hệ(?:\s+với)?|phản ánh về|gửi về|trao đổi với)\s*:?\s+(?P<role>[^;:()]{4,120})$", re.I
)
_POST = pattern_of(r"^\W*(?:là\s+)?(?P<role>[^;:]{3,140}?)\W*$")
_WINDOW = 220


def read_contacts(context: Context) -> tuple[Contact, ...]:
    """Every telephone number of the body with the person or office before it; fax and e-mail are none."""
    found: list[Contact] = []
    for node, _ in context.figured:
        found += _of_block(node.block)
    return tuple(found)


def _of_block(block: Block) -> Iterator[Contact]:
    floor = 0
    for match in _PHONE.finditer(block.text) if _FIGURES.search(block.text) else ():
        digits = re.sub(r"\D", "", match[0])
        before = block.text[max(floor, match.start() - _WINDOW) : match.start()]
        if not 9 <= len(digits) <= 12 or _FAX.search(before) or not _CUE.search(before):
            continue
        name, role, start = _who(before)
        at = block.start + match.start() - len(before) + start
        yield Contact(
            name,
            role,
            match[0].strip(" ()") if match[0].count("(") != match[0].count(")") else match[0],
            Span(at, block.start + match.end()),
        )
        floor = match.end()


def _who(before: str) -> tuple[str | None, str | None, int]:
    """(name, post, where they begin) from the words before a number."""
    words = _LABEL.sub("", before)
    persons = list(_PERSON.finditer(words)) or list(_SHORT.finditer(words)) or list(_BARE.finditer(words))
    if persons:
        person = persons[-1]
        post = _POST.match(words[person.end("name") :])
        role = post["role"].strip(" ,-–(") if post else None
        return person["name"], role or None, person.start()
    via = _VIA.search(words)
    if via is not None:
        return None, via["role"].strip(" ,;(–-") or None, via.start()
    return None, None, len(before)
