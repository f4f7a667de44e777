"""read(data) → Reading: the only door in."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vanban.answers import DocumentReading, Found, Reading, SourceNote
from vanban.facts import (
    agenda,
    bridge_points,
    contacts,
    header,
    meetings,
    milestones,
    participants,
    press,
    programme,
    quotas,
    recipients,
    signature,
    tasks,
)
from vanban.facts.context import Context
from vanban.model import Box, Document, Fragment, Problem, Repair, Source, Span
from vanban.sources import open_source
from vanban.stages.joining import join_lines
from vanban.stages.lines import clean_lines
from vanban.stages.lost_cells import with_lost_cells
from vanban.stages.splitting import split_documents
from vanban.stages.stacked import row_up

Progress = Callable[[int, int], None]
"""(pages read, pages in all) -> nothing."""

Arranged = tuple[str, list[Document], list[Fragment], Counter[str]]
"""What `arrange` makes of a source: text, documents, where each piece came from, the repairs."""


def read(data: bytes, *, name: str, today: date, progress: Progress | None = None) -> Reading:
    """Read one file: bytes in, everything that is written in it out.

    `name` is only shown, never believed; `today` bounds what dates are plausible. Raises
    `vanban.sources.NotReadable` with a Vietnamese sentence for a file that cannot be opened; all else that is
    amiss becomes a problem in the reading.
    """
    source = open_source(data, name=name, progress=progress)
    note = SourceNote(name, source.media_type, hashlib.sha256(data).hexdigest(), source.pages, source.scanned)
    return read_source(source, note, today=today)


def read_source(source: Source, note: SourceNote, *, today: date) -> Reading:
    """The reading of an opened source."""
    return read_arranged(source, note, arrange(source), today=today)


def read_arranged(source: Source, note: SourceNote, arranged: Arranged, *, today: date) -> Reading:
    """The reading of a source whose documents were already told apart."""
    text, documents, fragments, tally = arranged
    readings = _with_lost_heads([_facts(document, today) for document in documents])
    problems = (*source.problems, *(p for document in readings for p in _missing(document)))
    return Reading(
        source=note,
        text=text,
        documents=readings,
        repairs=tuple(Repair(rule, count) for rule, count in sorted(tally.items())),
        problems=problems,
        places=_places(source, fragments, readings),
    )


def arrange(source: Source) -> Arranged:
    """The stages in order: lines, blocks, documents; with the repairs that were made."""
    lines, tally = clean_lines(source)
    lines = list(with_lost_cells(row_up(lines, tally)))
    text, blocks, fragments = join_lines(lines, joined_already=source.one_line_per_paragraph, tally=tally)
    documents = [Document(text, tuple(window)) for window in split_documents(blocks)]
    return text, documents, fragments, tally


def _with_lost_heads(readings: list[DocumentReading]) -> tuple[DocumentReading, ...]:
    """A document without letterhead takes its issuer from the one it shares the file with, as a doubtful
    answer.
    """
    headed = next((r for r in readings if r.issuer is not None and not r.issuer.doubt), None)
    if headed is None or headed.issuer is None:
        return tuple(readings)
    doubt = "Đầu văn bản không còn; cơ quan ban hành lấy theo văn bản khác trong cùng tệp, cần xác nhận."
    issuer = Found(headed.issuer.value, headed.issuer.span, doubt)
    parent = headed.parent_issuer and Found(headed.parent_issuer.value, headed.parent_issuer.span, doubt)
    return tuple(
        replace(r, issuer=issuer, parent_issuer=parent)
        if r.signature and (r.issuer is None or r.issuer.doubt)
        else r
        for r in readings
    )


def _facts(document: Document, today: date) -> DocumentReading:
    """Every kind of fact of one document; later readers see what the earlier ones found, in `context`."""
    context = Context.of(document, today=today)
    if press.is_press(context):
        return press.read_press(context)
    head = header.read_header(context)
    context = context.headed(head)
    signed = signature.read_signature(context)
    return DocumentReading(
        span=document.span,
        doc_type=head.doc_type,
        system=head.system,
        number=head.number,
        symbol=head.symbol,
        issue_date=head.issue_date,
        place=head.place,
        parent_issuer=head.parent_issuer,
        issuer=head.issuer or header.inferred_issuer(context, signed),
        title=head.title,
        signature=signed,
        recipients=recipients.read_recipients(context),
        legal_basis=header.read_legal_basis(context),
        participants=participants.read_participants(context),
        quotas=quotas.read_quotas(context),
        meetings=meetings.read_meetings(context),
        bridge_points=bridge_points.read_bridge_points(context),
        milestones=milestones.read_milestones(context),
        agenda=agenda.read_agenda(context),
        topics=agenda.read_topics(context),
        programme_items=programme.read_programme(context),
        recurring_items=programme.read_recurring(context),
        tasks=tasks.read_tasks(context),
        contacts=contacts.read_contacts(context),
    )


def _missing(document: DocumentReading) -> Iterator[Problem]:
    """What a person is asked because the document does not say it (rule R5)."""
    if document.doc_type is None or document.doc_type.value == "Tin bài":
        return
    if document.number is None:
        yield Problem(
            "no-number", "Văn bản không nêu số; cần nhập theo bản giấy hoặc dấu số nếu có.", document.span
        )
    if document.issue_date is None:
        yield Problem(
            "no-date",
            "Văn bản không nêu ngày ban hành; không suy từ ngày của văn bản được viện dẫn.",
            document.span,
        )


def _spans_of(document: DocumentReading) -> Iterator[Span]:
    for name in document.__slots__:
        value: Any = getattr(document, name)
        for answer in value if isinstance(value, tuple) else (value,):
            span = getattr(answer, "span", None)
            if isinstance(span, Span):
                yield span


def _places(
    source: Source, fragments: list[Fragment], readings: tuple[DocumentReading, ...]
) -> dict[Span, tuple[Box, ...]]:
    """The boxes of every answer, where the source has pages to show."""
    if source.locate is None:
        return {}
    # In the order of the text, so that the source opens each page once.
    spans = sorted({span for document in readings for span in _spans_of(document)})
    starts = [fragment.start for fragment in fragments]
    places: dict[Span, tuple[Box, ...]] = {}
    for span in spans:
        first, end = max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end)
        places[span] = tuple(_boxes(span, source, fragments[first:end]))
    return places


def _boxes(span: Span, source: Source, fragments: Sequence[Fragment]) -> Iterator[Box]:
    """The boxes of a span that lies within these fragments."""
    assert source.locate is not None
    for fragment in fragments:
        start = max(span.start, fragment.start) - fragment.start
        end = min(span.end, fragment.start + fragment.length) - fragment.start
        if start < end:
            yield from source.locate(fragment.line, fragment.at + start, fragment.at + end)
