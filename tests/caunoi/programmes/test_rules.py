"""Months, spans, periods, what comes back and why a matter stands in a month: tables."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.programmes import rules
from caunoi.programmes.rules import Every, Kind, Month, Origin, Period, Span, State, Stretch
from caunoi.ui.refusal import RuleBroken

JULY = Month(2023, 7)
months = st.builds(Month, st.integers(1950, 2080), st.integers(1, 12))


def refusal(act: object, *args: object, **named: object) -> str:
    assert callable(act)
    with pytest.raises(RuleBroken) as refused:
        act(*args, **named)
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2023-07", JULY), ("2023-7", JULY), ("7/2023", JULY), (" 07/2023 ", JULY),
        ("2024-12", Month(2024, 12)),
    ],
)  # fmt: skip
def test_a_month_is_read(text: str, month: Month) -> None:
    assert Month.read(text) == month


@pytest.mark.parametrize(
    "text", ["", "2023", "2023-13", "0/2023", "tháng 7", "2023-07-01", "9999-01", "７/2023"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    assert refusal(Month.read, text) == "bad-month"


def test_a_month_says_its_days_and_names() -> None:
    assert (Month(2024, 2).first, Month(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (JULY.key, JULY.name) == ("2023-07", "tháng 7/2023")
    assert Month.of(date(2023, 7, 31)) == JULY
    assert (Month(2023, 6).beside(JULY), Month(2022, 12).beside(JULY)) == ("tháng 6", "tháng 12/2022")


@given(months, st.integers(-500, 500))
def test_months_there_and_back(month: Month, step: int) -> None:
    assert month.plus(step).plus(-step) == month
    assert (month.plus(step) > month) == (step > 0)


@given(months, st.integers(0, 60))
def test_a_stretch_holds_every_month_once(start: Month, more: int) -> None:
    found = Stretch(start, start.plus(more)).months()
    assert len(found) == len(set(found)) == more + 1
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("span", "first", "last", "name"),
    [
        (Span(Kind.YEAR, 2023), "2023-01", "2023-12", "năm 2023"),
        (Span(Kind.QUARTER, 2023, quarter=4), "2023-10", "2023-12", "quý IV năm 2023"),
        (Span(Kind.TERM, 2025, year_to=2030), "2025-01", "2030-12", "giai đoạn 2025 - 2030"),
    ],
)
def test_what_a_programme_covers(span: Span, first: str, last: str, name: str) -> None:
    assert (span.stretch.start.key, span.stretch.end.key, span.name) == (first, last, name)


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        (Span(Kind.YEAR, 2023, 2025, 4), Span(Kind.YEAR, 2023)),
        (Span(Kind.QUARTER, 2023, 2025, 4), Span(Kind.QUARTER, 2023, quarter=4)),
        (Span(Kind.TERM, 2025, 2030, 4), Span(Kind.TERM, 2025, 2030)),
    ],
)
def test_a_span_keeps_what_belongs_to_its_kind(span: Span, kept: Span) -> None:
    assert rules.checked(span) == kept


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Span(Kind.YEAR, 1900), "bad-year"), (Span(Kind.YEAR, 20_260), "bad-year"),
        (Span(Kind.QUARTER, 2023), "bad-quarter"), (Span(Kind.QUARTER, 2023, quarter=5), "bad-quarter"),
        (Span(Kind.TERM, 2025), "bad-term"), (Span(Kind.TERM, 2025, 2025), "bad-term"),
        (Span(Kind.TERM, 2025, 2040), "bad-term"), (Span(Kind.TERM, 2085, 2093), "bad-term"),
    ],
)  # fmt: skip
def test_a_span_that_is_none_is_refused(span: Span, code: str) -> None:
    assert refusal(rules.checked, span) == code


@pytest.mark.parametrize(
    ("period", "stretch", "name"),
    [
        (Period(2023, month=7), ("2023-07", "2023-07"), "tháng 7"),
        (Period(2023, 3, 7), ("2023-07", "2023-07"), "tháng 7"),
        (Period(2023, quarter=2), ("2023-04", "2023-06"), "quý II"),
        (Period(2023, words="6 tháng đầu năm"), None, "6 tháng đầu năm"),
        (Period(None, month=7), None, "chưa rõ tháng"),
        (Period(2023, month=13), None, "chưa rõ tháng"),
        (Period(2023, quarter=5), None, "chưa rõ tháng"),
        (Period(9999, month=7), None, "chưa rõ tháng"),
    ],
)
def test_when_a_matter_is_to_be_done(period: Period, stretch: tuple[str, str] | None, name: str) -> None:
    found = period.stretch
    assert (found and (found.start.key, found.end.key)) == stretch
    assert period.name == name


YEAR = Span(Kind.YEAR, 2023).stretch


@pytest.mark.parametrize(
    ("every", "first", "stretch", "fall"),
    [
        (Every.MONTH, None, YEAR, list(range(1, 13))),
        (Every.QUARTER, None, YEAR, [3, 6, 9, 12]),
        (Every.QUARTER, 1, YEAR, [1, 4, 7, 10]),
        (Every.HALF_YEAR, None, YEAR, [6, 12]),
        (Every.HALF_YEAR, 1, YEAR, [1, 7]),
        (Every.YEAR, None, YEAR, [12]),
        (Every.YEAR, 4, YEAR, [4]),
        (Every.NEEDED, None, YEAR, []),
        (Every.QUARTER, None, Span(Kind.QUARTER, 2023, quarter=2).stretch, [6]),
        (Every.HALF_YEAR, None, Span(Kind.TERM, 2023, 2024).stretch, [6, 12, 6, 12]),
    ],
)
def test_what_comes_back_is_laid_out(
    every: Every, first: int | None, stretch: Stretch, fall: list[int]
) -> None:
    beat = rules.beat(every, first)
    assert [month.number for month in rules.occurrences(every, beat, stretch)] == fall


@pytest.mark.parametrize(
    ("every", "first"), [(Every.QUARTER, 4), (Every.MONTH, 2), (Every.YEAR, 13), (Every.YEAR, 0)]
)
def test_a_first_month_outside_the_step_is_refused(every: Every, first: int) -> None:
    assert refusal(rules.beat, every, first) == "bad-beat"


@pytest.mark.parametrize(
    ("until", "every", "target", "gone"),
    [
        ("2023-06", Every.MONTH, "2023-07", True), ("2023-06", Every.QUARTER, "2023-07", False),
        ("2023-06", Every.QUARTER, "2023-08", False), ("2023-06", Every.QUARTER, "2023-09", True),
        ("2022-12", Every.HALF_YEAR, "2023-05", False), ("2022-12", Every.HALF_YEAR, "2023-06", True),
    ],
)  # fmt: skip
def test_a_missed_occurrence_slips_until_the_next(until: str, every: Every, target: str, gone: bool) -> None:
    assert rules.superseded(Month.read(until), every, Month.read(target)) is gone


@pytest.mark.parametrize(
    ("origin", "until", "written", "words", "slipped"),
    [
        (Origin.PROGRAMME, "2023-07", "2023-07", "theo chương trình năm", None),
        (Origin.PROGRAMME, "2023-09", "2023-09", "theo chương trình năm", None),
        (Origin.PROGRAMME, "2023-06", "2023-06", "chuyển từ tháng 6", "2023-06"),
        (Origin.PROGRAMME, "2022-12", "2022-12", "chuyển từ tháng 12/2022", "2022-12"),
        (Origin.PROGRAMME, "2023-07", "2023-05", "chuyển từ tháng 5", "2023-05"),  # moved on purpose
        (Origin.PROGRAMME, "2023-07", "2023-10", "theo chương trình năm", None),  # brought forward
        (Origin.PROGRAMME, "2023-07", None, "theo chương trình năm", None),  # placed by a person
        (Origin.STANDING, "2023-07", "2023-07", "định kỳ hằng quý", None),
        (Origin.STANDING, "2023-06", "2023-06", "chuyển từ tháng 6", "2023-06"),
        (Origin.PROPOSAL, "2023-07", "2023-07", "đơn vị đề xuất: Sở A", None),
        (Origin.SUDDEN, "2023-07", "2023-07", "đột xuất: Sở A", None),
        (Origin.SUDDEN, "2023-06", "2023-06", "chuyển từ tháng 6", "2023-06"),
    ],
)
def test_why_a_matter_stands_in_july(
    origin: Origin, until: str, written: str | None, words: str, slipped: str | None
) -> None:
    found = rules.reason(
        origin, JULY, until=Month.read(until), written=Month.read(written) if written else None,
        every=Every.QUARTER, who="Sở A",
    )  # fmt: skip
    assert (found.words, found.slipped_from and found.slipped_from.key) == (words, slipped)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.QUARTER, "theo chương trình quý"), (Kind.TERM, "theo chương trình nhiệm kỳ")],
)
def test_the_reason_names_the_kind_of_programme(kind: Kind, words: str) -> None:
    assert rules.reason(Origin.PROGRAMME, JULY, until=JULY, written=JULY, kind=kind).words == words


def test_what_is_closed_and_what_does_not_move_is_refused() -> None:
    rules.refuse_closed(State.OPEN, "chuyển")
    assert {refusal(rules.refuse_closed, state, "chuyển") for state in (State.DONE, State.DROPPED)} == {
        "closed"
    }
    rules.refuse_same_month(Month(2023, 9), JULY, JULY)
    rules.refuse_same_month(None, None, JULY)
    assert refusal(rules.refuse_same_month, JULY, JULY, JULY) == "same-month"
