"""A year of a committee, month after month by chance: nothing is lost, nothing stands twice, no paper is owed
that nobody asked for."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from caunoi.ledger.reads import verdict
from caunoi.people.models import Office, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter, NewProgramme, Recurring
from caunoi.programmes.item_actions import drop_item, finish_items, move_item, reopen_item
from caunoi.programmes.models import LinePaper, MonthLine, MonthProgramme, Programme, ProgrammeItem
from caunoi.programmes.month_actions import (
    add_sudden,
    approve_month,
    issue_month,
    keep_line,
    place_line,
    propose_month,
    revise_month,
    set_session,
)
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_reads import candidates, lines_of
from caunoi.programmes.month_rules import Body, MonthState
from caunoi.programmes.paper_actions import demand_reports
from caunoi.programmes.papers import settle
from caunoi.programmes.proposal_actions import propose_matter
from caunoi.programmes.rules import Every, Kind, Month, Origin, Period, Span, State, superseded
from caunoi.programmes.year_reads import year_view
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import CLOSED
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province


@dataclass
class Committee:
    """A committee with its year, the people who write and approve it, and chance."""

    office: Office
    programme: Programme
    units: list[Office]
    specialist: User
    chief: User
    chance: random.Random
    year: int
    said: Counter[str] = field(default_factory=Counter)

    def one_month(self, month: Month) -> None:
        self.propose(month)
        made = propose_month(actor=self.specialist, office=self.office, month=month)
        self.arrange(made)
        if not any(line.in_place for line in lines_of(made)):
            add_sudden(actor=self.specialist, month=made, new=self.matter(), decided_by="Bí thư", ground="")
        approve_month(actor=self.chief, month=made)
        issue_month(actor=self.specialist, month=made)
        self.live(made)

    def matter(self, month: Month | None = None) -> Matter:
        period = Period(month.year, month=month.number) if month else Period()
        leads = tuple(self.chance.sample(self.units, self.chance.choice([1, 1, 1, 2])))
        return Matter(f"Việc {self.chance.random():.9f}", period, leads)

    def propose(self, month: Month) -> None:
        for unit in self.chance.sample(self.units, 2):
            propose_matter(
                actor=self.specialist, unit=unit, office=self.office, month=month, new=self.matter(),
                ground="Đề án", today=date(2000, 1, 1),
            )  # fmt: skip

    def arrange(self, made: MonthProgramme) -> None:
        for line in lines_of(made):
            what = self.chance.choice(["leave", "place", "session", "session", "nothing"])
            self.said[what] += 1
            if what == "leave":
                keep_line(actor=self.specialist, line=line, kept=False)
            elif what == "place":
                place_line(actor=self.specialist, line=line, place=self.chance.randint(-1, 9))
            elif what == "session" and line.item.leads.all():
                day = date(made.month.year, made.month.number, self.chance.randint(1, 28))
                set_session(actor=self.specialist, line=line, on=day, body=self.chance.choice(list(Body)))

    def live(self, made: MonthProgramme) -> None:
        for line in [line for line in lines_of(made) if line.in_place]:
            what = self.chance.choice(["done", "done", "drop", "move", "shift", "nothing", "again", "revive"])
            self.said[what] += 1
            item = line.item
            if what in {"done", "again"}:
                finish_items(actor=self.specialist, items=[item])
            if what in {"drop", "revive"}:
                drop_item(actor=self.specialist, item=item, reason="Trung ương hoãn")
            if what in {"again", "revive"}:
                reopen_item(actor=self.specialist, item=item, reason="Ghi nhầm")
            if what == "move":
                to = made.month.plus(self.chance.randint(1, 3))
                move_item(actor=self.specialist, item=item, to=to, reason="Chờ hướng dẫn")
            if what == "shift" and line.session_on:
                day = date(made.month.year, made.month.number, self.chance.randint(1, 28))
                if day != line.session_on:
                    body = Body(line.session_body)
                    set_session(actor=self.specialist, line=line, on=day, body=body, reason="Lịch họp đổi")


@pytest.fixture(params=[1])
def year(request: pytest.FixtureRequest, province: Province) -> Committee:
    """Of next year, so that nothing is late while it is written; the parameter is its seed of chance."""
    chance, people = random.Random(request.param), province.people
    office, number = Office.objects.get(short_name="Tỉnh ủy"), timezone.localdate().year + 1
    units = [province.board, province.commune, province.neighbour, province.party_office]
    new = NewProgramme(Span(Kind.YEAR, number), office, "Chương trình công tác")
    programme = actions.draft_programme(actor=people["specialist"], new=new)
    made = Committee(office, programme, units, people["specialist"], people["chief"], chance, number)
    for month in programme.span.stretch.months():
        for _ in range(chance.randint(0, 2)):
            actions.add_item(actor=made.specialist, programme=programme, new=made.matter(month))
    quarter = Matter("Giám sát chuyên đề", Period(number, quarter=3), tuple(units[:1]))
    actions.add_item(actor=made.specialist, programme=programme, new=quarter)
    for every in (Every.QUARTER, Every.HALF_YEAR, Every.NEEDED):
        recurring = Recurring(f"Giao ban {every}", every, offices=(province.board,))
        actions.add_standing(actor=made.specialist, programme=programme, new=recurring)
    actions.adopt_programme(actor=made.specialist, programme=programme)
    return made


def open_until(year: Committee, month: Month) -> set[int]:
    """What is still to be done and could be done in the month, by a plain walk over everything."""
    found = set()
    for item in ProgrammeItem.objects.filter(office=year.office).select_related("standing"):
        if item.stands is not State.OPEN or item.start is None or item.until is None or item.start > month:
            continue
        if item.standing is None or not superseded(item.until, item.standing.often, month):
            found.add(item.pk)
    return found


@pytest.mark.parametrize("year", [1, 2, 3], indirect=True)
def test_nothing_is_lost_and_nothing_stands_twice(year: Committee) -> None:
    """One year lived through, and everything that must hold at its end."""
    for month in year.programme.span.stretch.months():
        proposed = [one.item for one in candidates(year.office, month)]
        assert len(proposed) == len(set(proposed))
        assert set(proposed) == open_until(year, month)
        year.one_month(month)
    assert set(year.said) >= {"leave", "place", "session", "done", "drop", "move", "shift", "again", "revive"}
    after = Month(year.year + 1, 1)
    assert {one.item for one in candidates(year.office, after)} == open_until(year, after)
    _the_view_of_the_year_counts_each_matter_once(year)
    _papers_are_owed_for_exactly_the_sessions_that_stand()
    _settling_and_proposing_again_changes_nothing(year)


def _the_view_of_the_year_counts_each_matter_once(year: Committee) -> None:
    seen = year_view(year.specialist, year.office, year.year, timezone.localdate())
    shown = [row.id for block in seen.blocks for row in block.rows] + [row.id for row in seen.unplaced]
    theirs = ProgrammeItem.objects.filter(office=year.office, until_on__year=year.year)
    assert Counter(shown) == Counter(theirs.values_list("pk", flat=True))
    assert seen.figures.all == len(shown)
    moved = sum(item.moved for item in theirs)
    assert seen.figures.moved == moved
    next_year = year_view(year.specialist, year.office, year.year + 1, timezone.localdate())
    assert next_year.figures.all == ProgrammeItem.objects.filter(until_on__year=year.year + 1).count()


def _papers_are_owed_for_exactly_the_sessions_that_stand() -> None:
    owed = {
        (paper.line_id, paper.office_id): paper.task
        for paper in LinePaper.objects.filter(kind=PaperKind.PAPERS).select_related("task")
        if paper.task.stands not in CLOSED
    }
    wanted = {
        (line.pk, office.pk)
        for line in MonthLine.objects.exclude(session_on=None).select_related("item", "month")
        if line.in_place
        for office in line.item.leads.all()
    }
    assert set(owed) == wanted
    days = working_days()
    assert all(task.due is not None and days.is_working(task.due) for task in owed.values())


def _settling_and_proposing_again_changes_nothing(year: Committee) -> None:
    before = _everything()
    for line in MonthLine.objects.select_related("month__office", "item__programme", "item__office"):
        settle(actor=year.specialist, line=line, reason="lần nữa")
    for month in year.programme.span.stretch.months():
        with pytest.raises(RuleBroken):
            propose_month(actor=year.specialist, office=year.office, month=month)
    assert _everything() == before


def _everything() -> list[object]:
    papers = LinePaper.objects.order_by("pk").values_list(
        "line", "office", "kind", "task__state", "task__due"
    )
    lines = MonthLine.objects.order_by("pk").values_list("month", "item", "position", "kept", "session_on")
    return [*papers, *lines, MonthProgramme.objects.count(), Task.objects.count()]


def test_each_late_paper_is_asked_about_once_however_often_the_clock_runs(year: Committee) -> None:
    for month in year.programme.span.stretch.months()[:4]:
        year.one_month(month)
    moment = datetime(year.year, 1, 1, 7, tzinfo=timezone.get_current_timezone())
    asked = 0
    for week in range(24):
        asked += demand_reports(now=moment + timedelta(days=7 * week))
        asked += demand_reports(now=moment + timedelta(days=7 * week))
    late = LinePaper.objects.filter(kind=PaperKind.PAPERS).exclude(task__state__in=CLOSED)
    assert asked == late.count() == LinePaper.objects.filter(kind=PaperKind.REPORT).count() > 0


def test_issues_tell_the_whole_way_and_the_ledger_holds(year: Committee) -> None:
    for month in year.programme.span.stretch.months()[:3]:
        year.one_month(month)
        made = MonthProgramme.objects.get(first_on=month.first)
        first = made.issues.get()
        shown = [line.content for line in first.lines.all()]
        revise_month(actor=year.specialist, month=made, reason="Bổ sung")
        add_sudden(actor=year.specialist, month=made, new=year.matter(), decided_by="Bí thư", ground="")
        approve_month(actor=year.chief, month=made)
        issue = issue_month(actor=year.specialist, month=made)
        assert issue.changes.splitlines()[0].startswith("Bổ sung “Việc ")
        assert [issue.revision for issue in made.issues.all()] == [1, 0]
        assert [line.content for line in first.lines.all()] == shown
        made.refresh_from_db()
        assert made.stands is MonthState.ISSUED
    assert verdict().fault == ""
    assert set(ProgrammeItem.objects.values_list("origin", flat=True)) == set(Origin)
