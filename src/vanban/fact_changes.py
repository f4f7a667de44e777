"""What two readings of one document say otherwise, as facts: "ngày họp 22/3/2026 → 24/3/2026"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Final, Literal, TypeVar

from vanban.answers import DocumentReading, Meeting, Task

FactKind = Literal["meeting", "task", "deadline", "signer", "header", "outside"]
T = TypeVar("T")

_ALIKE: Final = 0.5
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is other than before, or words that stand outside. `what` names it, `before` and `after`
    are words, "" for nothing; `day_before` is the day that moved, where it is one."""

    kind: FactKind
    what: str
    before: str
    after: str
    day_before: date | None = None

    @property
    def sentence(self) -> str:
        """In one line, as an official would say it."""
        if self.kind == "outside":
            lost = f"có đoạn không thuộc phần nào nên chưa nhận được: “{self.after}”"
            return f"{self.what} {lost}; hãy chép vào nội dung"
        if not self.before:
            return f"{self.what} mới: {self.after}"
        if not self.after:
            return f"bỏ {self.what}: {self.before}"
        return f"{self.what}: {self.before} → {self.after}"


def fact_changes(old: DocumentReading, new: DocumentReading) -> tuple[FactChange, ...]:
    """The facts that differ: header, meetings, tasks with their deadlines and who has them, the signer."""
    return (*_header(old, new), *_meetings(old, new), *_tasks(old, new), *_signer(old, new))


def _header(old: DocumentReading, new: DocumentReading) -> Iterator[FactChange]:
    for name, what in (("doc_type", "loại văn bản"), ("title", "trích yếu"), ("issuer", "cơ quan ban hành")):
        before, after = (found.value if found else "" for found in (getattr(old, name), getattr(new, name)))
        if before != after:
            yield FactChange("header", what, before, after)


def _signer(old: DocumentReading, new: DocumentReading) -> Iterator[FactChange]:
    before, after = (
        ", ".join(part for part in (one.role, one.name) if part) if one else ""
        for one in (old.signature, new.signature)
    )
    if before != after:
        yield FactChange("signer", "người ký", before, after)


def _meetings(old: DocumentReading, new: DocumentReading) -> Iterator[FactChange]:
    for one, other in _pairs(old.meetings, new.meetings, _meeting_words):
        if one is None or other is None:
            yield FactChange("meeting", "cuộc họp", _meeting_words(one), _meeting_words(other))
            continue
        day = one.date if isinstance(one.date, date) else None
        for what, before, after in (
            ("ngày họp", _day(one.date), _day(other.date)), ("giờ họp", one.time or "", other.time or ""),
            ("nơi họp", one.place or "", other.place or ""), ("chủ trì", one.chair or "", other.chair or ""),
        ):  # fmt: skip
            if before != after:
                yield FactChange("meeting", what, before, after, day if what == "ngày họp" else None)


def _tasks(old: DocumentReading, new: DocumentReading) -> Iterator[FactChange]:
    for one, other in _pairs(old.tasks, new.tasks, lambda task: task.action):
        if one is None or other is None:
            yield FactChange("task", "nhiệm vụ", _task_words(one), _task_words(other))
            continue
        name = _short(other.action)
        if _short(one.action) != name:
            yield FactChange("task", "nội dung nhiệm vụ", _short(one.action), name)
        if (one.assignee or "") != (other.assignee or ""):
            yield FactChange(
                "task", f"đơn vị làm “{name}”", one.assignee or "chưa nêu", other.assignee or "chưa nêu"
            )
        if _due(one) != _due(other):
            day = _moment(one.deadline.due) if one.deadline else None
            yield FactChange(
                "deadline", f"hạn “{name}”", _due(one) or "không có", _due(other) or "không có", day
            )


def _pairs(
    ours: Sequence[T], theirs: Sequence[T], words: Callable[[T], str]
) -> Iterator[tuple[T | None, T | None]]:
    """The things of both, each with the most alike of those left; what has no like came or went."""
    left = list(theirs)
    for one in ours:
        alike = [
            (SequenceMatcher(None, words(one).split(), words(other).split()).ratio(), no)
            for no, other in enumerate(left)
        ]
        best, no = max(alike, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
        yield one, (left.pop(no) if best >= _ALIKE else None)
    for other in left:
        yield None, other


def _meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    return " ".join(
        part for part in (meeting.name or "cuộc họp", meeting.time, _day(meeting.date), meeting.place) if part
    )


def _task_words(task: Task | None) -> str:
    if task is None:
        return ""
    due = _due(task)
    owner = f"{task.assignee}: " if task.assignee else ""
    return f"{owner}{_short(task.action)}" + (f" ({due})" if due else "")


def _due(task: Task) -> str:
    if task.deadline is None:
        return ""
    moment = _moment(task.deadline.due)
    return f"{moment:%d/%m/%Y}" if moment else task.deadline.text


def _moment(due: str | None) -> date | None:
    try:
        return datetime.fromisoformat(due).date() if due else None
    except ValueError:
        return None


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else str(day or "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
