"""The review desk in a real browser: from the first doubt to the finished review, hands on the keys."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from caunoi.documents import store
from caunoi.documents.models import Document, DocumentState, FactState
from caunoi.documents.review_fields import part
from tests.caunoi.documents.review.papers import TEXT, fact_of, paper, settle
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def document(transactional_db: None, province: Province) -> Document:
    return paper(province.people["specialist"])


def open_desk(page: Page, document: Document, more: str = "") -> None:
    page.goto(f"/van-ban/{document.pk}/duyet/{more}")
    expect(page.locator("#cac-muc")).to_be_visible()


def current(page: Page, name: str) -> None:
    """The fact of that name has the focus."""
    expect(page.locator(".fact:focus .fact-head")).to_have_text(name)


def select(page: Page, words: str) -> None:
    """Selects a line of the paper as a person would with the mouse."""
    page.evaluate(
        """words => {
            const lines = [...document.querySelectorAll('.paper-line')];
            const line = lines.find(line => line.textContent.includes(words));
            const range = document.createRange();
            range.selectNodeContents(line.querySelector('.paper-cell') ?? line);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


def decided(page: Page, count: int) -> None:
    expect(page.locator(".review-progress strong")).to_have_text(re.compile(f"^{count}/"))


def correct_the_deadline(page: Page) -> None:
    """Opens the form of the current task, is refused a day that does not exist, types the right one."""
    keys = page.keyboard
    keys.press("s")
    expect(page.locator(".fact-editing textarea")).to_be_focused()
    page.locator('[name="deadline.due"]').focus()
    keys.type("31/2/2023")
    keys.press("Control+Enter")
    expect(page.locator(".fact-editing .error")).to_contain_text("không có trong lịch")
    expect(page.locator('[name="deadline.due"]')).to_be_focused()
    keys.press("Control+A")
    keys.type("15/3/2023")
    keys.press("Control+Enter")


def test_a_whole_review_with_the_keyboard_alone(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    keys = page.keyboard

    keys.press("j")
    current(page, "Cử 03 đại biểu dự gặp mặt")
    expect(page.locator(".lit-on").first).to_have_text("- Cử ")

    correct_the_deadline(page)
    decided(page, 1)
    current(page, "Chuẩn bị nội dung gợi ý thảo luận")

    keys.press("Enter")
    decided(page, 2)
    current(page, "Kế hoạch")
    keys.press("x")
    decided(page, 3)
    current(page, "152")
    keys.press("k")
    current(page, "Kế hoạch")
    keys.press("u")
    decided(page, 2)
    keys.press("g")
    decided(page, 9)

    for count in range(10, 15):
        keys.press("n")
        keys.press("c")
        decided(page, count)
    expect(page.get_by_role("button", name="Hoàn tất duyệt")).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".review-finished")).to_contain_text("Đã hoàn tất duyệt")

    document.refresh_from_db()
    assert document.state == DocumentState.CONFIRMED
    task = fact_of(document, "tasks", 1)
    assert task.state == FactState.CORRECTED
    assert part(task.value, "deadline.due") == "2023-03-15"
    assert not document.facts.filter(state=FactState.PROPOSED).exists()


def test_a_selected_line_becomes_a_task_at_its_place(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    select(page, "Trang trí hội trường")
    expect(page.locator("#da-chon")).to_contain_text("“Trang trí hội trường”")
    page.keyboard.press("a")
    page.locator("#loai-muc").select_option("tasks")
    expect(page.locator('#them [name="action"]')).to_be_focused()
    expect(page.locator('#them [name="action"]')).to_have_value("Trang trí hội trường")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".review > .notice")).to_contain_text("Đã thêm một dữ kiện")
    current(page, "Trang trí hội trường")
    expect(page.locator(".lit-on")).to_have_text("Trang trí hội trường")
    made = fact_of(document, "tasks", 3)
    assert TEXT[made.span_start : made.span_end] == "Trang trí hội trường"


