"""A term is entered, a number given, kept, used and struck out, all in the browser; the book tells it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


def test_a_book_is_begun_and_kept(sign_in: SignIn, province: Province) -> None:
    commune = province.commune
    commune.symbol = "ĐU"
    commune.save()
    page = sign_in("chief")
    page.goto("/so-van-ban-di/")
    expect(page.get_by_text("Sổ chưa có số nào")).to_be_visible()
    page.get_by_role("link", name="Nhiệm kỳ, dãy số").click()
    page.get_by_label("Cấp ủy").select_option(label=str(commune))
    page.get_by_label("Tên", exact=True).fill("Nhiệm kỳ 2025–2030")
    page.get_by_label("Từ ngày").fill("2025-08-20")
    page.get_by_label("Căn cứ").first.fill("Nghị quyết đại hội")
    page.get_by_role("button", name="Ghi nhiệm kỳ").click()
    expect(page.get_by_role("link", name="Nhiệm kỳ 2025–2030")).to_be_visible()

    page.goto("/so-van-ban-di/cap-so/")
    page.get_by_label("Cơ quan ban hành").select_option(label=str(commune))
    page.get_by_label("Loại văn bản").select_option("Kế hoạch")
    page.get_by_label("Trích yếu").fill("đối thoại với Nhân dân")
    page.get_by_role("button", name="Lấy số").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Số 01-KH/ĐU")

    page.goto("/so-van-ban-di/cap-so/")
    page.get_by_label("Giữ số cho văn bản sẽ ban hành").check()
    page.get_by_label("Cơ quan ban hành").select_option(label=str(commune))
    page.get_by_label("Loại văn bản").select_option("Kế hoạch")
    page.get_by_role("button", name="Lấy số").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa ghi lý do")
    assert faults(page) == []
    page.get_by_label("Lý do").fill("Đ/c Hòa, kế hoạch tiếp công dân")
    page.get_by_role("button", name="Lấy số").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Số 02-KH/ĐU")
    page.get_by_text("Hủy số này").click()
    page.get_by_label("Lý do hủy").fill("Không tổ chức nữa")
    page.get_by_role("button", name="Hủy số 02-KH/ĐU").click()
    expect(page.get_by_text("Hủy: Không tổ chức nữa")).to_be_visible()

    page.goto("/so-van-ban-di/in/")
    expect(page.get_by_role("row")).to_have_count(3)
    expect(page.locator("tr.struck")).to_contain_text("02-KH/ĐU")
