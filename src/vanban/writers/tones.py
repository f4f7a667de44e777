"""Where the tone mark of ủy, hòa, thúy stands: on the first vowel (old) or on the second (new).

An office's choice, applied to what is written and never to names: a syllable is changed where it stands in
small letters, or where it is one of the words of the trade that are also written with a capital (Ủy ban, TỈNH
ỦY, CỘNG HÒA). HD 05-HD/VPTW itself spells the new way (domain study 1.8).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from vanban.writers.pieces import Layout, changed

Tone = Literal["old", "new"]

_OLD: Final = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_NEW: Final = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_TO: Final[dict[Tone, dict[str, str]]] = {
    "old": dict(zip(_NEW, _OLD, strict=True)),
    "new": dict(zip(_OLD, _NEW, strict=True)),
}
# A syllable that ends in two vowels; behind "q" the u belongs to the consonant and the mark never moves.
_SYLLABLE: Final = re.compile(r"(?<![^\W\d_])(?P<head>[^\W\d_]{0,3}?)(?P<vowels>[^\W\d_]{2})(?![^\W\d_])")
_TRADE: Final = frozenset({"ủy", "uỷ"})
_REPUBLIC: Final = re.compile(r"\bCỘNG (HÒA|HOÀ)\b")
_UNTOUCHED: Final = frozenset({"signed.name", "head.date", "code"})


def toned(layout: Layout, tone: Tone) -> Layout:
    """The layout with the office's spelling; names of signers and places are left as they are."""
    return changed(layout, lambda text, look: text if look in _UNTOUCHED else spelt(text, tone))


@lru_cache(maxsize=4096)
def spelt(text: str, tone: Tone) -> str:
    """The text with the tone marks of common words where `tone` has them."""
    to = _TO[tone]

    def moved(match: re.Match[str]) -> str:
        whole, head, vowels = match[0], match["head"], match["vowels"]
        other = to.get(vowels.lower())
        if other is None or head.lower() == "q":
            return whole
        if whole.islower() or (not head and vowels.lower() in _TRADE):
            return head + _cased(vowels, other)
        return whole

    return _REPUBLIC.sub("CỘNG HÒA" if tone == "old" else "CỘNG HOÀ", _SYLLABLE.sub(moved, text))


def _cased(like: str, text: str) -> str:
    if like.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if like[0].isupper() else text
