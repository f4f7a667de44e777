"""The board of seventy points, the page of who sits at one, and the link without an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.meetings.models import HeadCount, Incident, LineTest, Meeting, Point
from caunoi.people.models import User
from tests.caunoi.meetings.point_scene import conference, point_of, registered
from tests.conftest import Province


@pytest.fixture
def held(specialist: User, province: Province) -> Meeting:
    return conference(specialist, province)


@pytest.fixture
def point(held: Meeting, contact: User, province: Province) -> Point:
    return registered(contact, point_of(held, province))


def _board(held: Meeting) -> str:
    return f"/cuoc-hop/{held.pk}/diem-cau/bang/"


def _seat(point: Point, rest: str = "") -> str:
    return f"/cuoc-hop/{point.meeting_id}/diem-cau/{point.pk}/truc/{rest}"


def _secret(client: Client, point: Point) -> str:
    page = client.post(_seat(point, "lien-ket/")).content.decode()
    found = re.search(r"http://testserver(/diem-cau/[^<]+)<", page)
    assert found is not None
    return found[1]


def test_the_board_shows_every_state_in_words(
    held: Meeting, point: Point, contact: User, province: Province
) -> None:
    Incident.objects.create(point=point, what="Mất tiếng")
    LineTest.objects.create(point=held.points.get(main=True), round=2, results=[["sound", "Tiếng", "bad"]])
    HeadCount.objects.create(point=point, present=41)
    page = province.client("leader").get(_board(held)).content.decode()
    for words in ("Đang có sự cố", "Mất tiếng (từ", "Thử chưa đạt", "thử lần 2", "Chưa đăng ký",
                  "<b>41</b>/60", 'Có mặt <b>41</b>/60'):  # fmt: skip
        assert words in page
    assert 'hx-trigger="every 5s"' in page


def test_what_the_board_asks_for_again_is_only_the_states(held: Meeting, province: Province) -> None:
    part = province.client("leader").get(_board(held), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="states"')
    assert "<html" not in part


def test_the_board_asks_the_database_as_often_for_seventy(held: Meeting, province: Province) -> None:
    client, asked = province.client("leader"), []
    top = held.points.get(main=True)
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(_board(held)).status_code == 200
        asked.append(len(queries))
        if not number:
            made = Point.objects.bulk_create(
                Point(meeting=held, level="commune", name=f"Xã {one}", parent=top) for one in range(70)
            )
            Incident.objects.bulk_create(Incident(point=one, what="Mất hình") for one in made[:9])
            HeadCount.objects.bulk_create(HeadCount(point=one, present=1) for one in made for _ in "ab")
    assert asked[0] == asked[1] <= 16


def test_a_meeting_without_points_has_an_empty_board(held: Meeting, province: Province) -> None:
    held.points.filter(main=False).delete()
    held.points.all().delete()
    assert "Chưa có điểm cầu nào" in province.client("leader").get(_board(held)).content.decode()


def test_a_technician_reports_from_the_page(point: Point, province: Province) -> None:
    client = province.client("unit_contact")
    said = (
        ({"viec": "count", "present": " 57 "}, "Đã ghi số người có mặt", "<b>57</b> người lúc"),
        ({"viec": "incident", "what": "Mất tiếng"}, "Đã báo sự cố", "Mất tiếng"),
        (
            {"viec": "test", "muc-sound": "bad", "muc-picture": "ok"},
            "Đã ghi kết quả",
            "tiếng <b>không đạt</b>",
        ),
    )
    for form, done, shown in said:
        page = client.post(_seat(point), form, follow=True).content.decode()
        assert done in page
        assert shown in page
    incident = Incident.objects.get()
    over = {"viec": "mended", "incident": incident.pk, "how": "thay dây loa"}
    assert "thay dây loa" in client.post(_seat(point), over, follow=True).content.decode()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"viec": "count", "present": "khoảng 50"}, 422),
        ({"viec": "count", "present": "9" * 12}, 422),
        ({"viec": "count"}, 422),
        ({"viec": "mended", "incident": "1", "how": "xong"}, 404),
        ({"viec": "gì khác"}, 404),
        ({}, 404),
    ],
)
def test_what_no_form_of_ours_sends(
    form: dict[str, str], status: int, point: Point, province: Province
) -> None:
    assert province.client("unit_contact").post(_seat(point), form).status_code == status
    assert not HeadCount.objects.exists()


def test_who_has_an_account_is_led_to_speaking(point: Point, province: Province) -> None:
    client, address = province.client("unit_contact"), f"/diem-cau/{point.pk}/phat-bieu/"
    assert f'href="{address}"' in client.get(_seat(point)).content.decode()
    assert client.get(address).status_code == 200
    assert address not in Client().get(_secret(client, point)).content.decode()


def test_the_link_opens_one_point_without_an_account(point: Point, province: Province) -> None:
    address, stranger = _secret(province.client("unit_contact"), point), Client()
    answer = stranger.get(address)
    page = answer.content.decode()
    assert point.name in page
    assert "0900" not in page
    assert "Liên kết cho người trực" not in page
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == (
        "private, no-store", "noindex, nofollow",
    )  # fmt: skip
    said = stranger.post(address, {"viec": "count", "present": "44"}, follow=True)
    assert "<b>44</b> người lúc" in said.content.decode()
    assert HeadCount.objects.get().by is None


def test_a_link_that_was_closed_looks_as_if_it_never_was(point: Point, province: Province) -> None:
    client = province.client("unit_contact")
    address = _secret(client, point)
    again = _secret(client, point)
    assert Client().get(address).status_code == 404
    assert "đang dùng" in client.get(_seat(point)).content.decode()
    page = client.post(_seat(point, "thu-hoi/"), follow=True).content.decode()
    assert "Đã thu hồi liên kết" in page
    assert "đang dùng" not in page
    for closed in (again, "/diem-cau/khong-co-that/"):
        assert Client().get(closed).status_code == 404
        assert Client().post(closed, {"viec": "count", "present": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("days", "ends", "status"),
    [(-1, None, 200), (-2, None, 404), (-9, -1, 200), (-9, -2, 404), (7, None, 200), (None, None, 200)],
)
def test_a_link_ends_the_day_after_the_meeting(
    point: Point, province: Province, days: int | None, ends: int | None, status: int
) -> None:
    client, today = province.client("unit_contact"), timezone.localdate()
    address = _secret(client, point)
    Meeting.objects.update(
        starts_on=None if days is None else today + timedelta(days=days),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert Client().get(address).status_code == status
    assert Client().post(address, {"viec": "count", "present": "1"}, follow=True).status_code == status
    assert ("đang dùng" in client.get(_seat(point)).content.decode()) is (status == 200)
    if status == 404:
        _secret(client, point)


def test_a_sign_that_no_database_keeps_is_left_out(point: Point, province: Province) -> None:
    client = province.client("unit_contact")
    client.post(_seat(point), {"viec": "incident", "what": "Mất\0 tiếng"})
    incident = Incident.objects.get()
    client.post(_seat(point), {"viec": "mended", "incident": incident.pk, "how": "thay\0 dây"})
    client.post(_seat(point), {"viec": "test", "muc-sound": "ok", "note": "nghe\0 rõ"})
    incident.refresh_from_db()
    assert (incident.what, incident.how) == ("Mất tiếng", "thay dây")
    assert LineTest.objects.get().note == "nghe rõ"


def test_another_unit_has_no_seat_there(held: Meeting, province: Province) -> None:
    other = held.points.get(office=province.neighbour)
    assert province.client("unit_contact").get(_seat(other)).status_code == 404
    assert province.client("unit_contact").post(_seat(other, "lien-ket/")).status_code == 404
