"""What the confirmed facts of a document say of a meeting: nothing is guessed, nothing said is lost."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.documents.models import Document, Fact, FactState
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_facts import (
    facts_used,
    hour_of,
    made_from,
    meeting_read,
    same_day,
    text_of,
    to_plan,
)
from caunoi.meetings.agenda_points import by_level, hours_of_points, points_read
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Level
from caunoi.people.models import Collective, Office, User
from caunoi.tasks.models import Anchor
from tests.caunoi.meetings.papers import SAID, dialogue, online, paper_of, tells, two_days
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("07:30", time(7, 30)),
        ("14 giờ 00", time(14)),
        ("chiều", None),
        ("", None),
    ],
)
def test_an_hour_is_read_only_where_one_is_written(words: str, hour: time | None) -> None:
    assert hour_of(words) == hour


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"place": "  Nhà  văn hóa\nxã "}, "Nhà văn hóa xã"),
        ({"place": None}, ""),
        ({"place": 7}, ""),
        ({}, ""),
        ({"place": "x" * 500}, "x" * 400),
    ],
)
def test_a_text_of_a_value(value: dict[str, object], found: str) -> None:
    assert text_of(value, "place") == found


QUOTAS: list[tuple[dict[str, object], tuple[int | None, int | None], bool]] = [
    ({"unit": "", "what": "đại biểu", "min": 120, "max": 150}, (120, 150), True),
    ({"unit": "", "what": "Đại biểu", "count": 1121}, (1121, 1121), True),
    ({"unit": "Mỗi thôn", "what": "đại biểu", "count": 5}, (5, 5), False),
    ({"unit": "", "what": "diễn đàn thảo luận", "count": 3}, (3, 3), False),
    ({"unit": "thời lượng", "what": "thời lượng (phút)", "max": 10}, (None, 10), False),
    ({"unit": "", "what": "đại biểu", "count": 0}, (None, None), True),
    ({"unit": "", "what": "đại biểu", "count": True}, (None, None), True),
]


@pytest.mark.parametrize(("value", "numbers", "overall"), QUOTAS)
def test_numbers_are_those_of_the_whole_only_without_a_unit(
    province: Province, specialist: User, value: dict[str, object], numbers: tuple[Any, Any], overall: bool
) -> None:
    document = paper_of(province, specialist)
    add_fact(document, "quotas", 0, value)
    read = meeting_read(document)
    (quota,) = read.quotas
    assert (quota.least, quota.most, quota.overall) == (*numbers, overall)
    assert read.expected == (numbers if overall else (None, None))


def test_a_milestone_needs_a_day_that_exists(province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    for number, at in enumerate(("2027-08-10T15:00", "2027-02-30", None, "2027-08-09")):
        add_fact(document, "milestones", number, {"what": f"Mốc {number}", "at": at, "text": ""})
    found = meeting_read(document).milestones
    assert [(one.what, one.on, one.at is None, one.covered) for one in found] == [
        ("Mốc 0", date(2027, 8, 10), False, False),
        ("Mốc 3", date(2027, 8, 9), True, False),
    ]
    assert found[0].moment == found[0].at
    assert found[1].moment == date(2027, 8, 9)


def test_what_nobody_stands_behind_is_not_read(province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    (kept, left) = tells(document, {"name": "hội nghị một"}, {"name": "hội nghị hai"})
    Fact.objects.filter(pk=left.pk).update(state=FactState.REJECTED)
    read = meeting_read(document)
    assert [one.fact for one, _ in read.sessions] == [kept.pk]
    assert (read.main, read.last, read.whole, read.chair, read.issuer) == (
        read.sessions[0][0],
        None,
        None,
        "",
        province.commune,
    )


def test_days_and_chair_of_a_meeting_without_a_whole(province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    tells(
        document,
        {"name": "Lễ dâng hương", "place": "Đền"},
        {"name": "Diễn đàn một", "date": "2027-08-10", "chair": "Đồng chí A"},
        {"name": "hội nghị", "date": "2027-08-11", "date_to": "2027-08-12", "chair": "Bí thư"},
    )
    read = meeting_read(document)
    assert read.main is not None
    assert (read.main.on, read.last, read.main.chair) == (date(2027, 8, 10), date(2027, 8, 12), "Đồng chí A")
    Fact.objects.filter(value__name="Diễn đàn một").delete()
    read = meeting_read(document)
    assert (read.chair, read.last) == ("Bí thư", date(2027, 8, 12))


def test_each_fact_is_used_once(province: Province, specialist: User) -> None:
    document = two_days(province, specialist)
    assert facts_used(document) == frozenset()
    made = plan_meeting_from(actor=specialist, document=document).meeting
    talk = Fact.objects.get(value__name="cuộc làm việc").pk
    every = set(document.facts.filter(kind="meetings").values_list("pk", flat=True))
    assert facts_used(document) == every - {talk}
    assert made_from(document) == [made]
    anchor = Anchor.objects.get()
    whole = Fact.objects.get(value__name="Chương trình")
    assert (made.anchor, anchor.fact) == (anchor, whole)


def test_a_week_schedule_waits_for_nobody(province: Province, specialist: User) -> None:
    document = dialogue(province, specialist)
    for doc_type, waits in (("Giấy mời", True), ("Lịch công tác", False)):
        document.doc_type = doc_type
        document.save()
        assert bool(to_plan(specialist)) is waits


def test_what_the_office_has_on_that_day(meeting: Meeting, province: Province) -> None:
    assert same_day(province.party_office, meeting.starts_on) == [meeting]
    assert same_day(province.party_office, None) == []
    assert same_day(province.party_office, date(2027, 3, 24)) == []
    assert same_day(province.commune, meeting.starts_on) == []


def test_a_collective_of_points_is_who_belonged_to_it_on_the_day(
    province: Province, specialist: User
) -> None:
    document = online(province, specialist)
    Fact.objects.filter(kind="bridge_points").delete()
    together = Collective.objects.create(name="Các xã vùng cao", kinds=["committee"], levels=["commune"])
    together.exclude.add(province.neighbour)
    value: dict[str, object] = {"level": "xã", "place": "điểm cầu các xã vùng cao", "plural": True}
    add_fact(document, "bridge_points", 0, value)
    add_fact(document, "bridge_points", 1, {"level": None, "place": "  ", "plural": False})
    (level,) = by_level(points_read(document, meeting_read(document).register))
    assert (level.level, level.name) == (Level.COMMUNE, "Cấp xã")
    assert [(one.name, one.office) for one in level.points] == [(province.commune.name, province.commune.pk)]


def test_points_of_communes_stand_below_their_district(province: Province, specialist: User) -> None:
    document = online(province, specialist)
    Fact.objects.filter(kind="bridge_points").delete()
    Office.objects.filter(pk=province.commune.pk).update(parent=province.board)
    places = (("tỉnh", "Phòng họp lớn"), ("huyện", "Ban TG&DV"), ("xã", "Đảng ủy xã Bến Thượng"))
    for number, (level, place) in enumerate(places):
        add_fact(document, "bridge_points", number, {"level": level, "place": place, "plural": False})
    meeting = plan_meeting_from(actor=specialist, document=document).meeting
    top, middle, low = meeting.points.order_by("pk")
    assert (top.parent, middle.parent, low.parent) == (None, top, middle)


REGISTER, TEST = "2027-08-08T16:00", "2027-08-09T15:00"
HOURS: list[tuple[list[tuple[str, str]], str | None, str | None]] = [
    ([], None, None),
    ([("gửi văn bản đăng ký", REGISTER), ("chạy thử đường truyền", TEST)], REGISTER, TEST),
    ([("Lập danh sách điểm cầu", REGISTER), ("đăng ký phát biểu", TEST)], REGISTER, None),
    ([("kiểm tra đường truyền", TEST)], None, TEST),
    ([("đăng ký", TEST), ("chạy thử", REGISTER)], TEST, None),
    ([("đăng ký", "2027-08-08")], None, None),
    ([("gửi báo cáo", REGISTER)], None, None),
]


@pytest.mark.parametrize(("milestones", "due", "tests"), HOURS)
def test_the_hours_of_points_follow_from_the_milestones(
    province: Province,
    specialist: User,
    milestones: list[tuple[str, str]],
    due: str | None,
    tests: str | None,
) -> None:
    document = paper_of(province, specialist)
    for number, (what, at) in enumerate(milestones):
        add_fact(document, "milestones", number, {"what": what, "at": at, "text": ""})
    found = hours_of_points(meeting_read(document).milestones)
    assert [one and f"{one:%Y-%m-%dT%H:%M}" for one in found] == [due, tests]


def test_reading_costs_the_same_for_many_meetings_and_points(province: Province, specialist: User) -> None:
    document = online(province, specialist)
    few = _queries(document)
    assert few <= 30
    for number in range(20, 40):
        held = SAID | {"name": f"Diễn đàn {number}", "date": "2028-01-19"}
        add_fact(document, "meetings", number, held)
        point: dict[str, object] = {"level": "xã", "place": f"thôn {number}", "plural": False}
        add_fact(document, "bridge_points", number, point)
    assert _queries(document) == few


def _queries(document: Document) -> int:
    with CaptureQueriesContext(connection) as caught:
        points_read(document, meeting_read(document).register)
    return len(caught)
