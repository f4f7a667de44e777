"""Who is here by office and bridge point, who is absent with and without a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.door_actions import annul_check_in, check_in, let_in
from caunoi.delegates.door_figures import Figures, absent, attendance_of
from caunoi.delegates.door_reads import absence_words
from caunoi.delegates.door_rules import WHOLE, Scan, has_begun
from caunoi.delegates.minute_paper import attendance_minute
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import Standing
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.meetings.rules import Level, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, scan
from vanban.paper import Paragraph, plain


@pytest.fixture
def day(hall: Hall) -> dict[str, Delegate]:
    """Seven people of two offices: each name says what becomes of them."""
    names = ("Here", "Missing", "Excused", "Declined-here", "Struck", "Replaced", "Annulled")
    people = {name: hall.invite(name) for name in names}
    people["Neighbour"] = hall.invite("Neighbour")
    Delegate.objects.filter(full_name="Neighbour").update(office=hall.province.neighbour)
    for name, standing in {
        "Excused": Standing.DECLINED, "Declined-here": Standing.DECLINED, "Struck": Standing.STRUCK,
        "Replaced": Standing.REPLACED,
    }.items():  # fmt: skip
        Delegate.objects.filter(full_name=name).update(standing=standing, reason="đi công tác")
    door = hall.door()
    for name in ("Here", "Declined-here", "Annulled"):
        entry = check_in(door=door, scan=scan(people[name], name), now=AT)
    annul_check_in(actor=hall.by, entry=entry, reason="quét nhầm")
    return people


def test_by_office_the_one_that_lacks_most_first(day: dict[str, Delegate], hall: Hall) -> None:
    found = attendance_of(hall.meeting, WHOLE)
    assert found.offices == (
        Figures("Đảng ủy xã Bến Thượng", awaited=4, here=2, excused=1),
        Figures("Đảng ủy xã Tân Thịnh", awaited=1, here=0, excused=0),
    )
    assert found.whole == Figures("Tất cả", awaited=5, here=2, excused=1)
    assert [one.missing for one in found.offices] == [2, 1]
    assert found.points == ()


def test_each_occasion_by_itself(day: dict[str, Delegate], hall: Hall) -> None:
    key = f"s{hall.meeting.sessions.all()[0].pk}"
    check_in(door=hall.door("Diễn đàn", key), scan=scan(day["Missing"], "m"), now=AT)
    assert attendance_of(hall.meeting, key).whole.here == 1
    # At the meeting is whoever came in by any of its doors, once.
    check_in(door=hall.door("Diễn đàn 2", key), scan=scan(day["Here"], "h"), now=AT)
    assert attendance_of(hall.meeting, WHOLE).whole.here == 3
    assert [one.full_name for one in absent(hall.meeting, WHOLE)] == ["Annulled", "Excused", "Neighbour"]
    said = attendance_minute(hall.meeting, WHOLE, timezone.localtime())
    assert any("Có mặt: 03 đại biểu" in plain(one.words) for one in said.body if isinstance(one, Paragraph))


def test_by_bridge_point(day: dict[str, Delegate], hall: Hall) -> None:
    Meeting.objects.update(online=True)
    hall.meeting.refresh_from_db()
    point = Point.objects.create(meeting=hall.meeting, name="Xã Bến Thượng", level=Level.COMMUNE)
    Delegate.objects.filter(full_name__in=("Here", "Missing")).update(point=point)
    assert attendance_of(hall.meeting, WHOLE).points == (
        Figures("Hội trường chính", awaited=3, here=1, excused=1),
        Figures("Xã Bến Thượng", awaited=2, here=1, excused=0),
    )


def test_a_forum_and_a_point_await_their_own(day: dict[str, Delegate], hall: Hall) -> None:
    """And whoever came in there; where the list says nothing of it, everybody."""
    forum, other = hall.meeting.sessions.all()[:2]
    point = Point.objects.create(meeting=hall.meeting, name="Xã Bến Thượng", level=Level.COMMUNE)
    Delegate.objects.filter(full_name__in=("Here", "Excused")).update(forum=forum, point=point)
    check_in(door=hall.door("Diễn đàn", f"s{forum.pk}"), scan=scan(day["Missing"], "m"), now=AT)
    for occasion, whole in (
        (f"s{forum.pk}", (2, 1, 1)), (f"p{point.pk}", (1, 0, 1)), (f"s{other.pk}", (4, 0, 2)),
    ):  # fmt: skip
        found = attendance_of(hall.meeting, occasion).whole
        assert (found.awaited, found.here, found.excused) == whole
        assert absent(hall.meeting, occasion).count() == found.missing + found.excused


def test_a_double_is_nobody_more(day: dict[str, Delegate], hall: Hall) -> None:
    twice = Scan("t" * 16, AT, day["Here"].code, offline=True)
    with pytest.raises(RuleBroken, match="chỉ tính một lần"):
        check_in(door=hall.door("Cửa 2"), scan=twice, now=AT)
    assert attendance_of(hall.meeting, WHOLE).whole.here == 2


def test_who_is_absent(day: dict[str, Delegate], hall: Hall) -> None:
    names = [one.full_name for one in absent(hall.meeting, WHOLE)]
    assert names == ["Annulled", "Excused", "Missing", "Neighbour"]
    Meeting.objects.update(starts_on=timezone.localdate() - timedelta(days=1))
    page = hall.province.client("leader").get(f"/cuoc-hop/{hall.meeting.pk}/diem-danh/vang/").content.decode()
    assert page.count("Vắng chưa rõ lý do") == 3
    assert page.count("Vắng có lý do: đi công tác") == 1
    let_in(actor=hall.by, meeting=hall.meeting, scan=Scan("u" * 16, AT, delegate=day["Missing"].pk))
    assert absent(hall.meeting, WHOLE).count() == 3


def test_nobody_is_absent_before_it_has_begun(day: dict[str, Delegate], hall: Hall) -> None:
    client, address = hall.province.client("leader"), f"/cuoc-hop/{hall.meeting.pk}/diem-danh/"
    for days, said, unsaid in ((1, "hưa đến", "hưa rõ lý do"), (-1, "hưa rõ lý do", "hưa đến")):
        Meeting.objects.update(starts_on=timezone.localdate() + timedelta(days=days))
        for page in ("", "vang/"):
            text = client.get(f"{address}{page}").content.decode()
            assert (said in text, unsaid in text) == (True, False)


MORNING, AFTERNOON = time(7, 30), time(14)
EIGHT = datetime(2027, 3, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "at", "begun"),
    [
        (None, None, False),
        (None, MORNING, False),
        (date(2027, 3, 21), None, True),
        (date(2027, 3, 22), None, False),
        (date(2027, 3, 22), MORNING, True),
        (date(2027, 3, 22), time(8), True),
        (date(2027, 3, 22), AFTERNOON, False),
        (date(2027, 3, 23), MORNING, False),
    ],
)
def test_what_has_begun_at_eight(on: date | None, at: time | None, begun: bool) -> None:
    assert has_begun(on, at, EIGHT) == begun


WAITING, SURE = "chưa đến", "vắng chưa rõ lý do"


@pytest.mark.parametrize(
    ("whole", "session", "state", "said"),
    [
        (AFTERNOON, MORNING, State.PREPARING, [WAITING, SURE]),
        (MORNING, AFTERNOON, State.PREPARING, [SURE, WAITING]),
        (MORNING, None, State.PREPARING, [SURE, WAITING]),
        (AFTERNOON, AFTERNOON, State.ENDED, [SURE, SURE]),
    ],
)
def test_a_session_begins_at_its_own_hour(
    whole: time, session: time | None, state: State, said: list[str], hall: Hall
) -> None:
    """Eight in the morning of the first day, on which the session is too."""
    hall.meeting.starts_at, hall.meeting.state = whole, state
    forum = hall.meeting.sessions.all()[0]
    Session.objects.filter(pk=forum.pk).update(on=None, starts_at=session, ends_at=None)
    assert [absence_words(hall.meeting, key, EIGHT) for key in (WHOLE, f"s{forum.pk}")] == said


def test_the_page_follows_by_itself(day: dict[str, Delegate], hall: Hall) -> None:
    """The figures alone are asked for every few seconds; without JavaScript they are in the page."""
    Meeting.objects.update(expected_min=4, expected_max=6)
    client, address = hall.province.client("leader"), f"/cuoc-hop/{hall.meeting.pk}/diem-danh/"
    whole = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 5s"' in whole
    assert "<h1" not in part
    for text in (whole, part):
        assert "Đảng ủy xã Tân Thịnh" in text
        assert "dự kiến 4–6" in text


@pytest.mark.parametrize("page", ["diem-danh/", "diem-danh/?tim=dai+bieu", "diem-danh/vang/", "cua/", "the/"])
def test_as_many_questions_for_many_as_for_few(page: str, hall: Hall) -> None:
    client, address, door = hall.province.client("chief"), f"/cuoc-hop/{hall.meeting.pk}/{page}", hall.door()
    counts = []
    for first, last in ((0, 2), (2, 14)):
        people = [hall.invite(f"Đại biểu {number}") for number in range(first, last)]
        for one in people[::2]:
            check_in(door=door, scan=scan(one, str(one.pk)), now=AT)
        hall.door(f"Cửa {last}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0]
