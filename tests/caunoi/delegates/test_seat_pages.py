"""The pages of seats: made, looked at, moved, printed."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.delegates.models import SeatHall
from caunoi.delegates.seat_actions import NewHall
from caunoi.delegates.seat_reads import seat_plan
from caunoi.delegates.seat_sheet import plan_sheet
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.seat_scene import crowd, made, seats

SAID = {
    "name": "Nhà văn hóa", "session": "", "grouped_by": "office", "rows": 4, "seats": 6, "aisle": 3,
    "front": 1, "back": 0,
}  # fmt: skip


@pytest.fixture
def address(hall: Hall) -> str:
    crowd(hall.meeting)
    return f"/cuoc-hop/{hall.meeting.pk}/cho-ngoi/"


def test_a_hall_is_made_and_moved(hall: Hall, address: str) -> None:
    client = hall.province.client("chief")
    assert "Chưa có sơ đồ" in client.get(address).content.decode()
    assert client.post(address, {**SAID, "rows": 1}).status_code == 422
    page = client.post(address, SAID, follow=True)
    assert "12 người đã có chỗ · còn 12 ghế trống" in page.content.decode()
    found = SeatHall.objects.get()
    here = f"{address}{found.pk}/"
    first, second, third = found.groups.all()
    said = {"seen": 1, f"at_{first.pk}": 9, f"at_{second.pk}": 1, f"at_{third.pk}": 2, f"row_{second.pk}": 4}
    assert client.post(here, said | {f"row_{third.pk}": 77}).status_code == 422
    assert client.post(here, said).status_code == 302
    assert [one.runs for one in seat_plan(found).groups] == ["D3–D6", "B4–B6", "B1–B3, C1–C2"]
    refused = client.post(here, said)
    assert (refused.status_code, "vừa được người khác sửa" in refused.content.decode()) == (422, True)
    client.post(f"{here}doi/", {"seen": 2, "first": first.pk, "second": second.pk})
    assert seats(found)["Đoàn An Hòa 1"] == "D6"
    assert client.post(f"{here}doi/", {"seen": 3}).status_code == 422
    assert client.post(f"{here}bo/", {"seen": 3}, follow=True).status_code == 200
    assert not SeatHall.objects.exists()


def test_rows_that_are_kept_seat_nobody_else(hall: Hall, address: str) -> None:
    found, client = made(hall, NewHall("Phòng họp", 2, 6, front=1)), hall.province.client("chief")
    page = client.get(f"{address}{found.pk}/").content.decode()
    assert re.search(r"người chưa có chỗ: (Đoàn [^,<]+, ){4}Đoàn [^,.<]+…\s*<form", page)
    assert "6 người không còn chỗ theo sơ đồ này" in page
    said = client.post(f"{address}{found.pk}/them/", {"seen": 1}, follow=True).content.decode()
    assert "Không xếp thêm được ai" in said
    assert "Đã xếp thêm" not in said


def test_late_ones_are_told_and_seated(hall: Hall, address: str) -> None:
    found, client = made(hall), hall.province.client("chief")
    here = f"{address}{found.pk}/"
    crowd(hall.meeting, {"Đoàn Dốc Đá": 6})
    page = client.get(here).content.decode()
    assert "<b>6</b> người chưa có chỗ: Đoàn Dốc Đá 1" in page
    said = client.post(f"{here}them/", {"seen": 1}, follow=True).content.decode()
    assert "Đã xếp thêm 6 người" in said
    assert "chưa có chỗ" not in said


def test_the_list_by_group(hall: Hall, address: str) -> None:
    found = made(hall)
    page = hall.province.client("chief").get(f"{address}{found.pk}/danh-sach/").content.decode()
    told = re.findall(r"<b>(\w+)</b></td><th scope=\"row\">([^<]+)</th>", page)
    assert re.findall(r"(Đoàn \w+ \w+)</h2>", page) == ["Đoàn An Hòa", "Đoàn Bến Thượng", "Đoàn Cửa Lạch"]
    assert {name: seat for seat, name in told} == seats(found)


@pytest.mark.parametrize(("paper", "size"), [("a4", [297, 210]), ("a3", [420, 297])])
def test_the_plan_is_printed(hall: Hall, address: str, paper: str, size: list[int]) -> None:
    found = made(hall)
    answer = hall.province.client("chief").get(f"{address}{found.pk}/{paper}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    book = pypdfium2.PdfDocument(answer.content)
    plan, groups = (" ".join(str(page.get_textpage().get_text_range()).split()) for page in book)
    assert [round(side * 25.4 / 72) for side in book[0].get_size()] == size
    for said in (
        "Sơ đồ chỗ ngồi Nhà văn hóa",
        "1. Đoàn An Hòa (3)",
        "3. Đoàn Cửa Lạch (3)",
        "12 người, 3 nhóm",
    ):
        assert said in plan
    assert "2. Đoàn Bến Thượng 4 B1, C1–C3" in groups
    assert plan_sheet(found, seat_plan(found), paper=paper) == answer.content


def test_a_large_hall_stays_on_one_sheet_and_words_are_words(hall: Hall, address: str) -> None:
    hall.meeting.delegates.all().delete()
    crowd(hall.meeting, {f'Đoàn "số" {number} #let $x$ \\' * 3: number % 4 + 1 for number in range(90)})
    for rows, length in ((60, 50), (20, 24)):
        SeatHall.objects.all().delete()
        hall_made = made(hall)
        hall_made.rows, hall_made.seats, hall_made.aisle = rows, length, length // 2
        hall_made.save()
        plan = seat_plan(hall_made)
        book = pypdfium2.PdfDocument(plan_sheet(hall_made, plan, paper="a4"))
        assert "Nhóm" in str(book[1].get_textpage().get_text_range()), "the list begins on the second page"


def test_as_often_for_many_as_for_few(hall: Hall, address: str) -> None:
    found, client = made(hall), hall.province.client("chief")
    asked = []
    for _ in range(2):
        crowd(hall.meeting, {f"Đoàn {number}": 2 for number in range(6)})
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"{address}{found.pk}/").status_code == 200
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 17


def test_no_paper_but_those(hall: Hall, address: str) -> None:
    client = hall.province.client("chief")
    assert client.get(f"{address}{made(hall).pk}/a9.pdf").status_code == 404
    assert client.get(f"{address}99/").status_code == 404
