"""What the morning's page and the rail say of programmes, and the tick that demands reports."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from caunoi.people.models import Office, Role, User
from caunoi.programmes.desk import Proposing, late_papers, months_to_approve, months_waiting, proposing
from caunoi.programmes.models import LinePaper, MonthLine, MonthProgramme, Programme
from caunoi.programmes.month_actions import approve_month, issue_month, propose_month
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.paper_actions import demand_reports
from caunoi.programmes.rules import Month
from caunoi.tasks.actions import hand_in_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task
from tests.caunoi.programmes.conftest import Make
from tests.caunoi.programmes.test_papers import ahead, late_after, line
from tests.conftest import Province

__all__ = ["ahead", "line"]

BEFORE, AFTER = date(2023, 6, 19), date(2023, 6, 21)  # proposals for July close on the 20th


def told(user: User, today: date) -> list[tuple[str, str]]:
    return [(one.month, one.what) for one in months_waiting(user, today)]


def test_a_month_waits_for_whoever_must_do_something(
    make: Make,
    committee: Office,
    specialist: User,
    chief: User,
    leader: User,
    contact: User,
) -> None:
    make(month=6)
    for month in (Month(2023, 6), Month(2023, 7)):
        propose_month(actor=specialist, office=committee, month=month)
    both = [("tháng 6/2023", "dự thảo chờ duyệt"), ("tháng 7/2023", "dự thảo chờ duyệt")]
    assert told(leader, AFTER) == told(chief, AFTER) == both
    assert told(specialist, AFTER) == told(contact, AFTER) == []
    june = MonthProgramme.objects.get(first_on=date(2023, 6, 1))
    approve_month(actor=chief, month=june)
    assert told(specialist, AFTER) == [("tháng 6/2023", "đã duyệt, chờ ban hành")]
    issue_month(actor=specialist, month=june)
    assert told(specialist, AFTER) == []
    assert told(leader, AFTER) == both[1:]


def test_a_month_without_a_draft_is_named_once_proposals_have_closed(
    programme: Programme, specialist: User, leader: User
) -> None:
    assert told(specialist, BEFORE) == [("tháng 6/2023", "chưa lập")]
    assert told(specialist, AFTER) == [("tháng 6/2023", "chưa lập"), ("tháng 7/2023", "chưa lập")]
    assert told(leader, AFTER) == []


def test_the_rail_counts_what_waits_for_approval(
    line: MonthLine, committee: Office, province: Province, specialist: User, leader: User
) -> None:
    now = Month.of(timezone.localdate())
    for step in (-2, 0, 1):
        propose_month(actor=specialist, office=committee, month=now.plus(step))
    assert [months_to_approve(who).count() for who in (leader, specialist)] == [2, 0]
    page = re.sub(r"<[^>]+>", "", province.client(Role.LEADER).get("/").content.decode())
    assert "Chương trình, 2 chờ duyệt" in page


def test_late_papers_stand_on_the_leaders_page(
    line: MonthLine, province: Province, specialist: User, leader: User
) -> None:
    at = late_after(line)
    when = Now(at, at.date() + timedelta(days=7))
    found = late_papers(leader, when)
    assert {(one.content, one.session, one.report) for one in found} == {("Sơ kết dân vận", line.session, "")}
    assert [one.office for one in found] == ["Ban TG&DV", "Xã Tân Thịnh"]
    assert {one.badge for one in found} == {"Quá hạn 1 ngày"}
    assert late_papers(specialist, when) == []
    demand_reports(now=at)
    assert late_papers(leader, when)[0].report == "chưa gửi báo cáo giải trình"
    report = LinePaper.objects.get(office=province.board, kind=PaperKind.REPORT).task
    hand_in_task(actor=specialist, task=report, result="Đã giải trình", proofs=[Proof("Báo cáo 7-BC/BTG")])
    assert late_papers(leader, when)[0].report == "đã gửi báo cáo giải trình"
    paper = LinePaper.objects.get(office=province.board, kind=PaperKind.PAPERS).task
    hand_in_task(actor=specialist, task=paper, result="Đã gửi", proofs=[Proof("Tờ trình 7-TTr/BTG")])
    assert [one.office for one in late_papers(leader, when)] == ["Xã Tân Thịnh"]


def test_a_unit_is_told_for_which_month_it_may_still_propose(
    programme: Programme, contact: User, leader: User
) -> None:
    address = "/chuong-trinh/de-xuat/"
    assert proposing(contact, BEFORE) == Proposing(address, "tháng 7/2023", date(2023, 6, 20))
    # the 20th of July is the last day for August
    assert proposing(contact, AFTER) == Proposing(address, "tháng 8/2023", date(2023, 7, 20))
    assert proposing(leader, BEFORE) is None


def test_the_units_own_page_names_the_day(programme: Programme, province: Province, contact: User) -> None:
    told = proposing(contact, timezone.localdate())
    assert told is not None
    page = province.client(Role.UNIT_CONTACT).get("/viec-cua-don-vi/").content.decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert f"Đề xuất việc vào chương trình {told.month}: đến hết" in words
    assert f"{told.until:%d/%m}" in words
    Programme.objects.all().delete()
    assert "Đề xuất việc" not in province.client(Role.UNIT_CONTACT).get("/viec-cua-don-vi/").content.decode()


@pytest.fixture
def overdue(line: MonthLine) -> datetime:
    """The papers were due the day before yesterday."""
    day = timezone.localdate() - timedelta(days=2)
    Task.objects.update(due=day, safe_on=day, late_on=day + timedelta(days=1))
    return timezone.localtime()


def test_a_beat_demands_the_reports_once(overdue: datetime, province: Province) -> None:
    for _ in range(2):
        call_command("tick", stdout=StringIO())
    assert LinePaper.objects.filter(kind=PaperKind.REPORT).count() == 2
    page = province.client(Role.LEADER).get("/").content.decode()
    assert "Tài liệu trình phiên họp gửi chậm" in page
    assert "chưa gửi báo cáo giải trình" in page
