"""The chair, the secretary and the big screen at once in a real browser: they follow each other, even after
the network was gone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from caunoi.meetings.floor_actions import close_floor, let_ask, renew_code
from caunoi.meetings.floor_clock_actions import call_speech
from caunoi.meetings.floor_speech_actions import NewSpeech, register_speech
from caunoi.meetings.models import AgendaItem, Floor, Meeting, Note, Question, Session, Speech
from caunoi.people.models import User
from tests.caunoi.meetings.conftest import gathering, meeting
from tests.caunoi.meetings.floor_scene import Scene, after, floor_scene
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

__all__ = ["gathering", "meeting"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def scene(specialist: User, meeting: Meeting, province: Province) -> Scene:
    made = floor_scene(specialist, meeting, province.commune)
    AgendaItem.objects.create(session=made.session, position=1, content="Đối thoại về nước sạch", minutes=60)
    return made


def _desk(scene: Scene, page: Page, name: str) -> Page:
    page.goto(f"/cuoc-hop/phien/{scene.session.pk}/{name}/")
    return page


def _wall(chromium: Browser, live_server: LiveServer, address: str, width: int, height: int) -> Page:
    """A window of somebody without an account."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address)
    return page


def test_they_follow_each_other(
    scene: Scene, sign_in: SignIn, chromium: Browser, live_server: LiveServer
) -> None:
    chair = _desk(scene, sign_in("leader", width=1024, height=768), "dieu-hanh")
    secretary = _desk(scene, sign_in("specialist", width=1280, height=800), "thu-ky")
    wall = _wall(chromium, live_server, f"/man-hinh/{scene.floor.screen_code}/", 1920, 1080)

    chair.get_by_role("button", name="Chuyển tới: Đối thoại về nước sạch").click()
    expect(wall.get_by_text("Đối thoại về nước sạch")).to_be_visible()
    chair.get_by_role("button", name="Mời người tiếp theo").click()
    expect(wall.locator(".screen-name")).to_have_text("Lê Thị Mai")
    expect(secretary.locator(".floor-name")).to_have_text("Lê Thị Mai")
    expect(wall.locator("[data-left]")).to_have_text("10:00")
    chair.get_by_role("button", name="Chạy đồng hồ").click()
    expect(wall.locator("[data-left]")).to_have_text(re.compile(r"^09:5\d$"))

    secretary.get_by_label("Hứa, nhận việc").check()
    secretary.get_by_label("Nội dung", exact=True).first.fill("Xong đường trước 30/6")
    secretary.get_by_role("button", name="Ghi", exact=True).click()
    expect(secretary.locator(".floor-list").get_by_text("Xong đường trước 30/6")).to_be_visible()
    expect(secretary.get_by_label("Nội dung", exact=True).first).to_have_value("")

    _late(scene)
    expect(wall.locator("[data-clock]")).to_have_attribute("data-tone", "late")
    expect(wall.locator("[data-warns]")).to_have_text("Đã hết giờ phát biểu.")
    for name, page in (("chair", chair), ("secretary", secretary), ("wall", wall)):
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    wall.context.close()


def test_what_is_typed_stays_and_is_about_whom_it_was_begun(scene: Scene, sign_in: SignIn) -> None:
    scene.speaking()
    secretary = _desk(scene, sign_in("specialist", width=1280, height=800), "thu-ky")
    text = secretary.get_by_label("Nội dung", exact=True).first
    text.fill("…")
    secretary.get_by_role("button", name="Ghi", exact=True).click()
    expect(secretary.locator("#notices")).to_contain_text("nội dung")
    expect(text).to_have_value("…")
    hoa = register_speech(actor=scene.actor, session=scene.session, new=NewSpeech("Vũ Thị Hoa"))
    _next(scene, secretary, scene.mai, scene.nam)
    _noted(secretary, text, "Thiếu nước sạch", scene.mai)
    _noted(secretary, text, "Đường còn lầy", scene.nam)
    text.fill("Viết nhầm")
    text.fill("")
    secretary.get_by_label("Hứa, nhận việc").check()
    _next(scene, secretary, scene.nam, hoa)
    _noted(secretary, text, "Xong trước 30/6", hoa)


def _next(scene: Scene, page: Page, before: Speech, called: Speech) -> None:
    call_speech(actor=scene.actor, speech=called, after=before, now=after(3))
    expect(page.locator(".floor-name")).to_have_text(called.full_name)


def _noted(page: Page, text: Locator, words: str, whose: Speech) -> None:
    text.fill(words)
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(text).to_have_value("")
    assert Note.objects.get(text=words).speech == whose


