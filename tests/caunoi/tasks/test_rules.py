"""The rules of a task: states, two-step acceptance, what a deadline means, how urgent a task is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.rules import GRANTS, Verb
from caunoi.tasks import rules
from caunoi.tasks.rules import Clock, Due, Move, Operator, State, Urgency
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import SHIPPED, load

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAYS = load(SHIPPED)
SUNDAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=HANOI)


def before(day: date) -> Due:
    return Due(day, None, Operator.BEFORE)


def by(day: date) -> Due:
    return Due(day, None, Operator.BY)


def at(moment: datetime, operator: Operator = Operator.BEFORE) -> Due:
    return Due(moment.date(), moment, operator)


# --- What a deadline means (R7) ---


@pytest.mark.parametrize(
    ("due", "safe_on", "late_on"),
    [
        # 'trước ngày D' is strictly before D
        (before(date(2023, 3, 9)), date(2023, 3, 8), date(2023, 3, 9)),
        (before(date(2026, 11, 23)), date(2026, 11, 20), date(2026, 11, 23)),
        (before(date(2026, 11, 25)), date(2026, 11, 23), date(2026, 11, 25)),
        # 'chậm nhất ngày D' includes D
        (by(date(2023, 3, 9)), date(2023, 3, 9), date(2023, 3, 10)),
        (by(SUNDAY), date(2026, 11, 20), date(2026, 11, 23)),
        (Due(date(2023, 3, 9), None, Operator.ON), date(2023, 3, 9), date(2023, 3, 10)),
        # a period whose last day is off ends with the next working day
        (Due(SUNDAY, None, Operator.WITHIN), date(2026, 11, 20), date(2026, 11, 24)),
        # an hour: that day still counts
        (at(datetime(2022, 1, 17, 16, tzinfo=HANOI)), date(2022, 1, 17), date(2022, 1, 18)),
        # not a bound
        (Due(date(2023, 3, 9), None, Operator.AFTER), None, None),
        (Due(text="ngay sau hội nghị"), None, None),
        (Due(every="month", text="hằng tháng"), None, None),
    ],
)
def test_clock(due: Due, safe_on: date | None, late_on: date | None) -> None:
    assert rules.clock(due, DAYS) == Clock(safe_on, late_on)


@given(st.dates(date(2019, 1, 1), date(2030, 12, 31)), st.sampled_from(list(Operator)))
def test_the_safe_day_is_a_working_day_that_is_not_late(day: date, operator: Operator) -> None:
    meant = rules.clock(Due(day, None, operator), DAYS)
    if operator is Operator.AFTER:
        assert meant == Clock(None, None)
    else:
        assert meant.safe_on is not None
        assert meant.late_on is not None
        assert DAYS.is_working(meant.safe_on)
        assert meant.safe_on < meant.late_on
        assert meant.safe_on <= day


@pytest.mark.parametrize("operator", [Operator.BEFORE, Operator.BY, Operator.WITHIN, Operator.ON])
def test_a_deadline_beyond_the_calendar_is_refused(operator: Operator) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.clock(Due(date(2091, 3, 1), None, operator), DAYS)
    assert refused.value.code == "date-too-far"
    assert "2091" in refused.value.sentence


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (before(date(2023, 3, 9)), "Ngày làm việc an toàn cuối cùng: thứ Tư 08/03/2023."),
        (
            before(date(2026, 11, 23)),
            "Ngày làm việc an toàn cuối cùng: thứ Sáu 20/11/2026 (22/11/2026 là ngày nghỉ: Chủ nhật).",
        ),
        (by(date(2026, 11, 25)), "Ngày làm việc an toàn cuối cùng: thứ Tư 25/11/2026."),
        (at(datetime(2022, 1, 17, 16, tzinfo=HANOI)), "An toàn nếu xong trước 16:00 thứ Hai 17/01/2022."),
        (Due(every="month"), "Việc lặp lại hằng tháng. Lần tới xong trước hết thứ Hai 30/11/2026."),
        (
            Due(every="month", text="trước ngày 25 hằng tháng", operator=Operator.BEFORE),
            "Việc lặp lại hằng tháng. Lần tới xong trước hết thứ Hai 23/11/2026.",
        ),
        (
            Due(text="trước 07 ngày làm việc", offset=-7, unit="working_day"),
            "Chờ ngày họp: khi mốc có ngày, máy tính hạn và ghi vào lịch sử.",
        ),
        (
            Due(date(2023, 3, 23), None, Operator.AFTER, "ngay sau hội nghị", anchor="hội nghị"),
            "Ngày làm việc an toàn cuối cùng: thứ Năm 23/03/2023.",
        ),
        (Due(), ""),
    ],
)
def test_meaning(due: Due, sentence: str) -> None:
    assert rules.meaning(due, DAYS, SUNDAY) == sentence


def test_meaning_says_where_the_calendar_is_only_expected() -> None:
    assert "lịch nghỉ năm 2027 là dự kiến" in rules.meaning(by(date(2027, 3, 1)), DAYS, SUNDAY)


def test_meaning_of_after_and_of_an_event() -> None:
    assert "từ sau ngày thứ Tư 25/11/2026" in rules.meaning(
        Due(date(2026, 11, 25), None, Operator.AFTER), DAYS, SUNDAY
    )
    assert "Khi biết ngày" in rules.meaning(Due(text="ngay sau hội nghị"), DAYS, SUNDAY)


@pytest.mark.parametrize(
    ("due", "words", "brief"),
    [
        (before(date(2023, 3, 9)), "trước ngày 09/03/2023", "trước 09/03/2023"),
        (by(date(2023, 3, 9)), "chậm nhất ngày 09/03/2023", "chậm nhất 09/03/2023"),
        (
            at(datetime(2022, 1, 17, 16, tzinfo=HANOI)),
            "trước 16:00 ngày 17/01/2022",
            "trước 16:00 17/01/2022",
        ),
        (Due(every="quarter"), "hằng quý", "hằng quý"),
        (Due(text="ngay sau hội nghị"), "ngay sau hội nghị", "ngay sau hội nghị"),
        (Due(), "không nêu hạn", "không nêu hạn"),
        (Due(date(2023, 3, 9)), "chậm nhất ngày 09/03/2023", "chậm nhất 09/03/2023"),
    ],
)
def test_due_in_words(due: Due, words: str, brief: str) -> None:
    assert rules.due_words(due) == words
    assert rules.due_brief(due) == brief


@pytest.mark.parametrize(
    ("due", "issued_on", "early"),
    [
        (by(date(2023, 2, 28)), date(2023, 3, 1), True),
        (by(date(2023, 3, 1)), date(2023, 3, 1), False),
        (before(date(2023, 3, 9)), date(2023, 3, 1), False),
        (by(date(2023, 2, 28)), None, False),
        (Due(text="ngay sau hội nghị"), date(2023, 3, 1), False),
    ],
)
def test_a_deadline_before_its_own_document_is_doubtful(
    due: Due, issued_on: date | None, early: bool
) -> None:
    assert rules.before_its_order(due, issued_on) is early


# --- How urgent ---


@pytest.mark.parametrize(
    ("state", "due", "wanted"),
    [
        (State.OPEN, before(SUNDAY), Urgency.LATE),
        (State.DOING, by(date(2026, 11, 21)), Urgency.LATE),
        (State.RETURNED, by(date(2026, 11, 21)), Urgency.LATE),
        (State.OPEN, by(SUNDAY), Urgency.TODAY),
        (
            State.OPEN,
            before(date(2026, 11, 23)),
            Urgency.TODAY,
        ),  # Friday was the last safe day, Monday is late
        (State.OPEN, by(date(2026, 11, 23)), Urgency.SOON),
        (State.OPEN, by(date(2026, 11, 30)), Urgency.SOON),
        (State.OPEN, by(date(2026, 12, 1)), Urgency.LATER),
        (State.OPEN, Due(), Urgency.UNDATED),
        (State.OPEN, at(datetime(2026, 11, 22, 11, tzinfo=HANOI)), Urgency.LATE),
        (State.OPEN, at(datetime(2026, 11, 22, 13, tzinfo=HANOI)), Urgency.TODAY),
        (State.OPEN, at(datetime(2026, 11, 1, 8, tzinfo=HANOI), Operator.AFTER), Urgency.UNDATED),
        (State.HANDED_IN, before(SUNDAY), Urgency.WAITING),
        (State.ACCEPTED, before(SUNDAY), Urgency.DONE),
        (State.CANCELLED, before(SUNDAY), Urgency.CANCELLED),
    ],
)
def test_urgency(state: State, due: Due, wanted: Urgency) -> None:
    meant = rules.clock(due, DAYS)
    found = rules.urgency(
        state, NOON, safe_on=meant.safe_on, late_on=meant.late_on, due_at=due.at,
        soon_until=rules.soon_until(SUNDAY, DAYS),
    )  # fmt: skip
    assert found is wanted


def test_soon_ends_with_the_fifth_working_day() -> None:
    assert rules.soon_until(SUNDAY, DAYS) == date(2026, 11, 30)
    assert rules.soon_until(date(2026, 11, 25), DAYS) == date(2026, 12, 2)


def test_late_turns_at_midnight_of_the_office() -> None:
    late_on = date(2026, 11, 23)
    assert not rules.is_late(datetime(2026, 11, 22, 23, 59, tzinfo=HANOI), due_at=None, late_on=late_on)
    assert rules.is_late(datetime(2026, 11, 23, 0, 0, tzinfo=HANOI), due_at=None, late_on=late_on)


def test_every_urgency_has_a_name_and_a_tone() -> None:
    assert set(rules.URGENCY_NAMES) == set(rules.URGENCY_TONES) == set(Urgency)


# --- States ---

ALLOWED = {
    (State.OPEN, Move.START), (State.RETURNED, Move.START),
    (State.OPEN, Move.HAND_IN), (State.DOING, Move.HAND_IN), (State.RETURNED, Move.HAND_IN),
    (State.HANDED_IN, Move.ACCEPT), (State.HANDED_IN, Move.RETURN),
    (State.OPEN, Move.CANCEL), (State.DOING, Move.CANCEL), (State.RETURNED, Move.CANCEL),
    (State.HANDED_IN, Move.CANCEL),
}  # fmt: skip


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("move", list(Move))
def test_moves(state: State, move: Move) -> None:
    if (state, move) in ALLOWED:
        assert rules.allowed(state, move)
        assert rules.moved(state, move) is rules.MOVES[move][1]
        return
    assert not rules.allowed(state, move)
    with pytest.raises(RuleBroken) as refused:
        rules.moved(state, move)
    assert refused.value.code == "wrong-state"
    assert rules.STATE_NAMES[state] in refused.value.sentence


def test_nothing_leaves_a_closed_state() -> None:
    assert not any(rules.allowed(state, move) for state in rules.CLOSED for move in Move)


def test_every_move_has_its_verb_and_somebody_who_may_make_it() -> None:
    for table in (rules.VERBS, rules.MOVES, rules.MOVE_NAMES, rules.MOVE_BUTTONS, rules.MOVE_BRIEF):
        assert set(table) == set(Move)
    granted = {verb for verbs in GRANTS.values() for verb in verbs}
    assert set(rules.VERBS.values()) <= granted


def test_who_hands_in_does_not_also_accept_by_role() -> None:
    for role, verbs in GRANTS.items():
        if Verb.ACCEPT_TASK in verbs:
            assert role in {"chief", "leader"}


def test_own_work_is_not_accepted_by_oneself() -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.refuse_own_acceptance(handed_in_by=7, person=7)
    assert refused.value.code == "own-acceptance"
    rules.refuse_own_acceptance(handed_in_by=7, person=8)


def test_only_the_named_person_accepts() -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.refuse_other_than_named(acceptor=1, person=2, name="Trần Đức Long")
    assert refused.value.code == "not-the-acceptor"
    assert "Trần Đức Long" in refused.value.sentence
    rules.refuse_other_than_named(acceptor=None, person=2, name="")
    rules.refuse_other_than_named(acceptor=2, person=2, name="")


def test_without_evidence_nothing_is_done() -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.refuse_without_evidence(0)
    assert refused.value.code == "no-evidence"
    rules.refuse_without_evidence(1)


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "—"])
def test_a_reason_must_say_something(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.stated(text, what="lý do đổi hạn")
    assert refused.value.code == "nothing-stated"
    assert "lý do đổi hạn" in refused.value.sentence


def test_a_reason_is_kept_as_it_is_and_has_an_end() -> None:
    assert rules.stated("  Hội \0nghị lùi.\n", what="lý do") == "Hội nghị lùi."
    with pytest.raises(RuleBroken) as refused:
        rules.stated("a" * (rules.LONGEST_TEXT + 1), what="lý do")
    assert refused.value.code == "too-long"


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_is_a_share(percent: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.progress_of(percent)
    assert refused.value.code == "bad-progress"


@pytest.mark.parametrize("percent", [0, 55, 100])
def test_progress_within_bounds(percent: int) -> None:
    assert rules.progress_of(percent) == percent


def test_a_changed_deadline_differs() -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.refuse_same_due(by(SUNDAY), Due(SUNDAY, None, Operator.BY, "chậm nhất ngày 22/11/2026"))
    assert refused.value.code == "same-due"
    rules.refuse_same_due(by(SUNDAY), before(SUNDAY))
    rules.refuse_same_due(by(SUNDAY), by(SUNDAY + timedelta(days=1)))
