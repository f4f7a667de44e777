"""The table of rights: the rows of every room, and of the two rooms that know nobody's rights."""

from __future__ import annotations

from typing import Final

from caunoi.delegates import access as delegates
from caunoi.documents import access as documents
from caunoi.issuing import access as issuing
from caunoi.meetings import access as meetings
from caunoi.people import access as people
from caunoi.people.rights import Address, Deed, Measure, Needs, Open
from caunoi.people.rules import Verb
from caunoi.programmes import access as programmes
from caunoi.reminders import access as reminders
from caunoi.tasks import access as tasks

_ANSWER: Final = Needs(Verb.ANSWER_DATA_REQUEST)

_ADDRESSES: Final = (
    Address("site:today", get=Open.SIGNED_IN),
    Address("site:rights", get=Open.SIGNED_IN),
    Address("site:ledger", get=Needs(Verb.SEE_LEDGER, Measure.WHOLE)),
    Address("site:privacy", get=Open.SIGNED_IN),
    Address("site:take_request", get=_ANSWER, post=_ANSWER),
    Address("site:data_request", get=_ANSWER, post=_ANSWER),
    Address("site:history", get=Open.SIGNED_IN),  # of what one sees: histories.thing
    Address("site:office", get=Needs(Verb.KEEP_REGISTER, Measure.WHOLE)),
    Address("site:health", get=Open.STRANGER),
    Address("ui:patterns", get=Open.SIGNED_IN),
)

_DEEDS: Final = (Deed("ledger.record", Open.STEP), Deed("ledger.record_all", Open.STEP))

_ROOMS: Final = (people, documents, issuing, tasks, meetings, programmes, delegates, reminders)

ADDRESSES: Final[tuple[Address, ...]] = (*_ADDRESSES, *(row for room in _ROOMS for row in room.ADDRESSES))
DEEDS: Final[tuple[Deed, ...]] = (*_DEEDS, *(row for room in _ROOMS for row in room.DEEDS))
