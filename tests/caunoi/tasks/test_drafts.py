"""From the items of the reading contract to drafts of tasks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.tasks.drafts import Draft, draft_of, due_of
from caunoi.tasks.rules import NO_DUE, Due, Operator

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_a_task_with_everything() -> None:
    value = {
        "assignee": "Ban Tổ chức Tỉnh ủy",
        "action": "Tham mưu  danh sách\nđại biểu",
        "report_to": "Thường trực Tỉnh ủy",
        "section": "III.1",
        "coordination": "Văn phòng Tỉnh ủy",
        "product": "Danh sách",
        "deadline": {"text": "trước ngày 09/3/2023", "due": "2023-03-09", "operator": "before"},
    }
    assert draft_of("tasks", value, HANOI) == Draft(
        action="Tham mưu danh sách đại biểu",
        owner_text="Ban Tổ chức Tỉnh ủy",
        coordination="Văn phòng Tỉnh ủy",
        product="Danh sách",
        report_to="Thường trực Tỉnh ủy",
        section="III.1",
        due=Due(date(2023, 3, 9), None, Operator.BEFORE, "trước ngày 09/3/2023"),
    )


def test_a_task_with_nothing_but_its_work() -> None:
    assert draft_of("tasks", {"action": "Chuẩn bị hội trường", "deadline": None}, HANOI) == Draft(
        action="Chuẩn bị hội trường"
    )


def test_what_stands_in_the_middle_of_a_sentence_becomes_the_head_of_a_card() -> None:
    draft = draft_of("tasks", {"action": "đôn đốc các đơn vị"}, HANOI)
    assert draft is not None
    assert draft.action == "Đôn đốc các đơn vị"


@pytest.mark.parametrize("value", [{}, {"action": ""}, {"action": None}, {"action": 3}])
def test_what_names_no_work_opens_nothing(value: dict[str, object]) -> None:
    assert draft_of("tasks", value, HANOI) is None


def test_an_hour_is_told_on_the_clock_of_the_office() -> None:
    due = due_of({"text": "trước 16 giờ", "due": "2022-01-17T16:00", "operator": "before"}, HANOI)
    assert due.on == date(2022, 1, 17)
    assert due.at == datetime(2022, 1, 17, 16, 0, tzinfo=HANOI)


@pytest.mark.parametrize("written", ["2023-02-30", "bao giờ xong", "", 20230309])
def test_a_date_that_does_not_exist_is_dropped_and_its_words_kept(written: object) -> None:
    due = due_of({"text": "trước ngày 30/02/2023", "due": written, "operator": "before"}, HANOI)
    assert (due.on, due.operator, due.text) == (None, None, "trước ngày 30/02/2023")


def test_a_dated_deadline_without_an_operator_includes_its_day() -> None:
    assert due_of({"text": "09/3", "due": "2023-03-09", "operator": None}, HANOI).operator is Operator.BY


def test_a_recurring_deadline_keeps_its_rhythm() -> None:
    assert due_of({"text": "hằng tháng", "due": None, "every": "month"}, HANOI).every == "month"
    assert due_of({"text": "khi cần", "due": None, "every": "sometimes"}, HANOI).every == ""


@pytest.mark.parametrize(
    ("value", "due"),
    [
        ({"year": 2026, "month": 2}, Due(date(2026, 2, 28), None, Operator.BY, "tháng 2/2026")),
        ({"year": 2024, "month": 2}, Due(date(2024, 2, 29), None, Operator.BY, "tháng 2/2024")),
        ({"year": 2026, "quarter": 4}, Due(date(2026, 12, 31), None, Operator.BY, "quý IV/2026")),
        ({"year": 2026, "quarter": 1}, Due(date(2026, 3, 31), None, Operator.BY, "quý I/2026")),
        (
            {"year": 2026, "month": 7, "period": "giữa tháng 7"},
            Due(date(2026, 7, 31), None, Operator.BY, "giữa tháng 7"),
        ),
        ({"period": "trước ngày bầu cử 30 ngày"}, Due(text="trước ngày bầu cử 30 ngày")),
        ({"year": 2026, "month": 13}, NO_DUE),
        ({"year": 99999, "month": 1}, Due(text="tháng 1/99999")),
    ],
)
def test_a_programme_item_is_due_on_the_last_day_of_its_period(value: dict[str, object], due: Due) -> None:
    draft = draft_of(
        "programme_items", {"content": "Sơ kết nghị quyết", "unit": "Ban Tổ chức", **value}, HANOI
    )
    assert draft is not None
    assert draft.due == due
    assert draft.owner_text == "Ban Tổ chức"


@given(
    st.dictionaries(st.sampled_from(["action", "assignee", "deadline", "product", "content", "year"]), JSON)
)
def test_no_value_breaks_it(value: dict[str, object]) -> None:
    for kind in ("tasks", "programme_items"):
        draft = draft_of(kind, value, HANOI)
        assert draft is None or draft.action


@given(st.dictionaries(st.sampled_from(["text", "due", "operator", "every"]), JSON | st.text()))
def test_no_deadline_breaks_it(value: dict[str, object]) -> None:
    due = due_of(value, HANOI)
    assert due.at is None or due.on is not None
    assert due.on is not None or due.operator is None
