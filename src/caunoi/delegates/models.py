"""Tables of the delegates room."""

from __future__ import annotations

from caunoi.delegates.answer_models import AnswerLink, Substitute
from caunoi.delegates.bus_models import Bus, BusContact
from caunoi.delegates.delegate_models import Delegate, DelegateQuerySet
from caunoi.delegates.door_models import CheckIn, Door
from caunoi.delegates.graph_models import Invitee
from caunoi.delegates.guest_models import DelegateContact, GuestImport
from caunoi.delegates.letter_models import InvitationLetter, LetterQuerySet, Mailing
from caunoi.delegates.paper_seen_models import PaperSeen
from caunoi.delegates.printed_models import PrintedInvitation, PrintedQuerySet
from caunoi.delegates.quota_models import Quota, Registration
from caunoi.delegates.seat_models import SeatGroup, SeatHall, SeatPlace

__all__ = [
    "AnswerLink",
    "Bus",
    "BusContact",
    "CheckIn",
    "Delegate",
    "DelegateContact",
    "DelegateQuerySet",
    "Door",
    "GuestImport",
    "InvitationLetter",
    "Invitee",
    "LetterQuerySet",
    "Mailing",
    "PaperSeen",
    "PrintedInvitation",
    "PrintedQuerySet",
    "Quota",
    "Registration",
    "SeatGroup",
    "SeatHall",
    "SeatPlace",
    "Substitute",
]
