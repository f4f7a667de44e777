"""Who is meant by the words of a paper, as of its date and as its issuer speaks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office
from caunoi.people.office_reads import DayRegister
from caunoi.people.phrases import Meant
from caunoi.people.reads import register


class Owners:
    """The offices that the words of one paper mean, on the register of its day."""

    def __init__(self, day: DayRegister) -> None:
        self._register = day

    @classmethod
    def of(cls, document: Document) -> Owners:
        """As of the document's date; of today where it has none."""
        return cls(register(document.issued_on or timezone.localdate(), issuer=document.issuer))

    def named(self, text: str) -> Meant:
        return self._register.meant(text)

    def offices(self, ids: Iterable[int]) -> list[Office]:
        return [self._register.known[pk] for pk in ids]

    def owner(self, text: str) -> Office | None:
        """The office the words name, the first where they list several; nobody where they name a collective:
        each of its members owes the work, and a person gives it to each as its own task."""
        meant = self.named(text)
        first = None if meant.collective else meant.first
        return self._register.known[first] if first else None

    def each(self, text: str) -> tuple[Office, ...]:
        """Everyone whom a collective name gives the work; empty where the words name no collective."""
        meant = self.named(text)
        return tuple(self.offices(meant.offices)) if meant.collective else ()

    def sharing(self, text: str, coordination: str) -> list[Office]:
        """The other offices named beside the owner, and those the paper wants to help."""
        meant = self.named(text)
        beside = () if meant.collective else meant.offices
        return self.offices(dict.fromkeys((*beside, *self.named(coordination).offices)))
