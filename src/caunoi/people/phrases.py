"""What a phrase of a paper means: an office, several, a collective with its members, nobody known. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from caunoi.people.directory import Directory, Together, members
from caunoi.people.wording import Words

_AFTER: Final = re.compile(
    r"\s*(?:[(–].*|\b(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|làm đầu mối)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COLON: Final = re.compile(r"\s*:.*$", re.DOTALL)
# "Đảng ủy các xã Vân Khê, Tân Thịnh", "các sở: Nội vụ, Tài chính": one alone is called without "các".
_WITHOUT_EACH: Final = re.compile(r"\bcác\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*[;,:\n+•]+\s*(?:và\s+)?|\s+(?:và|cùng)\s+", re.IGNORECASE)
# Longer lists stand in no assignment; what has more is running text.
MOST_PIECES: Final = 30
LONGEST_TAIL: Final = 6


class Sort(StrEnum):
    OFFICE = "office"
    COLLECTIVE = "collective"
    NOBODY = "nobody"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a phrase: what it means, which offices, and why, in a sentence for the person.

    SEVERAL: more than one office is called so, and which one is meant the paper does not tell.
    """

    text: str
    sort: Sort
    offices: tuple[int, ...] = ()
    why: str = ""

    @property
    def known(self) -> bool:
        return self.sort in {Sort.OFFICE, Sort.COLLECTIVE, Sort.NOBODY}


@dataclass(frozen=True, slots=True)
class Meant:
    """What a whole phrase means, name by name."""

    parts: tuple[Part, ...]

    @property
    def office(self) -> int | None:
        """The office, where the phrase names exactly one and nobody else."""
        one = self.parts[0] if len(self.parts) == 1 else None
        return one.offices[0] if one and one.sort is Sort.OFFICE else None

    @property
    def first(self) -> int | None:
        """The first office that is named by itself."""
        return next((part.offices[0] for part in self.parts if part.sort is Sort.OFFICE), None)

    @property
    def offices(self) -> tuple[int, ...]:
        """Everyone meant, once each, in the order of the phrase."""
        return tuple(dict.fromkeys(pk for part in self.parts if part.known for pk in part.offices))

    @property
    def collective(self) -> bool:
        """Whether a collective name stands among the names."""
        return any(part.sort is Sort.COLLECTIVE for part in self.parts)

    @property
    def unknown(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.known)


