"""Emphasis in the texts of a kind: `**đậm**`, `*nghiêng*`, `***đậm nghiêng***`; `\\*` is a star."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from vanban.paper import Run, Words

_TOKEN: Final = re.compile(r"\\(?P<plain>.)|(?P<stars>\*{1,3})|(?P<text>[^\\*]+|\\$)")


def marked(text: str) -> Iterator[tuple[str, bool, bool]]:
    """The text in pieces with whether each is bold and italic; a mark that is not closed holds to the end."""
    bold = italic = False
    for token in _TOKEN.finditer(text):
        if stars := token["stars"]:
            bold ^= len(stars) >= 2
            italic ^= len(stars) != 2
        else:
            yield token["plain"] or token["text"], bold, italic


def joined(runs: Iterable[Run]) -> Words:
    """Runs of one emphasis side by side become one; empty ones go."""
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if last and (last.bold, last.italic, last.underline) == (run.bold, run.italic, run.underline):
            made[-1] = Run(last.text + run.text, run.bold, run.italic, run.underline)
        elif run.text:
            made.append(run)
    return tuple(made)


def runs_of(text: str) -> Words:
    """The text with its marks as runs."""
    return joined(Run(piece, bold, italic) for piece, bold, italic in marked(text))
