"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_LIST: Final = Needs(Verb.SEE_TASK)
_SEE: Final = Needs(Verb.SEE_TASK, Measure.SHARED)
_OPEN: Final = Needs(Verb.OPEN_TASK)
_OPEN_FROM: Final = Needs(Verb.OPEN_TASK, Measure.OFFICE)
_WORK: Final = Needs(Verb.REPORT_DONE, Measure.OFFICE)
_ACCEPT: Final = Needs(Verb.ACCEPT_TASK, Measure.OFFICE)
_RETURN: Final = Needs(Verb.RETURN_TASK, Measure.OFFICE)
_ASSIGN: Final = Needs(Verb.ASSIGN_TASK, Measure.OFFICE)
_CHANGE_DUE: Final = Needs(Verb.CHANGE_DUE, Measure.OFFICE)
_EXTEND: Final = Needs(Verb.ASK_EXTENSION, Measure.OFFICE)
_WRITE: Final = Needs(Verb.WRITE_DRAFT)
_URGE: Final = Needs(Verb.URGE)
_URGE_ONE: Final = Needs(Verb.URGE, Measure.OFFICE)
_NOTE: Final = Needs(Verb.ADD_NOTE, Measure.SHARED)
_PROVE: Final = Needs(Verb.ADD_EVIDENCE, Measure.SHARED)
_MOVE: Final = Needs(Verb.CHANGE_DUE)
_CALENDAR: Final = Needs(Verb.SET_CALENDAR, Measure.WHOLE)

ADDRESSES: Final = (
    Address("tasks:board", get=_LIST),
    Address("tasks:list", get=_LIST),
    Address("tasks:timeline", get=_LIST),
    Address("tasks:offices", get=_LIST),
    Address("tasks:export", get=Needs(Verb.EXPORT)),
    Address("tasks:new", get=_OPEN, post=_OPEN),
    Address("tasks:open_from", get=_OPEN_FROM, post=_OPEN_FROM),
    Address("tasks:detail", get=_SEE),
    Address("tasks:evidence_file", get=_SEE),
    Address("tasks:start", get=_SEE, post=_WORK),
    Address("tasks:progress", get=_SEE, post=_WORK),
    Address("tasks:hand_in", get=_SEE, post=_WORK),
    Address("tasks:accept", get=_SEE, post=_ACCEPT),
    Address("tasks:return", get=_SEE, post=_RETURN),
    Address("tasks:cancel", get=_SEE, post=_ASSIGN),
    Address("tasks:change_due", get=_SEE, post=_CHANGE_DUE),
    Address("tasks:assign", get=_SEE, post=_ASSIGN),
    Address("tasks:executor", get=_SEE, post=_WORK),
    Address("tasks:extend", get=_SEE, post=_EXTEND),
    Address("tasks:withdraw_extension", get=_SEE, post=_EXTEND),
    Address("tasks:answer_extension", get=_SEE, post=_CHANGE_DUE),
    Address("tasks:split", get=_OPEN_FROM, post=_OPEN_FROM),
    Address("tasks:remits", get=_OPEN, post=_OPEN),
    Address("tasks:remove_remit", post=_OPEN),
    Address("tasks:import_remits", post=_OPEN),
    Address("tasks:export_remits", get=_OPEN),
    Address("tasks:rounds", get=_MOVE),
    Address("tasks:new_round", get=_OPEN, post=_OPEN),
    Address("tasks:round", get=_MOVE),
    Address("tasks:extend_round", post=_MOVE),
    Address("tasks:close_round", post=_MOVE),
    Address("tasks:export_round", get=_MOVE),
    Address("tasks:answer_round", get=_SEE, post=_WORK),
    Address("tasks:draft", get=_SEE),
    Address("tasks:unit", get=_LIST),
    Address("tasks:urging", get=_URGE),
    Address("tasks:urging_letter", post=_WRITE),
    Address("tasks:assignment_letter", post=_WRITE),
    Address("tasks:urge", get=_URGE_ONE, post=_URGE_ONE),
    Address("tasks:unknown", get=_OPEN),
    Address("tasks:unknown_name", get=_OPEN, post=_OPEN),
    Address("tasks:hand_over", get=_ASSIGN, post=_ASSIGN),
    Address("tasks:note", get=_SEE, post=_NOTE),
    Address("tasks:evidence", get=_SEE, post=_PROVE),
    Address("tasks:tie", get=_SEE, post=_CHANGE_DUE),
    Address("tasks:anchors", get=_LIST, post=_OPEN),
    Address("tasks:anchor", get=_LIST, post=_MOVE),
    Address("tasks:calendar", get=_LIST, post=_CALENDAR),
    Address("tasks:remove_day", post=_CALENDAR),
)

DEEDS: Final = (
    Deed("tasks.open_task", _OPEN_FROM),
    Deed("tasks.open_task_by_rule", Open.MACHINE),
    Deed("tasks.open_tasks_from", _OPEN_FROM),
    Deed("tasks.split_task", _OPEN_FROM),
    Deed("tasks.set_remit", _OPEN),
    Deed("tasks.remove_remit", _OPEN),
    Deed("tasks.import_remits", _OPEN),
    Deed("tasks.open_round", _OPEN),
    Deed("tasks.answer_round", _WORK),
    Deed("tasks.extend_round", _MOVE),
    Deed("tasks.close_round", _MOVE),
    Deed("tasks.record_silence", Open.MACHINE),
    Deed("tasks.assign_task", _ASSIGN),
    Deed("tasks.place_name", _OPEN),
    Deed("tasks.hand_over_office", _ASSIGN),
    Deed("tasks.start_task", _WORK),
    Deed("tasks.report_progress", _WORK),
    Deed("tasks.hand_in_task", _WORK),
    Deed("tasks.accept_task", _ACCEPT),
    Deed("tasks.return_task", _RETURN),
    Deed("tasks.cancel_task", _ASSIGN),
    Deed("tasks.change_due", _CHANGE_DUE),
    Deed("tasks.name_executor", _WORK),
    Deed("tasks.ask_extension", _EXTEND),
    Deed("tasks.withdraw_extension", _EXTEND),
    Deed("tasks.grant_extension", _CHANGE_DUE),
    Deed("tasks.refuse_extension", _CHANGE_DUE),
    Deed("tasks.draft_urging", _WRITE),
    Deed("tasks.draft_assignment", _WRITE),
    Deed("tasks.urge_office", _URGE_ONE),
    Deed("tasks.add_note", _NOTE),
    Deed("tasks.add_evidence", _PROVE),
    Deed("tasks.renew_clocks", Open.MACHINE),
    Deed("tasks.add_anchor", _OPEN_FROM),
    Deed("tasks.move_anchor", _MOVE),
    Deed("tasks.set_office_day", _CALENDAR),
    Deed("tasks.remove_office_day", _CALENDAR),
)
