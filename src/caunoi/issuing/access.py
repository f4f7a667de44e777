"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs
from caunoi.people.rules import Verb

_GIVE: Final = Needs(Verb.ISSUE_NUMBER, Measure.OFFICE)
_KEEP: Final = Needs(Verb.KEEP_NUMBERS, Measure.OFFICE)

_LOOK: Final = Needs(Verb.SEE_NUMBERS)
_SEE: Final = Needs(Verb.SEE_NUMBERS, Measure.OFFICE)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("issuing:book", get=_LOOK),
    Address("issuing:print_book", get=_LOOK),
    Address("issuing:export_book", get=_LOOK),
    Address("issuing:new_number", get=Needs(Verb.ISSUE_NUMBER), post=_GIVE),
    Address("issuing:number", get=_SEE),
    Address("issuing:use_number", post=_GIVE),
    Address("issuing:correct_number", post=_GIVE),
    Address("issuing:cancel_number", post=_GIVE),
    Address("issuing:terms", get=_LOOK, post=_KEEP),
    Address("issuing:term", get=_KEEP, post=_KEEP),
    Address("issuing:continue_series", post=_KEEP),
)

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
