"""docs/permissions.md, written from the table of rights: `caunoi permissions --write`."""

from __future__ import annotations

from collections.abc import Iterator

from caunoi.people.models import Role
from caunoi.people.rights import ROLE_DUTIES
from caunoi.site.permissions import coverage
from caunoi.site.rights_reads import Opened, Opening, openings, unasked

_HEAD = """# Who may do what

Written by `caunoi permissions --write` from `people/rules.py` (role × verb × reach) and the `access.py` of
each room (what every address and every deed asks); do not edit it by hand. The page `/quyen-han/` shows the
same. Why it is so: ADR 0018.
"""


def document() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_counts(), *_roles(), *_grants(), *_verbs(), *_unasked()])


def _counts() -> Iterator[str]:
    found = coverage()
    yield f"{found.addresses} addresses, {found.deeds} deeds, {len(Role)} roles.\n"


def _roles() -> Iterator[str]:
    yield "## Roles\n\n| role | code | what it is for |\n| --- | --- | --- |"
    yield from (f"| {role.label} | `{role.value}` | {ROLE_DUTIES[role.value]} |" for role in Role)
    yield ""


def _grants() -> Iterator[str]:
    yield "## Verbs and how far they reach\n"
    yield "| verb | " + " | ".join(Role.labels) + " |"
    yield "| --- " * (len(Role) + 1) + "|"
    for opening in openings():
        yield f"| {opening.name} | " + " | ".join(opening.reaches) + " |"
    yield ""


def _verbs() -> Iterator[str]:
    yield "## What each verb opens\n"
    for opening in openings():
        yield f"### {opening.name} (`{opening.code}`)\n"
        yield from _lines(opening)


def _unasked() -> Iterator[str]:
    yield "## What asks for no verb\n"
    for opening in unasked():
        yield f"### {opening.name.capitalize()}\n"
        yield from _lines(opening)


def _lines(opening: Opening) -> Iterator[str]:
    yield from (_line("look", one) for one in opening.looks)
    yield from (_line("send", one) for one in opening.sends)
    yield from (f"- deed `{name}`" for name in opening.deeds)
    yield ""


def _line(way: str, opened: Opened) -> str:
    measured = f", {opened.measure}" if opened.measure else ""
    return f"- {way} `{opened.where}` (`{opened.name}`){measured}"
