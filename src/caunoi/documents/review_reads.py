"""What the review desk shows: one frozen picture of a document's facts, its text and its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from caunoi.documents import page_images
from caunoi.documents.models import WAITING, Document, DocumentState, Fact
from caunoi.documents.review_check import guessed, shown
from caunoi.documents.review_fields import (
    KINDS,
    SENTENCES,
    Field,
    Json,
    KindOfFact,
    Shape,
    differs,
    is_kind,
    kind_of,
    label_of,
    part,
)
from caunoi.documents.review_lines import FactLine, line_of
from caunoi.documents.review_marks import Place
from caunoi.documents.review_panes import window_starts
from caunoi.documents.review_rules import (
    DOUBTFUL,
    Decision,
    Group,
    Progress,
    arranged,
    bulk,
    is_waiting,
    may_become,
    progress_of,
    stands,
    state_label,
    token,
    tone_of,
)
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb

SHORT = 14  # letters of a value that fits on one line with its name and buttons


@dataclass(frozen=True, slots=True)
class Card:
    """One fact as the desk shows it. `token`: what a decision must have seen; `number`: 0 for a lone fact."""

    id: int
    kind: str
    kind_label: str
    number: int
    is_short: bool
    is_sentence: bool
    line: FactLine
    was: str
    doubt: str
    state: str
    state_label: str
    tone: str
    decided: str
    token: str
    start: int | None
    end: int | None
    window: int
    page: int | None
    quote: str
    is_open: bool
    may_confirm: bool
    may_correct: bool
    may_reject: bool
    may_restore: bool


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A group of cards; `bulk` are those that "xác nhận cả nhóm" covers."""

    slug: str
    title: str
    is_doubtful: bool
    is_mixed: bool
    cards: tuple[Card, ...]
    decided: int
    bulk: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader wants a person to look at; `add` is the kind of fact that settles it, "" for none."""

    message: str
    add: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything but the page itself; `tasks`, `programme`, `meetings` count what a person stands behind."""

    document: Document
    is_open: bool
    may_review: bool
    groups: tuple[CardGroup, ...]
    progress: Progress
    notes: tuple[Note, ...]
    has_pages: bool
    is_scanned: bool
    tasks: int
    programme: int
    meetings: int
    following: Document | None


def reviewable(user: User) -> QuerySet[Document]:
    """The documents the person may look at on the desk."""
    mine = reach(user, Verb.SEE_DOCUMENT)
    documents = Document.objects.filter(office__in=mine)
    return documents.select_related("reading__file", "office", "incoming").defer(
        "search_raw", "search_folded"
    )


def next_document(document: Document, user: User) -> Document | None:
    """The document to review next: the oldest that waits within the person's reach."""
    mine = reach(user, Verb.REVIEW_READING)
    waiting = Document.objects.filter(WAITING, office__in=mine).exclude(pk=document.pk)
    return waiting.select_related("incoming").order_by("pk").first()


def desk(document: Document, user: User) -> Desk:
    """The desk of a document for a person; two queries beside the document's own."""
    facts = list(document.facts.select_related("decided_by"))
    finished = document.state == DocumentState.CONFIRMED
    may = reach(user, Verb.REVIEW_READING).filter(pk=document.office_id).exists()
    is_open = may and document.state == DocumentState.REVIEW
    starts = window_starts(document)
    groups = tuple(_group(group, some, document, starts, is_open) for group, some in arranged(facts))
    return Desk(
        document=document,
        is_open=is_open,
        may_review=may,
        groups=groups,
        progress=progress_of(facts),
        notes=_notes(document, {fact.kind for fact in facts if fact.state != "rejected"}) if is_open else (),
        has_pages=page_images.has_pages(document.reading.file.media_type),
        is_scanned=_is_scanned(document),
        tasks=sum(fact.kind == "tasks" and stands(fact) for fact in facts),
        following=next_document(document, user) if finished and may else None,
        programme=sum(fact.kind == "programme_items" and stands(fact) for fact in facts),
        meetings=sum(fact.kind == "meetings" and stands(fact) for fact in facts),
    )


def _group(
    group: Group, facts: tuple[Fact, ...], document: Document, starts: list[int], is_open: bool
) -> CardGroup:
    cards = tuple(card_of(fact, document, starts, is_open=is_open) for fact in facts)
    covered = {fact.pk for fact in bulk(facts)} if is_open else set()
    return CardGroup(
        slug=group.slug,
        title=group.title,
        is_doubtful=group is DOUBTFUL,
        is_mixed=len(group.kinds) != 1,
        cards=cards,
        decided=sum(not is_waiting(fact) for fact in facts),
        bulk=tuple(card for card in cards if card.id in covered),
    )


