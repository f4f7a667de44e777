"""What the addresses and deeds of this room ask of a person."""

from __future__ import annotations

from typing import Final

from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb

_LIST: Final = Needs(Verb.SEE_DOCUMENT)
_SEE: Final = Needs(Verb.SEE_DOCUMENT, Measure.OFFICE)
_RECEIVE: Final = Needs(Verb.UPLOAD_DOCUMENT)  # always for one's own office
_KEEP: Final = Needs(Verb.UPLOAD_DOCUMENT, Measure.OFFICE)
_REVIEW: Final = Needs(Verb.REVIEW_READING, Measure.OFFICE)
_REGISTER: Final = Needs(Verb.REGISTER_STUB)  # always for one's own office
_ROOTS: Final = Needs(Verb.KEEP_ROOTS, Measure.WHOLE)  # one list for everybody
_STUB: Final = Needs(Verb.REGISTER_STUB, Measure.OFFICE)

ADDRESSES: Final = (
    Address("documents:list", get=_LIST),
    Address("documents:reading", get=_LIST),
    Address("documents:receive", get=_RECEIVE, post=_RECEIVE),
    Address("documents:file", get=_SEE),
    Address("documents:original", get=_SEE),
    Address("documents:read_again", post=_KEEP),
    Address("documents:discard", post=_KEEP),
    Address("documents:stubs", get=_REGISTER),
    Address("documents:new_stub", get=_REGISTER, post=_REGISTER),
    Address("documents:finish_stub", get=_STUB, post=_STUB),
    Address("documents:edxml", get=_SEE),
    Address("documents:roots", get=_ROOTS, post=_ROOTS),
    Address("documents:remove_root", post=_ROOTS),
    Address("documents:document", get=_SEE),
    Address("documents:review", get=_SEE),
    Address("documents:review_page", get=_SEE),
    Address("documents:review_fact", get=_SEE, post=_REVIEW),
    Address("documents:review_group", post=_REVIEW),
    Address("documents:review_add", get=_SEE, post=_REVIEW),
    Address("documents:finish_review", post=_REVIEW),
    Address("documents:reopen_review", post=_REVIEW),
)

DEEDS: Final = (
    Deed("documents.receive_file", _RECEIVE),
    Deed("documents.keep_made_file", Open.STEP),
    Deed("documents.file_outgoing", Open.STEP),
    Deed("documents.receive_package", _RECEIVE),
    Deed("documents.keep_file", Open.STEP),
    Deed("documents.read_again", _KEEP),
    Deed("documents.discard_file", _KEEP),
    Deed("documents.register_stub", _REGISTER),
    Deed("documents.complete_stub", _STUB),
    Deed("documents.add_root", _ROOTS),
    Deed("documents.remove_root", _ROOTS),
    Deed("documents.confirm_fact", _REVIEW),
    Deed("documents.correct_fact", _REVIEW),
    Deed("documents.reject_fact", _REVIEW),
    Deed("documents.restore_fact", _REVIEW),
    Deed("documents.add_fact", _REVIEW),
    Deed("documents.confirm_group", _REVIEW),
    Deed("documents.finish_review", _REVIEW),
    Deed("documents.reopen_review", _REVIEW),
)
