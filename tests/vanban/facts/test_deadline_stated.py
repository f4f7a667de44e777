"""Words known to be a deadline, and what a deadline is counted from."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from vanban.answers import Deadline
from vanban.dates.due import Due, Operator
from vanban.facts.deadline_anchors import anchor_kind, anchor_written
from vanban.facts.deadline_stated import due_of, stated_deadline
from vanban.facts.deadlines import Calendar

CALENDAR = Calendar(2023, date(2023, 3, 1))


@pytest.mark.parametrize(
    ("words", "due", "operator", "offset", "unit"),
    [
        ("trước ngày 09/3/2023", "2023-03-09", "before", None, None),
        ("ngày 25/8/2023", "2023-08-25", "on", None, None),
        ("quý II/2024", "2024-06-30", "by", None, None),
        ("trong 02 ngày làm việc", None, "within", 2, "working_day"),
        ("05 ngày làm việc", None, "within", 5, "working_day"),
        ("trước 07 ngày làm việc", None, "before", -7, "working_day"),
        ("từ ngày 15/10/2023 đến ngày 15/11/2023", "2023-11-15", "by", None, None),
    ],
)
def test_stated(words: str, due: str | None, operator: str, offset: int | None, unit: str | None) -> None:
    found = stated_deadline(words, CALENDAR)
    assert found is not None
    assert (found.text, found.due, found.operator, found.offset, found.unit) == (
        words,
        due,
        operator,
        offset,
        unit,
    )


@pytest.mark.parametrize("words", ["", "nâng cao chất lượng", "số 15", "khoảng"])
def test_nothing_stated(words: str) -> None:
    assert stated_deadline(words, CALENDAR) is None


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (
            Deadline("trước ngày 09/3/2023", "2023-03-09", "before"),
            Due(date(2023, 3, 9), None, Operator.BEFORE, "trước ngày 09/3/2023"),
        ),
        (
            Deadline("trước 16 giờ", "2022-01-17T16:00", "before"),
            Due(
                date(2022, 1, 17), datetime.fromisoformat("2022-01-17T16:00"), Operator.BEFORE, "trước 16 giờ"
            ),
        ),
        (
            Deadline("trước 07 ngày họp", None, "before", -7, "working_day", "ngày họp"),
            Due(None, None, Operator.BEFORE, "trước 07 ngày họp", "", -7, "working_day", "ngày họp"),
        ),
        (Deadline("hằng tháng", None, None, every="month"), Due(text="hằng tháng", every="month")),
    ],
)
def test_what_was_read_as_the_rules_take_it(deadline: Deadline, due: Due) -> None:
    assert due_of(deadline) == due


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ngày kết thúc Hội nghị", "meeting"),
        ("ngày họp Ban Thường vụ", "meeting"),
        ("khai mạc", "meeting"),
        ("phiên họp", "meeting"),
        ("cuộc đối thoại", "meeting"),
        ("ngày nhận được công văn này", "receipt"),
        ("nhận được giấy mời họp", "receipt"),
        ("ngày ký", "issue"),
        ("ngày ban hành Kế hoạch", "issue"),
        ("ngày có văn bản này", "issue"),
        ("kết thúc đợt", "event"),
        ("có yêu cầu", "event"),
        ("", "event"),
    ],
)
def test_what_it_is_counted_from(words: str, kind: str) -> None:
    assert anchor_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "year", "found"),
    [
        ("hội nghị ngày 22/3/2023", None, date(2023, 3, 22)),
        ("hội nghị ngày 22/3", 2023, date(2023, 3, 22)),
        ("hội nghị lúc 07 giờ 30, ngày 19/01/2022", None, datetime.fromisoformat("2022-01-19T07:30")),
        ("hội nghị ngày 22/3", None, None),
        ("hội nghị", 2023, None),
    ],
)
def test_the_day_written_beside_it(words: str, year: int | None, found: date | datetime | None) -> None:
    assert anchor_written(words, year) == found
