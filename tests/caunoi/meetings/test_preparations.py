"""What is to be prepared becomes tasks that hang on the day of the meeting: shown first, opened once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.ledger.models import Entry
from caunoi.meetings.actions import plan_meeting
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_change_actions import cancel_meeting, move_meeting
from caunoi.meetings.agenda_templates import Template, template_named
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.agenda_works import BY_LAW, preparations
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import Kind
from caunoi.people.models import User
from caunoi.tasks.anchor_actions import Day, add_anchor
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.conftest import gathering
from tests.caunoi.meetings.papers import dialogue, paper_of
from tests.conftest import Province

WEDNESDAY = date(2027, 8, 11)


@pytest.fixture
def talk(specialist: User, province: Province) -> Meeting:
    """A dialogue on a Wednesday, typed by hand."""
    new = replace(
        gathering(province), kind=Kind.DIALOGUE, title="Hội nghị đối thoại với Nhân dân",
        starts_on=WEDNESDAY, ends_on=None, starts_at=None, sessions=(),
    )  # fmt: skip
    return plan_meeting(actor=specialist, new=new)


@pytest.fixture
def template() -> Template:
    found = template_named("doi-thoai-cap-xa")
    assert found is not None
    return found


def test_what_is_to_be_done_until_when(talk: Meeting, template: Template) -> None:
    found = preparations(talk, template)
    days = {one.action: one.on for one in found}
    assert days["Dự toán và tạm ứng kinh phí"] == date(2027, 7, 28)
    assert days["Thông báo kết luận, giao nhiệm vụ sau đối thoại"] == date(2027, 8, 18)
    assert [one.on for one in found] == sorted(one.on for one in found if one.on)
    by_law = [(one.action.partition(" (")[0], one.on) for one in found if one.stream == BY_LAW]
    assert by_law == [
        ("Thông báo hội nghị đối thoại với Nhân dân", date(2027, 8, 4)),
        ("Công khai kết quả hội nghị đối thoại", date(2027, 8, 23)),
    ]
    assert "72/2025/QH15" in next(one.note for one in found if one.stream == BY_LAW)


def test_a_day_of_2023_goes_by_the_law_of_2015(talk: Meeting, template: Template) -> None:
    talk.starts_on = date(2023, 8, 11)
    announced = next(one for one in preparations(talk, template) if one.stream == BY_LAW)
    assert announced.on == date(2023, 8, 4)
    assert "2015, Điều 125" in announced.action


def test_without_a_day_everything_waits(talk: Meeting, template: Template) -> None:
    talk.starts_on = None
    found = preparations(talk, template)
    assert len(found) == len(template.works)
    assert {one.on for one in found} == {None}


def test_opened_once_and_moved_with_the_day(talk: Meeting, template: Template, specialist: User) -> None:
    opened = open_preparations(actor=specialist, meeting=talk, template=template)
    talk.refresh_from_db()
    assert len(opened) == len(template.works) + 2
    assert {task.owner for task in opened} == {talk.office}
    assert {task.anchor for task in opened} == {talk.anchor}
    law = Task.objects.get(action__startswith="Thông báo hội nghị đối thoại")
    assert (law.due, law.due_by_office) == (date(2027, 8, 4), False)
    assert "72/2025/QH15" in law.due_text
    said = Entry.objects.get(verb="open_preparations").said
    assert f"giao {len(opened)} việc chuẩn bị" in said
    with pytest.raises(RuleBroken) as refused:
        open_preparations(actor=specialist, meeting=talk, template=template)
    assert refused.value.code == "nothing-to-open"
    to = replace(talk.when, starts_on=date(2027, 8, 18))
    move_meeting(actor=specialist, meeting=talk, to=to, reason="Trùng lịch", seen=talk.when.words)
    law.refresh_from_db()
    assert law.due == date(2027, 8, 11)


def test_only_what_was_ticked(talk: Meeting, template: Template, specialist: User) -> None:
    first, second = template.works[:2]
    some = open_preparations(actor=specialist, meeting=talk, template=template, chosen=[first.action])
    assert [task.action for task in some] == [first.action]
    found = {one.action: one.task for one in preparations(talk, template)}
    talk.refresh_from_db()
    found = {one.action: one.task for one in preparations(talk, template)}
    assert (found[first.action], found[second.action]) == (some[0].pk, None)


def test_a_meeting_of_a_document_keeps_its_anchor(
    province: Province, specialist: User, template: Template
) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    opened = open_preparations(actor=specialist, meeting=meeting, template=template)
    assert {task.anchor for task in opened} == {meeting.anchor}
    assert {task.document for task in opened} == {meeting.document}


def test_a_day_of_that_name_in_the_document_is_no_hindrance(
    talk: Meeting, template: Template, specialist: User, province: Province
) -> None:
    talk.document = paper_of(province, specialist)
    talk.save()
    there = add_anchor(actor=specialist, what=talk.title, day=Day(WEDNESDAY), document=talk.document)
    open_preparations(actor=specialist, meeting=talk, template=template)
    talk.refresh_from_db()
    assert talk.anchor not in {None, there}


def test_refused(talk: Meeting, template: Template, specialist: User, contact: User) -> None:
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        open_preparations(actor=contact, meeting=talk, template=template)
    with pytest.raises(RuleBroken, match="chưa chọn việc"):
        open_preparations(actor=specialist, meeting=talk, template=template, chosen=[])
    cancel_meeting(actor=specialist, meeting=talk, reason="Thôi", seen=talk.when.words)
    with pytest.raises(RuleBroken, match="không giao việc chuẩn bị"):
        open_preparations(actor=specialist, meeting=talk, template=template)
    assert not Task.objects.exists()


def test_the_page_shows_first_and_opens_what_is_ticked(province: Province, talk: Meeting) -> None:
    client: Client = province.client("specialist")
    address = reverse("meetings:works", args=[talk.pk])
    page = client.get(address).content.decode()
    for words in ("Đối thoại cấp xã", "28/07/2027", "10 ngày làm việc trước ngày họp", "72/2025/QH15"):
        assert words in page
    assert "Chạy thử đường truyền" in client.get(f"{address}?mau=truc-tuyen-3-cap").content.decode()
    works = ["Dự toán và tạm ứng kinh phí", "Xây dựng kịch bản điều hành"]
    answer = client.post(address, {"mau": "doi-thoai-cap-xa", "viec": works}, follow=True)
    assert "Đã đưa 2 việc chuẩn bị lên bảng." in answer.content.decode()
    assert "đã giao" in client.get(address).content.decode()
    assert client.post(address, {"mau": "doi-thoai-cap-xa", "viec": works}).status_code == 422


def test_a_new_meeting_takes_the_sessions_of_a_template(province: Province) -> None:
    client = province.client("specialist")
    page = client.get("/cuoc-hop/moi/?mau=gap-mat-toan-tinh").content.decode()
    assert "Chương trình gặp mặt, đối thoại toàn tỉnh" in page
    sent = {
        "office": province.party_office.pk, "kind": "gathering", "title": "Gặp mặt", "starts_on": "21/7/2027",
        "ends_on": "22/7/2027", "place": "Vinh Sơn", "template": "gap-mat-toan-tinh",
    }  # fmt: skip
    client.post("/cuoc-hop/moi/", sent)
    made = Meeting.objects.get()
    assert [one.on for one in made.sessions.all()] == [date(2027, 7, 21)] * 4 + [date(2027, 7, 22)]
    assert made.sessions.get(position=5).agenda.count() == 6
    assert client.post("/cuoc-hop/moi/", sent | {"template": "la"}).status_code == 422
