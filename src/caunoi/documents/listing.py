"""The list of documents: what may be filtered, the rows of a page, the files that are being read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from django.core.paginator import Paginator
from django.db.models import (
    Case,
    CharField,
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from caunoi.documents import search
from caunoi.documents.models import (
    Document,
    DocumentState,
    Fact,
    FactState,
    IncomingFile,
    Reading,
    ReadingState,
    SecretStub,
)
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may

PER_PAGE: Final = 30
MOST_SHOWN_FILES: Final = 20
MOST_READ_FILES: Final = 5
FRESH: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; "" and None: not narrowed."""

    query: str = ""
    state: str = ""
    doc_type: str = ""
    issuer: str = ""
    year: int | None = None
    office: int | None = None
    outgoing: bool | None = None

    @property
    def narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters may be set to: only values that occur."""

    doc_types: list[str]
    issuers: list[str]
    years: list[int]
    offices: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list. `tasks` and `doubts` count facts that were not rejected."""

    id: int
    name: str
    title: str
    doc_type: str
    number_text: str
    issuer: str
    issued_on: date | None
    office: str
    outgoing: bool
    received_at: datetime
    state: str
    state_label: str
    tasks: int
    doubts: int
    snippet: search.Snippet


def seen_by(user: User) -> QuerySet[Document]:
    """The documents of the offices that the person may see."""
    return _within(Document.objects.all(), user, Verb.SEE_DOCUMENT)


M = TypeVar("M", Document, IncomingFile, SecretStub)


def _within(rows: QuerySet[M], user: User, verb: Verb) -> QuerySet[M]:
    # Who may see everything is spared the comparison with every office.
    return rows if may(user.role, verb) is Reach.ALL else rows.filter(office__in=reach(user, verb))


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of the list: its rows, which page of how many, which rows of how many."""

    rows: list[DocumentRow]
    number: int
    pages: int
    first: int
    last: int
    total: int


def document_page(user: User, filters: Filters, number: int) -> DocumentPage:
    """One page of the list, newest first, or nearest first where words are sought. Three queries.

    A number beyond the last page gives the last.
    """
    found = _narrowed(seen_by(user), filters)
    ordered = search.found(found, filters.query) if filters.query else found.order_by("-pk")
    page = Paginator(ordered.values_list("pk", flat=True), PER_PAGE).get_page(number)
    return DocumentPage(
        rows=_rows(list(page), filters.query),
        number=page.number,
        pages=page.paginator.num_pages,
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
    )


def _rows(ids: list[int], query: str) -> list[DocumentRow]:
    """The rows of those documents in that order; only they are loaded, not all that were found."""
    documents = Document.objects.filter(pk__in=ids).select_related("office", "incoming")
    light = documents.defer("search_raw", "search_folded")
    if query:
        light = documents.select_related("reading").defer("search_raw", "reading__contract")
    counted = light.annotate(task_count=_count("tasks"), doubt_count=_doubts())
    by_id = {one.pk: _row(one, one.task_count or 0, one.doubt_count or 0, query) for one in counted}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def _row(document: Document, tasks: int, doubts: int, query: str) -> DocumentRow:
    return DocumentRow(
        id=document.pk,
        name=document.name,
        title=document.title,
        doc_type=document.doc_type,
        number_text=document.number_text,
        issuer=document.issuer,
        issued_on=document.issued_on,
        office=str(document.office),
        outgoing=document.incoming.outgoing,
        received_at=document.incoming.received_at,
        state=document.state,
        state_label=document.get_state_display(),
        tasks=tasks,
        doubts=doubts,
        snippet=search.snippet(document, query) if query else search.Snippet(),
    )


def _narrowed(documents: QuerySet[Document], filters: Filters) -> QuerySet[Document]:
    asked = Q()
    if filters.state:
        asked &= Q(state=filters.state, incoming__outgoing=False)
    if filters.doc_type:
        asked &= Q(doc_type=filters.doc_type)
    if filters.issuer:
        asked &= Q(issuer=filters.issuer)
    if filters.year:
        received = Q(issued_on=None, incoming__received_at__year=filters.year)
        asked &= Q(issued_on__year=filters.year) | received
    if filters.outgoing is not None:
        asked &= Q(incoming__outgoing=filters.outgoing)
    if filters.office:
        asked &= Q(office=filters.office)
    return documents.filter(asked)


def _count(kind: str) -> Subquery:
    return _counted(Q(kind=kind) & ~Q(state=FactState.REJECTED))


def _doubts() -> Subquery:
    return _counted(Q(state=FactState.PROPOSED) & ~Q(doubt=""))


def _counted(which: Q) -> Subquery:
    # A subquery a row, not a join: a document has hundreds of facts and a page only thirty documents.
    facts = Fact.objects.filter(which, document=OuterRef("pk")).order_by().values("document")
    return Subquery(facts.annotate(n=Count("pk")).values("n"))


def choices(user: User) -> Choices:
    """The values that occur among the documents the person may see. Four queries."""
    seen = seen_by(user)
    dated = seen.exclude(issued_on=None).annotate(year=Substr(Cast("issued_on", CharField()), 1, 4))
    years = {int(year) for year in dated.order_by().values_list("year", flat=True).distinct()}
    offices = Office.objects.filter(pk__in=seen.order_by().values("office").distinct())
    return Choices(
        doc_types=list(
            seen.exclude(doc_type="").order_by("doc_type").values_list("doc_type", flat=True).distinct()
        ),
        issuers=list(seen.exclude(issuer="").order_by("issuer").values_list("issuer", flat=True).distinct()),
        years=sorted(years | {timezone.localdate().year}, reverse=True),
        offices=[(office.pk, office.name) for office in offices.order_by("name")],
    )


@dataclass(frozen=True, slots=True)
class FileRow:
    """A received or issued file whose reading is not over, failed, or has only just ended."""

    id: int
    name: str
    received_by: str
    received_at: datetime
    state: str
    pages_done: int
    pages_total: int
    problem: str
    document_id: int | None
    may_retry: bool
    outgoing: bool

    @property
    def active(self) -> bool:
        """Whether it will change by itself."""
        return self.state in (ReadingState.WAITING, ReadingState.RUNNING)


def files_in_reading(user: User) -> list[FileRow]:
    """The files being read, those that could not be, and the person's own that were read just now."""
    unfinished = Q(state__in=[ReadingState.WAITING, ReadingState.RUNNING, ReadingState.FAILED])
    fresh = Q(finished_at__gte=timezone.now() - FRESH)
    recent = IncomingFile.objects.filter(file__reading__in=Reading.objects.filter(unfinished | fresh))
    rows = _file_rows(user, recent.filter(~Q(file__reading__state=ReadingState.DONE) | Q(received_by=user)))
    read = [row for row in rows if row.state == ReadingState.DONE]
    return [row for row in rows if row not in read[MOST_READ_FILES:]]


