from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest

from caunoi.issuing.models import NumberEntry, Term
from caunoi.issuing.number_actions import take_number
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, OfficeKind, OfficeLevel, User
from tests.conftest import Province

DAY = date(2026, 3, 10)
CONTENT = Content("tổ chức hội nghị", "Lương Quốc Thái", "Các đảng ủy xã", "Văn phòng", 12)


class Take(Protocol):
    """Gives the next number, as the specialist would."""

    def __call__(
        self, doc_type: str = ..., on: date = ..., *, title: str = ..., reason: str = ...,
        draft_key: str = ...,
    ) -> NumberEntry: ...  # fmt: skip


@pytest.fixture
def committee(province: Province) -> Office:
    """The provincial committee, with its sign and the terms before and after the congress of October 2025."""
    office = province.party_office.parent
    assert office is not None
    office.symbol = "TU"
    office.save()
    for name, begins, ends in (
        ("Nhiệm kỳ 2020–2025", date(2020, 10, 17), date(2025, 10, 15)),
        ("Nhiệm kỳ 2025–2030", date(2025, 10, 16), None),
    ):
        Term.objects.create(office=office, name=name, begins_on=begins, ends_on=ends, basis="Nghị quyết")
    return office


@pytest.fixture
def government(province: Province) -> Office:
    return Office.objects.create(
        name="Ủy ban nhân dân tỉnh Hải Lam", short_name="UBND tỉnh", kind=OfficeKind.GOVERNMENT,
        level=OfficeLevel.PROVINCE, symbol="UBND",
    )  # fmt: skip


@pytest.fixture
def take(committee: Office, specialist: User) -> Take:
    def give(
        doc_type: str = "Kế hoạch", on: date = DAY, *, title: str = "tổ chức hội nghị", reason: str = "",
        draft_key: str = "",
    ) -> NumberEntry:  # fmt: skip
        return take_number(
            actor=specialist, asked=Asked(committee, "party", doc_type, on), content=Content(title),
            reason=reason, draft_key=draft_key,
        )  # fmt: skip

    return give


def said(entry: NumberEntry) -> list[str]:
    """The ledger's sentences about a line of the book, oldest first."""
    lines = Entry.objects.filter(about_type="issuing.numberentry", about_id=str(entry.pk)).order_by("number")
    return list(lines.values_list("said", flat=True))
