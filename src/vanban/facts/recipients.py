"""The recipients below "Nơi nhận:", each with the note in brackets behind it (HD 36 II.9, HD 05; ND
30/2020).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Recipient
from vanban.facts.context import Context
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_NOTE = pattern_of(r"\s*[,;]?\s*\((?P<note>[^()]{2,60})\)\s*[.,;:]*\s*$")
_EDGE = pattern_of(r"[\s.,;:/*_]+$")
_BULLET = pattern_of(r"^\s*[-–—+*•]\s*")
_MOST_PLAIN = 14
_KEPT = pattern_of(r"\blưu\b", re.I)
_E_SIGNED = pattern_of(
    r"(?:ký bởi|ký số|thời gian ký|digitally|signed|người ký|email|cơ quan:|signature)", re.I
)
_SIGNED_BESIDE = pattern_of(
    r"(?<=[,;.)])\s+(?:ký bởi|ký số|thời gian ký|ngày ký|người ký|email|cơ quan)\s*:.*$", re.I
)
"""The e-signature of the right column, glued to an entry of the left one."""
_INLINE = pattern_of(r"(?<=[;,.:)])\s+[-–]\s+(?=[A-ZĐÀ-Ỹ])")
_SIGNATURE_TAIL = pattern_of(
    r"\s+(?:(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.)\s+)?[A-ZÀ-ỸĐ]{2,}(?: [A-ZÀ-ỸĐ]{2,}){1,8}\s*$"
)


def read_recipients(context: Context) -> tuple[Recipient, ...]:
    """Every recipient in order; the line that says where a copy is kept ("Lưu ...") is the last one."""
    head = next(
        (
            at
            for at in range(context.head.body, len(context.blocks))
            if marks.RECIPIENTS.match(context.blocks[at].text)
        ),
        None,
    )
    if head is None:
        return ()
    found: list[Recipient] = []
    stopped = False
    for text, span, bulleted in _lines(context, head):
        if not bulleted and (not found or _ends_list(text, found) or (stopped and _is_anew(text))):
            if found and _closes(text):
                break
            continue
        recipient = _recipient(text, span)
        if recipient is None:
            continue
        stopped = text.rstrip().endswith(".")
        if bulleted or not found:
            found.append(recipient)
        else:
            found[-1] = _joined(found[-1], recipient, context)
        if _KEPT.match(recipient.text) and len(found) > 1:
            break
    return tuple(found)


def _is_anew(text: str) -> bool:
    """Whether a line begins like a sentence: behind the full stop of the list it is none of its entries."""
    return text.lstrip(" *_")[:1].isupper()


def _lines(context: Context, head: int) -> Iterator[tuple[str, Span, bool]]:
    """(text, span, whether it opens an entry) of the closing part from "Nơi nhận" on."""
    first = context.blocks[head]
    match = marks.RECIPIENTS.match(first.text)
    assert match is not None
    if first.text[match.end() :].strip(" *_"):
        yield from _parts(first, match.end())
    plain = _plain_entries(context, head)
    for at, block in enumerate(context.blocks[head + 1 : head + 60], start=head + 1):
        if at < plain:
            yield block.text, block.span, True
        elif block.kind is not Kind.RULE:
            yield from _parts(block, 0)


def _plain_entries(context: Context, head: int) -> int:
    """Where a list ends whose entries have no bullets: behind the line that says where a copy is kept."""
    for at in range(head + 1, min(head + _MOST_PLAIN, len(context.blocks))):
        text = context.blocks[at].text
        bare = text.strip(" *_")
        if _BULLET.match(text) or len(bare) > 90 or marks.is_caps(bare) or marks.AUTHORITY.match(bare):
            return 0
        if marks.is_name(bare) and marks.is_post(context.blocks[at - 1].text):
            return 0
        if fold(bare).startswith("luu"):
            return at + 1
    return 0


def _parts(block: Block, start: int) -> Iterator[tuple[str, Span, bool]]:
    """One block as one or several entries: "- A; - B; - Lưu" on one line is three."""
    at = start
    for piece in (
        _INLINE.split(block.text[start:]) if block.text[start:].count("- ") > 1 else [block.text[start:]]
    ):
        at = block.text.index(piece, at)
        bulleted = bool(_BULLET.match(piece)) or at > start or (start > 0 and bool(piece.strip()))
        yield piece, Span(block.start + at, block.start + at + len(piece)), bulleted
        at += len(piece)


def _closes(text: str) -> bool:
    return bool(_E_SIGNED.search(text)) or len(text) > 250


def _ends_list(text: str, found: list[Recipient]) -> bool:
    """Whether a line without a bullet is the signature block rather than the rest of an entry."""
    bare = text.strip(" *_")
    return bool(
        marks.is_caps(bare)
        or marks.is_post(bare)
        or marks.is_name(bare)
        or marks.AUTHORITY.match(bare)
        or _E_SIGNED.search(bare)
        or bare.isdigit()
        or len(bare) > 120
        or _KEPT.match(found[-1].text)
    )


def _recipient(text: str, span: Span) -> Recipient | None:
    bare = _SIGNED_BESIDE.sub("", _BULLET.sub("", text))
    start = span.start + len(text) - len(_BULLET.sub("", text))
    tail = _SIGNATURE_TAIL.search(bare)
    if tail and tail.start() > 3 and _looks_signed(bare[: tail.start()], tail[0]):
        bare = bare[: tail.start()]
    note = _NOTE.search(bare)
    words = _EDGE.sub("", bare[: note.start()] if note else bare)
    if not any(map(str.isalpha, words)) or _E_SIGNED.search(words):
        return None
    return Recipient(
        words.strip(), note["note"].strip() if note else None, Span(start, start + len(_EDGE.sub("", bare)))
    )


def _looks_signed(before: str, tail: str) -> bool:
    """Whether capitals at the end of an entry are the signature block of the right column."""
    return before.rstrip().endswith((",", ";", ".", ")")) and (
        marks.is_post(tail.strip()) or bool(marks.AUTHORITY.match(tail.strip()))
    )


def _joined(entry: Recipient, more: Recipient, context: Context) -> Recipient:
    """An entry that goes on over the next line; a line "(báo cáo)" alone is its note."""
    if fold(more.text).startswith("(") and entry.note is None:
        return Recipient(
            entry.text, more.text.strip("() "), Span(entry.span.start, more.span.end), entry.doubt
        )
    return Recipient(
        f"{entry.text} {more.text}",
        more.note or entry.note,
        Span(entry.span.start, more.span.end),
        entry.doubt,
    )
