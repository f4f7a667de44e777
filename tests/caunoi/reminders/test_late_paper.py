"""Papers that come late: the report that is demanded is told to whoever accepts it, as such, once."""

from __future__ import annotations

from caunoi.people.models import User
from caunoi.programmes.models import LinePaper, MonthLine
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.paper_actions import demand_reports
from caunoi.reminders.actions import set_preference
from caunoi.reminders.letters import bundle_of
from caunoi.reminders.models import Notice
from caunoi.reminders.rules import Kind
from caunoi.reminders.watching import watch
from tests.caunoi.programmes.conftest import committee
from tests.caunoi.programmes.test_papers import ahead, late_after, line
from tests.caunoi.reminders.conftest import letters
from tests.conftest import Province

__all__ = ["ahead", "committee", "line"]


def late_ones() -> dict[str, list[str]]:
    """Who was told of late papers, and in which words."""
    found: dict[str, list[str]] = {}
    for one in Notice.objects.filter(kind=Kind.LATE_PAPER).order_by("pk"):
        found.setdefault(one.person.role, []).append(one.detail)
    return found


def test_told_to_who_accepts_the_report_once_for_each_office(
    line: MonthLine, province: Province, leader: User
) -> None:
    at = late_after(line)
    watch(now=at)
    assert late_ones() == {}
    assert demand_reports(now=at) == 2
    watch(now=at)
    wanted = [f"{office.name} chậm gửi tài liệu {line}" for office in (province.board, province.neighbour)]
    assert late_ones()["leader"] == wanted
    assert set(late_ones()) == {"leader", "chief"}
    # The clock comes again, the ledger is looked at again.
    assert demand_reports(now=at) == 0
    watch(now=at)
    assert late_ones()["leader"] == wanted


def test_the_office_that_is_late_is_told_of_the_report_not_of_itself(
    line: MonthLine, province: Province, stranger: User
) -> None:
    at = late_after(line)
    demand_reports(now=at)
    watch(now=at)
    [report] = LinePaper.objects.filter(kind=PaperKind.REPORT, office=province.neighbour)
    told = Notice.objects.filter(person=stranger, task=report.task)
    assert [one.kind for one in told] == [Kind.ASSIGNED]


def test_on_screen_even_where_it_is_kept_out_of_letters(line: MonthLine, leader: User) -> None:
    set_preference(actor=leader, pace=None, without=[Kind.LATE_PAPER])
    at = late_after(line)
    demand_reports(now=at)
    watch(now=at)
    [shown] = [letter for letter in letters("screen") if letter.person == leader]
    assert shown.subject == "2 việc mới: 2 chậm tài liệu"
    notices = list(Notice.objects.filter(person=leader))
    assert [one.kind for one in bundle_of(leader, notices, at=at).parcel.news] == [Kind.LATE_PAPER] * 2
