from __future__ import annotations

from collections.abc import Callable

import pytest

from caunoi.documents import jobs
from caunoi.documents.actions import receive_file
from caunoi.documents.models import Document, IncomingFile
from caunoi.people.models import User
from tests.caunoi.documents import papers
from tests.conftest import Province


@pytest.fixture
def specialist(province: Province) -> User:
    return province.people["specialist"]


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


@pytest.fixture
def plan(receive: Receive) -> Document:
    """A plan that was received and read."""
    return receive().documents.get()
