"""A paper under a profile as pieces: what stands where, and in which words. The writers only draw them.

Every word and every sign of punctuation is decided here, so that the forms cannot differ (ADR 0028). Numbers
in brackets are the cells of the form (domain study 1.3).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from vanban.paper import Appendix, Element, Paper, Paragraph, Signing, Table, Words, plain, words
from vanban.profiles import Profile, profile_on
from vanban.writers.looks import looks_of
from vanban.writers.pieces import (
    MM_PER_POINT,
    Code,
    Columns,
    Flow,
    Gap,
    Grid,
    Layout,
    Margins,
    Piece,
    Rule,
    Section,
    Text,
)
from vanban.writers.tones import Tone, toned
from vanban.writers.widths import width

LETTER: Final = "Công văn"
SUBMISSION: Final = "Tờ trình"
_DOTS: Final = "…"
_SIDE: Final = 4.0  # millimetres that stay free beside the longest line of a column
_SUBJECT_STARTS: Final = ("v/v", "về việc")
_ENDS: Final = ".,;:"
_ORGANS: Final = ("head.parent", "head.issuer")
_PLACE: Final = re.compile(r"(?<= )(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN) \w")


def compose(paper: Paper, profile: Profile, *, tone: Tone | None = None) -> Layout:
    """The paper as it stands on its pages under this profile; `tone` is how ủy/uỷ are spelt, None as written.

    Each appendix is a section of its own, numbered by itself.
    """
    profile = profile_on(profile, paper.sheet)
    across, high = _sheet(paper, profile)
    margins = _margins(profile)
    inner = across - margins.left - margins.right
    flow = (*_head(paper, profile, inner), *_main(paper, profile, inner), *_foot(paper, profile, inner))
    sections = [Section(flow, across, high)]
    sections += [Section(tuple(_appendix(a, profile, inner)), across, high) for a in paper.appendices]
    title = f"{paper.doc_type} {paper.title}".strip()
    made = Layout(title, "vi-VN", profile.text("font.family"), margins, looks_of(profile), tuple(sections))
    return toned(made, tone) if tone else made


def _sheet(paper: Paper, profile: Profile) -> tuple[float, float]:
    across, high = profile.number("page.width"), profile.number("page.height")
    return (high, across) if paper.landscape and across < high else (across, high)


def _margins(profile: Profile) -> Margins:
    return Margins(*(profile.number(f"page.margin.{side}") for side in ("top", "bottom", "left", "right")))


def number_line(number: int | None, symbol: str | None, profile: Profile) -> str:
    """The line of cell 3, "" where the paper has neither; dots stand for a number not yet given."""
    if number is None and symbol is None:
        return ""
    said = _DOTS if number is None else f"{number:0{int(profile.number('number.digits'))}d}"
    if symbol is None:
        return profile.text("number.form").split("{")[0] + said
    return profile.text("number.form").format(number=said, symbol=symbol)


def date_line(place: str, day: date | None, profile: Profile) -> str:
    """The line of cell 4, with zeros as the rule has it; dots stand for a day not yet set. "" without
    both.
    """
    if day is None and not place:
        return ""
    parts = (_DOTS, _DOTS, _DOTS) if day is None else (_zeroed(day.day, "day", profile),
        _zeroed(day.month, "month", profile), str(day.year))  # fmt: skip
    made = profile.text("place_date.form").format(place=place, day=parts[0], month=parts[1], year=parts[2])
    return made if place else made.lstrip(" ,")


def _zeroed(number: int, key: str, profile: Profile) -> str:
    return f"{number:02d}" if number < profile.number(f"date.{key}.zero_below") else str(number)


def subject_line(title: str, profile: Profile) -> str:
    """A letter's subject as cell 5b has it."""
    if not title or title.casefold().startswith(_SUBJECT_STARTS):
        return title
    return profile.text("subject.prefix") + title


def _head(paper: Paper, profile: Profile, inner: float) -> Iterator[Flow]:
    """The letterhead [1-4, 5b, 10, 11] in two columns, the right one as wide as its lines need."""
    right = _side_title(profile), _side_date(paper, profile)
    left = [_side_issuer(paper, profile), _side_number(paper, profile)]
    need = max(_needs(piece, profile) for side in right for piece in side) if any(right) else 0.0
    over = inner - need - _SIDE
    left = [tuple(_balanced(piece, over, profile) for piece in side) for side in left]
    yield Columns((over, inner - over), tuple(zip(left, right, strict=True)))


