"""The conversation with the office's mail server, told by how far it came; a real server on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytest_django.fixtures import Settings

from caunoi.people.mail import NoServer, NotSent, Refused, Unsure, hand_over
from tests.caunoi.reminders.servers import MailServer, mail_server

TO, LETTER = "dao@hailam.example", b"Subject: x\r\n\r\nMot dong.\r\n"


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


Make = Callable[[MailServer], object]
ENDS: dict[str, tuple[Make, type[Exception], bool, int, str]] = {
    "unknown": (lambda mail: mail.unknown.add(TO), Refused, False, 0, "550 5.1.1 no such user here"),
    "busy": (lambda mail: setattr(mail, "busy", 1), NotSent, True, 0, "451 4.3.0 try again later"),
    "falls silent": (lambda mail: setattr(mail, "dies_after_data", 1), Unsure, True, 1, "ngắt nối"),
    "lets nobody in": (lambda mail: setattr(mail, "strict", True), NotSent, False, 0, "530 5.7.0"),
}


def test_taken(mail: MailServer) -> None:
    noted: list[int] = []
    said = hand_over(LETTER, f"Nguyễn Đào <{TO}>", lambda: noted.append(len(mail.taken)))
    assert (said, noted) == ("250 2.0.0 queued as 1", [0])
    assert mail.taken == [(TO, LETTER)]


@pytest.mark.parametrize("case", ENDS)
def test_how_it_ends(case: str, mail: MailServer) -> None:
    """`handing` is called only once the words may leave: who was killed before has sent nothing."""
    make, broken, handed, taken, said = ENDS[case]
    make(mail)
    noted: list[bool] = []
    with pytest.raises(broken) as ended:
        hand_over(LETTER, TO, lambda: noted.append(True))
    assert type(ended.value) is broken
    assert said in str(ended.value)
    assert (bool(noted), len(mail.taken)) == (handed, taken)


def test_nobody_listens(mail: MailServer, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    with pytest.raises(NoServer, match=r"Không nối được máy chủ thư 127\.0\.0\.1:1"):
        hand_over(LETTER, TO, lambda: pytest.fail("nothing may leave"))
    assert issubclass(NoServer, NotSent)


def test_who_must_not_hand_over_does_not(mail: MailServer) -> None:
    def lost() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        hand_over(LETTER, TO, lost)
    assert mail.taken == []
