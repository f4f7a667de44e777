"""What every answer carries, whatever the page."""

from __future__ import annotations

import re
from contextlib import closing

import pytest
from django.test import Client

from tests.conftest import Province

PAGES = [
    "/",
    "/mau/",
    "/quyen-han/",
    "/so-nhat-ky/",
    "/van-ban/",
    "/nhiem-vu/",
    "/nhiem-vu/danh-sach/",
    "/thong-bao/",
    "/thong-bao/nhip/",
    "/khong-co/",
]


@pytest.mark.parametrize("page", [*PAGES, "/dang-nhap/", "/suc-khoe/"])
def test_nothing_from_elsewhere_and_nothing_inline(province: Province, page: str) -> None:
    policy = province.client("chief").get(page, follow=True).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "*" not in policy


@pytest.mark.parametrize("page", PAGES)
def test_the_page_keeps_to_its_policy(province: Province, page: str) -> None:
    """The browser would drop these in silence, and the page would look broken only to the person."""
    text = province.client("chief").get(page).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style\b|\sstyle=\"|\son[a-z]+=\"", text)


@pytest.mark.parametrize("page", ["/", "/dang-nhap/"])
def test_the_other_guards(province: Province, page: str) -> None:
    headers = province.client("chief").get(page).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "private" in headers["Cache-Control"]
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_one_heading_a_title_and_a_way_past_the_rail(province: Province, page: str) -> None:
    text = province.client("chief").get(page).content.decode()
    assert text.count("<h1") == 1
    assert re.search(r"<title>[^<]+ · Cầu Nối</title>", text)
    assert '<html lang="vi">' in text
    assert 'id="main"' in text


def test_ids_on_the_pattern_page_are_unique(province: Province) -> None:
    """Two forms of one kind stand on it; elsewhere the same rule is kept by the browser journeys."""
    text = province.client("chief").get("/mau/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_cookies_are_closed_to_scripts(province: Province) -> None:
    response = Client().get("/dang-nhap/")
    assert response.cookies["csrftoken"]["samesite"] == "Lax"
    reader = province.people["reader"]
    reader.set_password("Mot-cau-dai-2026")
    reader.save()
    sent = {"username": reader.username, "password": "Mot-cau-dai-2026"}
    assert Client().post("/dang-nhap/", sent).cookies["caunoi_session"]["httponly"]


def test_health_answers_without_signing_in(db: None) -> None:
    response = Client().get("/suc-khoe/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_static_files_are_served_by_ourselves(db: None) -> None:
    for name, kind in (("ui/css/tokens.css", "text/css"), ("django_htmx/htmx-2.min.js", "text/javascript")):
        with closing(Client().get(f"/static/{name}")) as response:
            assert response.status_code == 200
            assert response.headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize(
    "way_out", ["/static/../manage.py", "/static/%2e%2e/settings.py", "/static//etc/passwd"]
)
def test_static_files_end_at_their_folder(province: Province, way_out: str) -> None:
    assert province.client("chief").get(way_out).status_code == 404
