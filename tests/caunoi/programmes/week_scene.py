"""A committee's week with three lines, and its states, for the tests of week schedules."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

import pytest

from caunoi.people.models import Office, User
from caunoi.programmes.models import WeekEntry, WeekSchedule
from caunoi.programmes.week_actions import (
    add_entry,
    approve_week,
    draft_week,
    issue_week,
    submit_week,
    waive_finding,
)
from caunoi.programmes.week_reads import faults, open_faults, sheet_of
from caunoi.programmes.week_rules import Half, Session, Week

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
MEETING = Session(
    MONDAY, "Giao ban", start=time(8), chair="Đ/c Nguyễn Văn An", place="Phòng họp A", attendees="Văn phòng"
)
VISIT = Session(
    date(2026, 11, 25), "Kiểm tra cơ sở", half=Half.DAY, chair="Đ/c Trần Bình", place="Xã Bến Thượng",
    attendees="Đảng ủy xã Bến Thượng", vehicle="36A-001.02", note="đón ở cổng sau",
)  # fmt: skip
CLASH = Session(MONDAY, "Tiếp khách", start=time(8, 30), chair="Nguyễn Văn An", place="Phòng khách")


class Hands(NamedTuple):
    """Who writes and who approves."""

    writer: User
    chief: User


@pytest.fixture
def hands(specialist: User, chief: User) -> Hands:
    return Hands(specialist, chief)


@pytest.fixture
def week(committee: Office, specialist: User) -> WeekSchedule:
    """The draft of a week with two lines that are in order."""
    made = draft_week(actor=specialist, office=committee, week=WEEK)
    for session in (MEETING, VISIT):
        add_entry(actor=specialist, schedule=made, new=session)
    return made


def again(week: WeekSchedule) -> WeekSchedule:
    return WeekSchedule.objects.select_related("office").get(pk=week.pk)


def line(week: WeekSchedule, content: str) -> WeekEntry:
    return WeekEntry.objects.select_related("schedule__office").get(schedule=week, content=content)


def go_out(week: WeekSchedule, hands: Hands, *, passing: bool = False) -> WeekSchedule:
    """Submitted, approved and issued; `passing` lets every fault pass, for weeks of any time of the year."""
    submit_week(actor=hands.writer, schedule=week)
    for fault in open_faults(week, faults(sheet_of(week))) if passing else ():
        waive_finding(actor=hands.chief, schedule=week, key=fault.key, reason="Theo lịch chung")
    approve_week(actor=hands.chief, schedule=week)
    issue_week(actor=hands.writer, schedule=week)
    return again(week)