def test_the_page_leads_to_the_fact_and_back(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    page.locator(".lit a", has_text="KH/TU").first.click()
    current(page, "KH/TU")
    page.locator(f"#muc-{fact_of(document, 'recipients').pk} .fact-head a").click()
    expect(page.locator(".lit-on")).to_have_text("Thường trực Tỉnh ủy (để báo cáo)")
    expect(page.locator(".lit-on")).to_be_in_viewport()


def test_the_second_person_is_told_on_the_card(
    sign_in: SignIn, document: Document, province: Province
) -> None:
    first, second = sign_in("specialist"), sign_in("chief")
    open_desk(first, document)
    open_desk(second, document)
    number = f"#muc-{fact_of(document, 'number').pk}"
    second.locator(f'{number} [data-does="reject"]').click()
    decided(second, 1)
    first.locator(f'{number} [data-does="confirm"]').click()
    expect(first.locator(f"{number} .fact-told")).to_contain_text(
        f"Đồng chí {province.people['chief']} đã loại"
    )
    expect(first.locator(number)).to_have_attribute("data-tone", "gone")
    assert fact_of(document, "number").state == FactState.REJECTED


def test_keys_are_shown_and_can_be_switched_off(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    page.keyboard.press("?")
    expect(page.locator("#phim-tat")).to_be_visible()
    page.locator("#dung-phim").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#phim-tat")).not_to_be_visible()
    page.locator(f"#muc-{fact_of(document, 'number').pk}").click()
    page.keyboard.press("c")
    page.reload()
    decided(page, 0)
    page.locator(f"#muc-{fact_of(document, 'number').pk}").focus()
    page.keyboard.press("Enter")
    decided(page, 1)


def test_typing_in_a_form_is_no_command(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    number = f"#muc-{fact_of(document, 'number').pk}"
    page.locator(f'{number} [data-does="correct"]').click()
    expect(page.locator(f"{number} input[name=value]")).to_be_focused()
    page.keyboard.type("xcj")
    page.keyboard.press("Escape")
    expect(page.locator(f"{number}.fact-open")).to_be_focused()
    decided(page, 0)


def test_the_same_review_without_javascript(sign_in: SignIn, document: Document) -> None:
    page = sign_in(scripts=False)
    open_desk(page, document)
    expect(page.locator(".needs-script").first).not_to_be_visible()
    number = fact_of(document, "number").pk
    page.locator(f'#muc-{number} [data-does="correct"]').click()
    page.locator(f"#muc-{number} input[name=value]").fill("153")
    page.locator(f'#muc-{number} [data-does="save"]').click()
    decided(page, 1)
    page.locator('#nhom-noi-nhan [data-does="group"]').click()
    decided(page, 3)
    page.locator('[data-does="add"]').click()
    page.locator("#loai-muc").select_option("place")
    page.get_by_role("button", name="Tiếp").click()
    page.locator("#them input[name=value]").fill("Hải Lam")
    page.locator("#doan-van").fill("Hải Lam, ngày 01")
    page.get_by_role("button", name="Thêm", exact=True).click()
    decided(page, 4)
    assert fact_of(document, "place").span_start == TEXT.index("Hải Lam, ngày")
    page.get_by_role("button", name="Hoàn tất duyệt").click()
    expect(page.locator(".review > .notice")).to_contain_text("Còn 11 dữ kiện chưa duyệt")


def test_on_a_phone_one_side_at_a_time(sign_in: SignIn, document: Document) -> None:
    page = sign_in(width=390, height=844)
    open_desk(page, document)
    expect(page.locator("#to-van-ban")).not_to_be_visible()
    page.locator(f"#muc-{fact_of(document, 'title').pk} .fact-head a").click()
    expect(page.locator("#to-van-ban")).to_be_visible()
    expect(page.locator(".lit-on").first).to_be_in_viewport()
    page.locator(".lit a", has_text="TỈNH ỦY HẢI LAM").click()
    expect(page.locator("#to-van-ban")).not_to_be_visible()
    expect(page.locator(f"#muc-{fact_of(document, 'issuer').pk}")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_anyone_can_use_the_desk(sign_in: SignIn, document: Document, province: Province) -> None:
    page = sign_in()
    task = fact_of(document, "tasks").pk
    for more in ("", "them/?loai=tasks", f"muc/{task}/?sua=1"):
        open_desk(page, document, more)
        assert faults(page) == []
    settle(document, province.people["specialist"])
    open_desk(page, document)
    page.get_by_role("button", name="Hoàn tất duyệt").click()
    expect(page.locator(".review-finished")).to_be_visible()
    assert faults(page) == []


def test_in_print_stand_the_facts_and_no_buttons(sign_in: SignIn, document: Document) -> None:
    page = sign_in()
    open_desk(page, document)
    page.emulate_media(media="print")
    expect(page.locator("#cac-muc")).to_be_visible()
    expect(page.locator("#to-van-ban")).not_to_be_visible()
    expect(page.locator('[data-does="confirm"]').first).not_to_be_visible()


def test_the_boxes_on_a_page_lead_to_their_facts(sign_in: SignIn, province: Province) -> None:
    out = io.BytesIO()
    Image.new("L", (620, 877), 250).save(out, "PNG")
    document = paper(province.people["specialist"], media_type="image/png", sha256=store.put(out.getvalue()))
    number = fact_of(document, "number")
    document.facts.filter(pk=number.pk).update(page=1, boxes=[[1, 0.1, 0.1, 0.3, 0.13]])
    page = sign_in()
    open_desk(page, document)
    page.locator(f"#muc-{number.pk}").focus()
    page.keyboard.press("t")
    expect(page.locator(".page-frame img")).to_have_js_property("complete", True)
    assert page.locator(".page-frame img").evaluate("image => image.naturalWidth") == 620
    box, frame = page.locator(".lamp").bounding_box(), page.locator(".page-frame").bounding_box()
    assert box is not None
    assert frame is not None
    assert box["x"] - frame["x"] == pytest.approx(frame["width"] * 0.098, abs=2)
    assert box["y"] - frame["y"] == pytest.approx(frame["height"] * 0.098, abs=2)
    page.locator(".lamp").click()
    current(page, "152")
    expect(page.locator(".lamp.lit-on")).to_have_count(1)
    page.keyboard.press("c")
    expect(page.locator(".lamp")).to_have_class(re.compile("lamp-done"))
    assert faults(page) == []
    page.keyboard.press("t")
    expect(page.locator(".paper")).to_be_visible()
