"""Types of documents that take a number, with their signs, as data: `people/data/document_types.toml`.

A series goes by the type's word, never by its sign: QĐ stands for Quyết định and for Quy định.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from caunoi.people.datasets import FOLDER
from caunoi.people.naming import name_key
from caunoi.ui.refusal import RuleBroken
from vanban.paper import System

SYSTEM_KEYS: Final[tuple[System, ...]] = ("party", "state")
SHIPPED: Final = FOLDER / "document_types.toml"


@dataclass(frozen=True, slots=True)
class NumberedType:
    """A type by its word; `sign` is "" where its rule gives it none."""

    name: str
    sign: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Signs:
    """The types of one system; `congress` is what stands for the organ on papers of a congress."""

    types: tuple[NumberedType, ...]
    source: str
    congress: str = ""


@cache
def signs(system: System) -> Signs:
    """What the shipped file says of a system (domain study 1.5, 2 and 3)."""
    said = {one["key"]: one for one in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["system"]}[system]
    types = tuple(NumberedType(*row) for row in said["types"])
    return Signs(types, said["source"], said.get("congress", [""])[0])


@cache
def _by_key(system: System) -> Mapping[str, NumberedType]:
    return {name_key(one.name): one for one in signs(system).types}


def numbered_type(system: System, name: str) -> NumberedType:
    """The type of that name, however its tone marks are placed. Raises RuleBroken("type-unknown")."""
    found = _by_key(system).get(name_key(name))
    if found is None:
        raise RuleBroken(
            "type-unknown",
            f"Loại “{name}” không có trong danh mục đánh số ({signs(system).source}). "
            "Chọn đúng tên loại văn bản.",
        )
    return found
