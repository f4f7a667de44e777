"""What the page of one office shows: its names through time, what became of it, who was before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from caunoi.people.models import Office, OfficeAlias, OfficeEvent
from caunoi.people.office_reads import register
from caunoi.people.phrases import Sort
from caunoi.people.reads import Successor, successors
from caunoi.people.succession import Life


@dataclass(frozen=True, slots=True)
class Borne:
    """A name and the days of it; `official`: the office's own name, not just a way of writing."""

    name: str
    life: Life
    official: bool


@dataclass(frozen=True, slots=True)
class OfficePage:
    """Everything that the register says of an office. `heirs` is empty while the office stands."""

    office: Office
    stands: bool
    names: tuple[Borne, ...]
    events: tuple[OfficeEvent, ...]
    before: tuple[Office, ...]
    heirs: tuple[Successor, ...]
    below: int


def office_page(office: Office, on: date) -> OfficePage:
    """The register's knowledge of one office, as of a day. At most ten queries."""
    concerned = OfficeEvent.objects.filter(Q(before=office) | Q(after=office)).distinct()
    events = tuple(concerned.prefetch_related("before", "after"))
    stands = office.stands_on(on)
    return OfficePage(
        office=office,
        stands=stands,
        names=_names(office),
        events=events,
        before=_before(office, events),
        heirs=() if stands else tuple(successors(office, on)),
        below=office.children.standing_on(on).count(),
    )


def _names(office: Office) -> tuple[Borne, ...]:
    """Its own names, the present one first, then the other ways of writing."""
    aliases = list(office.aliases.all())
    former = sorted((one for one in aliases if one.official), key=_last_day, reverse=True)
    last = max((one.valid_to for one in former if one.valid_to), default=None)
    begun = last + timedelta(days=1) if last else office.valid_from
    own = [Borne(office.name, Life(begun, office.valid_to), official=True)]
    own += [Borne(one.name, Life(one.valid_from, one.valid_to), official=True) for one in former]
    others = sorted((one for one in aliases if not one.official), key=lambda one: one.name)
    short = (
        [] if office.short_name in {"", office.name} else [Borne(office.short_name, Life(), official=False)]
    )
    return (
        *own,
        *short,
        *(Borne(one.name, Life(one.valid_from, one.valid_to), official=False) for one in others),
    )


def _last_day(alias: OfficeAlias) -> date:
    return alias.valid_to or date.min


def _before(office: Office, events: tuple[OfficeEvent, ...]) -> tuple[Office, ...]:
    """Whose work came to this office, by one event."""
    found = [
        gone
        for event in events
        if office in event.after.all()
        for gone in event.before.all()
        if gone != office and gone not in event.after.all()
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Members:
    """Whom a collective name means on a day in a paper of one's own office, and `why`."""

    offices: tuple[Office, ...]
    why: str


def members_on(names: list[str], on: date, *, issuer: str) -> list[Members]:
    """The members of each collective name, in order. The queries of one register."""
    day = register(on, issuer=issuer)
    found = []
    for name in names:
        meant = day.meant(name)
        known = len(meant.parts) == 1 and meant.parts[0].sort in {Sort.COLLECTIVE, Sort.NOBODY}
        why = meant.parts[0].why if meant.parts else ""
        found.append(Members(tuple(day.offices(meant)) if known else (), why))
    return found
