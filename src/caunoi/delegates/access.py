"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs
from caunoi.people.rules import Verb

_KEEP: Final = Needs(Verb.KEEP_DELEGATES, Measure.OFFICE)
_SEE: Final = Needs(Verb.KEEP_DELEGATES, Measure.OFFICE)

ADDRESSES: Final[tuple[Address, ...]] = (Address("delegates:list", get=_SEE),)

DEEDS: Final = (Deed("delegates.invite_delegate", _KEEP),)
