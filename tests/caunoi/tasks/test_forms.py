"""The forms: how a deadline is typed, several files, the choices that exist today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from caunoi.people.models import Role, User
from caunoi.tasks.forms import (
    AssignForm,
    ChangeDueForm,
    EvidenceForm,
    HandInForm,
    NewTaskForm,
    ProgressForm,
    acceptors,
    current_offices,
    due_initial,
    page_of,
)
from caunoi.tasks.rules import LONGEST_TEXT, NO_DUE, Due, Operator
from tests.caunoi.tasks.conftest import Open, by
from tests.conftest import Province

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def given(*files: UploadedFile) -> MultiValueDict[str, UploadedFile]:
    """The files of a request."""
    return MultiValueDict({"proofs": list(files)} if files else {})


def change(**said: str) -> ChangeDueForm:
    return ChangeDueForm({"seen": "x", "operator": "by", "due_on": "07/12/2026", "reason": "Lùi", **said})


@pytest.mark.parametrize("written", ["07/12/2026", "7/12/2026", "07-12-2026", "07.12.2026", "2026-12-07"])
def test_a_day(written: str) -> None:
    form = change(due_on=written)
    assert form.is_valid()
    assert form.due() == Due(date(2026, 12, 7), None, Operator.BY)


def test_day_and_month_are_never_turned_round() -> None:
    form = change(due_on="03/12/2026")
    assert form.is_valid()
    assert form.due().on == date(2026, 12, 3)


@pytest.mark.parametrize("written", ["", "31/02/2027", "12/31/2026", "mai", "07/12", "07/12/26"])
def test_no_day(written: str) -> None:
    form = change(due_on=written)
    assert not form.is_valid()
    assert "due_on" in form.errors


@pytest.mark.parametrize(
    ("written", "hour"), [("16:00", time(16)), ("16h30", time(16, 30)), ("8h", time(8)), ("7", time(7))]
)
def test_an_hour(written: str, hour: time) -> None:
    form = change(due_time=written, operator="before")
    assert form.is_valid()
    assert form.due() == Due(
        date(2026, 12, 7), datetime.combine(date(2026, 12, 7), hour, HANOI), Operator.BEFORE
    )


@pytest.mark.parametrize("written", ["25:00", "chiều", "16:61"])
def test_no_hour(written: str) -> None:
    assert "due_time" in change(due_time=written).errors


@pytest.mark.parametrize("operator", ["", "never"])
def test_no_operator(operator: str) -> None:
    assert "operator" in change(operator=operator).errors


def test_a_reason_is_asked_for_and_has_an_end() -> None:
    assert "reason" in change(reason="").errors
    assert "reason" in change(reason="a" * (LONGEST_TEXT + 1)).errors


def test_the_form_begins_with_the_deadline_that_stands(open_task: Open) -> None:
    at = datetime(2026, 12, 7, 16, tzinfo=HANOI)
    task = open_task(due=Due(at.date(), at, Operator.BEFORE))
    begins = due_initial(task)
    assert begins == {
        "task": task,
        "seen": "trước 16:00 ngày 07/12/2026", "operator": Operator.BEFORE,
        "due_on": date(2026, 12, 7), "due_time": time(16),
    }  # fmt: skip
    page = str(ChangeDueForm(initial=begins))
    assert 'value="07/12/2026"' in page
    assert 'value="16:00"' in page


def test_a_new_task_may_have_no_day(province: Province) -> None:
    form = NewTaskForm({"action": "Rà soát", "operator": "by"})
    assert form.is_valid()
    assert form.due() == NO_DUE


def test_only_offices_of_today_are_offered(province: Province) -> None:
    today = timezone.localdate()
    province.board.valid_to = today - timedelta(days=1)
    province.board.save()
    province.neighbour.valid_from = today + timedelta(days=1)
    province.neighbour.save()
    province.commune.valid_from = province.commune.valid_to = today
    province.commune.save()
    offered = set(current_offices())
    assert province.commune in offered
    assert province.board not in offered
    assert province.neighbour not in offered
    assert not NewTaskForm({"action": "x", "operator": "by", "owner": province.board.pk}).is_valid()


def test_offices_are_offered_by_their_full_name(province: Province) -> None:
    page = str(AssignForm())
    assert "Ban Tuyên giáo và Dân vận Tỉnh ủy" in page
    assert "Ban TG&amp;DV" not in page


def test_only_people_who_may_accept_are_offered(province: Province) -> None:
    assert {user.role for user in acceptors()} == {Role.CHIEF, Role.LEADER}
    User.objects.filter(role=Role.LEADER).update(is_active=False)
    assert {user.role for user in acceptors()} == {Role.CHIEF}


def test_several_files_are_several_files() -> None:
    files = given(SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b"))
    form = HandInForm({"result": "Đã xong"}, files)
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["proofs"]] == ["a.txt", "b.txt"]


def test_no_file_is_no_file() -> None:
    form = HandInForm({"result": "Đã xong"}, given())
    assert form.is_valid()
    assert form.cleaned_data["proofs"] == []


def test_an_empty_file_is_said() -> None:
    form = HandInForm({"result": "Đã xong"}, given(SimpleUploadedFile("a.txt", b"")))
    assert "proofs" in form.errors


@pytest.mark.parametrize("paper", ["", "   "])
def test_evidence_is_a_file_or_a_number(paper: str) -> None:
    assert not EvidenceForm({"paper": paper}).is_valid()
    assert EvidenceForm({"paper": "Báo cáo số 45-BC/ĐU"}).is_valid()
    assert EvidenceForm({}, given(SimpleUploadedFile("a.txt", b"a"))).is_valid()


@pytest.mark.parametrize(
    ("percent", "good"), [("0", True), ("100", True), ("101", False), ("-1", False), ("a", False)]
)
def test_progress_is_a_whole_share(percent: str, good: bool) -> None:
    assert ProgressForm({"percent": percent}).is_valid() is good


@pytest.mark.parametrize(
    ("written", "page"),
    [("", 1), ("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("9" * 30, 1), ("999999999", 100_000)],
)
def test_a_page_is_a_page(written: str, page: int) -> None:
    assert page_of(QueryDict(f"trang={written}")) == page


def test_a_task_due_by_a_day_begins_with_that_day(open_task: Open) -> None:
    assert due_initial(open_task(due=by(date(2026, 12, 7))))["due_on"] == date(2026, 12, 7)
    assert due_initial(open_task(due=NO_DUE))["due_on"] is None
