"""Papers before a session: opened once, moved with it, called off, and the report where they are late."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.people.models import Office, OfficeParameter, Role, User
from caunoi.programmes.actions import Matter, change_item
from caunoi.programmes.item_actions import drop_item, finish_items, move_item, reopen_item
from caunoi.programmes.models import LinePaper, MonthLine, MonthProgramme, ProgrammeItem
from caunoi.programmes.month_actions import (
    approve_month,
    issue_month,
    keep_line,
    propose_month,
    revise_month,
    set_session,
)
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_reads import lines_of, printed
from caunoi.programmes.month_rules import PAPERS_BEFORE, REPORT_WITHIN, Body, papers_due
from caunoi.programmes.paper_actions import demand_reports
from caunoi.programmes.papers import settle
from caunoi.programmes.rules import Month, Origin
from caunoi.tasks import actions as tasks
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State, due_words
from tests.caunoi.programmes.conftest import line_of, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province

REASON = "Theo ý kiến Thường trực"


@pytest.fixture
def ahead() -> Month:
    """A month that has not begun, so that its papers are not late yet."""
    return Month.of(timezone.localdate()).plus(2)


@pytest.fixture
def line(committee: Office, province: Province, specialist: User, chief: User, ahead: Month) -> MonthLine:
    """A line of an issued month with a session on its 25th, prepared by two offices."""
    item = ProgrammeItem.objects.create(
        office=committee, origin=Origin.SUDDEN, content="Sơ kết dân vận", decided_by="Bí thư",
        product="Báo cáo", created_by=specialist, from_on=ahead.first, until_on=ahead.first,
        year=ahead.year, month=ahead.number,
    )  # fmt: skip
    item.leads.set([province.board, province.neighbour])
    item.coordinating.set([province.commune])
    month = propose_month(actor=specialist, office=committee, month=ahead)
    made = set_session(actor=specialist, line=month.lines.get(), on=day(ahead, 25), body=Body.BUREAU)
    approve_month(actor=chief, month=month)
    issue_month(actor=specialist, month=month)
    return MonthLine.objects.select_related("month", "item").get(pk=made.pk)


def day(month: Month, number: int) -> date:
    return date(month.year, month.number, number)


def due_before(session: date) -> date:
    return papers_due(session, 7, working_days(), timezone.localdate())


def owed(line: MonthLine, office: Office, kind: PaperKind = PaperKind.PAPERS) -> Task:
    return LinePaper.objects.get(line=line, office=office, kind=kind).task


def hand_in(task: Task, person: User) -> None:
    tasks.hand_in_task(actor=person, task=task, result="Đã gửi", proofs=[Proof("Tờ trình 12-TTr/BTG")])


# --- opened ---


def test_each_office_that_prepares_owes_its_papers(line: MonthLine, province: Province) -> None:
    assert {paper.office for paper in line.papers.all()} == {province.board, province.neighbour}
    task = owed(line, province.board)
    assert (task.action, task.owner, task.product, task.report_to) == (
        "Gửi tài liệu trình Ban Thường vụ: Sơ kết dân vận", province.board, "Báo cáo", "Tỉnh ủy",
    )  # fmt: skip
    assert list(task.coordinating.all()) == [province.commune]
    assert line.session_on is not None
    assert (task.due, task.safe_on) == (due_before(line.session_on), due_before(line.session_on))
    assert task.due_text == f"trước phiên họp 07 ngày làm việc ({line.session})"


def test_the_task_comes_from_the_programmes_document(
    issued: MonthProgramme, specialist: User, province: Province
) -> None:
    """Typed by hand there is none; the session of July 2023 has gone by, yet nobody is late at once."""
    task = owed(line_of(issued, "Một"), province.board)
    due = working_days().at_or_after(timezone.localdate())
    assert (task.document, task.due, task.opened_by) == (None, due, specialist)
    assert not Task.objects.late(timezone.localtime()).exists()
    assert not LinePaper.objects.filter(line__item__content="Hai").exists()  # no session, no papers


def test_a_draft_opens_nothing(july: MonthProgramme, specialist: User) -> None:
    set_session(actor=specialist, line=line_of(july, "Một"), on=date(2023, 7, 20), body=Body.BUREAU)
    assert not Task.objects.exists()


def test_settled_twice_nothing_changes(line: MonthLine, specialist: User) -> None:
    before = (Task.objects.count(), Entry.objects.count())
    settle(actor=specialist, line=line, reason=REASON)
    assert (Task.objects.count(), Entry.objects.count()) == before


def test_a_session_fixed_after_the_issue_opens_them_too(
    issued: MonthProgramme, specialist: User, province: Province
) -> None:
    line = line_of(issued, "Hai")
    set_session(actor=specialist, line=line, on=date(2023, 7, 28), body=Body.STANDING)
    assert "Thường trực" in owed(line, province.board).action


# --- moved with the session ---


def test_moving_the_session_moves_the_due_with_the_reason(
    line: MonthLine, specialist: User, province: Province, ahead: Month
) -> None:
    act = {"actor": specialist, "line": line, "on": day(ahead, 28), "body": Body.BUREAU}
    assert refusal(set_session, **act) == "nothing-stated"
    set_session(actor=specialist, line=line, on=day(ahead, 28), body=Body.BUREAU, reason=REASON)
    for office in (province.board, province.neighbour):
        task = owed(line, office)
        assert task.due == due_before(day(ahead, 28))
        assert task.due_changes.get().reason == (
            f"Phiên họp đổi từ Ban Thường vụ, {day(ahead, 25):%d/%m/%Y} "
            f"sang Ban Thường vụ, {day(ahead, 28):%d/%m/%Y}. {REASON}"
        )


def test_moving_it_there_and_back_restores_the_due(line: MonthLine, specialist: User, ahead: Month) -> None:
    before = list(Task.objects.order_by("pk").values_list("due", "safe_on", "late_on", "due_text"))
    for number in (28, 25):
        set_session(actor=specialist, line=line, on=day(ahead, number), body=Body.BUREAU, reason=REASON)
    assert list(Task.objects.order_by("pk").values_list("due", "safe_on", "late_on", "due_text")) == before


def test_what_is_handed_in_stays_as_it_is(
    line: MonthLine, specialist: User, province: Province, ahead: Month
) -> None:
    task = owed(line, province.board)
    hand_in(task, specialist)
    set_session(actor=specialist, line=line, on=day(ahead, 28), body=Body.BUREAU, reason=REASON)
    task.refresh_from_db()
    assert (task.stands, task.due_changes.count()) == (State.HANDED_IN, 0)


def test_without_a_session_they_are_called_off_and_a_new_one_asks_again(
    line: MonthLine, specialist: User, province: Province, ahead: Month
) -> None:
    first = owed(line, province.board)
    set_session(actor=specialist, line=line, on=None, body=None, reason=REASON)
    first.refresh_from_db()
    assert (first.stands, REASON in first.reason) == (State.CANCELLED, True)
    set_session(actor=specialist, line=line, on=day(ahead, 28), body=Body.BUREAU)
    again = owed(line, province.board)
    assert (again.stands, again.pk == first.pk) == (State.OPEN, False)


# --- called off ---


@pytest.mark.parametrize("how", ["drop", "move", "leave out"])
def test_what_the_month_gives_up_is_called_off(
    line: MonthLine, specialist: User, chief: User, province: Province, ahead: Month, how: str
) -> None:
    hand_in(owed(line, province.neighbour), specialist)
    if how == "drop":
        drop_item(actor=specialist, item=line.item, reason=REASON)
    elif how == "move":
        move_item(actor=specialist, item=line.item, to=ahead.plus(1), reason=REASON)
    else:
        revise_month(actor=specialist, month=line.month, reason=REASON)
        other = Matter("Việc khác")
        _sudden(line.month, specialist, other)
        keep_line(actor=specialist, line=line, kept=False)
        approve_month(actor=chief, month=line.month)
        issue_month(actor=specialist, month=line.month)
    assert owed(line, province.board).stands is State.CANCELLED
    assert owed(line, province.neighbour).stands is State.HANDED_IN


def _sudden(month: MonthProgramme, actor: User, new: Matter) -> None:
    from caunoi.programmes.month_actions import add_sudden

    add_sudden(actor=actor, month=month, new=new, decided_by="Bí thư", ground="")


def test_papers_handed_in_are_not_asked_for_again_in_the_next_month(
    line: MonthLine, specialist: User, chief: User, province: Province, ahead: Month
) -> None:
    hand_in(owed(line, province.neighbour), specialist)
    later = ahead.plus(1)
    move_item(actor=specialist, item=line.item, to=later, reason=REASON)
    month = propose_month(actor=specialist, office=line.month.office, month=later)
    made = set_session(actor=specialist, line=month.lines.get(), on=day(later, 20), body=Body.BUREAU)
    approve_month(actor=chief, month=month)
    issue_month(actor=specialist, month=month)
    assert [paper.office for paper in made.papers.all()] == [province.board]


def test_what_is_taken_up_again_is_owed_again(line: MonthLine, specialist: User, province: Province) -> None:
    drop_item(actor=specialist, item=line.item, reason=REASON)
    reopen_item(actor=specialist, item=line.item, reason="Ghi nhầm")
    assert owed(line, province.board).stands is State.OPEN
    assert Task.objects.filter(state=State.CANCELLED).count() == 2


def test_an_office_that_no_longer_prepares_owes_nothing(
    line: MonthLine, specialist: User, province: Province, ahead: Month
) -> None:
    new = Matter(content=line.item.content, leads=(province.board, province.commune), product="Báo cáo")
    change_item(actor=specialist, item=line.item, new=new)
    assert owed(line, province.neighbour).stands is State.CANCELLED
    assert owed(line, province.commune).stands is State.OPEN
    assert owed(line, province.board).stands is State.OPEN


def test_a_matter_done_leaves_its_papers_to_whoever_owes_them(
    line: MonthLine, specialist: User, province: Province
) -> None:
    finish_items(actor=specialist, items=[line.item])
    assert owed(line, province.board).stands is State.OPEN


# --- late ---


def late_after(line: MonthLine) -> datetime:
    task = Task.objects.filter(line_paper__line=line).earliest("pk")
    assert task.late_on is not None
    return timezone.make_aware(datetime.combine(task.late_on, datetime.min.time())) + timedelta(hours=7)


def test_late_papers_demand_a_report_once(line: MonthLine, province: Province, specialist: User) -> None:
    now = late_after(line)
    assert demand_reports(now=now - timedelta(hours=8)) == 0
    assert demand_reports(now=now) == 2
    assert demand_reports(now=now + timedelta(days=9)) == 0
    task = owed(line, province.board, PaperKind.REPORT)
    assert task.action == "Báo cáo giải trình bằng văn bản việc chậm gửi tài liệu: Sơ kết dân vận"
    assert (task.owner, task.opened_by, task.report_to) == (province.board, specialist, "Tỉnh ủy")
    assert task.due == working_days().after(now.date(), 3)
    assert task.due_text == "trong 03 ngày làm việc (tham số của cơ quan, văn bản không nêu hạn)"


def test_the_ledger_says_that_the_machine_asked(line: MonthLine, province: Province) -> None:
    demand_reports(now=late_after(line))
    task = owed(line, province.board, PaperKind.REPORT)
    assert told(task)[0].startswith("Hệ thống giao nhiệm vụ “Báo cáo giải trình")
    assert told(task)[0].endswith(f"theo {line.month}, tài liệu gửi chậm thì báo cáo bằng văn bản.")
    assert Entry.objects.filter(verb="demand_reports", actor=None).count() == 2
    assert told(line.month)[-1].endswith("hệ thống yêu cầu báo cáo giải trình.")


def test_who_handed_in_or_got_more_time_is_not_asked(
    line: MonthLine, province: Province, specialist: User, chief: User
) -> None:
    now = late_after(line)
    hand_in(owed(line, province.neighbour), specialist)
    task = owed(line, province.board)
    longer = Due(now.date() + timedelta(days=3), None, Operator.BY)
    seen = due_words(task.deadline)
    tasks.change_due(actor=chief, task=task, new=longer, reason="Được gia hạn", seen=seen)
    assert demand_reports(now=now) == 0
    assert demand_reports(now=now + timedelta(days=10)) == 1


def test_the_report_is_asked_for_even_where_whoever_issued_has_left(
    line: MonthLine, specialist: User
) -> None:
    specialist.is_active = False
    specialist.save()
    assert demand_reports(now=late_after(line)) == 2


def test_raced_the_database_itself_keeps_a_paper_to_one(line: MonthLine, province: Province) -> None:
    paper = line.papers.filter(office=province.board).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LinePaper.objects.create(line=line, office=paper.office, kind=paper.kind, task=paper.task)


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT])
def test_units_do_not_move_sessions(line: MonthLine, province: Province, role: Role, ahead: Month) -> None:
    act = {"line": line, "on": day(ahead, 28), "body": Body.BUREAU, "reason": REASON}
    assert refusal(set_session, actor=province.people[role], **act) == "not-allowed"


def test_the_office_has_its_own_days(
    line: MonthLine, specialist: User, province: Province, ahead: Month
) -> None:
    OfficeParameter.objects.create(key=PAPERS_BEFORE, value=5, basis="Quy chế 01-QC/TU")
    OfficeParameter.objects.create(key=REPORT_WITHIN, value=1, basis="Quy chế 01-QC/TU")
    session = day(ahead, 28)
    set_session(actor=specialist, line=line, on=session, body=Body.BUREAU, reason=REASON)
    task = owed(line, province.board)
    assert task.due == papers_due(session, 5, working_days(), timezone.localdate())
    assert task.due_text.startswith("trước phiên họp 05 ngày làm việc")
    assert [one.papers_due for one in printed(lines_of(line.month))] == [task.due]
    now = late_after(line)
    demand_reports(now=now)
    assert owed(line, province.board, PaperKind.REPORT).due == working_days().after(now.date(), 1)
