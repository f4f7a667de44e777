"""The pages of an agenda: a session, an item, giving it out; what others see."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.meetings.models import AgendaItem, Meeting, Session
from tests.conftest import Province


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


@pytest.fixture
def plenary(meeting: Meeting) -> Session:
    return meeting.sessions.get(position=4)


def _text(client: Client, name: str, pk: int) -> str:
    return client.get(reverse(f"meetings:{name}", args=[pk])).content.decode()


def _add(client: Client, plenary: Session, **said: object) -> str:
    answer = client.post(reverse("meetings:session", args=[plenary.pk]), said, follow=True)
    return answer.content.decode()


def test_an_agenda_from_the_first_item_to_its_release(
    client: Client, province: Province, meeting: Meeting, plenary: Session
) -> None:
    assert "Phiên này chưa có mục nào" in _text(client, "session", plenary.pk)
    _add(client, plenary, content="Khai mạc", lead="Bí thư", minutes=15)
    page = _add(client, plenary, content="Đối thoại", minutes=60, starts_at="7h40")
    assert "07:30–07:45" in page
    assert "Mục 2 bắt đầu sớm hơn lúc mục 1 xong 5 phút." in page
    first, second = AgendaItem.objects.order_by("position")
    assert 'value="7:40"' in _text(client, "item", second.pk).replace("07:40", "7:40")
    sent = {"content": "Đối thoại", "minutes": 60, "starts_at": "", "seen": second.words}
    client.post(reverse("meetings:item", args=[second.pk]), sent)
    assert "bắt đầu sớm hơn" not in _text(client, "session", plenary.pk)
    client.post(reverse("meetings:move_item", args=[second.pk]), {"huong": "len"})
    assert list(plenary.agenda.all()) == [second, first]
    client.post(reverse("meetings:move_item", args=[second.pk]))
    assert list(plenary.agenda.all()) == [first, second]
    address = reverse("meetings:release", args=[meeting.pk])
    assert "Chưa phát hành lần nào" in client.get(address).content.decode()
    answer = client.post(address, {"note": "Bản đầu", "sure": "1"}, follow=True)
    assert "Đã phát hành chương trình, lần 1." in answer.content.decode()
    client.post(reverse("meetings:remove_item", args=[first.pk]))
    page = client.get(address).content.decode()
    for words in ("Bỏ: Khai mạc", "Lần 1", "Bản đầu"):
        assert words in page


def test_who_takes_part_sees_the_released_one_only(
    client: Client, province: Province, meeting: Meeting, plenary: Session
) -> None:
    meeting.offices.add(province.commune)
    _add(client, plenary, content="Khai mạc", minutes=15)
    unit = province.client("unit_contact")
    assert "Khai mạc" not in _text(unit, "meeting", meeting.pk)
    assert "Chương trình đang soạn, chưa phát hành" in _text(client, "meeting", meeting.pk)
    client.post(reverse("meetings:release", args=[meeting.pk]), {"sure": "1"})
    assert "Khai mạc" in _text(unit, "meeting", meeting.pk)
    AgendaItem.objects.update(content="Chào cờ")
    assert "Chào cờ" not in _text(unit, "meeting", meeting.pk)
    page = _text(client, "meeting", meeting.pk)
    assert "Chào cờ" in page
    assert "Có thay đổi chưa phát hành" in page


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"content": ""}, "Nội dung"),
        ({"content": "Khai mạc", "minutes": 0}, "Số phút"),
        ({"content": "Khai mạc", "starts_at": "sớm"}, "Giờ cố định"),
    ],
)
def test_what_was_typed_wrong_stays(
    client: Client, plenary: Session, said: dict[str, object], says: str
) -> None:
    answer = client.post(reverse("meetings:session", args=[plenary.pk]), said)
    assert (answer.status_code, plenary.agenda.count()) == (422, 0)
    assert says in answer.content.decode()


def test_who_does_not_prepare_it_finds_no_draft(
    province: Province, meeting: Meeting, plenary: Session
) -> None:
    meeting.offices.add(province.commune)
    item = AgendaItem.objects.create(session=plenary, position=1, content="Khai mạc")
    unit = province.client("unit_contact")
    for name, pk in (("session", plenary.pk), ("item", item.pk), ("release", meeting.pk)):
        assert unit.get(reverse(f"meetings:{name}", args=[pk])).status_code == 422
    assert province.client("specialist").get(reverse("meetings:item", args=[item.pk + 9])).status_code == 404


def test_pages_cost_the_same_for_many_items(client: Client, meeting: Meeting, plenary: Session) -> None:
    pages = [
        reverse("meetings:meeting", args=[meeting.pk]),
        reverse("meetings:session", args=[plenary.pk]),
        reverse("meetings:release", args=[meeting.pk]),
        reverse("meetings:works", args=[meeting.pk]),
    ]
    counts = []
    for number in (1, 20):
        AgendaItem.objects.bulk_create(
            AgendaItem(session=plenary, position=number + more, content="Mục", minutes=5)
            for more in range(number)
        )
        counts.append([_queries(client, page) for page in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30


def _queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page).status_code == 200
    return len(caught)
