"""The left side of the review desk: a window of the text or some pages, every fact's place lit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from caunoi.documents import page_images
from caunoi.documents.models import Document, Fact
from caunoi.documents.review_boxes import WHOLE, Rectangle, rectangles
from caunoi.documents.review_fields import label_of, part
from caunoi.documents.review_lines import line_of
from caunoi.documents.review_marks import Lit, TextLine, lines_of
from caunoi.documents.review_rules import tone_of

WINDOW: Final = 60_000  # characters shown at once: some twenty pages
PAGES_AT_ONCE: Final = 40


@dataclass(frozen=True, slots=True)
class TextPane:
    """One window of the text; `windows` of them in all, counted from 1."""

    lines: tuple[TextLine, ...]
    number: int
    windows: int

    @property
    def has_before(self) -> bool:
        return self.number > 1

    @property
    def has_after(self) -> bool:
        return self.number < self.windows


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lit rectangle that leads to a fact."""

    fact: int
    tone: str
    box: Rectangle
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a picture: `height` for a width of 1000, as the overlay counts."""

    number: int
    address: str
    height: int
    lamps: tuple[Lamp, ...]


@dataclass(frozen=True, slots=True)
class PagePane:
    """Some pages in a row, `first` to `last` of `total`."""

    pages: tuple[Page, ...]
    first: int
    last: int
    total: int

    @property
    def has_others(self) -> bool:
        return len(self.pages) < self.total

    @property
    def before(self) -> int:
        """The last page before these, 0 for none."""
        return self.first - 1

    @property
    def after(self) -> int:
        """The first page after these, 0 for none."""
        return self.last + 1 if self.last < self.total else 0


def window_starts(document: Document) -> list[int]:
    """Where each window of the document's text begins, cut at line ends."""
    text, at, end = document.reading.text, document.span_start, document.span_end
    starts = [at]
    while end - at > WINDOW:
        cut = text.rfind("\n", at + WINDOW // 2, at + WINDOW)
        at = cut + 1 if cut > 0 else at + WINDOW
        starts.append(at)
    return starts


def _lit(fact: Fact) -> Iterator[Lit]:
    """The places of a fact: its own, and within a task the words that say its deadline."""
    if fact.span_start is None or fact.span_end is None:
        return
    tone = tone_of(fact)
    yield Lit(fact.pk, fact.span_start, fact.span_end, tone, label_of(fact.kind))
    match part(fact.value, "deadline.span"):
        case [int(start), int(end)] if fact.span_start <= start < end <= fact.span_end:
            yield Lit(fact.pk, start, end, tone, "Hạn", is_due=True)


def text_pane(document: Document, asked: int) -> TextPane:
    """The window asked for (the nearest there is) with every fact's place lit; one query."""
    starts = window_starts(document)
    number = min(max(asked, 1), len(starts))
    begin = starts[number - 1]
    end = starts[number] - 1 if number < len(starts) else document.span_end
    lit = [one for fact in document.facts.all() for one in _lit(fact)]
    return TextPane(lines_of(document.reading.text[begin:end], lit, offset=begin), number, len(starts))


def page_pane(document: Document, asked: int) -> PagePane:
    """The pages around the one asked for, with the boxes of every fact; one query, at most one measuring."""
    try:
        sizes = page_images.sizes(document.reading.file.sha256)
    except page_images.NotDrawn:
        sizes = ()
    first = max((min(max(asked, 1), len(sizes) or 1) - 1) // PAGES_AT_ONCE * PAGES_AT_ONCE + 1, 1)
    last = min(first + PAGES_AT_ONCE - 1, len(sizes))
    lamps: dict[int, list[Lamp]] = {}
    for fact in document.facts.all():
        title = line_of(fact.kind, fact.value).head
        for box in rectangles(fact.boxes):
            lamps.setdefault(box.page, []).append(Lamp(fact.pk, tone_of(fact), box, title))
    pages = tuple(
        Page(
            number=number,
            address=reverse("documents:review_page", args=[document.pk, number]),
            height=round(WHOLE * sizes[number - 1].height / sizes[number - 1].width),
            lamps=tuple(sorted(lamps.get(number, ()), key=lambda lamp: -lamp.box.width * lamp.box.height)),
        )
        for number in range(first, last + 1)
    )
    return PagePane(pages, first, last, len(sizes))
