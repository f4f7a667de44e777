"""The components of the form: which are there, which are not, and in what order (HD 36 appendix, cells 1-13).

A letterhead that is lost altogether is one finding, not nine; what a draft leaves blank is said, not blamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.view import Hit, View
from vanban.facts.kinds import ATTACHED
from vanban.model import Kind
from vanban.stages import marks
from vanban.text.patterns import pattern_of

_STAR = pattern_of(r"^\W*\*")
_FREE = frozenset({"Giấy mời", "Lịch công tác", "Chương trình", "Biên bản", "Thư công"})
"""Kinds that are often handed out without a list of recipients."""


def check_components(view: View) -> Iterator[Hit]:
    """What the form demands and the document lacks; nothing for what is no document of its own."""
    if view.profile is None or view.doc_type in ATTACHED or view.blank_form:
        return
    if not view.headed:
        if view.doc_type or view.reading.signature is not None:
            yield Hit("header-missing", None, view.doc_type)
    else:
        yield from _letterhead(view)
        yield from _order(view)
    yield from _foot(view)


def _letterhead(view: View) -> Iterator[Hit]:
    if view.national_head is None:
        yield Hit("national-head-missing", None, "", view.form("header.title"), view.form("header.title"))
    elif view.state and not any(marks.MOTTO.match(block.text) for block in view.top):
        yield Hit("motto-missing", view.national_head.span, "", view.form("header.motto"))
    if view.issuer is None and not _capitals(view):
        yield Hit("issuer-missing")
    yield from _number(view)
    yield from _date(view)
    starred = any(_STAR.match(block.text) for block in view.top)
    if view.form("header.issuer.mark") == "star" and not starred and view.issuer is not None:
        yield Hit("star-missing", view.issuer.span, view.issuer.value, "*")
    if not view.doc_type and view.reading.title is None:
        yield Hit("title-missing")


def _capitals(view: View) -> bool:
    """Whether a line in capitals besides the national heading stands above the title: an organ the reader
    does not know.
    """
    above = view.head[: view.title_at] if view.title_at is not None else view.head
    return any(marks.is_caps(block.text) and not marks.is_national_head(block.text) for block in above)


def _number(view: View) -> Iterator[Hit]:
    if view.number_block is None:
        if not view.unnumbered and view.reading.number is None:
            rule = "number-missing-invitation" if view.doc_type == "Giấy mời" else "number-missing"
            yield Hit(rule, None, view.doc_type)
    elif view.reading.number is None:
        yield Hit("number-blank", view.number_block[1].span, view.number_block[1].text)


def _date(view: View) -> Iterator[Hit]:
    if view.date_block is not None:
        if view.reading.issue_date is None:
            yield Hit("date-blank", view.date_block[1].span, view.date_block[1].text)
        return
    placeless = next((block for block in view.top if _is_date_line(block.text)), None)
    if placeless is not None:
        yield Hit("place-missing", placeless.span, placeless.text)
    elif view.reading.issue_date is None:
        yield Hit("date-missing", None, view.doc_type)


def _is_date_line(text: str) -> bool:
    return len(text) < 90 and marks.DATE_LINE.match(text) is not None


def _order(view: View) -> Iterator[Hit]:
    """Number and date stand above the title; only Word's order of lines is that of the page."""
    if view.title_at is None or not view.exact:
        return
    for part, what in ((view.number_block, "Số, ký hiệu"), (view.date_block, "Địa danh, ngày tháng")):
        if part is not None and view.title_at < part[0] < len(view.head):
            yield Hit("order", part[1].span, f"{what} (“{part[1].text}”)")


def _foot(view: View) -> Iterator[Hit]:
    signed = view.reading.signature
    if view.agenda or view.doc_type == "Tin bài" or not view.doc_type:
        return
    if signed is None:
        if view.doc_type not in _FREE:
            yield Hit("signature-missing-draft" if view.draft else "signature-missing", None, view.doc_type)
    else:
        if signed.name is None:
            yield Hit("signer-missing", signed.span, signed.role or "")
        if signed.role is None:
            yield Hit("role-missing", signed.span, f"{signed.authority} {signed.for_}")
    listed = any(marks.RECIPIENTS.match(block.text) for block in view.blocks if block.kind is not Kind.ROW)
    if not listed and not view.reading.recipients:
        rule = "recipients-missing-free" if view.doc_type in _FREE or view.draft else "recipients-missing"
        yield Hit(rule, None, view.doc_type)
