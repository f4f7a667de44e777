"""What people do to tasks is told to whom it concerns, once, and not to whoever did it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.people.models import Office, Role, User
from caunoi.reminders.models import Bookmark, Letter, Line, Notice
from caunoi.reminders.watching import LINES_AT_ONCE, watch
from caunoi.tasks import actions
from caunoi.tasks.actions import NewTask
from caunoi.tasks.anchor_actions import Day, add_anchor, move_anchor
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due, Operator, State, due_words
from caunoi.tasks.unit_actions import ask_extension, grant_extension, refuse_extension, urge_office
from tests.caunoi.reminders.conftest import MORNING, THURSDAY, kinds, letters, told
from tests.caunoi.tasks.conftest import PAPER, Open, by
from tests.conftest import Province


@pytest.fixture
def neighbour(stranger: User) -> User:
    """The contact of the neighbouring commune."""
    return stranger


def look() -> int:
    return watch(now=MORNING)


def test_a_new_task_is_told_to_the_owner_and_to_who_takes_part(
    province: Province, specialist: User, contact: User, neighbour: User
) -> None:
    new = NewTask("Gửi báo cáo", province.commune, (province.neighbour,), due=by(THURSDAY))
    actions.open_task(actor=specialist, new=new)
    assert look() == 2
    assert told(contact) == ["Giao mới: Gửi báo cáo"]
    assert told(neighbour) == ["Phối hợp: Gửi báo cáo"]
    assert [one.detail for one in Notice.objects.all()] == [
        "hạn: chậm nhất ngày 12/03/2026",
        "chủ trì: Đảng ủy xã Bến Thượng, hạn: chậm nhất ngày 12/03/2026",
    ]


def test_whoever_acts_is_not_told_of_it(province: Province, specialist: User, chief: User) -> None:
    actions.open_task(actor=specialist, new=NewTask("Soạn công văn", province.party_office))
    look()
    assert told(specialist) == []
    assert told(chief) == ["Giao mới: Soạn công văn"]


def test_looking_again_tells_nothing_again(open_task: Open, contact: User) -> None:
    open_task()
    assert [look(), look(), look()] == [1, 0, 0]
    assert Bookmark.objects.get().number == Entry.objects.order_by("-number")[0].number


def test_a_bookmark_that_was_lost_tells_nothing_twice(open_task: Open, contact: User) -> None:
    """The key of a notice, not the bookmark, is what keeps an occasion from being told twice."""
    open_task()
    look()
    Bookmark.objects.all().delete()
    assert look() == 0
    assert len(told(contact)) == 1


def test_thirty_tasks_of_one_paper_are_one_letter_on_screen(open_task: Open, contact: User) -> None:
    for number in range(30):
        open_task(f"Việc {number}")
    look()
    [letter] = letters("screen")
    assert letter.subject == "30 việc mới: 30 giao mới"
    assert (letter.state, letter.sent_at, letter.lines.count()) == ("sent", MORNING, 30)


def test_the_whole_life_of_a_task(
    province: Province, open_task: Open, contact: User, specialist: User, chief: User, leader: User
) -> None:
    task = open_task("Báo cáo", due=by(THURSDAY), acceptor=chief)
    look()
    new = Due(THURSDAY + timedelta(days=3), None, Operator.BY)
    actions.change_due(actor=leader, task=task, new=new, reason="Hoãn", seen=due_words(task.deadline))
    look()
    for _ in range(2):
        actions.hand_in_task(actor=contact, task=task, result="Xong", proofs=[Proof(PAPER)])
        look()
        if Task.objects.get().stands is State.HANDED_IN and "returned" not in kinds(contact):
            actions.return_task(actor=chief, task=task, reason="Thiếu phụ lục")
            look()
    actions.accept_task(actor=chief, task=task)
    look()
    assert kinds(contact) == ["assigned", "due_changed", "returned", "accepted"]
    assert kinds(chief) == ["handed_in", "handed_in"]
    assert kinds(leader) == []
    details = dict(Notice.objects.filter(person=contact).values_list("kind", "detail"))
    assert details["due_changed"] == "từ chậm nhất ngày 12/03/2026 sang chậm nhất ngày 15/03/2026"
    assert details["returned"] == "Thiếu phụ lục"
    assert details["accepted"] == "Người Chánh văn phòng nghiệm thu"


def test_who_owes_is_told_when_the_meeting_moves_that_a_deadline_hangs_on(
    open_task: Open, contact: User, chief: User
) -> None:
    meeting = add_anchor(actor=chief, what="Hội nghị", day=Day(THURSDAY))
    back = Due(None, None, Operator.BEFORE, "trước 02 ngày làm việc", "", -2, "working_day", "hội nghị")
    task = open_task("Gửi tài liệu", due=Due())
    actions.change_due(
        actor=chief, task=task, new=back, reason="Kế hoạch", seen="không nêu hạn", anchor=meeting
    )
    look()
    day = Day(THURSDAY + timedelta(days=7))
    move_anchor(actor=chief, anchor=meeting, day=day, reason="Hoãn", seen=meeting.day_words)
    look()
    assert kinds(contact) == ["assigned", "due_changed", "due_changed"]
    told_last = Notice.objects.filter(person=contact).order_by("pk").last()
    assert told_last is not None
    assert told_last.detail == "từ chậm nhất ngày 10/03/2026 sang chậm nhất ngày 17/03/2026"


def test_where_no_acceptor_is_named_all_who_may_are_told(
    open_task: Open, chief: User, leader: User, specialist: User
) -> None:
    open_task(state=State.HANDED_IN)
    look()
    assert (kinds(chief), kinds(leader), "handed_in" in kinds(specialist)) == (
        ["handed_in"],
        ["handed_in"],
        False,
    )


def test_an_acceptor_named_later_is_told_then_and_once(
    open_task: Open, province: Province, chief: User, leader: User, specialist: User
) -> None:
    task = open_task(state=State.HANDED_IN, acceptor=chief)
    look()
    for acceptor in (leader, chief, leader):
        actions.assign_task(
            actor=specialist, task=task, owner=province.commune, coordinating=(), acceptor=acceptor
        )
        look()
    assert (kinds(chief), kinds(leader)) == (["handed_in"], ["handed_in"])


def test_what_was_decided_before_anybody_looked_is_not_asked_for(
    open_task: Open, chief: User, contact: User
) -> None:
    open_task(state=State.ACCEPTED)
    look()
    assert kinds(chief) == []
    assert kinds(contact) == ["assigned", "accepted"]


def move(task: Task, owner: Office | None, actor: User) -> None:
    actions.assign_task(actor=actor, task=task, owner=owner, coordinating=(), acceptor=None)


def test_a_task_that_moves_away_and_back(
    open_task: Open, province: Province, contact: User, neighbour: User, specialist: User
) -> None:
    task = open_task("Báo cáo")
    for owner in (province.neighbour, province.commune):
        look()
        move(task, owner, specialist)
    look()
    assert told(contact) == ["Giao mới: Báo cáo", "Chuyển đơn vị khác: Báo cáo", "Giao mới: Báo cáo"]
    assert told(neighbour) == ["Giao mới: Báo cáo", "Chuyển đơn vị khác: Báo cáo"]


def test_a_task_that_moved_before_anybody_looked_is_told_where_it_is(
    open_task: Open, province: Province, contact: User, neighbour: User, specialist: User
) -> None:
    task = open_task("Báo cáo")
    move(task, province.neighbour, specialist)
    look()
    assert (told(contact), told(neighbour)) == ([], ["Giao mới: Báo cáo"])


def test_another_acceptor_is_no_new_task_for_the_unit(
    open_task: Open, province: Province, contact: User, specialist: User, chief: User
) -> None:
    task = open_task()
    look()
    actions.assign_task(actor=specialist, task=task, owner=province.commune, coordinating=(), acceptor=chief)
    assert look() == 0


def test_from_taking_part_to_owning(
    province: Province, specialist: User, contact: User, neighbour: User
) -> None:
    new = NewTask("Gửi báo cáo", province.commune, (province.neighbour,))
    task = actions.open_task(actor=specialist, new=new)
    look()
    actions.assign_task(
        actor=specialist, task=task, owner=province.neighbour, coordinating=[province.commune], acceptor=None
    )
    look()
    assert kinds(contact) == ["assigned", "shared"]
    assert kinds(neighbour) == ["shared", "assigned"]


def test_more_time_is_asked_of_who_gave_the_task_and_the_answer_is_told(
    open_task: Open, contact: User, specialist: User, chief: User, leader: User
) -> None:
    due = by(timezone.localdate() + timedelta(days=3))
    wish = by(timezone.localdate() + timedelta(days=20))
    for answer in ("refuse", "grant"):
        task = open_task("Báo cáo", due=due, acceptor=leader)
        request = ask_extension(actor=contact, task=task, wish=wish, reason="Chờ số liệu")
        look()
        if answer == "refuse":
            refuse_extension(actor=chief, request=request, answer="Không thể lùi")
        else:
            grant_extension(actor=chief, request=request, until=wish, seen=due_words(task.deadline))
        look()
    assert kinds(contact) == ["assigned", "time_refused", "assigned", "due_changed"]
    assert kinds(specialist) == kinds(leader) == ["time_asked", "time_asked"]
    assert Notice.objects.get(kind="time_refused").detail == "Không thể lùi"


def test_a_unit_that_is_urged_is_told(open_task: Open, contact: User, specialist: User) -> None:
    task = open_task("Báo cáo", due=by(timezone.localdate() - timedelta(days=9)))
    assert task.owner is not None
    look()
    urge_office(actor=specialist, office=task.owner, channel="phone", text="Đề nghị gửi báo cáo")
    look()
    assert kinds(contact) == ["assigned", "urged"]


def test_a_cancelled_task_is_told_with_its_reason(open_task: Open, contact: User) -> None:
    open_task(state=State.CANCELLED)
    look()
    assert kinds(contact) == ["assigned", "cancelled"]
    assert Notice.objects.get(kind="cancelled").detail == "Không còn cần"


def test_without_an_owner_nobody_but_the_opener_could_be_told(
    province: Province, specialist: User, chief: User
) -> None:
    task = actions.open_task(actor=specialist, new=NewTask("Việc chung", None))
    assert look() == 0
    move(task, province.commune, chief)
    look()
    assert kinds(province.people[Role.UNIT_CONTACT]) == ["assigned"]
    assert kinds(specialist) == []


@pytest.mark.parametrize("verb", ["start_task", "report_progress", "add_note", "add_evidence"])
def test_other_deeds_are_not_told(open_task: Open, contact: User, chief: User, verb: str) -> None:
    task = open_task()
    look()
    if verb == "start_task":
        actions.start_task(actor=contact, task=task)
    elif verb == "report_progress":
        actions.report_progress(actor=contact, task=task, percent=30)
    elif verb == "add_note":
        actions.add_note(actor=chief, task=task, text="Đã gọi điện")
    elif verb == "add_evidence":
        actions.add_evidence(actor=contact, task=task, proofs=[Proof(PAPER)])
    assert look() == 0


def test_more_lines_than_fit_into_one_look(open_task: Open, contact: User) -> None:
    task = open_task()
    for number in range(LINES_AT_ONCE + 20):
        actions.report_progress(actor=contact, task=task, percent=1 + number % 2)
    open_task("Việc sau")
    assert look() == 2
    assert told(contact) == ["Giao mới: Chuẩn bị hội trường", "Giao mới: Việc sau"]


def test_a_notice_stands_in_one_letter_a_channel(open_task: Open) -> None:
    open_task()
    look()
    [line] = Line.objects.all()
    other = Letter.objects.create(
        key="khac", person=line.notice.person, channel="screen", occasion="deeds", subject="x",
        written_at=MORNING,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(letter=other, notice=line.notice, channel="screen")
