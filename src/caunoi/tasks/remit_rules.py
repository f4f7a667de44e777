"""Which bodies a task may be for, by the words of their remits: a suggestion with its reason. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from caunoi.people.naming import name_key
from caunoi.ui.refusal import RuleBroken

MOST_PHRASES: Final = 60
LONGEST_PHRASE: Final = 100
# A phrase of confirmed assignments is worth proposing from so many tasks of one body on.
OFTEN: Final = 3
_SIZES: Final = range(8, 1, -1)
# What a task is about stands at its beginning.
_WORDS: Final = 16
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Remit:
    """What one body answers for, as phrases."""

    office: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A body and the phrases of its remit that stand in the text, longest first."""

    office: int
    found: tuple[str, ...]

    @property
    def why(self) -> str:
        quoted = ", ".join(f"“{phrase}”" for phrase in self.found)
        return f"vì có cụm từ {quoted}"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A phrase that so many confirmed tasks of one body have and nobody else's."""

    office: int
    phrase: str
    times: int


def suggested(text: str, remits: Iterable[Remit]) -> list[Suggested]:
    """The bodies whose phrases stand in the text as whole words, those with more words first."""
    padded = f" {name_key(text)} "
    hits = []
    for remit in remits:
        found = [phrase for phrase in remit.phrases if (key := name_key(phrase)) and f" {key} " in padded]
        if found:
            found.sort(key=lambda phrase: (-len(phrase.split()), phrase))
            hits.append(Suggested(remit.office, tuple(found)))
    return sorted(hits, key=lambda one: -sum(len(phrase.split()) for phrase in one.found))


def phrases_of(text: str) -> tuple[str, ...]:
    """The phrases of a typed list, parted by lines, ";" or ",": clean, each once.

    Raises RuleBroken: nothing-stated, too-long, too-many.
    """
    pieces = (" ".join(one.split()) for one in text.replace(";", "\n").replace(",", "\n").splitlines())
    kept = tuple({name_key(one): one for one in pieces if name_key(one)}.values())
    if not kept:
        raise RuleBroken("nothing-stated", "Chưa ghi cụm từ nào. Hãy ghi mỗi cụm từ một dòng.")
    long = next((one for one in kept if len(one) > LONGEST_PHRASE), None)
    if long is not None:
        raise RuleBroken(
            "too-long", f"Cụm từ “{long[:40]}…” dài quá {LONGEST_PHRASE} ký tự. Hãy ghi gọn lại."
        )
    if len(kept) > MOST_PHRASES:
        raise RuleBroken("too-many", f"Mỗi đơn vị ghi nhiều nhất {MOST_PHRASES} cụm từ.")
    return kept


def learnt(assigned: Sequence[tuple[int, str]], remits: Sequence[Remit], most: int = 10) -> list[Learnt]:
    """Phrases worth adding, from confirmed assignments (body, words of the task): the most frequent first.

    Only from tasks that the table would not have suggested to their body, only what stands in tasks of one
    body alone, and nothing that a longer find holds already.
    """
    new = [(office, text) for office, text in assigned if office not in _bodies(text, remits)]
    elsewhere = _counted(assigned)
    said = {key: phrase for _, text in new for key, phrase in _runs(text)}
    often = [one for one in _counted(new).items() if max(one[1].values()) >= OFTEN]
    finds: dict[str, Learnt] = {}
    for key, by in sorted(often, key=_often_and_long):
        if len(finds) == most:
            break
        if len(elsewhere[key]) == 1 and not any(f" {key} " in f" {longer} " for longer in finds):
            office, number = by.most_common(1)[0]
            finds[key] = Learnt(office, said[key], number)
    return list(finds.values())


def _often_and_long(one: tuple[str, Counter[int]]) -> tuple[int, int, str]:
    return -max(one[1].values()), -len(one[0].split()), one[0]


def _bodies(text: str, remits: Sequence[Remit]) -> set[int]:
    return {one.office for one in suggested(text, remits)}


def _counted(assigned: Sequence[tuple[int, str]]) -> dict[str, Counter[int]]:
    times: dict[str, Counter[int]] = defaultdict(Counter)
    for office, text in assigned:
        for key in {key for key, _ in _runs(text)}:
            times[key][office] += 1
    return times


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Every run of neighbouring words that may be a phrase: its key, and as it is written."""
    words = _WORD.findall(text.lower())[:_WORDS]
    keys = [_key(word) for word in words]
    for size in _SIZES:
        for at in range(len(words) - size + 1):
            yield " ".join(keys[at : at + size]), " ".join(words[at : at + size])


@lru_cache(maxsize=10_000)
def _key(word: str) -> str:
    return name_key(word)
