"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_SET: Final = Needs(Verb.SET_PARAMETER, Measure.WHOLE)
_KEEP: Final = Needs(Verb.MANAGE_PEOPLE, Measure.WHOLE)

_WHO: Final = Needs(Verb.SEE_PERSON)
_WHO_ONE: Final = Needs(Verb.SEE_PERSON, Measure.OFFICE)
_ENTER: Final = Needs(Verb.KEEP_PERSON)
_ENTER_ONE: Final = Needs(Verb.KEEP_PERSON, Measure.OFFICE)
_LOOK: Final = Needs(Verb.SEE_CONTACT, Measure.OFFICE)
_ANSWER: Final = Needs(Verb.ANSWER_DATA_REQUEST)

ADDRESSES: Final = (
    Address("account_login", get=Open.STRANGER, post=Open.STRANGER),
    Address("account_logout", post=Open.STRANGER),
    Address("account_reauthenticate", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_authenticate", get=Open.STRANGER, post=Open.STRANGER),
    Address("mfa_reauthenticate", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_login_webauthn", get=Open.STRANGER, post=Open.STRANGER),
    Address("mfa_reauthenticate_webauthn", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_index", get=Open.SIGNED_IN),
    Address("mfa_add_webauthn", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_remove_webauthn", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_activate_totp", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_deactivate_totp", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("mfa_view_recovery_codes", get=Open.SIGNED_IN),
    Address("mfa_generate_recovery_codes", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("people:identity_sign_in", post=Open.STRANGER),
    Address("people:identity_back", get=Open.STRANGER),
    Address("people:identity", get=Open.SIGNED_IN),
    Address("people:link_identity", post=Open.SIGNED_IN),
    Address("people:unlink_identity", post=Open.SIGNED_IN),
    Address("people:own_account", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("people:own_password", get=Open.SIGNED_IN, post=Open.SIGNED_IN),
    Address("people:accounts", get=_KEEP),
    Address("people:new_account", get=_KEEP, post=_KEEP),
    Address("people:account", get=_KEEP, post=_KEEP),
    Address("people:reset_password", post=_KEEP),
    Address("people:reset_second_factor", post=_KEEP),
    Address("people:invitations", get=_KEEP),
    Address("people:new_invitation", get=_KEEP, post=_KEEP),
    Address("people:reissue_invitation", post=_KEEP),
    Address("people:revoke_invitation", post=_KEEP),
    Address("people:accept_invitation", get=Open.STRANGER, post=Open.STRANGER),
    Address("people:persons", get=_WHO),
    Address("people:export_persons", get=Needs(Verb.EXPORT), post=Needs(Verb.EXPORT)),
    Address("people:new_person", get=_ENTER, post=_ENTER),
    Address("people:person", get=_WHO_ONE),
    Address("people:rename_person", get=_WHO_ONE, post=_ENTER_ONE),
    Address("people:add_post", get=_WHO_ONE, post=_ENTER_ONE),
    Address("people:end_post", get=_WHO_ONE, post=_ENTER_ONE),
    Address("people:add_contact", get=_WHO_ONE, post=_ENTER_ONE),
    Address("people:look", post=_LOOK),
    Address("people:erase", post=_ENTER_ONE),
    Address("people:kept", post=_ANSWER),
    Address("people:parameters", get=_SET, post=_SET),
    Address("people:offices", get=_KEEP),
    Address("people:new_office", get=_KEEP, post=_KEEP),
    Address("people:import", get=_KEEP, post=_KEEP),
    Address("people:import_preview", get=_KEEP, post=_KEEP),
    Address("people:drop_import", post=_KEEP),
    Address("people:export_offices", get=_KEEP),
    Address("people:import_template", get=_KEEP),
    Address("people:office", get=_KEEP, post=_KEEP),
)

DEEDS: Final = (
    Deed("people.demand", Open.STEP),
    Deed("people.begin_try", Open.STRANGER),
    Deed("people.end_try", Open.STRANGER),
    Deed("people.forget_failures", Open.STEP),
    Deed("people.note_sign_in", Open.STRANGER),
    Deed("people.add_account", _KEEP),
    Deed("people.change_account", _KEEP),
    Deed("people.change_own_account", Open.SIGNED_IN),
    Deed("people.reset_password", _KEEP),
    Deed("people.invite_contact", _KEEP),
    Deed("people.reissue_invitation", _KEEP),
    Deed("people.revoke_invitation", _KEEP),
    Deed("people.accept_invitation", Open.STRANGER),
    Deed("people.demand_founding", Open.MACHINE),
    Deed("people.found_administrator", Open.MACHINE),
    Deed("people.note_factor", Open.SIGNED_IN),
    Deed("people.reset_second_factor", _KEEP),
    Deed("people.add_person", _ENTER_ONE),
    Deed("people.rename_person", _ENTER_ONE),
    Deed("people.add_post", _ENTER_ONE),
    Deed("people.end_post", _ENTER_ONE),
    Deed("people.add_contact", _ENTER_ONE),
    Deed("people.look_at_contact", _LOOK),
    Deed("people.look_at_list", _LOOK),
    Deed("people.hand_out", _ANSWER),
    Deed("people.erase_contact", _ENTER_ONE),
    Deed("people.erase_expired_contacts", Open.MACHINE),
    Deed("people.take_request", _ANSWER),
    Deed("people.acknowledge_request", _ANSWER),
    Deed("people.extend_request", _ANSWER),
    Deed("people.close_request", _ANSWER),
    Deed("people.link_identity", Open.SIGNED_IN),
    Deed("people.unlink_identity", Open.SIGNED_IN),
    Deed("people.set_parameter", _SET),
    Deed("people.add_office", _KEEP),
    Deed("people.change_office", _KEEP),
    Deed("people.rename_office", _KEEP),
    Deed("people.record_event", _KEEP),
    Deed("people.load_offices", _KEEP),
    Deed("people.offer_import", _KEEP),
    Deed("people.drop_import", _KEEP),
    Deed("people.confirm_import", _KEEP),
    Deed("people.import_register", _KEEP),
)