def test_time_is_given_to_whom_the_chair_meant(scene: Scene, sign_in: SignIn) -> None:
    scene.speaking()
    chair = _desk(scene, sign_in("leader", width=1024, height=768), "dieu-hanh")
    chair.get_by_text("Thêm giờ cho người đang phát biểu").click()
    chair.get_by_label("Lý do", exact=True).fill("Nội dung mới")
    call_speech(actor=scene.actor, speech=scene.nam, after=scene.mai, now=after(3))
    expect(chair.locator(".floor-name")).to_have_text("Hà Văn Nam")
    more = chair.get_by_role("button", name="Thêm giờ", exact=True)
    more.click()
    expect(chair.locator("#notices")).to_contain_text("Đang mời: Hà Văn Nam")
    assert scene.floor.allowed == timedelta(minutes=10)
    more.click()
    expect(chair.get_by_label("Lý do", exact=True)).to_have_value("")
    assert scene.floor.allowed == timedelta(minutes=12)


def test_a_withdrawn_square_leaves_the_wall(scene: Scene, chromium: Browser, live_server: LiveServer) -> None:
    wall = _wall(chromium, live_server, f"/man-hinh/{scene.floor.screen_code}/", 1280, 720)
    square = wall.locator(".screen-ask .square path").last
    before = square.get_attribute("d")
    assert before
    renew_code(actor=scene.actor, session=scene.session, asks=True)
    expect(square).not_to_have_attribute("d", before)
    for asks in (False, True):
        let_ask(actor=scene.actor, session=scene.session, asks=asks)
        expect(wall.locator(".screen-ask")).to_be_visible(visible=asks)
    close_floor(actor=scene.actor, session=scene.session)
    expect(wall.locator(".screen-ask")).to_be_hidden()
    wall.context.close()


def _late(scene: Scene) -> None:
    """As if the speaker had begun eleven minutes ago."""
    floor = Floor.objects.get(session=scene.session)
    assert floor.since is not None
    floor.since -= floor.allowed * 1.1
    floor.version += 1
    floor.save()


def test_the_network_goes_and_comes_back(
    scene: Scene, sign_in: SignIn, chromium: Browser, live_server: LiveServer
) -> None:
    chair = _desk(scene, sign_in("leader", width=1024, height=768), "dieu-hanh")
    wall = _wall(chromium, live_server, f"/man-hinh/{scene.floor.screen_code}/", 1280, 720)
    expect(wall.get_by_text("Chưa mời phát biểu")).to_be_visible()
    wall.context.set_offline(True)
    expect(wall.locator(".lost-sign")).to_be_visible()
    chair.get_by_role("button", name="Mời người tiếp theo").click()
    expect(chair.locator(".floor-name")).to_have_text("Lê Thị Mai")
    expect(wall.get_by_text("Chưa mời phát biểu")).to_be_visible()
    wall.context.set_offline(False)
    expect(wall.locator(".screen-name")).to_have_text("Lê Thị Mai")
    expect(wall.locator(".lost-sign")).to_be_hidden()
    wall.context.close()


def test_the_hall_asks_by_telephone_and_it_is_shown(
    scene: Scene, sign_in: SignIn, chromium: Browser, live_server: LiveServer
) -> None:
    chair = _desk(scene, sign_in("leader", width=1024, height=768), "dieu-hanh")
    phone = _wall(chromium, live_server, f"/hoi/{scene.floor.ask_code}/", 390, 844)
    assert faults(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_label("Câu hỏi, ý kiến").fill("Bao giờ thôn có nước sạch?")
    phone.get_by_role("button", name="Gửi").click()
    expect(phone.get_by_text("Đã nhận câu hỏi")).to_be_visible()
    chair.get_by_role("button", name="Cho lên: Bao giờ thôn có nước sạch?").click()
    chair.get_by_role("button", name="Lên màn hình: Bao giờ thôn có nước sạch?").click()
    expect(phone.get_by_text("Đang trả lời:")).to_be_visible()
    chair.get_by_role("button", name="Đã trả lời").first.click()
    expect(phone.get_by_text("Đang trả lời:")).to_be_hidden()
    assert Question.objects.get().state == "answered"
    phone.context.close()


def test_without_javascript_the_screen_asks_again_by_itself(
    scene: Scene, sign_in: SignIn, province: Province
) -> None:
    wall = sign_in("reader", scripts=False)
    wall.goto(f"/man-hinh/{scene.floor.screen_code}/")
    expect(wall.get_by_text("Chưa mời phát biểu")).to_be_visible()
    Speech.objects.filter(pk=scene.mai.pk).update(state="called")
    Floor.objects.update(speech=scene.mai)
    expect(wall.locator(".screen-name")).to_have_text("Lê Thị Mai")


def test_a_closed_session_lets_everybody_go(scene: Scene, sign_in: SignIn) -> None:
    chair = _desk(scene, sign_in("leader", width=1024, height=768), "dieu-hanh")
    chair.get_by_text("Thời gian, cơ cấu, liên kết").click()
    chair.get_by_role("button", name="Đóng điều hành phiên").click()
    expect(chair.get_by_text("Phiên chưa mở điều hành")).to_be_visible()
    assert not Floor.objects.get(session=Session.objects.get(pk=scene.session.pk)).open
