"""Sentences of a paragraph with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.text.syllables import UPPER

_END = re.compile(rf"(?<=[.!?…])[”\"’)]?\s+(?=[“\"'(–-]?\s?(?:[{UPPER}]|\d+[.)]\s))|(?<=/\.)\s+")
_ABBREVIATED = re.compile(
    r"\b(?:TP|Tp|TX|Tx|TT|Tt|P|Q|Đ/c|đ/c|ThS|TS|PGS|GS|BS|KS|Mr|v\.v|số|St)\.$|\b[A-ZĐ]\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` begins at character `start` of the paragraph."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph; a full stop behind "TP" or an initial ends none."""
    at = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[max(at, match.start() - 8) : match.start()]):
            continue
        yield Sentence(text[at : match.start()], at)
        at = match.end()
    if at < len(text):
        yield Sentence(text[at:], at)
