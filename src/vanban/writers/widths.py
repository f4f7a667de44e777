"""How wide a text is in Times New Roman, so that a rule can be drawn as long as its words.

Advance widths of Tinos, which has the metrics of Times New Roman, in 2048ths of the size. A Vietnamese letter
is as wide as its letter without tone and circumflex or breve.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_UNITS: Final = 2048
_UPRIGHT: Final = {
    369: "'", 512: " ,.", 569: "/:;ijlt", 682: "!()-I[]fr", 797: "Js", 836: '"', 909: "?acez“”",
    1024: "*0123456789_bdghknopquvxyđ–", 1083: "ơ", 1110: "ư", 1139: "FPS", 1155: "+", 1251: "ELTZ",
    1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư", 1593: "&m", 1706: "%", 1821: "M", 1933: "W", 2048: "…",
}  # fmt: skip
_BOLD: Final = {
    512: " ,.", 569: "'/il", 682: "!()-:;[]fjt", 797: "Is", 909: "cerz",
    1024: "*0123456789?J_agovxy–“”", 1134: "ơ", 1137: '"', 1139: "Sbdhknpquđ", 1167: "+", 1229: "ư",
    1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ", 1593: "GHKOQƠ", 1630: "Ư", 1706: "&m", 1933: "M",
    2048: "%W…",
}  # fmt: skip
_OTHER: Final = 1366  # a letter of no table: as wide as a capital, so that a rule is rather long than short
_HORN: Final = "\u031b"


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_TABLES: Final = {False: _by_letter(_UPRIGHT), True: _by_letter(_BOLD)}


def bare(letter: str) -> str:
    """The letter without tone, circumflex and breve; the horn stays, since it widens its letter."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of a text set in one line at `size` points."""
    table = _TABLES[bold]
    total = 0
    for letter in text:
        found = table.get(letter)
        total += found if found is not None else table.get(bare(letter), _OTHER)
    return total * size / _UNITS
