"""Lines that every official document has, recognised by their form alone.

HD 36-HD/VPTW and HD 05-HD/VPTW appendix (Party), ND 30/2020/ND-CP appendix I (State).
"""

from __future__ import annotations

import re
from functools import lru_cache

from vanban.text.keys import fold
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

_BLANK = r"[.…_\s]*"
PARTY_HEAD = pattern_of(r"^\W*đảng\s+cộng\s+sản\s+việt\s+nam\W*$", re.I)
STATE_HEAD = pattern_of(r"^\W*cộng\s+h[oòõó][aà]?\s*xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam\W*$", re.I)
MOTTO = pattern_of(r"^\W*độc\s+lập\s*[-–—.]?\s*tự\s+do\s*[-–—.]?\s*hạnh\s+phúc\W*$", re.I)
NUMBER_LINE = pattern_of(
    r"^\W*s[ốôồo]\s*[:.;]?\s*(?P<number>(?:\d[\d ]{0,6}|[.…_ ]*))\s*(?P<letter>[a-zA-Z]?)\s*[-/–—]\s*"
    rf"(?P<symbol>[{UPPER}][{UPPER}{LOWER}.&]{{0,9}}(?:\s*[-/–]\s*[{UPPER}][{UPPER}{LOWER}.&0-9]{{0,11}}){{0,4}})\s*$",
    re.I,
)
DATE_LINE = pattern_of(
    r"^(?!.{0,60}\b(?:trước|nhất|từ|đến|hết|vào|trong|sau)\s+ngày)"
    rf"\W*(?P<place>(?:tp\.\s*)?[{UPPER}][^,;:\d.…]{{1,45}}?)?\s*[,.]?\s*ngày\s*(?P<day>\d{{1,2}}"
    rf"|{_BLANK})\s*[,/]?\s*"
    rf"tháng\s*(?P<month>\d{{1,2}}|{_BLANK})\s*[,/]?\s*năm\s*(?P<year>\d{{4}}|2\s?0\s?\d\s?\d"
    rf"|{_BLANK}|20\d?{_BLANK})\W*$",
    re.I,
)
STAR = pattern_of(r"^\s*(?:\\?\*\s*){1,3}$|^\s*[-–—_=*.]{3,}\s*$|^\s*[–—_=]{2,}\s*$|^\s*(?:\*\s*){2,}\s*$")
RECIPIENTS = pattern_of(r"^\W*n[ơớo]i\s*nh[ậâa]n\s*[:;.]?", re.I)
ADDRESSEES = pattern_of(r"^\W*k[íi]nh\s+(?:gửi|trình|chuyển)\b\s*[:;]?", re.I)
AUTHORITY = pattern_of(
    r"^\W*(?P<authority>T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\s?/\s?U\s?Q|TM|KT|TL|TUQ|Q)(?P<dot>\."
    r"|\s)\s*(?P<for>[^\W\d_].{1,120})$"
)
"""The line of a signature block that says for whom it is signed; slash in the Party, dot in the State."""

POSTS = (
    "bi thu", "pho bi thu", "chu tich", "pho chu tich", "chanh van phong", "pho chanh van phong",
    "truong ban", "pho truong ban", "pho ban", "chu nhiem", "pho chu nhiem", "giam doc", "pho giam doc",
    "truong phong", "pho truong phong", "thu truong", "bo truong", "truong doan", "pho truong doan",
    "hieu truong", "pho hieu truong", "vien truong", "pho vien truong", "chanh an", "pho chanh an",
    "tong giam doc", "cuc truong", "pho cuc truong", "vu truong", "truong cong an", "chi huy truong",
    "chinh uy", "uy vien ban thuong vu", "uy vien thuong truc", "chanh thanh tra", "pho chanh thanh tra",
    "tong bien tap", "quyen giam doc", "to truong", "hieu pho", "cuc pho", "vu pho", "thuong truc ban",
    "truong tieu ban", "bi thu thuong truc", "thu ky", "chu toa", "nguoi ghi bien ban", "pho tong ",
    "giam doc", "thuong truc", "chu tri hoi nghi", "pho thu truong", "truong khoa", "pho vu truong",
    "bi thu chi bo", "bi thu doan", "dai dien", "pho truong cong an", "chi cuc truong",
    "pho chi cuc truong", "truong tram", "truong thon", "giam doc so", "pho chi huy truong",
    "chinh tri vien", "pho chinh uy", "tu lenh", "pho tu lenh", "doi truong", "don truong", "pho to truong",
)  # fmt: skip
_POST = pattern_of(r"^(?:q(?:uyen)?\.? )?(?:" + "|".join(sorted(POSTS, key=len, reverse=True)) + r")\b")
_NAME = pattern_of(
    rf"^(?:[{UPPER}]['’]?[{UPPER}]?[{LOWER}]*\.? ){{1,5}}(?:[{UPPER}]['’]?[{UPPER}]?[{LOWER}]+|[ÝÁÂ])\.?$"
)
"""Also names of peoples of the highlands: "H'Wen Mlô", "Y Bhiông Niê", "K'Brối"."""
_CAPS_NAME = pattern_of(rf"^(?:[{UPPER}]+ ){{1,4}}[{UPPER}]+$")
_TITLES = pattern_of(
    r"^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|KS|Đ/c|Ths|Thạc sỹ|Tiến sĩ|Cử nhân"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy))\.?\s*)+"
)
_TITLE_STARTS = frozenset("GPTBKĐC")


