"""What people type, and what the verbs are given of it: tables."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.programmes.forms import (
    DraftMatterForm,
    MatterForm,
    MonthField,
    MoveForm,
    PlaceForm,
    ProgrammeForm,
    ProposalForm,
    SessionForm,
    StandingForm,
    SuddenForm,
    number_of,
    year_of,
)
from caunoi.programmes.month_rules import Body
from caunoi.programmes.rules import Every, Kind, Month, Period, Span
from tests.conftest import Province


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("7", 7),
        ("007", 7),
        ("-7", None),
        ("7.5", None),
        ("bảy", None),
        ("٧", None),
        ("1234567890", None),
    ],
)
def test_a_number_of_an_address(text: str, number: int | None) -> None:
    assert number_of(QueryDict(f"n={text}"), "n") == number
    assert number_of(QueryDict(""), "n") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("2023", 2023), ("1945", 1945), ("2089", 2089), ("1944", 0), ("2090", 0), ("x", 0), ("", 0)],
)
def test_a_year_of_an_address(text: str, year: int) -> None:
    assert year_of(QueryDict(f"nam={text}")) == (year or timezone.localdate().year)


@pytest.mark.parametrize(
    ("text", "month"),
    [("7/2026", Month(2026, 7)), ("2026-07", Month(2026, 7)), (" 12/2026 ", Month(2026, 12)), ("", None)],
)
def test_a_month_typed(text: str, month: Month | None) -> None:
    assert MonthField("Tháng", required=False).clean(text) == month


@pytest.mark.parametrize("text", ["13/2026", "tháng bảy", "7-2026", "0/2026"])
def test_what_is_no_month_is_told(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="không phải là một tháng"):
        MonthField("Tháng").clean(text)


BASE = {"content": "Sơ kết", "year": "2026"}


@pytest.mark.parametrize(
    ("sent", "period"),
    [
        ({"month": "7"}, Period(2026, None, 7, "")),
        ({"quarter": "3"}, Period(2026, 3, None, "")),
        ({"month": "7", "quarter": "1"}, Period(2026, None, 7, "")),  # the month says more
        ({"words": "trước kỳ họp"}, Period(2026, None, None, "trước kỳ họp")),
        ({"month": "7", "words": "tuần cuối tháng"}, Period(2026, None, 7, "tuần cuối tháng")),
    ],
)
def test_when_a_matter_of_a_draft_is_to_be_done(db: None, sent: dict[str, str], period: Period) -> None:
    form = DraftMatterForm({**BASE, **sent})
    assert form.is_valid(), form.errors
    assert form.matter().period == period


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"content": ""}, "content"),
        ({"content": "a" * 2001}, "content"),
        ({"month": "13"}, "month"),
        ({"month": "0"}, "month"),
        ({"quarter": "5"}, "quarter"),
        ({"year": "1900"}, "year"),
        ({"year": ""}, "year"),
        ({"leads": ["999999"]}, "leads"),
        ({"product": "a" * 401}, "product"),
    ],
)
def test_what_is_wrong_stands_at_its_box(db: None, sent: dict[str, object], wrong: str) -> None:
    form = DraftMatterForm({**BASE, **sent})
    assert not form.is_valid()
    assert list(form.errors) == [wrong]


def test_a_matter_is_what_was_typed(province: Province) -> None:
    sent = {
        "content": "Sơ kết", "leads": [province.board.pk, province.commune.pk],
        "coordinating": [province.cell.pk], "product": "Báo cáo",
    }  # fmt: skip
    form = MatterForm(sent)
    assert form.is_valid()
    matter = form.matter()
    assert (matter.content, matter.product, matter.coordinating) == ("Sơ kết", "Báo cáo", (province.cell,))
    assert set(matter.leads) == {province.board, province.commune}
    assert matter.period == Period()


def test_offices_of_today_are_offered_and_earlier_ones_where_they_were_chosen(province: Province) -> None:
    Office.objects.filter(pk=province.board.pk).update(valid_to="2025-06-30")
    Office.objects.filter(pk=province.cell.pk).update(valid_from="2099-01-01")
    free, chosen = MatterForm(), MatterForm(initial={"leads": [province.board.pk]})

    def offered(form: forms.Form, box: str) -> set[int]:
        field = form.fields[box]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        return set(field.queryset.values_list("pk", flat=True)) if field.queryset is not None else set()

    assert province.board.pk not in offered(free, "leads")
    assert province.board.pk in offered(chosen, "leads")
    assert province.board.pk not in offered(chosen, "coordinating")
    assert province.cell.pk not in offered(free, "leads")


@pytest.mark.parametrize(
    ("sent", "span"),
    [
        ({"kind": "year"}, Span(Kind.YEAR, 2026, None, None)),
        ({"kind": "quarter", "quarter": "3"}, Span(Kind.QUARTER, 2026, None, 3)),
        ({"kind": "term", "year_to": "2030"}, Span(Kind.TERM, 2026, 2030, None)),
    ],
)
def test_what_a_programme_is(province: Province, sent: dict[str, str], span: Span) -> None:
    form = ProgrammeForm({"title": "Chương trình", "office": province.commune.pk, "year": "2026", **sent})
    assert form.is_valid(), form.errors
    assert form.programme().span == span
    assert (form.programme().office, form.programme().title) == (province.commune, "Chương trình")


@pytest.mark.parametrize("missing", ["title", "office", "kind", "year"])
def test_a_programme_needs(province: Province, missing: str) -> None:
    sent = {"title": "Chương trình", "office": province.commune.pk, "kind": "year", "year": "2026"}
    form = ProgrammeForm({**sent, missing: ""})
    assert not form.is_valid()
    assert list(form.errors) == [missing]


def test_the_office_as_read_is_offered_though_it_is_gone(province: Province) -> None:
    """A programme of 2023 may be one of a committee that no longer exists."""
    Office.objects.filter(pk=province.commune.pk).update(valid_to="2025-06-30")
    initial = {"office": province.commune.pk}
    sent = {"title": "Chương trình", "office": province.commune.pk, "kind": "year", "year": "2023"}
    assert ProgrammeForm(sent, initial=initial).is_valid()
    assert not ProgrammeForm(sent).is_valid()


@pytest.mark.parametrize(
    ("sent", "every", "first"),
    [
        ({"every": "quarter"}, Every.QUARTER, None),
        ({"every": "half-year", "first": "5"}, Every.HALF_YEAR, 5),
        ({"every": "needed"}, Every.NEEDED, None),
    ],
)
def test_what_comes_back(province: Province, sent: dict[str, str], every: Every, first: int | None) -> None:
    form = StandingForm({"content": "Giao ban", "offices": [province.board.pk], **sent})
    assert form.is_valid()
    said = form.recurring()
    assert (said.every, said.first, said.offices) == (every, first, (province.board,))


def test_moving_needs_a_reason_and_placing_does_not() -> None:
    assert list(MoveForm({"to": "7/2026"}).errors) == ["reason"]
    assert PlaceForm({"to": "7/2026"}).is_valid()
    assert list(PlaceForm({"to": ""}).errors) == ["to"]


@pytest.mark.parametrize(
    ("sent", "on"),
    [
        ("25/7/2026", date(2026, 7, 25)), ("25-07-2026", date(2026, 7, 25)), ("25.7.2026", date(2026, 7, 25)),
        ("2026-07-25", date(2026, 7, 25)), ("", None),
    ],
)  # fmt: skip
def test_the_day_of_a_session_as_people_write_it(sent: str, on: date | None) -> None:
    form = SessionForm({"body": "committee", "on": sent})
    assert form.is_valid()
    assert (form.cleaned_data["on"], form.cleaned_data["body"]) == (on, Body.COMMITTEE)


@pytest.mark.parametrize(
    ("body", "on"), [("bureau", "31/2/2026"), ("bureau", "7/2026"), ("cabinet", "25/7/2026")]
)
def test_a_session_that_is_none(body: str, on: str) -> None:
    assert not SessionForm({"body": body, "on": on}).is_valid()


def test_a_sudden_matter_needs_who_decided(db: None) -> None:
    assert list(SuddenForm({"content": "Bão"}).errors) == ["decided_by"]
    assert SuddenForm({"content": "Bão", "decided_by": "Bí thư"}).is_valid()


def test_a_unit_proposes_for_itself_only(province: Province) -> None:
    sent = {"unit": province.commune.pk, "month": "7/2089", "content": "Việc", "ground": "Đề án"}
    mine = ProposalForm(sent, units=[province.commune])
    assert mine.is_valid(), mine.errors
    assert mine.matter().content == "Việc"
    assert list(ProposalForm({**sent, "unit": province.neighbour.pk}, units=[province.commune]).errors) == [
        "unit"
    ]
    for missing in ("unit", "month", "content", "ground"):
        assert list(ProposalForm({**sent, missing: ""}, units=[province.commune]).errors) == [missing]
