"""Sets of offices, events and collective names as files (data/*.toml), with their sources. Pure.

A file may leave the place's name open ("{place}") and is then loaded for a place: the bodies of a province's
committee are called alike everywhere. Codes are the load's prefix and the row's key; the row "root" is the
prefix itself, so a set can be hung under an office that is already there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

FOLDER: Final = Path(__file__).parent / "data"
SETS: Final = ("provincial", "commune", "provinces", "vinh", "collectives")
ROOT: Final = "root"

Value: TypeAlias = "str | date | Sequence[Value] | Mapping[str, Value]"


class NotASet(ValueError):
    """The file says something that no register can hold; the sentence names the row."""


@dataclass(frozen=True, slots=True)
class Former:
    """A name the office bore itself until a day."""

    name: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class OfficeRow:
    code: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str = ""
    symbol: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    confidence: str = ""
    aliases: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    kind: str
    on: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    legal_basis: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CollectiveRow:
    code: str
    name: str
    names: tuple[str, ...]
    scope: str
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    begins: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class DataSet:
    """One file, with its place and codes filled in; offices stand after those above them."""

    title: str
    offices: tuple[OfficeRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    collectives: tuple[CollectiveRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A shipped set as a page offers it; `place`: what to fill in, empty where nothing is open."""

    name: str
    title: str
    place: str
    source: str


@dataclass(frozen=True)
class _Filler:
    place: str
    prefix: str
    told: Mapping[str, Value] = field(default_factory=dict)

    def code(self, key: str) -> str:
        return self.prefix if key == ROOT and self.prefix else ".".join(filter(None, (self.prefix, key)))

    def text(self, row: Mapping[str, Value], key: str) -> str:
        value = row.get(key, self.told.get(key, ""))
        return value.replace("{place}", self.place) if isinstance(value, str) else ""

    def texts(self, row: Mapping[str, Value], key: str) -> tuple[str, ...]:
        value = row.get(key, ())
        parts = value if isinstance(value, list) else ()
        return tuple(part.replace("{place}", self.place) for part in parts if isinstance(part, str))

    def day(self, row: Mapping[str, Value], key: str) -> date | None:
        value = row.get(key)
        return value if isinstance(value, date) else None


def offers() -> list[Offer]:
    """The shipped sets, in the order in which one would load them."""
    return [_offer(name) for name in SETS]


def _offer(name: str) -> Offer:
    told = _Filler("", "", tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))
    return Offer(name, told.text({}, "title"), told.text({}, "place"), told.text({}, "source"))


def read_set(path: Path, *, place: str = "", prefix: str = "", under: str = "") -> DataSet:
    """The set in a file, for a place, with codes that begin with `prefix`, its top under the code `under`.

    Raises NotASet where a place is needed and missing, where a row has no name, stands twice or under nobody.
    """
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    filler = _Filler(place, prefix, told)
    if "place" in told and not place:
        raise NotASet(f"Bộ dữ liệu này cần nêu {told['place']}.")
    offices = tuple(_office(filler, key, row, under) for key, row in told.get("office", {}).items())
    events = tuple(_event(filler, row) for row in told.get("event", ()))
    collectives = tuple(_collective(filler, key, row) for key, row in told.get("collective", {}).items())
    return DataSet(filler.text({}, "title"), offices, events, collectives)


def _office(filler: _Filler, key: str, row: Mapping[str, Value], under: str) -> OfficeRow:
    name, parent = filler.text(row, "name"), row.get("parent")
    if not name:
        raise NotASet(f"Đơn vị “{key}” chưa có tên.")
    return OfficeRow(
        code=filler.code(key),
        name=name,
        short_name=filler.text(row, "short_name") or name,
        kind=filler.text(row, "kind"),
        level=filler.text(row, "level"),
        parent=filler.code(parent) if isinstance(parent, str) else under,
        symbol=filler.text(row, "symbol"),
        valid_from=filler.day(row, "valid_from"),
        valid_to=filler.day(row, "valid_to"),
        source=filler.text(row, "source"),
        confidence=filler.text(row, "confidence"),
        aliases=filler.texts(row, "aliases"),
        former=tuple(_former(filler, key, one) for one in _rows(row, "former")),
    )


def _former(filler: _Filler, key: str, row: Mapping[str, Value]) -> Former:
    name, last = filler.text(row, "name"), filler.day(row, "valid_to")
    if not name or last is None:
        raise NotASet(f"Tên cũ của đơn vị “{key}” cần có tên và ngày cuối cùng.")
    return Former(name, last)


def _rows(row: Mapping[str, Value], key: str) -> list[Mapping[str, Value]]:
    value = row.get(key, ())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _event(filler: _Filler, row: Mapping[str, Value]) -> EventRow:
    on = filler.day(row, "on")
    if on is None:
        raise NotASet("Có biến động chưa ghi ngày.")
    return EventRow(
        kind=filler.text(row, "kind"),
        on=on,
        before=tuple(map(filler.code, filler.texts(row, "before"))),
        after=tuple(map(filler.code, filler.texts(row, "after"))),
        legal_basis=filler.text(row, "legal_basis"),
        source=filler.text(row, "source"),
        confidence=filler.text(row, "confidence"),
        note=filler.text(row, "note"),
    )


def _collective(filler: _Filler, key: str, row: Mapping[str, Value]) -> CollectiveRow:
    return CollectiveRow(
        code=key,
        name=filler.text(row, "name"),
        names=filler.texts(row, "names"),
        scope=filler.text(row, "scope"),
        kinds=filler.texts(row, "kinds"),
        levels=filler.texts(row, "levels"),
        begins=filler.text(row, "begins"),
        valid_from=filler.day(row, "valid_from"),
        valid_to=filler.day(row, "valid_to"),
        source=filler.text(row, "source"),
    )
