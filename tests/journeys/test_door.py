"""A steward's telephone at a door: online, the network cut by the browser, and back again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from caunoi.delegates.door_actions import check_in, revoke_door
from caunoi.delegates.models import CheckIn, Delegate, Door
from caunoi.meetings.actions import plan_meeting
from tests.caunoi.delegates.door_scene import AT, Hall, inside, scan
from tests.caunoi.meetings.conftest import gathering
from tests.conftest import Province
from tests.journeys.conftest import faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def hall(province: Province) -> Hall:
    by = province.people["specialist"]
    return Hall(plan_meeting(actor=by, new=gathering(province)), by, province)


@pytest.fixture
def telephone(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Nobody is signed in on it."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    yield context
    context.close()


def _wedge(page: Page, delegate: Delegate) -> None:
    """As a scanner types: the code and Enter, into whatever has the focus."""
    page.keyboard.type(delegate.code)
    page.keyboard.press("Enter")


def _told(page: Page, word: str, *said: str) -> None:
    for text in (word, *said):
        expect(page.locator("#verdict")).to_contain_text(text)


def test_a_door_loses_its_network_and_finds_it_again(telephone: BrowserContext, hall: Hall) -> None:
    dao, duc, mai = (hall.invite(name) for name in ("Nguyễn Thị Đào", "Lê Văn Đức", "Trần Thị Mai"))
    secret, other = hall.secret("Cửa 1"), hall.door("Cửa 2")
    page, broken = telephone.new_page(), []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"/cua/#{secret}")
    expect(page.get_by_role("status").first).to_contain_text("không ai vào được hai lần")
    assert secret not in page.url
    _wedge(page, dao)
    _told(page, "ĐƯỢC VÀO", "Nguyễn Thị Đào", "Bí thư chi bộ")
    _wedge(page, dao)
    _told(page, "CHƯA CHO VÀO", "đã vào lúc", "Cửa 1")
    assert faults(page) == []
    page.wait_for_function("caches.open('cua').then(async (c) => Boolean(await c.match('/cua/')))")

    telephone.set_offline(True)
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("Mất mạng từ")
    expect(page.locator("#where")).to_contain_text("Cửa 1")
    _wedge(page, duc)
    _told(page, "ĐƯỢC VÀO", "Lê Văn Đức", "gửi khi có mạng")
    _wedge(page, duc)
    _told(page, "CHƯA CHO VÀO", "đã vào lúc")
    page.get_by_label("Quét mã hoặc gõ họ tên").fill("mai tran")
    page.get_by_role("button", name="Cho vào: Trần Thị Mai").click()
    _told(page, "ĐƯỢC VÀO", "Trần Thị Mai")
    _guest(page)
    expect(page.get_by_role("status").first).to_contain_text("Còn 3 lượt chưa gửi")
    assert faults(page) == []
    assert inside() == 1
    check_in(door=other, scan=scan(duc, "khac", offline=True), now=AT)

    telephone.set_offline(False)
    expect(page.get_by_label("Lượt phải đối chiếu")).to_contain_text("Lê Văn Đức đã vào")
    expect(page.get_by_role("status").first).to_have_text("Đang nối mạng: không ai vào được hai lần.")
    assert (inside(), CheckIn.objects.exclude(doubles=None).get().delegate) == (4, duc)
    assert mai.check_ins.get().offline
    _loses_its_right(page, hall)
    assert broken == []


def _guest(page: Page) -> None:
    page.get_by_text("Khách không có trong danh sách").click()
    page.get_by_label("Họ và tên", exact=True).fill("Phạm Văn Khách")
    page.get_by_label("Lý do").fill("Ban tổ chức mời")
    page.get_by_role("button", name="Ghi và cho vào").click()
    _told(page, "ĐƯỢC VÀO", "Phạm Văn Khách")


def _loses_its_right(page: Page, hall: Hall) -> None:
    """The device forgets the list; opened again it knows nothing."""
    revoke_door(actor=hall.by, door=Door.objects.get(name="Cửa 1"))
    _wedge(page, hall.invite("Vũ Văn An"))
    expect(page.get_by_role("status").first).to_contain_text("đã bị thu hồi")
    expect(page.locator("#desk")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("chưa được giao cửa nào")
