"""What a stranger tries at the doors: a session laid before, names guessed, ways elsewhere, hosts made up.

Forms without a token of ours are in tests/pages/test_attacks.py, invitations in test_invitations.py, the
provider's way in in test_identity.py, passkeys in the journeys.
"""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.people.models import Invitation, SignInFailure, User
from caunoi.people.rules import LOCK_AFTER
from tests.caunoi.people.factors import (
    PASSWORD,
    app_code,
    confirmed,
    first_step,
    protect,
    signed_in,
    with_password,
)
from tests.conftest import Province

IN, SECOND = "/dang-nhap/", "/dang-nhap/lop-hai/"
ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
)
CHANGING = re.compile(r'data-shown="\d+"|X-CSRFToken": "\w+"|csrfmiddlewaretoken" value="\w+"|value="[^"]*"')


def _laid(client: Client) -> str:
    """A session that an attacker has put into somebody's browser; its key."""
    laid = client.session
    laid["laid"] = "1"
    laid.save()
    return client.cookies["caunoi_session"].value


@pytest.mark.parametrize("way", ["password", "second step"])
def test_a_session_laid_before_is_not_the_one_after(province: Province, way: str) -> None:
    client, chief = Client(), with_password(province.people["chief"])
    secret = protect(chief).secret if way == "second step" else ""
    keys = {_laid(client)}
    client.post(IN, {"username": chief.username, "password": PASSWORD})
    if secret:
        keys.add(client.cookies["caunoi_session"].value)
        client.post(SECOND, {"code": app_code(secret)})
    assert signed_in(client)
    assert client.cookies["caunoi_session"].value not in keys
    assert not Session.objects.filter(session_key__in=keys).exists()


def _answer(username: str, password: str) -> tuple[int, str]:
    """The status and the words of a sign-in, without what differs from page to page."""
    answer = Client(REMOTE_ADDR="10.0.0.1").post(IN, {"username": username, "password": password})
    return answer.status_code, CHANGING.sub("", answer.content.decode())


@pytest.mark.parametrize("tries", [1, LOCK_AFTER + 1])
def test_a_name_that_exists_answers_like_one_that_does_not(province: Province, tries: int) -> None:
    """Also a closed one, one with a second factor, and each of them behind a door that has closed."""
    with_password(province.people["reader"])
    protect(province.people["chief"])
    User.objects.filter(pk=province.people["leader"].pk).update(is_active=False)
    names = ["demo-reader", "demo-chief", "demo-leader", "khong-co"]
    last = {name: [_answer(name, "sai") for _ in range(tries)][-1] for name in names}
    assert len({re.sub(r"\d\d:\d\d", "", str(answer)) for answer in last.values()}) == 1
    assert ("Thử lại sau" in last["khong-co"][1]) is (tries > LOCK_AFTER)


@pytest.mark.parametrize("address", ["/quen-mat-khau/", "/dang-ky/", "/accounts/password/reset/", "/admin/"])
def test_there_is_no_page_that_resets_or_signs_up(province: Province, address: str) -> None:
    """Passwords are reset by an administrator alone: there is nothing to ask names of."""
    assert Client().get(address).status_code in {302, 404}
    assert Client().post(address, {"email": "a@hailam.example"}).status_code in {302, 404}
    assert not SignInFailure.objects.exists()


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("door", ["password", "second step", "once more"])
def test_nobody_is_led_elsewhere(province: Province, door: str, wanted: str) -> None:
    chief = with_password(province.people["chief"])
    secret = protect(chief).secret if door == "second step" else ""
    client = first_step(chief) if door == "once more" else Client()
    address = "/xac-nhan/" if door == "once more" else IN
    sent = {"username": chief.username, "password": PASSWORD, "next": wanted}
    answer = client.post(f"{address}?next={wanted}", sent)
    if secret:
        answer = client.post(f"{SECOND}?next={wanted}", {"code": app_code(secret), "next": wanted})
    assert answer.status_code == 302
    assert re.match(r"/(?![/\\])", answer["Location"])
    assert "elsewhere" not in client.get(f"{IN}?next={wanted}").headers.get("Location", "")


@pytest.mark.logs_error
@pytest.mark.parametrize("hosts", [["testserver"], ["*"], [".hailam.example"]])
def test_no_invitation_bears_a_host_that_the_sender_made_up(
    province: Province, settings: Settings, hosts: list[str]
) -> None:
    """Turned away, or nothing is made where any host would be believed; the office's own name holds."""
    settings.ALLOWED_HOSTS = hosts
    forged = "x.hailam.example" if hosts == [".hailam.example"] else "elsewhere.example"
    sent = {"full_name": "Hòa", "username": "hoa", "office": province.commune.pk}
    client, page = province.client("admin"), "/tai-khoan/loi-moi/moi/"
    assert client.post(page, sent, headers={"host": forged}).status_code in {400, 422}
    assert not Invitation.objects.exists()
    settings.ALLOWED_HOSTS, settings.CAUNOI_ADDRESS = ["*"], "https://caunoi.hailam.example"
    answer = client.post(page, sent, headers={"host": forged}).content.decode()
    assert "https://caunoi.hailam.example/loi-moi/" in answer
    assert forged not in answer


@pytest.mark.parametrize("page", ["/tai-khoan/moi/", "/tai-khoan/{pk}/"])
def test_the_forms_of_accounts_take_nothing_that_they_do_not_ask(province: Province, page: str) -> None:
    reader, now = province.people["reader"], timezone.now()
    before = reader.password
    sent = {"username": "moi", "full_name": "Mới", "role": "reader", "is_active": "on", "password": "x" * 20}
    extra = {"is_superuser": "1", "last_login": "2001-01-01", "joined_at": "2001-01-01", "id": "1", "pk": "1"}
    assert province.client("admin").post(page.format(pk=reader.pk), sent | extra).status_code in {200, 302}
    made = User.objects.get(full_name="Mới")
    assert (made.pk == reader.pk) is ("pk" in page)
    assert made.username == ("demo-reader" if made.pk == reader.pk else "moi")
    assert not made.check_password("x" * 20)
    assert made.pk != reader.pk or made.password == before
    assert (made.last_login, made.joined_at.year) == (None, now.year)


def test_anothers_key_is_not_removed_by_its_number(province: Province) -> None:
    """Id swapping on second factors, after the password once more."""
    victim = protect(province.people["chief"])
    client = confirmed(first_step(with_password(province.people["reader"])))
    theirs = Authenticator.objects.filter(user=victim.person)
    for number in theirs.values_list("pk", flat=True):
        assert client.post(f"/tai-khoan-cua-toi/hai-lop/khoa/{number}/bo/").status_code in {302, 404}
    assert theirs.count() == 2
