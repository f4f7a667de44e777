"""States, order, sessions, papers and what a revision changes: tables, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.programmes import month_rules as rules
from caunoi.programmes.month_rules import Body, Change, MonthState, Printed
from caunoi.programmes.rules import Month
from tests.caunoi.programmes.test_rules import refusal
from vanban.dates.working_days import SHIPPED, load

JULY = Month(2023, 7)
LONG_AGO = date(2000, 1, 1)
DAYS = load(SHIPPED)


@pytest.mark.parametrize(
    ("session", "today", "due"),
    [
        (date(2023, 3, 22), LONG_AGO, date(2023, 3, 13)),  # V11
        (date(2023, 1, 31), LONG_AGO, date(2023, 1, 13)),  # V11: over Tết
        (date(2023, 7, 25), date(2023, 7, 14), date(2023, 7, 14)),
        (date(2023, 7, 25), date(2023, 7, 15), date(2023, 7, 24)),  # gone by: the day before the session
        (date(2023, 7, 24), date(2023, 7, 20), date(2023, 7, 21)),  # a Monday
        (date(2023, 7, 25), date(2023, 7, 25), date(2023, 7, 25)),
        (date(2023, 7, 24), date(2023, 7, 22), date(2023, 7, 24)),  # a Saturday: never on a day off
        (date(2023, 7, 25), date(2023, 8, 5), date(2023, 8, 7)),
        (date(2023, 7, 25), date(2023, 8, 1), date(2023, 8, 1)),  # nobody is late before having been told
    ],
)
def test_papers_are_due_seven_working_days_before(session: date, today: date, due: date) -> None:
    assert rules.papers_due(session, 7, DAYS, today) == due


@given(st.dates(date(2015, 1, 1), date(2026, 12, 31)), st.integers(1, 30))
def test_papers_are_due_on_a_working_day_with_so_many_between(session: date, count: int) -> None:
    days = DAYS
    due = rules.papers_due(session, count, days, LONG_AGO)
    assert days.is_working(due)
    # The session's own day is not counted, whether anybody works on it or not.
    assert days.between(due, session) == count - 1 + days.is_working(session)


@pytest.mark.parametrize(
    ("month", "day", "due"),
    [
        (Month(2023, 7), 20, date(2023, 6, 20)),
        (Month(2023, 1), 20, date(2022, 12, 20)),
        (Month(2023, 9), 20, date(2023, 8, 18)),  # a Sunday
        (Month(2023, 5), 28, date(2023, 4, 28)),
    ],
)
def test_proposals_close_on_a_working_day_of_the_month_before(month: Month, day: int, due: date) -> None:
    assert rules.proposals_due(month, day, DAYS) == due


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (1, [3, 1, 2, 4]),
        (2, [1, 3, 2, 4]),
        (3, [1, 2, 3, 4]),
        (4, [1, 2, 4, 3]),
        (99, [1, 2, 4, 3]),
        (-5, [3, 1, 2, 4]),
    ],
)
def test_a_line_takes_its_place(place: int, order: list[int]) -> None:
    assert rules.placed([1, 2, 3, 4], 3, place) == order


@given(st.lists(st.integers(), unique=True, min_size=1, max_size=12), st.data())
def test_a_line_there_and_back(order: list[int], data: st.DataObject) -> None:
    line, place = data.draw(st.sampled_from(order)), data.draw(st.integers(-3, 15))
    there = rules.placed(order, line, place)
    assert sorted(there) == sorted(order)
    assert rules.placed(there, line, order.index(line) + 1) == order


def test_states_sessions_and_revisions_in_words() -> None:
    rules.refuse_state(MonthState.DRAFT, (MonthState.DRAFT,), "duyệt")
    assert refusal(rules.refuse_state, MonthState.ISSUED, (MonthState.DRAFT,), "duyệt") == "wrong-state"
    assert rules.session_words(Body.BUREAU, date(2023, 7, 5)) == "Ban Thường vụ, 05/07/2023"
    assert [rules.revision_name(number) for number in (0, 1, 12)] == ["", "chỉnh sửa 01", "chỉnh sửa 12"]
    assert set(rules.BODY_NAMES) == set(Body)
    assert set(rules.MONTH_STATES) == set(MonthState)


def test_a_session_lies_in_its_month() -> None:
    for day in (date(2023, 7, 1), date(2023, 7, 31)):
        rules.refuse_session(day, JULY)
    for day in (date(2023, 6, 30), date(2023, 8, 1), date(2022, 7, 15)):
        assert refusal(rules.refuse_session, day, JULY) == "session-elsewhere"


ONE = Printed(1, "Một", "Ban A", "", "")
TWO = Printed(2, "Hai", "Ban B", "Ban C", "Ban Thường vụ, 25/07/2023")


@pytest.mark.parametrize(
    ("new", "sentences"),
    [
        ([ONE, TWO], []),
        ([replace(ONE, reason="định kỳ", papers_due=date(2023, 7, 3)), TWO], []),  # follows from the rest
        ([TWO], ["Rút “Một”"]),
        ([ONE, TWO, Printed(3, "Ba", "", "", "")], ["Bổ sung “Ba”"]),
        ([TWO, ONE], ["Sắp xếp lại thứ tự"]),
        ([Printed(3, "Ba", "", "", ""), ONE, TWO], ["Bổ sung “Ba”"]),  # pushed down is not rearranged
        ([ONE, replace(TWO, session="Ban Thường vụ, 28/07/2023")],
         ["Đổi phiên họp “Hai”: Ban Thường vụ, 25/07/2023 → Ban Thường vụ, 28/07/2023"]),
        ([replace(ONE, session="Thường trực, 03/07/2023"), TWO],
         ["Đổi phiên họp “Một”: chưa nêu → Thường trực, 03/07/2023"]),
        ([replace(ONE, content="Một, sửa"), TWO], ["Sửa nội dung “Một”: Một → Một, sửa"]),
        ([replace(ONE, leads="Ban B"), replace(TWO, coordination="")],
         ["Đổi cơ quan chuẩn bị “Một”: Ban A → Ban B", "Đổi cơ quan phối hợp “Hai”: Ban C → chưa nêu"]),
    ],
)  # fmt: skip
def test_what_a_revision_changes(new: list[Printed], sentences: list[str]) -> None:
    assert [change.sentence for change in rules.changes([ONE, TWO], new)] == sentences


def test_an_unchanged_revision_is_refused() -> None:
    rules.refuse_unchanged(0, ())
    rules.refuse_unchanged(1, (Change("Rút", "Một"),))
    assert refusal(rules.refuse_unchanged, 2, ()) == "unchanged"
