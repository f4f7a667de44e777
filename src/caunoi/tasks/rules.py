"""The rules of a task: its states, who may close it, what its deadline means, how urgent it is. No database.

Times come in as arguments. Deadlines are dates of the office's own calendar; moments are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.dates import due as reckoned
from vanban.dates.due import Clock as Clock
from vanban.dates.due import Due as Due
from vanban.dates.due import Operator as Operator
from vanban.dates.periods import Unit
from vanban.dates.repeats import next_due, repeat_of
from vanban.dates.told import UNIT_NAMES as UNIT_NAMES
from vanban.dates.weekdays import short as short
from vanban.dates.weekdays import spoken as spoken
from vanban.dates.working_days import CalendarProblem, DayRule, WorkingDays
from vanban.facts.deadline_anchors import anchor_kind

SOON_DAYS = 5
NO_OFFICE = "chưa rõ đơn vị"
# Stands behind a deadline that the paper does not state.
OURS = " (cơ quan đặt)"
LONGEST_TEXT = 2000
EVIDENCE_ENDINGS = ("pdf", "docx", "doc", "xlsx", "txt", "md", "png", "jpg", "jpeg", "tif", "tiff")


class State(StrEnum):
    """Where a task stands. The unit brings it to HANDED_IN; only somebody else brings it to ACCEPTED."""

    OPEN = "open"
    DOING = "doing"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


STATE_NAMES: dict[State, str] = {
    State.OPEN: "Chưa làm",
    State.DOING: "Đang làm",
    State.HANDED_IN: "Chờ nghiệm thu",
    State.RETURNED: "Trả lại",
    State.ACCEPTED: "Đã nghiệm thu",
    State.CANCELLED: "Đã hủy",
}
# The unit still owes something in these states, so only these can be late.
OWED = (State.OPEN, State.DOING, State.RETURNED)
CLOSED = (State.ACCEPTED, State.CANCELLED)


class Move(StrEnum):
    """A change of state, named by what a person does."""

    START = "start"
    HAND_IN = "hand_in"
    ACCEPT = "accept"
    RETURN = "return"
    CANCEL = "cancel"


MOVES: dict[Move, tuple[tuple[State, ...], State]] = {
    Move.START: ((State.OPEN, State.RETURNED), State.DOING),
    Move.HAND_IN: (OWED, State.HANDED_IN),
    Move.ACCEPT: ((State.HANDED_IN,), State.ACCEPTED),
    Move.RETURN: ((State.HANDED_IN,), State.RETURNED),
    Move.CANCEL: ((*OWED, State.HANDED_IN), State.CANCELLED),
}
MOVE_NAMES: dict[Move, str] = {
    Move.START: "bắt đầu làm",
    Move.HAND_IN: "báo cáo hoàn thành",
    Move.ACCEPT: "nghiệm thu",
    Move.RETURN: "trả lại",
    Move.CANCEL: "hủy",
}
# What stands on the button.
MOVE_BUTTONS: dict[Move, str] = {
    Move.START: "Bắt đầu làm",
    Move.HAND_IN: "Báo hoàn thành",
    Move.ACCEPT: "Nghiệm thu",
    Move.RETURN: "Trả lại",
    Move.CANCEL: "Hủy nhiệm vụ",
}
# The same on a card, where two must stand side by side.
MOVE_BRIEF: dict[Move, str] = {
    Move.START: "Bắt đầu",
    Move.HAND_IN: "Báo xong",
    Move.ACCEPT: "Nghiệm thu",
    Move.RETURN: "Trả lại",
    Move.CANCEL: "Hủy",
}
# Whoever may assign may also cancel; only the unit's own people start and hand in.
VERBS: dict[Move, Verb] = {
    Move.START: Verb.REPORT_DONE,
    Move.HAND_IN: Verb.REPORT_DONE,
    Move.ACCEPT: Verb.ACCEPT_TASK,
    Move.RETURN: Verb.RETURN_TASK,
    Move.CANCEL: Verb.ASSIGN_TASK,
}


OPERATOR_NAMES: dict[Operator, str] = {
    Operator.BEFORE: "Trước ngày",
    Operator.BY: "Chậm nhất, đến hết ngày",
    Operator.WITHIN: "Trong thời hạn đến ngày",
    Operator.ON: "Đúng ngày",
    Operator.AFTER: "Từ sau ngày",
}
EVERY_NAMES: dict[str, str] = {
    "day": "hằng ngày",
    "week": "hằng tuần",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half-year": "6 tháng một lần",
    "year": "hằng năm",
}


class Urgency(StrEnum):
    """What the clock says about a task today."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


