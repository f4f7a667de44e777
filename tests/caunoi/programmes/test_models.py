"""What rows say of themselves: where a line stands, names, and what the database keeps in order."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from caunoi.people.models import User
from caunoi.programmes.models import IssuedLine, MonthIssue, MonthLine, MonthProgramme, ProgrammeItem
from caunoi.programmes.month_rules import MonthState, Printed
from caunoi.programmes.rules import Month, Period, State
from tests.caunoi.programmes.conftest import JULY, Make, line_of


@pytest.mark.parametrize(
    ("kept", "state", "start", "in_place"),
    [
        (True, State.OPEN, "2023-07", True),
        (True, State.OPEN, "2023-05", True),  # slipped
        (True, State.OPEN, "2023-08", False),  # moved on
        (True, State.OPEN, None, True),
        (True, State.DONE, "2023-07", True),
        (True, State.DONE, "2023-08", False),  # done, but where it was moved to
        (True, State.DROPPED, "2023-07", False),
        (False, State.OPEN, "2023-07", False),
        (False, State.DONE, "2023-07", False),
    ],
)
def test_whether_the_month_still_takes_a_matter_up(
    kept: bool, state: State, start: str | None, in_place: bool
) -> None:
    item = ProgrammeItem(state=state, content="Việc")
    month = Month.read(start) if start else None
    item.place(month, month)
    line = MonthLine(month=MonthProgramme(first_on=JULY.first), item=item, kept=kept)
    assert line.in_place is in_place


@pytest.mark.parametrize(
    ("written", "until", "moved"),
    [
        (Period(2023, month=7), "2023-07", False),
        (Period(2023, month=7), "2023-09", True),
        (Period(2023, month=7), "2023-05", True),
        (Period(2023, quarter=3), "2023-09", False),
        (Period(2023, quarter=3), "2023-07", True),
        (Period(words="trước kỳ họp"), None, False),
        (Period(words="trước kỳ họp"), "2023-07", True),
    ],
)
def test_whether_a_matter_was_moved(written: Period, until: str | None, moved: bool) -> None:
    item = ProgrammeItem(
        year=written.year, month=written.month, quarter=written.quarter, period=written.words, content="Việc"
    )
    month = Month.read(until) if until else None
    item.place(month, month)
    assert (item.moved, item.written) == (moved, written)
    assert (item.start, item.until) == (month, month)


@pytest.mark.parametrize(
    ("revision", "state", "name", "once"),
    [
        (0, MonthState.DRAFT, "chương trình tháng 7/2023", False),
        (0, MonthState.APPROVED, "chương trình tháng 7/2023", False),
        (0, MonthState.ISSUED, "chương trình tháng 7/2023", True),
        (2, MonthState.DRAFT, "chương trình tháng 7/2023 (chỉnh sửa 02)", True),
    ],
)
def test_a_month_names_itself(revision: int, state: MonthState, name: str, once: bool) -> None:
    month = MonthProgramme(first_on=JULY.first, revision=revision, state=state)
    assert (str(month), month.month, month.issued_once) == (name, JULY, once)


def test_long_words_are_cut_where_they_stand_in_a_sentence(make: Make) -> None:
    item = make("Rất dài " * 40)
    assert len(str(item)) <= 90
    assert str(item).endswith("…")
    assert str(make("Ngắn")) == "Ngắn"


def test_an_issue_reads_as_it_was_printed(issued: MonthProgramme) -> None:
    issue = issued.issues.get()
    line = issue.lines.all()[0]
    assert line.printed == Printed(
        line.item_id, "Một", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "", "Ban Thường vụ, 25/07/2023",
        "theo chương trình năm", "", line.papers_due,
    )  # fmt: skip
    assert str(line) == "Một"


def test_what_was_issued_keeps_its_matter(issued: MonthProgramme) -> None:
    with pytest.raises(ProtectedError):
        line_of(issued, "Một").item.delete()


def test_what_has_a_programme_keeps_its_office(make: Make) -> None:
    with pytest.raises(ProtectedError):
        make().office.delete()


@pytest.mark.parametrize(
    "wrong", [{"revision": 1}, {"revision": 1, "reason": "Đổi"}, {"revision": 1, "changes": "Rút “Một”"}]
)
def test_a_revision_says_why_and_what(
    issued: MonthProgramme, specialist: User, wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthIssue.objects.create(month=issued, by=specialist, approved_by=specialist, **wrong)


def test_an_issue_and_a_place_on_it_are_there_once(issued: MonthProgramme, specialist: User) -> None:
    issue = issued.issues.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthIssue.objects.create(month=issued, revision=0, by=specialist, approved_by=specialist)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedLine.objects.create(issue=issue, position=1, item=line_of(issued, "Hai").item, content="Hai")


def test_a_month_begins_on_its_first(july: MonthProgramme) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthProgramme.objects.filter(pk=july.pk).update(first_on=date(2023, 7, 15))
