"""A fragment asked for after the session ended."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import Province

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_sign_in() -> None:
    answer = Client().get("/van-ban/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/dang-nhap/?next=/van-ban/"


def test_htmx_leads_to_the_sign_in_page_and_back_to_the_page() -> None:
    here = {"HX-Request": "true", "HX-Current-URL": "http://testserver/van-ban/7/duyet/?xem=anh"}
    answer = Client().post("/van-ban/7/duyet/muc/3/", {"viec": "loai"}, headers=here)
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=%2Fvan-ban%2F7%2Fduyet%2F%3Fxem%3Danh"


def test_the_way_back_stays_on_this_site() -> None:
    elsewhere = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/steal?x=1"}
    answer = Client().get("/van-ban/", headers=elsewhere)
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=%2Fsteal%3Fx%3D1"


def test_other_answers_to_htmx_are_left_alone(province: Province) -> None:
    answer = province.client("specialist").get("/van-ban/", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "HX-Redirect" not in answer.headers
