"""What the database itself refuses in the number register, whatever program asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents.models import SecretStub
from caunoi.issuing.models import NumberEntry, NumberImport, Series, Term
from caunoi.people.models import Office, User
from tests.caunoi.issuing.conftest import DAY, Take

Make = Callable[[NumberEntry, User], object]


def _entry(entry: NumberEntry, by: User, **changed: object) -> NumberEntry:
    told = {"number": 9, "state": "given", "issued_on": DAY, "title": "sơ kết", **changed}
    return NumberEntry.objects.create(series=entry.series, symbol="KH/TU", doc_type="Kế hoạch", by=by, **told)


def _secret(entry: NumberEntry, by: User, **changed: object) -> NumberEntry:
    """As it should stand: its stub, number and day; `changed` says more."""
    stub = SecretStub.objects.create(registered_by=by, office=entry.series.office)
    return _entry(entry, by, **{"state": "secret", "title": "", "stub": stub, **changed})


def _series(entry: NumberEntry, **told: object) -> Series:
    return Series.objects.create(office=entry.series.office, doc_type="Báo cáo", **told)


def _term(entry: NumberEntry, **changed: object) -> Term:
    told = {"name": "Nhiệm kỳ", "begins_on": date(2030, 1, 1), "basis": "Nghị quyết", **changed}
    return Term.objects.create(office=entry.series.office, **told)


def _file(by: User, **told: object) -> NumberImport:
    return NumberImport.objects.create(name="so.xlsx", sha256="0" * 64, by=by, **told)


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda entry, by: _entry(entry, by, number=0), "number_from_one"),
        (lambda entry, by: _entry(entry, by, number=1), "series_id, issuing_numberentry.number"),
        (lambda entry, by: _entry(entry, by, draft_key="draft:1"), "draft_key"),
        (lambda entry, by: _entry(entry, by, issued_on=None), "number_given_is_dated"),
        (lambda entry, by: _secret(entry, by, issued_on=None), "number_given_is_dated"),
        (lambda entry, by: _entry(entry, by, state="reserved"), "number_says_why"),
        (lambda entry, by: _entry(entry, by, state="cancelled"), "number_says_why"),
        (lambda entry, by: _entry(entry, by, state="secret", title=""), "number_secret_is_bare"),
        *(
            (lambda entry, by, name=name: _secret(entry, by, **{name: "nội dung"}), "number_secret_is_bare")
            for name in ("title", "signer", "recipients", "keeper", "note", "draft_key")
        ),
        (lambda entry, by: _secret(entry, by, copies=3), "number_secret_is_bare"),
        (lambda entry, by: _series(entry, system="party"), "series_of_term_or_year"),
        (lambda entry, by: _series(entry, system="party", year=2026), "series_of_term_or_year"),
        (lambda entry, by: _series(entry, system="state"), "series_of_term_or_year"),
        (
            lambda entry, by: _series(entry, system="state", year=2026, term=entry.series.term),
            "series_of_term_or_year",
        ),
        (lambda entry, by: _term(entry, ends_on=date(2029, 1, 1)), "term_in_order"),
        (lambda entry, by: _term(entry, name=""), "term_has_name_and_basis"),
        (lambda entry, by: _term(entry, basis=""), "term_has_name_and_basis"),
        (lambda entry, by: _term(entry, begins_on=date(2025, 10, 16)), "begins_on"),
        (lambda entry, by: _file(by, data=b"x", done_at=timezone.now()), "numbers_kept_or_done"),
    ],
)
def test_refused_by_the_database(take: Take, specialist: User, make: Make, constraint: str) -> None:
    entry = take(draft_key="draft:1")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(entry, specialist)
    assert NumberEntry.objects.get() == entry


def test_what_the_database_takes(take: Take, specialist: User) -> None:
    entry = take(draft_key="draft:1")
    secret = _secret(entry, specialist)
    kept = _entry(entry, specialist, number=10, state="reserved", issued_on=None, title="", reason="Giữ")
    again = _entry(entry, specialist, number=11, state="cancelled", draft_key="draft:1", reason="Thôi")
    _series(entry, system="state", year=2026)
    _series(entry, system="party", term=entry.series.term)
    _term(entry, ends_on=date(2030, 1, 1))
    _file(specialist, data=b"x")
    _file(specialist, done_at=timezone.now())
    assert [str(one) for one in (entry, secret, kept, again)] == [
        "01-KH/TU", "09-KH/TU", "10-KH/TU", "11-KH/TU"
    ]  # fmt: skip


def test_two_series_of_one_kind_do_not_stand_side_by_side(take: Take, government: Office) -> None:
    entry = take()
    for told in (
        {"office": entry.series.office, "system": "party", "term": entry.series.term},
        {"office": government, "system": "state", "year": 2026},
    ):
        Series.objects.create(doc_type="Báo cáo", **told)
        with pytest.raises(IntegrityError), transaction.atomic():
            Series.objects.create(doc_type="Báo cáo", **told)
