"""OpenID Connect against a real provider on this machine: linking, signing in, tokens that must not open."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.messages import get_messages
from django.test import Client
from pytest_django.fixtures import Settings

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.identities import NO_ANSWER, NOT_LINKED
from caunoi.people.identity_actions import link_identity, unlink_identity
from caunoi.people.identity_views import OFF
from caunoi.people.models import User
from caunoi.site.environment import WrongSetting, openid_connect, origin_of
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.people.factors import app_code, confirmed, first_step, protect, signed_in, with_password
from tests.caunoi.people.identity_provider import CLIENT, SECRET, Claims, Provider, Signer, serving, signed
from tests.conftest import Province

PAGE, SIGN_IN = "/tai-khoan-cua-toi/lien-thong/", "/dang-nhap/lien-thong/"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Settings) -> Provider:
    running.subject, running.sign, running.refuses, running.broken = "ma-so-7", signed, False, False
    running.asked.clear()
    settings.CAUNOI_OIDC_ISSUER = running.issuer
    settings.CAUNOI_OIDC_NAME = "cổng Hải Lam"
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(running.issuer, CLIENT, SECRET, "cổng Hải Lam")
    return running


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def consented(address: str) -> str:
    """What the browser does in between: asks the provider, and is sent back."""
    try:
        urllib.request.build_opener(_Stay).open(address, timeout=10)
    except urllib.error.HTTPError as answer:
        with answer:
            back = urlsplit(answer.headers["Location"])
            return f"{back.path}?{back.query}"
    raise AssertionError("the provider did not send back")


def _go(client: Client, address: str, **sent: str) -> Any:
    """Off to the provider and back."""
    return client.get(consented(client.post(address, sent)["Location"]))


def _told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def _linked(person: User, provider: Provider) -> User:
    link_identity(actor=person, provider=provider.issuer, uid=provider.subject)
    return person


class TestLinking:
    def test_linked_once_and_told(self, province: Province, provider: Provider) -> None:
        client = confirmed(first_step(with_password(province.people["chief"])))
        assert "Gắn với cổng Hải Lam" in client.get(PAGE).content.decode()
        answer = _go(client, f"{PAGE}gan/")
        assert (answer["Location"], _told(answer)) == (PAGE, ["Đã gắn tài khoản liên thông."])
        held = SocialAccount.objects.get()
        assert (held.user, held.provider, held.uid) == (
            province.people["chief"], provider.issuer, "ma-so-7"
        )  # fmt: skip
        assert held.extra_data == {}
        assert "Đã gắn" in client.get(PAGE).content.decode()
        assert "gắn tài khoản liên thông" in history(province.people["chief"])[0].said
        assert not Entry.objects.filter(said__contains="ma-so-7").exists()

    def test_the_password_is_asked_for_first(self, province: Province, provider: Provider) -> None:
        client = first_step(with_password(province.people["chief"]))
        assert client.post(f"{PAGE}gan/")["Location"].startswith("/xac-nhan/?next=")
        assert client.post(f"{PAGE}bo/")["Location"].startswith("/xac-nhan/?next=")
        assert provider.asked == []

    def test_and_the_way_goes_on_after_it(self, province: Province, provider: Provider) -> None:
        client = first_step(with_password(province.people["chief"]))
        client.post(f"{PAGE}gan/")
        away = client.post(f"/xac-nhan/?next={PAGE}gan/", {"password": "Mot-cau-dai-2026"})
        client.get(consented(away["Location"]))
        assert SocialAccount.objects.filter(user=province.people["chief"]).exists()

    def test_whoever_takes_too_long_confirms_again(
        self, province: Province, provider: Provider, settings: Settings
    ) -> None:
        client = confirmed(first_step(with_password(province.people["chief"])))
        away = client.post(f"{PAGE}gan/")
        settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
        assert "bấm gắn lần nữa" in _told(client.get(consented(away["Location"])))[0]
        assert not SocialAccount.objects.exists()

    def test_an_identity_opens_one_account(self, province: Province, provider: Provider) -> None:
        _linked(province.people["leader"], provider)
        client = confirmed(first_step(with_password(province.people["chief"])))
        assert "đang mở một tài khoản khác" in _told(_go(client, f"{PAGE}gan/"))[0]
        assert SocialAccount.objects.get().user == province.people["leader"]

    def test_an_account_has_one_identity(self, province: Province, provider: Provider) -> None:
        chief = _linked(province.people["chief"], provider)
        with pytest.raises(RuleBroken) as refused:
            link_identity(actor=chief, provider=provider.issuer, uid="ma-so-8")
        assert refused.value.code == "one-identity"

    def test_the_same_again_is_not_told(self, province: Province, provider: Provider) -> None:
        chief = _linked(_linked(province.people["chief"], provider), provider)
        assert len(history(chief)) == 1

    def test_unlinked_and_told(self, province: Province, provider: Provider) -> None:
        chief = _linked(province.people["chief"], provider)
        client = confirmed(first_step(with_password(chief)))
        client.post(f"{PAGE}bo/")
        assert not SocialAccount.objects.exists()
        assert "bỏ gắn tài khoản liên thông" in history(chief)[0].said
        assert _told(_go(Client(), SIGN_IN)) == [NOT_LINKED]

    def test_nothing_to_unlink_is_not_told(self, province: Province) -> None:
        unlink_identity(actor=province.people["chief"])
        assert history(province.people["chief"]) == []


class TestSignIn:
    def test_a_linked_identity_opens(self, province: Province, provider: Provider) -> None:
        chief, client = _linked(province.people["chief"], provider), Client()
        assert "Vào bằng cổng Hải Lam" in client.get("/dang-nhap/").content.decode()
        assert _go(client, SIGN_IN, next="/mau/")["Location"] == "/mau/"
        assert client.session["_auth_user_id"] == str(chief.pk)
        assert "bằng tài khoản liên thông" in history(chief)[0].said

    def test_only_the_identity_is_asked_for(self, provider: Provider, db: None) -> None:
        _go(Client(), SIGN_IN)
        [asked] = provider.asked
        assert (asked["scope"], asked["response_type"], asked["code_challenge_method"]) == (
            "openid", "code", "S256"
        )  # fmt: skip
        assert asked["redirect_uri"] == "http://testserver/dang-nhap/lien-thong/tra-loi/"

    def test_an_unknown_identity_makes_no_account(self, province: Province, provider: Provider) -> None:
        before, client = User.objects.count(), Client()
        answer = _go(client, SIGN_IN)
        assert (answer["Location"], _told(answer)) == ("/dang-nhap/", [NOT_LINKED])
        assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
        assert not signed_in(client)

    def test_the_address_of_an_account_does_not_link_it(self, province: Province, provider: Provider) -> None:
        """The token carries an address; anybody may have that address at a provider."""
        User.objects.filter(username="demo-chief").update(email="thu@hailam.example")
        client = Client()
        assert _told(_go(client, SIGN_IN)) == [NOT_LINKED]
        assert not signed_in(client)

    def test_the_second_factor_is_asked_for_all_the_same(
        self, province: Province, provider: Provider
    ) -> None:
        protected, client = protect(province.people["chief"]), Client()
        _linked(protected.person, provider)
        assert _go(client, SIGN_IN)["Location"] == "/dang-nhap/lop-hai/"
        assert not signed_in(client)
        client.post("/dang-nhap/lop-hai/", {"code": app_code(protected.secret)})
        assert signed_in(client)

    def test_a_closed_account_stays_out(self, province: Province, provider: Provider) -> None:
        chief, client = _linked(province.people["chief"], provider), Client()
        User.objects.filter(pk=chief.pk).update(is_active=False)
        assert "đã khóa" in _told(_go(client, SIGN_IN))[0]
        assert not signed_in(client)

    def test_the_key_of_the_session_changes(self, province: Province, provider: Provider) -> None:
        _linked(province.people["chief"], provider)
        client = Client()
        client.post(SIGN_IN)
        before = client.session.session_key
        _go(client, SIGN_IN)
        assert client.session.session_key != before

    def test_a_link_alone_does_not_leave(self, provider: Provider, db: None) -> None:
        assert Client().get(SIGN_IN).status_code == 405


def _with(**changed: object) -> Signer:
    return lambda provider, claims: signed(provider, {**claims, **changed})


def _without(name: str) -> Signer:
    return lambda provider, claims: signed(provider, {k: v for k, v in claims.items() if k != name})


def _by_a_stranger(provider: Provider, claims: Claims) -> str:
    strange = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims, strange, algorithm="RS256", headers={"kid": "khoa-1"})


def _unsigned(provider: Provider, claims: Claims) -> str:
    return jwt.encode(claims, "", algorithm="none", headers={"kid": "khoa-1"})


def _by_the_public_key(provider: Provider, claims: Claims) -> str:
    """The old trick: HS256 with what everybody knows as its secret."""
    known = provider.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )

    def part(said: object) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=")

    text = part({"alg": "HS256", "kid": "khoa-1"}) + b"." + part(claims)
    seal = base64.urlsafe_b64encode(hmac.new(known, text, hashlib.sha256).digest()).rstrip(b"=")
    return (text + b"." + seal).decode()


def _changed_afterwards(provider: Provider, claims: Claims) -> str:
    head, _, seal = signed(provider, {**claims, "sub": "ma-so-8"}).split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{head}.{body}.{seal}"


BAD_TOKENS: dict[str, Signer] = {
    "another audience": _with(aud="khac"),
    "another issuer": _with(iss="https://khac.example"),
    "out of date": _with(exp=int(time.time()) - 60),
    "no subject": _without("sub"),
    "an empty subject": _with(sub=""),
    "signed by a stranger": _by_a_stranger,
    "not signed": _unsigned,
    "signed with the public key": _by_the_public_key,
    "changed afterwards": _changed_afterwards,
    "an unknown key": lambda p, claims: jwt.encode(claims, p.key, algorithm="RS256", headers={"kid": "x"}),
    "no name of a key": lambda p, claims: jwt.encode(claims, p.key, algorithm="RS256"),
    "no token": lambda p, claims: "x.y.z",
}


class TestRefused:
    @pytest.mark.parametrize("kind", BAD_TOKENS)
    def test_a_token_that_is_not_right(self, province: Province, provider: Provider, kind: str) -> None:
        _linked(province.people["chief"], provider)
        provider.sign, client = BAD_TOKENS[kind], Client()
        answer = _go(client, SIGN_IN)
        assert (answer["Location"], _told(answer)) == ("/dang-nhap/", [NO_ANSWER])
        assert not signed_in(client)

    def test_the_person_did_not_agree(self, provider: Provider, db: None) -> None:
        provider.refuses = True
        assert _told(_go(Client(), SIGN_IN)) == [NO_ANSWER]

    def test_an_answer_that_nobody_asked_for(self, province: Province, provider: Provider) -> None:
        """A link to the way back with somebody else's code: nobody is signed in by a link."""
        _linked(province.people["chief"], provider)
        theirs, client = Client().post(SIGN_IN), Client()
        answer = client.get(consented(theirs["Location"]))
        assert (answer["Location"], signed_in(client)) == ("/dang-nhap/", False)
        assert client.get(f"{SIGN_IN}tra-loi/")["Location"] == "/dang-nhap/"

    def test_a_code_opens_once(self, province: Province, provider: Provider) -> None:
        _linked(province.people["chief"], provider)
        client = Client()
        back = consented(client.post(SIGN_IN)["Location"])
        client.get(back)
        client.post("/dang-xuat/")
        client.get(back)
        assert not signed_in(client)

    def test_the_provider_is_out_of_order(self, provider: Provider, db: None) -> None:
        provider.broken = True
        answer = Client().post(SIGN_IN)
        assert (answer["Location"], _told(answer)) == ("/dang-nhap/", [NO_ANSWER])

    def test_the_provider_cannot_be_reached(self, provider: Provider, settings: Settings, db: None) -> None:
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect("http://127.0.0.1:9", CLIENT, SECRET, "x")
        settings.CAUNOI_OIDC_ISSUER = "http://127.0.0.1:9"
        assert Client().post(SIGN_IN)["Location"] == "/dang-nhap/"

    def test_a_wrong_secret_of_ours(self, provider: Provider, settings: Settings, db: None) -> None:
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect(provider.issuer, CLIENT, "sai", "x")
        assert _told(_go(Client(), SIGN_IN)) == [NO_ANSWER]

    def test_the_way_on_stays_on_this_site(self, province: Province, provider: Provider) -> None:
        _linked(province.people["chief"], provider)
        assert _go(Client(), SIGN_IN, next="https://strange.example/")["Location"] == "/"


