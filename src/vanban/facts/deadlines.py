"""Deadlines in a sentence: what was written, what date it names, and how sure that is (rule R7).

A date is a deadline only where the words make it one: an operator ("trước", "chậm nhất", "trong"), or a
verb of
delivery that governs it ("gửi ... ngày 05/11/2025"). Dates of cited documents, of meetings and of periods
reported on
are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from vanban.facts.deadline_dates import dated
from vanban.facts.deadline_periods import in_period
from vanban.facts.deadline_relative import counted, recurring, tied
from vanban.facts.deadline_words import (
    STRONG,
    Calendar,
    Candidate,
)
from vanban.text.keys import has_figure, holds, lowered
from vanban.text.patterns import pattern_of

_TIMED = ("trước", "sau", "khi", "hằng", "hàng", "định kỳ", "mỗi", "từng", "cuối", "hết", "trong", "lần")
_MOST = 64
"""Deadlines of one kind that a single paragraph may hold; no duty has more."""
_ALL_OF_IT = pattern_of(r"\s*(?:(?:hoàn thành|hoàn tất|xong|gửi|báo cáo|kết quả)\s*)*", re.I)
"""What may stand in brackets ahead of the deadline of the words before them."""
_NAMES_TIME = ("tháng", "quý", "năm")
__all__ = ["STRONG", "Calendar", "Candidate", "find_deadlines", "first_deadline", "may_be_timed"]


def find_deadlines(text: str, calendar: Calendar) -> list[Candidate]:
    """Every deadline of the text in order, only those of the greatest strength that occurs.

    `text` is one task's words; spans are within it. Where a date and a mere occasion stand side by side
    ("ngay sau hội nghị, trước ngày 15/8") the date is the deadline.
    """
    if not may_be_timed(text):
        return []
    lower = lowered(text)
    figures = has_figure(text)
    found = (
        [*islice(dated(text, calendar), _MOST), *islice(in_period(text, calendar), _MOST)]
        if figures or holds(lower, _NAMES_TIME)
        else []
    )
    found += [one for one in islice(recurring(text), _MOST) if _free(one, found) or one.deadline.every]
    found = _yearly(found)
    repeats = [one for one in found if one.deadline.every]
    found = [one for one in found if one.deadline.every or not any(_overlap(one, other) for other in repeats)]
    # Without brackets the most plainly said are all that is kept: weaker ones need not be looked for.
    sure = max((one.strength for one in found), default=0) if "(" not in text else 0
    if sure < STRONG:
        found += [one for one in islice(counted(text), _MOST) if _free(one, found)]
    if not sure:
        found += [one for one in islice(tied(text), _MOST) if _free(one, found)]
    plain = [one for one in found if "(" not in text or not _in_brackets(text, one)]
    told = [one for one in found if "(" in text and _in_brackets(text, one) and not _aside(text, one)]
    if all(one.strength == STRONG for one in plain):
        plain += told
    found = plain or [one for one in found if one.strength == STRONG and not _overdue(text, one)]
    best = max((one.strength for one in found), default=0)
    return sorted((one for one in found if one.strength == best), key=lambda one: one.start)


def may_be_timed(text: str) -> bool:
    """Whether the words may hold a deadline at all: the cheap look ahead of the search."""
    return has_figure(text) or holds(lowered(text), _TIMED)


def _yearly(found: list[Candidate]) -> list[Candidate]:
    """ "hằng năm báo cáo trước ngày 15/12": a day that comes back every year names no one date."""
    if not any(one.deadline.every == "year" for one in found):
        return found
    return [
        replace(one, deadline=replace(one.deadline, due=None, every="year", doubt=""))
        if one.deadline.due and not re.search(r"\b20\d\d\b", one.deadline.text)
        else one
        for one in found
    ]


def first_deadline(text: str, calendar: Calendar) -> Candidate | None:
    """The deadline of a text that has but one; the last dated one where several name the same thing."""
    found = find_deadlines(text, calendar)
    return found[0] if found else None


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _free(one: Candidate, others: list[Candidate]) -> bool:
    return not any(_overlap(one, other) for other in others)


def _in_brackets(text: str, one: Candidate) -> bool:
    return text.rfind("(", 0, one.start) > text.rfind(")", 0, one.start)


def _aside(text: str, one: Candidate) -> bool:
    """Whether the brackets it stands in speak of something else, unlike "(hoàn thành trước ngày 30/6)"."""
    opened = text.rfind("(", 0, one.start)
    told = one.strength == STRONG and _ALL_OF_IT.fullmatch(text, opened + 1, one.start)
    return not told or one.deadline.text.startswith(("hạn", "thời hạn")) or _overdue(text, one)


def _overdue(text: str, one: Candidate) -> bool:
    opened = text.rfind("(", 0, one.start)
    closed = text.find(")", one.end)
    return "quá hạn" in text[max(opened, 0) : closed if closed > 0 else None].lower()
