"""A month in a real browser: proposed, arranged by dragging and by keys, approved, issued, printed."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from caunoi.people.models import Office
from caunoi.programmes.models import MonthProgramme, Programme
from tests.caunoi.programmes.conftest import Make, committee, draft, july, make, programme, shown
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

__all__ = ["committee", "draft", "july", "make", "programme"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

MONTH = "/chuong-trinh/thang/2023-07/"


def line(page: Page, content: str) -> Locator:
    return page.locator("tr[data-line]", has_text=content)


def printed_text(page: Page, folder: Path) -> tuple[str, tuple[float, float]]:
    """What the page prints, and on what sheet."""
    page.emulate_media(media="print")
    page.pdf(path=folder / "month.pdf", prefer_css_page_size=True)
    page.emulate_media(media="screen")
    paper = pypdfium2.PdfDocument(folder / "month.pdf")
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in paper)
    return text, paper[0].get_size()


def test_proposed_approved_issued_and_printed(
    sign_in: SignIn, make: Make, committee: Office, tmp_path: Path
) -> None:
    make("Sơ kết công tác dân vận")
    make("Tổng kết đợt kiểm tra", month=6)
    page = sign_in("specialist")
    page.goto(MONTH)
    expect(page.get_by_text("chuyển từ tháng 6")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Lập dự thảo từ đề xuất này").click()
    line(page, "Sơ kết").get_by_role("link", name="Đặt phiên họp").click()
    page.get_by_label("Ngày họp").fill("25/7/2023")
    assert faults(page) == []
    page.get_by_role("button", name="Ghi phiên họp").click()
    expect(line(page, "Sơ kết")).to_contain_text("Ban Thường vụ, 25/07/2023")
    page.get_by_role("link", name="Việc đột xuất").click()
    page.get_by_label("Nội dung").fill("Khắc phục bão số 2")
    page.get_by_label("Ai quyết định đưa vào").fill("Thường trực Tỉnh ủy")
    page.get_by_role("button", name="Thêm vào dự thảo").click()
    expect(line(page, "bão số 2")).to_contain_text("đột xuất: Thường trực Tỉnh ủy")

    boss = sign_in("leader")
    boss.goto("/")
    boss.goto(MONTH)
    assert faults(boss) == []
    boss.get_by_role("button", name="Duyệt").click()
    expect(boss.locator("#notices")).to_contain_text("Đã duyệt chương trình tháng")

    page.goto(MONTH)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator("#notices")).to_contain_text("Đã ban hành")
    expect(line(page, "Sơ kết").or_(page.locator("tr", has_text="Sơ kết")).first).to_contain_text("Ban TG&DV")
    assert faults(page) == []
    text, (wide, high) = printed_text(page, tmp_path)
    printed = ("TỈNH ỦY HẢI LAM", "CHƯƠNG TRÌNH CÔNG TÁC", "tháng 7/2023", "bão số 2", "25/07/2023")
    assert [words for words in printed if words not in text] == []
    for words in ("Chỉnh sửa", "Xuất Excel", "dự thảo", "Hôm nay"):
        assert words not in text
    assert (round(wide), round(high)) == (842, 595)  # A4, lying


def test_lines_are_dragged(sign_in: SignIn, july: MonthProgramme) -> None:
    page = sign_in("specialist")
    page.goto(MONTH)
    line(page, "Hai").locator(".grip").drag_to(line(page, "Một"))
    expect(page.locator("tr[data-line] th")).to_have_text([re.compile("Hai"), re.compile("Một")])
    assert shown(july) == ["Hai", "Một"]
    assert faults(page) == []


def test_lines_are_moved_by_keys_and_the_focus_stays(sign_in: SignIn, july: MonthProgramme) -> None:
    page = sign_in("specialist")
    page.goto(MONTH)
    line(page, "Một").get_by_role("link", name="Một").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("tr[data-line] th").first).to_contain_text("Hai")
    line(page, "Một").get_by_role("button", name=re.compile("^Lên")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr[data-line] th").first).to_contain_text("Một")
    assert shown(july) == ["Một", "Hai"]


def test_left_out_and_taken_in_again_in_place(sign_in: SignIn, july: MonthProgramme) -> None:
    page = sign_in("specialist")
    page.goto(MONTH)
    line(page, "Một").get_by_role("button", name=re.compile("^Để ngoài")).click()
    expect(page.locator("tr[data-line]")).to_have_count(1)
    page.get_by_role("button", name="Đưa lại").click()
    expect(page.locator("tr[data-line]")).to_have_count(2)
    assert shown(july) == ["Hai", "Một"]


def test_arranging_works_without_javascript(sign_in: SignIn, july: MonthProgramme) -> None:
    page = sign_in("specialist", scripts=False)
    page.goto(MONTH)
    line(page, "Hai").get_by_role("button", name=re.compile("^Lên")).click()
    expect(page.locator("tr[data-line] th").first).to_contain_text("Hai")
    assert shown(july) == ["Hai", "Một"]


def test_a_unit_proposes(sign_in: SignIn, programme: Programme, province: Province) -> None:
    page = sign_in("unit_contact")
    page.goto("/chuong-trinh/de-xuat/")
    page.get_by_label("Nội dung").fill("Sáp nhập thôn")
    page.get_by_label("Căn cứ, lý do").fill("Đề án 02")
    assert faults(page) == []
    page.get_by_role("button", name="Gửi đề xuất").click()
    expect(page.locator(".rows")).to_contain_text("Sáp nhập thôn")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_for_axe_to_find_and_nothing_pushed_sideways(
    sign_in: SignIn, july: MonthProgramme, make: Make, width: int
) -> None:
    item, page = make("Ba"), sign_in("chief", width=width)
    pages = (
        "/chuong-trinh/?nam=2023", MONTH, "/chuong-trinh/thang/2023-08/", "/chuong-trinh/moi/",
        "/chuong-trinh/de-xuat/", f"/chuong-trinh/viec/{item.pk}/",
        f"/chuong-trinh/viec/{item.pk}/chuyen-thang/",
        f"/chuong-trinh/{item.programme_id}/", f"/chuong-trinh/{item.programme_id}/viec-moi/",
    )  # fmt: skip
    found: dict[str, object] = {}
    for address in pages:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if faults(page) or wide:
            found[address] = (faults(page), wide)
    assert found == {}
