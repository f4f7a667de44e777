"""The offices of one day, as one issuer of papers speaks of them: which office does a name mean? Pure.

A name must be the whole phrase. Nothing looser: "Tỉnh ủy" also stands at the end of "Ban Nội chính Tỉnh ủy",
and "Sở Nông nghiệp" at the beginning of "Sở Nông nghiệp và Môi trường"; a task on the wrong desk is worse
than one that waits for a person to choose. What a paper leaves out is what goes without saying for whoever
issued it: the name of its own place ("UBND xã") and of its own committee ("Ủy ban Kiểm tra").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from caunoi.people.succession import Life
from caunoi.people.wording import Wording, Words

ORDER: Final = ("central", "province", "district", "commune", "cell")


@dataclass(frozen=True, slots=True)
class Named:
    """One office of the day: every way its name is written, and where it stands."""

    id: int
    names: tuple[str, ...]
    kind: str = "other"
    level: str = "province"
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """What papers call together; `kinds` and `levels` empty: any. The dates are those of the name's use."""

    id: int
    name: str
    names: tuple[str, ...]
    scope: str
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    begins: str = ""
    include: frozenset[int] = frozenset()
    exclude: frozenset[int] = frozenset()
    life: Life = field(default_factory=Life)


@dataclass(frozen=True, slots=True)
class Place:
    """Where offices belong together: the topmost office of one level, and how its place is called."""

    root: int
    committee: Words
    area: Words = ()
    proper: Words = ()

    @property
    def kind(self) -> Words:
        """What the place is: a province, a commune."""
        return self.area[: len(self.area) - len(self.proper)]

    @property
    def tails(self) -> tuple[tuple[Words, int], ...]:
        """What may go without saying at the end of a name, and how many words of it must be said.

        "Văn phòng Đảng ủy" leaves out the rest of "Đảng ủy xã Vân Khê"; "Văn phòng Đảng" is none of it.
        """
        bare = self.committee[: len(self.committee) - len(self.proper)]
        said = len(bare) - (len(self.kind) if bare[-len(self.kind) :] == self.kind else 0)
        return ((self.committee, said), (self.area, len(self.kind))) if self.proper else ()