@lru_cache(maxsize=64)
def is_caps(text: str) -> bool:
    """Whether the line is set in capitals (two letters at least, no lower-case word)."""
    if not text.isupper() and sum(map(str.islower, text[:24])) > 3:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= 2 and sum(map(str.isupper, text)) >= 0.9 * letters


def is_post(text: str) -> bool:
    """Whether the line is the title of a post, as under a signature ("CHÁNH VĂN PHÒNG", "Phó Chủ tịch")."""
    return len(text) <= 90 and bool(_POST.match(fold(text).strip(" .*,-")))


def without_titles(name: str) -> str:
    """A signer's name without academic or military titles (HD 36 II.7: none are printed)."""
    bare = name.strip(" *_.-,")
    return _TITLES.sub("", bare) if bare[:1] in _TITLE_STARTS else bare


UNIT_HEADS = (
    "tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy", "dang bo", "dang doan",
    "ban can su", "chi bo", "chi uy", "ban ", "van phong", "uy ban", "ubnd", "hdnd", "ubmttq", "hoi ",
    "so ", "doan ", "lien doan", "mat tran", "mttq", "cong an", "bo ", "truong ", "trung tam", "phong ",
    "chi cuc", "cuc ", "bao ", "dai ", "bch", "to ", "khoi ", "thuong truc", "vien ", "toa an",
    "tinh doan", "huyen doan", "thanh doan", "tong cong ty", "cong ty", "lien minh", "kho bac",
    "benh vien", "hoc vien", "tieu ban", "ubkt", "co quan", "thanh tra", "quan doi", "quan khu", "bhxh",
    "bao hiem", "ngan hang", "chinh phu", "thu tuong", "quoc hoi", "trung uong", "cum ", "hop tac xa",
    "nha ", "doan dai bieu", "thi doan", "xa doan", "phuong doan", "thon ", "vksnd", "tand", "ttbd",
    "ttct", "lien hiep", "hiep hoi", "tap doan", "cau lac bo", "kiem toan",
)  # fmt: skip


_NO_UNITS = ("BẢN ", "BÀN ", "TRƯƠNG ", "TÔ ", "DOÃN ")
"""What reads like the head of an organ's name once its marks are gone: papers, a table, family names."""


def is_unit(text: str) -> bool:
    """Whether the line begins like the name of an organ ("BAN TỔ CHỨC", but not "BẢN KIỂM ĐIỂM", "Tô")."""
    bare = text.lstrip(" *_").upper()
    return f"{fold(text).strip(' *_.-')} ".startswith(UNIT_HEADS) and not bare.startswith(_NO_UNITS)


def is_name(text: str) -> bool:
    """Whether the line could be nothing but a person's name."""
    bare = without_titles(text)
    if not 4 <= len(bare) <= 40 or (is_caps(bare) and is_unit(bare)):
        return False
    return bool(_NAME.match(bare + ("" if " " in bare else " "))) or bool(_CAPS_NAME.match(bare))


