"""A unit contact is invited: the office's page, a real letter, the link on a telephone, the unit's page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from caunoi.people.models import User
from tests.caunoi.people.factors import PASSWORD
from tests.caunoi.reminders.servers import mail_server
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


def test_from_the_letter_to_the_units_own_page(
    sign_in: SignIn, chromium: Browser, live_server: LiveServer, province: Province, settings: Settings
) -> None:
    settings.CAUNOI_ADDRESS = live_server.url
    office = sign_in("admin")
    office.goto("/tai-khoan/loi-moi/")
    assert faults(office) == []
    office.get_by_role("link", name="Mời đầu mối").click()
    office.get_by_label("Họ và tên").fill("Trần Thị Hòa")
    office.get_by_label("Tên đăng nhập").fill("hoa")
    office.get_by_label("Đơn vị").select_option(label=str(province.commune))
    office.get_by_label("Thư điện tử").fill("hoa@hailam.example")
    assert faults(office) == []
    with mail_server(settings) as server:
        office.get_by_role("button", name="Gửi lời mời").click()
        expect(office.get_by_text("Máy chủ thư đã nhận thư")).to_be_visible()
    assert faults(office) == []
    [letter] = server.letters
    [link] = set(re.findall(r"http://\S+/loi-moi/\S+", letter.get_content()))

    telephone = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = telephone.new_page()
    page.goto(link)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("hoa")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đặt mật khẩu và vào làm việc").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc của đơn vị tôi")
    expect(page.get_by_text("Lần sau đăng nhập bằng tên hoa")).to_be_visible()
    assert faults(page) == []
    assert User.objects.get(username="hoa").office == province.commune
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Liên kết không dùng được")
    assert faults(page) == []
    telephone.close()
