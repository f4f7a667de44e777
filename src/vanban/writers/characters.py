"""Which characters can stand on a page: what no form can hold is refused before anything is drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Final

from vanban.writers.pieces import Flow, Grid, Layout, flowed, reworded
from vanban.writers.refusal import WriteError

_LINE_ENDS: Final = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
# Control characters have no form; surrogates and non-characters no code; overrides turn what follows around.
_NO_FORM: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def cleaned(layout: Layout) -> Layout:
    """The layout with every text composed (NFC) and in one line.

    Raises WriteError for a character that has no form on paper.
    """
    return flowed(replace(layout, title=_cleaned(layout.title)), _cleaned_flow)


def _cleaned_flow(flow: Flow) -> Flow:
    """Letters to many people have most of their paragraphs in common; tables are too large to remember."""
    return _reworded(flow) if isinstance(flow, Grid) else _remembered(flow)


def _reworded(flow: Flow) -> Flow:
    return reworded(flow, lambda text, look: _cleaned(text))


_remembered = lru_cache(maxsize=1024)(_reworded)


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    text = _LINE_ENDS.sub(" ", unicodedata.normalize("NFC", text))
    found = _NO_FORM.search(text)
    if found is not None:
        near = _NO_FORM.sub("", text)[:40]
        raise WriteError(
            f"Trong “{near}” có ký tự điều khiển U+{ord(found[0]):04X} không in được. Hãy gõ lại đoạn này."
        )
    return text
