"""Sentences of a paragraph with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vanban.text.patterns import pattern_of
from vanban.text.syllables import UPPER

_END = pattern_of(rf"[.!?…](?:(?P<close>[”\"’)]?)\s+(?=[“\"'(–-]?\s?(?:[{UPPER}]|\d+[.)]\s))|(?<=/\.)\s+)")
"""From the mark that ends a sentence to the next one; it begins with the mark so that `re` can skip to it."""
_ABBREVIATED = pattern_of(
    r"\b(?:TP|Tp|TX|Tx|TT|Tt|P|Q|Đ/c|đ/c|ThS|TS|PGS|GS|BS|KS|Mr|v\.v|số|St)\.$|\b[A-ZĐ]\.$"
)


_LONGEST = 2000
"""Characters from which a stretch without a full stop is no sentence that a reader should search."""


class Sentence(NamedTuple):
    """`text` begins at character `start` of the paragraph."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """The sentences of a paragraph from `start` on; a full stop behind "TP" or an initial ends none.

    What is longer than any sentence is parted at the next space, so that searching it stays quick.
    """
    for sentence in _parted(text, start):
        if len(sentence.text) <= _LONGEST:
            yield sentence
        else:
            yield from _short(sentence)


def _short(sentence: Sentence) -> Iterator[Sentence]:
    at = 0
    text = sentence.text
    while len(text) - at > _LONGEST:
        space = text.find(" ", at + _LONGEST)
        end = space if 0 <= space < at + 2 * _LONGEST else at + _LONGEST
        yield Sentence(text[at:end], sentence.start + at)
        at = end
    if at < len(text):
        yield Sentence(text[at:], sentence.start + at)


def _may_end_inside(text: str, at: int) -> bool:
    """The cheap look ahead of the search: a mark that may end a sentence, other than at the very end."""
    last = len(text) - 1
    return (
        text.find(".", at, last) >= 0
        or text.find("!", at, last) >= 0
        or text.find("?", at, last) >= 0
        or text.find("…", at, last) >= 0
    )


def _parted(text: str, at: int) -> Iterator[Sentence]:
    for match in _END.finditer(text, at) if _may_end_inside(text, at) else ():
        stop = match.start() + 1
        if _ABBREVIATED.search(text[max(at, stop - 8) : stop]):
            continue
        yield Sentence(text[at : stop + len(match["close"] or "")], at)
        at = match.end()
    if at < len(text):
        yield Sentence(text[at:], at)
