"""reckon(words) -> Reckoned: what a written deadline means, and how that was counted.

The words are read by the reader of deadlines, their meaning is decided by `vanban.dates.due`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from vanban.dates.due import Due, day_of, falls_on, resolved
from vanban.dates.repeats import next_due, repeat_of
from vanban.dates.told import told
from vanban.dates.weekdays import spoken
from vanban.dates.working_days import WorkingDays
from vanban.facts.deadline_anchors import anchor_kind, anchor_written
from vanban.facts.deadline_stated import due_of, stated_deadline
from vanban.facts.deadline_words import Calendar


class NotReckoned(Exception):
    """No day can be computed; `sentence` says in Vietnamese why and what is needed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the words.

    `on`: the day of the document, from which its own periods count; `anchor`: the day, or moment, of the
    meeting; `today` stands in for a year that is not written, and begins what comes back.
    """

    today: date
    on: date | None = None
    anchor: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A deadline with its day. `answer` is where it falls; for 'sau ...' the first day on which to begin."""

    due: Due
    answer: date | datetime
    lines: tuple[str, ...]


def reckon(words: str, given: Given, days: WorkingDays) -> Reckoned:
    """The meaning of a deadline's words.

    Raises NotReckoned where the words are no deadline or wait for a day that is not given, CalendarProblem
    where the calendar ends.
    """
    year = (given.on or day_of(given.anchor or given.today)).year
    read = stated_deadline(words, Calendar(year, given.on))
    if read is None:
        raise NotReckoned(
            f"Không đọc ra hạn nào trong “{words}”. Hãy ghi như “trước ngày 09/3/2023”, "
            "“trong 05 ngày làm việc” hoặc “trước 07 ngày làm việc”."
        )
    due, doubts = due_of(read), [read.doubt] if read.doubt else []
    if due.every:
        return _recurring(due, given, days, doubts)
    anchor = _anchor(due, given, year) if due.relative else None
    due = resolved(due, anchor, days)
    lines = (f"Văn bản ghi: “{due.text}”.", *doubts, *told(due, days, anchor))
    answer = falls_on(due, days)
    if answer is not None:
        return Reckoned(due, answer, lines)
    assert due.on is not None  # a deadline that is neither dated nor relative comes back, and went above
    first = days.after(due.on, 1)
    return Reckoned(due, first, (*lines, f"Ngày làm việc đầu tiên sau đó: {spoken(first)}."))


def _anchor(due: Due, given: Given, year: int) -> date | datetime:
    """What the deadline is counted from: a day its own words name, the meeting, or the paper's own day."""
    written = anchor_written(due.anchor, year)
    if written is not None:
        return written
    if given.anchor is not None:
        return given.anchor
    forward = due.offset is not None and due.offset > 0
    own = forward and (not due.anchor or anchor_kind(due.anchor) != "meeting")
    if own and given.on is not None:
        return given.on
    if own:
        raise NotReckoned(f"Hạn “{due.text}” chờ ngày bắt đầu tính ({due.anchor or 'ngày của văn bản'}).")
    raise NotReckoned(f"Hạn “{due.text}” chờ ngày họp ({due.anchor or 'mốc để đếm ngược'}), chưa tính được.")


def _recurring(due: Due, given: Given, days: WorkingDays, doubts: list[str]) -> Reckoned:
    start = given.on or given.today
    coming = next_due(repeat_of(due.text, due.every, due.operator), start, days)
    answer = falls_on(coming, days)
    assert answer is not None  # an occurrence has its day
    lines = (
        f"Văn bản ghi: “{due.text}”.",
        *doubts,
        f"Lần kế tiếp kể từ {spoken(start)}.",
        *told(coming, days),
    )
    return Reckoned(replace(coming, text=due.text), answer, lines)
