"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs
from caunoi.people.rules import Verb

_MAKE: Final = Needs(Verb.MAKE_PROGRAMME, Measure.OFFICE)

ADDRESSES: Final[tuple[Address, ...]] = ()

DEEDS: Final = (
    Deed("programmes.adopt_programme", _MAKE),
    Deed("programmes.adopt_programme_from", _MAKE),
    Deed("programmes.draft_programme", _MAKE),
    Deed("programmes.discard_programme", _MAKE),
    Deed("programmes.add_standing", _MAKE),
    Deed("programmes.change_standing", _MAKE),
    Deed("programmes.remove_standing", _MAKE),
    Deed("programmes.add_item", _MAKE),
    Deed("programmes.change_item", _MAKE),
    Deed("programmes.remove_item", _MAKE),
    Deed("programmes.move_item", _MAKE),
    Deed("programmes.drop_item", _MAKE),
    Deed("programmes.finish_items", _MAKE),
    Deed("programmes.reopen_item", _MAKE),
)
