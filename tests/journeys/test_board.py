"""The board in a real browser: buttons, drag, dialogs, filters in place, and all of it without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload, Locator, Page, expect

from caunoi.people.models import User
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from tests.caunoi.tasks.conftest import Open, by, document, open_task
from tests.journeys.conftest import SignIn, faults

__all__ = ["document", "open_task"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


def lane(page: Page, state: State) -> Locator:
    return page.locator(f".lane[data-state={state}]")


def card(page: Page, task: Task) -> Locator:
    return page.locator(f"#viec-{task.pk}")


def now(task: Task) -> State:
    return Task.objects.get(pk=task.pk).stands


def test_a_button_moves_a_card_and_the_figures_follow(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(), sign_in("unit_contact")
    page.goto("/nhiem-vu/")
    card(page, task).get_by_role("button", name="Bắt đầu").click()
    expect(page.locator(".notice-done")).to_contain_text("Đã chuyển nhiệm vụ sang “Đang làm”.")
    expect(lane(page, State.DOING).locator(".card")).to_have_count(1)
    expect(lane(page, State.DOING).locator(".count")).to_have_text("1")
    expect(lane(page, State.OPEN).locator(".count")).to_have_text("0")
    assert now(task) is State.DOING


def test_a_card_is_dragged_to_where_a_button_would_lead(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(), sign_in("unit_contact")
    page.goto("/nhiem-vu/")
    card(page, task).drag_to(lane(page, State.DOING))
    expect(lane(page, State.DOING).locator(".card")).to_have_count(1)
    assert now(task) is State.DOING


def test_a_card_stays_where_no_button_would_lead(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(), sign_in("unit_contact")
    page.goto("/nhiem-vu/")
    card(page, task).drag_to(lane(page, State.ACCEPTED))
    expect(lane(page, State.OPEN).locator(".card")).to_have_count(1)
    expect(page.locator(".lanes.dragging")).to_have_count(0)
    assert now(task) is State.OPEN


def test_dragging_to_acceptance_asks_for_what_it_needs(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(state=State.DOING), sign_in("unit_contact")
    page.goto("/nhiem-vu/")
    card(page, task).drag_to(lane(page, State.HANDED_IN))
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_role("heading", name="Báo cáo hoàn thành")).to_be_visible()
    assert faults(page) == []
    dialog.get_by_label("Kết quả thực hiện").fill("Đã chuẩn bị xong")
    dialog.get_by_role("button", name="Báo hoàn thành").click()
    expect(dialog).to_contain_text("Chưa có minh chứng")
    expect(dialog.get_by_label("Kết quả thực hiện")).to_have_value("Đã chuẩn bị xong")
    dialog.get_by_label(re.compile("Số, ký hiệu")).fill("Báo cáo số 45-BC/ĐU")
    dialog.get_by_role("button", name="Báo hoàn thành").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(lane(page, State.HANDED_IN).locator(".card")).to_have_count(1)
    assert now(task) is State.HANDED_IN


def test_a_file_goes_along_from_the_dialog(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(state=State.DOING), sign_in("unit_contact")
    page.goto("/nhiem-vu/")
    card(page, task).get_by_role("link", name="Báo xong").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Kết quả thực hiện").fill("Đã xong")
    report = "BÁO CÁO\nĐã xong.".encode()
    file = FilePayload(name="bao-cao.txt", mimeType="text/plain", buffer=report)
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="Báo hoàn thành").click()
    expect(page.locator(".notice-done")).to_contain_text("chờ nghiệm thu", timeout=20_000)
    assert task.evidence.get().name == "bao-cao.txt"


def test_the_leader_sees_result_and_evidence_before_accepting(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(state=State.HANDED_IN), sign_in("leader")
    page.goto("/nhiem-vu/")
    card(page, task).get_by_role("link", name="Nghiệm thu").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Báo cáo số 45-BC/ĐU ngày 20/11/2026")
    assert faults(page) == []
    dialog.get_by_role("button", name="Nghiệm thu").click()
    expect(lane(page, State.ACCEPTED).locator(".card")).to_have_count(1)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert now(task) is State.ACCEPTED


def test_a_dialog_is_left_without_doing_anything(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(state=State.HANDED_IN), sign_in("leader")
    page.goto("/nhiem-vu/")
    for way in ("Thôi", "Escape"):
        card(page, task).get_by_role("link", name="Trả lại").click()
        expect(page.locator("dialog[open]")).to_be_visible()
        if way == "Escape":
            page.keyboard.press(way)
        else:
            page.get_by_role("link", name=way).click()
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url.endswith("/nhiem-vu/")
    assert now(task) is State.HANDED_IN


def test_whoever_comes_second_is_told(sign_in: SignIn, open_task: Open, chief: User) -> None:
    from caunoi.tasks.actions import accept_task

    task, page = open_task(state=State.HANDED_IN), sign_in("leader")
    page.goto("/nhiem-vu/")
    card(page, task).get_by_role("link", name="Nghiệm thu").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    accept_task(actor=chief, task=task)
    page.locator("dialog[open]").get_by_role("button", name="Nghiệm thu").click()
    expect(page.locator("#notices")).to_contain_text("Không nghiệm thu được vì nhiệm vụ đang ở trạng thái")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_filters_work_in_place_and_stay_in_the_address(sign_in: SignIn, open_task: Open) -> None:
    open_task("Chuẩn bị hội trường")
    open_task("Gửi giấy mời", due=by(timezone.localdate() - timedelta(days=3)))
    page = sign_in("chief")
    page.goto("/nhiem-vu/")
    page.get_by_label(re.compile("Tìm trong nội dung")).press_sequentially("giay moi")
    expect(page.locator(".card")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/nhiem-vu/\?tim=giay\+moi$"))
    expect(page.get_by_label(re.compile("Tìm trong nội dung"))).to_be_focused()
    page.get_by_label("Hạn", exact=True).select_option("later")
    expect(page.locator(".card")).to_have_count(0)
    page.get_by_label("Hạn", exact=True).select_option("late")
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_role("link", name="Danh sách").click()
    expect(page).to_have_url(re.compile(r"/nhiem-vu/danh-sach/\?han=late&tim=giay\+moi$"))
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_head_sorts_and_a_second_click_turns_round(sign_in: SignIn, open_task: Open) -> None:
    open_task("B", due=by(timezone.localdate() + timedelta(days=40)))
    open_task("A", due=by(timezone.localdate() + timedelta(days=50)))
    page = sign_in("chief")
    page.goto("/nhiem-vu/danh-sach/")
    expect(page.locator("tbody th")).to_have_text(["B", "A"])
    page.get_by_role("link", name=re.compile("^Hạn")).click()
    expect(page.locator("tbody th")).to_have_text(["A", "B"])
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Hạn")


def test_a_lane_brings_more_in_place(sign_in: SignIn, open_task: Open) -> None:
    for n in range(12):
        open_task(f"Việc {n}")
    page = sign_in("chief")
    page.goto("/nhiem-vu/")
    more = lane(page, State.OPEN).get_by_role("link", name=re.compile("Xem thêm"))
    more.click()
    expect(page.locator(".card")).to_have_count(10)
    more.click()
    expect(page.locator(".card")).to_have_count(12)
    expect(more).to_have_count(0)


def test_the_timeline_leads_to_a_task_and_has_its_table(sign_in: SignIn, open_task: Open) -> None:
    task, page = open_task(), sign_in("chief")
    page.goto("/nhiem-vu/dong-thoi-gian/")
    assert faults(page) == []
    page.get_by_text("Bảng số liệu của hình").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Chuẩn bị hội trường")
    page.locator("a.tl-row").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/nhiem-vu/{task.pk}/$"))


def test_the_whole_way_without_javascript(sign_in: SignIn, open_task: Open) -> None:
    task = open_task()
    unit = sign_in("unit_contact", scripts=False)
    unit.goto("/nhiem-vu/")
    card(unit, task).get_by_role("button", name="Bắt đầu").click()
    expect(lane(unit, State.DOING).locator(".card")).to_have_count(1)
    card(unit, task).get_by_role("link", name="Báo xong").click()
    unit.get_by_label("Kết quả thực hiện").fill("Đã xong")
    unit.get_by_label(re.compile("Số, ký hiệu")).fill("Báo cáo số 45-BC/ĐU")
    unit.get_by_role("button", name="Báo hoàn thành").click()
    expect(lane(unit, State.HANDED_IN).locator(".card")).to_have_count(1)
    boss = sign_in("leader", scripts=False)
    boss.goto("/nhiem-vu/?tim=hoi+truong")
    card(boss, task).get_by_role("link", name="Nghiệm thu").click()
    boss.get_by_role("button", name="Nghiệm thu").click()
    expect(boss).to_have_url(re.compile(r"\?tim=hoi\+truong$"))
    expect(lane(boss, State.ACCEPTED).locator(".card")).to_have_count(1)
    assert now(task) is State.ACCEPTED


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_for_axe_to_find_on_a_task_and_its_forms(
    sign_in: SignIn, open_task: Open, width: int
) -> None:
    task, page = open_task(), sign_in("chief", width=width)
    found = {}
    for address in ("", "doi-han/", "giao-lai/", "bao-hoan-thanh/", "huy/", "minh-chung/"):
        page.goto(f"/nhiem-vu/{task.pk}/{address}")
        found[address] = faults(page)
    page.goto("/nhiem-vu/moi/")
    found["new"] = faults(page)
    assert {address: said for address, said in found.items() if said} == {}