URGENCY_NAMES: dict[Urgency, str] = {
    Urgency.LATE: "Quá hạn",
    Urgency.TODAY: "Hạn hôm nay",
    Urgency.SOON: "Sắp đến hạn",
    Urgency.LATER: "Còn hạn",
    Urgency.UNDATED: "Không nêu hạn",
    Urgency.WAITING: "Chờ nghiệm thu",
    Urgency.DONE: "Đã xong",
    Urgency.CANCELLED: "Đã hủy",
}
# The five tones a badge knows; colour never stands alone, the name stands beside it.
URGENCY_TONES: dict[Urgency, str] = {
    Urgency.LATE: "late",
    Urgency.TODAY: "soon",
    Urgency.SOON: "soon",
    Urgency.LATER: "calm",
    Urgency.UNDATED: "calm",
    Urgency.WAITING: "open",
    Urgency.DONE: "done",
    Urgency.CANCELLED: "calm",
}


NO_DUE = Due()


@contextmanager
def calendar_rules() -> Iterator[None]:
    """What the calendar cannot answer, as a rule of the office that says why."""
    try:
        yield
    except CalendarProblem as problem:
        raise RuleBroken(problem.code, problem.sentence) from problem


def unit_of(text: str) -> Unit | None:
    """A unit as the database keeps it; None for an empty text."""
    return next((unit for unit in UNIT_NAMES if unit == text), None)


def refuse_same_day(what: str, before: str, after: str) -> None:
    """A move of an anchor moves it; both days in words (anchor_words)."""
    if before == after:
        raise RuleBroken("same-day", f"Mốc “{what}” vẫn là {before} nên không có gì để dời.")


def anchor_words(moment: date | datetime | None) -> str:
    """The day that deadlines hang on, in words; 'chưa có ngày' while it is not known."""
    if moment is None:
        return "chưa có ngày"
    return f"{moment:%H:%M} {spoken(moment)}" if isinstance(moment, datetime) else spoken(moment)


@calendar_rules()
def resolved(due: Due, moment: date | datetime | None, days: WorkingDays) -> Due:
    """A deadline that hangs on something, with its day now that this has its moment, or waiting without one.

    Raises RuleBroken("date-too-far") where the calendar ends.
    """
    return reckoned.resolved(due, moment, days)


@calendar_rules()
def clock(due: Due, days: WorkingDays) -> Clock:
    """What a deadline means in working days (R7), as `vanban.dates.due` decides it.

    Raises RuleBroken("date-too-far") where the calendar ends.
    """
    return reckoned.clock(due, days)


def meaning(due: Due, days: WorkingDays, today: date) -> str:
    """The sentence beside the date as written: until when the unit is safe, and why. May be empty.

    Of what comes back, the next that can still be met as of `today`.
    """
    safe = clock(due, days).safe_on
    if due.on is None:
        return _meaning_undated(due, days, today)
    if safe is None:
        return f"Chỉ làm từ sau ngày {spoken(due.on)}; văn bản không nêu ngày cuối."
    hint = _hint(due, safe, days)
    if due.at is not None and safe == due.on:
        return f"An toàn nếu xong trước {due.at:%H:%M} {spoken(safe)}{hint}."
    return f"Ngày làm việc an toàn cuối cùng: {spoken(safe)}{hint}."


def _meaning_undated(due: Due, days: WorkingDays, today: date) -> str:
    if due.every:
        coming = clock(next_due(repeat_of(due.text, due.every, due.operator), today, days), days).safe_on
        assert coming is not None  # an occurrence has its day
        return (
            f"Việc lặp lại {EVERY_NAMES.get(due.every, due.every)}. Lần tới xong trước hết {spoken(coming)}."
        )
    if due.relative:
        return f"{waits_for(due)}: khi mốc có ngày, máy tính hạn và ghi vào lịch sử."
    if due.text:
        return "Hạn gắn với một sự kiện, chưa có ngày cụ thể. Khi biết ngày, hãy đổi hạn và ghi lý do."
    return ""


