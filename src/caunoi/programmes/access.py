"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_MAKE: Final = Needs(Verb.MAKE_PROGRAMME, Measure.OFFICE)
_APPROVE: Final = Needs(Verb.APPROVE_PROGRAMME, Measure.OFFICE)
_PROPOSE: Final = Needs(Verb.PROPOSE_MATTER, Measure.OFFICE)

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
    Deed("programmes.propose_month", _MAKE),
    Deed("programmes.add_sudden", _MAKE),
    Deed("programmes.place_line", _MAKE),
    Deed("programmes.keep_line", _MAKE),
    Deed("programmes.set_session", _MAKE),
    Deed("programmes.approve_month", _APPROVE),
    Deed("programmes.issue_month", _MAKE),
    Deed("programmes.revise_month", _MAKE),
    Deed("programmes.close_revision", _MAKE),
    Deed("programmes.propose_matter", _PROPOSE),
    Deed("programmes.withdraw_matter", _PROPOSE),
    Deed("programmes.demand_reports", Open.MACHINE),
)
