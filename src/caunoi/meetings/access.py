"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_SEE: Final = Needs(Verb.SEE_MEETING, Measure.SHARED)
_MAKE: Final = Needs(Verb.MAKE_MEETING, Measure.OFFICE)
_LOOK: Final = Needs(Verb.SEE_MEETING)
_WRITE: Final = Needs(Verb.MAKE_MEETING)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("meetings:list", get=_LOOK),
    Address("meetings:new", get=_WRITE, post=_WRITE),
    Address("meetings:meeting", get=_SEE),
)

DEEDS: Final = (
    Deed("meetings.plan_meeting", _MAKE),
    Deed("meetings.take_part", Open.STEP),
)
