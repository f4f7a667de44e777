"""Full-text search over documents: FTS5 on SQLite, tsvector on PostgreSQL, one meaning on both.

Every word must occur, the last one may be unfinished. Words are compared by `vanban.text.search_key`, so
diacritics, tone placement, i/y and case make no difference; where they are typed, exact matches come first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db import connection
from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from caunoi.documents import rules
from caunoi.documents.models import Document
from vanban.text import search_key

_WORD = re.compile(r"\w+")
_MOST_WORDS: Final = 12
_AROUND: Final = 9
_SQLITE: Final = "SELECT rowid FROM documents_search WHERE documents_search MATCH %s"
_POSTGRES: Final = (
    "SELECT id FROM documents_document "
    "WHERE to_tsvector('simple', left({column}, 300000)) @@ to_tsquery('simple', %s)"
)


def indexed(text: str) -> tuple[str, str]:
    """What goes into (search_raw, search_folded) for a text.

    Both are words parted by single spaces, so that no parser of a database sees a path, a host name or a
    number with a sign in them; PostgreSQL cannot hold a NUL.
    """
    raw = " ".join(_WORD.findall(unicodedata.normalize("NFC", text)))
    return raw, " ".join(_WORD.findall(search_key(text)))


def found(documents: QuerySet[Document], query: str) -> QuerySet[Document]:
    """The documents that the query means, the best first: its number, then its very words, then folded ones.

    A query without a word in it finds nothing.
    """
    folded = _WORD.findall(search_key(query))[:_MOST_WORDS]
    if not folded:
        return documents.none()
    hits = Q(pk__in=_matching("search_folded", folded))
    rank = [When(pk__in=_matching("search_raw", _exact_words(query)), then=Value(1))]
    number = rules.number_asked(query)
    if number is not None:
        called = _called(number)
        hits |= called
        rank.insert(0, When(called, then=Value(0)))
    return (
        documents.filter(hits)
        .annotate(nearness=Case(*rank, default=Value(2), output_field=IntegerField()))
        .order_by("nearness", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Snippet:
    """Where a query was met: the words before, the words that met it, the words after; all "" for nowhere."""

    before: str = ""
    hit: str = ""
    after: str = ""


def snippet(document: Document, query: str) -> Snippet:
    """The first place in the text where the words of the query follow each other, else the first word's.

    Nothing where they are only in the header, which the list shows anyway. The reading is loaded with it.
    """
    asked, folded = _WORD.findall(search_key(query)), document.search_folded
    header = len(_WORD.findall("\n".join(header_text(document))))
    text = document.reading.text[document.span_start : document.span_end]
    for words in (asked, asked[:1]):
        at = f" {folded}".find(f" {' '.join(words)}", _offset_of(folded, header)) if words else -1
        if at >= 0:
            return _cut(text, folded[:at].count(" ") - header, len(words))
    return Snippet()


def header_text(document: Document) -> tuple[str, ...]:
    """What is indexed of a document beside its text."""
    return (document.number_text, document.issuer, document.doc_type, document.title, document.signer)


def _offset_of(folded: str, word: int) -> int:
    """Where the space before the word of that number stands."""
    return len(" ".join(folded.split(" ", word)[:word]))


def _cut(text: str, first: int, length: int) -> Snippet:
    """The words of that number in the text, with a few around them, as they are written."""
    begin = max(0, first - _AROUND)
    words = list(islice(_WORD.finditer(unicodedata.normalize("NFC", text)), begin, first + length + _AROUND))
    hit = words[first - begin : first - begin + length]
    if not hit:
        return Snippet()
    start, end = hit[0].start(), hit[-1].end()
    before = text[words[0].start() : start] if first else ""
    return Snippet(_one_line(before), text[start:end], _one_line(text[end : words[-1].end()]))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _exact_words(query: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", query).lower())[:_MOST_WORDS]


def _called(asked: rules.NumberAsked) -> Q:
    called = Q(number=asked.number)
    if asked.symbol:
        # The symbol as typed, or its beginning: "152-KH" means 152-KH/TU.
        called &= Q(symbol__istartswith=asked.symbol)
    return called


def _matching(column: str, words: list[str]) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE, [_fts5(column, words)], BooleanField())
    return RawSQL(_POSTGRES.format(column=column), [_tsquery(words)], BooleanField())


def _fts5(column: str, words: list[str]) -> str:
    # Words are \w+ only, so nothing in them can end the quotes.
    return f"{column} : (" + " AND ".join(f'"{word}"' for word in words) + "*)"


def _tsquery(words: list[str]) -> str:
    return " & ".join(f"'{word}'" for word in words) + ":*"
