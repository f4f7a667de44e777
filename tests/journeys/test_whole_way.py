"""The five-minute walk on the real service, worker and all: from a plan dropped in to work accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from caunoi.site.demonstration import PASSWORD
from tests.journeys.conftest import faults
from tests.serving import Served, serving

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser"), pytest.mark.timeout(600)]

PLAN = """TỈNH ỦY HẢI LAM
*
Số 63-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Hải Lam, ngày {today:%d} tháng {today:%m} năm {today:%Y}

KẾ HOẠCH
tổ chức ngày hội đọc sách cấp xã

I. MỤC ĐÍCH, YÊU CẦU
Tổ chức thiết thực, tiết kiệm.

II. TỔ CHỨC THỰC HIỆN
1. Đảng ủy xã Vân Khê
- Chuẩn bị sân khấu, bàn ghế tại nhà văn hóa thôn Trung, hoàn thành trước ngày {due:%d/%m/%Y}.
2. Văn phòng Tỉnh ủy
- Gửi giấy mời đại biểu trước ngày {later:%d/%m/%Y}.

Nơi nhận:
- Đảng ủy xã Vân Khê,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Minh
"""


@pytest.fixture(scope="module")
def service(
    tmp_path_factory: pytest.TempPathFactory, chromium: Browser, empty_tables: Path
) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("service"), "--demo", tables=empty_tables) as served:
        yield served


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    today = timezone.localdate()
    text = PLAN.format(today=today, due=today + timedelta(days=20), later=today + timedelta(days=30))
    (tmp_path / "ke hoach ngay hoi.txt").write_text(text, encoding="utf-8")
    return tmp_path / "ke hoach ngay hoi.txt"


def enter(chromium: Browser, service: Served, username: str) -> Page:
    page = chromium.new_context(base_url=service.address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Vào bàn làm việc").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Hôm nay|Việc của đơn vị"))
    return page


def drop_in(page: Page, plan: Path) -> None:
    page.goto("/van-ban/")
    page.set_input_files("[name=tep]", plan)
    page.get_by_label("Không có").check()
    page.get_by_role("button", name=re.compile("^Gửi")).click()
    expect(page.get_by_text("Đã nhận").first).to_be_visible(timeout=30_000)


def wait_until_read(page: Page) -> None:
    """The panel of readings refreshes itself; the list is asked for again, as a person would."""
    found = page.get_by_role("link", name=re.compile("ngày hội đọc sách"))
    for _ in range(60):
        page.goto("/van-ban/")
        if found.count():
            return
        page.wait_for_timeout(1500)
    raise AssertionError("the plan was never read")


def review(page: Page) -> None:
    page.get_by_role("link", name=re.compile("ngày hội đọc sách")).first.click()
    page.get_by_role("link", name="Duyệt kết quả đọc").click()
    expect(page.get_by_text("sân khấu, bàn ghế").first).to_be_visible()
    confirm = page.get_by_role("button", name=re.compile("^Xác nhận"))
    for _ in range(60):
        if confirm.count() == 0:
            break
        before = page.locator(".review-progress strong").inner_text()
        confirm.first.click()
        expect(page.locator(".review-progress strong")).not_to_have_text(before)
    page.get_by_role("button", name=re.compile("Hoàn tất duyệt")).click()


def hand_in(page: Page, tmp_path: Path) -> None:
    (tmp_path / "anh san khau.txt").write_text("Sân khấu đã dựng xong.", encoding="utf-8")
    page.goto("/nhiem-vu/danh-sach/")
    page.get_by_role("link", name=re.compile("sân khấu, bàn ghế")).click()
    page.get_by_role("link", name="Báo hoàn thành").click()
    page.get_by_label(re.compile("Kết quả")).fill("Sân khấu, bàn ghế đã xong.")
    page.set_input_files("input[type=file]", tmp_path / "anh san khau.txt")
    page.get_by_role("button", name="Báo hoàn thành").click()
    expect(page.get_by_text("Chờ nghiệm thu").first).to_be_visible()


def test_from_a_plan_to_work_accepted(chromium: Browser, service: Served, plan: Path, tmp_path: Path) -> None:
    specialist = enter(chromium, service, "chuyenvien")
    drop_in(specialist, plan)
    wait_until_read(specialist)
    review(specialist)
    specialist.get_by_role("link", name=re.compile("nhiệm vụ lên bảng")).click()
    assert faults(specialist) == []
    specialist.get_by_role("button", name=re.compile("nhiệm vụ lên bảng")).click()
    expect(specialist.get_by_role("heading", level=1)).to_contain_text("Nhiệm vụ")
    expect(specialist.get_by_role("link", name=re.compile("sân khấu, bàn ghế"))).to_be_visible()

    contact = enter(chromium, service, "vankhe")
    hand_in(contact, tmp_path)

    chief = enter(chromium, service, "chanhvp")
    chief.get_by_role("link", name=re.compile("sân khấu, bàn ghế")).first.click()
    expect(chief.locator(".quote").first).to_contain_text("sân khấu, bàn ghế tại nhà văn hóa thôn Trung")
    expect(chief.get_by_text("anh san khau.txt").first).to_be_visible()
    chief.get_by_role("link", name="Nghiệm thu").or_(
        chief.get_by_role("button", name="Nghiệm thu")
    ).first.click()
    chief.get_by_role("button", name="Nghiệm thu").first.click()
    expect(chief.get_by_text("Đã nghiệm thu").first).to_be_visible()
    assert faults(chief) == []

    chief.goto("/so-nhat-ky/?words=sân khấu")
    told = chief.locator("tbody").inner_text()
    for said in ("Trần Thị Minh Hằng", "Hoàng Đức Thịnh", "Lê Quốc Bảo", "nghiệm thu"):
        assert said in told
