"""The clock in the database and the clock of the rules say the same of every task, at every moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.people.models import User
from caunoi.tasks import reads, rules
from caunoi.tasks.filters import WINDOWS, Filters, Now, found
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State, Urgency
from caunoi.tasks.standing import by_office, today_desk
from caunoi.tasks.timeline import AHEAD_DAYS, LABEL_WIDTH, PAST_DAYS, axis_of, marks_of, ticks
from tests.conftest import Province

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
AROUND = st.dates(date(2026, 11, 1), date(2026, 12, 31))
MOMENTS = st.builds(
    lambda day, hour, minute: datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI),
    AROUND, st.integers(0, 23), st.integers(0, 59),
)  # fmt: skip
WINDOW_OF = {
    Urgency.LATE: "late",
    Urgency.TODAY: "today",
    Urgency.SOON: "soon",
    Urgency.LATER: "later",
    Urgency.UNDATED: "undated",
}


@st.composite
def deadlines(draw: st.DrawFn) -> Due:
    day = draw(st.none() | AROUND)
    if day is None:
        return Due(text="ngay sau hội nghị")
    hour = draw(st.none() | st.integers(0, 23))
    at = None if hour is None else datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)
    return Due(day, at, draw(st.sampled_from(list(Operator))))


def moment(at: datetime) -> Now:
    return Now(at, rules.soon_until(at.date(), working_days()))


def store(province: Province, wanted: list[tuple[State, Due]]) -> None:
    people, tasks = province.people, []
    for number, (state, due) in enumerate(wanted):
        task = Task(
            action=f"Việc {number}", owner=province.commune if number % 3 else None, state=state,
            opened_by=people["specialist"], reason="lý do",
        )  # fmt: skip
        if state in (State.HANDED_IN, State.ACCEPTED):
            task.handed_in_by, task.handed_in_at = people["unit_contact"], moment_of_report
            task.handed_in_late = bool(number % 2)
        if state is State.ACCEPTED:
            task.accepted_by, task.accepted_at = people["chief"], moment_of_report
        task.set_due(due, rules.clock(due, working_days()))
        tasks.append(task)
    Task.objects.all().delete()
    Task.objects.bulk_create(tasks)


moment_of_report = datetime(2026, 11, 20, 9, tzinfo=HANOI)
WANTED = st.lists(st.tuples(st.sampled_from(list(State)), deadlines()), max_size=12)
often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.django_db
@often
@given(WANTED, MOMENTS)
def test_every_task_stands_in_the_window_of_its_urgency(
    province: Province, wanted: list[tuple[State, Due]], at: datetime
) -> None:
    store(province, wanted)
    user, when = province.people["specialist"], moment(at)
    windows = {window: set(found(user, Filters(window=window), when)) for window in WINDOWS}
    for task in Task.objects.all():
        window = WINDOW_OF.get(reads.urgency_of(task, when))
        assert {name for name, tasks in windows.items() if task in tasks} == ({window} if window else set())


@pytest.mark.django_db
@often
@given(WANTED, MOMENTS)
def test_the_figures_are_the_sizes_of_the_windows(
    province: Province, wanted: list[tuple[State, Due]], at: datetime
) -> None:
    store(province, wanted)
    user, when = province.people["specialist"], moment(at)
    figures = reads.totals(user, when)
    sizes = {window: found(user, Filters(window=window), when).count() for window in WINDOWS}
    assert (figures.late, figures.today, figures.soon) == (sizes["late"], sizes["today"], sizes["soon"])
    assert figures.owed == sum(sizes.values())
    assert figures.all == len(wanted)
    assert reads.late_tasks(user, when.at).count() == sizes["late"]
    lanes = reads.board(user, Filters(), when, figures)
    assert sum(lane.late for lane in lanes) == sizes["late"]
    assert sum(lane.count for lane in lanes) == sum(state is not State.CANCELLED for state, _ in wanted)


@pytest.mark.django_db
@often
@given(WANTED, MOMENTS)
def test_the_desk_and_the_offices_count_alike(
    province: Province, wanted: list[tuple[State, Due]], at: datetime
) -> None:
    store(province, wanted)
    user, when = province.people["chief"], moment(at)
    desk, records = today_desk(user, when), by_office(user, Filters(), when)
    assert desk.late.count == sum(record.late for record in records)
    assert desk.waiting.count == sum(record.waiting for record in records)
    assert sum(record.all for record in records) == sum(state is not State.CANCELLED for state, _ in wanted)
    assert all(shelf.left >= 0 for shelf in (desk.late, desk.today, desk.soon, desk.waiting))
    for record in records:
        pieces = record.segments()
        assert sum(piece.wide for piece in pieces) == (1000 if record.all else 0)
        assert all(left.x + left.wide == right.x for left, right in pairwise(pieces))
        assert record.share is None or 0 <= record.share <= 100


@given(st.lists(AROUND, max_size=8), AROUND, st.integers(0, 3000))
def test_an_axis_holds_its_days_in_order(days: list[date], today: date, stretch: int) -> None:
    days = [*days, *(day + timedelta(days=stretch) for day in days[:1])]
    axis = axis_of(days, today)
    assert axis.first < axis.last
    for day in days:
        near = today - timedelta(days=PAST_DAYS) <= day <= today + timedelta(days=AHEAD_DAYS)
        assert axis.edge(day) == "" or not near
    if days and max(days) >= today:
        assert axis.edge(today) == ""
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    marked = ticks(axis)
    assert len(marked) <= 14
    assert all(axis.first <= day <= axis.last for day, _ in marked)
    assert len({label for _, label in marked}) == len(marked)


@given(st.lists(AROUND, max_size=12, unique=True), AROUND)
def test_labels_of_meetings_never_lie_on_each_other(meetings: list[date], today: date) -> None:
    axis = axis_of([*meetings, today], today)
    marks = marks_of(axis, sorted(meetings), today)
    assert len(marks) == 1 + len(meetings)
    labelled = sorted(mark.x for mark in marks if mark.kind == "meeting" and mark.label)
    assert all(right - left >= LABEL_WIDTH for left, right in pairwise(labelled))
    assert {mark.row for mark in marks if mark.kind == "today"} == {0}
    said = " ".join(mark.label for mark in marks)
    assert all(f"{day:%d/%m}" in said for day in meetings)


def test_a_person_without_reach_has_empty_figures(province: Province) -> None:
    nobody: User = province.people["admin"]
    figures = reads.totals(nobody, moment(moment_of_report))
    assert (figures.all, figures.late, figures.owed) == (0, 0, 0)