class TestSettings:
    def test_off_by_default(self, province: Province) -> None:
        assert "lien-thong" not in Client().get("/dang-nhap/").content.decode()
        client = confirmed(first_step(with_password(province.people["chief"])))
        assert "chưa dùng cổng liên thông" in client.get(PAGE).content.decode()
        assert "lien-thong" not in client.get("/tai-khoan-cua-toi/").content.decode()
        answers = [
            client.post(f"{PAGE}gan/"),
            Client().post(SIGN_IN),
            Client().get(f"{SIGN_IN}tra-loi/?code=x&state=y"),
        ]
        assert [_told(answer) for answer in answers] == [[OFF]] * 3

    @pytest.mark.parametrize(("client", "secret"), [("", "x"), ("x", ""), ("", "")])
    def test_an_issuer_without_its_client_is_refused(self, client: str, secret: str) -> None:
        with pytest.raises(WrongSetting, match="CAUNOI_OIDC_CLIENT_ID"):
            openid_connect("https://sso.hailam.example", client, secret, "")

    @pytest.mark.parametrize(
        ("issuer", "origin"),
        [
            ("", ""),
            ("https://sso.hailam.example/realms/tinh", "https://sso.hailam.example"),
            ("http://10.0.0.5:8080/x", "http://10.0.0.5:8080"),
        ],
    )
    def test_the_browser_may_follow_a_form_there(self, issuer: str, origin: str) -> None:
        assert origin_of(issuer) == origin

    def test_by_default_forms_stay_here(self, settings: Settings) -> None:
        assert re.search(r"form-action 'self';", settings.CONTENT_SECURITY_POLICY)
