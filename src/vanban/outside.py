"""What a file says after the signature that is no part of a document: it would be lost without a word."""

from __future__ import annotations

from vanban.fact_changes import FactChange
from vanban.model import Document
from vanban.paper import Paper
from vanban.paper_json import to_json

_LEAST = 12
"""Letters from which a line is more than a stray mark."""


def outside(document: Document, paper: Paper) -> tuple[FactChange, ...]:
    """The paragraphs behind the last signature that stand nowhere in the paper read from the document."""
    names = [_key(signing.name) for signing in paper.signings if signing.name]
    ends = [at for at, block in enumerate(document.blocks) if any(name in _key(block.text) for name in names)]
    if not ends:
        return ()
    said = _key(to_json(paper))
    lost = (block.words for block in document.blocks[ends[-1] + 1 :])
    return tuple(
        FactChange("outside", "sau chữ ký", "", words)
        for words in lost
        if len(_key(words)) >= _LEAST and _key(words) not in said
    )


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
