"""The gate asks the table of rights before any view runs."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from caunoi.people.rights import Address, Needs, Open
from caunoi.people.rules import GRANTS, Reach, Verb
from caunoi.site import access
from caunoi.site.gate import NoRow, asked_by
from caunoi.site.permissions import address_row
from tests.conftest import Province


def new_page(request: HttpRequest) -> HttpResponse:
    raise AssertionError("a view without a row ran")


urlpatterns = [path("moi/", new_page, name="new_page"), path("", include("caunoi.site.urls"))]


@pytest.mark.logs_error
def test_an_address_without_a_row_lets_nobody_in(settings: Settings, province: Province) -> None:
    settings.ROOT_URLCONF = "tests.caunoi.site.test_gate"
    with pytest.raises(NoRow, match="new_page: add a row to ADDRESSES"):
        province.client("chief").get("/moi/")


def test_without_the_verb_the_answer_is_a_sentence(province: Province) -> None:
    refused = province.client("reader").get("/so-nhat-ky/")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "“Xem sổ nhật ký” không thuộc quyền của" in page
    assert 'data-code="not-allowed"' in page


def test_to_htmx_it_is_a_notice(province: Province) -> None:
    refused = province.client("steward").get("/van-ban/dang-doc/", headers={"hx-request": "true"})
    assert (refused.status_code, refused.headers["HX-Retarget"]) == (422, "#notices")


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("post", "/nhiem-vu/", "GET, HEAD"),
        ("delete", "/nhiem-vu/", "GET, HEAD"),
        ("options", "/mat-khau/", "GET, HEAD, POST"),
        ("get", "/dang-xuat/", "POST"),
        ("put", "/dang-nhap/", "GET, HEAD, POST"),
    ],
)
def test_a_way_that_no_row_opens_is_closed(
    province: Province, method: str, address: str, allowed: str
) -> None:
    answer = getattr(province.client("chief"), method)(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)


def test_a_stranger_is_led_to_sign_in_before_anything_is_said_of_rights(province: Province) -> None:
    assert Client().get("/so-nhat-ky/").headers["Location"] == "/dang-nhap/?next=/so-nhat-ky/"


def test_a_closed_account_is_a_stranger(province: Province) -> None:
    client, chief = province.client("chief"), province.people["chief"]
    chief.is_active = False
    chief.save()
    assert client.get("/so-nhat-ky/").status_code == 302


def test_a_verb_for_ones_own_office_does_not_open_what_concerns_everybody(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GRANTS, "reader", {Verb.SEE_LEDGER: Reach.OWN})
    refused = province.client("reader").get("/so-nhat-ky/")
    assert refused.status_code == 422
    assert "của toàn bộ các đơn vị" in refused.content.decode()


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        ("GET", Open.SIGNED_IN),
        ("HEAD", Open.SIGNED_IN),
        ("POST", Needs(Verb.EXPORT)),
        ("PUT", None),
        ("", None),
    ],
)
def test_what_an_address_asks_of_each_way_to_come(method: str, asked: object) -> None:
    assert asked_by(Address("x", get=Open.SIGNED_IN, post=Needs(Verb.EXPORT)), method) == asked


def test_rows_are_found_by_the_full_name() -> None:
    assert address_row("tasks:detail") in access.ADDRESSES
    assert address_row("detail") is None