def _balanced(piece: Piece, across: float, profile: Profile) -> Piece:
    """An organ's name too long for its column wraps before the last place in it, not inside its name."""
    if not isinstance(piece, Text) or piece.look not in _ORGANS or _needs(piece, profile) <= across:
        return piece
    said = plain(piece.words)
    places = [match.start() for match in _PLACE.finditer(said)]
    if not places:
        return piece
    return replace(piece, words=words(said[: places[-1]] + said[places[-1] :].replace(" ", "\xa0")))


def _needs(piece: Piece, profile: Profile) -> float:
    """The millimetres that a paragraph takes in one line."""
    if not isinstance(piece, Text):
        return 0.0
    look = looks_of(profile)[piece.look]
    return width(plain(piece.words), look.size, bold=look.bold) * MM_PER_POINT


def _side_title(profile: Profile) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for key in ("title", "motto"):
        said = profile.text(f"header.{key}")
        if said:
            pieces.append(Text(f"head.{key}", words(said)))
        if profile.text("header.rule") == key:
            size, bold = profile.number(f"header.{key}.size"), profile.flag(f"header.{key}.bold")
            pieces.append(Rule(width(said, size, bold=bold)))
    return tuple(pieces)


def _side_issuer(paper: Paper, profile: Profile) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    if paper.parent_issuer:
        pieces.append(Text("head.parent", words(paper.parent_issuer.upper())))
    if paper.issuer:
        pieces.append(Text("head.issuer", words(paper.issuer.upper())))
        if profile.text("header.issuer.mark") == "star":
            pieces.append(Text("head.star", words("*")))
        else:
            size, bold = profile.number("header.issuer.size"), profile.flag("header.issuer.bold")
            pieces.append(Rule(_part_of(paper.issuer.upper(), size, bold)))
    return tuple(pieces)


def _part_of(text: str, size: float, bold: bool) -> float:
    """A rule of between a third and a half of the words above it, on one line of a column."""
    return min(0.4 * width(text, size, bold=bold), 90.0)


def _side_number(paper: Paper, profile: Profile) -> tuple[Piece, ...]:
    said = [("head.number", number_line(paper.number, paper.symbol, profile))]
    if paper.doc_type == LETTER:
        said.append(("head.subject", subject_line(paper.title, profile)))
    said += [("mark.urgency", paper.urgency or ""), ("mark.draft", paper.draft or "")]
    return tuple(Text(look, words(text)) for look, text in said if text)


def _side_date(paper: Paper, profile: Profile) -> tuple[Piece, ...]:
    said = (
        ("head.date", date_line(paper.place, paper.issue_date, profile)),
        ("mark.circulation", paper.circulation or ""),
    )
    return tuple(Text(look, words(text)) for look, text in said if text)


def _main(paper: Paper, profile: Profile, inner: float) -> Iterator[Flow]:
    """Title [5a], addressees [9a], grounds and body [6]."""
    if paper.doc_type != LETTER:
        yield from _title(paper, profile, inner)
    yield from _addressed(paper, profile)
    yield from _grounds(paper.grounds, profile)
    body = list(_elements(paper.body, inner))
    if body and paper.signings and isinstance(body[-1], Text):
        body[-1] = replace(body[-1], keep=True)  # a signature never stands on a page of its own
    yield from body


def _title(paper: Paper, profile: Profile, inner: float) -> Iterator[Flow]:
    yield Text("title.type", words(paper.doc_type.upper()))
    if paper.title:
        abstract = Text("title.abstract", words(paper.title))
        yield replace(abstract, inset=_even(_needs(abstract, profile), inner))
    rule = profile.text("title.rule")
    if rule == "line":
        size, bold = profile.number("title.abstract.size"), profile.flag("title.abstract.bold")
        yield Rule(_part_of(paper.title or paper.doc_type.upper(), size, bold))
        yield Text("blank", ())
    elif paper.title:
        yield Text("title.rule", words(rule))


def _even(needed: float, inner: float) -> float:
    """How far to narrow a centred text so that its lines are of one length, no word left alone on the last.

    An eighth is left free, since no line is filled to its end.
    """
    lines = math.ceil(needed / inner)
    return max(0.0, (inner - 1.125 * needed / lines) / 2) if lines > 1 else 0.0


def _addressed(paper: Paper, profile: Profile) -> Iterator[Flow]:
    if not paper.addressees:
        return
    key = "addressees.submission.words" if paper.doc_type == SUBMISSION else "addressees.words"
    said, italic = profile.text(key) + ":", profile.flag("addressees.italic")
    if len(paper.addressees) == 1:
        yield Text("addressed", (*words(said + " ", italic=italic), *words(paper.addressees[0])))
        return
    yield Text("addressed", words(said, italic=italic))
    for entry in _punctuated(paper.addressees, profile, "recipients"):
        yield Text("addressee", words(entry), "-")


