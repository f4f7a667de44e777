"""Deadlines that name a month, a quarter, a half-year or a year; due on the last day (reading contract)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vanban.answers import Deadline, Operator
from vanban.dates.periods import Period, find_periods
from vanban.facts.deadline_words import (
    BEFORE,
    BY,
    ENDS,
    LATE,
    MEDIUM,
    RECURS,
    REPORTED,
    STRONG,
    WEAK,
    WITHIN,
    Calendar,
    Candidate,
    clause_before,
    placed,
)
from vanban.text.patterns import pattern_of

_PERIOD_LEFT = pattern_of(
    rf"(?<!\w)(?:(?P<before>{BEFORE})|(?P<by>{BY}|cuối|đến cuối|xong trước)|(?P<within>{WITHIN}"
    rf"|(?:trong )?(?:nửa )?(?:đầu|giữa|cuối)))\s*(?:hết |cuối |đầu )?$",
    re.I,
)
_PERIOD_BARE = pattern_of(
    r"(?<!\w)(?:hoàn thành|xong|thực hiện|triển khai|ban hành|trình|thời gian|phiên họp|kỳ họp|vào"
    r"|trình lại|giao ban|sinh hoạt(?: chi bộ| định kỳ| chuyên đề)?)\s*[:,]?\s*$",
    re.I,
)
_OF_MEETING = pattern_of(
    r"(?<!\w)(?:nội dung|tài liệu|báo cáo|lịch|biên bản|kết luận|văn kiện|chương trình)(?: các)?"
    r" (?:giao ban|phiên họp|kỳ họp|sinh hoạt(?: chi bộ| định kỳ| chuyên đề)?)\s*$",
    re.I,
)
"""The month is that of the meeting whose papers are spoken of."""
_WEEK_OF = pattern_of(
    r"(?<!\w)(?:(?:trong|vào) )?tuần (?:lễ )?(?:đầu|cuối|thứ \w+|\d)(?: tiên)?(?: của)? (?:và )?$", re.I
)
"""A week of a month is no day of it, and not the month's last."""
_SUMMED_UP = pattern_of(r"[,;] (?:tổng kết|sơ kết)\s*$", re.I)
_CUT_OFF = pattern_of(r"(?<!\w)(?:tính|số liệu|kể)\s*$", re.I)
_ITS_END = pattern_of(
    r"(?<!\w)(?:(?:vào|trong|trước|đến|chậm nhất) )?cuối (?:tháng|quý)(?! \d| [IVX])(?!\w)", re.I
)
_REACHED_LEFT = pattern_of(
    r"(?<!\w)(?:đến|trước|hoàn thành|xong|trong|chậm nhất|tổng kết|kết thúc) (?:vào )?$", re.I
)


def in_period(text: str, calendar: Calendar) -> Iterator[Candidate]:
    for period in find_periods(text, year=calendar.plans or calendar.year):
        before = text[max(0, period.start - 60) : period.start]
        if RECURS.match(text, period.end):
            continue
        period_meant, doubt = meant(text, period, calendar)
        one = _of_period(text, period_meant, before)
        if one is not None:
            yield replace(one, deadline=replace(one.deadline, doubt=doubt)) if doubt else one
    if calendar.until is not None:
        yield from _at_its_end(text, calendar.until)


def meant(text: str, period: Period, calendar: Calendar) -> tuple[Period, str]:
    """The period of the next year where its year is not written and it was past when the document was issued,
    as for a day (`deadline_dates`), and the doubt; of a document that lays out one year's work that year's.
    """
    issued, year = calendar.issued, calendar.year
    if period.year_written or year is None or issued is None or (issued - period.last).days <= LATE:
        return period, ""
    if calendar.plans is not None:
        return period, (
            f"Văn bản không ghi năm của thời hạn; hiểu là năm {calendar.plans} theo tên hoặc bảng của "
            "văn bản, dù kỳ này đã qua khi ban hành."
        )
    later = next(one for one in find_periods(text, year=year + 1) if one.start == period.start)
    return later, (
        f"Văn bản không ghi năm của thời hạn; hiểu là năm {later.last.year} vì kỳ này đã qua khi ban hành."
    )


def _at_its_end(text: str, until: date) -> Iterator[Candidate]:
    """ "vào cuối tháng" in a document that is about one month."""
    for match in _ITS_END.finditer(text):
        yield placed(Deadline(match[0], until.isoformat(), "by"), match.start(), match.end(), STRONG)


def _of_period(text: str, period: Period, before: str) -> Candidate | None:
    left = _PERIOD_LEFT.search(before)
    offset = period.start - len(before)
    words = text[period.start : period.end].lower()
    if words.startswith("năm") and not _whole_year(text, period, before):
        return None
    if (week := _WEEK_OF.search(before)) is not None:
        return _due(text, offset + week.start(), period, None, "within", MEDIUM)
    if left and left["before"] and "hết" not in left[0] and "cuối" not in left[0]:
        return _due(text, offset + left.start(), period, period.first, "before", STRONG)
    if left and not _only_told(before[: left.start()], left[0].lower()):
        return _due(text, offset + left.start(), period, period.last, "by", STRONG)
    if words.startswith(("cuối", "hết")):
        reached = _REACHED_LEFT.search(before)
        return _due(text, period.start, period, period.last, "by", STRONG) if reached else None
    bare = _PERIOD_BARE.search(before)
    if (
        bare
        and not _OF_MEETING.search(before)
        and not words.startswith("năm")
        and ENDS.match(text, period.end)
        and "6 tháng" not in words
    ):
        return _due(text, period.start, period, period.last, "by", WEAK)
    return None


def _due(
    text: str, start: int, period: Period, day: date | None, operator: Operator, strength: int
) -> Candidate:
    deadline = Deadline(text[start : period.end], day.isoformat() if day else None, operator)
    return placed(deadline, start, period.end, strength)


def _only_told(before: str, link: str) -> bool:
    """Whether the words before make the period one told of ("kết quả trong tháng 5", "nợ tính đến hết
    tháng 3"), unlike ", tổng kết hết tháng 9".
    """
    if "hết" in link and _SUMMED_UP.search(before):
        return False
    return _CUT_OFF.search(before) is not None or REPORTED.search(before) is not None


def _whole_year(text: str, period: Period, before: str) -> bool:
    """Whether a year is a time to be done by: "xong trong năm 2024", not "kế hoạch năm 2024"."""
    if re.search(
        r"(?<!\w)(?:hết|cuối|kết thúc|xong trong|hoàn thành (?:trong|vào)|(?:hoàn thành|xong|chậm nhất"
        r"|phấn đấu)[^.;]{0,60}(?:đến|trong|vào|trước))\s*$",
        before,
        re.I,
    ):
        return True
    governed = re.search(r"(?<!\w)trong\s*$", before, re.I) and ENDS.match(text, period.end)
    return bool(
        governed
        and re.search(
            r"(?<!\w)(?:hoàn thành|xong|trình|ban hành)(?!\w)", clause_before(text, period.start), re.I
        )
    )
