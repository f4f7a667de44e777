"""Seeds 000, 001, 003 and 004 dropped in, confirmed and made meetings by one deed (V2, V8, V9, V10, V12)."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from caunoi.documents.actions import receive_file
from caunoi.documents.jobs import do_reading
from caunoi.documents.models import Document, FactState
from caunoi.documents.review_actions import confirm_fact, finish_review
from caunoi.documents.review_rules import token
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_facts import meeting_read
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Kind
from caunoi.people.models import Collective, Office, OfficeKind, OfficeLevel, User
from caunoi.tasks.models import Task
from caunoi.tasks.statutory import set_by_law
from tests.conftest import Province
from tests.vanban.conftest import SHARED

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real documents do not lie beside the repository here"
)


@pytest.fixture
def bodies(province: Province) -> dict[str, Office]:
    """The offices of two provinces and a commune that the papers name."""
    top, kind = OfficeLevel.PROVINCE, OfficeKind.COMMITTEE
    committee = Office.objects.create(name="Tỉnh ủy Hà Tĩnh", short_name="TU HT", kind=kind, level=top)
    made = {"Tỉnh ủy Hà Tĩnh": committee}
    names = ("Thành ủy Hà Tĩnh", "Huyện ủy Kỳ Anh", "Thị ủy Hồng Lĩnh")
    for name in names:
        made[name] = Office.objects.create(
            name=name, short_name=name, kind=kind, level=OfficeLevel.DISTRICT, parent=committee
        )
    together = Collective.objects.create(
        name="Các huyện, thành, thị ủy", kinds=["committee"], levels=["district"], valid_to=date(2025, 6, 30)
    )
    together.names.create(name="Các huyện, thành, thị")
    return made


def dropped(actor: User, number: str) -> list[Document]:
    """The seed received, read and reviewed, by the verbs that a person uses."""
    path = next(iter((SHARED / "seeds").glob(f"{number}_*.txt")))
    receipt = receive_file(actor=actor, name=path.name, data=path.read_bytes(), topic_confirmed=True)
    do_reading(receipt.incoming.file.reading.pk)
    documents = list(Document.objects.filter(incoming=receipt.incoming).order_by("no"))
    for document in documents:
        for fact in document.facts.filter(state=FactState.PROPOSED):
            confirm_fact(actor=actor, fact=fact, seen=token(fact.state, fact.decided_at))
        finish_review(actor=actor, document=document)
    return list(Document.objects.filter(incoming=receipt.incoming).order_by("no"))


def _dues(meeting: Meeting) -> Counter[date]:
    rows = Task.objects.filter(document=meeting.document, due__isnull=False, due_by_office=False)
    return Counter(day for day in rows.values_list("due", flat=True) if day)


def test_v2_the_plan_of_a_gathering(bodies: dict[str, Office], specialist: User) -> None:
    (document,) = dropped(specialist, "000")
    quotas = [(one.unit, one.least) for one in meeting_read(document).quotas if one.least == one.most]
    assert quotas == [("Mỗi đơn vị cấp huyện", 3), ("Mỗi huyện, thành phố, thị xã", 2)]
    made = plan_meeting_from(actor=specialist, document=document)
    meeting = made.meeting
    assert (meeting.kind, meeting.office, meeting.days) == (
        Kind.GATHERING, bodies["Tỉnh ủy Hà Tĩnh"], "22/03/2023",
    )  # fmt: skip
    assert meeting.title.startswith("Gặp mặt cán bộ chủ chốt xã, phường, thị trấn")
    assert meeting.place.startswith("Trung tâm Văn hoá - Điện ảnh tỉnh")
    session = meeting.sessions.get()
    assert [item.content[:20] for item in session.agenda.all()] == [
        "Tuyên bố lý do, giới", "Thông tin tình hình ", "Phát biểu ý kiến của", "Phát biểu của lãnh đ",
    ]  # fmt: skip
    assert made.tasks == 13
    assert _dues(meeting) == {date(2023, 3, 9): 5, date(2023, 3, 15): 2}
    # 'Sau gặp mặt của tỉnh' waits on the meeting's own day.
    assert Task.objects.filter(anchor=meeting.anchor).count() == 1


def test_v8_and_v12_the_dialogue_of_a_commune(bodies: dict[str, Office], specialist: User) -> None:
    plan, programme = dropped(specialist, "001")
    assert (plan.number, plan.issued_on, programme.issued_on) == (None, None, date(2023, 8, 11))
    made = plan_meeting_from(actor=specialist, document=plan)
    meeting = made.meeting
    assert (meeting.kind, meeting.days, meeting.place) == (Kind.DIALOGUE, "11/08/2023", "Nhà Văn hóa xóm 2")
    assert meeting.chair == "Đ/c Bí thư Đảng ủy - CT HĐND xã; CT UBND xã"
    assert (meeting.expected_min, meeting.expected_max) == (120, 150)
    leads = list(meeting.sessions.get().agenda.values_list("lead", flat=True))
    assert leads == ["Đ/c VPĐU", "Đ/c Bí thư", "PCT UBND", "Chủ trì", "Chủ trì", "Chủ trì"]
    assert _dues(meeting) == {date(2023, 8, 8): 1, date(2023, 8, 9): 1, date(2023, 8, 10): 1}
    assert Task.objects.filter(document=plan, source_sentence__contains="tiếp xúc cử tri").count() == 1
    assert meeting.anchor is not None
    # No rule on publishing was in force that day: the later one is told, with a note.
    assert {one.rule.key: one.on for one in set_by_law(meeting.anchor)} == {
        "dialogue_announce": date(2023, 8, 4),
        "dialogue_publish": date(2023, 8, 21),
    }
    assert meeting_read(programme).sessions == ()


def test_v10_the_gathering_a_newspaper_tells(bodies: dict[str, Office], specialist: User) -> None:
    (document,) = dropped(specialist, "003")
    assert (document.doc_type, document.number) == ("Tin bài", None)
    meeting = plan_meeting_from(actor=specialist, document=document).meeting
    assert (meeting.days, meeting.place, meeting.expected_max) == ("21–22/07/2023", "TP. Vinh", 1121)
    sessions = list(meeting.sessions.all())
    assert [(one.kind, one.on, one.part) for one in sessions] == [
        ("flowers", None, ""),
        *[("forum", date(2023, 7, 21), "chiều")] * 3,
        ("plenary", date(2023, 7, 22), "sáng"),
    ]
    assert [one.chair.partition(" - ")[0] for one in sessions[1:4]] == [
        "Nguyễn Văn Thông", "Nguyễn Đức Trung", "Hoàng Nghĩa Hiếu",
    ]  # fmt: skip
    assert (sessions[0].place, sessions[4].place) == (
        "Quảng trường Hồ Chí Minh, TP. Vinh", "Nhà Văn hóa Lao động tỉnh",
    )  # fmt: skip
    assert meeting.chair == "các đồng chí Thường trực Tỉnh ủy"


def test_v9_the_conference_over_three_levels(bodies: dict[str, Office], specialist: User) -> None:
    (document,) = dropped(specialist, "004")
    made = plan_meeting_from(actor=specialist, document=document)
    meeting = made.meeting
    assert (meeting.kind, meeting.starts_on, meeting.starts_at) == (
        Kind.ONLINE, date(2022, 1, 19), time(7, 30),
    )  # fmt: skip
    assert meeting.chair == "Các đồng chí Thường trực Tỉnh ủy"
    points = list(meeting.points.order_by("pk"))
    assert [one.main for one in points if one.level == "province"] == [True, True]
    assert meeting.point_call.due == datetime(2022, 1, 17, 16, tzinfo=timezone.get_current_timezone())
    chairs = {one.name: one.chair.partition(",")[0] for one in points if one.chair}
    assert any(
        "Hội trường trực tuyến Công an tỉnh" in name and "Lê Khắc Thuyết" in who
        for name, who in chairs.items()
    )
    assert chairs["Thành ủy Hà Tĩnh"] == "Đồng chí Dương Tất Thắng"
    assert chairs["Đảng ủy Khối"] == "Đồng chí Nguyễn Đình Hải"
    districts = {one.office for one in points if one.level == "district" and one.office}
    assert districts == set(bodies.values()) - {bodies["Tỉnh ủy Hà Tĩnh"]}
    assert [one.office for one in points if one.level == "commune"] == [None]
    zone = timezone.get_current_timezone()
    four, test = datetime(2022, 1, 17, 16, tzinfo=zone), datetime(2022, 1, 18, 15, tzinfo=zone)
    moments = Counter(Task.objects.filter(due_at__isnull=False).values_list("due_at", flat=True))
    assert moments == {four: 2, test: 1}
