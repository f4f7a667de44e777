"""The paper: an official document as it is to be written, before a profile gives it its form.

A `Document` is what a reader found on pages, a window on a text with places; a `Paper` is the same document
by its components (domain study 1.3), with nothing about sizes, rules or punctuation: those come from the
profile (ADR 0027). What is None or empty is not on the page. Dates are days; text is NFC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

System = Literal["party", "state"]
Urgency = Literal["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]
Sheet = Literal["A4", "A5"]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one emphasis."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


Words = tuple[Run, ...]


def words(text: str, *, bold: bool = False, italic: bool = False) -> Words:
    """The text as one run; no run at all for no text."""
    return (Run(text, bold, italic),) if text else ()


def plain(runs: Iterable[Run]) -> str:
    """The characters without their emphasis."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `marker` is the label before its words: "I.", "1.", "a)", "-", "+"."""

    words: Words
    marker: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is its part of the width, counted against the other columns."""

    title: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; every row has as many cells as there are columns. Without any title it has no head."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]


Element = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Signing:
    """`authority` is T/M, K/T, T/L, Q. (TM., KT., TL. in State form); `on_behalf_of` the body signed for.

    `deputy_for` is the head whom the signer stands in for below that ("T/L BAN THƯỜNG VỤ", then
    "K/T CHÁNH VĂN PHÒNG", then the role).
    """

    role: str
    name: str
    authority: str | None = None
    on_behalf_of: str | None = None
    deputy_for: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận", without dash and punctuation; `note` without its brackets."""

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part with its own heading on a page of its own, after the signature."""

    title: str
    body: tuple[Element, ...]
    label: str = "PHỤ LỤC"


@dataclass(frozen=True, slots=True)
class Paper:
    """One official document by its components; the numbers in brackets are cells of the form (1.3).

    `doc_type` is the type's Vietnamese name as the reader says it ("Kế hoạch", "Giấy mời", "Công văn"); of a
    letter (Công văn) `title` is the subject under the number [5b], of all others the abstract under the type
    [5a]. `signings` stand side by side, left to right, where there are two (minutes). `draft` is the words of
    the mark [11b], "DỰ THẢO LẦN 2"; `circulation` those of [11a]; `copies` and `typist` are [12], `contact`
    is [13]. `code` is the text of a QR code at the foot of the last page before appendices, for a steward's
    telephone; no guideline asks for it, and a paper that was read back from pages has None.
    """

    system: System
    doc_type: str
    title: str
    issuer: str
    place: str
    body: tuple[Element, ...]
    signings: tuple[Signing, ...]
    parent_issuer: str | None = None
    number: int | None = None
    symbol: str | None = None
    issue_date: date | None = None
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    urgency: Urgency | None = None
    draft: str | None = None
    circulation: str | None = None
    copies: int | None = None
    typist: str | None = None
    contact: str | None = None
    sheet: Sheet = "A4"
    landscape: bool = False
    appendices: tuple[Appendix, ...] = ()
    code: str | None = None
