"""Deadlines that name a month, a quarter, a half-year or a year; due on the last day (reading contract)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vanban.answers import Deadline
from vanban.dates.periods import Period, find_periods
from vanban.facts.deadline_words import (
    BEFORE,
    BY,
    ENDS,
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
_ITS_END = pattern_of(
    r"(?<!\w)(?:(?:vào|trong|trước|đến|chậm nhất) )?cuối (?:tháng|quý)(?! \d| [IVX])(?!\w)", re.I
)
_REACHED_LEFT = pattern_of(r"(?<!\w)(?:đến|trước|hoàn thành|xong|trong|chậm nhất) (?:vào )?$", re.I)


def in_period(text: str, calendar: Calendar) -> Iterator[Candidate]:
    for period in find_periods(text, year=calendar.year):
        before = text[max(0, period.start - 60) : period.start]
        if RECURS.match(text, period.end):
            continue
        one = _of_period(text, period, before)
        if one is not None:
            yield one
    if calendar.until is not None:
        yield from _at_its_end(text, calendar.until)


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
    if left and left["before"] and "hết" not in left[0] and "cuối" not in left[0]:
        deadline = Deadline(text[offset + left.start() : period.end], period.first.isoformat(), "before")
        return placed(deadline, offset + left.start(), period.end, STRONG)
    if left and not REPORTED.search(before[: left.start()]):
        deadline = Deadline(text[offset + left.start() : period.end], period.last.isoformat(), "by")
        return placed(deadline, offset + left.start(), period.end, STRONG)
    if words.startswith(("cuối", "hết")):
        if not _REACHED_LEFT.search(before):
            return None
        return placed(
            Deadline(text[period.start : period.end], period.last.isoformat(), "by"),
            period.start,
            period.end,
            STRONG,
        )
    bare = _PERIOD_BARE.search(before)
    if bare and not words.startswith("năm") and ENDS.match(text, period.end) and "6 tháng" not in words:
        return placed(
            Deadline(text[period.start : period.end], period.last.isoformat(), "by"),
            period.start,
            period.end,
            WEAK,
        )
    return None


def _whole_year(text: str, period: Period, before: str) -> bool:
    """Whether a year is a time to be done by: "xong trong năm 2024", not "kế hoạch năm 2024"."""
    if re.search(
        r"(?<!\w)(?:hết|cuối|xong trong|hoàn thành (?:trong|vào)|(?:hoàn thành|xong|chậm nhất"
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
