"""Which days of a sentence are days of a meeting: no deadlines, no dates of cited documents, no phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from vanban.facts.citations import find_citations
from vanban.facts.moments import When, find_whens
from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

_DEADLINE = pattern_of(
    r"(?<![^\W\d_])(?:trước|chậm nhất(?: là| đến| trong| vào)?|muộn nhất|hạn|thời hạn|đến hết|hoàn thành|"
    r"xong|kể từ|tính đến|quá hạn|hết|tính từ|sau|đến nay|gửi|nộp|phát hành|ban hành|ký|tham mưu)"
    r"\s*(?::|là|vào|trong|khoảng|hết|xong)?\s*(?:\d{1,2}\s*(?:giờ|h|g|"
    r":)\s*\d{0,2}\s*(?:phút)?[,\s]*)?(?:ngày|chiều|sáng|tối|buổi)?\s*$",
    re.I,
)
_SENT = pattern_of(
    r"\b(?:gửi|nộp|đăng ký|hoàn thành|hoàn chỉnh|hoàn thiện|ban hành|phát hành|báo cáo (?:kết quả )?(?:về|"
    r"cho|gửi)|trình|xong|niêm yết|công bố)\b",
    re.I,
)
"""Between the word for a meeting and a day these make the day one of sending, not of meeting."""
_PHASE = pattern_of(r"^\W*(?:đợt|giai đoạn|bước)\s+(?:\d|[IVX]+|một|hai|ba|thứ)", re.I)
_WROTE = pattern_of(
    r"[^;.]{2,90}?\s(?:đã )?(?:có|ban hành|gửi|phát hành) (?:giấy mời|giấy triệu tập|công văn|thông báo"
    r"|kế hoạch) số\b",
    re.I,
)
"""Behind a day: that of an earlier letter ("Ngày 02/3, Đảng ủy có Giấy mời số 31-GM/ĐU ...")."""
_MOVES = pattern_of(r"\b(?:chuyển|dời|lùi|đổi|thay đổi|điều chỉnh|đính chính|hoãn)\b", re.I)
_MOVING = ("chuyển", "dời", "lùi", "đổi", "điều chỉnh", "đính chính", "hoãn")
_INSTEAD = pattern_of(r"\b(?:thay cho|thay vì|trước đây là|đã thông báo)[^.;()]{0,40}$", re.I)
_LONGEST_MEETING = timedelta(days=9)
_GROUND = pattern_of(
    r"^\W*(?:căn cứ|thực hiện|theo(?! (?:kế hoạch|dự kiến|lịch|chương trình),)"
    r"|xét|trên cơ sở|sau khi|qua|tiếp theo|kết luận tại|phát huy)\b",
    re.I,
)


def is_deadline(before: str) -> bool:
    """Whether the words before a day make it one by which something is due or was issued."""
    return bool(_DEADLINE.search(before[-60:]))


def announces(text: str, when: When) -> bool:
    """Whether the day is one on which something takes place: no deadline, not of a cited document."""
    before = text[: when.start]
    if is_deadline(before) or _PHASE.match(text) or _WROTE.match(text[when.end : when.end + 140]):
        return False
    if any(
        0 <= when.start - cited.end <= 14 or cited.start <= when.start < cited.end
        for cited in find_citations(text[: when.end])
    ):
        return False
    ground = (
        _GROUND.match(text)
        if not re.search(r",\s*(?:vào\s+)?(?:sáng|chiều|tối)?\s*$", before, re.I)
        else None
    )
    if ground and not re.search(
        r"[,;]\s*(?:[^,;]{2,60}\s)?(?:tổ chức|kính mời|trân trọng|mời|triệu tập|thông báo|làm việc"
        r"|theo đó)\b",
        before,
        re.I,
    ):
        return False
    return not re.search(r"(?:đợt|từ năm|giai đoạn|nhiệm kỳ|số liệu|sinh)\s*(?:ngày\s*)?$", before, re.I)


def days_of(text: str, year: int | None) -> Iterator[tuple[When, bool]]:
    """The days of a sentence; where it moves a meeting, the day it moves from is marked old."""
    whens = [
        when
        for when in find_whens(text, year)
        if not when.last or not when.day or when.last - when.day <= _LONGEST_MEETING
    ]
    if not whens:
        return
    if not moves(text):
        yield from ((when, bool(_INSTEAD.search(text[: when.start]))) for when in whens)
        return
    whens = list(_of_the_meeting(text, whens))
    for order, when in enumerate(whens):
        later = order + 1 < len(whens) and bool(
            re.search(r"\b(?:sang|thành|đến|vào|tới)\b", text[when.end : whens[order + 1].start], re.I)
        )
        if when.last is not None and re.search(r"\b(?:đến|sang)\b", text[when.start : when.end]):
            yield replace(when, day=when.last, last=None, tentative=False), False
            continue
        yield (
            replace(when, tentative=when.tentative and len(whens) == 1),
            later or bool(_INSTEAD.search(text[: when.start])),
        )


def _of_the_meeting(text: str, whens: Sequence[When]) -> Iterator[When]:
    """Without the dates of cited letters; "sang 14h00 cùng ngày" is on the day named before it."""
    cited = list(find_citations(text))
    day = None
    for when in whens:
        if any(0 <= when.start - one.end <= 14 or one.start <= when.start < one.end for one in cited):
            continue
        yield replace(when, day=day) if when.same_day and when.day is None else when
        day = when.day or day


def is_sent(text: str) -> bool:
    """Whether the words between a meeting and a day tell of sending or finishing something on that day."""
    return bool(_SENT.search(text))


def moves(text: str) -> bool:
    """Whether a sentence moves a meeting to another day."""
    return holds(lowered(text), _MOVING) and _MOVES.search(text) is not None
