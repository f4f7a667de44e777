"""What a reading says: one frozen dataclass for each kind of fact in the reading contract.

Every answer keeps the place it was read from (`span`); `doubt` is a Vietnamese sentence saying why a person
should look twice, empty where the reader is sure. An answer that is not in the text is None or is not there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from vanban.model import Box, Problem, Repair, Span

T = TypeVar("T")
Day = date
"""`date` under a name that a field called `date` does not hide."""

NOWHERE = Span(0, 0)

Operator = Literal["before", "by", "within", "after", "on"]
Unit = Literal["day", "working_day", "month", "year", "hour"]
Every = Literal["day", "week", "month", "quarter", "half-year", "year"]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A single value and where it stands."""

    value: T
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` T/M, K/T, T/L, Q. (TM., KT. ... in State form); `for_` the body signed for."""

    authority: str | None
    for_: str | None
    role: str | None
    name: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    text: str
    note: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A ground ("Căn cứ ...") or a cited document; `cites` is its number and symbol."""

    text: str
    cites: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    group: str | None
    text: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """`count` or the range `min`–`max` of `what`, for each or the one `unit`."""

    unit: str
    what: str
    count: int | None
    min: int | None
    max: int | None
    text: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """`time` is "07:30", or "sáng", "chiều", "tối" where only that is said."""

    name: str | None
    date: Day | None
    date_to: Day | None
    time: str | None
    place: str | None
    chair: str | None
    tentative: bool
    online: bool
    text: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class BridgePoint:
    level: Literal["tỉnh", "huyện", "xã"] | None
    place: str
    chair: str | None
    plural: bool
    participants: tuple[str, ...]
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """`at` is "2022-01-18T15:00" or "2022-01-18"."""

    what: str
    at: str
    text: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    no: str | None
    start: str | None
    content: str
    lead: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    no: str | None
    content: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    year: int | None
    quarter: int | None
    month: int | None
    period: str | None
    content: str
    unit: str | None
    coordination: str | None
    product: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class RecurringItem:
    """`every` is None where the text only says when ("khi cần thiết"), which `period` quotes."""

    every: Every | None
    period: str | None
    content: str
    unit: str | None
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """What was written (`text`) and what date it names (`due`, "2023-03-09" or "2022-01-17T16:00").

    `offset` counts `unit`s from `anchor`, negative before it; `every` is set for a recurring deadline.
    """

    text: str
    due: str | None
    operator: Operator | None
    offset: int | None = None
    unit: Unit | None = None
    anchor: str | None = None
    every: Every | None = None
    span: Span = NOWHERE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """`section` is the path of headings above, "III.1"; `coordination` who works along, `product` what is
    due.
    """

    assignee: str | None
    action: str
    deadline: Deadline | None
    report_to: str | None
    section: str | None
    span: Span
    coordination: str | None = None
    product: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None
    role: str | None
    phone: str
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """Everything read from one document."""

    span: Span
    doc_type: Found[str] | None = None
    system: Found[Literal["party", "state"]] | None = None
    number: Found[int] | None = None
    symbol: Found[str] | None = None
    issue_date: Found[date] | None = None
    place: Found[str] | None = None
    parent_issuer: Found[str] | None = None
    issuer: Found[str] | None = None
    title: Found[str] | None = None
    signature: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    participants: tuple[Participant, ...] = ()
    quotas: tuple[Quota, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    bridge_points: tuple[BridgePoint, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    topics: tuple[Topic, ...] = ()
    programme_items: tuple[ProgrammeItem, ...] = ()
    recurring_items: tuple[RecurringItem, ...] = ()
    tasks: tuple[Task, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the file itself was."""

    name: str
    media_type: str
    sha256: str
    pages: int
    scanned: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole answer for one file. `places` maps a span to its boxes where the source has pages to show."""

    source: SourceNote
    text: str
    documents: tuple[DocumentReading, ...]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: dict[Span, tuple[Box, ...]] = field(default_factory=dict)
