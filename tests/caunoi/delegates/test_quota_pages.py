"""The pages of quotas: every office with what it lacks, and a unit's own page of registration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.models import Quota, Registration
from caunoi.delegates.quota_actions import QuotaSaid, set_quotas
from caunoi.delegates.quota_reads import proposed
from caunoi.delegates.quota_rules import What
from caunoi.documents.models import Document, Fact
from caunoi.meetings.models import Meeting
from caunoi.people.models import Collective, Office, User
from tests.conftest import Province
from tests.pages.conftest import Matters, matters

__all__ = ["matters"]

SENT = {"offices": "các đảng ủy xã", "what": "delegates", "category": "xã", "least": "2", "most": "3"}


@pytest.fixture
def communes(province: Province) -> Collective:
    """What papers call together: the committees of the communes."""
    together = Collective.objects.create(name="các đảng ủy xã", scope="listed", source="Quy chế")
    together.include.add(province.commune, province.neighbour)
    return together


@pytest.fixture
def quota(meeting: Meeting, specialist: User, province: Province) -> Quota:
    for what in What:
        said = QuotaSaid([province.commune], what, 1, 1)
        set_quotas(actor=specialist, meeting=meeting, said=said)
    return Quota.objects.get(what=What.DELEGATES)


def _unit(quota: Quota) -> str:
    return f"/cuoc-hop/{quota.meeting_id}/dang-ky/{quota.office_id}/"


def _register(client: Client, quota: Quota, **sent: str) -> int:
    return client.post(_unit(quota), {"quota": quota.pk, **sent}).status_code


def test_set_for_a_collective_as_of_the_meetings_day(
    meeting: Meeting, province: Province, communes: Collective
) -> None:
    ended = date(2027, 3, 1)
    Office.objects.filter(pk=province.neighbour.pk).update(valid_to=ended)
    client, address = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/chi-tieu/"
    assert "Chưa phân bổ chỉ tiêu" in client.get(address).content.decode()
    assert client.post(address, {**SENT, "due": "16:00 17/3/2027"}).status_code == 302
    quota = Quota.objects.get()
    assert (quota.office, quota.category) == (province.commune, "xã")
    assert f"{timezone.localtime(quota.due):%H:%M %d/%m/%Y}" == "16:00 17/03/2027"
    page = client.get(address).content.decode()
    for words in ("từ 2 đến 3", "còn thiếu <b>2</b>", "1 đơn vị còn thiếu", "16:00"):
        assert words in page
    assert client.post(f"{address}{quota.pk}/bo/").status_code == 302
    assert not Quota.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"offices": "Hội quán"}, "Chưa rõ đơn vị: “Hội quán”"),
        ({"offices": ""}, "bắt buộc"),
        ({"least": "5", "most": "2"}, "không hợp lệ"),
        ({"due": "chiều mai"}, "hợp lệ"),
    ],
)
def test_set_refused(change: dict[str, str], said: str, meeting: Meeting, province: Province) -> None:
    sent = {**SENT, "offices": "Đảng ủy xã Bến Thượng", **change}
    answer = province.client("specialist").post(f"/cuoc-hop/{meeting.pk}/chi-tieu/", sent)
    assert answer.status_code == 422
    assert said.lower() in answer.content.decode().lower()
    assert not Quota.objects.exists()


def test_a_unit_registers_on_its_own_page(quota: Quota, province: Province) -> None:
    client = province.client("unit_contact")
    page = client.get(_unit(quota)).content.decode()
    for words in (
        "Đăng ký của Đảng ủy xã Bến Thượng",
        "Người phát biểu",
        "Loại xe, biển số",
        "Chốt số lượng",
    ):
        assert words in page
    speeches, vehicles = (Quota.objects.get(what=what) for what in (What.SPEECHES, What.VEHICLES))
    assert _register(client, quota, name="Vũ An", post="Trưởng thôn") == 302
    assert _register(client, speeches, name="Vũ An", topic="Nông thôn mới") == 302
    assert _register(client, vehicles, name="Xe 16 chỗ") == 302
    page = client.get(_unit(quota)).content.decode()
    for words in ("Vũ An, Trưởng thôn", "Phát biểu: Nông thôn mới", "Xe 16 chỗ", "Đã đủ số lượng"):
        assert words in page
    assert client.post(f"{_unit(quota)}chot/", follow=True).status_code == 200
    assert "Đơn vị đã chốt số lượng" in client.get(_unit(quota)).content.decode()
    made = Registration.objects.get(quota=quota)
    assert client.post(f"{_unit(quota)}{made.pk}/rut/", {"reason": "ốm"}).status_code == 302
    assert "Vũ An, Trưởng thôn" not in client.get(_unit(quota)).content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": ""}, "Chưa ghi họ tên"),
        ({"name": "Lê Mai"}, "đã đăng ký đủ 1/1"),
    ],
)
def test_what_is_refused_is_said_on_the_page(
    sent: dict[str, str], said: str, quota: Quota, province: Province
) -> None:
    client = province.client("unit_contact")
    _register(client, quota, name="Vũ An")
    answer = client.post(_unit(quota), {"quota": quota.pk, **sent})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_after_the_hour_the_page_asks_why(quota: Quota, province: Province) -> None:
    Quota.objects.update(due=timezone.now() - timedelta(hours=1))
    client = province.client("unit_contact")
    page = client.get(_unit(quota)).content.decode()
    assert page.count("Lý do đăng ký muộn") == 3
    assert _register(client, quota, name="Vũ An") == 422
    assert _register(client, quota, name="Vũ An", late_reason="mưa lũ") == 302
    office = province.client("specialist").get(f"/cuoc-hop/{quota.meeting_id}/chi-tieu/").content.decode()
    assert "1 muộn" in office


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        ("unit_contact", "{unit}", 200),
        ("specialist", "{unit}", 200),
        ("unit_contact", "{other}", 404),
        ("unit_contact", "{quotas}", 422),
        ("leader", "{unit}", 422),
        ("specialist", "{none}", 404),
        ("specialist", "{beyond}", 404),
        ("specialist", "{unit_of_beyond}", 404),
    ],
)
def test_who_sees_which_page(role: str, address: str, status: int, quota: Quota, province: Province) -> None:
    home = f"/cuoc-hop/{quota.meeting_id}/"
    places = {
        "unit": _unit(quota), "other": f"{home}dang-ky/{province.neighbour.pk}/",
        "quotas": f"{home}chi-tieu/", "none": f"{home}dang-ky/{province.board.pk}/",
        "beyond": f"{home}dang-ky/{10**20}/",
        "unit_of_beyond": f"/cuoc-hop/{10**20}/dang-ky/{quota.office_id}/",
    }  # fmt: skip
    assert province.client(role).get(address.format(**places)).status_code == status


def test_the_meeting_leads_to_the_pages(quota: Quota, province: Province) -> None:
    home = f"/cuoc-hop/{quota.meeting_id}/"
    assert f'href="{home}chi-tieu/"' in province.client("specialist").get(home).content.decode()
    assert f'href="{_unit(quota)}"' in province.client("unit_contact").get(home).content.decode()


def test_a_unit_without_a_quota_is_told_so(meeting: Meeting, province: Province) -> None:
    """Who takes part by a delegate of the list alone: the page is there, with nothing to fill or report."""
    meeting.offices.add(province.commune)
    client, home = province.client("unit_contact"), f"/cuoc-hop/{meeting.pk}/"
    unit = f"{home}dang-ky/{province.commune.pk}/"
    assert f'href="{unit}"' in client.get(home).content.decode()
    page = client.get(unit).content.decode()
    assert ("Chưa phân bổ chỉ tiêu" in page, "Chốt số lượng" in page, "<select" in page) == (
        True,
        False,
        False,
    )
    assert client.post(unit, {"quota": "1", "name": "Vũ An"}).status_code == 404
    assert client.post(f"{unit}chot/").status_code == 422
    meeting.offices.clear()
    assert client.get(unit).status_code == 404


def test_as_often_for_many_offices_as_for_few(quota: Quota, specialist: User, province: Province) -> None:
    client, address = province.client("specialist"), f"/cuoc-hop/{quota.meeting_id}/chi-tieu/"
    counts = []
    for size in (2, 30):
        offices = [
            Office.objects.create(name=f"Đảng ủy xã {size}-{at}", kind="committee", level="commune")
            for at in range(size)
        ]
        set_quotas(actor=specialist, meeting=quota.meeting, said=QuotaSaid(offices, What.DELEGATES, 1, 3))
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 20


@pytest.mark.parametrize(
    ("value", "what", "least", "most"),
    [
        ({"unit": "mỗi huyện", "what": "đồng chí", "count": 3}, What.DELEGATES, 3, 3),
        ({"unit": "mỗi đơn vị", "what": "ý kiến phát biểu", "count": 2}, What.SPEECHES, 2, 2),
        ({"unit": "", "what": "đại biểu", "min": 120, "max": 150}, What.DELEGATES, 120, 150),
        ({"unit": "mỗi đơn vị", "what": "xe ô tô", "count": 1}, What.VEHICLES, 1, 1),
        ({"unit": "", "what": "phút", "count": 10}, None, 0, 0),
        ({"unit": "", "what": "đại biểu"}, None, 0, 0),
    ],
)
def test_what_the_document_states_is_proposed(
    value: dict[str, object], what: What | None, least: int, most: int, meeting: Meeting, matters: Matters
) -> None:
    document = Document.objects.first()
    assert document is not None
    Fact.objects.create(
        document=document, kind="quotas", value=value | {"text": "mỗi huyện 03 đồng chí"}, state="confirmed",
        span_start=0, span_end=1, position=900, decided_by=matters.province.people["chief"],
        decided_at=timezone.now(),
    )  # fmt: skip
    assert proposed(meeting) == []
    meeting.document = document
    found = [(one.what, one.least, one.most) for one in proposed(meeting)]
    assert found == ([] if what is None else [(what, least, most)])
