"""The book of outgoing documents as pages, prints and files show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Q, QuerySet

from caunoi.issuing.models import NumberEntry, Series
from caunoi.issuing.number_rules import STATE_NAMES, State, missing, missing_words
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from vanban.text.keys import search_key

PER_PAGE: Final = 50
SECRET_WORDS: Final = STATE_NAMES[State.SECRET]


@dataclass(frozen=True, slots=True)
class BookFilters:
    """What the book is narrowed to; "" and None: not narrowed. `span`: "k7" a term, "2026" a year."""

    query: str = ""
    office: int | None = None
    doc_type: str = ""
    span: str = ""
    state: str = ""

    @property
    def narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return self != BookFilters()


@dataclass(frozen=True, slots=True)
class BookChoices:
    """What the filters may be set to: only what the book has."""

    offices: list[tuple[int, str]]
    doc_types: list[str]
    spans: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line as the book prints it; `struck`: cancelled, its reason stands in the note."""

    id: int
    state: State
    number_text: str
    day: str
    what: str
    signer: str
    recipients: str
    keeper: str
    copies: str
    note: str

    @property
    def struck(self) -> bool:
        return self.state is State.CANCELLED

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns of the printed book (COLUMNS)."""
        return (
            self.number_text, self.day, self.what, self.signer, self.recipients, self.keeper, self.copies,
            self.note,
        )  # fmt: skip


# The head of the register of outgoing documents (ND 30/2020/ND-CP, appendix IV); Party offices keep the same.
COLUMNS: Final = (
    ("Số, ký hiệu", 16),
    ("Ngày tháng", 12),
    ("Tên loại và trích yếu nội dung", 60),
    ("Người ký", 22),
    ("Nơi nhận", 34),
    ("Đơn vị, người nhận bản lưu", 22),
    ("Số bản", 8),
    ("Ghi chú", 28),
)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one series in the order of their numbers; `lacks`: numbers that are not in the book."""

    office: str
    title: str
    begun_after: int
    rows: tuple[Row, ...]
    lacks: str


def series_seen_by(user: User) -> QuerySet[Series]:
    """The series of the offices whose book the person may see."""
    return Series.objects.filter(office__in=reach(user, Verb.SEE_NUMBERS))


def choices(user: User) -> BookChoices:
    """What occurs in the book. One query."""
    found = series_seen_by(user).select_related("office", "term").order_by("office__name")
    rows = list(found)
    types = {one.doc_type for one in rows if one.doc_type}
    years = sorted({one.year for one in rows if one.year}, reverse=True)
    terms = {one.term_id: one.term for one in rows if one.term}
    ordered = sorted(terms.values(), key=lambda term: term.begins_on, reverse=True)
    many = len({term.office_id for term in ordered}) > 1
    return BookChoices(
        offices=list({one.office_id: (one.office_id, str(one.office)) for one in rows}.values()),
        doc_types=sorted(types),
        spans=[
            *((f"k{term.pk}", f"{term}, {term.office}" if many else str(term)) for term in ordered),
            *((str(year), f"Năm {year}") for year in years),
        ],
    )


def narrowed(series: QuerySet[Series], filters: BookFilters) -> QuerySet[NumberEntry]:
    """The lines of those series that fit."""
    asked = Q(series__in=_of(series, filters))
    if filters.state:
        asked &= Q(state=filters.state)
    for word in search_key(filters.query).split():
        asked &= Q(search_folded__contains=word)
    return NumberEntry.objects.filter(asked).select_related("series__office", "series__term", "by")


def _of(series: QuerySet[Series], filters: BookFilters) -> QuerySet[Series]:
    if filters.office:
        series = series.filter(office=filters.office)
    if filters.doc_type:
        series = series.filter(
            Q(doc_type=filters.doc_type) | Q(doc_type="", entries__doc_type=filters.doc_type)
        )
    if filters.span.startswith("k"):
        series = series.filter(term=int(filters.span[1:]))
    elif filters.span:
        series = series.filter(year=int(filters.span))
    return series.distinct()


def book_page(user: User, filters: BookFilters, number: int) -> Page[NumberEntry]:
    """One page of what left, the last first; kept numbers before them. Two queries."""
    found = narrowed(series_seen_by(user), filters)
    ordered = found.order_by(F("issued_on").desc(nulls_first=True), "-pk")
    return Paginator(ordered, PER_PAGE).get_page(number)


