"""The table of rights beside the program as it is: what is covered, what has no row, what is no more."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from caunoi.people.rights import Address, Deed, Open
from caunoi.site.access import ADDRESSES, DEEDS

_OURS: Final = "caunoi."
_NO_PERSON: Final = {Open.MACHINE, Open.STEP}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many addresses and deeds the table covers, and a sentence for each fault in it."""

    addresses: int
    deeds: int
    faults: tuple[str, ...]


@cache
def address_row(name: str) -> Address | None:
    """The row of an address by its full name."""
    return next((row for row in ADDRESSES if row.name == name), None)


@dataclass(frozen=True, slots=True)
class Route:
    """An address as the program answers it: its full name, how it is written, what stands in it."""

    name: str
    written: str
    holds: tuple[str, ...]


def routes(resolver: URLResolver | None = None, before: Route = Route("", "/", ())) -> Iterator[Route]:
    """All addresses that answer, those of included packages too."""
    for entry in (resolver or get_resolver()).url_patterns:
        written = before.written + str(entry.pattern).removeprefix("^").removesuffix("$")
        holds = (*before.holds, *entry.pattern.converters, *entry.pattern.regex.groupindex)
        holds = tuple(dict.fromkeys(holds))
        if isinstance(entry, URLResolver):
            space = f"{before.name}{entry.namespace}:" if entry.namespace else before.name
            yield from routes(entry, Route(space, written, holds))
        elif isinstance(entry, URLPattern):
            yield Route(f"{before.name}{entry.name or entry.lookup_str}", written, holds)


def deeds() -> dict[str, Callable[..., object]]:
    """ "room.function": every public function of every `*actions.py`, those it passes on included."""
    rooms = [room for room in apps.get_app_configs() if room.name.startswith(_OURS)]
    return {
        f"{room.label}.{name}": deed
        for room in rooms
        if room.module is not None
        for module in _action_modules(room.module)
        for name, deed in _public_functions(module)
    }


def _action_modules(room: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(room.__path__):
        if found.name.endswith("actions"):
            yield import_module(f"{room.__name__}.{found.name}")


def _public_functions(module: ModuleType) -> Iterator[tuple[str, Callable[..., object]]]:
    passed_on = getattr(module, "__all__", ())
    for name, found in inspect.getmembers(module, inspect.isfunction):
        if not name.startswith("_") and (name in passed_on or found.__module__ == module.__name__):
            yield name, found


def coverage(rows: tuple[Address, ...] = ADDRESSES, deed_rows: tuple[Deed, ...] = DEEDS) -> Coverage:
    """Compares the table with the program. A fault: no row, two, one for nothing or nobody."""
    there, done = {route.name for route in routes()}, set(deeds())
    faults = [
        *_differences("địa chỉ", there, [row.name for row in rows], "ADDRESSES"),
        *_differences("việc", done, [row.name for row in deed_rows], "DEEDS"),
        *(
            f"Địa chỉ {row.name} không thể chỉ dành cho máy."
            for row in rows
            if _NO_PERSON & {row.get, row.post}
        ),
    ]
    return Coverage(len(there), len(done), tuple(faults))


def _differences(kind: str, real: set[str], rows: list[str], table: str) -> Iterator[str]:
    for name in sorted(real - set(rows)):
        yield (
            f"{kind.capitalize()} {name} chưa có hàng trong bảng quyền: "
            f"thêm một hàng vào {table} của caunoi/<phòng>/access.py, nói rõ ai được làm."
        )
    for name in sorted(set(rows) - real):
        yield f"Bảng quyền có hàng cho {kind} {name} nhưng chương trình không có; bỏ hàng ấy trong {table}."
    for name in sorted({name for name in rows if rows.count(name) > 1}):
        yield f"{kind.capitalize()} {name} có hơn một hàng trong bảng quyền; chỉ giữ một."
