"""A reviewed document becomes a meeting: what is written, what is refused, what comes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState
from caunoi.ledger.models import Entry
from caunoi.meetings.actions import NewSession
from caunoi.meetings.agenda_actions import Adoption, plan_meeting_from
from caunoi.meetings.agenda_facts import meeting_read, to_plan
from caunoi.meetings.agenda_meant import as_read
from caunoi.meetings.agenda_templates import template_named
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Kind
from caunoi.people.models import Office, User
from caunoi.tasks.actions import open_tasks_from
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.papers import SAID, beside, dialogue, online, paper_of, tells, two_days
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province


def _sessions(meeting: Meeting) -> list[tuple[str, date | None, str, str, str]]:
    return [(one.kind, one.on, one.hours, one.place, one.chair) for one in meeting.sessions.all()]


def test_a_dialogue_with_all_that_comes_along(province: Province, specialist: User) -> None:
    made = plan_meeting_from(actor=specialist, document=dialogue(province, specialist))
    meeting = made.meeting
    assert (meeting.kind, meeting.office, meeting.days) == (Kind.DIALOGUE, province.commune, "11/08/2027")
    assert meeting.title == "Gặp mặt, đối thoại với Nhân dân năm 2027"
    assert (meeting.expected_min, meeting.expected_max, meeting.chair) == (120, 150, "Bí thư Đảng ủy xã")
    assert _sessions(meeting) == [
        ("plenary", date(2027, 8, 11), "14:00", "Nhà văn hóa xã", "Bí thư Đảng ủy xã")
    ]
    rows = meeting.sessions.get().agenda.values_list("starts_at", "content", "lead")
    assert list(rows) == [(time(14), "Khai mạc", "Bí thư Đảng ủy"), (None, "Nhân dân đối thoại", "")]
    assert (made.points, made.tasks) == (0, 3)
    assert list(meeting.offices.all()) == [province.cell]
    said = Entry.objects.get(verb="plan_meeting").said
    assert said.endswith("ngày: 11/08/2027, theo văn bản 07-KH/ĐU.")


def test_the_tasks_hang_on_the_day_of_the_meeting(province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    assert meeting.anchor is not None
    after = Task.objects.get(anchor=meeting.anchor)
    assert (after.action, after.due) == ("Thông báo kết luận", date(2027, 8, 16))
    # The milestone at which a task is due anyway opens none of its own.
    test = Task.objects.get(fact=None)
    moment = datetime(2027, 8, 10, 15, tzinfo=timezone.get_current_timezone())
    assert (test.action, test.due_at, test.owner) == (
        "Chạy thử âm thanh: Gặp mặt, đối thoại với Nhân dân năm 2027", moment, province.commune,
    )  # fmt: skip


def test_tasks_opened_before_hang_on_the_same_day_put_right(province: Province, specialist: User) -> None:
    document = dialogue(province, specialist)
    open_tasks_from(actor=specialist, document=document)
    new = replace(as_read(meeting_read(document), province.commune), starts_on=date(2027, 8, 12))
    made = plan_meeting_from(actor=specialist, document=document, said=Adoption(new, points=False))
    assert made.tasks == 1
    assert made.meeting.anchor is not None
    assert Task.objects.get(anchor=made.meeting.anchor).due == date(2027, 8, 17)
    assert Entry.objects.filter(verb="move_anchor").count() == 1


def test_without_tasks_and_points_only_the_meeting(province: Province, specialist: User) -> None:
    document = online(province, specialist)
    said = Adoption(as_read(meeting_read(document), province.party_office), points=False, tasks=False)
    made = plan_meeting_from(actor=specialist, document=document, said=said)
    assert (made.points, made.tasks, Task.objects.count()) == (0, 0, 0)
    assert not made.meeting.points.exists()


def test_two_days_with_forums(province: Province, specialist: User) -> None:
    document = two_days(province, specialist)
    meeting = plan_meeting_from(actor=specialist, document=document).meeting
    first, second = date(2027, 7, 21), date(2027, 7, 22)
    assert (meeting.kind, meeting.starts_on, meeting.ends_on) == (Kind.DIALOGUE, first, second)
    assert (meeting.chair, meeting.expected_min, meeting.expected_max) == ("Thường trực", 1121, 1121)
    assert _sessions(meeting) == [
        ("flowers", None, "", "Quảng trường", ""),
        ("forum", first, "buổi chiều", "", "Đồng chí A"),
        ("forum", first, "buổi chiều", "", "Đồng chí B"),
        ("forum", first, "buổi chiều", "", "Đồng chí C"),
        ("plenary", second, "buổi sáng", "Nhà văn hóa", "Thường trực"),
    ]
    assert meeting.anchor is not None
    assert meeting.anchor.on == first


def test_what_was_not_held_can_become_a_meeting_of_its_own(province: Province, specialist: User) -> None:
    document = two_days(province, specialist)
    plan_meeting_from(actor=specialist, document=document)
    left = meeting_read(document)
    assert [(one.name, held) for one, held in left.sessions] == [("cuộc làm việc", True)]
    assert plan_meeting_from(actor=specialist, document=document).meeting.title == "Cuộc làm việc"
    with pytest.raises(RuleBroken) as refused:
        plan_meeting_from(actor=specialist, document=document)
    assert refused.value.code == "no-meeting"


def test_bridge_points_as_a_tree(province: Province, specialist: User) -> None:
    made = plan_meeting_from(actor=specialist, document=online(province, specialist))
    points = list(made.meeting.points.select_related("parent", "office").order_by("pk"))
    found = {one.name: (one.level, one.chair, one.main, one.office, one.parent) for one in points}
    room = points[0]
    assert found == {
        "Phòng họp trực tuyến (Tầng 3)": ("province", "Thường trực", True, None, None),
        "Hội trường Công an tỉnh": ("province", "Giám đốc", True, None, None),
        province.board.name: ("district", "Trưởng ban", False, province.board, room),
        province.commune.name: ("commune", "", False, province.commune, room),
        province.neighbour.name: ("commune", "Bí thư xã", False, province.neighbour, room),
        "các chi bộ vùng sâu": ("commune", "", False, None, room),
    }
    assert set(made.meeting.offices.all()) >= {province.board, province.commune, province.neighbour}
    assert made.meeting.kind == Kind.ONLINE


def test_the_programme_in_the_same_file_gives_the_agenda(province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    tells(document, {"name": "hội nghị đối thoại", "date": "2027-08-11"})
    programme = beside(document, specialist)
    add_fact(programme, "agenda", 0, {"content": "Ổn định tổ chức", "lead": "Văn phòng"})
    add_fact(programme, "agenda", 1, {"content": ""})
    assert [row.content for row in meeting_read(document).agenda] == ["Ổn định tổ chức"]
    Document.objects.filter(pk=programme.pk).update(
        state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None
    )
    assert meeting_read(document).agenda == ()


def test_a_document_waits_until_it_is_a_meeting(
    province: Province, specialist: User, leader: User, contact: User
) -> None:
    document = dialogue(province, specialist)
    assert [one.document for one in to_plan(specialist)] == [document.pk]
    assert (to_plan(leader), to_plan(contact)) == ([], [])
    plan_meeting_from(actor=specialist, document=document)
    assert to_plan(specialist) == []


LATER = date(2027, 8, 20)


def _two_calls(document: Document) -> Document:
    """The paper calls one more meeting, on a later day."""
    add_fact(document, "meetings", 9, SAID | {"name": "họp rút kinh nghiệm", "date": f"{LATER}"})
    return document


def _only(document: Document, office: Office, on: date) -> Adoption:
    """What the paper tells, with the sessions of that day alone."""
    new = as_read(meeting_read(document), office)
    held = tuple(one for one in new.sessions if one.on == on)
    return Adoption(replace(new, starts_on=on, ends_on=None, sessions=held))


def test_sent_twice_it_is_one_meeting(province: Province, specialist: User) -> None:
    document = _two_calls(dialogue(province, specialist))
    said = _only(document, province.commune, date(2027, 8, 11))
    plan_meeting_from(actor=specialist, document=document, said=said)
    again = Adoption(replace(said.meeting, sessions=()))
    for sent in (said, again):
        with pytest.raises(RuleBroken) as refused:
            plan_meeting_from(actor=specialist, document=document, said=sent)
        assert refused.value.code == "planned-already"
    assert Meeting.objects.count() == 1


def test_a_second_meeting_brings_no_milestone_and_no_point_again(
    province: Province, specialist: User
) -> None:
    document = _two_calls(online(province, specialist))
    add_fact(document, "milestones", 0, {"what": "thử đường truyền", "at": "2028-01-18T15:00", "text": ""})
    add_fact(document, "milestones", 1, {"what": "gửi danh sách", "at": "2028-01-10", "text": ""})
    made = [
        plan_meeting_from(
            actor=specialist, document=document, said=_only(document, province.party_office, on)
        )
        for on in (date(2028, 1, 19), LATER)
    ]
    assert [(one.points, one.tasks) for one in made] == [(6, 2), (0, 0)]
    assert not made[1].meeting.points.exists()
    assert Task.objects.count() == 2


def test_two_of_one_name_and_day_have_a_day_each(province: Province, specialist: User) -> None:
    document = paper_of(province, specialist)
    same: dict[str, object] = {"name": "hội nghị đối thoại", "date": f"{LATER}"}
    tells(document, same | {"place": "Hội trường 1"}, same | {"place": "Hội trường 2"})
    meetings = []
    for _ in "12":
        new = as_read(meeting_read(document), province.commune)
        said = Adoption(replace(new, sessions=new.sessions[:1]))
        meetings.append(plan_meeting_from(actor=specialist, document=document, said=said).meeting)
    first, second = meetings
    assert first.anchor is not None
    assert second.anchor is None
    template = template_named("doi-thoai-cap-xa")
    assert template is not None
    opened = open_preparations(actor=specialist, meeting=second, template=template)
    second.refresh_from_db()
    assert {task.anchor for task in opened} == {second.anchor}
    assert second.anchor != first.anchor


def test_refused(province: Province, specialist: User, contact: User) -> None:
    document = dialogue(province, specialist)
    new = as_read(meeting_read(document), province.commune)
    with pytest.raises(RuleBroken) as refused:
        plan_meeting_from(actor=contact, document=document)
    assert refused.value.code == "not-allowed"
    broken = {
        "planned-already": replace(new, sessions=(NewSession("Phiên khác", fact=0),)),
        "numbers-out-of-order": replace(new, expected=(150, 120)),
        "days-out-of-order": replace(new, ends_on=date(2027, 8, 1)),
        "nothing-stated": replace(new, title=" "),
    }
    for code, said in broken.items():
        with pytest.raises(RuleBroken) as refused:
            plan_meeting_from(actor=specialist, document=document, said=Adoption(said))
        assert refused.value.code == code
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    with pytest.raises(RuleBroken, match="chưa duyệt xong"):
        plan_meeting_from(actor=specialist, document=document)
    assert (Meeting.objects.count(), Task.objects.count()) == (0, 0)


def test_an_unknown_issuer_leaves_it_to_the_office(province: Province, specialist: User) -> None:
    document = dialogue(province, specialist)
    Document.objects.update(issuer="Cơ quan lạ")
    document.refresh_from_db()
    assert plan_meeting_from(actor=specialist, document=document).meeting.office == province.party_office
