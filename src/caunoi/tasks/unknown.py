"""Names in confirmed papers that the register does not place; what is told of them is kept there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from django.utils import timezone

from caunoi.documents.models import Document, DocumentState, Fact
from caunoi.people.candidates import Candidate, candidates
from caunoi.people.naming import name_key
from caunoi.people.office_reads import Registers
from caunoi.people.phrases import Part
from caunoi.tasks.drafts import OPENABLE, draft_of
from caunoi.tasks.models import Task
from caunoi.tasks.rules import CLOSED

# Newest first; what is told of these takes the older ones along, and the next page shows the rest.
MOST_ROWS: Final = 400
MOST_DAYS: Final = 30
_PAPER: Final = ("document__number", "document__symbol", "document__system", "document__doc_type",
                 "document__title", "document__issuer", "document__issued_on")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of a confirmed paper that names somebody; `task` is None while it is not on the board."""

    words: str
    sentence: str
    document: int
    paper: str
    issuer: str
    on: date
    task: int | None


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that nobody bears, or several do: where it stands, the newest paper first."""

    name: str
    part: Part
    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def key(self) -> str:
        return name_key(self.name)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The names that are to be asked, the most frequent first; `more`: older papers were not looked at."""

    names: tuple[UnknownName, ...]
    more: bool

    def named(self, name: str) -> UnknownName | None:
        return next((one for one in self.names if one.key == name_key(name)), None)


def unknown_names(registers: Registers) -> Unknown:
    """What the confirmed papers name and the register does not place. Three queries."""
    parts: dict[str, Part] = {}
    where: dict[str, list[Mention]] = {}
    days: set[tuple[date, str]] = set()
    more = False
    for mention in _mentions():
        day = (mention.on, mention.issuer)
        if day not in days and len(days) == MOST_DAYS:
            more = True
            continue
        days.add(day)
        for part in registers.on(*day).meant(mention.words).unknown:
            if name_key(part.text):
                parts.setdefault(name_key(part.text), part)
                where.setdefault(name_key(part.text), []).append(mention)
    names = (UnknownName(part.text, part, tuple(where[key])) for key, part in parts.items())
    return Unknown(tuple(sorted(names, key=lambda one: (-len(one.mentions), one.name))), more)


def proposed(one: UnknownName, registers: Registers) -> tuple[Candidate, ...]:
    """Who may be meant, as the newest paper that writes the name would mean it."""
    return candidates(registers.on(one.first.on, one.first.issuer), one.part, registers.everybody)


def _mentions() -> Iterator[Mention]:
    yield from _of_tasks()
    yield from _of_facts()


def _of_tasks() -> Iterator[Mention]:
    """Those that wait for their owner first, then whoever is to help."""
    rows = Task.objects.filter(document__isnull=False).exclude(state__in=CLOSED)
    rows = rows.select_related("document").order_by("-opened_at", "-pk")
    rows = rows.only("owner", "owner_text", "coordination", "source_sentence", "action", *_PAPER)
    for task in rows.filter(owner=None).exclude(owner_text="")[:MOST_ROWS]:
        yield _mention(task.owner_text, task.source_sentence or task.action, task.document, task.pk)
    for task in rows.exclude(coordination="")[:MOST_ROWS]:
        yield _mention(task.coordination, task.source_sentence or task.action, task.document, task.pk)


def _of_facts() -> Iterator[Mention]:
    """What is confirmed and not on the board yet."""
    rows = Fact.objects.accepted().filter(
        kind__in=OPENABLE, task=None, document__state=DocumentState.CONFIRMED
    )
    rows = rows.select_related("document").only("kind", "value", *_PAPER).order_by("-document", "position")
    for fact in islice(rows, MOST_ROWS):
        value = fact.value if isinstance(fact.value, dict) else {}
        draft = draft_of(fact.kind, value, timezone.get_current_timezone())
        for words in filter(None, (draft.owner_text, draft.coordination) if draft else ()):
            yield _mention(words, draft.action if draft else "", fact.document, None)


def _mention(words: str, sentence: str, document: Document | None, task: int | None) -> Mention:
    assert document is not None  # both queries ask for it
    paper = document.number_text or document.doc_type or "văn bản không số"
    on = document.issued_on or timezone.localdate()
    return Mention(words, sentence, document.pk, paper, document.issuer, on, task)


def documents_of(mentions: Iterable[Mention]) -> list[int]:
    """The papers in which a name stands, in one order."""
    return sorted({mention.document for mention in mentions})
