from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client

from caunoi.ledger.actions import record
from caunoi.ledger.reads import Search, book, writers, writing_offices
from caunoi.people.models import User
from tests.conftest import Province

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def _say(province: Province, actor: User | None, said: str) -> None:
    with transaction.atomic():
        record(actor=actor, verb="rename_office", about=province.commune, said=said)


@pytest.fixture
def chief(province: Province) -> Client:
    for role, said in (
        ("chief", "Đổi hạn."),
        ("specialist", "Nhận tệp."),
        ("unit_contact", "Báo xong việc."),
    ):
        _say(province, province.people[role], said)
    _say(province, None, "Đọc xong tệp.")
    return province.client("chief")


def _said(page: str) -> list[str]:
    return [
        said for said in ("Đổi hạn.", "Nhận tệp.", "Báo xong việc.", "Đọc xong tệp.") if f"<td>{said}" in page
    ]


def test_everything_newest_first(chief: Client) -> None:
    page = chief.get("/so-nhat-ky/").content.decode()
    assert len(_said(page)) == 4
    assert page.index("Đọc xong tệp.") < page.index("Nhận tệp.") < page.index("Đổi hạn.")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "xong"}, ["Báo xong việc.", "Đọc xong tệp."]),
        ({"words": "tệp xong"}, ["Đọc xong tệp."]),
        ({"office": "Xã Bến Thượng"}, ["Báo xong việc."]),
        ({"words": "TEP xong"}, ["Đọc xong tệp."]),
        ({"words": "doi han"}, ["Đổi hạn."]),
        ({"words": "ĐỔI"}, ["Đổi hạn."]),
        ({"words": "không có"}, []),
        ({"since": "2000-01-01", "until": "2000-01-02"}, []),
        ({"since": "2000-01-01"}, ["Đổi hạn.", "Nhận tệp.", "Báo xong việc.", "Đọc xong tệp."]),
    ],
)
def test_searches(chief: Client, asked: dict[str, str], found: list[str]) -> None:
    assert _said(chief.get("/so-nhat-ky/", asked).content.decode()) == found


def test_by_person(chief: Client, province: Province) -> None:
    person = province.people["specialist"]
    page = chief.get("/so-nhat-ky/", {"actor": person.pk}).content.decode()
    assert _said(page) == ["Nhận tệp."]
    assert f'<option value="{person.pk}" selected>' in page


def test_a_wrong_range_is_said_and_narrows_nothing(chief: Client) -> None:
    page = chief.get("/so-nhat-ky/", {"since": "2026-03-02", "until": "2026-03-01"}).content.decode()
    assert "đổi chỗ hai ngày" in page


@pytest.mark.parametrize(
    "asked", [{"actor": "x"}, {"since": "hôm qua"}, {"trang": "-3"}, {"trang": "x"}, {"office": "?"}]
)
def test_nonsense_in_the_address_is_harmless(chief: Client, asked: dict[str, str]) -> None:
    assert chief.get("/so-nhat-ky/", asked).status_code == 200


def test_nothing_found_says_what_to_do(chief: Client) -> None:
    assert "Bỏ bớt điều kiện" in chief.get("/so-nhat-ky/", {"words": "zzz"}).content.decode()


def test_long_books_have_pages_that_keep_the_search(chief: Client, province: Province) -> None:
    for number in range(60):
        _say(province, None, f"Việc thứ {number}.")
    first = chief.get("/so-nhat-ky/", {"words": "thứ"}).content.decode()
    assert "1–50 trong 60" in first
    assert "words=th%E1%BB%A9&amp;trang=2" in first
    assert "51–60 trong 60" in chief.get("/so-nhat-ky/", {"words": "thứ", "trang": "2"}).content.decode()


def test_the_number_of_queries_does_not_grow(
    chief: Client, province: Province, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    for number in range(40):
        _say(province, province.people["chief"], f"Việc thứ {number}.")
    with django_assert_max_num_queries(12):
        chief.get("/so-nhat-ky/")


def test_a_unit_is_refused_in_a_sentence(province: Province) -> None:
    response = province.client("unit_contact").get("/so-nhat-ky/")
    assert response.status_code == 422
    assert "Xem sổ nhật ký" in response.content.decode()


def test_days_are_days_of_the_office(province: Province) -> None:
    """A deed at half past midnight belongs to the new day in Hải Lam, though it is still yesterday in UTC."""
    with transaction.atomic():
        entry = record(actor=None, verb="x", about=province.commune, said="Đêm.")
    day = entry.at.astimezone(ZONE).date()
    assert book(Search(since=day, until=day)).count() == 1
    assert datetime.now(ZONE).date() >= day


def test_who_ever_wrote_is_offered(chief: Client, province: Province) -> None:
    assert {name for _, name in writers()} == {
        str(province.people[r]) for r in ("chief", "specialist", "unit_contact")
    }
    assert writing_offices() == ["Văn phòng Tỉnh ủy", "Xã Bến Thượng"]


def test_what_was_said_is_shown_as_text(province: Province) -> None:
    _say(province, None, "<script>alert(1)</script>")
    page = province.client("chief").get("/so-nhat-ky/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
