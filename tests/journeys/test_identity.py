"""Signing in by the office's identity provider in a real browser, under the policy that pages carry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from caunoi.people.identity_actions import link_identity
from caunoi.site.environment import openid_connect
from tests.caunoi.people.identity_provider import CLIENT, SECRET, Provider, serving
from tests.conftest import Province
from tests.journeys.conftest import faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with serving() as running:
        settings.CAUNOI_OIDC_ISSUER = running.issuer
        settings.CAUNOI_OIDC_NAME = "cổng Hải Lam"
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect(running.issuer, CLIENT, SECRET, "cổng Hải Lam")
        yield running


def test_to_the_provider_and_back(
    chromium: Browser, live_server: LiveServer, province: Province, provider: Provider, settings: Settings
) -> None:
    policy = settings.CONTENT_SECURITY_POLICY
    settings.CONTENT_SECURITY_POLICY = policy.replace(
        "form-action 'self'", f"form-action 'self' {provider.issuer}"
    )
    link_identity(actor=province.people["chief"], provider=provider.issuer, uid=provider.subject)
    page = chromium.new_page(base_url=live_server.url)
    page.goto("/dang-nhap/?next=/nhiem-vu/")
    assert faults(page) == []
    page.get_by_role("button", name="Vào bằng cổng Hải Lam").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nhiệm vụ")
    page.goto("/tai-khoan-cua-toi/lien-thong/")
    expect(page.get_by_text("Đã gắn")).to_be_visible()
    assert faults(page) == []
    page.context.close()
