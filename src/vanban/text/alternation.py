"""Patterns for long lists of words, built so that a search looks at each letter of the text about once.

`re` tries the words of "a|b|c" one after another at every letter; here words with one beginning share it, and
a search skips every letter with which no word begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern for any of the words, the longest that fits; spaces stand for themselves."""
    return f"(?:{'|'.join(_branches(_tree(words)))})"


def beginning(words: Iterable[str]) -> str:
    """As `any_of`, where no letter, figure or underscore stands before the word.

    The look behind comes after the first letter, so that `re` can skip to that letter.
    """
    branches = []
    for letter, below in _tree(words).items():
        first = re.escape(letter)
        branches.append(rf"{first}(?<!\w{first}){_below(below)}")
    return f"(?:{'|'.join(branches)})"


def _tree(words: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for word in words:
        at = root
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}
    return root


def _branches(tree: _Tree) -> list[str]:
    """One branch a letter; the end of a word comes last, so that longer words go first."""
    letters = [re.escape(letter) + _below(below) for letter, below in tree.items() if letter]
    return [*letters, ""] if "" in tree else letters


def _below(tree: _Tree) -> str:
    branches = _branches(tree)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
