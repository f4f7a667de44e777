"""A letter in a real browser: made of a late task, edited, checked, approved, issued, edited in Word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.models import Term
from caunoi.people.models import Office, Role
from caunoi.tasks.models import Task
from tests.caunoi.issuing.test_word_in import edited
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults
from tests.journeys.test_looks import sideways

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

DUE = date(2026, 3, 10)


@pytest.fixture
def office(province: Province) -> Office:
    """The office that writes, with its sign and its committee's term; one task is late."""
    made = province.party_office
    made.symbol = "VPTU"
    made.save()
    assert made.parent is not None
    Term.objects.create(
        office=made.parent, name="2025–2030", begins_on=date(2025, 10, 16), basis="Nghị quyết"
    )
    Task.objects.create(
        action="Gửi báo cáo công tác dân vận", owner=province.commune, due=DUE, safe_on=DUE, late_on=DUE,
        opened_by=province.people[Role.SPECIALIST],
    )  # fmt: skip
    return made


def _write(page: Page) -> None:
    page.get_by_role("link", name="Sửa", exact=True).click()
    assert faults(page) == []
    page.get_by_label("Địa danh").fill("Hải Lam")
    body = page.get_by_label("Nội dung")
    body.fill(body.input_value().replace("Đề nghị", "**Đề nghị**"))
    page.get_by_label("Chức vụ").first.fill("CHÁNH VĂN PHÒNG")
    page.get_by_label("Họ và tên").first.fill("Lê Quốc Bảo")
    page.get_by_role("button", name="Xem trước, chưa ghi").click()
    expect(page.locator(".sheet-paper")).to_contain_text("Lê Quốc Bảo")
    page.get_by_role("button", name="Ghi bản mới").click()


def test_from_a_late_task_to_the_post_and_back_from_word(
    sign_in: SignIn, office: Office, tmp_path: Path
) -> None:
    page = sign_in("specialist")
    page.goto("/don-doc/")
    page.get_by_role("button", name="Lập công văn đôn đốc").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đôn đốc")
    _write(page)
    expect(page.locator(".draft-versions")).to_contain_text("Bản 2")
    assert faults(page) == []
    page.get_by_role("button", name="Chuyển kiểm tra thể thức").click()
    page.get_by_role("button", name="Thể thức đạt, trình").click()
    expect(page.locator(".draft-way [aria-current]")).to_have_text("Đã trình")

    boss = sign_in("leader", width=390, height=844)
    boss.goto("/van-ban-di/du-thao/")
    boss.get_by_role("link", name="Công văn đôn đốc").first.click()
    assert (sideways(boss), faults(boss)) == (0, [])
    boss.screenshot(path=tmp_path / "phone.png", full_page=True)
    boss.get_by_role("button", name="Duyệt", exact=True).click()

    page.reload()
    page.get_by_role("link", name="Phát hành").click()
    page.get_by_label("Ngày ban hành").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Phát hành").click()
    expect(page.locator(".sheet-paper")).to_contain_text("Số 01-CV/VPTU")
    address = page.url
    assert page.request.get(f"{address}van-ban.pdf").body().startswith(b"%PDF-")
    _back_from_word(page, page.request.get(f"{address}van-ban.docx").body(), tmp_path)


def _back_from_word(page: Page, word: bytes, tmp_path: Path) -> None:
    file = tmp_path / "Cong van sua.docx"
    file.write_bytes(edited(word, [("Lê Quốc Bảo", "Trần Thị Mai")]))
    page.goto("/van-ban-di/du-thao/word/")
    page.get_by_label("Tệp Word đã sửa").set_input_files(file)
    page.get_by_role("button", name="Đọc và so").click()
    expect(page.get_by_text("Lê Quốc Bảo → CHÁNH VĂN PHÒNG, Trần Thị Mai")).to_be_visible()
    expect(page.get_by_text("đã phát hành và giữ nguyên")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Nhận những chỗ đã chọn").click()
    expect(page.get_by_text("Thay cho")).to_be_visible()
    expect(page.locator(".sheet-paper")).to_contain_text("Trần Thị Mai")
    made = Draft.objects.latest("pk")
    assert made.replaces is not None
    assert str(made.replaces.entry) == "01-CV/VPTU"
