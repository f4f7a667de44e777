"""Two texts laid word by word: as one marked text, and as a short sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Fate = Literal["same", "out", "in"]

_LONGEST_WORDS: Final = 4000
_LONGEST_QUOTE: Final = 90
# A number, a date, a symbol is one word: "22/3", "152-KH/TU", "1.121".
_WORDS: Final = re.compile(r"\s+|\w(?:[\w/.-]*\w)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a marked text: as they were, taken out, or put in."""

    text: str
    fate: Fate


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one; beyond some thousand words the one stands whole behind the other."""
    ours, theirs = _WORDS.findall(before), _WORDS.findall(after)
    if len(ours) + len(theirs) > _LONGEST_WORDS:
        return _turned(before, after)
    found: list[tuple[str, str, bool]] = []
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        found.append(("".join(ours[i:j]), "".join(theirs[k:m]), tag == "equal"))
    return _rejoined(found)


def said_shortly(found: Sequence[Piece]) -> str:
    """The changes alone, each behind the word before it: "ngày 22/3 → 24/3; bỏ “gấp”"."""
    said = []
    for index, piece in enumerate(found):
        behind = found[index + 1] if index + 1 < len(found) else None
        turned = piece.fate == "out" and behind is not None and behind.fate == "in"
        if turned and behind is not None:
            said.append(f"{_word_before(found, index)}{shortened(piece.text)} → {shortened(behind.text)}")
        elif piece.fate == "out" and piece.text.strip():
            said.append(f"bỏ “{shortened(piece.text)}”")
        elif piece.fate == "in" and piece.text.strip() and not (index and found[index - 1].fate == "out"):
            said.append(f"thêm “{shortened(piece.text)}”")
    return "; ".join(said) or "khoảng trắng"


def shortened(text: str) -> str:
    """The text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _turned(gone: str, come: str) -> tuple[Piece, ...]:
    both: tuple[tuple[str, Fate], ...] = ((gone, "out"), (come, "in"))
    return tuple(Piece(text, fate) for text, fate in both if text)


def _rejoined(found: Sequence[tuple[str, str, bool]]) -> tuple[Piece, ...]:
    """Changes parted by a blank alone are one change: "của Tỉnh → do Xã", not word by word."""
    made: list[Piece] = []
    out = come = ""
    for index, (gone, new, equal) in enumerate(found):
        if equal and not (gone.isspace() and out + come and index + 1 < len(found)):
            made += [*_turned(out, come), Piece(gone, "same")]
            out = come = ""
        else:
            out, come = out + gone, come + new
    return (*made, *_turned(out, come))


def _word_before(found: Sequence[Piece], index: int) -> str:
    words = found[index - 1].text.split() if index else []
    return f"{words[-1]} " if words and any(sign.isalnum() for sign in words[-1]) else ""