def is_national_head(text: str) -> bool:
    """Whether the line is the Party's or the State's heading, or the State's motto."""
    return len(text) < 70 and bool(PARTY_HEAD.match(text) or STATE_HEAD.match(text) or MOTTO.match(text))


def opens_letterhead(text: str) -> bool:
    """Whether the line is the heading with which the letterhead of the Party or the State begins."""
    return len(text) < 100 and bool(PARTY_HEAD.match(text) or STATE_HEAD.match(text))


@lru_cache(maxsize=64)
def is_letterhead(text: str) -> bool:
    """Whether the line never joins a neighbour: national heading, number, date, star, recipients."""
    text = text.strip()
    first = text.lstrip(_DECORATION)[:1].casefold()
    if first in _BY_FIRST and any(len(text) < longest and p.match(text) for longest, p in _BY_FIRST[first]):
        return True
    if len(text) < 80 and "tháng" in text.casefold() and DATE_LINE.match(text):
        return True
    if first in "tkq" and len(text) < 100 and AUTHORITY.match(text) and is_caps(text):
        return True
    return not first.isalpha() and bool(STAR.match(text))


_DECORATION = " *_#-–—|+•.\"'“("
_BY_FIRST: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {
    "đ": ((70, PARTY_HEAD), (70, MOTTO)),
    "c": ((70, STATE_HEAD),),
    "s": ((60, NUMBER_LINE),),
    "n": ((100_000, RECIPIENTS),),
    "k": ((100_000, ADDRESSEES),),
}


_MARKERS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "part",
        1,
        pattern_of(r"^(?:phần|chương|mục|điều)\s+(?:thứ\s+\w+|[IVXivx]{1,5}|\d{1,3})\s*[.:\-–]?\s*", re.I),
    ),
    ("roman", 1, pattern_of(r"^[IVX]{1,5}\s*[.\-–):]\s*(?=\S)|^[IVX]{1,5}\s*/\s+(?=\S)")),
    (
        "dotted",
        3,
        pattern_of(r"^\d{1,2}(?:\.\d{1,2}){1,3}\s*[.)]?\s+(?=[^\d\s])|^\d{1,2}\.\d{1,2}\.\s*(?=[^\d\s])"),
    ),
    (
        "arabic",
        2,
        pattern_of(
            r"^\d{1,2}\s*[.)/]\s*(?=[^\d\s])|^\d{1,2}[.)]\s+(?=\d{1,2}\s*(?:giờ|h|g|:)\d{0,2})|^\d{1,2}\s*[-–]\s+(?=[^\d\s])"
            r"|^\d{1,2}[-–](?=[^\W\d_])(?![^\W\d_]{1,5}\s?/)"
        ),
    ),
    ("letter", 3, pattern_of(r"^[a-hđ]\s*[.)]\s*(?=\S)")),
    ("paren", 4, pattern_of(r"^\(\d{1,2}\)\s*(?=\S)")),
    ("dash", 4, pattern_of(r"^[-–—•∙·]\s*(?=[^\s\-–—])")),
    ("plus", 5, pattern_of(r"^\+\s*(?=\S)")),
    ("star", 4, pattern_of(r"^\*\s*(?=[^\s*])")),
)


_MARKER_STARTS = {
    "part": "pPcCmMđĐ", "roman": "IVX", "letter": "abcdefghđ", "paren": "(", "dash": "-–—•∙·",
    "plus": "+", "star": "*",
}  # fmt: skip
_NUMBERED = tuple(kind for kind in _MARKERS if kind[0] in ("dotted", "arabic"))
_BY_START = {
    first: tuple(kind for kind in _MARKERS if first in _MARKER_STARTS.get(kind[0], ""))
    for first in "".join(_MARKER_STARTS.values())
}
"""Which markers can begin with a character; figures begin the numbered ones."""


@lru_cache(maxsize=64)
def marker_of(text: str) -> tuple[str, str, int]:
    """(marker as printed, style, level) at the head of a line; ("", "", 0) where there is none.

    Styles: part roman arabic dotted letter paren dash plus star.
    """
    first = text[:1]
    for style, level, pattern in _NUMBERED if first.isdigit() else _BY_START.get(first, ()):
        if (match := pattern.match(text)) is not None:
            return match[0].strip(), style, level
    return "", "", 0