@dataclass(frozen=True)
class Directory:
    """Names of offices as they stand on one day.

    `issuer` is the office whose paper is read; None where the paper does not tell. `foreign`: it tells an
    issuer of another place, so nothing goes without saying: an office is meant only by its place's name.
    """

    offices: dict[int, Named]
    wording: Wording
    together: tuple[Together, ...] = ()
    issuer: int | None = None
    foreign: bool = False

    @cached_property
    def places(self) -> dict[int, Place]:
        """The place of every office."""
        known: dict[int, Place] = {}
        return {pk: known.setdefault(root, self._place(root)) for pk, root in self._roots.items()}

    @cached_property
    def _roots(self) -> dict[int, int]:
        return {pk: self._root(pk) for pk in self.offices}

    def above(self, pk: int) -> Iterator[int]:
        """The office itself, then those above it."""
        seen: set[int] = set()
        at: int | None = pk
        while at in self.offices and at not in seen:
            seen.add(at)
            yield at
            at = self.offices[at].parent

    def _root(self, pk: int) -> int:
        level = self.offices[pk].level
        return [one for one in self.above(pk) if self.offices[one].level == level][-1]

    def _place(self, root: int) -> Place:
        names = [self.wording.key(name) for name in self.offices[root].names]
        for name in names:
            told = self.wording.place_of(name)
            if told:
                return Place(root, name, *told)
        return Place(root, names[0] if names else ())

    @cached_property
    def own(self) -> tuple[Place, ...]:
        """The issuer's place and those above, nearest first; without an issuer the only province there is."""
        if self.foreign:
            return ()
        if self.issuer is not None:
            found = (self.places[one] for one in self.above(self.issuer))
        else:
            found = (self.places[one] for one in self._provinces if len(self._provinces) == 1)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _provinces(self) -> list[int]:
        roots = dict.fromkeys(self._roots.values())
        return [one for one in roots if self.offices[one].level == "province" and self.places[one].proper]

    @cached_property
    def _index(self) -> dict[Words, set[int]]:
        index: dict[Words, set[int]] = {}
        for office in self.offices.values():
            for name in office.names:
                key = self.trimmed(self.wording.key(name))
                if key:
                    index.setdefault(key, set()).add(office.id)
        return index

    def trimmed(self, words: Words) -> Words:
        """A province is called by its bare name too: "Viễn thông tỉnh Hà Tĩnh" is "Viễn thông Hà Tĩnh"."""
        for root in self._provinces:
            area, proper = self.places[root].area, self.places[root].proper
            if len(words) > len(area) and words[-len(area) :] == area:
                return words[: -len(area)] + proper
        return words

    def find(self, words: Words) -> set[int]:
        """The offices that these words mean, as they stand or with what goes without saying in a name."""
        for form in self._forms(words):
            found = self._told_apart(self._as_written(form), form)
            if found:
                return found
        return set()

    def complete(self, words: Words) -> set[int]:
        """The offices that these words mean with the issuer's own name behind them ("Ủy ban Kiểm tra")."""
        for tail in self._own_tails(words):
            found = self._as_written(self.trimmed(words + tail))
            if found:
                return found
        return set()

    def _forms(self, words: Words) -> Iterator[Words]:
        yield self.trimmed(words)
        for place in self.own:
            for form, least in place.tails:
                for shared in range(min(len(form) - 1, len(words)), least - 1, -1):
                    if words[-shared:] == form[:shared]:
                        yield self.trimmed(words + form[shared:])
            if self.offices[place.root].level == "province" and words[0] in self.wording.provincial:
                yield words + place.proper

    def _as_written(self, form: Words) -> set[int]:
        """Offices written like this, or like this without the name of their own place."""
        found = set(self._index.get(form, ()))
        if found:
            return found
        for size in range(1, len(form)):
            for place in self._by_proper.get(form[-size:], ()):
                for bare in (form[:-size], form[:-size] + place.kind):
                    found |= {pk for pk in self._index.get(bare, ()) if self._roots[pk] == place.root}
        return found

    @cached_property
    def _by_proper(self) -> dict[Words, list[Place]]:
        named: dict[Words, list[Place]] = {}
        for place in dict.fromkeys(self.places.values()):
            named.setdefault(place.proper, []).append(place)
        return named

    def _own_tails(self, words: Words) -> Iterator[Words]:
        if self.issuer is None or self.foreign:
            return
        own = next(
            (one for one in self.above(self.issuer) if self.offices[one].kind in {"committee", "government"}),
            self.issuer,
        )
        place = self.places[own]
        yield from (self.wording.key(name) for name in self.offices[own].names)
        if own == place.root or self.offices[own].kind == "government":
            yield place.area

    def _told_apart(self, found: set[int], form: Words) -> set[int]:
        """Of several with one name those nearest to the issuer; a name that says too little means nobody."""
        if len(found) > 1 and self.issuer is not None:
            nearer = ({pk for pk in found if place.root in self.above(pk)} for place in self.own)
            found = next(filter(None, nearer), found)
        return {pk for pk in found if not self._says_too_little(pk, form)}

    def _says_too_little(self, pk: int, form: Words) -> bool:
        """Whether the place's name is missing in a paper from elsewhere ("UBND xã" in the province's)."""
        place = self.places[pk]
        if not place.proper or _holds(form, place.proper):
            return False
        below = ORDER.index(self.offices[pk].level) > ORDER.index("province")
        elsewhere = self.issuer is not None and self._roots[self.issuer] != place.root
        return self.foreign or (below and elsewhere)


def _holds(words: Words, part: Words) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def members(directory: Directory, collective: Together) -> tuple[int, ...] | None:
    """The offices of the day that a collective name means in a paper of the directory's issuer.

    None where that depends on an issuer who is not known.
    """
    if collective.scope in {"listed", "nobody"}:
        return tuple(pk for pk in directory.offices if pk in collective.include)
    within = _within(directory, collective.scope)
    if within is None:
        return None
    begins = directory.wording.key(collective.begins)
    chosen = (
        pk
        for pk in within
        if (not collective.kinds or directory.offices[pk].kind in collective.kinds)
        and (not collective.levels or directory.offices[pk].level in collective.levels)
        and directory.wording.key(directory.offices[pk].names[0])[: len(begins)] == begins
    )
    found = ({*chosen} | (collective.include & directory.offices.keys())) - collective.exclude
    return tuple(pk for pk in directory.offices if pk in found)


def _within(directory: Directory, scope: str) -> Iterable[int] | None:
    if not directory.own:
        return None
    root = directory.own[0].root
    if scope == "place":
        return (pk for pk, place in directory.places.items() if place.root == root)
    if scope == "children":
        return (pk for pk, office in directory.offices.items() if office.parent == root)
    return (pk for pk in directory.offices if root in directory.above(pk))
