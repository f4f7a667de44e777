"""Papers for delegates, in pure words: which version came late, and who may still open one."""

from __future__ import annotations

from datetime import date, timedelta

from caunoi.meetings.rules import STANDS, State
from caunoi.tasks.rules import EVIDENCE_ENDINGS
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import CalendarProblem, WorkingDays

LONGEST_TITLE = 300
LONGEST_NOTE = 400


def late_words(sent_on: date, held_on: date | None, asked: int, days: WorkingDays) -> str:
    """How late a version came that came after the last day on which it is in time; "" otherwise.

    In time is what comes on the `asked`th working day before the meeting ("trước 07 ngày làm việc"); nothing
    is said of a meeting without a day, or on one beyond the calendar.
    """
    if held_on is None:
        return ""
    try:
        if sent_on <= days.back(held_on, asked):
            return ""
        day = timedelta(days=1)
        before = days.between(sent_on - day, held_on - day)
    except CalendarProblem:
        return ""
    if before < 1:
        return f"không còn ngày làm việc nào trước ngày họp, cần {asked:02d}"
    return f"trước ngày họp {before:02d} ngày làm việc, cần {asked:02d}"


def still_read(state: State, last: date | None, today: date) -> bool:
    """Whether delegates may open papers by their links: until the meeting is over, cancelled or its last day
    past."""
    return state in STANDS and (last is None or today <= last)


def refuse_no_paper(name: str) -> None:
    """A paper is a paper or a picture, by its ending. Raises RuleBroken "not-paper"."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in EVIDENCE_ENDINGS:
        raise RuleBroken(
            "not-paper",
            f"Không nhận “{name}” làm tài liệu họp. Hãy gửi PDF, Word (.docx, .doc), Excel (.xlsx), "
            "văn bản thuần (.txt) hoặc ảnh (.png, .jpg, .tif).",
        )