def waits_for(due: Due) -> str:
    """What stands on a task whose deadline waits for a day: 'Chờ ngày họp', 'Chờ ngày của mốc'."""
    meeting = anchor_kind(due.anchor) == "meeting" if due.anchor else (due.offset or 0) < 0
    return "Chờ ngày họp" if meeting else "Chờ ngày của mốc"


def _hint(due: Due, safe: date, days: WorkingDays) -> str:
    assert due.on is not None
    last = due.on - timedelta(days=1) if due.strict else due.on
    parts = []
    if last != safe:
        parts.append(f"{short(last)} là ngày nghỉ: {days.why_off(last)}")
    if days.is_estimate(safe):
        parts.append(f"lịch nghỉ năm {safe.year} là dự kiến")
    return f" ({'; '.join(parts)})" if parts else ""


def capital(words: str) -> str:
    """The words as they begin a sentence; str.capitalize would write "Thứ tư"."""
    return words[:1].upper() + words[1:]


@calendar_rules()
def set_by_office(due: Due, count: int, today: date, days: WorkingDays) -> Due | None:
    """The office's own deadline where the paper states none: so many working days from today.

    'sau hội nghị' without a last day is given so many working days after the meeting. None where the words
    say when, be it only 'khi cần thiết', or where the office sets none (`count` 0). A practice of offices,
    no rule of law: the task says that the office set it.
    """
    if not count or due.on is not None or due.every:
        return None
    if due.relative:
        return replace(due, offset=count, unit="working_day") if due.open_ended else None
    return None if due.text else Due(days.after(today, count), None, Operator.BY)


@calendar_rules()
def refuse_day_as_it_is(day: DayRule, days: WorkingDays) -> None:
    """A day of the office's own says something else than the calendar says already."""
    if days.is_working(day.on) is (day.kind == "work"):
        how = "làm việc" if day.kind == "work" else f"nghỉ ({days.why_off(day.on)})"
        raise RuleBroken(
            "no-change", f"{capital(spoken(day.on))} vốn đã là ngày {how} nên không có gì để đặt."
        )


def before_its_order(due: Due, issued_on: date | None) -> bool:
    """Whether a deadline lies before the day of the document that sets it: one of the two was misread."""
    return due.on is not None and issued_on is not None and due.on < issued_on


def is_late(now: datetime, *, due_at: datetime | None, late_on: date | None) -> bool:
    """Whether the deadline has passed at this moment (`now` in the office's own time zone)."""
    if late_on is None:
        return False  # no deadline, or one that bounds nothing ('sau 14 giờ ngày D')
    return now.date() >= late_on or (due_at is not None and now > due_at)


def urgency(
    state: State, now: datetime, *, safe_on: date | None, late_on: date | None,
    due_at: datetime | None, soon_until: date,
) -> Urgency:  # fmt: skip
    """What the clock says: late, due today, due within five working days (`soon_until`), later, or closed."""
    closed = {
        State.HANDED_IN: Urgency.WAITING, State.ACCEPTED: Urgency.DONE, State.CANCELLED: Urgency.CANCELLED,
    }.get(state)  # fmt: skip
    if closed is not None:
        return closed
    if is_late(now, due_at=due_at, late_on=late_on):
        return Urgency.LATE
    if safe_on is None:
        return Urgency.UNDATED
    if safe_on <= now.date():
        return Urgency.TODAY
    return Urgency.SOON if safe_on <= soon_until else Urgency.LATER


def soon_until(today: date, days: WorkingDays) -> date:
    """The last day of 'sắp đến hạn': the fifth working day after today."""
    return days.after(today, SOON_DAYS)


def allowed(state: State, move: Move) -> bool:
    """Whether the move exists from this state."""
    return state in MOVES[move][0]


def moved(state: State, move: Move) -> State:
    """The state after the move. Raises RuleBroken where the task does not stand where the move begins."""
    sources, target = MOVES[move]
    if state not in sources:
        wanted = " hoặc ".join(f"“{STATE_NAMES[source]}”" for source in sources)
        raise RuleBroken(
            "wrong-state",
            f"Không {MOVE_NAMES[move]} được vì nhiệm vụ đang ở trạng thái “{STATE_NAMES[state]}”, có thể vừa "
            f"được người khác cập nhật. Chỉ {MOVE_NAMES[move]} được nhiệm vụ {wanted}. "
            "Hãy tải lại trang để xem.",
        )
    return target


