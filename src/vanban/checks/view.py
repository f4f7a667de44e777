"""What every check is given: a document on the desk, with the profile that rules it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from vanban.answers import DocumentReading, Found
from vanban.checks.sheet import Sheet
from vanban.dates.clocks import StatutoryClock
from vanban.dates.working_days import WorkingDays
from vanban.facts.context import Context
from vanban.facts.titles import title_line
from vanban.model import Block, Kind, Span
from vanban.profiles import Profile
from vanban.stages import marks

_HEAD = 24
"""Blocks in which letterhead and title stand."""
UNNUMBERED = frozenset({"Lịch công tác", "Biên bản", "Thư công", "Tin bài"})
"""Kinds that go out without number and symbol, or may."""


class KnownOffices(Protocol):
    """Asked whether a name is one of the register on a day."""

    def __call__(self, name: str, on: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: the rule, the words, and what to put into the rule's sentence.

    `form` names the rule of the profile where the record leaves it open (size, emphasis of any component).
    """

    rule: str
    span: Span | None = None
    found: str = ""
    wanted: str = ""
    repair: str = ""
    form: str = ""
    subject: str = ""


@dataclass(frozen=True)
class View:
    """A document as the checks see it. `day` is its date, or the one it is judged by where it has none.

    `sheet` is how it looks, where the file is from Word.
    """

    reading: DocumentReading
    context: Context
    profile: Profile | None
    day: date
    today: date
    days: WorkingDays
    clocks: tuple[StatutoryClock, ...] = ()
    known_offices: KnownOffices | None = None
    sheet: Sheet | None = None

    @property
    def exact(self) -> bool:
        """Whether the source keeps every sign of the page, as Word does and a scan does not."""
        return self.sheet is not None

    @property
    def blocks(self) -> Sequence[Block]:
        return self.context.blocks

    @property
    def text(self) -> str:
        return self.context.document.text

    @property
    def doc_type(self) -> str:
        """The kind's name, "" where it is not known."""
        return self.reading.doc_type.value if self.reading.doc_type else ""

    @property
    def party(self) -> bool:
        return self.profile is not None and self.profile.system == "party"

    @property
    def state(self) -> bool:
        return self.profile is not None and self.profile.system == "state"

    @property
    def issuer(self) -> Found[str] | None:
        """The organ as the letterhead names it, None where it was only guessed."""
        issuer = self.reading.issuer
        return issuer if issuer is not None and not issuer.doubt else None

    @property
    def agenda(self) -> bool:
        """Whether it is the order of a meeting, which is handed out rather than issued."""
        title = self.reading.title.value.lower() if self.reading.title else ""
        return self.doc_type == "Chương trình" and (
            title.startswith(("hội nghị", "đối thoại", "kỳ họp", "cuộc họp", "buổi", "lễ"))
            or bool(self.reading.agenda and self.reading.number is None)
        )

    @property
    def draft(self) -> bool:
        """Whether number or date are still to come."""
        return self.reading.number is None or self.reading.issue_date is None

    @property
    def blank_form(self) -> bool:
        """Whether it is a form to be filled in, as they follow a directive: nothing of it is said yet."""
        return not self.doc_type and self.reading.signature is None and self.reading.issue_date is None

    @property
    def unnumbered(self) -> bool:
        """Whether nobody expects a number on it."""
        return self.doc_type in UNNUMBERED or self.agenda

    @cached_property
    def head(self) -> tuple[Block, ...]:
        """The blocks of letterhead and title, up to the first prose, heading or addressees."""
        found: list[Block] = []
        for at, block in enumerate(self.blocks[:_HEAD]):
            if marks.ADDRESSEES.match(block.text) or len(block.text) > 260 or block.kind is Kind.ROW:
                break
            if at > 2 and block.marker and block.level in (1, 2) and not marks.is_letterhead(block.text):
                break
            found.append(block)
        return tuple(found)

    @property
    def top(self) -> Sequence[Block]:
        """The blocks among which the letterhead's lines are: in a PDF its right column may come after the
        addressees of its left one.
        """
        return self.blocks[:_HEAD]

    @cached_property
    def title_at(self) -> int | None:
        """Number of the block that names the kind."""
        line = title_line(self.blocks, len(self.head))
        return line.at if line else None

    @cached_property
    def number_block(self) -> tuple[int, Block] | None:
        """The line "Số ...", with its place among the blocks."""
        for at, block in enumerate(self.top):
            if len(block.text) < 70 and marks.NUMBER_LINE.match(block.text):
                return at, block
        return None

    @cached_property
    def date_block(self) -> tuple[int, Block] | None:
        """The line "..., ngày ... tháng ... năm ..." of the letterhead, or at the foot as some invitations
        have it.
        """
        foot = list(enumerate(self.blocks))[-14:]
        for at, block in [*enumerate(self.top), *foot]:
            if len(block.text) < 90 and (match := marks.DATE_LINE.match(block.text)) and match["place"]:
                return at, block
        return None

    @cached_property
    def national_head(self) -> Block | None:
        """The heading of the Party or the State."""
        return next((block for block in self.top if marks.opens_letterhead(block.text)), None)

    @property
    def headed(self) -> bool:
        """Whether a letterhead is there, if only in parts."""
        parts = (self.national_head, self.number_block, self.date_block)
        return sum(part is not None for part in (*parts, self.issuer)) >= 2

    @cached_property
    def closing(self) -> tuple[Block, ...]:
        """Recipients and signature block."""
        return tuple(self.blocks[self.context.closing :])

    def prose(self) -> Iterator[Block]:
        """The blocks of the body that are no rules."""
        return (node.block for node in self.context.body if node.block.kind is not Kind.RULE)

    def form(self, key: str) -> str:
        """The text of a rule of the profile, "" without a profile."""
        return self.profile.text(key) if self.profile else ""
