"""What a check says: findings, each with its rule, where the rule stands, its place and the repair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.model import Span

Level = Literal["error", "warning", "taste"]
LEVELS: tuple[Level, ...] = ("error", "warning", "taste")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a rule stands and how sure we are of it (H, M-H, M, L as in the domain study)."""

    source: str
    clause: str
    confidence: str

    @property
    def citation(self) -> str:
        """Clause and source in one line."""
        return f"{self.clause}, {self.source}" if self.clause else self.source


@dataclass(frozen=True, slots=True)
class Place:
    """The words a finding is about; `span` is None for what is missing, and `line` then empty.

    `page` counts from 1 where the source has pages; a finding about the whole file stands on page 1.
    """

    span: Span | None
    line: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the rule has it. `repair` is what should stand at the place, where that is
    mechanical, else empty; `subject` is the name that a finding about a name is about.
    """

    level: Level
    rule: str
    message: str
    clause: Clause
    place: Place
    repair: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One document of the file: the profile it was held against, and what was found, in the order of the
    text.

    `profile` is None for what no profile rules (a press article, a paper of the Youth Union); `note` says how
    the profile was chosen where that is not plain, `day` is the one it is judged by.
    """

    span: Span
    doc_type: str
    profile: str | None
    profile_name: str
    note: str
    day: date
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole answer for one file; `text` is the normalised text that spans point into."""

    text: str
    documents: tuple[Checked, ...]

    @property
    def all(self) -> tuple[Finding, ...]:
        """The findings of every document."""
        return tuple(finding for document in self.documents for finding in document.findings)

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(finding for finding in self.all if finding.level == level)
