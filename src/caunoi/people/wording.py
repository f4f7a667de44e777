"""Ways of writing that hold for every office, as data: abbreviations, variants, committees and their places.

Names are compared as keys, rows of words: case, spaces, punctuation and the place of the tone mark do not
count, every other diacritic does; abbreviations are written out.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, TypeAlias

Words: TypeAlias = tuple[str, ...]

SHIPPED: Final = Path(__file__).parent / "data" / "wording.toml"
_TONES: Final = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def _key_of(word: str) -> str:
    """One word with its tone last, so that "uỷ" and "ủy" are one."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(_TONES.get(letter, "") for letter in letters)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


def words_of(text: str) -> Words:
    """The key of a text as a row of words, abbreviations as they stand."""
    return tuple(map(_key_of, _WORD.findall(unicodedata.normalize("NFC", text))))


@dataclass(frozen=True)
class Wording:
    """What wording.toml says, in keys. `shorts` and `same`: longest first."""

    shorts: tuple[tuple[Words, Words], ...]
    same: tuple[tuple[Words, Words], ...]
    committees: tuple[tuple[Words, Words], ...]
    areas: tuple[Words, ...]
    tails: frozenset[str]
    provincial: frozenset[str]
    lead_ins: tuple[str, ...]

    def key(self, text: str) -> Words:
        """The row of words under which two ways of writing one name are equal.

        "UBKT" is written out, "ubkt" is not: in lower case it may be anything.
        """
        written = _WORD.findall(unicodedata.normalize("NFC", text))
        words: list[str] = []
        at = 0
        keys = tuple(map(_key_of, written))
        while at < len(keys):
            long, length = self._written_out(keys, written, at)
            words += long
            at += length
        return _replaced(tuple(words), self.same)

    def _written_out(self, keys: Words, written: Sequence[str], at: int) -> tuple[Words, int]:
        if written[at].isupper() and len(written[at]) > 1:
            for short, long in self.shorts:
                end = at + len(short)
                if keys[at:end] == short and all(word.isupper() for word in written[at:end]):
                    return long, len(short)
        return (keys[at],), 1

    def place_of(self, name: Words) -> tuple[Words, Words] | None:
        """The place a committee's name tells: ("tỉnh hà tĩnh", "hà tĩnh"); None where it tells none."""
        for committee, area in self.committees:
            if name[: len(committee)] == committee:
                rest = area + name[len(committee) :]
                kind = next((kind for kind in self.areas if rest[: len(kind)] == kind), None)
                return (rest, rest[len(kind) :]) if kind else None
        return None


def _replaced(words: Words, pairs: tuple[tuple[Words, Words], ...]) -> Words:
    for old, new in pairs:
        at = 0
        while at + len(old) <= len(words):
            if words[at : at + len(old)] == old:
                words = words[:at] + new + words[at + len(old) :]
                at += len(new)
            else:
                at += 1
    return words


@cache
def wording(top: str = "Tỉnh ủy") -> Wording:
    """The shipped wording, where `top` is what the province's committee is called ("Thành ủy" in a city)."""
    told = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    own = {short: long.replace("Tỉnh ủy", top) for short, long in told["abbreviations"].items()}
    words = told["words"]
    return Wording(
        shorts=_pairs(own),
        same=_pairs(told["same"]),
        committees=_pairs(told["committees"]),
        areas=tuple(map(words_of, words["areas"])),
        tails=frozenset(map(_key_of, words["tails"])),
        provincial=frozenset(map(_key_of, words["provincial"])),
        lead_ins=tuple(words["lead_ins"]),
    )


def _pairs(told: Mapping[str, str]) -> tuple[tuple[Words, Words], ...]:
    pairs = ((words_of(one), words_of(other)) for one, other in told.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
