"""The pages of the organising committee: an office, then who of it; changed, taken off, seen by others."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.meetings.committee_rules import CommitteeRole
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.people.models import Office, Post
from tests.caunoi.meetings.committee_scene import CHIEF, OFFICER, Register, register_of
from tests.conftest import Province


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


@pytest.fixture
def register(province: Province) -> Register:
    return register_of(province)


@pytest.fixture
def address(meeting: Meeting) -> str:
    return reverse("meetings:committee", args=[meeting.pk])


def _choice(how: str, office: Office, title: str) -> str:
    return f"{how}.{Post.objects.get(office=office, title=title).pk}"


def test_an_office_then_who_of_it(client: Client, address: str, register: Register) -> None:
    page = client.get(address).content.decode()
    assert "Chưa có Ban Tổ chức" in page
    assert "Đưa vào Ban Tổ chức" not in page
    page = client.get(f"{address}?don-vi={register.office.pk}").content.decode()
    for words in (
        "cả đơn vị",
        "Lê Quốc Bảo, Chánh Văn phòng",
        "Vũ Hà, Phó Chánh Văn phòng",
        "Ma-két".lower(),
    ):
        assert words in page
    for words in ("Đỗ Cũ", "Trần Văn Chính", "giữ nguyên"):
        assert words not in page
    chief = {"don-vi": register.office.pk, "role": "head", "parts": ["content", "funds"]}
    who = _choice("nguoi", register.office, CHIEF)
    page = client.post(address, {**chief, "who": who}, follow=True).content.decode()
    assert "Đã đưa Lê Quốc Bảo" in page
    assert "nội dung, kinh phí" in page
    officer = {"don-vi": register.commune.pk, "role": "member", "parts": ["security"]}
    who = _choice("chuc-vu", register.commune, OFFICER)
    page = client.post(address, {**officer, "who": who}, follow=True).content.decode()
    assert "Trần Văn Chính" in page
    assert "Chưa có ai phụ trách: Hậu cần; Tuyên truyền; Đi lại; Khánh tiết, ma-két." in page
    client.post(address, {"don-vi": register.commune.pk, "role": "secretary", "who": "don-vi"})
    rows = CommitteeMember.objects.values_list("person", "title", "office", "role")
    assert sorted(map(str, rows)) == sorted(
        map(
            str,
            [
                (register.chief.pk, CHIEF, register.office.pk, "head"),
                (None, OFFICER, register.commune.pk, "member"),
                (None, "", register.commune.pk, "secretary"),
            ],
        )
    )


SENT = [
    {},
    {"don-vi": "x", "who": "don-vi", "role": "member"},
    {"don-vi": "9" * 30, "who": "don-vi", "role": "member"},
    {"who": "nguoi.0", "role": "member"},
    {"who": "giu-nguyen", "role": "member"},
    {"who": "don-vi", "role": "khach"},
    {"who": "don-vi", "role": "member", "parts": ["tiec"]},
]


@pytest.mark.parametrize("sent", SENT)
def test_what_is_no_choice_is_refused(
    client: Client, address: str, register: Register, sent: dict[str, object]
) -> None:
    office = {} if not sent or "don-vi" in sent else {"don-vi": register.office.pk}
    assert client.post(address, {**office, **sent}).status_code == 422
    assert not CommitteeMember.objects.exists()


def test_a_member_is_put_right_and_taken_off(
    client: Client, address: str, meeting: Meeting, register: Register
) -> None:
    member = CommitteeMember.objects.create(
        meeting=meeting, office=register.office, title="Phó Văn phòng", person=register.gone,
        role=CommitteeRole.MEMBER, parts=["decor"],
    )  # fmt: skip
    own = reverse("meetings:committee_member", args=[meeting.pk, member.pk])
    page = client.get(own).content.decode()
    assert "Đỗ Cũ, Phó Văn phòng, Văn phòng Tỉnh ủy Hải Lam (giữ nguyên)" in page
    sent = {"who": "giu-nguyen", "role": "deputy", "parts": ["decor", "transport"], "seen": member.words}
    assert client.post(own, {**sent, "role": ""}).status_code == 422
    assert client.post(own, sent).status_code == 302
    assert client.post(own, sent).status_code == 422
    member.refresh_from_db()
    assert (member.person, member.role, member.does) == (
        register.gone, "deputy", "đi lại, khánh tiết, ma-két",
    )  # fmt: skip
    other = {**sent, "who": _choice("nguoi", register.office, CHIEF), "seen": member.words}
    client.post(own, other)
    assert CommitteeMember.objects.get().person == register.chief
    page = client.post(
        reverse("meetings:remove_committee_member", args=[meeting.pk, member.pk]), follow=True
    ).content.decode()
    assert "ra khỏi Ban Tổ chức." in page
    assert not meeting.committee.exists()


def test_who_takes_part_sees_it_and_changes_nothing(
    province: Province, address: str, meeting: Meeting, register: Register
) -> None:
    contact = province.client("unit_contact")
    assert contact.get(address).status_code == 404
    member = CommitteeMember.objects.create(
        meeting=meeting, office=register.office, person=register.chief, title=CHIEF, role=CommitteeRole.HEAD
    )
    meeting.offices.add(register.commune)
    page = contact.get(f"{address}?don-vi={register.commune.pk}").content.decode()
    assert "Lê Quốc Bảo" in page
    for words in ("Thêm thành viên", "Chưa có ai phụ trách", "Sửa"):
        assert words not in page
    page = contact.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "Lê Quốc Bảo" in page
    assert "Xem danh sách" in page
    assert contact.get(reverse("meetings:committee_member", args=[meeting.pk, member.pk])).status_code == 422


def test_asks_as_often_for_twenty_as_for_two(
    client: Client, address: str, meeting: Meeting, register: Register
) -> None:
    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        return len(queries)

    def put(number: int) -> None:
        CommitteeMember.objects.create(
            meeting=meeting, office=register.commune, title=f"{OFFICER} {number}", role=CommitteeRole.MEMBER
        )

    pages = (
        address,
        reverse("meetings:meeting", args=[meeting.pk]),
        reverse("meetings:works", args=[meeting.pk]),
    )
    put(0)
    put(1)
    few = [asked(page) for page in pages]
    for number in range(2, 20):
        put(number)
    assert [asked(page) for page in pages] == few
    assert max(few) <= 26
