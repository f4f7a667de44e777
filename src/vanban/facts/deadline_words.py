"""What the readers of deadlines share: how plainly one is said, and the words of hours, operators and
ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from vanban.answers import Deadline
from vanban.model import Span
from vanban.text.patterns import pattern_of

STRONG, MEDIUM, WEAK = 3, 2, 1
"""How plainly the words make a deadline: by operator; counted, recurring or tied to an event; by the
verb alone.
"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What stands in for what is not written.

    `year` for dates without one, `issued` to tell the next year, `until` the last day of the month or
    quarter that
    the whole document is about, `plans` the year whose work it lays out.
    """

    year: int | None = None
    issued: date | None = None
    until: date | None = None
    plans: int | None = None


LATE = 31
"""Days before the day of issue from which a date or period without a year means the year after."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deadline at `text[start:end]` of the sentence that was searched."""

    deadline: Deadline
    start: int
    end: int
    strength: int


HOUR = (
    r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2})?\s*(?:phút|ph|’|')?|\d{1,2}\s*:\s*\d{2})(?:\s*(?:sáng|chiều"
    r"|tối))?"
)
WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|CN)"
BEFORE = r"(?:trước|muộn nhất trước|chậm nhất trước)(?: (?:thời (?:điểm|hạn|gian)|lúc|hết))?"
BY = (
    r"(?:(?:chậm|muộn|trễ) nhất(?: (?:là|vào|đến|trong|hết|lúc|ngày|cuối giờ|cuối buổi))*"
    r"|không (?:quá|muộn hơn|chậm hơn|để (?:chậm|muộn) quá)"
    r"|(?:đến|cho đến|trước) hết|hết|trước khi (?:kết thúc|hết)|hạn (?:cuối|chót|nộp|gửi|hoàn thành"
    r"|báo cáo)(?: (?:cùng|là|đến|vào))*"
    r"|thời (?:hạn|gian)(?: (?:hoàn thành|gửi|nộp|báo cáo|thực hiện|nhận|trình))*\s*(?::|là|đến|vào)+"
    r"|hạn\s*:?)"
)
WITHIN = (
    r"(?:(?:xong|hoàn thành|hoàn tất|kết thúc)(?: (?:việc|nhiệm vụ))?\s*(?:vào|trong)?"
    r"|trong(?: buổi)?(?: (?:sáng|chiều))?)"
)
RECURS = pattern_of(r"\s*(?:của )?(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần|ngày)", re.I)
ENDS = pattern_of(
    r"\s*(?:$|[.;,)…]|\(|và (?:trước )?ngày\b|để\b|nhằm\b|phục vụ\b|theo\b|đồng thời\b|\()", re.I
)
REPORTED = pattern_of(
    r"(?<!\w)(?:kết quả|tình hình|số liệu|công tác|nhiệm vụ|báo cáo|chương trình|hoạt động|diễn ra|phát sinh|"
    r"đại hội|ngày lễ|sự kiện|tầm nhìn|giai đoạn|nhiệm kỳ|phương hướng|tổng kết|sơ kết|kỷ niệm)"
    r"(?: (?:công tác|thực hiện|nhiệm vụ|trọng tâm|hoạt động))?\s*$",
    re.I,
)


_CLAUSE = 240
"""Characters of a clause that may govern a date."""


def clause_before(text: str, at: int) -> str:
    """The words of the clause that lead up to `at`."""
    start = max(0, at - _CLAUSE)
    cut = max(text.rfind(mark, start, at) for mark in (";", ". "))
    return text[max(cut + 1, start) : at]


def placed(deadline: Deadline, start: int, end: int, strength: int) -> Candidate:
    return Candidate(
        replace(deadline, text=deadline.text.strip(), span=Span(start, end)), start, end, strength
    )
