"""Passkeys in a real browser, with the virtual authenticator that Chromium brings for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
from pytest_django.live_server_helper import LiveServer

from caunoi.ledger.reads import history
from caunoi.people.models import User
from tests.caunoi.people.factors import PASSWORD, with_password
from tests.conftest import Province
from tests.journeys.conftest import faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

OWN = "/tai-khoan-cua-toi/hai-lop/"


class Desk:
    """A browser of one person, with a device that holds keys and recognises its owner."""

    def __init__(self, context: BrowserContext, person: User) -> None:
        self.page: Page = context.new_page()
        self.person = person
        self.tools: CDPSession = context.new_cdp_session(self.page)
        self.tools.send("WebAuthn.enable")
        self.device = self._add_device()

    def _add_device(self) -> str:
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return str(made["authenticatorId"])

    def owner_is(self, recognised: bool) -> None:
        self.tools.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.device, "isUserVerified": recognised}
        )

    def give_password(self) -> None:
        self.page.goto("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(self.person.username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.page.get_by_role("button", name="Vào bàn làm việc").click()

    def add_key(self, name: str, *, opens: bool = True) -> None:
        self.page.goto(f"{OWN}khoa/moi/")
        if self.page.get_by_label("Mật khẩu").count():
            self.page.get_by_label("Mật khẩu").fill(PASSWORD)
            self.page.get_by_role("button", name="Xác nhận").click()
        self.page.get_by_label("Tên khóa").fill(name)
        self.page.get_by_label("Khóa này mở thẳng").set_checked(opens)
        self.page.get_by_role("button", name="Tạo khóa").click()
        expect(self.page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()

    def lay_session(self) -> str:
        """Puts a session into the browser whose key somebody else knows; the key."""
        laid = SessionStore()
        laid["laid"] = "1"
        laid.create()
        key = laid.session_key or ""
        self.page.context.add_cookies([{"name": "caunoi_session", "value": key, "url": self.page.url}])
        return key

    def leave(self) -> None:
        self.page.goto("/")
        self.page.get_by_role("button", name="Đăng xuất").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")

    def expect_in(self) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Hôm nay")


@pytest.fixture
def desk(chromium: Browser, live_server: LiveServer, province: Province) -> Iterator[Desk]:
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    yield Desk(context, with_password(province.people["chief"]))
    context.close()


def test_a_key_opens_without_a_password(desk: Desk) -> None:
    desk.give_password()
    desk.add_key("Máy phòng làm việc")
    assert faults(desk.page) == []
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Mã khôi phục")
    desk.leave()
    laid = desk.lay_session()
    desk.page.goto("/dang-nhap/?next=/mau/")
    desk.page.get_by_role("button", name="Vào bằng khóa truy cập").click()
    # The whole address: that of the page of signing in ends with these words too.
    expect(desk.page).to_have_url("/mau/")
    said = [line.said for line in history(desk.person)]
    assert "bằng xác thực hai lớp" in said[0]
    assert f"{desk.person} thêm một khóa truy cập." in said
    # Session fixation: whoever laid a session into this browser is not signed in by it.
    assert not Session.objects.filter(session_key=laid).exists()


def test_a_key_is_the_second_step(desk: Desk) -> None:
    desk.give_password()
    desk.add_key("Điện thoại", opens=False)
    desk.leave()
    desk.give_password()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Xác thực lớp hai")
    assert faults(desk.page) == []
    desk.page.get_by_role("button", name="Dùng khóa truy cập").click()
    desk.expect_in()
    assert "bằng mật khẩu và xác thực hai lớp" in history(desk.person)[0].said


def test_whom_the_device_does_not_recognise_it_does_not_let_in(desk: Desk) -> None:
    desk.give_password()
    desk.add_key("Máy phòng làm việc")
    desk.leave()
    desk.owner_is(False)
    desk.page.get_by_role("button", name="Vào bằng khóa truy cập").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa truy cập")
    assert faults(desk.page) == []


def test_a_key_that_the_office_has_forgotten_opens_nothing(desk: Desk) -> None:
    desk.give_password()
    desk.add_key("Máy phòng làm việc")
    desk.leave()
    Authenticator.objects.all().delete()
    desk.page.get_by_role("button", name="Vào bằng khóa truy cập").click()
    expect(desk.page.get_by_role("alert").first).to_contain_text("Không nhận ra khóa truy cập này")


def test_a_key_confirms_and_is_removed(desk: Desk) -> None:
    desk.give_password()
    desk.add_key("Máy phòng làm việc")
    desk.page.goto("/xac-nhan/khoa/?next=" + OWN)
    desk.page.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(desk.page.get_by_text("Máy phòng làm việc").first).to_be_visible()
    assert faults(desk.page) == []
    desk.page.get_by_role("link", name="Bỏ Máy phòng làm việc").click()
    desk.page.get_by_role("button", name="Bỏ khóa").click()
    expect(desk.page.get_by_text("Đã bỏ khóa truy cập.")).to_be_visible()
    assert not Authenticator.objects.exists()
    assert history(desk.person)[0].said == f"{desk.person} bỏ một khóa truy cập."


def test_by_a_bare_address_no_key_is_offered(desk: Desk, live_server: LiveServer) -> None:
    desk.page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/dang-nhap/")
    expect(desk.page.get_by_role("button", name="Vào bàn làm việc")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Vào bằng khóa truy cập")).to_be_hidden()