def card_of(fact: Fact, document: Document, starts: list[int], *, is_open: bool) -> Card:
    """One fact as the desk shows it."""
    text = document.reading.text
    placed = fact.span_start is not None and fact.span_end is not None and fact.span_start < fact.span_end
    start, end = (fact.span_start, fact.span_end) if placed else (None, None)
    line = line_of(fact.kind, fact.value)
    changed = fact.original is not None and differs(fact.value, fact.original)
    return Card(
        id=fact.pk,
        kind=fact.kind,
        kind_label=label_of(fact.kind),
        number=0 if is_kind(fact.kind) and kind_of(fact.kind).single else fact.position + 1,
        is_short=is_kind(fact.kind) and kind_of(fact.kind).plain and len(line.head) <= SHORT,
        is_sentence=fact.kind in SENTENCES,
        line=line,
        was=line_of(fact.kind, fact.original).sentence if changed else "",
        doubt=fact.doubt,
        state=fact.state,
        state_label=state_label(fact.state),
        tone=tone_of(fact),
        decided=_decided(fact),
        token=token(fact.state, fact.decided_at),
        start=start,
        end=end,
        window=sum(begin <= start for begin in starts) if start is not None else 0,
        page=fact.page,
        quote=" ".join(text[start:end].split()) if start is not None else "",
        is_open=is_open and is_kind(fact.kind),
        may_confirm=is_open and may_become(fact.state, Decision.CONFIRM),
        may_correct=is_open and may_become(fact.state, Decision.CORRECT) and is_kind(fact.kind),
        may_reject=is_open and may_become(fact.state, Decision.REJECT),
        may_restore=is_open and may_become(fact.state, Decision.RESTORE),
    )


def _decided(fact: Fact) -> str:
    if fact.decided_at is None or fact.decided_by is None:
        return ""
    at = timezone.localtime(fact.decided_at).strftime("%H:%M %d/%m/%Y")
    return f"{fact.decided_by}, {at}"


def _is_scanned(document: Document) -> bool:
    contract = document.reading.contract
    return isinstance(contract, dict) and part(contract.get("source"), "scanned") is True


_SETTLED_BY = {"no-number": "number", "no-date": "issue_date"}


def _notes(document: Document, there: set[str]) -> tuple[Note, ...]:
    """The reader's problems within this document that no fact has settled yet."""
    contract = document.reading.contract
    said = contract.get("problems") if isinstance(contract, dict) else None
    notes = []
    for problem in said if isinstance(said, list) else []:
        if not isinstance(problem, dict) or not problem.get("message") or not _concerns(document, problem):
            continue
        add = _SETTLED_BY.get(str(problem.get("code")), "")
        if not add or add not in there:
            notes.append(Note(str(problem["message"]), add))
    return tuple(dict.fromkeys(notes))


def _concerns(document: Document, problem: dict[str, Json]) -> bool:
    span = problem.get("span")
    if not isinstance(span, list) or len(span) != 2 or not isinstance(span[0], int):
        return True
    return document.span_start <= span[0] <= document.span_end


# Forms.


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form with what stands in it and what is wrong with it."""

    field: Field
    text: str
    mistake: str = ""

    @property
    def slug(self) -> str:
        """Its name without dots, for ids."""
        return self.field.name.replace(".", "-")

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width of the form."""
        return self.field.shape in (Shape.LONG, Shape.LINES)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form of one fact, or of one to be added."""

    kind: KindOfFact
    inputs: tuple[Input, ...]

    @property
    def usual(self) -> tuple[Input, ...]:
        return tuple(entry for entry in self.inputs if not entry.field.rare)

    @property
    def rare(self) -> tuple[Input, ...]:
        return tuple(entry for entry in self.inputs if entry.field.rare)

    @property
    def has_rare(self) -> bool:
        """Whether something stands in a rare field, or is wrong with it."""
        return any(entry.text or entry.mistake for entry in self.rare)


def sheet(kind: KindOfFact, texts: dict[str, str], mistakes: dict[str, str] | None = None) -> Sheet:
    """The form of a kind with these texts in it, by field name."""
    wrong = mistakes or {}
    return Sheet(
        kind,
        tuple(Input(field, texts.get(field.name, ""), wrong.get(field.name, "")) for field in kind.fields),
    )


def sheet_of(fact: Fact) -> Sheet:
    """The form to correct a fact."""
    kind = kind_of(fact.kind)
    return sheet(kind, shown(kind, fact.value))


def blank_sheet(document: Document, kind: str, place: Place | None) -> Sheet | None:
    """The form to add a fact, filled from the piece of text if one was selected; None for no known kind."""
    if not is_kind(kind):
        return None
    passage = document.reading.text[place.start : place.end] if place else ""
    return sheet(kind_of(kind), guessed(kind_of(kind), passage) if passage.strip() else {})


def place_of(document: Document, first: int | None, last: int | None) -> Place | None:
    """The piece of text a person selected, without the white space at its ends; None outside the document."""
    if first is None or last is None or not document.span_start <= first < last <= document.span_end:
        return None
    passage = document.reading.text[first:last]
    begin = first + len(passage) - len(passage.lstrip())
    place = Place(begin, begin + len(passage.strip()))
    return place if place.start < place.end else None


def passage_in(document: Document, words: str) -> Place | None:
    """Where a passage that a person copied stands in the document; None where it is not, or not once only."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = (
        list(re.finditer(pattern, document.reading.text[document.span_start : document.span_end]))
        if pattern
        else []
    )
    if len(found) != 1:
        return None
    return Place(document.span_start + found[0].start(), document.span_start + found[0].end())


def next_waiting(document: Document, after: Fact) -> int | None:
    """The fact to decide next, in the order of the desk, going round; None where all are decided."""
    order = [fact for _, facts in arranged(list(document.facts.all())) for fact in facts]
    at = next((number for number, fact in enumerate(order) if fact.pk == after.pk), -1)
    return next((fact.pk for fact in order[at + 1 :] + order[: at + 1] if is_waiting(fact)), None)


def addable(document: Document) -> tuple[KindOfFact, ...]:
    """The kinds that a person may still add: a document has one number, one date, one title."""
    there = set(document.facts.exclude(state="rejected").values_list("kind", flat=True))
    return tuple(kind for kind in KINDS if not kind.single or kind.key not in there)
