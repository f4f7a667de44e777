"""Who chairs a meeting, as sentences say it."""

from __future__ import annotations

import re

from vanban.text.patterns import pattern_of

_CHAIRED = pattern_of(
    r"\bdo\s+(?P<who>(?:các\s+)?(?:đồng chí|đ/c|ông|bà)?\s*[^.;]{3,140}?)\s+(?:làm\s+)?chủ trì\b", re.I
)
_UNDER = pattern_of(
    r"dưới sự (?:chủ trì|chủ tọa|điều hành) của\s+(?P<who>[^.;]{3,140}?)(?=[.;]|$|,\s*(?:với|cùng)\b)", re.I
)
_CHAIRS = pattern_of(
    r"(?P<who>(?:(?:các\s+)?(?:đồng chí|đ/c|ông|bà)|chủ tịch|phó chủ tịch|bí thư|phó bí thư|giám đốc|"
    r"phó giám đốc|trưởng ban|chánh văn phòng)\s+[^.;:]{3,140}?)\s+(?:đã\s+|sẽ\s+)?chủ trì\s+(?:(?:cuộc|"
    r"buổi|phiên)\s+)?(?:cuộc|buổi|phiên|họp|làm việc|hội nghị|đối thoại)\b",
    re.I,
)
_CHAIR_LABEL = pattern_of(r"\bchủ trì\s*:\s*(?P<who>[^.;]{3,140})", re.I)
_PERSON = pattern_of(r"^(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+(?=\S)")


def chair_in(text: str) -> str | None:
    """Who chairs, as a sentence says it: "do đồng chí ... chủ trì", "dưới sự chủ trì của ..."."""
    for pattern in (_CHAIRED, _UNDER, _CHAIR_LABEL, _CHAIRS):
        match = pattern.search(text)
        if match is not None:
            who = match["who"].strip(" ,")
            return _PERSON.sub("", who) if pattern in (_CHAIRED, _CHAIRS) else who
    return None


def chairs_of(text: str) -> re.Match[str] | None:
    """Where a sentence says that somebody chairs or chaired a meeting; group `who` names them."""
    return _CHAIRS.search(text)
