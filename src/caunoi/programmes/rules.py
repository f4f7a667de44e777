"""The rules of programmes: months, what falls in which, what comes back, what slips. No database.

Times come in as arguments. A month is a value of its own; no rule reckons with the first day of one.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caunoi.ui.refusal import RuleBroken

FIRST_YEAR, LAST_YEAR = 1945, 2089
LONGEST_TERM = 10
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which the day lies."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month:
        """From "2023-07" or "7/2023". Raises RuleBroken("bad-month") for anything else."""
        found = re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d{1,2})|(?P<m2>\d{1,2})/(?P<y2>\d{4})", text.strip(), re.A)
        if found:
            year, number = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
            if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12:
                return cls(year, number)
        raise RuleBroken(
            "bad-month", f"“{text}” không phải là một tháng. Hãy ghi theo mẫu 2023-07 hoặc 7/2023."
        )

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def key(self) -> str:
        """As it stands in an address: 2023-07."""
        return f"{self.year}-{self.number:02d}"

    @property
    def name(self) -> str:
        return f"tháng {self.number}/{self.year}"

    def beside(self, other: Month) -> str:
        """The name told in a sentence about `other`: the year only where it is another."""
        return f"tháng {self.number}" if self.year == other.year else self.name

    def plus(self, months: int) -> Month:
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The months from one to another, both included."""

    start: Month
    end: Month

    def months(self) -> tuple[Month, ...]:
        count = (self.end.year - self.start.year) * 12 + self.end.number - self.start.number + 1
        return tuple(self.start.plus(step) for step in range(count))


class Kind(StrEnum):
    """For how long a programme is made."""

    YEAR = "year"
    QUARTER = "quarter"
    TERM = "term"


KIND_NAMES: dict[Kind, str] = {Kind.YEAR: "Năm", Kind.QUARTER: "Quý", Kind.TERM: "Nhiệm kỳ, giai đoạn"}


class Standing(StrEnum):
    """Whether a programme is being written or binds."""

    DRAFT = "draft"
    ADOPTED = "adopted"


STANDING_NAMES: dict[Standing, str] = {Standing.DRAFT: "Dự thảo", Standing.ADOPTED: "Đã ban hành"}


class Origin(StrEnum):
    """Where a matter comes from (R11: the programme, or a person who decided)."""

    PROGRAMME = "programme"
    STANDING = "standing"
    PROPOSAL = "proposal"
    SUDDEN = "sudden"


ORIGIN_NAMES: dict[Origin, str] = {
    Origin.PROGRAMME: "Theo chương trình",
    Origin.STANDING: "Định kỳ",
    Origin.PROPOSAL: "Đơn vị đề xuất",
    Origin.SUDDEN: "Đột xuất",
}


class State(StrEnum):
    """What became of a matter. Where it stands meanwhile follows from its months."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


STATE_NAMES: dict[State, str] = {State.OPEN: "Còn phải làm", State.DONE: "Đã xong", State.DROPPED: "Đã rút"}


class Every(StrEnum):
    """How often a standing matter comes back; NEEDED: only when there is cause ("khi cần thiết")."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    NEEDED = "needed"


EVERY_NAMES: dict[Every, str] = {
    Every.MONTH: "hằng tháng",
    Every.QUARTER: "hằng quý",
    Every.HALF_YEAR: "6 tháng một lần",
    Every.YEAR: "hằng năm",
    Every.NEEDED: "khi cần thiết",
}
STEPS: dict[Every, int] = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Span:
    """What a programme covers: `year_to` for a term, `quarter` for a quarter."""

    kind: Kind
    year: int
    year_to: int | None = None
    quarter: int | None = None

    @property
    def stretch(self) -> Stretch:
        if self.kind is Kind.QUARTER:
            last = (self.quarter or 1) * 3
            return Stretch(Month(self.year, last - 2), Month(self.year, last))
        return Stretch(Month(self.year, 1), Month(self.year_to or self.year, 12))

    @property
    def name(self) -> str:
        """What stands in a title: "năm 2023", "quý II năm 2023", "giai đoạn 2025 - 2030"."""
        if self.kind is Kind.TERM:
            return f"giai đoạn {self.year} - {self.year_to}"
        quarter = f"quý {ROMAN[self.quarter - 1]} " if self.kind is Kind.QUARTER and self.quarter else ""
        return f"{quarter}năm {self.year}"


def checked(span: Span) -> Span:
    """The span with only what belongs to its kind. Raises RuleBroken: bad-year, bad-quarter, bad-term."""
    if not FIRST_YEAR <= span.year <= LAST_YEAR:
        raise RuleBroken(
            "bad-year", f"Năm {span.year} không hợp lệ. Hãy ghi năm của chương trình, ví dụ 2026."
        )
    if span.kind is Kind.QUARTER:
        if span.quarter not in {1, 2, 3, 4}:
            raise RuleBroken("bad-quarter", "Chương trình quý cần ghi rõ quý, từ 1 đến 4.")
        return Span(span.kind, span.year, quarter=span.quarter)
    if span.kind is Kind.YEAR:
        return Span(span.kind, span.year)
    if span.year_to is None or not span.year < span.year_to <= min(span.year + LONGEST_TERM, LAST_YEAR):
        raise RuleBroken(
            "bad-term", f"Chương trình nhiệm kỳ cần năm cuối sau năm đầu, không quá {LONGEST_TERM} năm."
        )
    return Span(span.kind, span.year, year_to=span.year_to)


