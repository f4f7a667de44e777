"""Opening tasks by hand and from the facts of a document: done, refused, raced."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.documents.models import Document, DocumentState, FactState
from caunoi.people.models import Collective, CollectiveName, Role, User
from caunoi.tasks.actions import NewTask, open_task, open_tasks_from
from caunoi.tasks.models import Task
from caunoi.tasks.opening import preview
from caunoi.tasks.rules import Due, Operator, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import TEXT, add_fact, by, said
from tests.conftest import Province

# --- by hand ---


def test_by_hand(province: Province, specialist: User, leader: User) -> None:
    new = NewTask(
        action="  Dự thảo bài phát biểu ", owner=province.board, product="Bài phát biểu", acceptor=leader,
        coordinating=(province.commune, province.board), due=Due(date(2026, 12, 7), None, Operator.BEFORE),
    )  # fmt: skip
    task = open_task(actor=specialist, new=new)
    task.refresh_from_db()
    assert (task.action, task.owner, task.stands) == ("Dự thảo bài phát biểu", province.board, State.OPEN)
    assert (task.safe_on, task.late_on) == (date(2026, 12, 4), date(2026, 12, 7))
    assert list(task.coordinating.all()) == [province.commune]
    assert (task.opened_by, task.acceptor) == (specialist, leader)
    assert said(task) == [
        "Người Chuyên viên văn phòng giao nhiệm vụ “Dự thảo bài phát biểu” "
        "cho Ban Tuyên giáo và Dân vận Tỉnh ủy, hạn: trước ngày 07/12/2026."
    ]


def test_by_hand_without_an_owner_waits_to_be_assigned(specialist: User, province: Province) -> None:
    task = open_task(actor=specialist, new=NewTask(action="Rà soát"))
    assert task.owner is None
    assert task.owner_name == "chưa rõ đơn vị"
    assert "chưa rõ đơn vị, hạn: không nêu hạn" in said(task)[0]


def test_by_hand_refused_without_words(specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_task(actor=specialist, new=NewTask(action=" "))
    assert refused.value.code == "nothing-stated"
    assert not Task.objects.exists()


@pytest.mark.parametrize("role", [Role.UNIT_CONTACT, Role.LEADER, Role.READER, Role.ADMIN, Role.STEWARD])
def test_by_hand_refused_to_who_may_not(province: Province, role: Role) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_task(actor=province.people[role], new=NewTask(action="Rà soát", owner=province.commune))
    assert refused.value.code == "not-allowed"


def test_by_hand_refused_with_an_acceptor_who_may_not_accept(specialist: User, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_task(actor=specialist, new=NewTask(action="Rà soát", acceptor=contact))
    assert refused.value.code == "not-an-acceptor"


# --- from a document ---


def test_from_a_document(document: Document, specialist: User, province: Province) -> None:
    first, second = open_tasks_from(actor=specialist, document=document)
    assert (first.owner, first.owner_text) == (province.commune, "Đảng ủy xã Bến Thượng")
    assert set(first.coordinating.all()) == {province.party_office, province.neighbour}
    assert (first.due, first.due_text) == (date(2023, 3, 9), "trước ngày 09/3/2023")
    assert (first.safe_on, first.late_on) == (date(2023, 3, 8), date(2023, 3, 9))
    assert first.source_sentence == TEXT[9:83]
    assert first.fact is not None
    assert first.fact.kind == "tasks"
    assert "theo văn bản 152-KH/TU" in said(first)[0]
    assert (second.owner, second.owner_text) == (None, "Các cơ quan liên quan")
    assert second.owner_name == "Các cơ quan liên quan (chưa rõ đơn vị)"
    assert (second.due_text, second.due_by_office) == ("", True)


def test_a_fact_opens_one_task_however_often_it_is_asked(document: Document, specialist: User) -> None:
    assert len(open_tasks_from(actor=specialist, document=document)) == 2
    assert open_tasks_from(actor=specialist, document=document) == []
    add_fact(document, "tasks", 2, {"action": "thêm một việc"}, state=FactState.ADDED)
    assert [task.action for task in open_tasks_from(actor=specialist, document=document)] == ["Thêm một việc"]
    assert Task.objects.count() == 3


def test_programme_items_are_opened_when_asked_for(
    document: Document, specialist: User, province: Province
) -> None:
    (task,) = open_tasks_from(actor=specialist, document=document, kind="programme_items")
    assert (task.action, task.owner) == ("Sơ kết", province.board)
    assert (task.due, task.due_text, task.safe_on) == (date(2023, 4, 30), "tháng 4/2023", date(2023, 4, 28))


def test_the_owner_is_the_office_of_the_day_of_the_document(
    document: Document, specialist: User, province: Province
) -> None:
    province.commune.valid_from = date(2025, 7, 1)
    province.commune.save()
    first = open_tasks_from(actor=specialist, document=document)[0]
    assert first.owner is None
    assert first.owner_text == "Đảng ủy xã Bến Thượng"


def test_rejected_facts_open_nothing(document: Document, specialist: User) -> None:
    document.facts.filter(kind="tasks", position=1).update(state=FactState.REJECTED)
    assert len(open_tasks_from(actor=specialist, document=document)) == 1


def test_refused_before_the_review_is_finished(document: Document, specialist: User) -> None:
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    with pytest.raises(RuleBroken) as refused:
        open_tasks_from(actor=specialist, document=document)
    assert refused.value.code == "not-reviewed"
    assert not Task.objects.exists()


def test_refused_to_who_may_not(document: Document, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_tasks_from(actor=contact, document=document)
    assert refused.value.code == "not-allowed"


def test_refused_for_another_kind_of_fact(document: Document, specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_tasks_from(actor=specialist, document=document, kind="meetings")
    assert refused.value.code == "not-openable"


def test_raced_the_database_itself_keeps_a_fact_to_one_task(document: Document, specialist: User) -> None:
    first = open_tasks_from(actor=specialist, document=document)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(action="lần hai", document=document, fact=first.fact, opened_by=specialist)


def test_preview_says_what_would_be_opened_and_what_is(document: Document, specialist: User) -> None:
    tasks, programme = preview(document)
    assert (tasks.kind, len(tasks.items), tasks.new) == ("tasks", 2, 2)
    assert (programme.kind, programme.new) == ("programme_items", 1)
    assert tasks.items[0].safe_on == date(2023, 3, 8)
    assert tasks.items[1].owner is None
    opened = open_tasks_from(actor=specialist, document=document)
    again = preview(document)[0]
    assert again.new == 0
    assert [item.task for item in again.items] == [task.pk for task in opened]


def _communes(document: Document, assignee: str) -> None:
    communes = Collective.objects.create(name="Đảng ủy các xã", kinds=["committee"], levels=["commune"])
    CollectiveName.objects.create(collective=communes, name="các xã")
    add_fact(document, "tasks", 2, {"assignee": assignee, "action": "báo cáo"}, state=FactState.ADDED)


@pytest.mark.parametrize(
    ("assignee", "each"),
    [
        ("Các xã", ["commune", "neighbour"]),
        ("Các xã, Ban TG&DV", ["commune", "neighbour", "board"]),
        ("Ban TG&DV, Văn phòng Tỉnh ủy", []),
    ],
)
def test_a_collective_name_gives_the_work_to_each_and_waits_for_a_person(
    document: Document, specialist: User, province: Province, assignee: str, each: list[str]
) -> None:
    _communes(document, assignee)
    proposal = preview(document)[0].items[2]
    assert list(proposal.each) == [getattr(province, name) for name in each]
    task = open_tasks_from(actor=specialist, document=document)[2]
    assert task.owner == proposal.owner == (None if each else province.board)
    assert task.owner_text == assignee
    assert list(task.coordinating.all()) == ([] if each else [province.party_office])


def test_names_that_nobody_bears_are_told_beside_those_known(document: Document) -> None:
    _communes(document, "Các xã, Sở Lạ")
    assert [part.text for part in preview(document)[0].items[2].unknown] == ["Sở Lạ"]


def test_the_page_tells_who_is_meant_together(document: Document, province: Province) -> None:
    _communes(document, "Các xã, Sở Lạ")
    page = province.client("specialist").get(f"/nhiem-vu/tu-van-ban/{document.pk}/").content.decode()
    assert "Các xã, Sở Lạ: 2 đơn vị" in page
    assert "<li>Đảng ủy xã Bến Thượng</li>" in page
    assert "chưa rõ: Sở Lạ" in page


def test_a_deadline_too_far_is_refused(specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_task(actor=specialist, new=NewTask(action="Rà soát", due=by(date(2999, 1, 2))))
    assert refused.value.code == "date-too-far"
