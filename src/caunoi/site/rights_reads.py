"""What the page of rights and docs/permissions.md show: the rows of the table, by verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from caunoi.people.models import Role
from caunoi.people.rights import MEASURE_NAMES, OPEN_NAMES, Asked, Needs, Open
from caunoi.people.rules import REACH_NAMES, VERB_NAMES, Verb, may
from caunoi.site.access import ADDRESSES, DEEDS
from caunoi.site.permissions import routes

# <int:pk> of ours and (?P<key>[^/]+) of packages: to a reader both are "something".
_HELD: Final = re.compile(r"<[^>]+>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True, slots=True)
class Opened:
    """An address that a verb opens: where it is, and on what the verb's reach is measured there."""

    name: str
    where: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What one verb, or asking for none, opens: pages to look at, forms to send, deeds of the program.

    What is measured alike stands together.
    """

    code: str
    name: str
    looks: tuple[Opened, ...]
    sends: tuple[Opened, ...]
    deeds: tuple[str, ...]
    reaches: tuple[str, ...] = ()


def openings() -> list[Opening]:
    """Every verb with the reach of each role, in the order of Role."""
    return [
        _opening(verb, verb, VERB_NAMES[verb], tuple(_reach(role, verb) for role in Role.values))
        for verb in Verb
    ]


def unasked() -> list[Opening]:
    """What opens without a verb, and why."""
    return [_opening(way, way, OPEN_NAMES[way]) for way in Open]


def _reach(role: str, verb: Verb) -> str:
    granted = may(role, verb)
    return REACH_NAMES[granted] if granted else ""


def _opening(by: Verb | Open, code: str, name: str, reaches: tuple[str, ...] = ()) -> Opening:
    written = {route.name: _HELD.sub("…", route.written) for route in routes()}
    looks, sends = (
        sorted(
            (
                Opened(row.name, written.get(row.name, ""), _measure(asked))
                for row in ADDRESSES
                if (asked := getattr(row, way)) is not None and _is(asked, by)
            ),
            key=lambda opened: opened.measure,
        )
        for way in ("get", "post")
    )
    deeds = tuple(row.name for row in DEEDS if _is(row.asks, by))
    return Opening(code, name, tuple(looks), tuple(sends), deeds, reaches)


def _is(asked: Asked, by: Verb | Open) -> bool:
    return (asked.verb if isinstance(asked, Needs) else asked) is by


def _measure(asked: Asked) -> str:
    return MEASURE_NAMES[asked.of] if isinstance(asked, Needs) else ""
