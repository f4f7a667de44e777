"""Blocks of one file → one window of blocks for each document in it (rule R5).

A new document begins at a second national heading, or at the name of a kind after a signature.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from vanban.facts.kinds import ATTACHED, by_title_line, by_title_start
from vanban.model import Block, Kind
from vanban.stages import marks
from vanban.text.patterns import pattern_of

_ATTACHMENT = pattern_of(
    r"^\W*(?:phụ\s+lục|mẫu\s+(?:số\s*)?\d|biểu\s+(?:mẫu|số)|đề\s+cương|danh\s+sách)\b", re.I
)
_HEAD_LINES = 8


def _is_signature_end(blocks: Sequence[Block], at: int) -> bool:
    """Whether a signer's name stands at `at`, under a post or an authority line."""
    if not marks.is_name(blocks[at].text) or by_title_start(blocks[at].text):
        return False
    above = blocks[max(0, at - 5) : at]
    return any(marks.is_post(b.text) or marks.AUTHORITY.match(b.text) for b in above)


def _letterhead_start(blocks: Sequence[Block], at: int) -> int:
    """The first block of the letterhead to which the national heading at `at` belongs.

    In the Party's form the issuer stands left of the heading and so often comes first in the text.
    """
    start = at
    while start > 0 and at - start < 6:
        block = blocks[start - 1]
        heading = block.kind is Kind.RULE or (
            marks.is_caps(block.text) and not block.marker and len(block.text) < 90
        )
        if not (heading or marks.NUMBER_LINE.match(block.text)) or _closes(blocks, start - 1):
            break
        start -= 1
    return start


def _closes(blocks: Sequence[Block], at: int) -> bool:
    text = blocks[at].text
    return bool(marks.AUTHORITY.match(text)) or marks.is_post(text) or _is_signature_end(blocks, at)


def _starts(blocks: Sequence[Block]) -> list[int]:
    starts = [0]
    signed = False
    headed = False
    for at, block in enumerate(blocks):
        text = block.text
        if marks.opens_letterhead(text):
            if headed or signed:
                start = _letterhead_start(blocks, at)
                if start > starts[-1]:
                    starts.append(start)
            headed, signed = True, False
        elif _is_signature_end(blocks, at):
            signed = True
        elif signed and _opens_attachment(blocks, at):
            starts.append(at)
            signed, headed = False, False
    return starts


def _opens_attachment(blocks: Sequence[Block], at: int) -> bool:
    text = blocks[at].text
    if len(text) > 200 or blocks[at].kind is Kind.ROW:
        return False
    kind = by_title_start(text) if marks.is_caps(text) else None
    return kind is not None or (bool(_ATTACHMENT.match(text)) and len(text) < 120 and marks.is_caps(text[:9]))


def is_attachment(blocks: Sequence[Block]) -> bool:
    """Whether a window is an annex, a form or an outline rather than a document of its own."""
    for block in blocks[:_HEAD_LINES]:
        kind = by_title_line(block.text)
        if kind is not None:
            return kind.name in ATTACHED
        if _ATTACHMENT.match(block.text):
            return True
    return False


def split_documents(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each document of the file, in order; a file without any block gives one empty
    document.
    """
    starts = [*_starts(blocks), len(blocks)]
    windows = [list(blocks[a:b]) for a, b in itertools.pairwise(starts)]
    return [window for window in windows if window] or [[]]
