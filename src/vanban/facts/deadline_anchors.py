"""What a deadline is counted from, as its words say: a meeting, the paper itself, a day written there."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Literal

from vanban.dates.written import find_dates, find_times
from vanban.text.patterns import pattern_of

AnchorKind = Literal["meeting", "issue", "receipt", "event"]

_MEETING = pattern_of(
    r"(?<!\w)(?:hội nghị|họp|phiên|đối thoại|gặp mặt|đại hội|diễn đàn|hội thảo|tiếp xúc|khai mạc|bế mạc|lễ"
    r"|buổi làm việc|tọa đàm)(?!\w)",
    re.I,
)
_RECEIPT = pattern_of(
    r"(?<!\w)nhận\b.*?(?:văn bản|công văn|kế hoạch|thông báo|chương trình|giấy mời|này)", re.I
)
_ISSUE = pattern_of(
    r"(?<!\w)(?:ký|ban hành|phát hành)(?!\w)|(?:văn bản|công văn|kế hoạch|thông báo) này", re.I
)


def anchor_kind(words: str) -> AnchorKind:
    """What kind of day the words mean; "event" where it is none of the known ones."""
    if _RECEIPT.search(words):
        return "receipt"
    if _MEETING.search(words):
        return "meeting"
    return "issue" if _ISSUE.search(words) else "event"


def anchor_written(words: str, year: int | None) -> date | datetime | None:
    """The day, or the moment where an hour stands too, that the words themselves give; else None."""
    found = next(find_dates(words, year=year), None)
    if found is None:
        return None
    hour = next(find_times(words), None)
    return datetime.combine(found.day, time.fromisoformat(hour.text)) if hour else found.day
