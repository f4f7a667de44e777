"""The pages of buses: made, filled, printed, exported; the bus on the page of a delegate."""

from __future__ import annotations

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from caunoi.delegates.answer_actions import make_answer_link
from caunoi.delegates.models import Bus, Delegate, DelegateContact
from caunoi.delegates.rules import Standing
from tests.caunoi.delegates.bus_scene import bus_made, on_buses, riders
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.seat_scene import crowd

SAID = {
    "name": "Xe 1", "plate": "38B-123.45", "seats": 5, "leaves_from": "Trụ sở Đảng ủy xã",
    "leaves_at": "06:15 22/3/2027", "phone": "0900000787", "leader": "Lê Văn Bình",
}  # fmt: skip


@pytest.fixture
def address(hall: Hall) -> str:
    crowd(hall.meeting)
    return f"/cuoc-hop/{hall.meeting.pk}/xe/"


def _page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_bus_is_made_filled_and_left(hall: Hall, address: str) -> None:
    client = hall.province.client("chief")
    assert "Chưa lập xe nào" in _page(client, address)
    assert client.post(address, {**SAID, "seats": 0}).status_code == 422
    assert client.post(address, SAID).status_code == 302
    assert client.post(address, SAID).status_code == 422
    bus = Bus.objects.get()
    here = f"{address}{bus.pk}/"
    page = _page(client, here)
    for words in ("0900.***.787", "Trụ sở Đảng ủy xã", "22/03/2027 06:15", "Đã xếp <b>0</b>/5", "5 người"):
        assert words in page
    assert "0900000787" not in page
    singly = _page(client, f"{here}?doan=ten:Đoàn Cửa Lạch")
    numbers = re.findall(r'name="nguoi" value="(\d+)"', singly)
    assert len(numbers) == 3
    sent = client.post(here, {"doan": "ten:Đoàn Bến Thượng", "nguoi": numbers[0]}, follow=True)
    assert "Đã xếp 5 người lên Xe 1" in sent.content.decode()
    full = client.post(here, {"nguoi": numbers[1]})
    assert (full.status_code, "còn 0 chỗ" in full.content.decode()) == (422, True)
    assert client.post(here, {}).status_code == 422
    assert client.post(f"{here}xuong/{numbers[0]}/").status_code == 302
    assert client.post(f"{here}xuong/{numbers[0]}/").status_code == 422
    assert riders(hall, "Xe 1") == [f"Đoàn Bến Thượng {number}" for number in range(1, 5)]
    page = _page(client, address)
    for words in ("4/5", "1 chỗ", "<b>8</b> người chưa có xe"):
        assert words in page


def test_a_bus_is_changed_looked_into_and_removed(hall: Hall, address: str) -> None:
    client = hall.province.client("specialist")
    client.post(address, SAID)
    here = f"{address}{Bus.objects.get().pk}/"
    form = _page(client, f"{here}sua/")
    for words in ('value="06:15 22/03/2027"', 'name="seen" value="1"', "Đang giữ 0900.***.787"):
        assert words in form
    assert client.post(f"{here}sua/", {**SAID, "name": "Xe đoàn 1", "seen": 1}).status_code == 302
    late = client.post(f"{here}sua/", {**SAID, "seen": 1})
    assert (late.status_code, "vừa được người khác sửa" in late.content.decode()) == (422, True)
    assert client.post(f"{here}lien-he/", {"why": ""}).status_code == 422
    assert "<mark>0900000787</mark>" in client.post(f"{here}lien-he/", {"why": "báo xe"}).content.decode()
    assert "Đã bỏ Xe đoàn 1" in client.post(f"{here}bo/", follow=True).content.decode()
    assert client.get(here).status_code == client.post(f"{here}bo/").status_code == 404


def test_buses_of_the_list_by_one_press(hall: Hall, address: str) -> None:
    client = hall.province.client("specialist")
    hall.meeting.delegates.filter(office_text="Đoàn An Hòa").update(bus="Xe 4")
    assert "Xe 4 (5 người)" in _page(client, address)
    assert client.post(f"{address}theo-danh-sach/", {"tat-ca-seats": "x"}).status_code == 422
    assert client.post(f"{address}theo-danh-sach/", {"tat-ca-seats": 4}).status_code == 422
    done = client.post(f"{address}theo-danh-sach/", {"tat-ca-seats": 5}, follow=True).content.decode()
    assert ("Đã lập 1 xe theo danh sách" in done, "đủ chỗ" in done) == (True, True)


@pytest.fixture
def filled(hall: Hall, address: str) -> Bus:
    """Five on the first bus, one of them away, a telephone among them; the second is empty."""
    bus = bus_made(hall, "Xe 1", 9, plate="38B-1", leader="Lê Văn Bình", phone="0900000787")
    bus_made(hall, "Xe 2")
    hall.meeting.delegates.filter(office_text="Đoàn An Hòa").update(bus="Xe 1", post="=Trưởng đoàn")
    one, away = hall.meeting.delegates.filter(bus="Xe 1").order_by("pk")[:2]
    Delegate.objects.filter(pk=away.pk).update(standing=Standing.DECLINED, reason="ốm")
    DelegateContact.objects.create(
        delegate=one, kind="phone", value="0911111222", purpose="Mời", expires_on="2027-04-30"
    )
    return bus


