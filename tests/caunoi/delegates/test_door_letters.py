"""What a door sends and is told: without a session, by its secret alone, and read strictly."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.delegates.door_actions import revoke_door
from caunoi.delegates.door_scans import MOST, read_arrivals
from caunoi.delegates.models import CheckIn, Door
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, inside, post, read, sent, told

NONCE = "n" * 16


def _letter(**row: object) -> bytes:
    return json.dumps({"luot": [{"nonce": NONCE, **row}]}).encode()


def test_many_in_one_letter_each_with_its_answer(hall: Hall) -> None:
    dao, duc, secret = hall.invite(), hall.invite("Lê Văn Đức"), hall.secret()
    assert told(secret, sent(dao), sent(dao, "b"), sent(duc, "c"), {"nonce": NONCE, "code": "xa"}) == [
        (True, "in"),
        (False, "already-in"),
        (True, "in"),
        (False, "unknown-code"),
    ]
    assert inside() == 2


def test_the_answer_says_who(hall: Hall) -> None:
    [answer] = read(post(hall.secret(), sent(hall.invite())))["answers"]
    assert (answer["name"], answer["post"], answer["office"]) == (
        "Nguyễn Thị Đào",
        "Bí thư chi bộ",
        "Đảng ủy xã Bến Thượng",
    )
    assert set(answer) == {"nonce", "passed", "code", "sentence", "name", "post", "office"}


def test_by_a_name_of_the_list(hall: Hall) -> None:
    chosen = {"nonce": NONCE, "delegate": hall.invite().pk, "at": AT.isoformat()}
    assert told(hall.secret(), chosen) == [(True, "in")]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer sai"])
def test_no_secret_no_answer(header: str, hall: Hall) -> None:
    hall.door()
    answer = Client().post(
        "/cua/luot/", _letter(code=hall.invite().code), "application/json", headers={"Authorization": header}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "door-closed")
    assert not CheckIn.objects.exists()


def test_a_session_is_no_secret(hall: Hall) -> None:
    answer = hall.province.client("chief").post("/cua/luot/", _letter(code="x"), "application/json")
    assert answer.json()["code"] == "door-closed"


def test_a_revoked_door_lets_nobody_in(hall: Hall, chief: User) -> None:
    secret, dao = hall.secret(), hall.invite()
    revoke_door(actor=chief, door=Door.objects.get())
    assert read(post(secret, sent(dao)))["code"] == "door-closed"
    assert inside() == 0


UNREADABLE = [
    *(b"", b"{", b"[]", b'{"luot": 1}', b'{"luot": []}', b'{"luot": [1]}', b"\xff", b"[" * 9000),
    *(_letter(nonce="kurz"), _letter(nonce=5), _letter(nonce="n" * 41), _letter(code=1), _letter(at=1)),
    *(_letter(delegate="1"), _letter(offline="true"), json.dumps({"luot": [{}] * (MOST + 1)}).encode()),
]


@pytest.mark.parametrize("data", UNREADABLE)
def test_what_cannot_be_read_is_refused_whole(data: bytes) -> None:
    with pytest.raises(RuleBroken, match="không đọc được") as refused:
        read_arrivals(data, AT)
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        (AT.isoformat(), AT),
        ((AT - timedelta(hours=5)).isoformat(), AT - timedelta(hours=5)),
        ((AT + timedelta(minutes=4)).isoformat(), AT + timedelta(minutes=4)),
        ((AT + timedelta(minutes=6)).isoformat(), AT),
        ("2027-03-22T07:31:00.000Z", AT),
        ("2027-03-22T00:30:00", AT),
        *((text, AT) for text in ("", "hôm qua", "2027-13-40T00:00:00Z", "1999-12-31T23:59:59Z")),
        *((text, AT) for text in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "\x00")),
    ],
)
def test_the_clock_of_the_door(said: str, taken: datetime) -> None:
    """Believed, unless it tells nothing or what is still to come."""
    [one] = read_arrivals(_letter(at=said), AT)
    assert one.said_at == taken


@pytest.mark.parametrize("sign", ["\x00", "\n", "\x1b", "\ud800", "\u200b"])
def test_signs_that_nobody_sees_become_blanks(sign: str, hall: Hall) -> None:
    guest = {
        "name": f"Lê{sign}Đức",
        "reason": f"mời{sign}gấp",
        "office": f"Báo{sign}Mới",
        "at": AT.isoformat(),
    }
    secret = hall.secret()
    assert told(secret, {"nonce": NONCE, **guest}) == [(True, "in")]
    found = CheckIn.objects.get().delegate
    assert (found.full_name, found.why, found.office_text) == (
        "Lê Đức",
        "Khách đến tại cửa: mời gấp",
        "Báo Mới",
    )
    assert told(secret, {"nonce": f"{sign}{NONCE}", "code": sign}) == [(False, "unknown-code")]


WORDS = st.sampled_from(["luot", "nonce", "code", "at", "delegate", "offline"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
TREES = st.recursive(LEAVES, lambda one: st.lists(one, max_size=3) | st.dictionaries(WORDS, one))


@settings(max_examples=25)
@given(TREES)
def test_whatever_comes_is_read_or_refused(said: object) -> None:
    with suppress(RuleBroken):
        for one in read_arrivals(json.dumps({"luot": [said]}).encode(), timezone.now()):
            assert len(one.nonce) >= 16
