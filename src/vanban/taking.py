"""A read document taken apart into the components of a paper: the way back of `vanban.writing`.

The law of the two is `paper_of(read(write(paper))) == as_read(paper)`. `as_read` says what pages do not show
and a reading therefore cannot give back (ADR 0028).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from vanban.answers import DocumentReading, Found
from vanban.facts.context import Context
from vanban.facts.header import read_header
from vanban.model import Block, Document, Kind
from vanban.paper import (
    Appendix,
    Column,
    Element,
    Paper,
    Paragraph,
    Recipient,
    Signing,
    Table,
    Urgency,
    Words,
    plain,
    words,
)
from vanban.stages import marks
from vanban.stages.splitting import is_attachment
from vanban.taking_signings import signings_of
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

T = TypeVar("T")

PRESS: Final = "Tin bài"
_URGENCIES: Final[dict[str, Urgency]] = {
    "khan": "KHẨN",
    "thuong khan": "THƯỢNG KHẨN",
    "hoa toc": "HỎA TỐC",
}
_CIRCULATION: Final = re.compile(
    r"(?:chi )?luu hanh |(?:xem|doc|hop) xong tra lai|xong hoi nghi tra lai|khong pho bien"
)
_COPIES: Final = pattern_of(r"^Số bản: (?P<copies>\d+)\.?(?= |$)")
_TYPIST: Final = pattern_of(r"Người đánh máy: (?P<typist>.+?)\.?$")
_CONTACT: Final = re.compile(r"dien thoai|dia chi|lien he|email|fax|website|thu dien tu")
_GROUND: Final = pattern_of(r"^(?:căn cứ|theo|thực hiện|xét|trên cơ sở)\b", re.I)
_SENTENCE_END: Final = (".", ";", ":", ",")
_EDGES: Final = " .,;:"
_LABEL: Final = pattern_of(r"^PHỤ LỤC(?: (?:SỐ )?(?:\d{1,2}|[IVX]{1,5}|[A-H]))?$")
_LONGEST_TITLE: Final = 200


def paper_of(document: Document, reading: DocumentReading) -> Paper:
    """The components of one read document; what the page does not show is None or empty.

    A system that the page does not show counts as the Party's, a missing kind as "Văn bản".
    """
    context = Context.of(document, today=date(9998, 12, 31))  # only doubts hang on the day, and none is kept
    context = context.headed(read_header(context))
    blocks, end = document.blocks, _closing(document.blocks, context.head.body, context.closing)
    head = blocks[: context.head.body]
    grounds, start = _grounds(blocks, context.head.body, end)
    closing = [block for block in blocks[end:] if block.kind is not Kind.RULE]
    urgency, draft, circulation = _marks(head)
    copies, typist, contact = _last_lines(closing)
    return Paper(
        system=_said(reading.system) or "party",
        doc_type=_said(reading.doc_type) or "Văn bản",
        title=_said(reading.title) or "",
        issuer=_said(reading.issuer) or "",
        place=_said(reading.place) or "",
        body=tuple(_elements(blocks[start:end])),
        signings=signings_of(closing),
        parent_issuer=_said(reading.parent_issuer),
        number=_said(reading.number),
        symbol=_said(reading.symbol),
        issue_date=_said(reading.issue_date),
        addressees=tuple(_addressees(head)),
        grounds=grounds,
        recipients=tuple(Recipient(entry.text, entry.note) for entry in reading.recipients),
        urgency=urgency,
        draft=draft,
        circulation=circulation,
        copies=copies,
        typist=typist,
        contact=contact,
    )


def papers_of(documents: Sequence[Document], readings: Sequence[DocumentReading]) -> tuple[Paper, ...]:
    """The papers of one file; an annex belongs to the paper before it, a press article is none."""
    papers: list[Paper] = []
    for document, reading in zip(documents, readings, strict=True):
        if _said(reading.doc_type) == PRESS:
            continue
        if papers and is_attachment(document.blocks):
            added = tuple(map(_appendix, _annexes(document.blocks)))
            papers[-1] = replace(papers[-1], appendices=(*papers[-1].appendices, *added))
        else:
            papers.append(paper_of(document, reading))
    return tuple(papers)


def as_read(paper: Paper) -> Paper:
    """The paper as a reading of its pages gives it: emphasis (see `vanban.emphasis`), shares and sides of
    columns, the sheet, the code and what centres a paragraph are not read; blanks are single, a label that
    stands before the words is their marker, organs and posts stand in capitals, entries carry no sign at
    their end.
    """
    return replace(
        paper,
        title=_line(paper.title),
        issuer=_line(paper.issuer).upper(),
        parent_issuer=_line(paper.parent_issuer or "").upper() or None,
        body=tuple(map(_element_as_read, paper.body)),
        signings=tuple(map(_signing_as_read, paper.signings)),
        addressees=tuple(_line(entry).rstrip(_EDGES) for entry in paper.addressees),
        grounds=tuple(_line(entry).rstrip(_EDGES) for entry in paper.grounds),
        recipients=tuple(Recipient(_line(r.text).rstrip(_EDGES), r.note) for r in paper.recipients),
        appendices=tuple(
            Appendix(_line(a.title), tuple(map(_element_as_read, a.body)), _line(a.label))
            for a in paper.appendices
        ),
        sheet="A4",
        landscape=False,
        code=None,
    )


def _said(found: Found[T] | None) -> T | None:
    return None if found is None else found.value


def _line(text: str) -> str:
    return " ".join(text.split())


def _element_as_read(element: Element) -> Element:
    if isinstance(element, Table):
        columns = tuple(Column(_line(column.title)) for column in element.columns)
        return Table(columns, tuple(tuple(words(_line(plain(c))) for c in row) for row in element.rows))
    said = _line(f"{element.marker} {plain(element.words)}")
    marker = marks.marker_of(said)[0]
    return Paragraph(words(said[len(marker) :].lstrip()), marker)


def _signing_as_read(signing: Signing) -> Signing:
    return Signing(
        _line(signing.role).upper(),
        _line(signing.name),
        signing.authority,
        _upper(signing.on_behalf_of),
        _upper(signing.deputy_for),
    )


def _upper(text: str | None) -> str | None:
    return _line(text).upper() if text else None


def _marks(head: Sequence[Block]) -> tuple[Urgency | None, str | None, str | None]:
    """(urgency, draft, circulation) from the lines of the letterhead."""
    urgency: Urgency | None = None
    draft = circulation = None
    for block in head:
        key = fold(block.text).strip(" *_.")
        urgency = urgency or _URGENCIES.get(key)
        if key.startswith("du thao") and marks.is_caps(block.text):
            draft = draft or block.text
        elif _CIRCULATION.match(key) and marks.is_caps(block.text):
            circulation = circulation or block.text
    return urgency, draft, circulation


def _addressees(head: Sequence[Block]) -> Iterator[str]:
    """What stands behind "Kính gửi:", or the lines of the list below it."""
    at = next((i for i, block in enumerate(head) if marks.ADDRESSEES.match(block.text)), None)
    if at is None:
        return
    match = marks.ADDRESSEES.match(head[at].text)
    assert match is not None
    for text in (head[at].text[match.end() :], *(block.words for block in head[at + 1 :])):
        entry = text.strip().lstrip("-–+* ").rstrip(_EDGES)
        if entry:
            yield entry


def _grounds(blocks: Sequence[Block], start: int, end: int) -> tuple[tuple[str, ...], int]:
    """(grounds, first block behind them): lines that open like grounds and end like entries of a list; the
    last may end in a full stop.
    """
    found: list[str] = []
    while start < end and blocks[start].kind is Kind.RULE:
        start += 1
    for block in blocks[start:end]:
        if block.level not in (0, 4) or not _GROUND.match(block.words):
            break
        last = not block.text.rstrip().endswith(";")
        if last and not _is_last_ground(block.text.rstrip(), found):
            break
        found.append(block.words.rstrip(_EDGES))
        if last:
            break
    return tuple(found), start + len(found)


def _is_last_ground(text: str, before: list[str]) -> bool:
    """A sentence that says who does what on these grounds ends in a full stop too, and is none."""
    return text.endswith(",") or (bool(before) and text.endswith(".") and len(text) < 250)


def _elements(blocks: Sequence[Block]) -> Iterator[Element]:
    rows: list[Block] = []
    for block in blocks:
        if rows and (block.kind is not Kind.ROW or len(block.cells) != len(rows[0].cells)):
            yield _table(rows)
            rows = []
        if block.kind is Kind.ROW:
            rows.append(block)
        elif block.kind is not Kind.RULE:
            yield Paragraph(_words(block), block.marker)
    if rows:
        yield _table(rows)


def _words(block: Block) -> Words:
    return words(block.words)


def _table(rows: Sequence[Block]) -> Table:
    """Rows of one width; a head that is repeated on a new page is the head still."""
    held = [tuple(row.text.split("\t")) for row in rows]
    head = held[0] if len(held) > 1 and _is_head(held[0], rows[0], rows[1]) else None
    columns = tuple(Column(title) for title in head or ("",) * len(held[0]))
    kept = [row for row in held if row != head]
    return Table(columns, tuple(tuple(words(cell) for cell in row) for row in kept))


def _is_head(cells: Sequence[str], first: Block, second: Block) -> bool:
    """Whether a table's first row names its columns: bold above rows that are not, or short names alone."""
    if first.bold != second.bold:
        return first.bold
    return all(0 < len(cell) <= 60 and not cell.endswith(_SENTENCE_END) for cell in cells) and not any(
        figure.isdecimal() for cell in cells for figure in cell
    )


