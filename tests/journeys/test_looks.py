"""Every page in a real browser: nothing for axe to find, nothing to push sideways, a keyboard is enough."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from caunoi.delegates.bus_actions import BusSaid, make_bus
from caunoi.delegates.models import (
    Bus,
    Delegate,
    DelegateContact,
    GuestImport,
    InvitationLetter,
    Mailing,
    PrintedInvitation,
    SeatHall,
)
from caunoi.delegates.quota_actions import QuotaSaid, set_quotas
from caunoi.delegates.quota_rules import What
from caunoi.delegates.seat_actions import NewHall, make_hall
from caunoi.issuing.models import NumberEntry, Series, Term
from caunoi.meetings.actions import NewMeeting, plan_meeting
from caunoi.meetings.committee_actions import set_committee_member
from caunoi.meetings.dialogue_actions import PageSaid, Sent, send_question, set_public_page
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.rules import Kind
from caunoi.people.models import Office, Role, User
from caunoi.tasks.rounds_actions import NewRound, open_round
from tests.caunoi.delegates.seat_scene import crowd
from tests.caunoi.delegates.unit_sheets import place, unit_sheet
from tests.caunoi.meetings.committee_scene import register_of
from tests.caunoi.meetings.point_scene import conference, point_of
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults
from tests.pages.conftest import Matters, matters

__all__ = ["matters"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

PAGES = {
    "chief": [
        "/",
        "/van-ban/",
        "/so-van-ban-di/",
        "/so-van-ban-di/cap-so/",
        "/so-van-ban-di/nhiem-ky/",
        "/so-van-ban-di/nhap/",
        "/so-van-ban-di/in/",
        "/van-ban-di/tron-thu/",
        "/van-ban-di/du-thao/moi/",
        "/van-ban-di/du-thao/mau/lich-tuan/",
        "/van-ban-di/du-thao/mau/giay-moi/soan/",
        "/so-van-ban-di/{number}/",
        "/nhiem-vu/",
        "/nhiem-vu/danh-sach/",
        "/nhiem-vu/dong-thoi-gian/",
        "/nhiem-vu/don-vi/",
        "/don-doc/",
        "/can-bo/",
        "/can-bo/moi/",
        "/du-lieu-ca-nhan/",
        "/tham-so/",
        "/kiem-tra-the-thuc/",
        "/kiem-tra-the-thuc/quy-tac/",
        "/linh-vuc/",
        "/lay-y-kien/",
        "/lay-y-kien/{round}/",
        "/nhiem-vu/{task}/cu-the-hoa/",
        "/thong-bao/",
        "/thong-bao/chep/",
        "/thong-bao/nhip/",
        "/moc-thoi-gian/",
        "/lich-lam-viec/",
        "/don-vi/",
        "/don-vi/ten-goi-chung/",
        "/don-vi/ten-chua-ro/",
        "/don-vi/{office}/",
        "/don-vi/{office}/sap-nhap/",
        "/don-vi/{office}/chuyen-viec/",
        "/cuoc-hop/{conference}/diem-cau/",
        "/cuoc-hop/{conference}/diem-cau/bang/",
        "/cuoc-hop/{conference}/phong-dieu-hanh/",
        "/cuoc-hop/{conference}/",
        "/cuoc-hop/{conference}/ban-to-chuc/?don-vi={office}",
        "/cuoc-hop/{conference}/ban-to-chuc/{member}/",
        "/cuoc-hop/{conference}/so-phai-co-mat/",
        "/cuoc-hop/{conference}/tai-lieu/",
        "/cuoc-hop/{dialogue}/trang-cong-khai/",
        "/cuoc-hop/{dialogue}/hop-thu/",
        "/doi-thoai/ben-thuong/",
        "/cuoc-hop/{conference}/cho-ngoi/",
        "/cuoc-hop/{conference}/xe/",
        "/cuoc-hop/{conference}/xe/{bus}/",
        "/cuoc-hop/{conference}/xe/danh-sach/",
        "/cuoc-hop/{conference}/cho-ngoi/{hall}/",
        "/cuoc-hop/{conference}/cho-ngoi/{hall}/danh-sach/",
        "/cuoc-hop/{conference}/thu-moi/",
        "/cuoc-hop/{conference}/thu-moi/giay/",
    ],
    "leader": ["/", "/so-nhat-ky/", "/quyen-han/", "/nhiem-vu/"],
    "steward": ["/tai-khoan-cua-toi/", "/tai-khoan-cua-toi/hai-lop/", "/tai-khoan-cua-toi/phien/"],
    "unit_contact": [
        "/viec-cua-don-vi/",
        "/nhiem-vu/{asked}/tra-loi-lay-y-kien/",
        "/nhiem-vu/",
        "/van-ban/",
        "/mat-khau/",
        "/thong-bao/cach-nhan/",
        "/cuoc-hop/{conference}/diem-cau/{point}/",
        "/cuoc-hop/{conference}/diem-cau/{point}/truc/",
        "/cuoc-hop/{conference}/dang-ky/{office}/",
        "/cuoc-hop/{conference}/dang-ky/{office}/nhap/",
        "/cuoc-hop/{conference}/dang-ky/{office}/nhap/{file}/",
    ],
    "admin": [
        "/",
        "/tai-khoan/",
        "/tai-khoan/moi/",
        "/tai-khoan/loi-moi/",
        "/tai-khoan/loi-moi/moi/",
        "/van-ban/chung-thu-goc/",
        "/don-vi/",
        "/don-vi/moi/",
        "/don-vi/nhap/",
        "/thong-bao/",
    ],
    "reader": ["/", "/mau/", "/khong-co/"],
}


def addresses(role: str, matters: Matters) -> list[str]:
    """The pages of a role, with the numbers of what there is; a draft is being asked about."""
    specialist, commune = matters.province.people["specialist"], matters.province.commune
    new = NewRound("Quy chế", matters.document, (commune,), timezone.localdate(), True, "coi như nhất trí")
    answer = open_round(actor=specialist, new=new).answers.get()
    meeting = conference(specialist, matters.province)
    held = {
        "conference": meeting.pk,
        "dialogue": asked_dialogue(specialist, matters.province).pk,
        "point": point_of(meeting, matters.province).pk,
        "hall": seated(specialist, meeting).pk,
        "bus": ridden(specialist, meeting).pk,
        "member": member_of(specialist, meeting, matters.province).pk,
        "round": answer.round_id,
        "asked": answer.task_id,
        "task": matters.task.pk,
        "office": commune.pk,
        "file": sent_in(specialist, meeting, commune).pk,
        "number": number_kept(matters).pk,
    }
    return [page.format(**held) for page in PAGES[role]]


def sent_in(specialist: User, meeting: Meeting, office: Office) -> GuestImport:
    """A unit's file, waiting to be confirmed: one to register, one whose row is wrong. And on the page of
    letters somebody who was struck off after a letter, and somebody who holds a paper with another place.
    """
    due = timezone.now() + timedelta(days=1)
    set_quotas(actor=specialist, meeting=meeting, said=QuotaSaid([office], What.SPEECHES, 2, 2, due=due))
    told_of_another_place(specialist, meeting)
    said = {"Chỉ tiêu": "Ý kiến phát biểu", "Nội dung phát biểu": "Nước sạch"}
    return GuestImport.objects.create(
        meeting=meeting, office=office, name="dang-ky.xlsx", by=specialist,
        data=unit_sheet(place("Lê Mai", **said), place("Vũ An", **{"Chỉ tiêu": "Xe ngựa"})),
    )  # fmt: skip


def told_of_another_place(specialist: User, meeting: Meeting) -> None:
    at = timezone.now()
    mailing = Mailing.objects.create(meeting=meeting, address="", by=specialist, at=at, queued_at=at)
    for name in ("Hà Thôi", "Cao Giấy", "Đỗ Gọi"):
        one = Delegate.objects.create(meeting=meeting, full_name=name, why="tiêu biểu")
        if name != "Hà Thôi":
            PrintedInvitation.objects.create(delegate=one, at=at)
            continue
        DelegateContact.objects.create(
            delegate=one, kind="email", value="a@hailam.example", purpose="mời", expires_on=at.date()
        )
        InvitationLetter.objects.create(
            mailing=mailing, delegate=one, number=1, kind="invite", state="sent", sent_at=at
        )
    struck = meeting.delegates.filter(full_name__in=("Hà Thôi", "Đỗ Gọi"))
    struck.update(standing="struck", reason="nhầm")


def member_of(specialist: User, meeting: Meeting, province: Province) -> CommitteeMember:
    """A post of the office with two parts on the committee, and how many must be present."""
    register = register_of(province)
    set_quorum(actor=specialist, meeting=meeting, least="2/3", basis="Quy chế làm việc")
    set_committee_member(actor=specialist, meeting=meeting, said=register.head)
    return set_committee_member(actor=specialist, meeting=meeting, said=register.guard)


def asked_dialogue(actor: User, province: Province) -> Meeting:
    """A dialogue whose public page is open, with a question in its inbox."""
    now = timezone.now()
    new = NewMeeting(province.commune, Kind.DIALOGUE, "Đối thoại với Nhân dân xã Bến Thượng")
    held = plan_meeting(actor=actor, new=new)
    said = PageSaid("ben-thuong", "Đến dự", "0200 000 787", "Trụ sở xã", now + timedelta(days=1), on=True)
    page = set_public_page(actor=actor, meeting=held, said=said)
    send_question(page=page, sent=Sent("Bao giờ thôn có nước sạch?", "Trần Văn Hòa"), now=now)
    return held


def seated(specialist: User, meeting: Meeting) -> SeatHall:
    """A hall with two groups, one of them overflowing into the next row."""
    crowd(meeting, {"Đoàn An Hòa": 5, "Đoàn Bến Thượng": 4})
    return make_hall(actor=specialist, meeting=meeting, new=NewHall("Hội trường", 4, 6, 3, front=1))


def ridden(specialist: User, meeting: Meeting) -> Bus:
    """A bus that some of the delegates ride; others have none yet."""
    said = BusSaid("Xe 1", 16, "38B-123.45", "Trụ sở xã", timezone.now(), "Lê Văn Bình", "0900000787")
    bus = make_bus(actor=specialist, meeting=meeting, said=said)
    meeting.delegates.filter(office_text="Đoàn An Hòa").update(bus=bus.name)
    return bus


def number_kept(matters: Matters) -> NumberEntry:
    """A kept number of a term: its page has every form, the book and its print a line."""
    commune, by = matters.province.commune, matters.province.people["specialist"]
    term = Term.objects.create(office=commune, name="Nhiệm kỳ 2025–2030", begins_on="2025-08-20", basis="NQ")
    series = Series.objects.create(office=commune, system="party", doc_type="Kế hoạch", term=term)
    return NumberEntry.objects.create(
        series=series, number=1, symbol="KH/ĐU", doc_type="Kế hoạch", state="reserved", reason="Giữ", by=by
    )


def sideways(page: Page) -> int:
    """How far the page as a whole could be pushed to the side."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


