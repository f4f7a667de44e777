"""Patterns that are compiled when they are first used.

The readers hold some six hundred of them, and compiling them took longer than reading a short document; one
document needs less than half.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Uncompiled:
    """Stands for a pattern until it is first used; from then on its methods are the compiled one's own."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        """Reached while the methods are not set, and for what is hardly ever asked ("groups")."""
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern_of(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but nothing is compiled before the first use; a mistake in the source shows there."""
    return cast("re.Pattern[str]", _Uncompiled(source, flags))
