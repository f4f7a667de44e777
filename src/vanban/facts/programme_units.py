"""Who prepares an item of a programme, where the item's own line says so.

"(Ban Tổ chức Tỉnh ủy chuẩn bị)", "Cơ quan chuẩn bị: ...", "do Văn phòng chủ trì, phối hợp với Ban Dân vận".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.facts.assignees import is_office
from vanban.text.patterns import pattern_of

_DUTY = (
    r"(?:chủ trì|chuẩn bị|tham mưu|phụ trách|thực hiện|trình|báo cáo|xây dựng|soạn thảo|đầu mối|"
    r"chịu trách nhiệm|"
    r"là cơ quan chủ trì|được giao|điều hành|theo dõi)"
)
_NAMED = (
    rf"(?i:(?:cơ quan|đơn vị|đồng chí|bộ phận|người|lãnh đạo)\s+)?(?i:{_DUTY})(?:\s*(?:,|và)\s*(?:{_DUTY}|"
    rf"nội dung)){{0,3}}"
    r"(?:\s+(?:nội dung|chính))?\s*:\s*(?P<unit>[^:]{3,200}?(?:phối hợp[^:]{0,30}:[^:]{2,150})?)[\s.;)]*$"
)
_BRACKETS = pattern_of(
    r"\s*[(\[](?P<inside>[^()\[\]]{3,220}(?:\([^()]{1,60}\)[^()\[\]]{0,120})?)[)\]]\s*[.;,]*\s*$"
)
_HEADED = pattern_of(r"(?:\s*[.;]|\s[–-])\s*" + _NAMED)
_ALL_NAMED = pattern_of(r"\s*" + _NAMED)
_DOES = pattern_of(
    rf"(?:do\s|giao\s|đ/c\s)?\s*(?P<unit>\S.{{2,200}}?)\s*(?:,\s*)?\b{_DUTY}\b(?P<rest>.*)$", re.S
)
_NAMED_LAST = pattern_of(rf":\s*(?P<unit>[^:;.]{{3,160}}?)\s+{_DUTY}(?:\s+nội dung)?[\s.;]*$")
_WITH = pattern_of(
    r"[,;.]?\s*(?:\b(?:và|chủ trì,?)\s+)?(?:cơ quan |đơn vị )?\bphối hợp(?:\s+(?:với|cùng|chuẩn bị|"
    r"thực hiện)){0,3}\s*:?\s*",
    re.I,
)
_BY = pattern_of(
    rf"[,;.–-]?\s+(?:do|giao cho|"
    rf"giao)\s+(?P<unit>[^,;.:]{{3,120}}?)\s+{_DUTY}\b(?P<rest>[^.;]{{0,160}})[.;]?\s*$"
)
_HELPS = pattern_of(rf"\s+{_DUTY}$")
_EDGE = " ,;:.-–"


@dataclass(frozen=True, slots=True)
class Shared:
    """An item's words without the offices, the office that leads and those that help."""

    content: str
    unit: str | None = None
    coordination: str | None = None


def share_out(text: str) -> Shared:
    """Parts what is to be done from who does it; brackets that name no office stay with the words."""
    words = text.strip()
    if match := _BRACKETS.search(words):
        found = _inside(match["inside"])
        if found.unit:
            return Shared(words[: match.start()].strip(_EDGE), found.unit, found.coordination)
    if match := _HEADED.search(words):
        unit, coordination = _parted(match["unit"])
        return Shared(words[: match.start()].strip(_EDGE), unit, coordination)
    if (match := _NAMED_LAST.search(words)) and is_office(match["unit"]):
        return Shared(words[: match.start()].strip(_EDGE), match["unit"].strip(_EDGE))
    if match := _BY.search(words):
        _, coordination = _parted(f"x {match['rest']}")
        return Shared(words[: match.start()].strip(_EDGE), match["unit"].strip(_EDGE), coordination)
    return Shared(words.rstrip(" ;,"))


def named_alone(text: str) -> Shared | None:
    """The offices of a line that says nothing but who prepares the item above it, None for any other line."""
    match = _ALL_NAMED.fullmatch(text) if ":" in text[:60] else None
    if match is None:
        return None
    unit, coordination = _parted(match["unit"])
    return Shared("", unit, coordination) if unit else None


def _inside(words: str) -> Shared:
    """Who the words in brackets name."""
    if match := _ALL_NAMED.match(words):
        unit, coordination = _parted(match["unit"])
        return Shared("", unit, coordination)
    if match := _DOES.match(words):
        lead = match["unit"].strip(_EDGE)
        _, coordination = _parted(f"x {match['rest']}")
        named = not lead[0].islower() or is_office(lead)
        return Shared("", lead, coordination) if named else Shared("")
    unit, coordination = _parted(words)
    return Shared("", unit, coordination) if unit and is_office(unit) else Shared("")


def _parted(words: str) -> tuple[str | None, str | None]:
    """(who leads, who helps) of "A; phối hợp: B"."""
    match = _WITH.search(words)
    if match is None:
        return words.strip(_EDGE) or None, None
    helper = _HELPS.sub("", words[match.end() :].strip(_EDGE))
    return words[: match.start()].strip(_EDGE) or None, helper or None