def _last_lines(closing: Sequence[Block]) -> tuple[int | None, str | None, str | None]:
    """(copies, typist, contact) from the lines under recipients and signature."""
    copies = typist = contact = None
    for block in closing:
        text = block.text
        counted, typed = _COPIES.match(text), _TYPIST.search(text)
        copies = int(counted["copies"]) if counted else copies
        typist = typed["typist"] if typed else typist
        if not (contact or counted or typed or block.marker) and _CONTACT.search(fold(text)):
            contact = text
    return copies, typist, contact


def _closing(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the closing part begins: also above the last post, where several sign side by side."""
    while end - 1 > start and (marks.is_post(blocks[end - 1].text) or marks.is_name(blocks[end - 1].text)):
        end -= 1
    return end


def _annexes(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks of each annex, where several follow one another."""
    starts = [at for at, block in enumerate(blocks) if at == 0 or _LABEL.match(block.text)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        yield blocks[start:end]


def _appendix(blocks: Sequence[Block]) -> Appendix:
    """An annex: its label, the line that names it, and what follows."""
    label, rest = blocks[0].text, list(blocks[1:])
    title = ""
    if rest and _names_it(rest[0]):
        title = rest.pop(0).text
    return Appendix(title, tuple(_elements(rest)), label)


def _names_it(block: Block) -> bool:
    plain_line = block.kind is not Kind.ROW and not block.marker and len(block.text) <= _LONGEST_TITLE
    return plain_line and not block.text.endswith(_SENTENCE_END)
