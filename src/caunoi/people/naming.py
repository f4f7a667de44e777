"""Which office does a paper mean? Decided on names alone, without a database.

A name must begin where the phrase begins and end where the name in the phrase ends. Nothing looser: "Tỉnh ủy"
also stands at the end of "Ban Nội chính Tỉnh ủy", and "Sở Nông nghiệp" at the beginning of "Sở Nông nghiệp và
Môi trường"; a task on the wrong desk is worse than one that waits for a person to choose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from vanban.text.keys import search_key

_TONES: Final = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_LEAD_IN: Final = re.compile(r"^(?:(?:giao|đề nghị|yêu cầu|phân công)\s+(?:cho\s+)?)", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"\s*(?:[(:;–].*|\b(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|làm đầu mối)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_WORD: Final = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Named:
    """One office with every way its name is written, for the days it exists."""

    id: int
    names: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def exists(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


def name_key(text: str) -> str:
    """Case, spaces, punctuation and the place of the tone mark do not count; every diacritic does.

    "UỶ BAN" and "Ủy ban" are one; "Hội" and "Hối" are not.
    """
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split()
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES.get(letter, "") for letter in letters)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


def person_order(full_name: str) -> tuple[str, str]:
    """The key of a Vietnamese list of people: by given name, the last word, then by the rest."""
    *rest, given = search_key(full_name).split() or [""]
    return given, " ".join(rest)


def phrase_keys(text: str) -> tuple[str, ...]:
    """The keys to look for: the phrase as it stands, without its lead-in, without what follows the name."""
    bare = _LEAD_IN.sub("", text.strip())
    short = _AFTER.sub("", bare)
    return tuple(dict.fromkeys(key for key in map(name_key, (text, bare, short)) if key))


def find_office(text: str, offices: Iterable[Named], *, on: date) -> int | None:
    """The id of the one office of that day that is written like this; None for nobody or several."""
    by_name: dict[str, set[int]] = {}
    for office in offices:
        if office.exists(on):
            for name in office.names:
                by_name.setdefault(name_key(name), set()).add(office.id)
    for key in phrase_keys(text):
        found = by_name.get(key, set())
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None
