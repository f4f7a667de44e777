"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_SET: Final = Needs(Verb.SET_PARAMETER, Measure.WHOLE)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("reminders:box", get=Open.SIGNED_IN),
    Address("reminders:open", post=Open.SIGNED_IN),
    Address("reminders:read_all", post=Open.SIGNED_IN),
    Address("reminders:wishes", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("reminders:paste", get=Needs(Verb.SEE_TASK)),
    Address("reminders:rhythm", get=_SET, post=_SET),
    Address("reminders:send_again", post=_SET),
)

DEEDS: Final[tuple[Deed, ...]] = (
    Deed("reminders.read_letter", Open.SIGNED_IN),
    Deed("reminders.read_all_letters", Open.SIGNED_IN),
    Deed("reminders.set_preference", Open.SIGNED_IN),
    Deed("reminders.set_rhythm", _SET),
    Deed("reminders.send_again", _SET),
)
