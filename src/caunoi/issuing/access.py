"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_GIVE: Final = Needs(Verb.ISSUE_NUMBER, Measure.OFFICE)
_KEEP: Final = Needs(Verb.KEEP_NUMBERS, Measure.OFFICE)
_SEE_DRAFTS: Final = Needs(Verb.SEE_DRAFT)
_SEE_DRAFT: Final = Needs(Verb.SEE_DRAFT, Measure.OFFICE)
_WRITE: Final = Needs(Verb.WRITE_DRAFT, Measure.OFFICE)
_CHECK: Final = Needs(Verb.CHECK_DRAFT, Measure.OFFICE)
_APPROVE: Final = Needs(Verb.APPROVE_DRAFT, Measure.OFFICE)

_KEEP_ALL: Final = Needs(Verb.KEEP_NUMBERS, Measure.WHOLE)
_LOOK: Final = Needs(Verb.SEE_NUMBERS)
_SEE: Final = Needs(Verb.SEE_NUMBERS, Measure.OFFICE)

_CHECK_FILE: Final = Needs(Verb.UPLOAD_DOCUMENT)  # a file of one's own, never kept
_DECIDE: Final = Needs(Verb.SET_PARAMETER, Measure.WHOLE)
_MERGE: Final = Needs(Verb.MERGE_LETTERS, Measure.WHOLE)

ADDRESSES: Final[tuple[Address, ...]] = (
    Address("issuing:merges", get=_MERGE, post=_MERGE),
    Address("issuing:list_template", get=_MERGE),
    Address("issuing:merge", get=_MERGE),
    Address("issuing:merge_preview", get=_MERGE),
    Address("issuing:merge_letters", get=_MERGE),
    Address("issuing:start_merge", post=_MERGE),
    Address("issuing:remove_merge", post=_MERGE),
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
    Address("issuing:import_numbers", get=_KEEP_ALL, post=_KEEP_ALL),
    Address("issuing:numbers_template", get=_KEEP_ALL),
    Address("issuing:look_over_numbers", get=_KEEP_ALL, post=_KEEP_ALL),
    Address("issuing:drop_numbers", post=_KEEP_ALL),
    Address("issuing:drafts", get=_SEE_DRAFTS),
    Address("issuing:new_draft", get=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:blank_draft", get=Needs(Verb.WRITE_DRAFT), post=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:kind", get=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:kind_picture", get=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:begin_kind", get=Needs(Verb.WRITE_DRAFT), post=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:draft", get=_SEE_DRAFT),
    Address("issuing:write_draft", get=_SEE_DRAFT, post=_WRITE),
    Address("issuing:version", get=_SEE_DRAFT),
    Address("issuing:hand_over", get=_SEE_DRAFT, post=_WRITE),
    Address("issuing:submit", get=_SEE_DRAFT, post=_CHECK),
    Address("issuing:approve", get=_SEE_DRAFT, post=_APPROVE),
    Address("issuing:give_back", get=_SEE_DRAFT, post=_CHECK),
    Address("issuing:return_draft", get=_SEE_DRAFT, post=_APPROVE),
    Address("issuing:issue", get=_SEE_DRAFT, post=_GIVE),
    Address("issuing:send", get=_SEE_DRAFT, post=_GIVE),
    Address("issuing:word", get=Needs(Verb.WRITE_DRAFT), post=Needs(Verb.WRITE_DRAFT)),
    Address("issuing:word_of", get=_SEE_DRAFT, post=_WRITE),
    Address("issuing:word_back", get=_SEE_DRAFT, post=_WRITE),
    Address("issuing:docx", get=_SEE_DRAFT),
    Address("issuing:pdf", get=_SEE_DRAFT),
    Address("issuing:sign", get=_GIVE, post=_GIVE),
    Address("issuing:signed_pdf", get=_SEE_DRAFT),
    Address("issuing:let_pass", post=_CHECK),
    Address("issuing:drop", get=_SEE_DRAFT, post=_WRITE),
    Address("issuing:check", get=_CHECK_FILE, post=_CHECK_FILE),
    Address("issuing:check_document", get=Needs(Verb.SEE_DOCUMENT, Measure.OFFICE)),
    Address("issuing:check_rules", get=Needs(Verb.SEE_DOCUMENT)),
    Address("issuing:waive_rule", post=_DECIDE),
    Address("issuing:restore_rule", post=_DECIDE),
)

DEEDS: Final[tuple[Deed, ...]] = (
    Deed("issuing.begin_draft", _WRITE),
    Deed("issuing.begin_once", _WRITE),
    Deed("issuing.write_draft", _WRITE),
    Deed("issuing.hand_over_draft", _WRITE),
    Deed("issuing.submit_draft", _CHECK),
    Deed("issuing.approve_draft", _APPROVE),
    Deed("issuing.give_back_draft", _CHECK),
    Deed("issuing.return_draft", _APPROVE),
    Deed("issuing.take_in_word", _WRITE),
    Deed("issuing.take_changes", _WRITE),
    Deed("issuing.drop_draft", _WRITE),
    Deed("issuing.issue_draft", _GIVE),
    Deed("issuing.send_draft", _GIVE),
    Deed("issuing.sign_issued", _GIVE),
    Deed("issuing.replace_draft", _WRITE),
    Deed("issuing.let_pass", _CHECK),
    Deed("issuing.prepare_merge", _MERGE),
    Deed("issuing.prepare_merge_of", _MERGE),
    Deed("issuing.start_merge", _MERGE),
    Deed("issuing.remove_merge", _MERGE),
    Deed("issuing.forget_merges", Open.MACHINE),
    Deed("issuing.take_number", _GIVE),
    Deed("issuing.take_secret_number", _GIVE),
    Deed("issuing.reserve_number", _GIVE),
    Deed("issuing.use_number", _GIVE),
    Deed("issuing.cancel_number", _GIVE),
    Deed("issuing.correct_number", _GIVE),
    Deed("issuing.add_term", _KEEP),
    Deed("issuing.change_term", _KEEP),
    Deed("issuing.continue_series", _KEEP),
    Deed("issuing.waive_rule", _DECIDE),
    Deed("issuing.restore_rule", _DECIDE),
    Deed("issuing.offer_numbers", _KEEP_ALL),
    Deed("issuing.confirm_numbers", _KEEP_ALL),
    Deed("issuing.drop_numbers", _KEEP_ALL),
    Deed("issuing.forget_number_files", Open.MACHINE),
)
