"""Words that a PDF glued together ("dựhọp", "vụĐảng") or spaced out ("K ế h o ạ c h") parted again.

A token is cut only where it cannot be one syllable; where two cuts are possible, everyday syllables win.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from vanban.text.patterns import pattern_of
from vanban.text.syllables import LONGEST, LOWER, UPPER, everyday, is_syllable

_WORD = pattern_of(r"[^\W\d_]{4,}")
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CASE_BREAK = pattern_of(f"(?<=[{LOWER}])(?=[{UPPER}][{LOWER}])")
_NUMBER_GLUE = pattern_of(
    r"(?:(?<=ngày)|(?<=tháng)|(?<=giờ)|(?<=năm))(?=\d)|(?<=\d)(?=(?:tháng|năm|giờ|ngày)(?![^\W\d_]))"
)
_BESIDE = pattern_of(rf"[{LOWER}](?:\d|\([{LOWER}{UPPER}])|[\d)][{LOWER}{UPPER}]")
"""A letter right beside a figure or a bracket."""
_GLUED_TO_NUMBER = pattern_of(
    rf"(?<![^\W\d_])[{UPPER}{LOWER}][{LOWER}]{{1,6}}(?=\d)|(?<=\d)[{LOWER}]{{2,7}}(?![^\W\d_])"
)
_BRACKET_GLUE = pattern_of(rf"(?<=[{LOWER}]{{2}})(?=\([{LOWER}{UPPER}]{{2}})|(?<=\))(?=[{LOWER}]{{2}})")
_COMMA_GLUE = pattern_of(r"(?<=[^\W\d_])[,;:](?=[^\W\d_]{2})")
_SPACED = pattern_of(r"(?<![^\W\d_])(?:[^\W\d_](?: {1,4})){4,}[^\W\d_](?![^\W\d_])")
_SPACED_DATE = pattern_of(r"(?<![\d/])\d(?: \d)? ?/ ?\d(?: \d)? ?/ ?\d \d \d \d(?! ?\d)")
_LONE = pattern_of(r" \S {1,4}\S ")
_GLUED_PAGE = 5
"""Sure cuts from which a file counts as glued, so that plainer tokens are cut too."""


@lru_cache(maxsize=4096)
def _cut(word: str) -> tuple[str, ...] | None:
    """The cheapest cut of a lower-case word into syllables, or None."""
    known = everyday()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST), end):
            before = best[start]
            piece = word[start:end]
            if before is None or not is_syllable(piece):
                continue
            cost = before[0] + (1.0 if piece in known else 2.6)
            here = best[end]
            if here is None or cost < here[0]:
                best[end] = (cost, (*before[1], piece))
    found = best[-1]
    return found[1] if found else None


def _tones(word: str) -> int:
    return sum(c in _TONE_MARKS for c in unicodedata.normalize("NFD", word))


def _parted(word: str, *, loose: bool) -> str | None:
    """The word with its spaces back, or None where it should stay as it is."""
    lower = word.lower()
    if is_syllable(lower):
        return None
    tones = _tones(lower)
    if tones < 2 and not (loose or (tones == 1 and len(word) >= 5 and not lower.isascii())):
        return None
    pieces = _cut(lower)
    if pieces is None or len(pieces) < 2:
        return None
    if tones < 2 and not all(piece in everyday() and len(piece) > 1 for piece in pieces):
        return None
    parted, at = [], 0
    for piece in pieces:
        parted.append(word[at : at + len(piece)])
        at += len(piece)
    return " ".join(parted)


def _part_case(word: str) -> str:
    pieces = _CASE_BREAK.split(word)
    if len(pieces) > 1 and is_syllable(pieces[0].lower()) and len(pieces[0]) > 1:
        return " ".join(pieces)
    return word


@lru_cache(maxsize=8192)
def _mended(word: str, loose: bool) -> str:
    """The word with its spaces back; the same words come again and again in a text."""
    cased = _part_case(word)
    return " ".join(_parted(piece, loose=loose) or piece for piece in cased.split(" "))


@lru_cache(maxsize=4096)
def _is_whole(token: str) -> bool:
    """Whether nothing between two spaces is glued; a line costs one look a token."""
    return not _BESIDE.search(token) and all(
        _mended(word, loose=False) == word for word in _WORD.findall(token)
    )


def _beside_number(match: re.Match[str]) -> str:
    """ "thêm03" and "7bố" with a space; "km2" and "10ha" stay: only a word that has a mark is surely one."""
    word = match[0]
    if word.isascii() or word.lower() not in everyday():
        return word
    return f"{word} " if match.string[match.end() : match.end() + 1].isdigit() else f" {word}"


def part_glued(text: str, tally: Counter[str], *, loose: bool = False) -> str:
    """One line with glued words parted; `tally["glued"]` counts the words that were cut.

    `loose` also cuts tokens without two tone marks, for files known to be glued.
    """
    if text.isascii() or (not loose and all(map(_is_whole, text.split()))):
        return text

    def mend(match: re.Match[str]) -> str:
        whole = _mended(match[0], loose)
        tally["glued"] += whole != match[0]
        return whole

    if _BESIDE.search(text):
        text = _GLUED_TO_NUMBER.sub(_beside_number, _NUMBER_GLUE.sub(" ", text))
        text = _BRACKET_GLUE.sub(" ", text)
    text = _WORD.sub(mend, text)
    return _COMMA_GLUE.sub(lambda m: m[0] + " ", text) if loose else text


def is_glued(tally: Counter[str]) -> bool:
    """Whether so many words were cut for sure that the whole file is glued."""
    return tally["glued"] >= _GLUED_PAGE


def close_spaced(text: str, tally: Counter[str]) -> str:
    """One line with letter-spaced words closed up; words are told apart by wider gaps or by their
    syllables.
    """
    # Cheap look first: a spaced-out word is a run of single letters or figures.
    if not _LONE.search(text):
        return text

    def close(match: re.Match[str]) -> str:
        tally["letter-spaced"] += 1
        run = match[0]
        if "  " in run:
            return " ".join(part.replace(" ", "") for part in re.split(r" {2,}", run))
        word = run.replace(" ", "")
        pieces = _cut(word.lower())
        if not pieces:
            return word
        closed, at = [], 0
        for piece in pieces:
            closed.append(word[at : at + len(piece)])
            at += len(piece)
        return " ".join(closed)

    def close_date(match: re.Match[str]) -> str:
        tally["letter-spaced"] += 1
        return match[0].replace(" ", "")

    return _SPACED.sub(close, _SPACED_DATE.sub(close_date, text))
