"""The page on which a document becomes a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.documents.models import Document, DocumentState, Fact
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from tests.caunoi.meetings.papers import dialogue, online, paper_of, tells, two_days
from tests.conftest import Province


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


def _address(document: Document) -> str:
    return reverse("meetings:from_document", args=[document.pk])


def _typed(client: Client, document: Document) -> dict[str, str]:
    """What the form would send as it stands."""
    form = client.get(_address(document)).context["form"]
    sent: dict[str, str] = {}
    for part in (form, *form.sessions):
        for bound in part:
            value = bound.value()
            if value not in (None, False, ""):
                sent[bound.html_name] = "on" if value is True else _written(value)
    return sent


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def test_what_is_read_is_shown_and_confirmed_as_it_stands(
    client: Client, province: Province, specialist: User
) -> None:
    document = dialogue(province, specialist)
    assert _address(document) in client.get("/cuoc-hop/").content.decode()
    page = client.get(_address(document)).content.decode()
    shown = (
        "dự kiến", "Gặp mặt, đối thoại với Nhân dân năm 2027", "11/08/2027", "14:00", "Nhà văn hóa xã",
        "Nhân dân đối thoại", "mỗi thôn 05", "chạy thử âm thanh", "2 nhiệm vụ đã xác nhận", "trùng hạn",
    )  # fmt: skip
    assert [words for words in shown if words not in page] == []
    answer = client.post(_address(document), _typed(client, document), follow=True)
    assert "Đã lập cuộc họp, 3 nhiệm vụ lên bảng." in answer.content.decode()
    made = Meeting.objects.get()
    assert (made.office, made.sessions.count()) == (province.commune, 1)
    again = client.get(_address(document)).content.decode()
    assert "Văn bản đã thành cuộc họp" in again
    assert "Lập cuộc họp</button>" not in again


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"time": None}, "Không nêu: giờ."),
        ({"time": "chiều"}, ""),
        ({}, ""),
        ({"time": None, "chair": None}, "Không nêu: giờ chủ trì."),
    ],
)
def test_an_hour_that_is_not_said_is_told(
    client: Client, province: Province, specialist: User, said: dict[str, object], shown: str
) -> None:
    document = paper_of(province, specialist)
    held = {"name": "Đối thoại", "date": "2027-08-11", "time": "14:00", "place": "Hội trường", "chair": "A"}
    tells(document, held | said)
    panel = client.get(_address(document)).content.decode().partition("Chương trình</h2>")[0]
    assert ("Không nêu:" in panel) is bool(shown)
    assert shown in panel


def test_a_person_puts_it_right(client: Client, province: Province, specialist: User) -> None:
    document = two_days(province, specialist)
    flowers = Fact.objects.get(value__name="Lễ dâng hoa").pk
    forum = Fact.objects.get(value__name="Diễn đàn về kinh tế").pk
    sent = _typed(client, document) | {
        "title": "Gặp mặt, đối thoại năm 2027", f"phien-{flowers}-on": "21/7/2027",
        f"phien-{flowers}-starts_at": "6h30", "expected_max": "1200",
    }  # fmt: skip
    del sent[f"phien-{forum}-held"], sent["tasks"]
    page = client.get(_address(document)).content.decode()
    assert "Đây là tin bài" in page
    assert "Không nêu: ngày giờ chủ trì." in page
    client.post(_address(document), sent)
    made = Meeting.objects.get()
    assert (made.title, made.expected_max) == ("Gặp mặt, đối thoại năm 2027", 1200)
    assert [one.name for one in made.sessions.all()] == [
        "Lễ dâng hoa", "Diễn đàn về xây dựng Đảng", "Diễn đàn về tâm tư Nhân dân", "Đối thoại chính",
    ]  # fmt: skip
    first = made.sessions.all()[0]
    assert (first.on, first.hours) == (date(2027, 7, 21), "06:30")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ends_on": "1/8/2027"}, "Ngày kết thúc đứng trước"),
        ({"starts_on": "hôm nào"}, "Ngày bắt đầu"),
        ({"expected_min": "200"}, "số sau nhỏ hơn số trước"),
    ],
)
def test_what_was_typed_wrong_stays_on_the_page(
    client: Client, province: Province, specialist: User, change: dict[str, str], says: str
) -> None:
    document = dialogue(province, specialist)
    answer = client.post(_address(document), _typed(client, document) | change)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Meeting.objects.exists()


def test_what_cannot_become_a_meeting_yet(client: Client, province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    assert "không nêu cuộc họp nào" in client.get(_address(document)).content.decode()
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    assert "Văn bản chưa duyệt xong" in client.get(_address(document)).content.decode()


def test_a_doubt_and_another_meeting_of_that_day_are_told(
    client: Client, province: Province, specialist: User
) -> None:
    document = dialogue(province, specialist)
    Fact.objects.filter(kind="meetings").update(doubt="Cuộc họp này đã được hoãn.")
    Meeting.objects.create(
        office=province.commune, kind="meeting", title="Giao ban xã", starts_on=date(2027, 8, 11),
        created_by=specialist,
    )  # fmt: skip
    page = client.get(_address(document)).content.decode()
    assert "Cuộc họp này đã được hoãn." in page
    assert "Giao ban xã" in page


def test_the_review_leads_to_it(client: Client, province: Province, specialist: User) -> None:
    document = online(province, specialist)
    desk = client.get(reverse("documents:review", args=[document.pk])).content.decode()
    assert _address(document) in desk
    page = client.get(_address(document)).content.decode()
    assert "Cấp xã: 3 điểm cầu" in page
    assert "đơn vị phụ trách xác định sau" in page
    plan_meeting_from(actor=specialist, document=document)
    assert Meeting.objects.get().points.count() == 6
