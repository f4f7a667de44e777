"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs
from caunoi.people.rules import Verb

_GIVE: Final = Needs(Verb.ISSUE_NUMBER, Measure.OFFICE)
_KEEP: Final = Needs(Verb.KEEP_NUMBERS, Measure.OFFICE)

ADDRESSES: Final[tuple[Address, ...]] = ()

DEEDS: Final[tuple[Deed, ...]] = (
    Deed("issuing.take_number", _GIVE),
    Deed("issuing.take_secret_number", _GIVE),
    Deed("issuing.reserve_number", _GIVE),
    Deed("issuing.use_number", _GIVE),
    Deed("issuing.cancel_number", _GIVE),
    Deed("issuing.correct_number", _GIVE),
    Deed("issuing.add_term", _KEEP),
    Deed("issuing.change_term", _KEEP),
    Deed("issuing.continue_series", _KEEP),
)
