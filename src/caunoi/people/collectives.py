"""What the register says of a collective name, as it is typed and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.people.models import Collective, Office


@dataclass(frozen=True, slots=True)
class CollectiveSaid:
    """What papers call together: a rule over the register, or (Scope.LISTED) just the offices `include`."""

    name: str
    scope: str
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    begins: str = ""
    include: tuple[Office, ...] = ()
    exclude: tuple[Office, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


def said_of(collective: Collective) -> CollectiveSaid:
    """What the register says of a collective now."""
    return CollectiveSaid(
        name=collective.name,
        scope=collective.scope,
        names=tuple(one.name for one in collective.names.order_by("name")),
        kinds=tuple(collective.kinds),
        levels=tuple(collective.levels),
        begins=collective.begins,
        include=tuple(collective.include.order_by("name")),
        exclude=tuple(collective.exclude.order_by("name")),
        valid_from=collective.valid_from,
        valid_to=collective.valid_to,
        source=collective.source,
    )
