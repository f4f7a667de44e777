"""Passkeys without a browser: what a stranger may send, and whose keys are whose (with one: journeys)."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from caunoi.people.models import User
from caunoi.people.templatetags.people import as_json
from tests.caunoi.people.factors import confirmed, first_step, protect, signed_in, with_password
from tests.conftest import Province

OWN = "/tai-khoan-cua-toi/hai-lop/khoa/"
# The first five are no JSON or nothing at all.
NONSENSE = [
    "", "x", "null", "[]", "{}", "1", '"key"', "[[[]]]", '{"id": 1}', '{"id": null, "response": null}',
    '{"response": {"userHandle": "AA"}}', '{"response": {"userHandle": 7}}', '{"response": []}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30",'
    ' "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30",'
    ' "attestationObject": "AA"}}',
]  # fmt: skip


def _key(person: User, name: str = "Máy phòng") -> Authenticator:
    return Authenticator.objects.create(user=person, type="webauthn", data={"name": name, "credential": {}})


def _asked(client: Client) -> dict[str, Any]:
    answer = client.get("/dang-nhap/khoa/", headers={"Accept": "application/json"})
    asked: dict[str, Any] = answer.json()["request_options"]["publicKey"]
    return asked


def test_what_is_asked_of_a_key_is_new_each_time_and_names_nobody(province: Province) -> None:
    client = Client()
    first, second = _asked(client), _asked(client)
    assert first["challenge"] != second["challenge"]
    assert first["userVerification"] == "required"
    assert not first.get("allowCredentials")


def test_whoever_looks_by_hand_comes_to_the_sign_in_page(db: None) -> None:
    assert Client().get("/dang-nhap/khoa/")["Location"] == "/dang-nhap/"


def test_nonsense_from_a_stranger_is_one_sentence(province: Province) -> None:
    client, said = Client(), []
    for sent in NONSENSE:
        _asked(client)
        answer = client.post("/dang-nhap/khoa/", {"credential": sent}, follow=True)
        assert answer.redirect_chain == [("/dang-nhap/", 302)], sent
        said.append("Không nhận ra khóa truy cập này" in answer.content.decode())
    assert not signed_in(client)
    assert said == [False] * 5 + [True] * (len(NONSENSE) - 5)


def test_nonsense_as_the_second_step(province: Province) -> None:
    protected = protect(province.people["chief"])
    client = first_step(protected.person)
    for sent in NONSENSE:
        client.get("/dang-nhap/lop-hai/")
        assert client.post("/dang-nhap/lop-hai/", {"credential": sent}).status_code == 200, sent
    assert not signed_in(client)


def test_nonsense_as_a_new_key(province: Province) -> None:
    client = confirmed(first_step(with_password(province.people["chief"])))
    for sent in NONSENSE:
        client.get(f"{OWN}moi/")
        answer = client.post(f"{OWN}moi/", {"name": "x", "passwordless": "on", "credential": sent})
        assert answer.status_code == 200, sent
    assert not Authenticator.objects.exists()


def test_what_a_new_key_is_asked_for_stands_in_the_page(province: Province) -> None:
    client = confirmed(first_step(with_password(province.people["chief"])))
    page = client.get(f"{OWN}moi/").content.decode()
    asked = json.loads(unescape(page.split('data-options="')[1].split('"')[0]))["publicKey"]
    assert asked["user"]["name"] == "demo-chief"
    assert asked["user"]["displayName"] == str(province.people["chief"])
    assert asked["rp"] == {"id": "testserver", "name": "Cầu Nối"}
    assert 'value="Khóa 1"' in page


def test_another_persons_key_is_not_there(province: Province) -> None:
    """Id swapping."""
    key = _key(province.people["leader"])
    client = confirmed(first_step(with_password(province.people["chief"])))
    assert client.get(f"{OWN}{key.pk}/bo/").status_code == 404
    assert client.post(f"{OWN}{key.pk}/bo/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_removed_key_takes_the_recovery_codes_along(province: Province) -> None:
    chief = with_password(province.people["chief"])
    key = _key(chief)
    Authenticator.objects.create(user=chief, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    other = Authenticator.objects.create(
        user=province.people["leader"], type="recovery_codes", data={"seed": "x", "used_mask": 0}
    )
    client = Client()
    client.force_login(chief)
    client.post("/xac-nhan/", {"password": "Mot-cau-dai-2026"})
    client.post(f"{OWN}{key.pk}/bo/")
    assert list(Authenticator.objects.all()) == [other]


def test_json_in_an_attribute_cannot_leave_it() -> None:
    from django.template import Context, Template

    page = Template('{% load people %}<form data-options="{{ said|as_json }}">')
    shown = page.render(Context({"said": {"name": '"><script>alert(1)</script>'}}))
    assert "<script>" not in shown
    assert json.loads(unescape(shown.split('data-options="')[1].split('"')[0])) == {
        "name": '"><script>alert(1)</script>'
    }
    assert as_json({"ngày": "Ủy ban"}) == '{"ng\\u00e0y": "\\u1ee6y ban"}'