def _punctuated(entries: Iterable[str], profile: Profile, key: str) -> Iterator[str]:
    """The entries with the profile's sign behind each, and its last sign behind the last."""
    held = list(entries)
    separator, end = profile.text(f"{key}.separator"), profile.text(f"{key}.end")
    for at, entry in enumerate(held):
        yield entry.rstrip(_ENDS + " ") + (end if at == len(held) - 1 else separator)


def _grounds(grounds: tuple[str, ...], profile: Profile) -> Iterator[Flow]:
    marker = "-" if profile.flag("grounds.dash") else ""
    for entry in _punctuated(grounds, profile, "grounds"):
        yield Text("ground", words(entry), marker)


def _elements(body: Iterable[Element], inner: float) -> Iterator[Flow]:
    for element in body:
        if isinstance(element, Table):
            yield Grid(element, _column_widths(element, inner))
            yield Text("blank", ())
        else:
            yield _paragraph(element)


def _paragraph(paragraph: Paragraph) -> Text:
    """A paragraph that is bold throughout is a heading: it stays with what follows."""
    look = "centred" if paragraph.centred else "heading" if _is_bold(paragraph.words) else "body"
    return Text(look, paragraph.words, paragraph.marker)


def _is_bold(runs: Words) -> bool:
    return bool(runs) and all(run.bold for run in runs if run.text.strip())


def _column_widths(table: Table, inner: float) -> tuple[float, ...]:
    total = sum(column.share for column in table.columns) or 1.0
    return tuple(inner * column.share / total for column in table.columns)


def _foot(paper: Paper, profile: Profile, inner: float) -> Iterator[Flow]:
    """Recipients [9b], copies [12] and the code beside the signature [7]; contact [13] under them."""
    below = (*_recipients(paper, profile), *((Code(paper.code),) if paper.code else ()))
    blocks = [tuple(_signing(signing, profile)) for signing in paper.signings]
    if blocks:
        yield Text("blank", (), keep=True)
    if len(blocks) > 1:
        yield Columns((inner / len(blocks),) * len(blocks), (tuple(blocks),))
        yield from below
    elif blocks:
        need = max(_needs(piece, profile) for piece in blocks[0]) + _SIDE
        right = min(max(0.52 * inner, need), 0.64 * inner)
        yield Columns((inner - right, right), ((below, blocks[0]),))
    else:
        yield from below
    if paper.contact:
        yield Text("blank", ())
        yield Rule(inner / MM_PER_POINT)
        yield Text("contact", words(paper.contact))


def _signing(signing: Signing, profile: Profile) -> Iterator[Piece]:
    """By what right, which post, room to sign, who; "T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", the post."""
    first = " ".join(part for part in (signing.authority, signing.on_behalf_of) if part)
    role = signing.role
    if signing.authority == "Q." and not signing.on_behalf_of:
        first, role = "", f"Q. {role}"
    if first:
        yield Text("signed.authority", words(first.upper()))
    if signing.deputy_for:
        deputy = next(sign for sign in profile.texts("signature.signs") if sign.startswith("K"))
        yield Text("signed.authority", words(f"{deputy} {signing.deputy_for.upper()}"))
    if role:
        yield Text("signed.role", words(role.upper()))
    yield Gap(int(profile.number("signature.space")))
    if signing.name:
        yield Text("signed.name", words(signing.name))


def _recipients(paper: Paper, profile: Profile) -> Iterator[Piece]:
    if paper.recipients:
        yield Text("recipients", words(profile.text("recipients.heading.words")))
        said = [f"{entry.text} ({entry.note})" if entry.note else entry.text for entry in paper.recipients]
        for entry in _punctuated(said, profile, "recipients"):
            yield Text("recipient", words(entry), "-")
    said = [
        f"Số bản: {paper.copies}." if paper.copies else "",
        f"Người đánh máy: {paper.typist}." if paper.typist else "",
    ]
    if any(said):
        yield Text("copies", words(" ".join(part for part in said if part)))


def _appendix(appendix: Appendix, profile: Profile, inner: float) -> Iterator[Flow]:
    if appendix.label:
        yield Text("appendix.label", words(appendix.label))
    if appendix.title:
        yield Text("appendix.title", words(appendix.title))
    yield from _elements(appendix.body, inner)


def marked(text: Text) -> Words:
    """The words with the marker before them, in the emphasis of the first word."""
    if not text.marker:
        return text.words
    lead = text.marker + " " if text.words else text.marker
    first = text.words[0] if text.words else None
    return (replace(first, text=lead), *text.words) if first else words(lead)
