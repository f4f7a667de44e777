"""A name that the register does not know: asked, placed, and the task that waited for it goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from caunoi.documents.models import Document
from caunoi.people.models import User
from caunoi.tasks.models import Task
from caunoi.tasks.opening import open_tasks_from
from tests.caunoi.tasks.conftest import add_fact, document
from tests.conftest import Province
from tests.journeys.conftest import SignIn, faults

__all__ = ["document"]
pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
NAME = "Đồng chí Chánh Văn phòng Tỉnh ủy"


def test_asked_placed_and_what_waited_has_its_office(
    sign_in: SignIn, province: Province, document: Document, specialist: User
) -> None:
    add_fact(document, "tasks", 5, {"assignee": NAME, "action": "rà soát hồ sơ"})
    open_tasks_from(actor=specialist, document=document)
    waits = Task.objects.get(action="Rà soát hồ sơ", owner=None)

    page = sign_in("specialist", width=390, height=844)
    page.goto("/don-vi/")
    assert faults(page) == []
    expect(page.get_by_role("link", name="Chi bộ thôn Trung")).to_be_hidden()
    page.get_by_text("1 đơn vị ngay dưới Đảng ủy xã Bến Thượng").click()
    expect(page.get_by_role("link", name="Chi bộ thôn Trung")).to_be_visible()

    page.get_by_role("link", name="Tên chưa rõ").click()
    page.get_by_role("link", name=NAME).click()
    page.get_by_text("Cách viết khác của một đơn vị").first.click()
    assert faults(page) == []
    first = page.get_by_role("button", name="Đúng là").first
    expect(first).to_have_accessible_name("Đúng là Văn phòng Tỉnh ủy Hải Lam")
    first.click()
    expect(page.get_by_text("1 nhiệm vụ đã có đơn vị.")).to_be_visible()
    expect(page.get_by_role("link", name=NAME)).to_have_count(0)

    page.goto(f"/nhiem-vu/{waits.pk}/")
    expect(page.get_by_text("Văn phòng Tỉnh ủy Hải Lam").first).to_be_visible()
    waits.refresh_from_db()
    assert waits.owner == province.party_office
