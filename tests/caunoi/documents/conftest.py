from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from caunoi.documents import jobs
from caunoi.documents.actions import receive_file
from caunoi.documents.header import set_header
from caunoi.documents.intake import Json, header_of
from caunoi.documents.models import Document, IncomingFile, Reading, StoredFile
from caunoi.people.models import User
from tests.caunoi.documents import papers
from tests.conftest import Province


@pytest.fixture
def unit_specialist(province: Province) -> User:
    """A specialist of a commune: sees as much as the one of the province, receives for the commune."""
    return User.objects.create_user(
        username="commune-specialist", full_name="Lê Thị Xã", role="specialist", office=province.commune
    )


Receive = Callable[..., IncomingFile]


@pytest.fixture
def receive(specialist: User) -> Receive:
    """Receives a text as a file and, unless told otherwise, does its reading at once."""

    def receiving(
        text: str = papers.PLAN, *, name: str = "ke-hoach.txt", actor: User = specialist, read: bool = True
    ) -> IncomingFile:
        receipt = receive_file(actor=actor, name=name, data=papers.data(text), topic_confirmed=True)
        if read:
            jobs.do_reading(receipt.incoming.file.reading.pk)
        return IncomingFile.objects.select_related("file__reading", "office").get(pk=receipt.incoming.pk)

    return receiving


Write = Callable[..., Document]


@pytest.fixture
def write(specialist: User) -> Write:
    """A document as rows alone, as if it had been read: no child process, no reader."""

    def writing(text: str, *, number: int, symbol: str, title: str = "", signer: str = "") -> Document:
        assert specialist.office is not None
        system = "state" if symbol.startswith("UBND") else "party"
        stored = StoredFile.objects.create(sha256=f"{number:064x}", size=1, media_type="text/plain")
        incoming = IncomingFile.objects.create(
            file=stored, name=f"{number}.txt", received_by=specialist, office=specialist.office
        )
        reading = Reading.objects.create(
            file=stored, state="done", text=text, contract={}, finished_at=timezone.now()
        )
        document = Document(reading=reading, incoming=incoming, office=specialist.office, span_end=len(text))
        values: dict[str, Json] = {"number": number, "symbol": symbol, "system": system, "title": title}
        set_header(document, header_of({**values, "signature": {"name": signer}}))
        document.save()
        for kind, value in values.items():
            document.facts.create(kind=kind, value=value, original=value)
        return document

    return writing


@pytest.fixture
def plan(receive: Receive) -> Document:
    """A plan that was received and read."""
    return receive().documents.get()
