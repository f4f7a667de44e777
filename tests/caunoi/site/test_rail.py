"""The rail: the doors that a person may open, and what waits behind them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.tasks.models import Task
from tests.conftest import Province
from tests.pages.conftest import Matters, matters

__all__ = ["matters"]


def _doors(page: str) -> list[str]:
    return re.findall(r'class="door"[^>]*>.*?</svg><span>([^<]+)</span>', page, re.DOTALL)


@pytest.mark.parametrize(
    ("role", "doors"),
    [
        (
            "specialist",
            [
                "Hôm nay",
                "Thông báo",
                "Văn bản",
                "Dự thảo",
                "Văn bản đi",
                "Nhiệm vụ",
                "Cuộc họp",
                "Chương trình",
                "Đôn đốc",
                "Sổ nhật ký",
                "Đơn vị",
                "Cán bộ",
            ],
        ),
        (
            "unit_contact",
            ["Việc đơn vị", "Thông báo", "Văn bản", "Nhiệm vụ", "Cuộc họp", "Chương trình", "Cán bộ"],
        ),
        ("technician", ["Hôm nay", "Thông báo", "Nhiệm vụ", "Cuộc họp"]),
        ("admin", ["Hôm nay", "Thông báo", "Sổ nhật ký", "Đơn vị", "Tài khoản"]),
    ],
)
def test_only_doors_that_open(province: Province, role: str, doors: list[str]) -> None:
    assert _doors(province.client(role).get("/mau/").content.decode()) == doors


def test_the_door_of_this_room_is_marked(province: Province) -> None:
    page = province.client("chief").get("/so-nhat-ky/").content.decode()
    [here] = re.findall(r'<a class="door" href="([^"]+)" aria-current="page">', page)
    assert here == "/so-nhat-ky/"


def test_home_is_marked_only_at_home(province: Province) -> None:
    page = province.client("chief").get("/").content.decode()
    assert re.findall(r'href="([^"]+)" aria-current="page">', page)[0] == "/"


def test_what_waits_is_counted_in_words(matters: Matters) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Task.objects.filter(pk=matters.task.pk).update(due=yesterday, safe_on=yesterday, late_on=yesterday)
    page = re.sub(r"<[^>]+>", "", matters.province.client("specialist").get("/mau/").content.decode())
    assert "Văn bản, 1 chờ duyệt" in page
    assert "Nhiệm vụ, 1 quá hạn" in page


def test_whatever_waits_is_one_query(matters: Matters) -> None:
    client = matters.province.client("chief")
    client.get("/mau/")
    with CaptureQueriesContext(connection) as caught:
        client.get("/mau/")
    [counting] = [query["sql"] for query in caught if "COUNT" in query["sql"]]
    for table in ("reminders_letter", "documents_document", "issuing_draft", "tasks_task"):
        assert table in counting


def test_the_unit_counts_its_own(matters: Matters) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Task.objects.filter(pk=matters.task.pk).update(
        due=yesterday, safe_on=yesterday, late_on=yesterday, owner=matters.province.neighbour
    )
    page = matters.province.client("unit_contact").get("/mau/").content.decode()
    assert "quá hạn</span></span></a>" not in page


def test_a_stranger_sees_no_rail(client: object, db: None) -> None:
    from django.test import Client

    assert _doors(Client().get("/dang-nhap/").content.decode()) == []
