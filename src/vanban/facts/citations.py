"""Numbers of documents in running text: "Nghị quyết số 25-NQ/TW, ngày 03/6/2013", "30/2020/NĐ-CP" (rule
R2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

_UNIT = rf"[{UPPER}][{UPPER}{LOWER}"
_PARTY = rf"(?<![\d/.-])\d{{1,5}}\s*-\s*{_UNIT}]{{0,3}}\s*/\s*{_UNIT}0-9]{{0,11}}(?:\.{_UNIT}]{{0,3}})?"
_STATE = (
    rf"(?<![\d/.-])\d{{1,5}}\s*/\s*(?:(?:19|20)\d{{2}}\s*/\s*)?"
    rf"(?:QH\d{{1,2}}|{_UNIT}]{{1,7}}(?:\s*-\s*{_UNIT}&]{{0,9}}){{1,3}})"
)
_LIKELY = pattern_of(rf"\d\s*[-/]\s*(?:\d{{4}}\s*/\s*)?[{UPPER}]")
"""What every such number has, found at little cost."""
_CITED = pattern_of(rf"(?P<number>{_PARTY}|{_STATE})")


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited number as "75-QĐ/TU", without white space, at `text[start:end]`."""

    number: str
    start: int
    end: int


def find_citations(text: str) -> Iterator[Citation]:
    """Every document number in the text, in order; years ("2020 - 2025") and dates ("21-22/7/2023") are
    none.
    """
    if ("/" not in text and "-" not in text) or _LIKELY.search(text) is None:
        return
    for match in _CITED.finditer(text):
        yield Citation(re.sub(r"\s+", "", match["number"]), match.start(), match.end())
