"""The office changes its working days: done, nothing to do, refused; the command that asks for it."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from caunoi.tasks.actions import renew_clocks
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import OFFICE_FILE, working_days
from caunoi.tasks.rules import Due, Operator, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, by, said

WEDNESDAY = date(2026, 12, 23)
BEFORE = Due(date(2026, 12, 24), None, Operator.BEFORE)


def write(folder: Path, text: str) -> None:
    (folder / OFFICE_FILE).write_text(text, encoding="utf-8")


@pytest.fixture
def day_off(own_data_folder: Path) -> Path:
    write(own_data_folder, f'[[day]]\non = {WEDNESDAY}\nkind = "off"\nbasis = "Thông báo số 9-TB/VPTU"\n')
    return own_data_folder


@pytest.mark.django_db
def test_without_a_file_of_its_own_the_office_has_the_shipped_days(own_data_folder: Path) -> None:
    assert working_days().is_working(date(2026, 1, 10))
    assert working_days().is_working(WEDNESDAY)


@pytest.mark.django_db
def test_a_changed_file_is_read_again_at_once(day_off: Path) -> None:
    assert not working_days().is_working(WEDNESDAY)
    write(day_off, '[[day]]\non = 2026-12-26\nkind = "work"\nbasis = "Làm bù"\n')
    assert working_days().is_working(WEDNESDAY)
    assert working_days().is_working(date(2026, 12, 26))
    (day_off / OFFICE_FILE).unlink()
    assert not working_days().is_working(date(2026, 12, 26))


def test_done(open_task: Open, own_data_folder: Path) -> None:
    task = open_task(due=BEFORE)
    assert task.safe_on == WEDNESDAY
    write(own_data_folder, f'[[day]]\non = {WEDNESDAY}\nkind = "off"\nbasis = "Thông báo số 9-TB/VPTU"\n')
    assert renew_clocks() == 1
    task.refresh_from_db()
    assert (task.safe_on, task.late_on) == (date(2026, 12, 22), date(2026, 12, 24))
    assert said(task)[-1] == (
        "Ngày an toàn cuối của nhiệm vụ “Chuẩn bị hội trường” tính lại theo lịch nghỉ mới, "
        "từ 23/12/2026 thành 22/12/2026."
    )


def test_a_second_time_there_is_nothing_to_do(open_task: Open, day_off: Path) -> None:
    Task.objects.filter(pk=open_task(due=BEFORE).pk).update(safe_on=WEDNESDAY)
    assert renew_clocks() == 1
    assert renew_clocks() == 0


@pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
def test_what_is_done_keeps_the_clock_it_was_judged_by(open_task: Open, day_off: Path, state: State) -> None:
    task = open_task(state=state, due=BEFORE)
    Task.objects.filter(pk=task.pk).update(safe_on=WEDNESDAY)
    assert renew_clocks() == 0
    task.refresh_from_db()
    assert task.safe_on == WEDNESDAY


def test_tasks_without_a_date_have_no_clock(open_task: Open, day_off: Path) -> None:
    open_task(due=Due())
    open_task(due=by(date(2026, 12, 31)))
    assert renew_clocks() == 0


def test_the_command_says_the_days_and_the_count(open_task: Open, day_off: Path) -> None:
    Task.objects.filter(pk=open_task(due=BEFORE).pk).update(safe_on=WEDNESDAY)
    out = StringIO()
    call_command("working_days", stdout=out)
    assert "thứ Tư 23/12/2026: nghỉ — Thông báo số 9-TB/VPTU" in out.getvalue()
    assert "thứ Bảy 10/01/2026: làm việc — Làm bù ngày 02/01/2026" in out.getvalue()
    assert out.getvalue().endswith("Đã tính lại 1 nhiệm vụ.\n")


def test_refused_with_a_file_that_is_not_understood(open_task: Open, own_data_folder: Path) -> None:
    open_task(due=BEFORE)
    write(own_data_folder, "[[day]]\non = 'mai'\n")
    with pytest.raises(RuleBroken) as refused:
        renew_clocks()
    assert refused.value.code == "bad-working-days"
    with pytest.raises(CommandError, match=OFFICE_FILE):
        call_command("working_days")
