"""Deadlines that recur, are counted in days from something, or hang on an occasion; none of them names
a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Deadline, Every, Operator
from vanban.dates.periods import Count, find_counts, find_recurrences
from vanban.facts.deadline_words import (
    BEFORE,
    BY,
    HOUR,
    MEDIUM,
    STRONG,
    WEAK,
    WEEKDAY,
    Candidate,
    placed,
)
from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

_RECURRING_LEFT = pattern_of(
    rf"(?<!\w)(?:định kỳ )?(?:{BEFORE}|{BY}|vào|định kỳ)\s*(?:khoảng )?(?:{HOUR})?\s*,?\s*"
    rf"(?:(?:(?:buổi )?(?:sáng|chiều) )?{WEEKDAY}|ngày (?:làm việc cuối cùng"
    rf"|\d{{1,2}}(?:\s*/\s*\d{{1,2}})?)(?: của)?|ngày cuối)?\s*(?:tháng (?:cuối|đầu) )?$",
    re.I,
)
_RECURRING_AT = pattern_of(
    rf"(?<!\w)(?:(?:(?:buổi )?(?:sáng|chiều) )?{WEEKDAY}|(?:ngày|mùng) (?:làm việc cuối cùng|\d{{1,2}})"
    r"(?: của)?)\s*$",
    re.I,
)
_RECURRING_RIGHT = pattern_of(
    rf"\s*,?\s*(?P<operator>{BEFORE}|{BY}|vào) (?:{HOUR},? )?(?:(?:(?:buổi )?(?:sáng|chiều) )?{WEEKDAY}"
    r"|(?:ngày|mùng) \d{1,2}(?!\s*[/.\d]| (?:của )?(?:tháng|quý)))",
    re.I,
)
"""The day inside the period, said ahead of "hằng tháng" or behind it."""
_SCHEDULE_LEFT = pattern_of(r"(?<!\w)lịch (?:[^\W\d_]+ ){0,3}$", re.I)
_OTHER_MONTH = pattern_of(
    rf"(?<!\w)(?:{BEFORE}|{BY}|vào)\s*(?:{HOUR})?\s*,?\s*(?:ngày|mùng) (?:\d{{1,2}}"
    rf"|mùng \d) (?:của )?(?:tháng|quý) (?:sau|trước|kế tiếp|tiếp theo|liền kề|cuối quý|cuối|đầu quý)",
    re.I,
)
_IN_MONTH = pattern_of(r"(?:ngày|mùng) (?:\d{1,2}|mùng \d) (?:của )?(?:tháng|quý) ")
_LEADS = r"(?:(?:thời )?hạn|vòng|thời gian|tối đa|không quá|chậm nhất|sau|là|trong|ít nhất|tối thiểu)"
_COUNT_LEFT = pattern_of(
    rf"(?<!\w)(?:(?P<before>(?:ít nhất |tối thiểu |chậm nhất )?trước(?: (?:ít nhất|tối thiểu|thời hạn))?)"
    rf"|(?P<within>(?:trong|chậm nhất|muộn nhất|không quá|tối đa|sau|quá)(?: {_LEADS}){{0,3}})"
    rf"|(?P<least>ít nhất|tối thiểu))\s*$",
    re.I,
)
_LIMITING = pattern_of(r"hạn|vòng|(?:chậm|muộn) nhất", re.I)
_ANCHOR_RIGHT = pattern_of(
    r"\s*,?\s*(?P<link>(?:kể|tính) từ(?: (?:khi|thời điểm))?|từ (?:khi|(?=ngày))|sau khi|sau|trước khi"
    r"|trước|so với)"
    r"\s*(?P<anchor>[^,;.()]{2,110})",
    re.I,
)
_ANCHOR_LEFT = pattern_of(
    r"(?<!\w)trước (?:khi )?(?P<anchor>[^,;.()\d]{3,80}?(?: ngày \d{1,2}/\d{1,2}(?:/\d{4})?)?)"
    r"\s*,?\s*(?:ít nhất|tối thiểu|chậm nhất|muộn nhất)?(?: là)?\s*$",
    re.I,
)
_SINCE_LEFT = pattern_of(
    r"(?<!\w)sau (?:khi )?(?P<anchor>[^,;.()\d]{3,60}?),? (?:chậm nhất|muộn nhất|không quá|trong vòng"
    r"|trong)(?: là)? $",
    re.I,
)
_OCCASION = (
    r"hội nghị|cuộc họp|buổi|đại hội|lễ|diễn đàn|gặp mặt|kỳ họp|phiên|đối thoại|khai mạc|bế mạc"
    r"|ngày (?:khai mạc|bầu cử|họp|tổ chức|diễn ra|đối thoại)|"
    r"tết|hội thảo|đợt|chương trình|tiếp xúc"
)
_EVENT_TIED = pattern_of(
    rf"(?<![\w,])\s?(?:(?P<after>(?:ngay )?sau(?: khi)?)"
    rf"|(?P<before>trước(?: khi)?)) (?P<anchor>(?:(?<=khi\s)|(?={_OCCASION}))[^,;.()]{{2,90}})",
    re.I,
)
_THROUGHOUT = pattern_of(r"trong và sau|trước, trong|trước và sau", re.I)
_AT_ONCE = pattern_of(
    r"(?<!\w)(?:ngay sau khi|ngay khi|khi có|khi phát sinh|khi nhận được) [^,;.()]{2,90}",
    re.I,
)


def recurring(text: str) -> Iterator[Candidate]:
    for found in find_recurrences(text):
        before = text[max(0, found.start - 60) : found.start]
        left = _RECURRING_LEFT.search(before)
        right = None if left else _RECURRING_RIGHT.match(text, found.end)
        at = left or (None if right else _RECURRING_AT.search(before))
        start = found.start - (len(before) - at.start()) if at else found.start
        end = right.end() if right else found.end
        said = left[0] if left else right["operator"] if right else ""
        if _SCHEDULE_LEFT.search(text, max(0, start - 30), start):
            continue
        operator: Operator | None = None
        if said:
            operator = "before" if "trước" in said.lower() else "by"
        if (
            said
            or found.every != "day"
            or re.search(r"(?:báo cáo|cập nhật|gửi|thông báo)[^.;]{0,40}$", text[: found.start], re.I)
        ):
            strength = STRONG if said else MEDIUM
            yield placed(Deadline(text[start:end], None, operator, every=found.every), start, end, strength)
    lower = lowered(text)
    in_month = holds(lower, ("tháng ", "quý ")) and _IN_MONTH.search(lower) is not None
    for match in _OTHER_MONTH.finditer(text) if in_month else ():
        every: Every = "quarter" if "quý" in match[0].lower() else "month"
        yield placed(Deadline(match[0], None, "before", every=every), match.start(), match.end(), STRONG)


def counted(text: str) -> Iterator[Candidate]:
    for count in find_counts(text):
        before = text[max(0, count.start - 100) : count.start]
        one = _of_count(text, count, before)
        if one is not None:
            yield one


def _of_count(text: str, count: Count, before: str) -> Candidate | None:
    offset = count.start - len(before)
    left = _COUNT_LEFT.search(before)
    right = _ANCHOR_RIGHT.match(text, count.end)
    if left and left["before"]:
        anchor = right["anchor"].strip() if right else None
        return _counted_from(
            text, offset + left.start(), right.end() if right else count.end, count, -1, anchor
        )
    if right and right["link"].lower().startswith(("trước", "so")):
        return _counted_from(
            text,
            offset + left.start() if left else count.start,
            right.end(),
            count,
            -1,
            right["anchor"].strip(),
        )
    since = _SINCE_LEFT.search(before)
    if since and not right:
        return _counted_from(text, offset + since.start(), count.end, count, 1, since["anchor"].strip())
    if left and left["within"] and (right or _LIMITING.search(left[0])):
        return _counted_from(
            text,
            offset + left.start(),
            right.end() if right else count.end,
            count,
            1,
            right["anchor"].strip() if right else None,
        )
    behind = _ANCHOR_LEFT.search(before)
    if behind and not right:
        return _counted_from(text, offset + behind.start(), count.end, count, -1, behind["anchor"].strip())
    return None


def _counted_from(text: str, start: int, end: int, count: Count, sign: int, anchor: str | None) -> Candidate:
    operator: Operator = "before" if sign < 0 else "within"
    deadline = Deadline(
        text[start:end], None, operator, offset=sign * count.count, unit=count.unit, anchor=anchor
    )
    return placed(deadline, start, end, MEDIUM)


def tied(text: str) -> Iterator[Candidate]:
    lower = lowered(text)
    for match in _EVENT_TIED.finditer(text) if holds(lower, ("sau", "trước")) else ():
        if _THROUGHOUT.search(text, max(0, match.start() - 24), match.end()):
            continue
        operator: Operator = "after" if match["after"] else "before"
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        yield placed(
            Deadline(match[0], None, operator, anchor=match["anchor"].strip()), start, match.end(), WEAK - 1
        )
    for match in _AT_ONCE.finditer(text) if "khi" in lower else ():
        anchor = re.sub(r"^(?:ngay )?(?:sau )?khi ", "", match[0], flags=re.I)
        yield placed(
            Deadline(match[0], None, "after", anchor=anchor.strip()), match.start(), match.end(), WEAK - 1
        )