def test_the_lists_to_print(hall: Hall, address: str, filled: Bus) -> None:
    client = hall.province.client("chief")
    page = _page(client, f"{address}danh-sach/")
    assert re.findall(r">(Xe \d)</h2>", page) == ["Xe 1", "Xe 2"]
    for words in (
        "Biển số <b>38B-1</b>", "4/9 chỗ", "Lê Văn Bình (0900.***.787)", "0911.***.222",
        "Không đi nữa: Đoàn An Hòa 2",
    ):  # fmt: skip
        assert words in page
    assert not {"0911111222", "0900000787"} & set(re.findall(r"\d{10}", page))
    one = _page(client, f"{address}danh-sach/?xe={filled.pk}")
    assert (re.findall(r">(Xe \d)</h2>", one), f"danh-sach.xlsx?xe={filled.pk}" in one) == (["Xe 1"], True)
    assert "Chưa lập xe nào" in _page(client, f"{address}danh-sach/?xe=999")
    assert "Không đi nữa, chỗ đã để trống: Đoàn An Hòa 2" in _page(client, f"{address}{filled.pk}/")


@pytest.mark.parametrize("asked", ["", "?xe=x", "?xe={}"])
def test_the_lists_as_excel(hall: Hall, address: str, filled: Bus, asked: str) -> None:
    answer = hall.province.client("chief").get(f"{address}danh-sach.xlsx{asked.format(filled.pk)}")
    page = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    title, _, heads, *rows = page.iter_rows(values_only=True)
    assert (title[0], heads[1:4]) == (
        f"DANH SÁCH THEO XE: {hall.meeting.title}",
        ("Xe", "Họ và tên", "Chức vụ"),
    )
    assert [row[:6] for row in rows] == [
        (at, "Xe 1", f"Đoàn An Hòa {number}", "=Trưởng đoàn", "Đoàn An Hòa", phone)
        for at, number, phone in ((1, 1, "0911.***.222"), (2, 3, None), (3, 4, None), (4, 5, None))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "words", "said"),
    [
        ("invited", "Xe 1", "Xe 1, biển số 38B-123.45; xuất phát 06:15, 22/03/2027, đón tại "
         "Trụ sở Đảng ủy xã; phụ trách: Lê Văn Bình"),
        ("coming", "Xe 9", "Xe 9"),
        ("declined", "Xe 1", ""),
        ("coming", "", ""),
    ],
)  # fmt: skip
def test_the_bus_on_the_page_of_a_delegate(
    standing: str, words: str, said: str, hall: Hall, address: str
) -> None:
    hall.province.client("chief").post(address, SAID)
    one = hall.meeting.delegates.all()[0]
    secret = make_answer_link(actor=hall.by, delegate=one)
    Delegate.objects.filter(pk=one.pk).update(bus=words, standing=standing, reason="ốm")
    page = _page(Client(), f"/tra-loi/{secret}/")
    assert re.findall(r"<dt>Xe</dt><dd>(.*?)</dd>", page) == ([said] if said else [])
    assert "0900" not in page


def test_as_often_for_many_as_for_few(hall: Hall, address: str) -> None:
    client, bus = hall.province.client("chief"), bus_made(hall, seats=99)
    asked: dict[str, list[int]] = {}
    for size in (2, 20):
        bus_made(hall, f"Xe của {size}")
        crowd(hall.meeting, {f"Đoàn {size} {number}": 2 for number in range(size)})
        hall.meeting.delegates.filter(office_text__contains="1").update(bus=bus.name)
        for page in ("", f"{bus.pk}/", "danh-sach/", "danh-sach.xlsx"):
            with CaptureQueriesContext(connection) as caught:
                _page(client, f"{address}{page}") if "xlsx" not in page else client.get(f"{address}{page}")
            asked.setdefault(page, []).append(len(caught))
    assert all(few == many <= 17 for few, many in asked.values()), asked
    assert len(on_buses(hall)) > 10


def test_another_meetings_bus_is_not_found(hall: Hall, address: str) -> None:
    client, bus = hall.province.client("chief"), bus_made(hall)
    assert client.get(f"{address}99/").status_code == 404
    assert client.get(f"/cuoc-hop/99/xe/{bus.pk}/").status_code == 404
    assert client.post(f"{address}{bus.pk}/xuong/99/").status_code == 404
    assert client.post(f"{address}{bus.pk}/lien-he/", {"why": "báo xe"}).status_code == 404, "none is kept"
    listed = _page(client, f"/cuoc-hop/{hall.meeting.pk}/dai-bieu/")
    assert f'href="{address}"' in listed
