"""Forms of a text in which spelling variants of one Vietnamese phrase are equal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from vanban.text.patterns import pattern_of

_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđƣð"
_BASE = str.maketrans(
    {c: unicodedata.normalize("NFD", c)[0] for c in _LETTERS}
    | {"đ": "d", "ƣ": "u", "ð": "d", "–": "-", "—": "-", "‑": "-"}
)
_NOT_WORD = pattern_of(r"[^\w/]+")
_FINAL_Y = pattern_of(r"\b([bcdghklmnpqrstvx]{0,2}|th|ch|kh|ph|tr|ngh?|gi|qu)y\b")


def fold(text: str) -> str:
    """Lower case without diacritics, so without tone placement too; punctuation kept.

    đ and ƣ do not decompose and are mapped by hand (domain study, section 7).
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(_BASE)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().translate(_BASE)


def plain(text: str) -> str:
    """Lower case without diacritics, character for character: `plain(text)[i]` stands for `text[i]`.

    For patterns that must hold on scanned text, where diacritics are lost, and still give offsets.
    """
    return text.lower().translate(_BASE)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """Lower case, character for character: patterns of lower-case words find their places in it.

    Far quicker than `re.IGNORECASE`, which folds every letter of text and pattern anew. Kept for a moment, as
    several readers look at one sentence in turn.
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words occurs, be it within another: the cheap look before a search."""
    for word in words:  # noqa: SIM110  # nearly twice as quick as any() over so few words
        if word in text:
            return True
    return False


_FIGURES = tuple("0123456789")


def has_figure(text: str) -> bool:
    """Whether a figure occurs; several times as quick as a search for one."""
    return holds(text, _FIGURES)


def search_key(text: str) -> str:
    """The key under which text is stored and sought: folded, i/y alike, words parted by one space.

    "Ủy ban kỹ thuật" and "uỷ ban kĩ thuật" give the same key; a slash stays, as in "152 kh/tu".
    """
    words = " ".join(_NOT_WORD.sub(" ", fold(text)).split())
    return _FINAL_Y.sub(lambda m: f"{m[1]}i", words)
