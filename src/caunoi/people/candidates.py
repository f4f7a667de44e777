"""Which offices may be meant by a name that nobody bears: proposed with a reason, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from caunoi.people.models import Office
from caunoi.people.naming import name_key
from caunoi.people.office_reads import DayRegister
from caunoi.people.phrases import Part
from caunoi.people.wording import Words

MOST: Final = 5
# Of the words that either name has: less than this in common is chance ("Ban", "Sở" and the place's name).
ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """An office and why it may be meant."""

    office: Office
    why: str


def candidates(register: DayRegister, part: Part, everybody: Iterable[Office]) -> tuple[Candidate, ...]:
    """Who may be meant by an unknown name, the likeliest first, at most five.

    `everybody` are the offices of all days with their aliases: one that bore the name on another day is told.
    """
    if part.offices:
        return tuple(Candidate(register.known[pk], "cùng mang tên này") for pk in part.offices)
    near = sorted(_near(register, part.text), key=lambda found: (*found[0], found[1].name))
    found = [*_of_another_day(register, part.text, everybody), *(Candidate(one, why) for _, one, why in near)]
    first: dict[int, Candidate] = {}
    for one in found:
        first.setdefault(one.office.pk, one)
    return tuple(first.values())[:MOST]


def _of_another_day(register: DayRegister, name: str, everybody: Iterable[Office]) -> Iterator[Candidate]:
    key, day = name_key(name), register.reader.on
    for office in everybody:
        aliases = [alias.name for alias in office.aliases.all()]
        if key in {name_key(one) for one in (office.name, office.short_name, *aliases)}:
            there = "không phải" if office.stands_on(day) else "không còn hoặc chưa có"
            yield Candidate(office, f"mang tên này, nhưng {there} vào ngày {day:%d/%m/%Y}")


def _near(register: DayRegister, name: str) -> Iterator[tuple[tuple[float, int], Office, str]]:
    """Each office that is like the name, with its rank: more alike first, then more words in common.

    "Đồng chí Chánh Văn phòng Tỉnh ủy" holds all of "Tỉnh ủy" and all of "Văn phòng Tỉnh ủy": the longer.
    """
    directory = register.reader.directory
    words = set(directory.wording.key(name))
    for pk, office in directory.offices.items():
        alike = (_alike(words, directory.wording.key(one)) for one in office.names)
        share, common, why = max(alike, default=(0.0, 0, ""))
        if share >= ALIKE:
            yield (-share, -common), register.known[pk], why


def _alike(words: set[str], other: Words) -> tuple[float, int, str]:
    """How much of two names is the same, how many words, and in which way."""
    theirs = set(other)
    common = len(words & theirs)
    share = common / max(1, len(words | theirs))
    if words == theirs:
        return 1.0, common, "cùng các từ, khác thứ tự"
    if len(words) > 1 and words < theirs:
        return max(share, ALIKE), common, "tên trong sổ dài hơn, có đủ các từ này"
    if len(theirs) > 1 and theirs < words:
        return max(share, ALIKE), common, "tên trong sổ ngắn hơn, mọi từ đều có ở đây"
    return share, common, "tên gần giống"
