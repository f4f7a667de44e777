"""What a door keeps on the device, and the pages it opens: little of each person, under seal."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.delegates.door_actions import annul_check_in, check_in
from caunoi.delegates.door_list import code_mark, sealed_list
from caunoi.delegates.door_reads import door_of
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import Standing
from tests.caunoi.delegates.door_scene import AT, Hall, scan


def _get(secret: str) -> dict[str, str]:
    answer = Client().get("/cua/danh-sach/", headers={"Authorization": f"Bearer {secret}"})
    assert answer.headers["Cache-Control"] == "private, no-store"
    return json.loads(answer.content)  # type: ignore[no-any-return]  # the letter that this test reads


def test_as_little_as_a_steward_needs(hall: Hall) -> None:
    secret, dao = hall.secret(), hall.invite()
    said = json.loads(_get(secret)["list"])
    assert said["people"] == [
        [dao.pk, "Nguyễn Thị Đào", "Bí thư chi bộ", "Xã Bến Thượng", code_mark(dao.code), "", ""]
    ]
    assert {key: said[key] for key in ("meeting", "door", "occasion")} == {
        "meeting": "Gặp mặt cán bộ thôn tiêu biểu", "door": "Cửa 1", "occasion": "m",
    }  # fmt: skip
    assert dao.code not in json.dumps(said)


def test_the_seal_is_made_with_the_secret(hall: Hall) -> None:
    hall.invite()
    secret, other = hall.secret(), hall.secret("Cửa 2")
    said = _get(secret)
    key = hashlib.sha256(secret.encode()).digest()
    assert hmac.new(key, said["list"].encode(), "sha256").hexdigest() == said["seal"]
    wrong = hashlib.sha256(other.encode()).digest()
    assert hmac.new(wrong, said["list"].encode(), "sha256").hexdigest() != said["seal"]


def test_who_is_turned_away_and_who_is_in(hall: Hall) -> None:
    dao, duc, mai = (hall.invite(name) for name in ("Đào", "Đức", "Mai"))
    Delegate.objects.filter(pk=duc.pk).update(standing=Standing.STRUCK, reason="ghi nhầm")
    door = hall.door()
    check_in(door=door, scan=scan(dao), now=AT)
    wrong = check_in(door=door, scan=scan(mai, "b"), now=AT)
    annul_check_in(actor=hall.by, entry=wrong, reason="quét nhầm")
    rows = {row[1]: row[5:] for row in json.loads(sealed_list(door, AT).text)["people"]}
    assert rows == {
        "Đào": ["", "07:31 ngày 22/03/2027, Cửa 1"],
        "Đức": ["Đức đã được đưa ra khỏi danh sách, lý do: ghi nhầm. Mời gặp ban tổ chức.", ""],
        "Mai": ["", ""],
    }


def test_of_its_own_meeting_and_occasion(hall: Hall) -> None:
    dao, key = hall.invite(), f"s{hall.meeting.sessions.all()[0].pk}"
    check_in(door=hall.door("Cửa 1", key), scan=scan(dao), now=AT)
    [row] = json.loads(sealed_list(hall.door("Cửa 2"), AT).text)["people"]
    assert row[-1] == ""


def test_the_place_tells_a_device_which_scans_are_this_doors(hall: Hall) -> None:
    """The same for every door to one occasion of one meeting, and for no other."""
    key = f"s{hall.meeting.sessions.all()[0].pk}"
    doors = [hall.door("Cửa 1"), hall.door("Cửa 2"), hall.door("Diễn đàn", key)]
    places = [json.loads(sealed_list(door, AT).text)["place"] for door in doors]
    assert places == [f"{hall.meeting.pk}:m", f"{hall.meeting.pk}:m", f"{hall.meeting.pk}:{key}"]


def test_as_many_questions_for_many_as_for_few(hall: Hall) -> None:
    secret = hall.secret()
    hall.invite()
    _get(secret)
    with CaptureQueriesContext(connection) as few:
        _get(secret)
    for number in range(12):
        hall.invite(f"Đại biểu {number}")
    with CaptureQueriesContext(connection) as many:
        _get(secret)
    assert len(many) == len(few) <= 3


def test_no_secret_no_list(hall: Hall) -> None:
    hall.invite()
    for header in ({}, {"Authorization": "Bearer sai"}):
        answer = Client().get("/cua/danh-sach/", headers=header)
        assert (answer.status_code, answer.json()["code"]) == (422, "door-closed")


def test_the_page_holds_nothing_of_anybody(hall: Hall) -> None:
    """The same page for all: whoever finds it without a secret has an empty form."""
    dao = hall.invite()
    page = Client().get("/cua/")
    text = page.content.decode()
    assert dao.full_name not in text
    assert "csrf" not in text
    assert page.headers["Permissions-Policy"].startswith("camera=(self)")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert not page.cookies


def test_the_worker_lies_beside_the_page(db: None) -> None:
    worker = Client().get("/cua/may.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert b"/cua/" in worker.content


def test_a_new_door_is_shown_once(hall: Hall) -> None:
    client = hall.province.client("chief")
    made = client.post(
        f"/cuoc-hop/{hall.meeting.pk}/cua/", {"name": "Cửa 1", "occasion": "m"}
    ).content.decode()
    secret = made.partition("/cua/#")[2].partition("<")[0]
    assert door_of(secret).name == "Cửa 1"
    assert "data:image/svg+xml" in made
    assert secret not in client.get(f"/cuoc-hop/{hall.meeting.pk}/cua/").content.decode()


@pytest.mark.parametrize("name", ["", "C" * 81])
def test_a_door_without_a_proper_name(name: str, hall: Hall) -> None:
    answer = hall.province.client("chief").post(
        f"/cuoc-hop/{hall.meeting.pk}/cua/", {"name": name, "occasion": "m"}
    )
    assert answer.status_code == 422
    assert not hall.meeting.doors.exists()
