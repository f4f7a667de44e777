"""Which offices do the words of a paper mean? The register of one day, loaded once for all its phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from caunoi.people.directory import Directory, Named, Together
from caunoi.people.models import Collective, Office, OfficeAlias, OfficeKind
from caunoi.people.office_models import OfficeQuerySet
from caunoi.people.phrases import Meant, Reader
from caunoi.people.succession import Life
from caunoi.people.wording import wording


@dataclass(frozen=True)
class DayRegister:
    """The offices as they stood on a day, and what a paper's phrases mean by them."""

    reader: Reader
    known: dict[int, Office]
    _meant: dict[str, Meant] = field(default_factory=dict)

    def meant(self, text: str) -> Meant:
        """What the phrase means, as ids; `offices` gives the rows. A programme names the same few often."""
        if text not in self._meant:
            self._meant[text] = self.reader.meant(text)
        return self._meant[text]

    def office(self, text: str) -> Office | None:
        """The one office that the phrase means; None where it means nobody known, or several."""
        found = self.meant(text).office
        return self.known[found] if found else None

    def listed(self, text: str) -> list[Office]:
        """Everyone the phrase means, members of collectives too, in its order."""
        return self.offices(self.meant(text))

    def offices(self, meant: Meant) -> list[Office]:
        """Everyone meant, in the order of the phrase."""
        return [self.known[pk] for pk in meant.offices]


def office_named(text: str, on: date, *, issuer: str = "") -> Office | None:
    """The office that a paper of that day means by `text`; None when nobody or more than one fits.

    For more than one phrase of a paper take `register`, which asks the database once.
    """
    return register(on, issuer=issuer).office(text)


def register(on: date, *, issuer: str = "") -> DayRegister:
    """The register of a day, as the issuer of a paper speaks of it (its name as the letterhead writes it).

    Four queries.
    """
    standing = _named_in_papers().standing_on(on).prefetch_related("aliases")
    return _of_day(list(standing), tuple(map(_together, _collectives())), on, issuer)


class Registers:
    """The register of any day as any issuer speaks of it, from one look at the database (five queries)."""

    def __init__(self) -> None:
        self.everybody = tuple(_named_in_papers().prefetch_related("aliases"))
        self._together = tuple(map(_together, _collectives()))
        self._days: dict[tuple[date, str], DayRegister] = {}

    def on(self, day: date, issuer: str = "") -> DayRegister:
        """See `register`; no query."""
        if (day, issuer) not in self._days:
            standing = [office for office in self.everybody if office.stands_on(day)]
            self._days[day, issuer] = _of_day(standing, self._together, day, issuer)
        return self._days[day, issuer]


def _named_in_papers() -> OfficeQuerySet:
    """Nobody gives work to a province as such: areas are no office's name."""
    return Office.objects.exclude(kind=OfficeKind.AREA)


def _of_day(standing: list[Office], together: tuple[Together, ...], on: date, issuer: str) -> DayRegister:
    known = {office.pk: office for office in standing}
    named = {pk: _named(office, on) for pk, office in known.items()}
    top = "Thành ủy" if _city(known) else "Tỉnh ủy"
    directory = Directory(named, wording(top), together)
    if issuer.strip():
        meant = Reader(directory, on).meant(issuer).office
        foreign = meant is None and directory.wording.place_of(directory.wording.key(issuer)) is not None
        directory = Directory(named, wording(top), directory.together, meant, foreign)
    return DayRegister(Reader(directory, on), known)


def _city(known: dict[int, Office]) -> bool:
    """Whether the province's committee is a city's."""
    return any(
        office.level == "province" and office.kind == "committee" and office.name.startswith("Thành ủy")
        for office in known.values()
    )


def _named(office: Office, on: date) -> Named:
    return Named(office.pk, names_on(office, on), office.kind, office.level, office.parent_id)


def names_on(office: Office, on: date) -> tuple[str, ...]:
    """Every way that an office is written on a day, its official name first.

    A name it bore itself counts on its own days only. Uses prefetched aliases.
    """
    aliases = [alias for alias in office.aliases.all() if Life(alias.valid_from, alias.valid_to).on(on)]
    names = [alias.name for alias in sorted(aliases, key=lambda alias: (not alias.official, alias.pk))]
    current = [] if any(alias.official for alias in aliases) else [office.name, office.short_name]
    return tuple(dict.fromkeys([*current, *names]))


def _collectives() -> list[Collective]:
    return list(Collective.objects.prefetch_related("names", "include", "exclude"))


def _together(one: Collective) -> Together:
    return Together(
        id=one.pk,
        name=one.name,
        names=tuple(name.name for name in one.names.all()),
        scope=one.scope,
        kinds=frozenset(one.kinds),
        levels=frozenset(one.levels),
        begins=one.begins,
        include=frozenset(office.pk for office in one.include.all()),
        exclude=frozenset(office.pk for office in one.exclude.all()),
        life=Life(one.valid_from, one.valid_to),
    )


def former_names(office: Office) -> list[OfficeAlias]:
    """The names an office bore itself before, latest first."""
    return list(office.aliases.filter(official=True).order_by("-valid_to", "name"))
