"""The office's gateway, a real HTTP server here: what it is sent, and what it may answer."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import threading
import time

import pytest
from pytest_django.fixtures import Settings

from caunoi.people.models import User
from caunoi.reminders.channels import webhook
from caunoi.reminders.channels.contract import NotSent, Outgoing, Refused, Unsure
from caunoi.reminders.channels.webhook import Webhook, signature
from caunoi.reminders.models import Attempt
from caunoi.site.environment import WrongSetting, signing_secret
from tests.caunoi.reminders.conftest import MORNING, Dated, at, letters, run
from tests.caunoi.reminders.servers import Gateway
from tests.serving import free_port

LETTER = Outgoing("sang.2026-03-12.17.webhook", "morning", "Nhắc việc", "Kính gửi.\n", "BEGIN", MORNING)
PERSON = User(username="daumoi", full_name="Lê Văn Thành", email="thanh@hailam.example")


def send(letter: Outgoing = LETTER) -> str:
    return Webhook().send(letter, PERSON, lambda: None)


def test_a_message_is_signed_and_says_no_more_than_it_must(zalo: Gateway) -> None:
    assert send() == "200 da nhan"
    [(path, headers, body)] = zalo.asked
    assert path == "/nhan?may=1"
    assert json.loads(body) == {
        "id": "sang.2026-03-12.17.webhook",
        "occasion": "morning",
        "account": "daumoi",
        "subject": "Nhắc việc",
        "text": "Kính gửi.\n",
    }
    assert headers["Idempotency-Key"] == LETTER.reference
    # Reckoned here anew, as a gateway would.
    stamp = headers["X-Caunoi-Timestamp"]
    assert abs(time.time() - int(stamp)) < 60
    wanted = hmac.new(b"mot-bi-mat-cua-co-quan", f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Caunoi-Signature"] == f"sha256={wanted}"
    assert b"thanh@" not in body


@pytest.mark.parametrize(
    ("secret", "stamp", "body"), [("khac", "1", b"x"), ("bi-mat", "2", b"x"), ("bi-mat", "1", b"y")]
)
def test_the_signature_covers_secret_time_and_body(secret: str, stamp: str, body: bytes) -> None:
    assert signature(secret, stamp, body) != signature("bi-mat", "1", b"x")


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        (200, None), (201, None), (204, None),
        (301, Refused), (302, Refused), (307, Refused), (400, Refused), (403, Refused), (404, Refused),
        (410, Refused), (408, NotSent), (425, NotSent), (429, NotSent), (500, NotSent), (502, NotSent),
        (503, NotSent),
    ],
)  # fmt: skip
def test_what_an_answer_means(zalo: Gateway, status: int, wanted: type[Exception] | None) -> None:
    zalo.answers = [(status, "")]
    zalo.headers = {"Location": f"{zalo.address}/noi-khac"}
    if wanted is None:
        assert send() == str(status)
    else:
        with pytest.raises(wanted, match=str(status)):
            send()
    assert len(zalo.asked) == 1  # a redirect is not followed


def test_nobody_there(settings: Settings, zalo: Gateway) -> None:
    settings.CAUNOI_WEBHOOK_URL = f"http://127.0.0.1:{free_port()}/"
    handed = []
    with pytest.raises(NotSent, match="Không nối được"):
        Webhook().send(LETTER, PERSON, lambda: handed.append(1))
    assert handed == []


def test_a_gateway_that_hangs_up(zalo: Gateway) -> None:
    zalo.hangs_up = True
    with pytest.raises(Unsure, match="không trả lời"):
        send()
    assert len(zalo.asked) == 1


def test_a_gateway_that_does_not_answer_in_time(zalo: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "SECONDS", 0.2)
    zalo.sleeps = 0.6
    with pytest.raises(Unsure, match="timed out"):
        send()


def test_something_else_that_listens_there(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CAUNOI_WEBHOOK_URL = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        listening.settimeout(5)

        def greet() -> None:
            talk, _ = listening.accept()
            with talk:
                talk.sendall(b"220 I am a mail server\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(NotSent, match="Không nối được"):
            send()
        thread.join()


def test_a_long_answer_is_cut(zalo: Gateway) -> None:
    zalo.answers = [(200, "a" * 100_000)]
    assert len(send()) <= webhook.LONGEST_ANSWER + 4


def test_a_bad_hour_of_the_gateway(zalo: Gateway, dated: Dated) -> None:
    """Down, then busy, then there again: tried with pauses under one name, and sent once."""
    zalo.answers = [(503, "bao tri"), (429, "cham lai"), (200, "da nhan")]
    dated(0)
    for minute in (0, 0, 1, 2, 6, 7, 30):
        run(at(7, minute))
    about_the_contact = [json.loads(body) for _, _, body in zalo.asked if b"demo-unit_contact" in body]
    assert {message["id"] for message in about_the_contact} == {letters("webhook")[0].reference}
    assert len(about_the_contact) == 3
    tries = Attempt.objects.order_by("number").values_list("outcome", "to")
    assert list(tries) == [(outcome, "demo-unit_contact") for outcome in ("failed", "failed", "sent")]


def test_it_is_off_until_the_office_names_one(settings: Settings, dated: Dated) -> None:
    assert settings.CAUNOI_WEBHOOK_URL == ""
    assert Webhook().address_of(PERSON) == ""
    dated(0)
    run(MORNING)
    assert letters("webhook") == []


def test_switched_off_while_a_letter_waits(zalo: Gateway, settings: Settings, dated: Dated) -> None:
    zalo.answers = [(503, "")]
    dated(0)
    run(MORNING)
    settings.CAUNOI_WEBHOOK_URL = ""
    run(at(7, 5))
    [letter] = letters("webhook")
    assert (letter.state, len(zalo.asked)) == ("given_up", 1)
    assert "Không còn nơi để gửi" in letter.problem


@pytest.mark.parametrize(
    ("address", "secret", "good"),
    [("", "", True), ("http://127.0.0.1/", "0123456789abcdef", True), ("http://127.0.0.1/", "ngan", False)],
)
def test_a_gateway_without_a_secret_is_refused_at_start(address: str, secret: str, good: bool) -> None:
    if good:
        assert signing_secret(address, secret) == secret
    else:
        with pytest.raises(WrongSetting, match="CAUNOI_WEBHOOK_SECRET"):
            signing_secret(address, secret)
