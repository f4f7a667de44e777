"""Emphasis laid on a paper that was read: its words are found again in the file, in their order.

A reading keeps no emphasis, for its words are joined, repaired and taken apart. So the characters of each
paragraph and cell are looked up among those of the file; where they are not found the words stay plain. The
law for Word: `dressed(paper_of(read(write(paper))), emphasis(write(paper)))` has the emphasis of `paper`, its
blanks `settled`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from vanban.paper import Element, Paper, Paragraph, Run, Words, plain, words
from vanban.text.repair import repair_characters

_WINDOW: Final = 6000
"""How many characters a text may lie behind the one before; what is further away is another text."""


class _Look(NamedTuple):
    bold: bool
    italic: bool
    underline: bool


_PLAIN: Final = _Look(False, False, False)


def dressed(paper: Paper, shown: Sequence[Words]) -> Paper:
    """The paper with the emphasis of body and appendices as the file shows it (`sources.docx_emphasis`)."""
    file = _File(shown)
    body = tuple(map(file.element, paper.body))
    appendices = tuple(replace(one, body=tuple(map(file.element, one.body))) for one in paper.appendices)
    return replace(paper, body=body, appendices=appendices)


def settled(runs: Words) -> Words:
    """The words with a blank emphasised only where both its neighbours are: nobody sees it otherwise."""
    return _runs(plain(runs), [_look(run) for run in runs for sign in run.text if not sign.isspace()])


def _look(run: Run) -> _Look:
    return _Look(run.bold, run.italic, run.underline)


def _runs(text: str, looks: Sequence[_Look]) -> Words:
    """The text with the looks of its characters, which the blanks do not count among."""
    left, last, each = iter(looks), _PLAIN, []
    for sign in text:
        last = last if sign.isspace() else next(left)
        each.append(None if sign.isspace() else last)
    of_all = [look or _shared(each, at) for at, look in enumerate(each)]
    pairs = groupby(zip(text, of_all, strict=True), key=lambda pair: pair[1])
    return tuple(Run("".join(sign for sign, _ in signs), *look) for look, signs in pairs)


def _shared(looks: Sequence[_Look | None], at: int) -> _Look:
    before = next((look for look in reversed(looks[:at]) if look), _PLAIN)
    after = next((look for look in looks[at:] if look), _PLAIN)
    return _Look(*(one and other for one, other in zip(before, after, strict=True)))


class _File:
    """All characters of a file but its blanks, each with its look, and where paragraphs begin."""

    def __init__(self, shown: Iterable[Words]) -> None:
        signs: list[str] = []
        self._looks: list[_Look] = []
        self._starts: set[int] = set()
        self._at = 0
        for runs in shown:
            self._starts.add(len(self._looks))
            for run in runs:
                key = _key(run.text)
                signs.append(key)
                self._looks += [_look(run)] * len(key)
        self._text = "".join(signs)

    def element(self, element: Element) -> Element:
        """The element with its words as the file shows them."""
        if isinstance(element, Paragraph):
            return replace(element, words=self._words(element.words, element.marker))
        for column in element.columns:
            self._words(words(column.title))
        return replace(element, rows=tuple(tuple(map(self._words, row)) for row in element.rows))

    def _words(self, runs: Words, marker: str = "") -> Words:
        text = plain(runs)
        key = _key(text)
        at = self._found(key, len(_key(marker))) if key else -1
        return runs if at < 0 else _runs(text, self._looks[at : at + len(key)])

    def _found(self, key: str, marker: int) -> int:
        """Where the key stands next, first of all at the beginning of a paragraph; -1 where it does not."""
        end = self._at + _WINDOW + len(key)
        first = at = self._text.find(key, self._at, end)
        while at >= 0 and at not in self._starts and at - marker not in self._starts:
            at = self._text.find(key, at + 1, end)
        at = first if at < 0 else at
        if at >= 0:
            self._at = at + len(key)
        return at


def _key(text: str) -> str:
    """The characters that count, put right as the reader does."""
    return "".join(repair_characters(text, Counter()).split())
