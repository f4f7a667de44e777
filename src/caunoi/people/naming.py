"""Names as keys: for the order of lists and for comparing what was written. Pure."""

from __future__ import annotations

from caunoi.people.wording import words_of
from vanban.text.keys import search_key


def name_key(text: str) -> str:
    """Case, spaces, punctuation and the place of the tone mark do not count; every diacritic does.

    "UỶ BAN" and "Ủy ban" are one; "Hội" and "Hối" are not.
    """
    return " ".join(words_of(text))


def person_order(full_name: str) -> tuple[str, str]:
    """The key of a Vietnamese list of people: by given name, the last word, then by the rest."""
    *rest, given = search_key(full_name).split() or [""]
    return given, " ".join(rest)
