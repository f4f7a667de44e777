"""A week in a real browser: a clash found and let pass, approved, issued, printed on one page, shared."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from caunoi.people.models import User
from caunoi.programmes.models import WeekEntry, WeekSchedule
from tests.caunoi.programmes.conftest import committee
from tests.caunoi.programmes.week_scene import WEEK, Hands, hands, week
from tests.journeys.conftest import SignIn, faults
from tests.journeys.test_looks import sideways

__all__ = ["committee", "hands", "week"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

ADDRESS = f"/chuong-trinh/tuan/{WEEK.key}/"
WORK = (
    "Giao ban các ban xây dựng Đảng, Văn phòng; triển khai công tác tuần",
    "Làm việc với Ban Thường vụ Đảng ủy xã Bến Thượng về công tác nhân sự và kết quả thực hiện nhiệm vụ",
    "Dự Hội nghị báo cáo viên trực tuyến toàn quốc",
    "Tiếp công dân định kỳ",
)


def fill(week: WeekSchedule, lines: int) -> None:
    """A normal week: some twenty lines with who chairs, who attends, and where."""
    WeekEntry.objects.bulk_create(
        WeekEntry(
            schedule=week, on=WEEK.days[(0, 2, 3, 4, 5, 6)[number % 6]], content=WORK[number % 4],
            start=time(9 + number // 6 * 2),
            half="morning" if number < 12 else "afternoon", chair=f"Đ/c Lê Văn {chr(65 + number)}",
            attendees="Thường trực; các ban xây dựng Đảng; Văn phòng; đại diện Đảng ủy xã",
            place=f"Phòng họp số {number}",
        )
        for number in range(lines)
    )  # fmt: skip


def printed(page: Page, file: Path) -> tuple[str, list[tuple[int, int]]]:
    """What the page prints, and on which sheets."""
    page.emulate_media(media="print")
    page.pdf(path=file, prefer_css_page_size=True)
    page.emulate_media(media="screen")
    paper = pypdfium2.PdfDocument(file)
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in paper)
    return text, [(round(wide), round(high)) for wide, high in (sheet.get_size() for sheet in paper)]


def test_a_clash_is_seen_let_pass_and_the_week_printed(
    sign_in: SignIn, week: WeekSchedule, hands: Hands, chief: User, tmp_path: Path
) -> None:
    fill(week, 17)
    page = sign_in("specialist")
    page.goto(ADDRESS)
    page.get_by_role("link", name="Thêm mục").first.click()
    page.get_by_label("Từ giờ").fill("8h15")
    page.get_by_label("Nội dung").fill("Tiếp khách Trung ương")
    page.get_by_label("Chủ trì").fill("Đ/c Nguyễn Văn An")
    assert faults(page) == []
    page.get_by_role("button", name="Thêm vào lịch").click()
    expect(page.locator("#week-faults")).to_contain_text("có mặt ở hai việc cùng lúc")
    assert faults(page) == []
    page.get_by_role("button", name="Trình duyệt").click()

    boss = sign_in("chief", width=390, height=844)
    boss.goto(ADDRESS)
    assert (sideways(boss), faults(boss)) == (0, [])
    boss.screenshot(path=tmp_path / "phone.png", full_page=True)
    boss.get_by_label("Lý do cho qua").fill("Chỉ phát biểu khai mạc")
    boss.get_by_role("button", name="Cho qua").click()
    boss.get_by_role("button", name="Duyệt").click()
    expect(boss.locator("#notices")).to_contain_text("Đã duyệt lịch tuần")

    page.goto(ADDRESS)
    page.screenshot(path=tmp_path / "wide.png", full_page=True)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator("#notices")).to_contain_text("Đã ban hành")
    text, sheets = printed(page, tmp_path / "week.pdf")
    assert sheets == [(842, 595)]  # one A4 page, lying
    for words in ("TỈNH ỦY HẢI LAM", "LỊCH CÔNG TÁC TUẦN 48", "Chủ trì", "Tiếp khách Trung ương", "8h15"):
        assert words in text
    for words in ("Chỉnh sửa", "Lý do", "đón ở cổng sau", "Hôm nay"):
        assert words not in text
    sent_out(page, sign_in)


def sent_out(page: Page, sign_in: SignIn) -> None:
    """The week under a secret address, opened by somebody who has no account."""
    page.get_by_role("link", name="Chia sẻ").click()
    page.get_by_role("button", name="Lập liên kết").click()
    address = page.locator(".week-secret").first.inner_text()
    assert faults(page) == []
    outside = sign_in("reader", width=390, height=844)
    outside.context.clear_cookies()
    outside.goto(f"{address}?tuan={WEEK.key}")
    expect(outside.get_by_text("Tiếp khách Trung ương")).to_be_visible()
    expect(outside.get_by_text("đón ở cổng sau")).to_have_count(0)
    assert (sideways(outside), faults(outside)) == (0, [])
