"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_SEE: Final = Needs(Verb.SEE_MEETING, Measure.SHARED)
_MAKE: Final = Needs(Verb.MAKE_MEETING, Measure.OFFICE)
_RUN: Final = Needs(Verb.RUN_MEETING, Measure.OFFICE)
_REPORT: Final = Needs(Verb.REPORT_POINT, Measure.OFFICE)
_DRAFT: Final = Needs(Verb.WRITE_DRAFT, Measure.OFFICE)
_LOOK: Final = Needs(Verb.SEE_MEETING)
_WRITE: Final = Needs(Verb.MAKE_MEETING)
_PHONE: Final = Needs(Verb.SEE_CONTACT, Measure.OFFICE)
_SEALED: Final = Needs(Verb.OPEN_SEALED, Measure.OFFICE)
_POINT: Final = Needs(Verb.REPORT_POINT)
_KEEPER: Final = Needs(Verb.REPORT_POINT, Measure.OFFICE)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("meetings:list", get=_LOOK),
    Address("meetings:new", get=_WRITE, post=_WRITE),
    Address("meetings:from_document", get=_MAKE, post=_MAKE),
    Address("meetings:release", get=_MAKE, post=_MAKE),
    Address("meetings:session", get=_MAKE, post=_MAKE),
    Address("meetings:item", get=_MAKE, post=_MAKE),
    Address("meetings:move_item", post=_MAKE),
    Address("meetings:remove_item", post=_MAKE),
    Address("meetings:move", get=_MAKE, post=_MAKE),
    Address("meetings:postpone", get=_MAKE, post=_MAKE),
    Address("meetings:cancel", get=_MAKE, post=_MAKE),
    Address("meetings:works", get=_MAKE, post=_MAKE),
    Address("meetings:quorum", get=_MAKE, post=_MAKE),
    Address("meetings:committee", get=_SEE, post=_MAKE),
    Address("meetings:committee_member", get=_MAKE, post=_MAKE),
    Address("meetings:remove_committee_member", post=_MAKE),
    Address("meetings:paper", post=_DRAFT),
    Address("meetings:meeting", get=_SEE),
    Address("meetings:paper_file", get=_SEE),
    Address("meetings:public_settings", get=_MAKE, post=_MAKE),
    Address("meetings:public_inbox", get=_RUN),
    Address("meetings:sort_question", post=_MAKE),
    Address("meetings:asker", get=_PHONE, post=_PHONE),
    Address("meetings:sealed", get=_SEALED, post=_SEALED),
    Address("meetings:public_page", get=Open.STRANGER, post=Open.STRANGER),
    Address("meetings:points", get=_SEE),
    Address("meetings:point_call", post=_MAKE),
    Address("meetings:urge_points", post=_MAKE),
    Address("meetings:new_point", get=_POINT, post=_POINT),
    Address("meetings:points_of_register", get=_MAKE, post=_MAKE),
    Address("meetings:point", get=_KEEPER, post=_KEEPER),
    Address("meetings:point_board", get=_SEE),
    Address("meetings:point_day", get=_KEEPER, post=_KEEPER),
    Address("meetings:share_point", post=_KEEPER),
    Address("meetings:revoke_point_link", post=_KEEPER),
    Address("meetings:point_by_link", get=Open.STRANGER, post=Open.STRANGER),
    Address("meetings:point_phone", get=_PHONE, post=_PHONE),
    Address("meetings:floor", get=_RUN),
    Address("meetings:press", post=_RUN),
    Address("meetings:synthesis", post=_DRAFT),
    Address("meetings:conclude", post=_DRAFT),
    Address("meetings:point_floor", get=_REPORT, post=_REPORT),
    Address("meetings:screen", get=Open.STRANGER),
    Address("meetings:follow", get=Open.STRANGER),
    Address("meetings:ask", get=Open.STRANGER, post=Open.STRANGER),
)

DEEDS: Final = (
    Deed("meetings.plan_meeting", _MAKE),
    Deed("meetings.plan_meeting_from", _MAKE),
    Deed("meetings.set_agenda_item", _MAKE),
    Deed("meetings.move_agenda_item", _MAKE),
    Deed("meetings.remove_agenda_item", _MAKE),
    Deed("meetings.release_agenda", _MAKE),
    Deed("meetings.move_meeting", _MAKE),
    Deed("meetings.postpone_meeting", _MAKE),
    Deed("meetings.cancel_meeting", _MAKE),
    Deed("meetings.open_preparations", _MAKE),
    Deed("meetings.set_quorum", _MAKE),
    Deed("meetings.set_committee_member", _MAKE),
    Deed("meetings.remove_committee_member", _MAKE),
    Deed("meetings.draft_meeting_paper", _DRAFT),
    Deed("meetings.add_paper", _MAKE),
    Deed("meetings.renew_paper", _MAKE),
    Deed("meetings.withdraw_paper", _MAKE),
    Deed("meetings.set_public_page", _MAKE),
    Deed("meetings.send_question", Open.STRANGER),
    Deed("meetings.take_question", _MAKE),
    Deed("meetings.merge_question", _MAKE),
    Deed("meetings.return_question", _MAKE),
    Deed("meetings.reopen_question", _MAKE),
    Deed("meetings.hand_over_question", _MAKE),
    Deed("meetings.open_sealed", _SEALED),
    Deed("meetings.look_at_public_asker", _PHONE),
    Deed("meetings.forget_public_askers", Open.MACHINE),
    Deed("meetings.take_part", Open.STEP),
    Deed("meetings.call_points", _MAKE),
    Deed("meetings.add_point", _MAKE),
    Deed("meetings.add_points", _MAKE),
    Deed("meetings.add_points_of_register", _MAKE),
    Deed("meetings.urge_points", _MAKE),
    Deed("meetings.register_point", _KEEPER),
    Deed("meetings.record_test", _KEEPER),
    Deed("meetings.report_incident", _KEEPER),
    Deed("meetings.resolve_incident", _KEEPER),
    Deed("meetings.report_count", _KEEPER),
    Deed("meetings.share_point", _KEEPER),
    Deed("meetings.revoke_point_link", _KEEPER),
    Deed("meetings.look_at_point_contact", _PHONE),
    Deed("meetings.erase_point_contacts", Open.MACHINE),
    *(
        Deed(f"meetings.{name}", _RUN)
        for name in (
            *("open_floor", "close_floor", "turn_to", "renew_code", "let_ask", "set_speech_quotas"),
            *("register_speech", "place_speech", "withdraw_speech", "call_speech", "run_clock"),
            *("pause_clock", "extend_clock", "end_speech", "admit_question", "refuse_question"),
            *("answer_question", "show_question", "write_note", "strike_note"),
        )
    ),
    Deed("meetings.raise_hand", _REPORT),
    Deed("meetings.ask_from_point", _REPORT),
    Deed("meetings.draft_synthesis", _DRAFT),
    Deed("meetings.draft_conclusions", _DRAFT),
    Deed("meetings.enter_speech", Open.STEP),
    Deed("meetings.ask_question", Open.STRANGER),
    Deed("meetings.forget_askers", Open.MACHINE),
)