def blocks(series: QuerySet[Series], filters: BookFilters) -> list[Block]:
    """The book by series, in the order of numbers, as it is printed. Two queries, one more for gaps."""
    found = narrowed(series, filters).order_by(
        "series__office__name",
        "series__doc_type",
        "series__term__begins_on",
        "series__year",
        "series",
        "number",
    )
    lacking = {gap.series.pk: gap.words for gap in gaps(_of(series, filters))} if _whole(filters) else {}
    return [
        Block(
            office=str(one.office.name),
            title=str(one),
            begun_after=one.begun_after,
            rows=tuple(map(row_of, entries)),
            lacks=lacking.get(one.pk, ""),
        )
        for one, entries in groupby(found, key=lambda entry: entry.series)
    ]


def _whole(filters: BookFilters) -> bool:
    """Whether series are shown with all their numbers, so that a gap is one."""
    return not (filters.query or filters.state)


def row_of(entry: NumberEntry) -> Row:
    """A line as it is printed: of a secret document nothing but number and day."""
    secret = entry.stub_id is not None
    notes = (
        SECRET_WORDS if secret else "",
        _state_note(entry),
        entry.note,
    )
    return Row(
        id=entry.pk,
        state=entry.stands,
        number_text=entry.number_text,
        day=f"{entry.issued_on:%d/%m/%Y}" if entry.issued_on else "",
        what="" if secret else " ".join(part for part in (entry.doc_type, entry.title) if part),
        signer=entry.signer,
        recipients=entry.recipients,
        keeper=entry.keeper,
        copies=str(entry.copies or ""),
        note="; ".join(note for note in notes if note),
    )


def _state_note(entry: NumberEntry) -> str:
    if entry.stands is State.CANCELLED:
        return f"Hủy: {entry.reason}"
    if entry.stands is State.RESERVED:
        return f"Giữ số: {entry.reason}"
    return entry.reason


@dataclass(frozen=True, slots=True)
class Gap:
    """A series that lacks numbers, and which."""

    series: Series
    words: str


def gaps(series: QuerySet[Series]) -> list[Gap]:
    """The series that lack numbers: past ones that were not taken in. A query, and one where some do."""
    counted = series.annotate(
        top=Max("entries__number"), held=Count("entries", filter=Q(entries__number__gt=F("begun_after")))
    )
    doubted = counted.filter(top__gt=F("begun_after") + F("held")).select_related("office", "term")
    lacking = {one.pk: one for one in doubted}
    numbers = (
        NumberEntry.objects.filter(series__in=lacking).order_by("series").values_list("series", "number")
    )
    return [
        Gap(
            lacking[pk],
            missing_words(missing([number for _, number in pairs], after=lacking[pk].begun_after)),
        )
        for pk, pairs in groupby(numbers, key=lambda pair: pair[0])
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a series has come."""

    series: Series
    last: int


def series_standing(user: User) -> list[Standing]:
    """The series within reach, newest term and year first, with their last numbers. One query."""
    found = series_seen_by(user).select_related("office", "term").annotate(top=Max("entries__number"))
    ordered = found.order_by("office__name", F("term__begins_on").desc(), F("year").desc(), "doc_type")
    return [Standing(one, max(one.top or 0, one.begun_after)) for one in ordered]


def lines(found: Sequence[Block]) -> Iterator[str]:
    """The book as text, a line a number."""
    for block in found:
        yield f"{block.office}: {block.title}"
        if block.begun_after:
            yield f"  01–{block.begun_after:02d}  trong sổ giấy"
        for row in block.rows:
            yield "  " + "  ".join(_told(row))
        if block.lacks:
            yield f"  Thiếu số: {block.lacks}"


def _told(row: Row) -> Iterable[str]:
    state = "HỦY" if row.struck else ""
    told = (row.signer, row.recipients, row.keeper, f"{row.copies} bản" if row.copies else "", row.note)
    first = (f"{row.number_text:<16}", f"{row.day or '(chưa ban hành)':<15}", state)
    return [part for part in (*first, " | ".join(part for part in (row.what, *told) if part)) if part]


def offices_with_book(user: User, verb: Verb) -> QuerySet[Office]:
    """The offices for which the person may use the verb, of those that have a sign for numbers."""
    return reach(user, verb).exclude(symbol="").order_by("name")
