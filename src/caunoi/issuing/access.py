"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed

ADDRESSES: Final[tuple[Address, ...]] = ()

DEEDS: Final[tuple[Deed, ...]] = ()