@dataclass(frozen=True, slots=True)
class _Found:
    """A part and where it stands in the phrase."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True)
class Reader:
    """Reads phrases against the offices of one day."""

    directory: Directory
    on: date

    def meant(self, text: str) -> Meant:
        """What the phrase means; an empty phrase has no parts."""
        bare = self._without_lead_in(text)
        short = _AFTER.sub("", bare)
        head = _COLON.sub("", short)
        if head != short and (spread := self._each(short.replace(":", " ", 1))):
            return Meant(spread)
        for form in dict.fromkeys((text, bare, short, head)):
            part = self._whole(form)
            if part.known:
                return Meant((part,))
        listed = self._listed(head)
        if all(part.known for part in listed):
            return Meant(listed)
        return Meant(self._each(head) or listed)

    def _each(self, text: str) -> tuple[Part, ...] | None:
        """A list under one plural word, where every name of it is known then."""
        parts = self._listed(_WITHOUT_EACH.sub("", text, 1), each=True)
        return parts if len(parts) > 1 and all(part.known for part in parts) else None

    def _without_lead_in(self, text: str) -> str:
        text = text.strip(" .-–+*")
        for lead_in in self.directory.wording.lead_ins:
            if text.casefold().startswith(f"{lead_in} "):
                return text[len(lead_in) + 1 :].strip()
        return text

    def _listed(self, text: str, *, each: bool = False) -> tuple[Part, ...]:
        pieces = _pieces(text)
        if len(pieces) > MOST_PIECES:
            return (Part(text, Sort.UNKNOWN, why="Dài quá một danh sách đơn vị."),)
        found = _heads_shared(self.directory, text, self._best(text, pieces), each=each)
        return tuple(one.part for one in found)

    def _best(self, text: str, pieces: list[tuple[int, int]]) -> list[_Found]:
        """The reading with the fewest unknown names, then the longest; from the end, for the end tells."""
        after: list[list[_Found]] = [[] for _ in range(len(pieces) + 1)]
        for at in range(len(pieces) - 1, -1, -1):
            readings = []
            for end in range(len(pieces), at, -1):
                span = (pieces[at][0], pieces[end - 1][1])
                following = text[slice(*pieces[end])] if end < len(pieces) else ""
                part = self._piece(text[slice(*span)], following, [one.part for one in after[end]])
                if part.known or end == at + 1:
                    readings.append([_Found(part, *span), *after[end]])
            after[at] = min(readings, key=lambda found: sum(not one.part.known for one in found))
        return after[0]

    def _piece(self, text: str, following: str, after: list[Part]) -> Part:
        part = self._whole(text, alone=all(part.known for part in after))
        if part.known:
            return part
        for words in self._with_tail(text, following):
            found = self.directory.find(words)
            if len(found) == 1:
                return Part(text, Sort.OFFICE, tuple(found))
        return part

    def _with_tail(self, text: str, following: str) -> Iterator[Words]:
        words, tail = self.directory.wording.key(text), self.directory.wording.key(following)
        for size in range(1, min(LONGEST_TAIL, len(tail) - 1) + 1):
            if tail[-size] in self.directory.wording.tails:
                yield words + tail[-size:]

    def _whole(self, text: str, *, alone: bool = True) -> Part:
        """What a single name means; `alone`: nothing unknown follows that might belong to it."""
        words = self.directory.wording.key(text)
        if not words:
            return Part(text, Sort.UNKNOWN)
        collective = self._collectives.get(words)
        if collective is not None:
            return self._together(text, collective)
        if self._lost_capitals(text, words):
            return Part(text, Sort.UNKNOWN)
        found = self.directory.find(words) or (self.directory.complete(words) if alone else set())
        if len(found) == 1:
            return Part(text, Sort.OFFICE, tuple(found))
        if found:
            why = f"Có {len(found)} đơn vị cùng tên vào ngày {self.on:%d/%m/%Y}."
            return Part(text, Sort.SEVERAL, tuple(sorted(found)), why)
        return Part(text, Sort.UNKNOWN, why=f"Sổ đơn vị ngày {self.on:%d/%m/%Y} không có tên này.")

    def _together(self, text: str, collective: Together) -> Part:
        if collective.scope == "nobody":
            return Part(text, Sort.NOBODY, why="Đã ghi nhận: không phải đơn vị.")
        found = members(self.directory, collective)
        if found is None:
            why = f"“{collective.name}” tính theo cơ quan ban hành, mà văn bản chưa rõ cơ quan ban hành."
            return Part(text, Sort.UNKNOWN, why=why)
        why = f"“{collective.name}” ngày {self.on:%d/%m/%Y}: {len(found)} đơn vị."
        return Part(text, Sort.COLLECTIVE, found, why)

    @cached_property
    def _collectives(self) -> dict[Words, Together]:
        key = self.directory.wording.key
        valid = [one for one in self.directory.together if one.life.on(self.on)]
        return {key(name): one for one in valid for name in (one.name, *one.names)}

    @cached_property
    def _proper(self) -> set[Words]:
        """Names of which every word has a capital: in lower case they are other words ("nhưng chính")."""
        names = (name for office in self.directory.offices.values() for name in office.names)
        return {
            self.directory.wording.key(name)
            for name in names
            if len(name.split()) > 1 and all(word[0].isupper() for word in name.split())
        }

    def _lost_capitals(self, text: str, words: Words) -> bool:
        return words in self._proper and all(word[0].islower() for word in text.split())


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the names of a list stand, without what parts them."""
    cuts = [0, *(at for found in _BETWEEN.finditer(text) for at in found.span()), len(text)]
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip(" .-–*")]


def _heads_shared(directory: Directory, text: str, found: list[_Found], *, each: bool) -> list[_Found]:
    """An unknown name is tried with the beginning of the one before it ("Đảng ủy xã Vân Khê, Tân Thịnh").

    `each`: the head was a plural, so known names are tried with it too ("UBND các xã: Vân Khê, Hưng Chính").
    """
    done: list[_Found] = []
    head: Words = ()
    while found:
        one, found = found[0], found[1:]
        if one.part.sort is Sort.UNKNOWN or (each and one.part.sort is Sort.OFFICE):
            for size in range(len(found), -1, -1):
                end = ([one, *found])[size].end
                named = _headed(directory, head, text[one.start : end])
                if named:
                    one, found = _Found(named, one.start, end), found[size:]
                    break
        elif one.part.sort is not Sort.OFFICE:
            head = ()
        head = head or (directory.wording.key(one.part.text) if one.part.sort is Sort.OFFICE else ())
        done.append(one)
    return done


def _headed(directory: Directory, head: Words, text: str) -> Part | None:
    words = directory.wording.key(text)
    for size in range(len(head) - 1, 0, -1):
        ids = directory.find(head[:size] + words)
        if len(ids) == 1:
            return Part(text, Sort.OFFICE, tuple(ids))
    return None