CUT = """() => {
    const pen = document.createElement("canvas").getContext("2d"), room = box => {
        const look = getComputedStyle(box), arrow = 20;
        pen.font = look.font;
        return box.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight) - arrow;
    };
    return [...document.querySelectorAll(".filters select")].filter(box => box.offsetWidth)
        .map(box => [box, box.selectedOptions[0].textContent.trim()])
        .filter(([box, words]) => room(box) < pen.measureText(words).width).map(([, words]) => words);
}"""


@pytest.mark.parametrize("role", PAGES)
def test_nothing_for_axe_to_find_and_nothing_sideways(sign_in: SignIn, matters: Matters, role: str) -> None:
    """320 is also a screen of 1280 at 400 percent (WCAG 1.4.10)."""
    page = sign_in(role, width=1280, height=700)
    found = {}
    for address in addresses(role, matters):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok or address == "/khong-co/", (address, answer.status)
        found[address] = faults(page) + [f"cut: {words}" for words in page.evaluate(CUT)]
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 700})
            if sideways(page):
                found[address].append(f"{sideways(page)} sideways at {width}")
        page.set_viewport_size({"width": 1280, "height": 700})
    assert {address: said for address, said in found.items() if said} == {}


def test_axe_on_a_narrow_screen(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief", width=390, height=844)
    found = {}
    for address in ["/mau/", "/", "/nhiem-vu/", f"/nhiem-vu/{matters.task.pk}/"]:
        page.goto(address)
        found[address] = faults(page)
    assert {address: said for address, said in found.items() if said} == {}


def test_axe_and_the_measure_find_what_is_wrong(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief", width=390, height=844)
    page.goto("/mau/")
    page.evaluate(
        """() => {
            const wide = document.createElement("p");
            wide.innerHTML = '<img src="/static/ui/mark.svg"><button></button>' + "x".repeat(300);
            wide.style.cssText = "white-space: nowrap; overflow-wrap: normal";
            document.querySelector(".page-inner").append(wide);
        }"""
    )
    assert {fault.split(":")[0] for fault in faults(page)} >= {"image-alt", "button-name"}
    assert sideways(page) > 0


def test_the_first_key_leads_past_the_rail(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief")
    page.goto("/mau/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_focus_can_always_be_seen(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief")
    page.goto("/mau/")
    unseen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
                const at = document.activeElement, ring = e => getComputedStyle(e).outlineStyle !== "none";
                return ring(at) || ring(at.closest(".card") ?? at) ? "" : at.outerHTML.slice(0, 90);
            }"""
        )
        if outline:
            unseen.append(outline)
    assert unseen == []


def test_a_dialog_by_keyboard(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief")
    page.goto("/mau/")
    opener = page.get_by_role("button", name="Đổi hạn…")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Đổi hạn nhiệm vụ")
    expect(dialog).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_without_scripts_a_dialog_is_a_part_of_the_page(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief", scripts=False)
    page.goto("/mau/")
    expect(page.get_by_text("Hạn mới và lý do được ghi vào sổ nhật ký.")).to_be_visible()
    expect(page.get_by_role("button", name="Đổi hạn…")).to_be_hidden()


def test_paper_shows_the_page_without_the_desk(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief")
    page.goto("/nhiem-vu/danh-sach/")
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".filters").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_colours_of_the_system_are_kept(sign_in: SignIn, matters: Matters) -> None:
    """Windows' high contrast: states are told by words and signs, and the focus is still seen."""
    page = sign_in("chief")
    page.emulate_media(forced_colors="active")
    page.goto("/mau/")
    expect(page.get_by_text("Quá hạn 3 ngày").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_signing_in_and_out_by_keyboard(
    chromium: Browser, live_server: LiveServer, province: Province
) -> None:
    User.objects.create_user("hang", "Mot-cau-dai-2026", full_name="Trần Minh Hằng", role=Role.SPECIALIST)
    page = chromium.new_page(base_url=live_server.url)
    page.goto("/nhiem-vu/")
    assert faults(page) == []
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    page.keyboard.type("hang")
    page.keyboard.press("Tab")
    page.keyboard.type("sai")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Caps Lock")
    assert faults(page) == []
    page.get_by_label("Mật khẩu").fill("Mot-cau-dai-2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nhiệm vụ")
    page.get_by_role("button", name="Đăng xuất").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    page.context.close()


def test_when_the_server_is_gone_the_page_says_so(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("chief")
    page.goto("/mau/")
    page.evaluate("document.body.dispatchEvent(new CustomEvent('htmx:sendError', {bubbles: true}))")
    expect(page.get_by_role("alert").first).to_contain_text("Không liên lạc được với máy chủ")


def test_after_a_refusal_what_was_typed_is_still_there(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("admin")
    page.goto(f"/tai-khoan/{matters.province.people['admin'].pk}/")
    page.get_by_label("Họ và tên").fill("Vũ Anh Tuấn, Trưởng phòng")
    page.get_by_label("Vai trò").select_option("chief")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa làm được")
    assert faults(page) == []
    page.get_by_role("link", name="Quay lại").click()
    expect(page.get_by_label("Họ và tên")).to_have_value("Vũ Anh Tuấn, Trưởng phòng")


FIELDS = """<form action="/" id="tried">
  <input name="text" required><input name="file" type="file" required>
  <select name="one" required><option></option></select><input name="tick" type="checkbox" required>
  <input name="few" type="number" min="1" max="9" value="12">
  <input name="many" type="number" min="1" value="0"><input name="mail" type="email" value="a">
  <input name="right" value="x" required><button>Gửi</button>
</form>"""


def test_what_is_wrong_with_a_field_is_said_in_vietnamese(sign_in: SignIn, matters: Matters) -> None:
    """The browser's own words would be in the language of the browser."""
    page = sign_in("chief")
    page.goto("/mau/")
    page.evaluate("form => document.querySelector('main').insertAdjacentHTML('beforeend', form)", FIELDS)
    button = page.locator("#tried button")
    for _ in range(2):
        button.click()
        said = page.evaluate(
            "['text', 'file', 'one', 'tick', 'few', 'many', 'mail', 'right']"
            ".map(name => tried[name].validationMessage)"
        )
        assert said == [
            "Hãy điền vào ô này.",
            "Hãy chọn tệp.",
            "Hãy chọn một mục.",
            "Hãy đánh dấu vào ô này rồi gửi lại.",
            "Giá trị phải từ 1 đến 9.",
            "Giá trị phải từ 1.",
            "Giá trị này chưa đúng dạng; hãy sửa lại.",
            "",
        ]
    for name, value in {"text": "a", "few": "3", "many": "1", "mail": "a@b.vn"}.items():
        page.locator(f"#tried [name={name}]").fill(value)
    page.evaluate("tried.file.remove(), tried.one.remove(), tried.tick.click()")
    button.click()
    page.wait_for_url("**/?text=a&**")


def test_an_impatient_second_click_sends_nothing(sign_in: SignIn, matters: Matters) -> None:
    page = sign_in("admin")
    page.goto("/tai-khoan/moi/")
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Họ và tên").fill("Nguyễn Văn Bình")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.evaluate(
        """() => {
            const button = document.querySelector("main form button.button-main");
            button.click(); button.click(); button.click();
        }"""
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mật khẩu mới")
    assert len(sent) == 1
    assert User.objects.filter(username="binh").count() == 1
