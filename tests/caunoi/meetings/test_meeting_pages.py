"""The list of meetings, one meeting, a new one by hand."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from caunoi.meetings.models import AgendaItem, Meeting
from caunoi.meetings.rules import State
from tests.caunoi.meetings.conftest import gathering
from tests.conftest import Province

__all__ = ["gathering"]


@pytest.fixture
def coming(meeting: Meeting) -> Meeting:
    """The gathering, a week from now."""
    meeting.starts_on = timezone.localdate() + timedelta(days=7)
    meeting.ends_on = None
    meeting.save()
    return meeting


def _page(province: Province, address: str, role: str = "specialist") -> str:
    return province.client(role).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/cuoc-hop/", True),
        ("/cuoc-hop/?tim=gap mat thon", True),
        ("/cuoc-hop/?tim=nha van hoa", True),
        ("/cuoc-hop/?tim=vi dan", True),
        ("/cuoc-hop/?tim=doi thoai", False),
        ("/cuoc-hop/?xem=da-qua", False),
    ],
)
def test_the_list_finds_without_diacritics(
    province: Province, coming: Meeting, address: str, found: bool
) -> None:
    assert (coming.title in _page(province, address)) is found


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": date(2020, 1, 1), "ends_on": None},
        {"starts_on": date(2020, 1, 1), "ends_on": date(2020, 1, 2)},
        {"state": State.CANCELLED},
        {"state": State.ENDED},
    ],
)
def test_what_is_over_stands_on_the_other_page(
    province: Province, coming: Meeting, change: dict[str, object]
) -> None:
    Meeting.objects.update(**change)
    assert coming.title not in _page(province, "/cuoc-hop/")
    assert coming.title in _page(province, "/cuoc-hop/?xem=da-qua")


def test_a_meeting_still_without_a_day_is_to_come(province: Province, coming: Meeting) -> None:
    Meeting.objects.update(starts_on=None, state=State.POSTPONED)
    assert "chưa có ngày" in _page(province, "/cuoc-hop/")


def test_the_meeting_shows_its_sessions_and_agendas(province: Province, meeting: Meeting) -> None:
    plenary = meeting.sessions.get(position=4)
    AgendaItem.objects.create(
        session=plenary, position=1, content="Đón tiếp đại biểu", lead="Văn phòng Tỉnh ủy", minutes=30
    )
    page = _page(province, f"/cuoc-hop/{meeting.pk}/")
    for words in ("Diễn đàn 2", "14:00–17:00", "Hội trường 3", "Đón tiếp đại biểu", "07:30–08:00 Đón tiếp"):
        assert words in page
    assert page.count("Chưa có chương trình") == 3


@pytest.mark.parametrize(("ago", "words"), [(2, "Đã kết thúc"), (1, "Đã kết thúc"), (0, "Đang chuẩn bị")])
def test_a_meeting_whose_last_day_is_past_is_over(
    province: Province, coming: Meeting, ago: int, words: str
) -> None:
    last = timezone.localdate() - timedelta(days=ago)
    Meeting.objects.update(starts_on=last - timedelta(days=1), ends_on=last)
    for address in (f"/cuoc-hop/{coming.pk}/", "/cuoc-hop/?xem=da-qua" if ago else "/cuoc-hop/"):
        page = _page(province, address).partition("<main")[2]
        assert [one for one in ("Đã kết thúc", "Đang chuẩn bị") if one in page] == [words]


def test_without_a_day_there_is_no_hour(province: Province, coming: Meeting) -> None:
    Meeting.objects.update(starts_on=None, starts_at=time(5, 55))
    for address in ("/cuoc-hop/", f"/cuoc-hop/{coming.pk}/"):
        assert "05:55" not in _page(province, address)
    Meeting.objects.update(starts_on=timezone.localdate())
    for address in ("/cuoc-hop/", f"/cuoc-hop/{coming.pk}/"):
        assert "05:55" in _page(province, address)


def test_what_no_person_searches_for_is_searched_all_the_same(province: Province, coming: Meeting) -> None:
    many = "+".join(["gap"] * 1200)
    for words, found in ((many, True), ("gap%00+mat", True), ("%00", True), ("doi", False)):
        assert (coming.title in _page(province, f"/cuoc-hop/?tim={words}")) is found


def test_whoever_has_no_part_in_it_does_not_learn_of_it(province: Province, meeting: Meeting) -> None:
    assert province.client("unit_contact").get(f"/cuoc-hop/{meeting.pk}/").status_code == 404
    meeting.offices.add(province.commune)
    assert province.client("unit_contact").get(f"/cuoc-hop/{meeting.pk}/").status_code == 200


TYPED = {"kind": "dialogue", "title": "Đối thoại với Nhân dân", "starts_on": "25/4/2027", "starts_at": "7h30"}


def test_a_meeting_is_typed(province: Province) -> None:
    client = province.client("specialist")
    answer = client.post("/cuoc-hop/moi/", TYPED | {"office": province.party_office.pk}, follow=True)
    assert "Đối thoại với Nhân dân" in answer.content.decode()
    made = Meeting.objects.get()
    assert (made.days, f"{made.starts_at:%H:%M}") == ("25/04/2027", "07:30")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ends_on": "24/4/2027"}, "Ngày kết thúc đứng trước ngày bắt đầu"),
        ({"title": "…"}, "Chưa ghi tên cuộc họp"),
        ({"starts_on": "ba mươi"}, "Ngày bắt đầu"),
        ({"starts_on": "1/1/0001"}, "Năm phải từ 1930 đến 2199"),
        ({"starts_on": "31/12/9999"}, "Năm phải từ 1930 đến 2199"),
        ({"ends_on": "1/1/2200"}, "Năm phải từ 1930 đến 2199"),
    ],
)
def test_what_was_typed_wrong_stays_on_the_page(
    province: Province, change: dict[str, str], says: str
) -> None:
    client = province.client("specialist")
    answer = client.post("/cuoc-hop/moi/", TYPED | change | {"office": province.party_office.pk})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Meeting.objects.exists()