def file_row(user: User, incoming_id: int) -> FileRow | None:
    """One received file by its id, whatever its state. One query."""
    return next(iter(_file_rows(user, IncomingFile.objects.filter(pk=incoming_id))), None)


# What is being read first, then what could not be read, then what has only just been.
_URGENCY: Final = Case(
    When(file__reading__state=ReadingState.FAILED, then=Value(1)),
    When(file__reading__state=ReadingState.DONE, then=Value(2)),
    default=Value(0),
    output_field=IntegerField(),
)


def _file_rows(user: User, incoming: QuerySet[IncomingFile]) -> list[FileRow]:
    first = Document.objects.filter(incoming=OuterRef("pk")).order_by("no").values("pk")[:1]
    shown = _within(incoming, user, Verb.SEE_DOCUMENT).select_related("received_by", "file__reading")
    may_retry = set(reach(user, Verb.UPLOAD_DOCUMENT).values_list("pk", flat=True))
    return [
        FileRow(
            id=one.pk,
            name=one.name,
            received_by=str(one.received_by),
            received_at=one.received_at,
            state=one.file.reading.state,
            pages_done=one.file.reading.pages_done,
            pages_total=one.file.reading.pages_total,
            problem=one.file.reading.problem,
            document_id=getattr(one, "document_id", None),
            may_retry=one.office_id in may_retry,
            outgoing=one.outgoing,
        )
        for one in shown.defer("file__reading__text", "file__reading__contract")
        .annotate(document_id=Subquery(first), urgency=_URGENCY)
        .order_by("urgency", "-pk")[:MOST_SHOWN_FILES]
    ]


def stubs(user: User) -> QuerySet[SecretStub]:
    """The stubs of secret documents of the offices for which the person may keep them."""
    return _within(SecretStub.objects.select_related("office", "registered_by"), user, Verb.REGISTER_STUB)


def unfinished_stubs(user: User) -> int:
    """How many stubs wait to be completed. One query."""
    return stubs(user).filter(completed_at=None).count()


STATES: Final = tuple((state.value, state.label) for state in DocumentState)
