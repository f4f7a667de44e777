"""Which line of a document plays which part, by the names that the profiles use for the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.checks.view import View
from vanban.model import Block, Span
from vanban.stages import marks
from vanban.text.patterns import pattern_of

_LABEL = pattern_of(r"^\W*nơi nhận\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A line and its part: `role` begins the keys of the profile's rules, `name` is what users call it."""

    role: str
    name: str
    block: Block


def parts_of(view: View) -> Iterator[Part]:
    """The lines whose part is certain, each once; the body is not among them."""
    seen: set[int] = set()
    for part in (*_letterhead(view), *_titles(view), *_closing(view)):
        if part.block.start not in seen:
            seen.add(part.block.start)
            yield part


def _letterhead(view: View) -> Iterator[Part]:
    if view.national_head is not None:
        yield Part("header.title", "Tiêu đề", view.national_head)
    for block in view.top:
        if marks.MOTTO.match(block.text):
            yield Part("header.motto", "Tiêu ngữ", block)
    if view.number_block is not None:
        yield Part("number", "Số và ký hiệu", view.number_block[1])
    if view.date_block is not None:
        yield Part("place_date", "Địa danh, ngày tháng", view.date_block[1])
    for found, role, name in (
        (view.issuer, "header.issuer", "Tên cơ quan ban hành"),
        (view.reading.parent_issuer, "header.parent", "Tên cơ quan cấp trên"),
    ):
        if found is not None and not found.doubt:
            yield from (Part(role, name, block) for block in _within(view.head, found.span))


def _within(blocks: tuple[Block, ...], span: Span) -> Iterator[Block]:
    return (block for block in blocks if block.span.within(span))


def _titles(view: View) -> Iterator[Part]:
    title = view.reading.title
    if view.title_at is not None:
        named = view.blocks[view.title_at]
        yield Part("title.type", "Tên loại văn bản", named)
        if title is not None and title.span.start > named.start:
            under = view.blocks[view.title_at + 1 : view.title_at + 5]
            yield from (
                Part("title.abstract", "Trích yếu", block) for block in _within(tuple(under), title.span)
            )
    elif title is not None and view.number_block is not None:
        for block in view.head:
            if block.start > view.number_block[1].start and title.span.start < block.end <= title.span.end:
                yield Part("subject", "Trích yếu công văn", block)


def _closing(view: View) -> Iterator[Part]:
    signed = view.reading.signature
    for block in view.closing:
        text = block.text.strip()
        if _LABEL.match(text):
            yield Part("recipients.heading", "Chữ “Nơi nhận”", block)
        elif any(block.start <= entry.span.start < block.end for entry in view.reading.recipients):
            yield Part("recipients", "Danh sách nơi nhận", block)
        elif signed is None or len(text) > 130:
            continue
        elif marks.is_caps(text) and marks.AUTHORITY.match(text):
            yield Part("signature.authority", "Quyền hạn ký", block)
        elif signed.role and text == signed.role:
            yield Part("role", "Chức vụ người ký", block)
        elif signed.name and text == signed.name:
            yield Part("signer", "Họ tên người ký", block)