@dataclass(frozen=True, slots=True)
class Period:
    """When a matter is to be done, as written: a month, a quarter, or only words."""

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    words: str = ""

    @property
    def stretch(self) -> Stretch | None:
        """The months it may be done in; None where only words say when."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        if self.month is not None and 1 <= self.month <= 12:
            month = Month(self.year, self.month)
            return Stretch(month, month)
        if self.quarter is not None and 1 <= self.quarter <= 4:
            return Stretch(Month(self.year, self.quarter * 3 - 2), Month(self.year, self.quarter * 3))
        return None

    @property
    def name(self) -> str:
        """For a table of the year: "tháng 7", "quý II", or the words."""
        if self.stretch is None:
            return self.words or "chưa rõ tháng"
        return f"tháng {self.month}" if self.month else f"quý {ROMAN[(self.quarter or 1) - 1]}"


ANY_TIME = Period()


def beat(every: Every, first: int | None) -> int:
    """The month of the year in which a standing matter first falls due; unless said, the last of its step.

    Quarterly work is reported when the quarter ends: an assumption of ours, so each matter may have its own.
    Raises RuleBroken("bad-beat") for a month outside the first step.
    """
    step = STEPS.get(every, 1)
    if first is None:
        return step
    if not 1 <= first <= step:
        raise RuleBroken(
            "bad-beat", f"Việc {EVERY_NAMES[every]} bắt đầu từ một tháng trong khoảng 1 đến {step}."
        )
    return first


def occurrences(every: Every, first: int, stretch: Stretch) -> tuple[Month, ...]:
    """The months of the stretch in which a standing matter falls due; none for what waits for a cause."""
    step = STEPS.get(every)
    if step is None:
        return ()
    return tuple(month for month in stretch.months() if (month.number - first) % step == 0)


def superseded(until: Month, every: Every, target: Month) -> bool:
    """Whether the next occurrence of a standing matter has come, so that a missed one no longer slips on."""
    return until.plus(STEPS.get(every, 1)) <= target


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a matter stands in a month's proposal: the words, and the month it slipped from if it did."""

    words: str
    slipped_from: Month | None = None


def reason(
    origin: Origin, target: Month, *, until: Month, written: Month | None, kind: Kind = Kind.YEAR,
    every: Every = Every.MONTH, who: str = "",
) -> Reason:  # fmt: skip
    """Why a matter that may be done up to `until` is proposed for `target` (R11).

    `written` is the month (the last, for a quarter) that the programme says; a matter moved on purpose has
    another. `who` proposed or decided it.
    """
    slipped = until if until < target else written if written is not None and written < target else None
    if slipped is not None:
        return Reason(f"chuyển từ {slipped.beside(target)}", slipped)
    return Reason(
        {
            Origin.PROGRAMME: f"theo chương trình {KIND_NAMES[kind].split(',')[0].lower()}",
            Origin.STANDING: f"định kỳ {EVERY_NAMES[every]}",
            Origin.PROPOSAL: f"đơn vị đề xuất: {who}",
            Origin.SUDDEN: f"đột xuất: {who}",
        }[origin]
    )


def refuse_closed(state: State, what: str) -> None:
    """What is done or dropped is not moved, dropped or finished a second time."""
    if state is not State.OPEN:
        raise RuleBroken(
            "closed",
            f"Không {what} được vì việc này {STATE_NAMES[state].lower()}, có thể vừa được người khác ghi. "
            "Hãy tải lại trang để xem.",
        )


def refuse_same_month(until: Month | None, start: Month | None, to: Month) -> None:
    """A move leads to another month."""
    if until == start == to:
        raise RuleBroken("same-month", f"Việc này đang ở {to.name} nên không có gì để chuyển.")


class Status(StrEnum):
    """Where a matter stands today, as the view of the year tells it."""

    DONE = "done"
    DROPPED = "dropped"
    LATE = "late"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    PLANNED = "planned"


STATUS_NAMES: dict[Status, str] = {
    Status.DONE: "Đã xong",
    Status.DROPPED: "Đã rút",
    Status.LATE: "Quá tháng",
    Status.SCHEDULED: "Trong chương trình tháng",
    Status.PROPOSED: "Chờ xem xét",
    Status.PLANNED: "Chưa đến kỳ",
}
# The five tones a badge knows; colour never stands alone, the name stands beside it.
STATUS_TONES: dict[Status, str] = {
    Status.DONE: "done",
    Status.DROPPED: "calm",
    Status.LATE: "late",
    Status.SCHEDULED: "soon",
    Status.PROPOSED: "open",
    Status.PLANNED: "open",
}


def status(
    state: State, origin: Origin, *, until: Month | None, scheduled: Month | None, now: Month
) -> Status:
    """Where a matter stands in the month `now`; `scheduled` is the last approved month that took it up."""
    closed = {State.DONE: Status.DONE, State.DROPPED: Status.DROPPED}.get(state)
    if closed is not None:
        return closed
    if scheduled is not None and scheduled >= now:
        return Status.SCHEDULED
    if until is not None and until < now:
        return Status.LATE
    return Status.PROPOSED if origin is Origin.PROPOSAL else Status.PLANNED
