"""Receiving documents as a person does it: choosing, dropping, being asked, watching them being read."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from caunoi.documents import jobs
from caunoi.documents.models import Document, IncomingFile, Reading
from tests.caunoi.documents import papers
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

DROP = """([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: "text/plain" }));
    return transfer;
}"""


def a_file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": papers.data(text)}


def read_all() -> None:
    for reading in Reading.objects.all():
        jobs.do_reading(reading.pk)


@pytest.fixture
def desk(sign_in: SignIn) -> Page:
    page = sign_in()
    page.goto("/van-ban/")
    return page


def test_several_files_each_with_its_answer_then_read_before_ones_eyes(desk: Page) -> None:
    desk.set_input_files(
        "[name=tep]",
        [
            a_file("Kế hoạch 52.txt", papers.PLAN),
            a_file("kín.txt", papers.SECRET),
            a_file("nhân sự.txt", papers.PERSONNEL),
            a_file("Kế hoạch 52 (1).txt", papers.PLAN),
        ],
    )
    expect(desk.locator(".chosen > li")).to_have_count(4)
    desk.get_by_label("Không có").check()
    desk.get_by_role("button", name="Gửi 4 tệp").click()

    answers = desk.locator(".chosen > li")
    expect(answers.nth(0)).to_contain_text("Đã nhận", timeout=30_000)
    expect(answers.nth(1)).to_contain_text("không byte nào của tệp được lưu", timeout=30_000)
    expect(answers.nth(2)).to_contain_text("Cần xác nhận", timeout=30_000)
    expect(answers.nth(3)).to_contain_text("đã có từ ngày", timeout=30_000)
    assert faults(desk) == []

    desk.get_by_role("button", name="Đã kiểm tra, không thuộc bí mật nhà nước: gửi").click()
    expect(answers.nth(2)).to_contain_text("Đã nhận", timeout=30_000)
    expect(desk.locator("#reading")).to_contain_text("Chờ đọc")
    assert {one.name for one in IncomingFile.objects.all()} == {"Kế hoạch 52.txt", "nhân sự.txt"}

    read_all()

    # The list asks again by itself.
    expect(desk.locator("#reading .badge-done")).to_have_count(2, timeout=10_000)
    desk.locator("#reading").get_by_role("link", name="Kế hoạch 52.txt", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Kế hoạch")
    assert faults(desk) == []


def test_a_file_that_is_dropped_waits_for_its_marking(desk: Page) -> None:
    transfer = desk.evaluate_handle(DROP, ["thả.txt", papers.PLAN])
    desk.dispatch_event("[data-drop]", "drop", {"dataTransfer": transfer})
    expect(desk.locator(".chosen > li")).to_contain_text("thả.txt")

    desk.get_by_role("button", name="Gửi lên").click()
    assert not IncomingFile.objects.exists()
    said = desk.get_by_label("Không có").evaluate("field => field.validationMessage")
    assert said == "Hãy chọn dấu chỉ độ mật ghi trên văn bản; nếu không có thì chọn “Không có”."
    desk.get_by_label("Không có").check()
    desk.get_by_role("button", name="Gửi lên").click()

    expect(desk.locator(".chosen > li")).to_contain_text("Đã nhận", timeout=30_000)


def test_a_chosen_file_can_be_put_back(desk: Page) -> None:
    desk.set_input_files("[name=tep]", [a_file("a.txt", "a"), a_file("b.txt", "b")])

    desk.get_by_role("button", name="Bỏ tệp này").first.click()

    expect(desk.locator(".chosen > li")).to_have_count(1)
    expect(desk.get_by_role("button", name="Gửi lên")).to_be_visible()


def test_a_marking_that_is_declared_sends_no_byte_and_opens_the_stub(desk: Page) -> None:
    desk.set_input_files("[name=tep]", [a_file("kín.txt", papers.PLAN)])
    sent: list[str] = []
    desk.on("request", lambda request: sent.append(request.method))
    desk.get_by_label("TỐI MẬT", exact=True).check()
    desk.get_by_role("button", name="Gửi lên").click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("Vào sổ phiếu văn bản mật")
    assert "POST" not in sent
    assert faults(desk) == []
    desk.get_by_label("Số, ký hiệu").fill("05-BC/TU")
    desk.get_by_label("Ngày văn bản").fill("5/3/2026")
    desk.get_by_role("button", name="Vào sổ").click()
    expect(desk.locator("table")).to_contain_text("05-BC/TU")
    assert faults(desk) == []


def test_a_server_that_has_gone_away_is_said(desk: Page) -> None:
    desk.route("**/van-ban/nhan/", lambda route: route.abort())
    desk.set_input_files("[name=tep]", [a_file("a.txt", papers.PLAN)])
    desk.get_by_label("Không có").check()
    desk.get_by_role("button", name="Gửi lên").click()

    expect(desk.locator(".chosen > li")).to_contain_text("Mất liên lạc với máy chủ")


def test_without_scripts_the_form_does_the_same(sign_in: SignIn) -> None:
    page = sign_in(scripts=False)
    page.goto("/van-ban/")
    page.set_input_files("[name=tep]", [a_file("a.txt", papers.PLAN), a_file("kín.txt", papers.SECRET)])
    page.get_by_label("Không có").check()
    page.get_by_role("button", name="Gửi lên").click()

    expect(page.locator(".outcome-done")).to_contain_text("a.txt")
    expect(page.locator(".outcome-late")).to_contain_text("kín.txt")
    read_all()
    page.get_by_role("link", name="Về danh sách văn bản").click()
    expect(page.locator("table")).to_contain_text("52-KH/TU")


@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_sticks_out_sideways(sign_in: SignIn, width: int, province: Province) -> None:
    page = sign_in(width=width)
    page.goto("/van-ban/")
    page.set_input_files("[name=tep]", [a_file("a.txt", papers.PLAN)])
    page.get_by_label("Không có").check()
    page.get_by_role("button", name="Gửi lên").click()
    expect(page.locator(".chosen > li")).to_contain_text("Đã nhận", timeout=30_000)
    read_all()
    addresses = ["/van-ban/?q=hoi+truong", "/van-ban/nhan/", "/van-ban/phieu-mat/"]
    for address in [*addresses, f"/van-ban/{Document.objects.get().pk}/"]:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address}: {wide} on a screen of {width}"
        assert faults(page) == []
