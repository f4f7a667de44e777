"""A steward's telephone at a door: online, the network cut by the browser, and back again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import segno
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from caunoi.delegates.door_actions import check_in, open_door, revoke_door
from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import CheckIn, Delegate, Door
from caunoi.delegates.rules import Standing
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


KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const kept = await caches.open("cua");
  while (!(await kept.match("/cua/"))) await new Promise((done) => setTimeout(done, 50));
}"""
"""Until the page lies on the device. It refuses eval, which asking again and again from here would need."""


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
    page.evaluate(KEPT)

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


def test_what_one_door_has_not_sent_waits_until_the_device_is_that_door_again(
    telephone: BrowserContext, hall: Hall
) -> None:
    dao, duc, mai = (hall.invite(name) for name in ("Nguyễn Thị Đào", "Lê Văn Đức", "Trần Thị Mai"))
    key = f"s{hall.meeting.sessions.all()[0].pk}"
    secrets = [
        open_door(actor=hall.by, meeting=hall.meeting, name=name, occasion=occasion)[1]
        for name, occasion in (("Cửa 1", WHOLE), ("Cửa diễn đàn", key))
    ]
    page = telephone.new_page()
    page.goto(f"/cua/#{secrets[0]}")
    state, where = page.get_by_role("status").first, page.locator("#where")
    expect(where).to_contain_text("Cửa 1")
    page.evaluate(KEPT)
    telephone.set_offline(True)
    for one in (duc, mai):
        _wedge(page, one)
        _told(page, "ĐƯỢC VÀO", one.full_name, "gửi khi có mạng")
    _sent_in_place_of_nobody(page, dao)

    page.goto(f"/cua/#{secrets[1]}")
    expect(state).to_contain_text("Máy còn giữ 3 lượt của cửa khác")
    telephone.set_offline(False)
    expect(where).to_contain_text("Cửa diễn đàn")
    _wedge(page, dao)
    _told(page, "ĐƯỢC VÀO", "Nguyễn Thị Đào")
    expect(state).to_contain_text("Máy còn giữ 3 lượt của cửa khác")
    _came_in(page, {WHOLE: 0, key: 1})

    mai.delete()
    page.goto(f"/cua/#{secrets[0]}")
    expect(where).to_contain_text("Cửa 1")
    expect(page.get_by_label("Lượt phải đối chiếu")).to_contain_text("Trần Thị Mai: Mã này không có")
    expect(state).to_have_text("Đang nối mạng: không ai vào được hai lần.")
    _came_in(page, {WHOLE: 2, key: 1})
    dao.refresh_from_db()
    assert dao.stands is Standing.INVITED


def _came_in(page: Page, counts: dict[str, int]) -> None:
    """As the server says; a letter that a busy machine did not answer in time is sent again soon."""
    for _ in range(100):
        if {key: inside(key) for key in counts} == counts:
            break
        page.wait_for_timeout(100)
    assert {key: inside(key) for key in counts} == counts


def _sent_in_place_of_nobody(page: Page, delegate: Delegate) -> None:
    """Pressed by mistake and taken back; a guest without a word for a reason is not taken."""
    page.get_by_label("Quét mã hoặc gõ họ tên").fill(delegate.full_name)
    page.get_by_role("button", name="Người đi thay").click()
    said = page.locator("#instead")
    expect(said).to_contain_text(f"Đi thay {delegate.full_name}")
    page.get_by_text("Khách không có trong danh sách").click()
    expect(said).to_have_text(f"Đã thôi ghi là đi thay {delegate.full_name}.")
    page.get_by_text("Khách không có trong danh sách").click()
    expect(said).to_be_empty()
    page.get_by_label("Lý do").fill("…")
    assert page.get_by_label("Lý do").evaluate("box => box.validity.patternMismatch")
    page.get_by_text("Khách không có trong danh sách").click()
    _guest(page)


CAMERA = """
let looks = 0;
const pen = OffscreenCanvasRenderingContext2D.prototype, draw = pen.drawImage;
pen.drawImage = function (...all) { looks += 1; draw.apply(this, all); };
window.later = async (ms) => {
  const clock = Date.now, seen = looks;
  Date.now = () => clock() + ms;
  while (looks < seen + 3) await new Promise((done) => setTimeout(done, 20));
};
navigator.mediaDevices.getUserMedia = async () => {
  const ink = Object.assign(document.createElement("canvas"), { width: 480, height: 480 }).getContext("2d");
  const side = Math.floor(400 / CODE.length);
  const dot = (x, y) => ink.fillRect(40 + x * side, 40 + y * side, side, side);
  setInterval(() => {
    ink.fillStyle = "white";
    ink.fillRect(0, 0, 480, 480);
    ink.fillStyle = "black";
    CODE.forEach((row, y) => row.forEach((dark, x) => dark && dot(x, y)));
  }, 50);
  return ink.canvas.captureStream(20);
};
"""


def test_a_badge_held_before_the_camera_is_one_scan(telephone: BrowserContext, hall: Hall) -> None:
    """However long: the clock of the page is put forward by three seconds, twice."""
    dao, page = hall.invite(), telephone.new_page()
    code = [list(row) for row in segno.make_qr(dao.code).matrix]
    page.add_init_script(f"const CODE = {code};{CAMERA}")
    page.goto(f"/cua/#{hall.secret()}")
    expect(page.locator("#where")).to_contain_text("Cửa 1")
    page.get_by_role("button", name="Quét bằng máy ảnh").click()
    _told(page, "ĐƯỢC VÀO", "Nguyễn Thị Đào")
    expect(page.locator("#camera")).to_be_hidden()
    for _ in range(2):
        page.evaluate("later(3000)")
    _told(page, "ĐƯỢC VÀO")
    assert inside() == 1


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
