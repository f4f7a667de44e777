"""The tables: what the database itself holds to, and what one row knows of itself."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office, User
from caunoi.tasks import rules
from caunoi.tasks.models import Evidence, Task, TaskNote
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State
from tests.caunoi.tasks.conftest import Open, by
from tests.conftest import Province
from vanban.text.keys import search_key

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"action": ""},
        {"state": "gone"},
        {"progress": 101},
        {"due": None},  # the clock without its day
        {"safe_on": None},
        {"late_on": None},
        {"due_at": timezone.now(), "due": None, "safe_on": None, "late_on": None},
        {"state": State.HANDED_IN},
        {"state": State.ACCEPTED},
        {"state": State.RETURNED},
        {"state": State.CANCELLED},
        {"accepted_at": timezone.now()},
    ],
)
def test_what_the_database_refuses(open_task: Open, wrong: dict[str, object]) -> None:
    task = open_task()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**wrong)


def test_a_fact_belongs_to_a_document(document: Document, specialist: User) -> None:
    fact = document.facts.filter(kind="tasks").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(action="Việc", fact=fact, opened_by=specialist)


def test_notes_and_evidence_say_something(open_task: Open, specialist: User) -> None:
    task = open_task()
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskNote.objects.create(task=task, text="", by=specialist)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(task=task, name="", by=specialist)


def test_an_office_with_tasks_is_not_removed(open_task: Open, province: Province) -> None:
    from django.db.models import ProtectedError

    open_task()
    with pytest.raises(ProtectedError):
        province.commune.delete()
    assert Office.objects.filter(pk=province.commune.pk).exists()


@pytest.mark.parametrize(
    "due",
    [
        Due(),
        by(DAY),
        Due(DAY, None, Operator.BEFORE, "trước ngày 07/12/2026"),
        Due(DAY, datetime(2026, 12, 7, 16, tzinfo=HANOI), Operator.BEFORE, "trước 16 giờ ngày 07/12"),
        Due(None, None, None, "hằng tháng", "month"),
        Due(None, None, None, "ngay sau hội nghị"),
        Due(DAY, None, Operator.AFTER, "sau ngày 07/12/2026"),
    ],
)
def test_a_deadline_goes_in_and_comes_back(open_task: Open, due: Due) -> None:
    task = open_task()
    task.set_due(due, rules.clock(due, working_days()))
    task.save()
    kept = Task.objects.get(pk=task.pk).deadline
    assert (kept.on, kept.at, kept.operator, kept.every) == (due.on, due.at, due.operator, due.every)
    assert kept.text == (due.text or (rules.due_words(due) if due.on else ""))


def test_an_hour_comes_back_on_the_clock_of_the_office(open_task: Open) -> None:
    utc = datetime(2026, 12, 7, 9, 0, tzinfo=ZoneInfo("UTC"))
    task = open_task(due=Due(DAY, utc, Operator.BEFORE))
    at = Task.objects.get(pk=task.pk).deadline.at
    assert at is not None
    assert f"{at:%H:%M}" == "16:00"


def test_the_name_of_a_long_task_is_cut_at_its_end(open_task: Open) -> None:
    task = open_task("Tham mưu " * 40)
    assert len(str(task)) <= 90
    assert str(task).endswith("…")
    assert str(open_task("Ngắn")) == "Ngắn"


@pytest.mark.parametrize(
    ("owner_text", "name"),
    [("", "chưa rõ đơn vị"), ("Các cơ quan liên quan", "Các cơ quan liên quan (chưa rõ đơn vị)")],
)
def test_a_task_without_an_office_says_so(open_task: Open, owner_text: str, name: str) -> None:
    task = open_task(owner=None)
    task.owner_text = owner_text
    assert task.owner_name == name


def test_what_a_search_looks_into(document: Document, open_task: Open, province: Province) -> None:
    task = open_task("Tổng hợp ý kiến")
    task.document, task.product, task.coordination = document, "Báo cáo", "Sở Kỹ thuật"
    task.set_search()
    for words in ("tổng hợp ý kiến", "bao cao", "Đảng uỷ xã Bến Thượng", "152-KH/TU", "SỞ KĨ THUẬT"):
        assert search_key(words) in task.search_folded


def test_late_condition_is_never_unknown(open_task: Open, specialist: User) -> None:
    """A row without a deadline is not late, and 'not late' finds it: SQL's NULL must not swallow it."""
    from caunoi.tasks.models import late_condition

    undated = open_task(due=Due())
    now = timezone.now()
    assert not Task.objects.filter(late_condition(now)).exists()
    assert Task.objects.filter(~late_condition(now)).get() == undated


def test_order_by_urgency_puts_the_undated_last(open_task: Open) -> None:
    undated = open_task("không hạn", due=Due())
    late, soon = open_task("xa", due=by(date(2030, 1, 2))), open_task("gần", due=by(date(2029, 1, 2)))
    assert list(Task.objects.by_urgency()) == [soon, late, undated]