def refuse_closed(state: State, what: str) -> None:
    """Nothing more is done with a task that is accepted or cancelled; `what` names the deed."""
    if state in CLOSED:
        raise RuleBroken("wrong-state", f"Không {what} được vì nhiệm vụ {STATE_NAMES[state].lower()}.")


def refuse_own_acceptance(*, handed_in_by: int | None, person: int) -> None:
    """Acceptance is in two steps: whoever reported the task done may not accept it."""
    if handed_in_by == person:
        raise RuleBroken(
            "own-acceptance",
            "Đồng chí đã báo cáo hoàn thành nhiệm vụ này nên không tự nghiệm thu được. "
            "Hãy nhờ một người khác có quyền nghiệm thu.",
        )


def refuse_other_than_named(*, acceptor: int | None, person: int, name: str) -> None:
    """Where the task names who accepts it, nobody else does."""
    if acceptor is not None and acceptor != person:
        raise RuleBroken(
            "not-the-acceptor",
            f"Nhiệm vụ này do đồng chí {name} nghiệm thu. "
            "Nếu đồng chí đó vắng, hãy đổi người nghiệm thu trước.",
        )


def refuse_without_evidence(count: int) -> None:
    """The unit says done with evidence: a file or the number of the paper that came out of it."""
    if count < 1:
        raise RuleBroken(
            "no-evidence",
            "Chưa có minh chứng nên chưa báo cáo hoàn thành được. Hãy đính kèm tệp kết quả "
            "hoặc ghi số, ký hiệu văn bản kết quả.",
        )


def refuse_ending(name: str) -> None:
    """Evidence is a paper or a picture; a program under any name is not kept for colleagues to open."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in EVIDENCE_ENDINGS:
        raise RuleBroken(
            "not-evidence",
            f"Không nhận “{name}” làm minh chứng. Hãy gửi PDF, Word (.docx, .doc), Excel (.xlsx), "
            "văn bản thuần (.txt) hoặc ảnh (.png, .jpg, .tif).",
        )


def stated(text: str, *, what: str, most: int = LONGEST_TEXT) -> str:
    """The text without outer blanks and without NUL, which not every database keeps; `what` names it.

    Raises RuleBroken where it is empty or has more than `most` characters.
    """
    clean = text.replace("\0", "").strip()
    if not any(sign.isalnum() for sign in clean):
        raise RuleBroken("nothing-stated", f"Chưa ghi {what}. Hãy ghi rõ để người sau đọc hiểu được.")
    if len(clean) > most:
        raise RuleBroken(
            "too-long", f"Phần {what} dài quá {most} ký tự. Hãy rút gọn hoặc đính kèm thành tệp."
        )
    return clean


def refuse_same_due(old: Due, new: Due) -> None:
    """A change of deadline changes it."""
    if replace(old, text="", every="") == replace(new, text="", every=""):
        raise RuleBroken("same-due", f"Hạn mới trùng hạn đang có ({due_words(old)}) nên không có gì để đổi.")


def progress_of(percent: int) -> int:
    """The share done, in per cent. Raises RuleBroken outside 0 to 100."""
    if not 0 <= percent <= 100:
        raise RuleBroken("bad-progress", f"Tiến độ {percent}% không hợp lệ. Hãy nhập số từ 0 đến 100.")
    return percent


def due_words(due: Due) -> str:
    """A deadline in a sentence: 'trước ngày 09/03/2023', 'hằng tháng', or the words of the document."""
    if due.on is None:
        return due.text or EVERY_NAMES.get(due.every, "không nêu hạn")
    day = f"{due.at:%H:%M} ngày {short(due.on)}" if due.at else f"ngày {short(due.on)}"
    # The day that a count came to is itself in time, whatever the words that were counted.
    counted = due.count is not None and due.operator is not Operator.WITHIN
    operator = Operator.BY if counted or due.operator is None else due.operator
    return f"{_BOUNDS.get(operator, 'chậm nhất')} {day}"


_BOUNDS = {
    Operator.BEFORE: "trước",
    Operator.AFTER: "từ sau",
    Operator.ON: "đúng",
    Operator.WITHIN: "đến hết",
}


def due_brief(due: Due) -> str:
    """The same for a narrow card: 'trước 09/03/2023'."""
    return due_words(due).replace(" ngày ", " ") if due.on else due_words(due)
