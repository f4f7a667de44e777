"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_KEEP: Final = Needs(Verb.KEEP_DELEGATES, Measure.OFFICE)
_MAKE: Final = Needs(Verb.MAKE_MEETING, Measure.OFFICE)
_WATCH: Final = Needs(Verb.SEE_MEETING, Measure.OFFICE)
_LET: Final = Needs(Verb.CHECK_IN, Measure.OFFICE)
_REGISTER: Final = Needs(Verb.REGISTER_DELEGATES, Measure.OFFICE)
_ASKED: Final = Needs(Verb.REGISTER_DELEGATES)

# A door is nobody's session: who holds its secret may let people in to its one occasion, and nothing else.
ADDRESSES: Final[tuple[Address, ...]] = (
    Address("delegates:list", get=_KEEP),
    Address("delegates:control", get=Needs(Verb.RUN_MEETING, Measure.OFFICE)),
    Address("delegates:doors", get=_KEEP, post=_KEEP),
    Address("delegates:revoke_door", post=_KEEP),
    Address("delegates:attendance", get=_WATCH),
    Address("delegates:let_in", post=_LET),
    Address("delegates:annul", get=_LET, post=_LET),
    Address("delegates:let_in_guest", get=_LET, post=_LET),
    Address("delegates:absent", get=_WATCH),
    Address("delegates:minute", post=Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Address("delegates:badges", get=_KEEP),
    Address("delegates:badge_sheets", get=_KEEP),
    Address("delegates:reprint_badge", post=_LET),
    Address("delegates:door", get=Open.STRANGER),
    Address("delegates:door_worker", get=Open.STRANGER),
    Address("delegates:door_list", get=Open.STRANGER),
    Address("delegates:arrivals", post=Open.STRANGER),
    Address("delegates:new", get=_KEEP, post=_KEEP),
    Address("delegates:import", get=_KEEP, post=_KEEP),
    Address("delegates:template", get=_KEEP),
    Address("delegates:look_over", get=_KEEP, post=_KEEP),
    Address("delegates:drop", post=_KEEP),
    Address("delegates:delegate", get=_KEEP, post=_KEEP),
    Address("delegates:strike", post=_KEEP),
    Address("delegates:look", post=_KEEP),
    Address("delegates:make_link", post=_KEEP),
    Address("delegates:substitutes", get=_ASKED),
    Address("delegates:decide", post=_REGISTER),
    Address("delegates:answer", get=Open.STRANGER, post=Open.STRANGER),
    Address("delegates:answer_code", get=Open.STRANGER),
    Address("delegates:answer_calendar", get=Open.STRANGER),
    Address("delegates:answer_paper", get=Open.STRANGER, post=Open.STRANGER),
    Address("delegates:papers", get=_MAKE, post=_MAKE),
    Address("delegates:paper", get=_MAKE, post=_MAKE),
    Address("delegates:withdraw_paper", post=_MAKE),
    Address("delegates:invitees", get=_KEEP, post=_KEEP),
    Address("delegates:take", post=_KEEP),
    Address("delegates:expand", post=_KEEP),
    Address("delegates:remove_invitee", post=_KEEP),
    Address("delegates:quotas", get=_KEEP, post=_KEEP),
    Address("delegates:remove_quota", post=_KEEP),
    Address("delegates:unit", get=_REGISTER, post=_REGISTER),
    Address("delegates:settle", post=_REGISTER),
    Address("delegates:withdraw", post=_REGISTER),
    Address("delegates:halls", get=_KEEP, post=_KEEP),
    Address("delegates:hall", get=_KEEP, post=_KEEP),
    Address("delegates:swap_groups", post=_KEEP),
    Address("delegates:fill_hall", post=_KEEP),
    Address("delegates:remove_hall", post=_KEEP),
    Address("delegates:seat_list", get=_KEEP),
    Address("delegates:seat_sheet", get=_KEEP),
)

DEEDS: Final = (
    Deed("delegates.invite_delegate", _KEEP),
    Deed("delegates.open_door", _KEEP),
    Deed("delegates.revoke_door", _KEEP),
    Deed("delegates.check_in", Open.STRANGER),
    Deed("delegates.let_in", _LET),
    Deed("delegates.check_in_guest", Open.STRANGER),
    Deed("delegates.let_in_guest", _LET),
    Deed("delegates.annul_check_in", _LET),
    Deed("delegates.draft_attendance_minute", Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Deed("delegates.reprint_badge", _LET),
    Deed("delegates.change_delegate", _KEEP),
    Deed("delegates.strike_delegate", _KEEP),
    Deed("delegates.look_at_delegate_contact", _KEEP),
    Deed("delegates.erase_delegate_contacts", Open.MACHINE),
    Deed("delegates.offer_guests", _KEEP),
    Deed("delegates.drop_guests", _KEEP),
    Deed("delegates.confirm_guests", _KEEP),
    Deed("delegates.forget_guest_files", Open.MACHINE),
    Deed("delegates.make_answer_link", _KEEP),
    Deed("delegates.open_paper", Open.STRANGER),
    Deed("delegates.answer_coming", Open.STRANGER),
    Deed("delegates.answer_declined", Open.STRANGER),
    Deed("delegates.ask_substitute", Open.STRANGER),
    Deed("delegates.withdraw_substitute", Open.STRANGER),
    Deed("delegates.grant_substitute", _REGISTER),
    Deed("delegates.refuse_substitute", _REGISTER),
    Deed("delegates.add_invitee", _KEEP),
    Deed("delegates.add_invitees_from", _KEEP),
    Deed("delegates.expand_invitees", _KEEP),
    Deed("delegates.remove_invitee", _KEEP),
    Deed("delegates.set_quotas", _KEEP),
    Deed("delegates.remove_quota", _KEEP),
    Deed("delegates.register_place", _REGISTER),
    Deed("delegates.withdraw_registration", _REGISTER),
    Deed("delegates.settle_quotas", _REGISTER),
    Deed("delegates.make_hall", _KEEP),
    Deed("delegates.arrange_hall", _KEEP),
    Deed("delegates.swap_groups", _KEEP),
    Deed("delegates.fill_hall", _KEEP),
    Deed("delegates.remove_hall", _KEEP),
)
