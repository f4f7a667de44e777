"""What the number register says: terms, series, and what a next number would be."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Max, Min

from caunoi.issuing.models import NumberEntry, Series, Term
from caunoi.issuing.number_models import TermKind
from caunoi.issuing.number_rules import Neighbours, State
from caunoi.people.models import Office, OfficeKind
from caunoi.ui.refusal import RuleBroken
from vanban.paper import System

OWN_TERM: Final = frozenset({OfficeKind.COMMITTEE, OfficeKind.PARTY_CELL})
# Whose papers follow ND 30/2020/ND-CP: numbered by the year.
STATE_KINDS: Final = frozenset(
    {OfficeKind.GOVERNMENT, OfficeKind.DEPARTMENT, OfficeKind.COUNCIL, OfficeKind.ARMED, OfficeKind.FRONT}
)
_DATED: Final = (State.GIVEN, State.SECRET)


def keeper_of(office: Office) -> Office:
    """Whose book an office's numbers stand in: a standing committee's are its committee's."""
    return office.parent if office.kind == OfficeKind.STANDING and office.parent else office


def system_of(office: Office) -> System:
    """In whose form an office's papers are, by what kind of body it is."""
    return "state" if office.kind in STATE_KINDS else "party"


def committee_of(office: Office) -> Office:
    """Whose terms an office's numbers follow: its own, or those of the committee that it works for."""
    while office.kind not in OWN_TERM and office.parent is not None:
        office = office.parent
    return office


def term_on(office: Office, on: date, *, congress: bool = False) -> Term:
    """The term into which a day falls. Raises RuleBroken("no-term")."""
    committee = committee_of(office)
    kind = TermKind.CONGRESS if congress else TermKind.COMMITTEE
    begun = committee.terms.filter(kind=kind, begins_on__lte=on).order_by("-begins_on").first()
    if begun is None or not begun.tenure.holds(on):
        raise RuleBroken(
            "no-term",
            f"Chưa ghi {kind.label.lower()} của {committee} có ngày {on:%d/%m/%Y}, mà số văn bản của Đảng "
            "đánh theo nhiệm kỳ. Ghi ở trang Nhiệm kỳ trước.",
        )
    return begun


def highest(series: Series) -> int:
    """The highest number that the series has come to, here or on paper."""
    top = series.entries.aggregate(top=Max("number"))["top"] or 0
    return max(top, series.begun_after)


def neighbours(series: Series, number: int) -> Neighbours:
    """The days of the given numbers around a number. Two queries."""
    dated = NumberEntry.objects.filter(series=series, state__in=_DATED)
    before = dated.filter(number__lt=number).aggregate(day=Max("issued_on"))["day"]
    after = dated.filter(number__gt=number).aggregate(day=Min("issued_on"))["day"]
    known = [day for day in (before, series.begun_on) if day]
    return Neighbours(max(known, default=None), after)
