"""A deadline that the office sets where the paper states none: an office's figure, never the paper's own."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import User
from caunoi.people.parameter_actions import set_parameter
from caunoi.people.parameters import shipped
from caunoi.tasks.actions import NewTask, change_due, open_task
from caunoi.tasks.anchor_actions import Day, move_anchor
from caunoi.tasks.filters import now
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.opening import DEFAULT_DUE, open_tasks_from, preview
from caunoi.tasks.reads import card
from caunoi.tasks.rules import Due, Operator, due_words, set_by_office
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import add_fact, by, said
from vanban.dates.working_days import SHIPPED, load

DAYS = load(SHIPPED)
FRIDAY = date(2026, 11, 20)


def test_the_shipped_figure_is_ten_working_days_and_may_be_none() -> None:
    figure = shipped()[DEFAULT_DUE]
    assert (figure.value, figure.least, figure.unit) == (10, 0, "ngày làm việc")
    assert "không phải quy định" in figure.basis


@pytest.mark.parametrize(
    ("due", "count", "on"),
    [
        (Due(), 10, date(2026, 12, 7)),  # over the weekends and 24/11
        (Due(), 1, date(2026, 11, 23)),
        (Due(), 0, None),
        (by(FRIDAY), 10, None),
        (Due(text="hằng tháng", every="month"), 10, None),
        (Due(text="khi cần thiết"), 10, None),
        (Due(operator=Operator.BEFORE, text="trước 07 ngày", offset=-7, unit="working_day"), 10, None),
        (Due(operator=Operator.AFTER, text="ngay sau hội nghị", anchor="hội nghị"), 10, None),
    ],
)
def test_only_where_the_paper_says_nothing(due: Due, count: int, on: date | None) -> None:
    set_by = set_by_office(due, count, FRIDAY, DAYS)
    assert (set_by.on if set_by else None) == on


def test_after_a_meeting_without_a_last_day_it_counts_from_the_meeting() -> None:
    due = set_by_office(
        Due(operator=Operator.AFTER, text="sau hội nghị", anchor="hội nghị"), 10, FRIDAY, DAYS
    )
    assert due is not None
    assert (due.on, due.offset, due.unit, due.text) == (None, 10, "working_day", "sau hội nghị")


def test_beyond_the_calendar() -> None:
    with pytest.raises(RuleBroken) as refused:
        set_by_office(Due(), 10, date(2090, 12, 28), DAYS)
    assert refused.value.code == "date-too-far"


class TestOnTheBoard:
    def test_a_task_without_a_date_is_marked_as_the_offices(
        self, document: Document, specialist: User
    ) -> None:
        dated, undated = open_tasks_from(actor=specialist, document=document)
        assert (dated.due_by_office, undated.due_by_office) == (False, True)
        assert undated.due == working_days().after(timezone.localdate(), 10)
        assert (undated.due_text, undated.due_operator) == ("", "by")
        assert undated.safe_on == undated.due
        assert undated.due_said == f"{due_words(undated.deadline)} (cơ quan đặt)"
        assert "(cơ quan đặt), theo văn bản" in said(undated)[0]
        assert "cơ quan đặt" in card(undated, now()).due_brief
        assert "cơ quan đặt" not in card(dated, now()).due

    def test_the_preview_says_so(self, document: Document) -> None:
        items = preview(document)[0].items
        assert [item.ours for item in items] == [False, True]

    def test_switched_off(self, document: Document, specialist: User, chief: User) -> None:
        set_parameter(actor=chief, key=DEFAULT_DUE, value=0, basis="Ý kiến lãnh đạo")
        undated = open_tasks_from(actor=specialist, document=document)[1]
        assert (undated.due, undated.due_by_office) == (None, False)

    def test_the_offices_own_figure(self, document: Document, specialist: User, chief: User) -> None:
        set_parameter(actor=chief, key=DEFAULT_DUE, value=3, basis="Quy chế số 12")
        undated = open_tasks_from(actor=specialist, document=document)[1]
        assert undated.due == working_days().after(timezone.localdate(), 3)

    def test_what_a_person_types_without_a_date_stays_without_one(self, specialist: User) -> None:
        task = open_task(actor=specialist, new=NewTask(action="Theo dõi dư luận"))
        assert (task.due, task.due_by_office) == (None, False)

    def test_a_deadline_changed_by_a_person_is_no_longer_the_rule_of_the_office(
        self, document: Document, specialist: User
    ) -> None:
        undated = open_tasks_from(actor=specialist, document=document)[1]
        task = change_due(
            actor=specialist, task=undated, new=by(date(2027, 3, 1)), reason="Thống nhất lại",
            seen=due_words(undated.deadline),
        )  # fmt: skip
        assert not task.due_by_office

    def test_after_a_meeting_it_moves_with_the_meeting_and_stays_the_offices(
        self, document: Document, specialist: User
    ) -> None:
        deadline = {"text": "sau hội nghị", "due": None, "operator": "after", "anchor": "hội nghị"}
        add_fact(document, "tasks", 2, {"action": "ra thông báo kết luận", "deadline": deadline})
        task = open_tasks_from(actor=specialist, document=document)[2]
        assert task.anchor is not None
        assert (task.due, task.due_text) == (date(2023, 4, 5), "sau hội nghị")
        move_anchor(
            actor=specialist, anchor=task.anchor, day=Day(date(2023, 3, 29)), reason="Hoãn",
            seen=task.anchor.day_words,
        )  # fmt: skip
        task = Task.objects.get(pk=task.pk)
        assert (task.due, task.due_by_office) == (date(2023, 4, 12), True)
