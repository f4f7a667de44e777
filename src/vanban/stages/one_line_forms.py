"""A whole letterhead or signature block in one line, as web pages and cells of tables give it, in its lines.

"UBND TỈNH X SỞ Y TẾ Số: 12/SYT-NV V/v ... CỘNG HÒA ... Độc lập - ... X, ngày ...": what each part is, its own
words tell (HD 36-HD/VPTW, ND 30/2020/ND-CP appendix I).
"""

from __future__ import annotations

from collections.abc import Iterator

from vanban.stages import marks
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

_NATION = r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ|ÕA) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_PARTS = pattern_of(
    rf"(?P<nation>{_NATION})|(?P<motto>Độc lập ?[-–—.]? ?Tự do ?[-–—.]? ?Hạnh phúc)"
    rf"|(?P<number>(?<!\w)S[ốỐ] ?:? ?[\d.…]* ?[-/–] ?[{UPPER}][{UPPER}{LOWER}.&]*"
    rf"(?: ?[-/–] ?[{UPPER}][{UPPER}{LOWER}.&0-9]*)*)"
    r"|(?P<about>(?<!\w)(?:V/v|Về việc) )"
    rf"|(?P<date>(?<!\w)(?:TP\. ?)?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,4}}, ?"
    r"ngày[\d .…]*tháng[\d .…]*năm(?: ?20[\d .…]*)?)"
    r"|(?P<rule>(?<=\s)(?:[-–_=]{3,}|\*{1,3})(?=\s|$))"
)
_BELOW = pattern_of(
    r" (?=(?:SỞ|PHÒNG|VĂN PHÒNG|(?:HUYỆN|THÀNH|THỊ|QUẬN|ĐẢNG) (?:ỦY|UỶ)|(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|"
    r"BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG|QUẢN LÝ|CHỈ ĐẠO|PHÁP CHẾ)|TRUNG TÂM|CHI CỤC|"
    r"CHI BỘ|TRƯỜNG|CÔNG AN) )"
)
"""Before the organ that issues, behind the one above it."""
_SIGNED = pattern_of(rf" (?=(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.) [{UPPER}]{{2}})")
_SIGNER = pattern_of(
    rf"^(?:(?P<right>(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.) [{UPPER} ./]+?) )?"
    r"(?P<post>(?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|GIÁM ĐỐC|TRƯỞNG PHÒNG|CHỦ NHIỆM"
    r"|CHÁNH THANH TRA|CỤC TRƯỞNG|VIỆN TRƯỞNG)(?: THƯỜNG TRỰC)?)(?: (?P<mark>\((?:Đã|đã) ký\)))? "
    rf"(?P<name>(?:[{UPPER}][{LOWER}]+ ){{1,4}}[{UPPER}][{LOWER}]+)$"
)
_SHORTEST, _LEFT, _REACH, _LONGEST_SIGNATURE = 16, 120, 700, 130


def form_parts(text: str) -> list[str]:
    """The lines that one line of a letterhead or signature block holds, in order; none for any other line."""
    if len(text) < _SHORTEST:
        return []
    if "VIỆT NAM" in text[:_REACH] or ("Số" in text[4:_LEFT] and text[:3].isupper()):
        return _head(text)
    if len(text) < _LONGEST_SIGNATURE and text[:3].isupper() and text[-1].islower():
        return _signature(text)
    return _foot(text) if "Lưu" in text and text.startswith(("Nơi nhận", "- ")) else []


def _head(text: str) -> list[str]:
    found = list(_PARTS.finditer(text, 0, _REACH))
    above = text[: found[0].start()] if found else ""
    if not found or (above and not marks.is_caps(above)):
        return []
    kinds = {match.lastgroup for match in found}
    whole = "nation" in kinds and len(found) > 1
    if not whole and not ("number" in kinds and above and marks.is_unit(above)):
        return []
    last = found[-1]
    ends = [*(match.start() for match in found[1:]), last.end() if last.lastgroup == "date" else len(text)]
    parts = list(_units(text[: found[0].start()].strip()))
    for match, end in zip(found, ends, strict=True):
        own = match.end() if match.lastgroup in ("nation", "motto", "number") else end
        parts += [text[match.start() : own].strip(), *_units(text[own:end].strip())]
    return [part for part in [*parts, text[ends[-1] :].strip()] if part]


def _units(words: str) -> Iterator[str]:
    """The organ above and the one that issues, where capitals hold both; anything else is one part."""
    below = list(_BELOW.finditer(words)) if marks.is_caps(words) else []
    cut = below[-1] if below else None
    if cut is not None and marks.is_unit(words[: cut.start()]):
        yield words[: cut.start()]
        yield words[cut.end() :]
    else:
        yield words


def _foot(text: str) -> list[str]:
    """Recipients with the signature behind them."""
    cut = next(iter(_SIGNED.finditer(text, text.index("Lưu"))), None)
    signed = _signature(text[cut.end() :]) if cut else []
    return [text[: cut.start()], *signed] if cut and signed else []


def _signature(text: str) -> list[str]:
    """The right by which is signed, the post, the name."""
    signer = _SIGNER.match(text)
    if signer is None:
        return []
    right = _SIGNED.split(signer["right"]) if signer["right"] else []
    return [*right, *filter(None, signer.group("post", "mark", "name"))]
