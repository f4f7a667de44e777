"""A unit that was late: urged, asks for more time, is given it, hands in from a telephone, is accepted."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from caunoi.tasks import rules
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def late(province: Province) -> Task:
    due = Due(timezone.localdate() - timedelta(days=6), None, Operator.BY)
    task = Task(
        action="Gửi danh sách đại biểu dự gặp mặt", owner=province.commune,
        opened_by=province.people["specialist"],
    )  # fmt: skip
    task.set_due(due, rules.clock(due, working_days()))
    task.set_search()
    task.save()
    return task


def test_late_urged_more_time_done_accepted(sign_in: SignIn, late: Task) -> None:
    office = sign_in("specialist")
    office.goto("/don-doc/")
    office.get_by_role("link", name="Soạn đôn đốc").click()
    expect(office.get_by_label("Nội dung")).to_have_value(re.compile("Gửi danh sách đại biểu dự gặp mặt"))
    assert faults(office) == []
    office.get_by_role("button", name="Ghi đã đôn đốc").click()
    expect(office.get_by_text("Đã ghi lần đôn đốc")).to_be_visible()

    unit = sign_in("unit_contact", **PHONE)
    unit.goto("/")
    expect(unit.get_by_role("heading", level=1)).to_contain_text("Việc của đơn vị tôi")
    assert faults(unit) == []
    assert unit.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    unit.get_by_role("link", name="Xin lùi hạn").click()
    until = timezone.localdate() + timedelta(days=5)
    unit.get_by_label("Xin lùi đến ngày").fill(f"{until:%d/%m/%Y}")
    unit.get_by_label("Lý do").fill("Hai thôn gửi danh sách chậm")
    assert faults(unit) == []
    unit.get_by_role("button", name="Gửi đề nghị").click()
    expect(unit.get_by_text("Đang xin lùi đến")).to_be_visible()

    chief = sign_in("chief")
    chief.goto("/")
    chief.get_by_role("link", name="Gửi danh sách đại biểu dự gặp mặt").first.click()
    chief.goto(f"/nhiem-vu/{late.pk}/tra-loi-lui-han/")
    assert faults(chief) == []
    chief.get_by_role("button", name="Trả lời").click()
    expect(chief.get_by_text("Đã trả lời đề nghị lùi hạn")).to_be_visible()

    unit.goto("/viec-cua-don-vi/")
    expect(unit.get_by_text("Không có việc nào quá hạn")).to_be_visible()
    unit.get_by_role("link", name="Báo xong").click()
    unit.get_by_label("Kết quả thực hiện").fill("Đã gửi danh sách 12 đại biểu")
    photo = {"name": "danh sach.txt", "mimeType": "text/plain", "buffer": "12 đại biểu".encode()}
    unit.get_by_label("Tệp minh chứng").set_input_files(photo)  # type: ignore[arg-type]  # a file in memory
    unit.get_by_role("button", name="Báo hoàn thành").click()
    expect(unit.get_by_text("chờ nghiệm thu").first).to_be_visible(timeout=60_000)

    chief.goto(f"/nhiem-vu/{late.pk}/nghiem-thu/")
    chief.get_by_role("button", name="Nghiệm thu").click()
    expect(chief.get_by_text("Đã nghiệm thu nhiệm vụ")).to_be_visible()
    late.refresh_from_db()
    assert (late.state, late.handed_in_late, late.evidence.count()) == (State.ACCEPTED, False, 1)


def test_a_link_from_a_letter_leads_back_to_its_task(
    sign_in: SignIn, late: Task, live_server: LiveServer, province: Province
) -> None:
    person = province.people["unit_contact"]
    person.set_password("Mot-cau-dai-2026")
    person.save()
    page = sign_in("unit_contact", **PHONE)
    page.context.clear_cookies()
    page.goto(f"/nhiem-vu/{late.pk}/")
    page.get_by_label("Tên đăng nhập").fill(person.username)
    page.get_by_label("Mật khẩu").fill("Mot-cau-dai-2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gửi danh sách đại biểu dự gặp mặt")
