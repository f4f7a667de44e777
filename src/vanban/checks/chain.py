"""Whether the dates leave time: slack in the chain of opinions, the announcement, the seats (rule R10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from vanban.answers import Task
from vanban.checks.view import Hit, View
from vanban.dates.clocks import statutory_due
from vanban.dates.weekdays import short
from vanban.dates.working_days import CalendarProblem
from vanban.model import Span
from vanban.text.patterns import pattern_of

_OPINIONS = pattern_of(r"ý kiến|kiến nghị|phản ánh|nội dung (?:để )?(?:trả lời|đối thoại)", re.I)
_STEP = pattern_of(
    r"tổng hợp|tập hợp|thu thập|lấy ý kiến|tiếp nhận|phân loại|phân nhóm|chuyển|trả lời|giải trình"
    r"|gửi (?:về|đến)",
    re.I,
)
_DIALOGUE = pattern_of(r"đối thoại", re.I)
_ANNOUNCE = pattern_of(r"\b(?:thông báo|niêm yết|công khai|đăng tải)\b", re.I)
_ANNOUNCING = frozenset({"Kế hoạch", "Thông báo"})
_SEATS = pattern_of(
    r"(?:sức chứa|chứa được|bố trí được)\D{0,24}(?P<a>\d[\d.]*)\s*(?:chỗ|ghế|người|đại biểu)"
    r"|(?P<b>\d[\d.]*)\s*(?:chỗ ngồi|ghế ngồi)",
    re.I,
)
_GUESTS = pattern_of(
    r"(?:số lượng|tổng số|dự kiến|khoảng|gồm)\D{0,40}(?P<from>\d[\d.]*)(?:\s*(?:-|–|đến)\s*(?P<to>\d[\d.]*))?"
    r"\s*(?:đại biểu|người|đồng chí)",
    re.I,
)


def check_chain(view: View) -> Iterator[Hit]:
    """Where the plan leaves too little time or too few seats; nothing where dates are out of the calendar."""
    try:
        yield from _slack(view)
        yield from _announcement(view)
    except CalendarProblem:
        return
    yield from _seats(view)


def _meeting(view: View) -> date | None:
    days = [meeting.date for meeting in view.reading.meetings if meeting.date is not None]
    return days[0] if days else None


def _due(task: Task) -> date | None:
    return date.fromisoformat(task.deadline.due[:10]) if task.deadline and task.deadline.due else None


def _slack(view: View) -> Iterator[Hit]:
    """Links of collect → route → answer → meeting with no whole working day between them."""
    meeting = _meeting(view)
    if meeting is None:
        return
    steps: dict[date, Span] = {}
    for task in view.reading.tasks:
        due = _due(task)
        if due is None or due > meeting:
            continue
        words = f"{task.action} {view.text[task.span.start : task.span.end]}"
        if _OPINIONS.search(words) and _STEP.search(words):
            span = task.deadline.span if task.deadline and task.deadline.span.end else task.span
            steps.setdefault(due, span)
    days = sorted(steps)
    if not days:
        return
    chain = [*days, meeting] if days[-1] != meeting else days
    tight = [(a, b) for a, b in pairwise(chain) if _free(view, a, b) < 1]
    if tight:
        links = "; ".join(f"{short(a)} → {_short_end(b, meeting)}" for a, b in tight)
        yield Hit("slack", steps[tight[0][0]], links)


def _short_end(day: date, meeting: date) -> str:
    return f"{short(day)} (ngày họp)" if day == meeting else short(day)


def _free(view: View, first: date, second: date) -> int:
    """Whole working days between two days, neither counted."""
    return view.days.between(first, second - timedelta(days=1))


def _announcement(view: View) -> Iterator[Hit]:
    """A dialogue is announced so many days ahead (R9); the plan or notice must leave them."""
    meeting = _meeting(view)
    title = view.reading.title.value if view.reading.title else ""
    if meeting is None or view.doc_type not in _ANNOUNCING or not _DIALOGUE.search(title):
        return
    rule = statutory_due("dialogue_announce", meeting, view.clocks, view.days)
    if rule.on is None:
        return
    issued = view.reading.issue_date
    if issued is not None and rule.on < issued.value <= meeting:
        found = f"văn bản ngày {short(issued.value)}, họp ngày {short(meeting)}"
        yield Hit("announcement", issued.span, found, f"chậm nhất {short(rule.on)}. {rule.note}")
    for task in view.reading.tasks:
        due = _due(task)
        said = view.text[task.span.start : task.span.end]
        if due is not None and rule.on < due < meeting and _ANNOUNCE.search(said) and _DIALOGUE.search(said):
            if "kết luận" in said.lower():
                continue
            found = f"thông báo ngày {short(due)}, họp ngày {short(meeting)}"
            yield Hit("announcement", task.span, found, f"chậm nhất {short(rule.on)}. {rule.note}")


def _seats(view: View) -> Iterator[Hit]:
    seats = [
        (_count(match["a"] or match["b"]), block, match)
        for block in view.prose()
        for match in _SEATS.finditer(block.text)
    ]
    guests = [
        _count(match["to"] or match["from"])
        for block in view.prose()
        for match in _GUESTS.finditer(block.text)
    ]
    if len(seats) != 1 or not guests:
        return
    room, block, match = seats[0]
    if room < max(guests):
        span = Span(block.start + match.start(), block.start + match.end())
        yield Hit("capacity", span, f"{room} chỗ, mời {max(guests)} người")


def _count(figures: str) -> int:
    return int(re.sub(r"\D", "", figures) or "0")
