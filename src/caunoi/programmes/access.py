"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_MAKE: Final = Needs(Verb.MAKE_PROGRAMME, Measure.OFFICE)
_APPROVE: Final = Needs(Verb.APPROVE_PROGRAMME, Measure.OFFICE)
_PROPOSE: Final = Needs(Verb.PROPOSE_MATTER, Measure.OFFICE)

_LOOK: Final = Needs(Verb.SEE_PROGRAMME)
_SEE: Final = Needs(Verb.SEE_PROGRAMME, Measure.OFFICE)
_SEE_ITS: Final = Needs(Verb.SEE_PROGRAMME, Measure.SHARED)
_UNIT: Final = Needs(Verb.PROPOSE_MATTER)
_WRITE: Final = Needs(Verb.MAKE_PROGRAMME)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("programmes:year", get=_LOOK),
    Address("programmes:export", get=Needs(Verb.EXPORT)),
    Address("programmes:finish", post=_WRITE),
    Address("programmes:item", get=_SEE_ITS),
    Address("programmes:item_finish", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_move", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_place", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_drop", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_reopen", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_change", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_remove", get=_SEE_ITS, post=_MAKE),
    Address("programmes:item_withdraw", get=_SEE_ITS, post=_PROPOSE),
    Address("programmes:new", get=_WRITE, post=_WRITE),
    Address("programmes:adopt_from", get=_MAKE, post=_MAKE),
    Address("programmes:programme", get=_SEE),
    Address("programmes:adopt", post=_MAKE),
    Address("programmes:discard", post=_MAKE),
    Address("programmes:new_item", get=_SEE, post=_MAKE),
    Address("programmes:new_standing", get=_SEE, post=_MAKE),
    Address("programmes:standing", get=_SEE, post=_MAKE),
    Address("programmes:remove_standing", post=_MAKE),
    Address("programmes:month", get=_LOOK),
    Address("programmes:propose", post=_MAKE),
    Address("programmes:month_export", get=Needs(Verb.EXPORT)),
    Address("programmes:month_approve", post=_APPROVE),
    Address("programmes:month_issue", post=_MAKE),
    Address("programmes:month_paper", post=Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Address("programmes:month_close", post=_MAKE),
    Address("programmes:revise", get=_SEE, post=_MAKE),
    Address("programmes:sudden", get=_SEE, post=_MAKE),
    Address("programmes:place", post=_MAKE),
    Address("programmes:keep", post=_MAKE),
    Address("programmes:session", get=_SEE, post=_MAKE),
    Address("programmes:this_week", get=_LOOK),
    Address("programmes:week", get=_LOOK),
    Address("programmes:week_draft", post=_MAKE),
    Address("programmes:week_submit", post=_MAKE),
    Address("programmes:week_approve", post=_APPROVE),
    Address("programmes:week_issue", post=_MAKE),
    Address("programmes:week_close", post=_MAKE),
    Address("programmes:week_revise", get=_SEE, post=_MAKE),
    Address("programmes:week_paper", post=Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Address("programmes:week_waive", get=_SEE, post=_MAKE),
    Address("programmes:week_new_entry", get=_SEE, post=_MAKE),
    Address("programmes:week_draw", post=_MAKE),
    Address("programmes:week_paste", get=_SEE, post=_MAKE),
    Address("programmes:week_roster", get=_SEE, post=_MAKE),
    Address("programmes:week_entry", get=_SEE, post=_MAKE),
    Address("programmes:week_remove_entry", post=_MAKE),
    Address("programmes:week_links", get=_SEE, post=_MAKE),
    Address("programmes:week_revoke_link", post=_MAKE),
    Address("programmes:shared_feed", get=Open.STRANGER),
    Address("programmes:shared_week", get=Open.STRANGER),
    Address("programmes:proposals", get=_UNIT, post=_UNIT),
)

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
    Deed("programmes.draft_month_paper", Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Deed("programmes.draft_week_paper", Needs(Verb.WRITE_DRAFT, Measure.OFFICE)),
    Deed("programmes.issue_month", _MAKE),
    Deed("programmes.revise_month", _MAKE),
    Deed("programmes.close_revision", _MAKE),
    Deed("programmes.draft_week", _MAKE),
    Deed("programmes.add_entry", _MAKE),
    Deed("programmes.draw_entries", _MAKE),
    Deed("programmes.paste_entries", _MAKE),
    Deed("programmes.change_entry", _MAKE),
    Deed("programmes.remove_entry", _MAKE),
    Deed("programmes.set_roster", _MAKE),
    Deed("programmes.submit_week", _MAKE),
    Deed("programmes.waive_finding", _MAKE),
    Deed("programmes.approve_week", _APPROVE),
    Deed("programmes.issue_week", _MAKE),
    Deed("programmes.revise_week", _MAKE),
    Deed("programmes.close_week_revision", _MAKE),
    Deed("programmes.share_week", _MAKE),
    Deed("programmes.revoke_link", _MAKE),
    Deed("programmes.propose_matter", _PROPOSE),
    Deed("programmes.withdraw_matter", _PROPOSE),
    Deed("programmes.demand_reports", Open.MACHINE),
)
