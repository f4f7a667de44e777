"""The rules of a month programme: states, order, sessions, what a revision changes. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from caunoi.programmes.rules import Month
from caunoi.ui.refusal import RuleBroken


class Days(Protocol):
    """As much of the office's calendar as these rules need."""

    def before(self, on: date) -> date: ...
    def at_or_after(self, on: date) -> date: ...
    def at_or_before(self, on: date) -> date: ...


class MonthState(StrEnum):
    """How far the programme of a month has come."""

    DRAFT = "draft"
    APPROVED = "approved"
    ISSUED = "issued"


MONTH_STATES: dict[MonthState, str] = {
    MonthState.DRAFT: "Dự thảo",
    MonthState.APPROVED: "Đã duyệt",
    MonthState.ISSUED: "Đã ban hành",
}


class Body(StrEnum):
    """Whose session takes a matter up."""

    STANDING = "standing"
    BUREAU = "bureau"
    COMMITTEE = "committee"
    OTHER = "other"


BODY_NAMES: dict[Body, str] = {
    Body.STANDING: "Thường trực",
    Body.BUREAU: "Ban Thường vụ",
    Body.COMMITTEE: "Ban Chấp hành",
    Body.OTHER: "Cuộc họp khác",
}


NOTHING = "chưa nêu"
# Keys of people.parameters.
PAPERS_BEFORE = "programme_papers_before"
REPORT_WITHIN = "programme_report_within"
PROPOSALS_DAY = "programme_proposals_day"


def session_words(body: Body, on: date) -> str:
    """A session in a table: "Ban Thường vụ, 25/07/2023"."""
    return f"{BODY_NAMES[body]}, {on:%d/%m/%Y}"


def revision_name(revision: int) -> str:
    """What stands behind a title from the first revision on."""
    return f"chỉnh sửa {revision:02d}" if revision else ""


def refuse_state(state: MonthState, wanted: Sequence[MonthState], what: str) -> None:
    """A deed on a month begins in certain states only."""
    if state not in wanted:
        names = " hoặc ".join(f"“{MONTH_STATES[one]}”" for one in wanted)
        raise RuleBroken(
            "wrong-state",
            f"Không {what} được vì chương trình tháng đang ở trạng thái “{MONTH_STATES[state]}”, có thể vừa "
            f"được người khác cập nhật. Chỉ {what} khi {names}. Hãy tải lại trang để xem.",
        )


def placed(order: Sequence[int], line: int, place: int) -> list[int]:
    """The order with one line at another place, counted from 1; a place beyond either end is that end."""
    rest = [one for one in order if one != line]
    at = max(0, min(place - 1, len(rest)))
    return [*rest[:at], line, *rest[at:]]


def refuse_session(on: date, month: Month) -> None:
    """A session lies in the month of the programme; a later one means that the matter moves."""
    if Month.of(on) != month:
        raise RuleBroken(
            "session-elsewhere",
            f"Phiên họp ngày {on:%d/%m/%Y} không thuộc {month.name}. "
            "Nếu việc lùi sang tháng khác, hãy chuyển việc sang tháng đó.",
        )


def papers_due(session_on: date, working_days: int, days: Days, today: date) -> date:
    """By when papers must be there: so many working days before the session, the session's day not counted.

    Where that day has gone by when the session is fixed, the last working day before the session, and the
    next working day from today where that has gone by too: nobody is late before having been told.
    Source: the programme's closing clause ("trước 07 ngày làm việc"); domain R7, V11.
    """
    due = session_on
    for _ in range(working_days):
        due = days.before(due)
    if due < today:
        due = days.before(session_on)
    return due if due >= today else days.at_or_after(today)


def proposals_due(month: Month, day: int, days: Days) -> date:
    """The last day on which a unit may propose for a month: of the month before, a working day."""
    before = month.plus(-1)
    return days.at_or_before(date(before.year, before.number, day))


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as a person reads it on the issued paper."""

    item: int
    content: str
    leads: str
    coordination: str
    session: str
    reason: str = ""
    product: str = ""
    papers_due: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two issues: what happened to which matter, and how it read before and after."""

    what: str
    content: str = ""
    old: str = ""
    new: str = ""

    @property
    def sentence(self) -> str:
        about = f" “{self.content}”" if self.content else ""
        if self.old == self.new:
            return f"{self.what}{about}"
        return f"{self.what}{about}: {self.old or NOTHING} → {self.new or NOTHING}"


_COMPARED = (
    ("content", "Sửa nội dung"),
    ("leads", "Đổi cơ quan chuẩn bị"),
    ("coordination", "Đổi cơ quan phối hợp"),
    ("session", "Đổi phiên họp"),
)


def changes(old: Sequence[Printed], new: Sequence[Printed]) -> tuple[Change, ...]:
    """What a revision changes against the last issue: what is new, what differs, what was taken out."""
    before, after = {line.item: line for line in old}, {line.item: line for line in new}
    found = [Change("Bổ sung", line.content) for line in new if line.item not in before]
    for line in new:
        was = before.get(line.item)
        if was is not None:
            found += _differences(was, line)
    found += [Change("Rút", line.content) for line in old if line.item not in after]
    kept = [
        [line.item for line in lines if line.item in before and line.item in after] for lines in (old, new)
    ]
    if kept[0] != kept[1]:
        found.append(Change("Sắp xếp lại thứ tự"))
    return tuple(found)


def _differences(was: Printed, line: Printed) -> list[Change]:
    pairs = ((what, getattr(was, name), getattr(line, name)) for name, what in _COMPARED)
    return [Change(what, was.content, old, new) for what, old, new in pairs if old != new]


def refuse_unchanged(revision: int, found: Sequence[Change]) -> None:
    """A revision changes something."""
    if revision and not found:
        raise RuleBroken(
            "unchanged",
            f"Bản {revision_name(revision)} chưa khác bản đã ban hành nên không có gì để ban hành lại. "
            "Hãy sửa việc cần sửa, hoặc thôi chỉnh sửa.",
        )
