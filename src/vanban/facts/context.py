"""What every fact reader is given: the document, its outline, and what was read before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from vanban.answers import Found
from vanban.facts.labels import Field, find_fields
from vanban.facts.sentences import Sentence, sentences
from vanban.model import Block, Document, Kind, Span
from vanban.stages import marks
from vanban.stages.outline import Node, outline
from vanban.stages.tables import Table, tables_of
from vanban.text.keys import has_figure
from vanban.text.patterns import pattern_of

_YEAR = pattern_of(r"(?:2(?<!\w2)0[0-4]\d|1(?<!\w1)99\d)(?!\w)")


@dataclass(frozen=True, slots=True)
class Header:
    """The letterhead; `body` numbers the first block after title and addressees."""

    doc_type: Found[str] | None = None
    system: Found[Literal["party", "state"]] | None = None
    number: Found[int] | None = None
    symbol: Found[str] | None = None
    issue_date: Found[date] | None = None
    place: Found[str] | None = None
    parent_issuer: Found[str] | None = None
    issuer: Found[str] | None = None
    title: Found[str] | None = None
    body: int = 0


@dataclass(frozen=True)
class Context:
    """A document on the desk of the fact readers."""

    document: Document
    nodes: tuple[Node, ...]
    today: date
    head: Header = Header()

    @classmethod
    def of(cls, document: Document, *, today: date) -> Context:
        """The context before anything was read."""
        return cls(document, tuple(outline(document.blocks)), today)

    def headed(self, head: Header) -> Context:
        """The same document with its letterhead known."""
        return replace(self, head=head)

    @property
    def blocks(self) -> Sequence[Block]:
        return self.document.blocks

    @cached_property
    def closing(self) -> int:
        """Number of the first block of the closing part (recipients or signature block)."""
        for at in range(self.head.body, len(self.blocks)):
            text = self.blocks[at].text
            if len(text) < 200 and marks.RECIPIENTS.match(text):
                return at
            if marks.AUTHORITY.match(text) and marks.is_caps(text[:40]) and at > self.head.body:
                return at
        for at in range(len(self.blocks) - 1, self.head.body, -1):
            if marks.is_post(self.blocks[at].text) and marks.is_caps(self.blocks[at].text):
                return at
        return len(self.blocks)

    @cached_property
    def body(self) -> tuple[Node, ...]:
        """The blocks between letterhead and closing part, each under its headings."""
        return self.nodes[self.head.body : self.closing]

    @cached_property
    def _at(self) -> dict[int, int]:
        return {node.block.start: at for at, node in enumerate(self.nodes)}

    def following(self, node: Node) -> Node | None:
        """The next block, None at the end."""
        at = self._at[node.block.start] + 1
        return self.nodes[at] if at < len(self.nodes) else None

    @cached_property
    def prose(self) -> tuple[Node, ...]:
        """The body without table rows and rules."""
        return tuple(node for node in self.body if node.block.kind not in (Kind.ROW, Kind.RULE))

    @cached_property
    def figured(self) -> tuple[tuple[Node, tuple[Sentence, ...]], ...]:
        """The blocks of the body that hold a figure, rules left out, each with its sentences that do."""
        return tuple(
            (node, tuple(one for one in sentences(node.block.text) if has_figure(one.text)))
            for node in self.body
            if node.block.kind is not Kind.RULE and has_figure(node.block.text)
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the whole document, annexes included, whose header is understood."""
        return tuple(tables_of(self.blocks))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The labelled fields of the body ("Thời gian: ...")."""
        return find_fields(self.body)

    @cached_property
    def year(self) -> int | None:
        """The year that a date without one most likely means: of issue, else the latest one written near
        the top.
        """
        if self.head.issue_date is not None:
            return self.head.issue_date.value.year
        years = [
            int(y)
            for block in self.blocks
            for y in (_YEAR.findall(block.text) if "20" in block.text or "199" in block.text else ())
            if int(y) <= self.today.year + 1
        ]
        return max(set(years), key=years.count) if years else None

    @property
    def doc_type(self) -> str:
        """The kind's name, "" where it is not known."""
        return self.head.doc_type.value if self.head.doc_type else ""

    def spanned(self, block: Block, start: int, end: int) -> Span:
        """Characters start..end of a block's text as a span of the whole text."""
        return Span(block.start + start, block.start + end)
